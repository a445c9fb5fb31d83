//! `/account/password`: a new password of one's own. Every session ends with the old one; this
//! browser gets a new session.

use super::cookie::{self, Browser};
use super::entry;
use crate::acts;
use crate::model::forms::PASSWORD;
use crate::proof::password::{self, Password};
use crate::proof::token::Token;
use crate::rules;
use crate::store::accounts;
use axum::response::Response;
use kernel::{Error, Flaw, Pass, Result};
use kit::form::Filled;
use kit::notice::Toast;
use kit::{Answer, PageHead, Routes, Typed, Visit};

pub(super) fn routes() -> Routes {
    Routes::new().get("/account/password", show).post("/account/password", change)
}

async fn show(visit: Visit) -> Answer {
    visit.known()?.may_own(&acts::OWN_PASSWORD)?;
    Ok(draw(&visit, &[]))
}

async fn change(visit: Visit, browser: Browser, typed: Typed) -> Answer {
    let pass = visit.known()?.may_own(&acts::OWN_PASSWORD)?;
    match choose(&visit, &browser, &pass, &typed).await {
        Err(Error::Invalid(flaws)) => Ok(draw(&visit, &flaws)),
        Err(other) => Err(other.into()),
        Ok(token) => {
            let mut answer = visit.done("/account", &Toast::new("people-password-changed"))?;
            cookie::give(&mut answer, visit.house(), &token)?;
            Ok(answer)
        }
    }
}

async fn choose(visit: &Visit, browser: &Browser, pass: &Pass, typed: &Typed) -> Result<Token> {
    PASSWORD.read(typed).check_all()?;
    let house = visit.house();
    let [current, fresh, again] =
        ["current", "fresh", "again"].map(|field| Password::typed(typed.get(field)));
    let account = entry::prove_own(house, browser, pass, current.clone()).await?;
    let flaws = rules::password::change_flaws(&current, &fresh, &again, &account.login);
    if !flaws.is_empty() {
        return Err(Error::Invalid(flaws));
    }
    let (hashed, pass) = (password::hash(fresh).await?, pass.clone());
    house.db.write(move |tx| accounts::set_password(tx, &pass, &hashed)).await?;
    entry::begin(house, browser, account.id, None, false).await
}

fn draw(visit: &Visit, flaws: &[Flaw]) -> Response {
    let words = visit.words();
    let head = PageHead {
        title: visit.say("people-password-change"),
        lead: Some(visit.say("people-password-change-lead")),
        flaws: PASSWORD.summary(words, flaws),
        narrow: true,
        ..PageHead::default()
    };
    let filled = Filled::with(Typed::default(), flaws);
    let button = visit.say("people-password-change");
    visit.page(&head, PASSWORD.whole(words, "/account/password", &button, &filled))
}
