//! `/login`, `/login/code`, `/logout`. A wrong name, a wrong password and a closed account get the
//! same answer after the same time.

use super::cookie::{self, Browser};
use super::entry::{self, Entered};
use crate::model::forms::{CODE, LOG_IN};
use crate::proof::password::Password;
use crate::store::sessions;
use axum::response::Response;
use kernel::{Error, Flaw};
use kit::form::Filled;
use kit::web::redirect;
use kit::{Answer, PageHead, Routes, Typed, Visit, html};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/login", show)
        .post("/login", enter)
        .get("/login/code", show_code)
        .post("/login/code", enter_code)
        .post("/logout", leave)
}

async fn show(visit: Visit) -> Answer {
    let next = visit.query("next");
    if visit.who().is_known() {
        return Ok(redirect(if next.is_empty() { "/" } else { &next }));
    }
    Ok(draw(&visit, Typed::of([("next", next)]), &[]))
}

async fn enter(visit: Visit, browser: Browser, typed: Typed) -> Answer {
    let read = LOG_IN.read(&typed);
    if let Err(Error::Invalid(flaws)) = read.check_all() {
        return Ok(draw(&visit, typed, &flaws));
    }
    let password = Password::typed(&read.text("password"));
    match entry::try_password(visit.house(), &browser, &read.text("login"), password).await {
        Err(Error::Invalid(flaws)) => Ok(draw(&visit, typed, &flaws)),
        Err(other) => Err(other.into()),
        Ok(Entered::In(token, lang)) => {
            let mut answer = redirect(&next_of(&typed));
            cookie::give(&mut answer, visit.house(), &token)?;
            cookie::speak(&mut answer, visit.house(), &lang)?;
            Ok(answer)
        }
        Ok(Entered::AwaitsCode(token)) => {
            let mut answer = redirect(&format!("/login/code?next={}", escaped(&next_of(&typed))));
            cookie::give(&mut answer, visit.house(), &token)?;
            Ok(answer)
        }
    }
}

async fn show_code(visit: Visit) -> Answer {
    Ok(draw_code(&visit, Typed::of([("next", visit.query("next"))]), &[]))
}

async fn enter_code(visit: Visit, browser: Browser, typed: Typed) -> Answer {
    let read = CODE.read(&typed);
    if let Err(Error::Invalid(flaws)) = read.check_all() {
        return Ok(draw_code(&visit, typed, &flaws));
    }
    match entry::try_code(visit.house(), &browser, &read.text("code")).await {
        Err(Error::Invalid(flaws)) => Ok(draw_code(&visit, typed, &flaws)),
        // The five minutes for the code are over: the password again.
        Err(Error::NotFound) => Ok(redirect("/login")),
        Err(other) => Err(other.into()),
        Ok(token) => {
            let mut answer = redirect(&next_of(&typed));
            cookie::give(&mut answer, visit.house(), &token)?;
            Ok(answer)
        }
    }
}

async fn leave(visit: Visit, browser: Browser) -> Answer {
    if let Some(token) = browser.token {
        let at = visit.house().clock.now();
        visit.house().db.write(move |tx| sessions::end(tx, &token, at)).await?;
    }
    let mut answer = redirect("/login");
    cookie::take(&mut answer, visit.house())?;
    Ok(answer)
}

fn draw(visit: &Visit, typed: Typed, flaws: &[Flaw]) -> Response {
    let words = visit.words();
    let head = PageHead {
        title: visit.say("people-log-in"),
        lead: Some(visit.say("people-log-in-lead")),
        flaws: LOG_IN.summary(words, flaws),
        narrow: true,
        ..PageHead::default()
    };
    let filled = Filled::with(typed, flaws);
    visit.plain_page(
        &head,
        html! {
            (LOG_IN.whole(words, "/login", &visit.say("people-log-in"), &filled))
            p.hint { (visit.say("people-log-in-help")) }
        },
    )
}

fn draw_code(visit: &Visit, typed: Typed, flaws: &[Flaw]) -> Response {
    let words = visit.words();
    let head = PageHead {
        title: visit.say("people-code-title"),
        lead: Some(visit.say("people-code-lead")),
        flaws: CODE.summary(words, flaws),
        narrow: true,
        ..PageHead::default()
    };
    // A code is good once: it is not drawn back.
    let kept = Typed::of([("next", typed.get("next"))]);
    let filled = Filled::with(kept, flaws);
    visit.plain_page(
        &head,
        html! {
            (CODE.whole(words, "/login/code", &visit.say("people-log-in"), &filled))
            p.hint { (visit.say("people-code-help")) }
        },
    )
}

/// Where to go after the log-in: back where one came from, in this house alone (`redirect` sees
/// to that).
fn next_of(typed: &Typed) -> String {
    match typed.get("next") {
        "" => "/".into(),
        next => next.into(),
    }
}

/// A path inside a query.
fn escaped(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._".contains(&byte);
    path.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
