//! The counts of log-in attempts. The keys are hashed: the table names no account and no address.

use crate::proof::token::digest;
use crate::rules::forms::login_key;
use crate::rules::throttle::{Count, Counted, after_attempt, after_success, wait_ms};
use kernel::db::{Tx, sql};
use kernel::ids::AccountId;
use kernel::{Instant, Result, row};

/// A day: longer than any rule remembers.
const KEPT_MS: i64 = 24 * 3_600_000;

/// What one attempt is counted under.
#[derive(Debug, Clone)]
pub struct Attempts(Vec<(Counted, Vec<u8>)>);

impl Attempts {
    /// The key of the one-time codes of an account.
    pub fn of_code(account: AccountId) -> Attempts {
        Attempts(vec![(Counted::Code, digest("throttle-code", &account.to_string()))])
    }

    /// The key of an address from which tokens are tried.
    pub fn of_address(address: &str) -> Attempts {
        Attempts(vec![(Counted::Address, digest("throttle-api", address))])
    }

    /// The key of guesses at something secret or public, from an address.
    pub fn of_guess(address: &str) -> Attempts {
        Attempts(vec![(Counted::Guess, digest("throttle-guess", address))])
    }

    /// The key of what people outside send to the society, from an address.
    pub fn of_enquiry(address: &str) -> Attempts {
        Attempts(vec![(Counted::Enquiry, digest("throttle-enquiry", address))])
    }

    /// The keys of a typed log-in name and the address it came from.
    pub fn of(typed_login: &str, address: &str) -> Attempts {
        let login = login_key(typed_login);
        Attempts(vec![
            (Counted::Pair, digest("throttle-pair", &format!("{login}\n{address}"))),
            (Counted::Account, digest("throttle-account", &login)),
            (Counted::Address, digest("throttle-address", address)),
        ])
    }
}

row! {
    struct Kept {
        failures: i64,
        failed_at: Instant,
        until_at: Instant,
    }
}

/// Counts an attempt before its password is looked at. Answers the milliseconds to wait when it
/// is too early; such an attempt is not counted, so waiting always ends. It comes before any pass.
pub fn attempt(tx: &mut Tx<'_>, attempts: &Attempts, at: Instant) -> Result<Option<i64>> {
    tx.without_journal("attempts to log in belong to nobody yet");
    let mut counts = Vec::with_capacity(attempts.0.len());
    for (counted, key) in &attempts.0 {
        lock(tx, key, at)?;
        counts.push((*counted, key, count_of(tx, key)?));
    }
    let wait = counts
        .iter()
        .filter_map(|(counted, _, count)| count.as_ref().map(|count| wait_ms(*counted, count, at)))
        .max();
    if let Some(wait) = wait.filter(|wait| *wait > 0) {
        return Ok(Some(wait));
    }
    for (counted, key, count) in counts {
        keep(tx, key, &after_attempt(counted, count.as_ref(), at))?;
    }
    Ok(None)
}

/// Milliseconds to wait before another attempt is looked at, without counting one; before any pass.
pub fn waits(tx: &mut Tx<'_>, attempts: &Attempts, at: Instant) -> Result<i64> {
    let mut longest = 0;
    for (counted, key) in &attempts.0 {
        if let Some(count) = count_of(tx, key)? {
            longest = longest.max(wait_ms(*counted, &count, at));
        }
    }
    Ok(longest)
}

/// Tells that the last attempt was right, before any pass.
pub fn passed(tx: &mut Tx<'_>, attempts: &Attempts) -> Result<()> {
    tx.without_journal("attempts to log in belong to nobody yet");
    for (counted, key) in &attempts.0 {
        if let Some(count) = count_of(tx, key)? {
            keep(tx, key, &after_success(*counted, &count))?;
        }
    }
    Ok(())
}

/// Forgets what no rule looks at any more.
pub(super) fn sweep(tx: &mut Tx<'_>, at: Instant) -> Result<()> {
    sql("delete from login_throttle where failed_at < $1").bind(at.0 - KEPT_MS).run(tx)?;
    Ok(())
}

/// Makes attempts under one key wait for each other, so that a thousand at once are counted as a
/// thousand. Attempts are locked in one order (pair, account, address): nobody waits in a circle.
fn lock(tx: &mut Tx<'_>, key: &[u8], at: Instant) -> Result<()> {
    sql("insert into login_throttle (key_hash, failures, failed_at, until_at) \
         values ($1, 0, $2, $2) on conflict (key_hash) do update \
         set failures = login_throttle.failures")
    .bind(key)
    .bind(at)
    .run(tx)?;
    Ok(())
}

fn count_of(tx: &mut Tx<'_>, key: &[u8]) -> Result<Option<Count>> {
    let kept: Option<Kept> =
        sql("select failures, failed_at, until_at from login_throttle where key_hash = $1")
            .bind(key)
            .maybe(tx)?;
    Ok(kept.map(|kept| Count {
        failures: kept.failures,
        failed_at: kept.failed_at,
        until_at: kept.until_at,
    }))
}

fn keep(tx: &mut Tx<'_>, key: &[u8], count: &Count) -> Result<()> {
    sql("insert into login_throttle (key_hash, failures, failed_at, until_at) \
         values ($1, $2, $3, $4) on conflict (key_hash) do update \
         set failures = $2, failed_at = $3, until_at = $4")
    .bind(key)
    .bind(count.failures)
    .bind(count.failed_at)
    .bind(count.until_at)
    .run(tx)?;
    Ok(())
}
