//! Secret addresses of calendars. The secret is not kept, its hash is.

use kernel::db::{Tx, sql};
use kernel::ids::AccountId;
use kernel::journal::{self, Subject};
use kernel::pass::Actor;
use kernel::{Error, Id, Pass, Result, UnitId};
use people::proof::token::Token;

enum Feed {}

/// What the hash of a secret is made for, so that it opens nothing else.
const FOR_USE: &str = "calendar";

fn hash(token: &Token) -> Vec<u8> {
    people::proof::token::digest(FOR_USE, token.text())
}

fn account(pass: &Pass) -> Result<AccountId> {
    match pass.actor() {
        Actor::Account(id) => Ok(id),
        _ => Err(Error::NotFound),
    }
}

/// Opens a secret address for the account of the pass at its unit; those it had there are closed.
pub fn open_feed(tx: &mut Tx<'_>, pass: &Pass, token: &Token) -> Result<()> {
    close_feeds(tx, pass)?;
    let id = Id::<Feed>::new();
    sql("insert into calendar_feed (id, account, unit, token_hash, made_at, version) \
         values ($1, $2, $3, $4, $5, 1)")
    .bind(id)
    .bind(account(pass)?)
    .bind(pass.unit()?)
    .bind(hash(token))
    .bind(pass.at())
    .run(tx)?;
    journal::record(tx, pass, Subject::new("calendar_feed", id), 1)?;
    Ok(())
}

/// Closes every secret address of the account of the pass at its unit.
pub fn close_feeds(tx: &mut Tx<'_>, pass: &Pass) -> Result<()> {
    let open: Vec<(Id<Feed>, i64)> = sql("select id, version from calendar_feed \
         where account = $1 and unit = $2 and closed_at is null")
    .bind(account(pass)?)
    .bind(pass.unit()?)
    .all(tx)?;
    for (id, version) in open {
        sql("update calendar_feed set closed_at = $1, version = version + 1 where id = $2")
            .bind(pass.at())
            .bind(id)
            .run(tx)?;
        journal::record(tx, pass, Subject::new("calendar_feed", id), version + 1)?;
    }
    Ok(())
}

/// How many secret addresses the account of the pass has at its unit.
pub fn feeds(tx: &mut Tx<'_>, pass: &Pass) -> Result<i64> {
    sql("select count(*) from calendar_feed where account = $1 and unit = $2 and closed_at is null")
        .bind(account(pass)?)
        .bind(pass.unit()?)
        .one(tx)
}

/// Whose calendar of which unit a secret opens. There is no pass yet: what may be read is asked of
/// the account's rights of today, before anything is.
pub fn feed_of(tx: &mut Tx<'_>, token: &Token) -> Result<Option<(AccountId, UnitId)>> {
    sql("select account, unit from calendar_feed where token_hash = $1 and closed_at is null")
        .bind(hash(token))
        .maybe(tx)
}
