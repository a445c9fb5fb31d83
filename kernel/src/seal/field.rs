//! Sealing and opening one field. A ciphertext belongs to its table, column and row and opens
//! nowhere else; a person's look at a plain value writes a journal line in the same transaction.
//! It will never hand out a plain value that can be printed.

use super::cipher;
use super::envelope::{RecordKey, key_of};
use super::keys::Keys;
use super::{Level, Secret};
use crate::db::{ToValue, Tx, Value, text_of};
use crate::error::{Error, Result};
use crate::journal::{self, Subject};
use crate::pass::Pass;

/// Where a sealed value stands.
#[derive(Debug, Clone)]
pub struct Field {
    table: &'static str,
    column: &'static str,
    row: Value,
    level: Level,
}

impl Field {
    /// A sensitive field of the row whose `id` this is.
    pub fn new(table: &'static str, column: &'static str, row: impl ToValue) -> Field {
        Field { table, column, row: row.to_value(), level: Level::Sensitive }
    }

    /// A field that is sealed although its level is lower (a telephone number).
    pub fn of_level(mut self, level: Level) -> Field {
        self.level = level;
        self
    }

    fn aad(&self) -> String {
        format!("{}|{}|{}", self.table, self.column, text_of(&self.row))
    }
}

impl RecordKey {
    /// Seals a value for this field of the record.
    pub fn seal(&self, field: &Field, plain: &[u8]) -> Result<Vec<u8>> {
        cipher::close(self.id, &self.key, &field.aad(), plain)
    }

    fn open(&self, field: &Field, blob: &[u8]) -> Result<Secret<Vec<u8>>> {
        let mut plain = cipher::open(&self.key, &field.aad(), blob)?;
        Ok(Secret::new(std::mem::take(&mut *plain)))
    }
}

/// Opens a field for a person's eyes and writes the journal line of that look. `version` is the
/// row's, `purpose` what it is needed for. Unknown when the pass does not see the field's level
/// or the record was erased. Runs inside `write`, for the line is a row.
pub fn read(
    tx: &mut Tx<'_>,
    pass: &Pass,
    keys: &Keys,
    field: &Field,
    blob: &[u8],
    version: i64,
    purpose: &str,
) -> Result<Secret<Vec<u8>>> {
    if !pass.sees(field.level) {
        return Err(Error::NotFound);
    }
    if purpose.trim().is_empty() {
        return Err(Error::fault("a sealed field is opened for a purpose or not at all"));
    }
    let plain = key_of(tx, keys, blob)?.open(field, blob)?;
    let subject = Subject::new(field.table, field.row.clone());
    journal::record_read(tx, pass, subject, version, purpose)?;
    Ok(plain)
}

/// Opens a field that the program itself needs and shows to nobody (the secret of a one-time
/// code); the caller states why no line is due.
pub fn open_unseen(
    tx: &mut Tx<'_>,
    keys: &Keys,
    field: &Field,
    blob: &[u8],
    _why: &'static str,
) -> Result<Secret<Vec<u8>>> {
    key_of(tx, keys, blob)?.open(field, blob)
}
