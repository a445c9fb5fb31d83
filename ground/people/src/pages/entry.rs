//! The steps of a log-in, one transaction each, with the slow hashing between them: count the
//! attempt and find the door, prove the password, begin a session. What a stranger is told never
//! depends on whether an account exists.

use super::cookie::Browser;
use crate::model::AccountRow;
use crate::proof::password::{Hashed, Password};
use crate::proof::token::Token;
use crate::store::accounts::Door;
use crate::store::throttle::{self, Attempts};
use crate::store::{accounts, codes, sessions};
use kernel::clock::{Clock, SystemClock};
use kernel::ids::AccountId;
use kernel::seal::Keys;
use kernel::{Error, Flaw, Instant, Pass, Result};
use kit::House;
use std::sync::Arc;

/// The machine's own time: guessing and the codes of a telephone run on it, also where the clock of
/// the house is held at a day (the demo).
pub fn machine_time() -> Instant {
    SystemClock.now()
}

/// What a log-in came to.
pub enum Entered {
    /// Inside, with a session and the language of the account.
    In(Token, String),
    /// The password is right; the one-time code is still to come.
    AwaitsCode(Token),
}

/// Tries a log-in name and a password.
pub async fn try_password(
    house: &House,
    browser: &Browser,
    login: &str,
    password: Password,
) -> Result<Entered> {
    let keys = Attempts::of(login, &browser.address);
    let door = find_door(house, keys.clone(), login.to_owned()).await?;
    let stored = door.as_ref().map(|door| Hashed(door.password_hash.clone()));
    let is_right = crate::proof::password::matches(password, stored).await?;
    match door.filter(|_| is_right) {
        None => Err(Error::flaw("", "people-log-in-wrong")),
        Some(door) => {
            let token = begin(house, browser, door.id, Some(keys), door.totp_on).await?;
            Ok(if door.totp_on {
                Entered::AwaitsCode(token)
            } else {
                Entered::In(token, door.lang)
            })
        }
    }
}

async fn find_door(house: &House, keys: Attempts, login: String) -> Result<Option<Door>> {
    let at = machine_time();
    let found = house.db.write(move |tx| match throttle::attempt(tx, &keys, at)? {
        Some(wait_ms) => Ok(Err(wait_ms)),
        None => accounts::door(tx, &login).map(Ok),
    });
    found.await?.map_err(too_early)
}

/// The words for an attempt that comes too early.
fn too_early(wait_ms: i64) -> Error {
    let seconds = (wait_ms + 999) / 1000;
    Error::Invalid(vec![Flaw::new("", "people-log-in-wait").arg("seconds", seconds.to_string())])
}

/// Begins a session and ends the one the browser had: a token is never older than its log-in.
pub async fn begin(
    house: &House,
    browser: &Browser,
    account: AccountId,
    proved: Option<Attempts>,
    needs_code: bool,
) -> Result<Token> {
    let at = house.clock.now();
    let token = Token::new()?;
    let (new, old, agent) = (token.clone(), browser.token.clone(), browser.agent.clone());
    let work = house.db.write(move |tx| {
        if let Some(old) = &old {
            sessions::end(tx, old, at)?;
        }
        if let Some(keys) = &proved {
            throttle::passed(tx, keys)?;
        }
        sessions::begin(tx, account, &new, &agent, at, needs_code)
    });
    work.await?;
    Ok(token)
}

/// Proves the password of somebody who is inside, before a change that a borrowed browser must
/// not make. Attempts are counted as those of a log-in are.
pub async fn prove_own(
    house: &House,
    browser: &Browser,
    pass: &Pass,
    password: Password,
) -> Result<AccountRow> {
    let (pass, address, at) = (pass.clone(), browser.address.clone(), machine_time());
    let found = house.db.write(move |tx| {
        let account = accounts::own(tx, &pass)?;
        let keys = Attempts::of(&account.login, &address);
        match throttle::attempt(tx, &keys, at)? {
            Some(wait_ms) => Ok(Err(wait_ms)),
            None => Ok(Ok((accounts::own_password(tx, &pass)?, account, keys))),
        }
    });
    let (stored, account, keys) = found.await?.map_err(too_early)?;
    if !crate::proof::password::matches(password, Some(stored)).await? {
        return Err(Error::flaw("current", "people-password-current-wrong"));
    }
    house.db.write(move |tx| throttle::passed(tx, &keys)).await?;
    Ok(account)
}

/// Tries a one-time code for the log-in that waits for it. Unknown when none does (any more).
pub async fn try_code(house: &House, browser: &Browser, typed: &str) -> Result<Token> {
    let waiting = browser.token.clone().ok_or(Error::NotFound)?;
    let (now, at, typed) = (house.clock.now(), machine_time(), typed.to_owned());
    let keys = house.shelf::<Arc<Keys>>()?;
    let tried = house.db.write(move |tx| {
        let account = sessions::waiting(tx, &waiting, now)?.ok_or(Error::NotFound)?;
        let counted = Attempts::of_code(account);
        match throttle::attempt(tx, &counted, at)? {
            Some(wait_ms) => Ok(Err(too_early(wait_ms))),
            None if codes::take(tx, &keys, account, &typed, at)? => Ok(Ok((account, counted))),
            None => Ok(Err(Error::flaw("code", "people-code-wrong"))),
        }
    });
    let (account, counted) = tried.await??;
    begin(house, browser, account, Some(counted), false).await
}
