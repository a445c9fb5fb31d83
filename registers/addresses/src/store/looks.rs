//! Who opened which sealed fields of a dossier, when and for what: read by the person it is about,
//! on paper. The journal holds the same looks; this table also says which fields.

use super::account;
use crate::model::{AddressId, LookRow};
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Id, Pass, Result, UnitId};

enum LookRecord {}
type LookId = Id<LookRecord>;

/// Looks that are read at once.
const MOST: i64 = 1_000;

/// Writes down one look at a dossier of a unit: the codes of what was opened, with a space between
/// them.
pub fn add_look(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (unit, address): (UnitId, AddressId),
    (said, purpose): (&str, &str),
) -> Result<()> {
    let id = LookId::new();
    sql("insert into address_look (id, address, unit, account, name, at, fields, purpose, \
         version) values ($1, $2, $3, $4, $5, $6, $7, $8, 1)")
    .bind(id)
    .bind(address)
    .bind(unit)
    .bind(account(pass))
    .bind(pass.name())
    .bind(pass.at())
    .bind(said)
    .bind(purpose)
    .run(tx)?;
    journal::record(tx, pass, Subject::new("address_look", id), 1)?;
    Ok(())
}

/// The looks at a dossier that the caller has loaded with the pass, the newest first.
pub fn looks(tx: &mut Tx<'_>, _pass: &Pass, address: AddressId) -> Result<Vec<LookRow>> {
    sql("select address, name, at, fields, purpose from address_look where address = $1 \
         order by at desc, id desc limit $2")
    .bind(address)
    .bind(MOST)
    .all(tx)
}
