//! Who was kept, under the same name and year of birth, by a unit that is no more and whose place a
//! unit has taken: whoever is written down there anew with both is the same one. By the name alone
//! it links nobody. It asks no other unit, opens nothing sealed and tells nobody whom another unit
//! keeps.

use crate::model::ReceiverId;
use kernel::db::{Tx, sql};
use kernel::{Pass, Result, UnitId, place};

/// The receiver with this keyed hash at a unit whose place the unit of the pass has taken. Where
/// several were kept so, nobody here can say which of them it is, and none is.
pub(super) fn kept_before(tx: &mut Tx<'_>, pass: &Pass, hash: &[u8]) -> Result<Option<ReceiverId>> {
    let unit = pass.unit()?;
    let (mut line, mut at, mut found) = (vec![unit], 0, Vec::new());
    while let Some(to) = line.get(at).copied() {
        at += 1;
        let before: Vec<UnitId> =
            sql("select distinct from_unit from succession where to_unit = $1 order by from_unit")
                .bind(to)
                .all(tx)?;
        for one in before {
            if !line.contains(&one) && place::heir(tx, one, pass.today())? == unit {
                line.push(one);
                let kept: Option<ReceiverId> =
                    sql("select id from receiver where unit = $1 and look_up = $2")
                        .bind(one)
                        .bind(hash.to_vec())
                        .maybe(tx)?;
                found.extend(kept);
            }
        }
    }
    Ok(if found.len() == 1 { found.pop() } else { None })
}
