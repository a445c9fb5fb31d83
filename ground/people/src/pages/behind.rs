//! What lies behind a secret link. A wrong one is counted by address and too many wait, so that
//! nobody finds one by trying; it never says whether a link was closed or never was.

use super::Address;
use crate::proof::token::Token;
use crate::store::throttle::{self, Attempts};
use kernel::db::Tx;
use kernel::{Error, Result};
use kit::{Refusal, Visit};

/// Reads what a link opens; `load` answers [`Error::NotFound`] for one that opens nothing (any
/// more).
pub async fn behind<T: Send + 'static>(
    visit: &Visit,
    address: &Address,
    link: &str,
    load: impl Fn(&mut Tx<'_>, &Token) -> Result<T> + Send + Sync + 'static,
) -> std::result::Result<T, Refusal> {
    let attempts = Attempts::of_guess(&address.0);
    let (looked, at) = (attempts.clone(), visit.who().at());
    let wait = visit.house().db.read(move |tx| throttle::waits(tx, &looked, at)).await?;
    if wait > 0 {
        return Err(super::must_wait(wait)?);
    }
    let found = match Token::read(link) {
        Some(token) => visit.house().db.read(move |tx: &mut Tx<'_>| load(tx, &token)).await,
        None => Err(Error::NotFound),
    };
    if matches!(found, Err(Error::NotFound)) {
        visit.house().db.write(move |tx| throttle::attempt(tx, &attempts, at)).await?;
    }
    Ok(found?)
}
