//! Who stands in for somebody, and acts with their rights for as long as the deputising lasts,
//! under both names. It draws nothing and takes no step.

use crate::{acts, store};
use kernel::db::Tx;
use kernel::{Result, Who, place};

/// How an act of a stand-in is signed: the journal is Vietnamese, like every name in it.
const FOR: &str = "thay";

/// Somebody as each of those they stand in for today: both names, and the rights that the other has
/// at the unit of the deputising and under it.
pub fn stand_ins(tx: &mut Tx<'_>, who: &Who) -> Result<Vec<Who>> {
    let Some(account) = who.account_id() else { return Ok(Vec::new()) };
    let mut all = Vec::new();
    for row in store::standing_in(tx, account, who.today())? {
        let rights = people::roles::rights_of(tx, row.principal, who.today())?;
        let Some((name, grants)) = rights else { continue };
        let at_unit = grants.into_iter().filter(|grant| grant.unit == row.unit).collect();
        all.push(who.standing_in(format!("{} ({FOR} {name})", who.name()), at_unit));
    }
    Ok(all)
}

/// Whether somebody, or those they stand in for, may approve at a place.
pub fn may_decide(tx: &mut Tx<'_>, who: &Who, place: &place::Place) -> Result<bool> {
    if who.may(&acts::DECIDE, place).is_ok() {
        return Ok(true);
    }
    Ok(stand_ins(tx, who)?.iter().any(|hand| hand.may(&acts::DECIDE, place).is_ok()))
}
