//! `/account`: one's own name, language, password, one-time code and sessions.

use super::cookie::{self, Browser};
use super::draw::moment;
use crate::acts;
use crate::model::forms::OWN;
use crate::model::{AccountRow, Session, SessionId};
use crate::rules;
use crate::store::{accounts, sessions};
use axum::extract::Path;
use axum::response::Response;
use kernel::db::Tx;
use kernel::{Error, Flaw, Result};
use kit::badge::{Tone, badge};
use kit::form::Filled;
use kit::notice::{Toast, banner};
use kit::page::button_link;
use kit::table::{Column, Line, facts, table};
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/account", show)
        .post("/account", change)
        .post("/account/sessions/{session}/end", end_session)
}

/// What the page shows.
struct Own {
    account: AccountRow,
    email: Option<String>,
    sessions: Vec<Session>,
}

async fn show(visit: Visit, browser: Browser) -> Answer {
    let own = load(&visit).await?;
    let typed = Typed::of([
        ("base", own.account.version.to_string()),
        ("display_name", own.account.display_name.clone()),
        ("lang", own.account.lang.clone()),
        ("email", own.email.clone().unwrap_or_default()),
    ]);
    Ok(draw(&visit, &browser, &own, typed, &[]))
}

async fn load(visit: &Visit) -> std::result::Result<Own, kit::Refusal> {
    let pass = visit.known()?.may_own(&acts::OWN_SEE)?;
    let found = visit.house().db.read(move |tx| {
        let account = accounts::own(tx, &pass)?;
        let email = accounts::own_email(tx, &pass)?;
        Ok(Own { account, email, sessions: sessions::list_own(tx, &pass)? })
    });
    Ok(found.await?)
}

async fn change(visit: Visit, browser: Browser, typed: Typed) -> Answer {
    let pass = visit.known()?.may_own(&acts::OWN_CHANGE)?;
    let read = OWN.read(&typed);
    rules::forms::check_email(&read.text("email")).into_iter().for_each(|flaw| read.flaw(flaw));
    if let Err(Error::Invalid(flaws)) = read.check_all() {
        let own = load(&visit).await?;
        return Ok(draw(&visit, &browser, &own, typed, &flaws));
    }
    let (name, lang) = (read.text("display_name"), read.choice("lang").to_owned());
    let (base, spoken) = (base_of(&typed)?, lang.clone());
    let (house, email) = (visit.house(), read.maybe_text("email"));
    let work = move |tx: &mut Tx<'_>| {
        accounts::change_own(tx, &pass, base, &name, &lang, email.as_deref())
    };
    house.db.write(work).await?;
    let mut answer = visit.done("/account", &Toast::new("people-own-saved"))?;
    cookie::speak(&mut answer, house, &spoken)?;
    Ok(answer)
}

/// The version a form was drawn from.
pub(super) fn base_of(typed: &Typed) -> Result<i64> {
    typed.get("base").parse().map_err(|_| Error::flaw("base", "kit-flaw-key"))
}

async fn end_session(visit: Visit, Path(session): Path<String>) -> Answer {
    let pass = visit.known()?.may_own(&acts::OWN_CHANGE)?;
    let session = SessionId::read(&session)?;
    visit.house().db.write(move |tx| sessions::end_own(tx, &pass, session)).await?;
    visit.done("/account", &Toast::new("people-session-ended"))
}

fn draw(visit: &Visit, browser: &Browser, own: &Own, typed: Typed, flaws: &[Flaw]) -> Response {
    let words = visit.words();
    let mut head = PageHead { title: visit.say("people-own"), narrow: true, ..PageHead::default() };
    head.lead = Some(own.account.login.clone());
    head.flaws = OWN.summary(words, flaws);
    let filled = Filled::with(typed, flaws);
    visit.page(
        &head,
        html! {
            @if own.account.must_change {
                (banner(Tone::Call, html! {
                    (visit.say("people-must-change")) " "
                    a href="/account/password" { (visit.say("people-password-change")) }
                }))
            }
            div.stack {
                section.card {
                    h2 { (visit.say("people-own-how")) }
                    (OWN.whole(words, "/account", &visit.say("people-save"), &filled))
                }
                (protection(visit, &own.account))
                (open_sessions(visit, browser, &own.sessions))
                section.card {
                    h2 { (visit.say("people-tokens")) }
                    p { (visit.say("people-tokens-lead")) }
                    p { (button_link(&visit.say("people-tokens-more"), "/account/tokens", false)) }
                }
            }
        },
    )
}

fn protection(visit: &Visit, account: &AccountRow) -> Markup {
    let code = if account.totp_on {
        badge(Tone::Done, &visit.say("people-code-on"))
    } else {
        badge(Tone::Blank, &visit.say("people-code-off"))
    };
    let change = visit.say("people-password-change");
    html! {
        section.card {
            h2 { (visit.say("people-own-protection")) }
            (facts(&[
                (visit.say("people-password"), button_link(&change, "/account/password", false)),
                (visit.say("people-code"), html! {
                    (code) " "
                    (button_link(&visit.say("people-code-set-up"), "/account/code", false))
                }),
            ]))
        }
    }
}

fn open_sessions(visit: &Visit, browser: &Browser, open: &[Session]) -> Markup {
    let this = browser.session.as_ref().map(|info| info.session);
    let columns = [
        Column::words(visit.say("people-session-agent")),
        Column::words(visit.say("people-session-began")),
        Column::words(visit.say("people-session-seen")).minor(),
        Column::words(visit.say("people-session-end")),
    ];
    let row = |session: &Session| {
        let agent = if session.agent.is_empty() {
            visit.say("people-session-agent-unknown")
        } else {
            session.agent.clone()
        };
        Line::Row(vec![
            html! { (agent) },
            html! { (moment(session.made_at)) },
            html! { (moment(session.seen_at)) },
            if this == Some(session.id) {
                badge(Tone::Note, &visit.say("people-session-this"))
            } else {
                let path = format!("/account/sessions/{}/end", session.id);
                kit::page::button_post(&visit.say("people-session-end"), &path, false)
            },
        ])
    };
    let lines: Vec<Line> = open.iter().map(row).collect();
    html! {
        section.card {
            h2 { (visit.say("people-sessions")) }
            p.hint { (visit.say("people-sessions-hint")) }
            (table(&visit.say("people-sessions"), &columns, &lines))
        }
    }
}
