//! The secret of an account's one-time code: sealed under the account's own key, opened by the
//! program alone. A code is taken once: its step is kept in a row of its own, so that a log-in does
//! not change the account.

use super::accounts::{own_id, row_of};
use crate::proof::code;
use kernel::db::{Tx, sql};
use kernel::ids::AccountId;
use kernel::journal::{self, Subject};
use kernel::seal::{Field, Keys, Secret, open_unseen, record_key};
use kernel::{Error, Instant, Pass, Result, place};

fn field(account: AccountId) -> Field {
    Field::new("account", "sealed_totp", account)
}

/// Keeps a new secret that is not in force until a code proved it. Refused while one is in force.
pub fn make(tx: &mut Tx<'_>, pass: &Pass, keys: &Keys, secret: &[u8]) -> Result<()> {
    let account = row_of(tx, own_id(pass)?)?;
    let place = place::get(tx, account.unit, pass.today())?;
    let key = record_key(tx, keys, &place, account.id.uuid(), pass.at())?;
    let changed = sql("update account set sealed_totp = $1, version = version + 1 \
         where id = $2 and totp_on = $3")
    .bind(key.seal(&field(account.id), secret)?)
    .bind(account.id)
    .bind(false)
    .run(tx)?;
    if changed == 0 {
        return Err(Error::flaw("", "people-code-on-already"));
    }
    journal_own(tx, pass, account.id)
}

/// The secret that waits for its first code, for its owner's authenticator.
pub fn half_made(tx: &mut Tx<'_>, pass: &Pass, keys: &Keys) -> Result<Option<Secret<Vec<u8>>>> {
    let account = row_of(tx, own_id(pass)?)?;
    if account.totp_on { Ok(None) } else { open(tx, keys, account.id) }
}

/// Puts the waiting secret in force when the code is right.
pub fn switch_on(
    tx: &mut Tx<'_>,
    pass: &Pass,
    keys: &Keys,
    typed: &str,
    at: Instant,
) -> Result<bool> {
    let account = row_of(tx, own_id(pass)?)?;
    if account.totp_on || !take(tx, keys, account.id, typed, at)? {
        return Ok(false);
    }
    sql("update account set totp_on = $1, version = version + 1 where id = $2")
        .bind(true)
        .bind(account.id)
        .run(tx)?;
    journal_own(tx, pass, account.id)?;
    Ok(true)
}

/// Switches one's own code off and forgets the secret; the caller has proved the password.
pub fn switch_off(tx: &mut Tx<'_>, pass: &Pass) -> Result<()> {
    let id = own_id(pass)?;
    sql("update account set totp_on = $1, sealed_totp = $2, version = version + 1 where id = $3")
        .bind(false)
        .bind(None::<Vec<u8>>)
        .bind(id)
        .run(tx)?;
    journal_own(tx, pass, id)
}

/// Whether a typed code is right, and uses it up. It is part of a log-in, before any pass.
pub fn take(
    tx: &mut Tx<'_>,
    keys: &Keys,
    account: AccountId,
    typed: &str,
    at: Instant,
) -> Result<bool> {
    tx.without_journal("which code was used last belongs to the log-in, not to an act");
    let Some(secret) = open(tx, keys, account)? else { return Ok(false) };
    let used: Option<i64> =
        sql("select step from totp_used where account = $1").bind(account).maybe(tx)?;
    let Some(step) = code::check(secret.expose(), typed, at, used)? else { return Ok(false) };
    // Two log-ins with one code at the same instant: the row lets one through.
    let taken = sql("insert into totp_used (account, step) values ($1, $2) \
         on conflict (account) do update set step = $2 where totp_used.step < $2")
    .bind(account)
    .bind(step)
    .run(tx)?;
    Ok(taken == 1)
}

fn open(tx: &mut Tx<'_>, keys: &Keys, account: AccountId) -> Result<Option<Secret<Vec<u8>>>> {
    let sealed: Option<Vec<u8>> =
        sql("select sealed_totp from account where id = $1").bind(account).one(tx)?;
    let why = "the program checks a code by it; its owner sees it once, while setting it up";
    sealed.map(|blob| open_unseen(tx, keys, &field(account), &blob, why)).transpose()
}

fn journal_own(tx: &mut Tx<'_>, pass: &Pass, id: AccountId) -> Result<()> {
    let version = row_of(tx, id)?.version;
    journal::record(tx, pass, Subject::new("account", id), version).map(|_| ())
}
