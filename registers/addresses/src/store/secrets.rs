//! What is sealed in a dossier, field by field. The id of the dossier is the record whose key
//! seals all of it, so that one erasure reaches every field, photo and paper.

use crate::model::{AddressId, Secrets, Told};
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::place::Place;
use kernel::seal::{self, Field, Keys, Secret, record_key};
use kernel::{Error, Id, Pass, Result, UnitId, row};

enum SecretRecord {}
type SecretId = Id<SecretRecord>;

row! {
    struct SecretRow {
        id: SecretId,
        field: String,
        sealed: Vec<u8>,
        version: i64,
    }
}

fn field(id: SecretId) -> Field {
    Field::new("address_secret", "sealed", id)
}

/// Which fields of a dossier of the unit of the pass hold something, with the version of the
/// dossier in which each was said; and whether its key was destroyed.
pub fn sealed_fields(
    tx: &mut Tx<'_>,
    pass: &Pass,
    id: AddressId,
) -> Result<(Vec<(Secrets, i64)>, bool)> {
    let rows: Vec<(String, i64)> = sql("select s.field, s.said_in from address_secret s \
         join address a on a.id = s.address where s.address = $1 and a.unit = $2 order by s.field")
    .bind(id)
    .bind(pass.unit()?)
    .all(tx)?;
    let destroyed: Option<i64> =
        sql("select destroyed_at from seal_record where id = $1 and destroyed_at is not null")
            .bind(id)
            .maybe(tx)?;
    let known = |(code, said): (String, i64)| Some((Secrets::read(&code)?, said));
    Ok((rows.into_iter().filter_map(known).collect(), destroyed.is_some()))
}

/// Seals what was told in a dossier; `said_in` is the version of the dossier that tells it. An
/// empty text takes the field out: nothing is kept of it.
pub fn put_secrets(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (keys, place): (&Keys, &Place),
    (id, said_in): (AddressId, i64),
    told: &Told,
) -> Result<()> {
    for (sort, value) in told {
        let found: Option<(SecretId, i64)> =
            sql("select id, version from address_secret where address = $1 and field = $2")
                .bind(id)
                .bind(sort.code())
                .maybe(tx)?;
        let key = record_key(tx, keys, place, id.uuid(), pass.at())?;
        let at = found.map_or_else(SecretId::new, |(own, _)| own);
        let sealed = key.seal(&field(at), value.expose().as_bytes())?;
        match found {
            Some((_, version)) => {
                sql("update address_secret set sealed = $1, said_in = $2, \
                     version = version + 1 where id = $3 and version = $4")
                .bind(sealed)
                .bind(said_in)
                .bind(at)
                .bind(version)
                .run(tx)?;
                journal::record(tx, pass, Subject::new("address_secret", at), version + 1)?;
            }
            None => {
                sql("insert into address_secret (id, address, field, sealed, said_in, version) \
                     values ($1, $2, $3, $4, $5, 1)")
                .bind(at)
                .bind(id)
                .bind(sort.code())
                .bind(sealed)
                .bind(said_in)
                .run(tx)?;
                journal::record(tx, pass, Subject::new("address_secret", at), 1)?;
            }
        }
    }
    Ok(())
}

/// Opens some sealed fields of a dossier of a unit for a purpose: each is a line of the journal.
/// Fields that hold nothing are left out. The unit is that of the pass, but in an emergency, which
/// is written down as one before.
pub fn open(
    tx: &mut Tx<'_>,
    pass: &Pass,
    keys: &Keys,
    (unit, id): (UnitId, AddressId),
    (wanted, purpose): (&[Secrets], &str),
) -> Result<Vec<(Secrets, Secret<String>)>> {
    let mut all = Vec::with_capacity(wanted.len());
    for sort in wanted {
        let found: Option<SecretRow> = sql("select s.id, s.field, s.sealed, s.version \
             from address_secret s join address a on a.id = s.address \
             where s.address = $1 and s.field = $2 and a.unit = $3")
        .bind(id)
        .bind(sort.code())
        .bind(unit)
        .maybe(tx)?;
        let Some(row) = found else { continue };
        let plain = seal::read(tx, pass, keys, &field(row.id), &row.sealed, row.version, purpose)?;
        all.push((Secrets::read(&row.field).ok_or(Error::NotFound)?, plain.into_text()?));
    }
    Ok(all)
}
