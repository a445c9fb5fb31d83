//! Which of some units stand under another: places of what is not work yet. Public facts, so no
//! pass is asked.

use kernel::db::{Tx, sql};
use kernel::{Day, Result, UnitId};
use std::collections::{BTreeSet, HashSet};

/// Units that one statement asks after.
const AT_ONCE: usize = 4_000;

/// Those of these units that are a unit or stand under it on a day. A public fact: no pass is
/// asked.
pub fn under(
    tx: &mut Tx<'_>,
    above: UnitId,
    day: Day,
    units: impl Iterator<Item = UnitId>,
) -> Result<HashSet<UnitId>> {
    let units: Vec<UnitId> = units.collect::<BTreeSet<_>>().into_iter().collect();
    let mut all = HashSet::new();
    for some in units.chunks(AT_ONCE) {
        let found: Vec<UnitId> = sql("select unit from reach \
             where above = $1 and from_on <= $2 and until_on >= $2 and unit in []")
        .bind(above)
        .bind(day)
        .list(some.iter().copied())
        .all(tx)?;
        all.extend(found);
    }
    Ok(all)
}
