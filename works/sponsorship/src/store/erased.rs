//! The words of slots and of help of an address that was erased: what it was for, in words. The
//! sums, the days and the proofs of hand-overs stay with the accounts.

use addresses::AddressId;
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Pass, Result};
use uuid::Uuid;

/// Empties them.
pub fn empty(tx: &mut Tx<'_>, pass: &Pass, id: AddressId) -> Result<()> {
    for table in ["slot", "giving"] {
        let rows: Vec<(Uuid, i64)> = sql(format!(
            "select id, version from {table} where address = $1 and words <> '' order by id"
        ))
        .bind(id)
        .all(tx)?;
        for (row, version) in rows {
            sql(format!("update {table} set words = '', version = version + 1 where id = $1"))
                .bind(row)
                .run(tx)?;
            journal::record(tx, pass, Subject::new(table, row), version + 1)?;
        }
    }
    Ok(())
}
