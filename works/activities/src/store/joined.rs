//! Which units join the file of a programme, in the version of its row in which that was said. Each
//! programme keeps them in a table of its own and names it here; of the file itself nothing is
//! known.

use kernel::db::{Tx, sql};
use kernel::{Pass, Result, UnitId};
use uuid::Uuid;

/// Where a programme keeps who joins its files.
pub struct Joined {
    /// Its table, which has `version` and `unit`.
    pub table: &'static str,
    /// The column of the file.
    pub file: &'static str,
}

impl Joined {
    /// The units that join a file, as said in a version of its row; its reader has a pass at its
    /// unit.
    pub fn of(&self, tx: &mut Tx<'_>, id: Uuid, said_in: Option<i64>) -> Result<Vec<UnitId>> {
        let Some(version) = said_in else { return Ok(Vec::new()) };
        let Joined { table, file } = self;
        sql(format!("select unit from {table} where {file} = $1 and version = $2 order by unit"))
            .bind(id)
            .bind(version)
            .all(tx)
    }

    /// Says which units join, in a version of the row that is written in the same transaction.
    pub fn put(
        &self,
        tx: &mut Tx<'_>,
        _pass: &Pass,
        (id, version): (Uuid, i64),
        joiners: &[UnitId],
    ) -> Result<()> {
        let Joined { table, file } = self;
        for unit in joiners {
            sql(format!("insert into {table} ({file}, version, unit) values ($1, $2, $3)"))
                .bind(id)
                .bind(version)
                .bind(*unit)
                .run(tx)?;
        }
        Ok(())
    }
}
