//! Which units join a construction, in the version of its row in which that was said.

use crate::model::{ConstructionId, ConstructionRow};
use kernel::db::{Tx, sql};
use kernel::{Pass, Result, UnitId};

/// The units that join a construction; its reader has a pass at its unit.
pub(super) fn of(tx: &mut Tx<'_>, row: &ConstructionRow) -> Result<Vec<UnitId>> {
    let Some(version) = row.joined_in else { return Ok(Vec::new()) };
    sql("select unit from construction_joiner where construction = $1 and version = $2 \
         order by unit")
    .bind(row.id)
    .bind(version)
    .all(tx)
}

/// Says which units join, in a version of the row that is written in the same transaction.
pub fn put_joiners(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    (id, version): (ConstructionId, i64),
    joiners: &[UnitId],
) -> Result<()> {
    for unit in joiners {
        sql("insert into construction_joiner (construction, version, unit) values ($1, $2, $3)")
            .bind(id)
            .bind(version)
            .bind(*unit)
            .run(tx)?;
    }
    Ok(())
}
