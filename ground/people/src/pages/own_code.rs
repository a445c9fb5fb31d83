//! `/account/code`: the one-time code of one's own log-in. The secret is made here, shown until it
//! was proved once, and never again; it lies sealed in the database.

use super::cookie::Browser;
use super::entry;
use crate::acts;
use crate::model::AccountRow;
use crate::model::forms::{CODE, CODE_OFF};
use crate::proof::code::{self, Setup};
use crate::proof::password::Password;
use crate::store::{accounts, codes};
use axum::response::Response;
use kernel::seal::Keys;
use kernel::{Error, Flaw, Result};
use kit::form::Filled;
use kit::notice::Toast;
use kit::page::button_post;
use kit::table::facts;
use kit::web::redirect;
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use std::sync::Arc;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/account/code", show)
        .post("/account/code", make)
        .post("/account/code/on", switch_on)
        .post("/account/code/off", switch_off)
}

/// How it stands: on, half made, or off.
struct State {
    account: AccountRow,
    half_made: Option<Setup>,
}

async fn show(visit: Visit) -> Answer {
    let state = load(&visit).await?;
    Ok(draw(&visit, &state, &[]))
}

async fn load(visit: &Visit) -> std::result::Result<State, kit::Refusal> {
    let pass = visit.known()?.may_own(&acts::OWN_CODE)?;
    let keys = visit.house().shelf::<Arc<Keys>>()?;
    let issuer = visit.say("people-code-issuer");
    let found = visit.house().db.read(move |tx| {
        let account = accounts::own(tx, &pass)?;
        let secret = codes::half_made(tx, &pass, &keys)?;
        let setup = secret.map(|secret| code::setup(secret.expose(), &issuer, &account.login));
        Ok(State { account, half_made: setup.transpose()? })
    });
    Ok(found.await?)
}

async fn make(visit: Visit) -> Answer {
    let pass = visit.known()?.may_own(&acts::OWN_CODE)?;
    let (keys, secret) = (visit.house().shelf::<Arc<Keys>>()?, code::secret()?);
    visit.house().db.write(move |tx| codes::make(tx, &pass, &keys, &secret)).await?;
    Ok(redirect("/account/code"))
}

async fn switch_on(visit: Visit, typed: Typed) -> Answer {
    match prove_code(&visit, &typed).await? {
        Err(Error::Invalid(flaws)) => Ok(draw(&visit, &load(&visit).await?, &flaws)),
        Err(other) => Err(other.into()),
        Ok(()) => visit.done("/account", &Toast::new("people-code-switched-on")),
    }
}

async fn prove_code(visit: &Visit, typed: &Typed) -> std::result::Result<Result<()>, kit::Refusal> {
    let pass = visit.known()?.may_own(&acts::OWN_CODE)?;
    let read = CODE.read(typed);
    if let Err(flaws) = read.check_all() {
        return Ok(Err(flaws));
    }
    let (keys, typed) = (visit.house().shelf::<Arc<Keys>>()?, read.text("code"));
    let at = entry::machine_time();
    let work = visit.house().db.write(move |tx| {
        let is_right = codes::switch_on(tx, &pass, &keys, &typed, at)?;
        if is_right { Ok(()) } else { Err(Error::flaw("code", "people-code-wrong")) }
    });
    Ok(work.await)
}

async fn switch_off(visit: Visit, browser: Browser, typed: Typed) -> Answer {
    let pass = visit.known()?.may_own(&acts::OWN_CODE)?;
    let read = CODE_OFF.read(&typed);
    let password = Password::typed(&read.text("current"));
    let proved = match read.check_all() {
        Ok(()) => entry::prove_own(visit.house(), &browser, &pass, password).await.map(|_| ()),
        flawed => flawed,
    };
    match proved {
        Err(Error::Invalid(flaws)) => Ok(draw(&visit, &load(&visit).await?, &flaws)),
        Err(other) => Err(other.into()),
        Ok(()) => {
            visit.house().db.write(move |tx| codes::switch_off(tx, &pass)).await?;
            visit.done("/account", &Toast::new("people-code-switched-off"))
        }
    }
}

fn draw(visit: &Visit, state: &State, flaws: &[Flaw]) -> Response {
    let words = visit.words();
    let form = if state.account.totp_on { &CODE_OFF } else { &CODE };
    let head = PageHead {
        title: visit.say("people-code-set-up"),
        lead: Some(visit.say("people-code-set-up-lead")),
        flaws: form.summary(words, flaws),
        narrow: true,
        ..PageHead::default()
    };
    let filled = Filled::with(Typed::default(), flaws);
    visit.page(
        &head,
        match &state.half_made {
            _ if state.account.totp_on => html! {
                p { (visit.say("people-code-is-on")) }
                @let button = visit.say("people-code-switch-off");
                (CODE_OFF.whole(words, "/account/code/off", &button, &filled))
            },
            Some(setup) => draw_setup(visit, setup, &filled),
            None => html! {
                p { (visit.say("people-code-is-off")) }
                (button_post(&visit.say("people-code-make"), "/account/code", true))
            },
        },
    )
}

fn draw_setup(visit: &Visit, setup: &Setup, filled: &Filled<'_>) -> Markup {
    let button = visit.say("people-code-switch-on");
    html! {
        div.stack {
            section.card {
                h2 { (visit.say("people-code-step-scan")) }
                (picture(visit, setup))
                (facts(&[
                    (visit.say("people-code-secret"), html! { code { (setup.secret) } }),
                    (visit.say("people-code-address"), html! { code { (setup.address) } }),
                ]))
            }
            section.card {
                h2 { (visit.say("people-code-step-prove")) }
                (CODE.whole(visit.words(), "/account/code/on", &button, filled))
            }
        }
    }
}

/// The QR code as a picture of squares; the secret stands beside it as text.
fn picture(visit: &Visit, setup: &Setup) -> Markup {
    const QUIET: usize = 4;
    let side = setup.modules.len() + 2 * QUIET;
    let dark = setup.modules.iter().enumerate().flat_map(|(y, row)| {
        let marks = row.iter().enumerate().filter(|(_, is_dark)| **is_dark);
        marks.map(move |(x, _)| format!("M{} {}h1v1h-1z", x + QUIET, y + QUIET))
    });
    let path: String = dark.collect();
    html! {
        svg width="232" height="232" viewBox=(format!("0 0 {side} {side}")) role="img"
            aria-label=(visit.say("people-code-picture")) shape-rendering="crispEdges" {
            rect width=(side) height=(side) fill="#fff" {}
            path d=(path) fill="#000" {}
        }
    }
}
