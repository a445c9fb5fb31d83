//! Rotation. A new key comes first, then what the old one wrapped is wrapped anew, a few rows a
//! transaction: a broken-off rotation is resumed by running it again, and everything stays
//! readable meanwhile. No sealed field is touched, so no row's hash in the journal changes.

use super::cipher;
use super::envelope::{self, RecordKey, get_province};
use super::keys::Keys;
use crate::db::{Db, Tx, sql};
use crate::error::{Error, Result};
use crate::ids::UnitId;
use crate::journal::{self, Subject};
use crate::pass::Pass;
use crate::row;
use uuid::Uuid;

/// Keys wrapped anew in one transaction: short enough that no officer waits for it.
const BATCH: i64 = 200;

row! {
    struct Active {
        id: Uuid,
        version: i64,
    }
}

row! {
    struct Due {
        id: Uuid,
        province_key: Uuid,
        wrapped: Vec<u8>,
        unit: UnitId,
    }
}

/// Adds a new server key and wraps every province's key by it. The old server key stays in the
/// file until [`forget`].
pub async fn server(db: &Db, pass: &Pass, keys: &Keys) -> Result<Uuid> {
    let id = keys.add()?;
    finish(db, pass, keys).await?;
    Ok(id)
}

/// Gives a province a new key and wraps the keys of its records by it.
pub async fn province(db: &Db, pass: &Pass, keys: &Keys, unit: UnitId) -> Result<Uuid> {
    let (own, ring) = (pass.clone(), keys.clone());
    let id = db.write(move |tx| replace_province_key(tx, &own, &ring, unit)).await?;
    finish(db, pass, keys).await?;
    Ok(id)
}

/// Wraps anew whatever a rotation has left under an old key, and tells how many keys that were.
pub async fn finish(db: &Db, pass: &Pass, keys: &Keys) -> Result<usize> {
    let mut total = 0;
    loop {
        let (own, ring) = (pass.clone(), keys.clone());
        let done = db
            .write(move |tx| {
                let provinces = rewrap_provinces(tx, &own, &ring, BATCH)?;
                Ok(provinces + rewrap_records(tx, &own, &ring, BATCH)?)
            })
            .await?;
        if done == 0 {
            return Ok(total);
        }
        total += done;
    }
}

/// Takes an old server key out of the key file, once no province's key needs it. Copies of the
/// database from its time can then no longer open their sealed fields: this is how an erasure
/// reaches the backups.
pub async fn forget(db: &Db, keys: &Keys, id: Uuid) -> Result<()> {
    let used: Option<Uuid> = db
        .read(move |tx| {
            sql("select id from seal_province where server_key = $1 limit 1").bind(id).maybe(tx)
        })
        .await?;
    match used {
        Some(_) => Err(Error::fault("keys of provinces are still wrapped by that server key")),
        None => keys.remove(id),
    }
}

/// The server keys that the database needs and the key file lacks: what they wrap stays closed
/// until the right file is put back.
pub fn missing(tx: &mut Tx<'_>, keys: &Keys) -> Result<Vec<Uuid>> {
    let used: Vec<Uuid> =
        sql("select distinct server_key from seal_province order by server_key").all(tx)?;
    Ok(used.into_iter().filter(|id| keys.opening(*id).is_err()).collect())
}

/// Retires the key of a province and makes the next one; the records follow in
/// [`rewrap_records`].
pub fn replace_province_key(
    tx: &mut Tx<'_>,
    pass: &Pass,
    keys: &Keys,
    unit: UnitId,
) -> Result<Uuid> {
    let active: Vec<Active> =
        sql("select id, version from seal_province where unit = $1 and retired_at is null")
            .bind(unit)
            .all(tx)?;
    for old in active {
        sql("update seal_province set retired_at = $1, version = version + 1 where id = $2")
            .bind(pass.at())
            .bind(old.id)
            .run(tx)?;
        journal::record(tx, pass, Subject::new("seal_province", old.id), old.version + 1)?;
    }
    let made = envelope::make_province_key(tx, keys, unit, pass.at())?;
    journal::record(tx, pass, Subject::new("seal_province", made.id), 1)?;
    Ok(made.id)
}

/// Wraps at most `limit` keys of provinces by the active server key.
pub fn rewrap_provinces(tx: &mut Tx<'_>, pass: &Pass, keys: &Keys, limit: i64) -> Result<usize> {
    let due: Vec<Uuid> =
        sql("select id from seal_province where server_key <> $1 order by id limit $2")
            .bind(keys.active())
            .bind(limit)
            .all(tx)?;
    for id in &due {
        let old = get_province(tx, *id)?;
        let (server_key, wrapped) = envelope::wrap_province(keys, &old.unwrap(keys)?)?;
        sql("update seal_province set server_key = $1, wrapped = $2, version = version + 1 \
             where id = $3")
        .bind(server_key)
        .bind(wrapped)
        .bind(*id)
        .run(tx)?;
        journal::record(tx, pass, Subject::new("seal_province", *id), old.version + 1)?;
    }
    Ok(due.len())
}

/// Wraps at most `limit` keys of records, whose province has a newer key, by that one.
pub fn rewrap_records(tx: &mut Tx<'_>, pass: &Pass, keys: &Keys, limit: i64) -> Result<usize> {
    let due: Vec<Due> = sql("select r.id, r.province_key, r.wrapped, p.unit from seal_record r \
         join seal_province p on p.id = r.province_key \
         where p.retired_at is not null and r.wrapped is not null order by r.id limit $1")
    .bind(limit)
    .all(tx)?;
    tx.without_journal("a key under a new wrap is the same key; the rotation is journaled");
    for row in &due {
        let old = get_province(tx, row.province_key)?.unwrap(keys)?;
        let aad = envelope::record_aad(row.id);
        let record = RecordKey { id: row.id, key: cipher::open_key(&old.key, &aad, &row.wrapped)? };
        let new = envelope::province_key(tx, keys, row.unit, pass.at())?;
        // An erasure may have come first: what is destroyed stays destroyed.
        sql("update seal_record set province_key = $1, wrapped = $2 \
             where id = $3 and wrapped is not null")
        .bind(new.id)
        .bind(envelope::wrap_record(&new, &record)?)
        .bind(row.id)
        .run(tx)?;
    }
    Ok(due.len())
}
