//! `/sponsors/{sponsor}/letter`: what arrived from a sponsor in a span of months, and the letter of
//! thanks for it as a Word file and as a PDF. Where nothing arrived the page says so, and there is
//! no letter.

use super::offered::{self, vnd};
use super::thanks::{self, Thanks};
use axum::extract::Path;
use axum::response::Response;
use kernel::db::Tx;
use kernel::{Flaw, Month, Period, Result, Who};
use kit::form::{Choice, Field, Filled, Form};
use kit::page::{Group, button_link};
use kit::printer::{Press, print};
use kit::web::{download, redirect};
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use sponsors::{SponsorId, acts, desk};

/// The type of a Word file.
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
/// Months before today's that are offered.
const BEFORE: i64 = 36;

static SPAN: Form = Form::new(
    "letter",
    &[Field::select("from", "sponsorship-from"), Field::select("until", "sponsorship-until")],
);

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/sponsors/{sponsor}/letter", show)
        .get("/sponsors/{sponsor}/letter.docx", docx)
        .get("/sponsors/{sponsor}/letter.pdf", pdf)
}

/// The months that are asked for: those of the last finished quarter at first.
fn asked(visit: &Visit) -> (Month, Month) {
    let read = |name| offered::read_month(&visit.query(name));
    let usual = thanks::finished(visit.who().today())[0];
    let now = Month::of(visit.who().today());
    let usual = usual.map_or((now, now), |own| (Month::of(own.first()), Month::of(own.last())));
    (read("from").unwrap_or(usual.0), read("until").unwrap_or(usual.1))
}

fn load(tx: &mut Tx<'_>, who: &Who, id: SponsorId, span: Option<Period>) -> Result<Loaded> {
    let (row, place, pass) = desk::opened(tx, who, &acts::VIEW, id)?;
    let thanks = match span {
        Some(span) => thanks::load(tx, &pass, (&row, &place), span)?,
        None => None,
    };
    Ok(Loaded { called: row.called, unit: place.name, thanks })
}

/// A sponsor with what it is thanked for.
struct Loaded {
    called: String,
    unit: String,
    thanks: Option<Thanks>,
}

async fn loaded(visit: &Visit, id: &str) -> Result<Loaded> {
    let (who, id) = (visit.who().clone(), SponsorId::read(id)?);
    let (from, until) = asked(visit);
    let span = if from <= until { thanks::span(from, until) } else { None };
    visit.house().db.read(move |tx: &mut Tx<'_>| load(tx, &who, id, span)).await
}

/// `GET /sponsors/{sponsor}/letter?from=&until=`
async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    visit.known()?;
    let loaded = loaded(&visit, &id).await?;
    Ok(draw(&visit, &id, &loaded))
}

/// `GET /sponsors/{sponsor}/letter.docx?from=&until=`
async fn docx(visit: Visit, Path(id): Path<String>) -> Answer {
    file(visit, id, true).await
}

/// `GET /sponsors/{sponsor}/letter.pdf?from=&until=`
async fn pdf(visit: Visit, Path(id): Path<String>) -> Answer {
    file(visit, id, false).await
}

/// The letter as a file; where nothing arrived the page is shown that says so.
async fn file(visit: Visit, id: String, is_word: bool) -> Answer {
    visit.known()?;
    let Some(thanks) = loaded(&visit, &id).await?.thanks else {
        return Ok(redirect(&to(&visit, &id, "letter")));
    };
    let paper = thanks::paper(visit.words(), &thanks, visit.who().today());
    let press = visit.house().shelf::<Press>()?;
    let work = move || if is_word { press.0.docx(&paper) } else { press.0.pdf(&paper) };
    let (from, until) = asked(&visit);
    let name = format!("thu-cam-on-{}-{}", from.iso(), until.iso());
    let bytes = print(work).await?;
    Ok(match is_word {
        true => download(bytes, DOCX, &format!("{name}.docx")),
        false => download(bytes, super::PDF, &format!("{name}.pdf")),
    })
}

fn to(visit: &Visit, id: &str, what: &str) -> String {
    let (from, until) = asked(visit);
    format!("/sponsors/{id}/{what}?from={}&until={}", from.iso(), until.iso())
}

fn draw(visit: &Visit, id: &str, loaded: &Loaded) -> Response {
    let words = visit.words();
    let (from, until) = asked(visit);
    let flaws = match until < from {
        true => vec![Flaw::new("until", "sponsorship-until-before")],
        false => Vec::new(),
    };
    let head = PageHead::new(words.say("letter-title"), Group::Works)
        .lead(loaded.unit.clone())
        .flaws(SPAN.summary(words, &flaws))
        .narrow();
    let action = format!("/sponsors/{id}/letter");
    let body = html! {
        div.stack {
            section.card {
                h2 { (loaded.called) }
                form.form #letter method="get" action=(action) novalidate {
                    (SPAN.draw(words, &filled(visit, (from, until), &flaws)))
                    button.btn type="submit" { (words.say("letter-look")) }
                }
            }
            @if from <= until {
                section.card { (arrived(visit, id, (from, until), loaded.thanks.as_ref())) }
            }
        }
    };
    visit.page(&head, body)
}

fn filled<'a>(visit: &Visit, span: (Month, Month), flaws: &'a [Flaw]) -> Filled<'a> {
    let now = Month::of(visit.who().today());
    let mut months: Vec<Choice> = offered::months(now.add_months(-BEFORE), now);
    months.reverse();
    let typed = Typed::of([("from", span.0.iso()), ("until", span.1.iso())]);
    Filled::with(typed, flaws).choices("from", months.clone()).choices("until", months)
}

/// What arrived in the span, and the letter for it.
fn arrived(
    visit: &Visit,
    id: &str,
    (from, until): (Month, Month),
    thanks: Option<&Thanks>,
) -> Markup {
    let words = visit.words();
    let span = thanks::span(from, until).map(|span| thanks::span_words(words, span));
    let span = [("span", span.unwrap_or_default())];
    html! {
        @match thanks {
            None => p { (words.say_with("letter-nothing", &span)) },
            Some(thanks) => {
                p { (words.say_with("letter-sum-of", &[
                    ("turns", thanks.turns.to_string()),
                    ("addresses", thanks.addresses.to_string()),
                    ("value", vnd(thanks.value)),
                ])) }
                p.quiet { (words.say("letter-codes")) }
                (button_link(&words.say("letter-word"), &to(visit, id, "letter.docx"), true))
                " "
                (button_link(&words.say("letter-pdf"), &to(visit, id, "letter.pdf"), false))
            }
        }
    }
}
