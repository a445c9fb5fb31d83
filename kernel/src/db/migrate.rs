//! Our own small migrator: each schema step runs once, in one transaction, and its hash is kept.
//! A landed step is never edited; a step is never taken back.

use super::{Tx, sql};
use crate::error::{Error, Result};
use sha2::{Digest, Sha256};

/// One file of a capability's `schema/` folder.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// Capability and file (`org/0001_units`).
    pub name: &'static str,
    /// The statements, in the schema words that both engines know.
    pub sql: &'static str,
}

/// The table of landed steps; see [`ledger`].
const LEDGER: &str = include_str!("../../schema/0000_ledger.sql");

/// Makes the table of landed steps, before anything else and only when it is missing.
pub(super) fn ledger() -> String {
    LEDGER.replacen("create table", "create table if not exists", 1)
}

impl Step {
    pub(super) fn hash(&self) -> String {
        // Line ends differ by checkout settings; the step does not.
        let text = self.sql.replace("\r\n", "\n");
        Sha256::digest(text.as_bytes()).iter().map(|b| format!("{b:02x}")).collect()
    }

    /// Whether the step must still run; refused when it ran with another text.
    pub(super) fn is_due(&self, tx: &mut Tx<'_>) -> Result<bool> {
        let landed: Option<String> =
            sql("select hash from schema_step where name = $1").bind(self.name).maybe(tx)?;
        match landed {
            None => Ok(true),
            Some(hash) if hash == self.hash() => Ok(false),
            Some(_) => {
                Err(Error::fault(format!("the landed schema step {} was edited", self.name)))
            }
        }
    }

    pub(super) fn note(&self, tx: &mut Tx<'_>) -> Result<()> {
        tx.without_journal("a schema step is recorded in its own ledger");
        sql("insert into schema_step (name, hash) values ($1, $2)")
            .bind(self.name)
            .bind(self.hash())
            .run(tx)?;
        Ok(())
    }
}
