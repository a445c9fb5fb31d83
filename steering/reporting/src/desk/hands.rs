//! Who stands in for somebody, and acts with their rights for as long as the deputising lasts,
//! under both names. It draws nothing and takes no step.

use crate::{acts, store};
use kernel::db::Tx;
use kernel::{Result, UnitId, Who, place};

/// How an act of a stand-in is signed: the journal is Vietnamese, like every name in it.
const FOR: &str = "thay";

/// Somebody as each of those they stand in for today: both names, and the rights that the other has
/// at the unit of the deputising and under it. Whoever no longer has a role of their own at that
/// unit stands in for nobody: a loan does not outlive the place it was made for.
pub fn stand_ins(tx: &mut Tx<'_>, who: &Who) -> Result<Vec<Who>> {
    let Some(account) = who.account_id() else { return Ok(Vec::new()) };
    let mut all = Vec::new();
    for row in store::standing_in(tx, account, who.today())? {
        if !reads_at(who, row.unit) {
            continue;
        }
        let rights = people::roles::rights_of(tx, row.principal, who.today())?;
        let Some((name, grants)) = rights else { continue };
        let at_unit = grants.into_iter().filter(|grant| grant.unit == row.unit).collect();
        all.push(who.standing_in(format!("{} ({FOR} {name})", who.name()), at_unit));
    }
    Ok(all)
}

/// Whether somebody has a role of their own at a unit with which they read its reports.
fn reads_at(who: &Who, unit: UnitId) -> bool {
    who.grants().iter().any(|grant| grant.unit == unit && acts::VIEW.roles.contains(&grant.role))
}

/// Whether somebody, or those they stand in for, may approve at a place.
pub fn may_decide(tx: &mut Tx<'_>, who: &Who, place: &place::Place) -> Result<bool> {
    if who.may(&acts::DECIDE, place).is_ok() {
        return Ok(true);
    }
    Ok(stand_ins(tx, who)?.iter().any(|hand| hand.may(&acts::DECIDE, place).is_ok()))
}
