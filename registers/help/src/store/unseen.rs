//! The name of one receiver for a check that shows it to nobody: what is told in clear of a record
//! is held against it. It lists nobody and answers no reader.

use super::{bare, name_field};
use crate::model::ReceiverId;
use kernel::db::{Tx, sql};
use kernel::seal::{self, Keys, Secret};
use kernel::{Error, Pass, Result};

/// The name of whom a record of the unit of the pass is for, as it was written. Who was erased has
/// none.
pub fn name_unseen(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    keys: &Keys,
    id: ReceiverId,
) -> Result<Option<Secret<String>>> {
    let name: Vec<u8> = sql("select sealed_name from receiver where id = $1").bind(id).one(tx)?;
    let why = "compared with what is told in clear, shown to nobody";
    match seal::open_unseen(tx, keys, &name_field(id), &name, why) {
        Err(Error::NotFound) => Ok(None),
        name => Ok(Some(Secret::new(bare(name?.into_text()?.expose()).to_owned()))),
    }
}
