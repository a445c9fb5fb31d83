//! What must hold of a sponsor. Pure.

use crate::model::{Draft, SponsorRow};
use kernel::Flaw;
use kernel::ids::AccountId;

/// The most a sponsor promises for a month, in đồng: more is a slip of the hand.
pub const MOST_A_MONTH: i64 = 1_000_000_000;
/// Days for which a link to a sponsor's page opens.
pub const LINK_DAYS: i64 = 366;

/// What must hold of what is registered.
pub fn check(new: &Draft, is_new: bool) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    if is_new && new.name.trim().is_empty() {
        flaws.push(Flaw::new("name", "kit-flaw-empty"));
    }
    if new.wish.amount.is_some_and(|amount| !(1..=MOST_A_MONTH).contains(&amount)) {
        flaws.push(Flaw::new("wish_amount", "sponsor-amount-odd"));
    }
    flaws
}

/// Who registers a sponsor does not verify it alone: a made-up helper is how money goes astray
/// and how a child is reached (threats-and-promises T2, T5).
pub fn check_verify(row: &SponsorRow, by: Option<AccountId>) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    if row.closed_on.is_some() {
        flaws.push(Flaw::new("", "sponsor-closed"));
    }
    if by.is_some() && by == row.registered_by {
        flaws.push(Flaw::new("", "sponsor-verify-own"));
    }
    flaws
}
