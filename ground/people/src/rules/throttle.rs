//! How often a log-in may be tried. Every attempt is counted before the password is looked at, so
//! that a thousand at once are a thousand. A wait is short and ends by itself: whoever knows the
//! password gets in, however many strangers try.

use kernel::Instant;

/// What attempts are counted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// One account from one address: a person who mistypes, or a guesser.
    Pair,
    /// One account from anywhere: guessing spread over many addresses. The wait stays short,
    /// because it also meets the owner.
    Account,
    /// One address, whatever the account: trying one password on many accounts. A whole office may
    /// share an address, so many attempts are free.
    Address,
    /// One-time codes of one account. Only who knows the password can make its owner wait.
    Code,
    /// Codes of papers and secret links that were guessed wrong from one address. What is right is
    /// never counted, so an office that checks many papers waits for nothing.
    Guess,
    /// What one address sends to the society from outside.
    Enquiry,
}

/// How many are free, how long the wait grows, in milliseconds.
struct Limit {
    free: i64,
    longest_ms: i64,
}

/// ASVS 6.3.1 asks for a limit that does not lock out; the numbers are ours.
const fn limit(counted: Counted) -> Limit {
    match counted {
        Counted::Pair => Limit { free: 5, longest_ms: 15 * 60_000 },
        Counted::Account => Limit { free: 20, longest_ms: 30_000 },
        Counted::Address => Limit { free: 60, longest_ms: 5 * 60_000 },
        Counted::Code => Limit { free: 5, longest_ms: 15 * 60_000 },
        Counted::Guess => Limit { free: 20, longest_ms: 60_000 },
        Counted::Enquiry => Limit { free: 10, longest_ms: 15 * 60_000 },
    }
}

/// After an hour without an attempt the count begins anew.
const FORGET_MS: i64 = 60 * 60_000;

/// What is kept of one key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// Attempts that were not followed by success.
    pub failures: i64,
    /// When the last was made.
    pub failed_at: Instant,
    /// Until when no other is looked at.
    pub until_at: Instant,
}

/// Milliseconds still to wait; 0 when an attempt is looked at.
pub fn wait_ms(counted: Counted, count: &Count, at: Instant) -> i64 {
    let left = count.until_at.0 - at.0;
    // A clock that was set back must not lock anybody out: no wait is longer than its limit.
    if left > limit(counted).longest_ms { 0 } else { left.max(0) }
}

/// The count after one more attempt: the first few are free, then 1, 2, 4 … seconds.
pub fn after_attempt(counted: Counted, before: Option<&Count>, at: Instant) -> Count {
    let limit = limit(counted);
    let fresh = before.filter(|count| (at.0 - count.failed_at.0).abs() < FORGET_MS);
    let failures = fresh.map_or(0, |count| count.failures) + 1;
    let over = failures - limit.free;
    let wait = match over {
        i64::MIN..=0 => 0,
        1..=20 => (1_000_i64 << (over - 1)).min(limit.longest_ms),
        _ => limit.longest_ms,
    };
    Count { failures, failed_at: at, until_at: Instant(at.0 + wait) }
}

/// The count after a success. An address keeps its count but for this attempt: a guesser's own
/// account must not wash it clean.
pub fn after_success(counted: Counted, before: &Count) -> Count {
    let failures = match counted {
        Counted::Pair | Counted::Account | Counted::Code | Counted::Guess => 0,
        Counted::Enquiry => before.failures,
        Counted::Address => (before.failures - 1).max(0),
    };
    Count { failures, failed_at: before.failed_at, until_at: before.failed_at }
}
