//! `/classes/certificates/{certificate}`: one certificate as the sheet of A4 that is signed and
//! sealed by hand. What has expired or was withdrawn says so on the sheet itself, so that no print
//! passes for a good one. It is Vietnamese whoever reads it, and it never bears the red cross,
//! which is a protected emblem.

use crate::model::{CertificateId, CertificateRow, Class, Standing};
use crate::{acts, desk, rules, store};
use axum::extract::Path;
use kernel::db::Tx;
use kernel::paper::decree::{MOTTO, NATIONAL_TITLE};
use kernel::place::{self, Place};
use kernel::{Error, Result, Who, number};
use kit::badge::Tone;
use kit::notice::banner;
use kit::page::{Group, button_link, button_print};
use kit::{Answer, Lang, Markup, PageHead, Routes, Visit, Words, html};
use people::{SignerRow, signers};

pub(super) fn routes() -> Routes {
    Routes::new().get("/classes/certificates/{certificate}", show)
}

struct Opened {
    row: CertificateRow,
    class: Class,
    /// The unit as it was called on the day of the certificate.
    unit: Place,
    /// Who could sign for it on that day; none where the register of signers names nobody.
    signer: Option<SignerRow>,
}

fn load(tx: &mut Tx<'_>, who: &Who, id: CertificateId) -> Result<Opened> {
    let class = store::certified_in(tx, id)?.ok_or(Error::NotFound)?;
    let (class, unit, pass) = desk::opened(tx, who, &acts::VIEW, class)?;
    let row = class.certificates.iter().find(|row| row.id == id).cloned();
    let row = row.ok_or(Error::NotFound)?;
    let signer = signers::of(tx, &pass, unit.id, row.given_on)?.into_iter().next();
    let unit = place::get(tx, unit.id, row.given_on)?;
    Ok(Opened { row, class, unit, signer })
}

/// `GET /classes/certificates/{certificate}`
async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let (who, id) = (visit.known()?.clone(), CertificateId::read(&id)?);
    let opened = visit.house().db.read(move |tx: &mut Tx<'_>| load(tx, &who, id)).await?;
    let (words, row) = (visit.words(), &opened.row);
    let title = words.say_with("certificate-title", &[("number", row.number())]);
    let class = format!("/classes/{}", row.class);
    let head = PageHead::new(title, Group::Works).lead(row.title.clone()).actions(html! {
        (button_print(words))
        (button_link(&words.say("lesson-back-to"), &class, false))
    });
    let said = void(words, row, rules::standing(row, visit.who().today()));
    let body = html! {
        @if let Some(said) = said {
            (banner(Tone::Call, html! {
                strong { (said) }
                @if let Some(why) = &row.withdrawn_why { p { (why) } }
            }))
        }
        (sheet(&visit, &opened))
    };
    Ok(visit.page(&head, body))
}

/// Why a certificate is not good, in words; nothing of one that is.
fn void(words: &Words, row: &CertificateRow, standing: Standing) -> Option<String> {
    let until = row.expires_on.map(|day| day.vn()).unwrap_or_default();
    match standing {
        Standing::Good => None,
        Standing::Expired => Some(words.say_with("certificate-void-expired", &[("day", until)])),
        Standing::Withdrawn => Some(words.say("certificate-void-withdrawn")),
    }
}

fn sheet(visit: &Visit, opened: &Opened) -> Markup {
    let (words, row) = (visit.words().in_lang(Lang::Vi), &opened.row);
    let label = visit.say("certificate-sheet");
    html! {
        div.desk role="region" aria-label=(label) tabindex="0" {
            article.sheet.proof lang=(Lang::Vi.code()) {
                (top(&words, opened))
                @if let Some(said) = void(&words, row, rules::standing(row, visit.who().today())) {
                    p.centre { span.stamp { (said.to_uppercase()) } }
                }
                @if let Some(key) = &opened.class.row.illustrative {
                    p.centre { span.stamp { (words.say(key)) } }
                }
                p.centre.bold.title { (words.say("certificate-paper").to_uppercase()) }
                p.centre { (words.say("certificate-given-to")) }
                p.centre.bold.whom { (row.full_name) }
                (facts(&words, opened))
                (foot(&words, opened))
            }
        }
    }
}

fn top(words: &Words, opened: &Opened) -> Markup {
    html! {
        div.sheet-top {
            div {
                p { (words.say("certificate-society").to_uppercase()) }
                p.bold.ruled { (opened.unit.name.to_uppercase()) }
            }
            div { p.bold { (NATIONAL_TITLE) } p.bold.ruled { (MOTTO) } }
            div { p { (words.say_with("certificate-no", &[("number", opened.row.number())])) } }
        }
    }
}

fn facts(words: &Words, opened: &Opened) -> Markup {
    let (class, row) = (&opened.class, &opened.row);
    let fact = |key: &str, said: String| html! { dt { (words.say(key)) } dd { (said) } };
    let learner = class.participants.iter().find(|one| one.id == row.participant);
    let hours =
        [("periods", number::count(class.periods())), ("days", number::count(class.days()))];
    let until = match row.expires_on {
        Some(day) => day.vn(),
        None => words.say("certificate-for-ever"),
    };
    html! {
        dl {
            @if let Some(year) = learner.and_then(|one| one.birth_year) {
                (fact("certificate-born", year.to_string()))
            }
            (fact("certificate-class", row.title.clone()))
            @if row.level != "none" {
                (fact("lesson-level", words.say(&format!("lesson-level-{}", row.level))))
            }
            (fact("certificate-held", term(class)))
            (fact("certificate-hours", words.say_with("certificate-hours-of", &hours)))
            (fact("certificate-expires", until))
        }
    }
}

/// From the first day to the last; one day alone stands once.
fn term(class: &Class) -> String {
    let first = class.sessions.first().map_or(class.row.begins_on, |session| session.on_day);
    match class.row.ended_on.filter(|last| *last != first) {
        Some(last) => format!("{} – {}", first.vn(), last.vn()),
        None => first.vn(),
    }
}

/// The day, whom the register of signers names for it, and room for a signature and a seal.
fn foot(words: &Words, opened: &Opened) -> Markup {
    let day = [("day", opened.row.given_on.vn())];
    html! {
        div.sheet-foot {
            div {}
            div {
                p.slant { (words.say_with("certificate-day", &day)) }
                @if let Some(signer) = &opened.signer {
                    p.bold { (signer.first_line.to_uppercase()) }
                    @if !signer.second_line.is_empty() {
                        p.bold { (signer.second_line.to_uppercase()) }
                    }
                    p.slant { (words.say("certificate-seal-here")) }
                    p.bold.name { (signer.full_name) }
                } @else {
                    p.bold { (words.say("certificate-signer").to_uppercase()) }
                    p.slant.name { (words.say("certificate-sign-here")) }
                }
            }
        }
    }
}
