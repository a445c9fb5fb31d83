//! The words of slots, pledges and help of an address that was erased: what it was for, why it
//! ended. The sums, the days and the proofs of hand-overs stay with the accounts.

use addresses::AddressId;
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Pass, Result};
use uuid::Uuid;

/// What is emptied: table, column. A reason that the program gave itself is a key and names nobody.
const EMPTIED: [(&str, &str); 6] = [
    ("slot", "words"),
    ("slot", "closed_why"),
    ("pledge", "ended_why"),
    ("giving", "words"),
    ("giving", "taken_back_why"),
    ("recipient_code", "closed_why"),
];

/// Empties them.
pub fn empty(tx: &mut Tx<'_>, pass: &Pass, id: AddressId) -> Result<()> {
    for (table, column) in EMPTIED {
        let rows: Vec<(Uuid, i64)> = sql(format!(
            "select id, version from {table} where address = $1 and {column} <> '' \
             and {column} not like 'sponsorship-%' order by id"
        ))
        .bind(id)
        .all(tx)?;
        for (row, version) in rows {
            sql(format!("update {table} set {column} = '', version = version + 1 where id = $1"))
                .bind(row)
                .run(tx)?;
            journal::record(tx, pass, Subject::new(table, row), version + 1)?;
        }
    }
    Ok(())
}
