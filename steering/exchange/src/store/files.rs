//! The file itself, sealed with a key of its own: the day it is forgotten, the key goes.

use crate::model::IntakeId;
use kernel::db::{Tx, sql};
use kernel::place::Place;
use kernel::seal::{self, Field, Keys, Level};
use kernel::{Pass, Result, row};

/// A file, opened.
pub struct File {
    /// As its owner calls it.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

row! {
    struct Named {
        sealed_name: Vec<u8>,
    }
}

row! {
    struct Sealed {
        sealed_name: Vec<u8>,
        sealed_body: Vec<u8>,
    }
}

fn name_field(id: IntakeId) -> Field {
    Field::new("intake_file", "sealed_name", id).of_level(Level::Personal)
}

fn body_field(id: IntakeId) -> Field {
    Field::new("intake_file", "sealed_body", id).of_level(Level::Personal)
}

/// Keeps a file.
pub fn add_file(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (keys, place): (&Keys, &Place),
    id: IntakeId,
    file: &File,
) -> Result<()> {
    let key = seal::record_key(tx, keys, place, id.uuid(), pass.at())?;
    let size = i64::try_from(file.bytes.len()).unwrap_or(i64::MAX);
    sql("insert into intake_file (id, size_bytes, sealed_name, sealed_body, version) \
         values ($1, $2, $3, $4, 1)")
    .bind(id)
    .bind(size)
    .bind(key.seal(&name_field(id), file.name.as_bytes())?)
    .bind(key.seal(&body_field(id), &file.bytes)?)
    .run(tx)?;
    Ok(())
}

/// What a file of whoever may send such files is called; unknown once it is forgotten. The file
/// itself stays closed: a page that shows its rows does not carry its megabytes.
pub fn file_name(tx: &mut Tx<'_>, _pass: &Pass, keys: &Keys, id: IntakeId) -> Result<String> {
    let row: Named = sql("select sealed_name from intake_file where id = $1").bind(id).one(tx)?;
    let why = "the name of a file is shown to the desk that sent it";
    let name = seal::open_unseen(tx, keys, &name_field(id), &row.sealed_name, why)?;
    Ok(name.into_text()?.expose().clone())
}

/// A file of whoever may send such files; unknown once it is forgotten.
pub fn file(tx: &mut Tx<'_>, _pass: &Pass, keys: &Keys, id: IntakeId) -> Result<File> {
    let row: Sealed =
        sql("select sealed_name, sealed_body from intake_file where id = $1").bind(id).one(tx)?;
    let why = "a file goes back to the desk that sent it";
    let name = seal::open_unseen(tx, keys, &name_field(id), &row.sealed_name, why)?;
    let body = seal::open_unseen(tx, keys, &body_field(id), &row.sealed_body, why)?;
    Ok(File { name: name.into_text()?.expose().clone(), bytes: body.expose().clone() })
}
