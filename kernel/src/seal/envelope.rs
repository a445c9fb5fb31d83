//! The envelope: a record's key wrapped by its province's, that by the server's. Keys are made on
//! first use, inside the transaction that needs them. No value of a person passes through here.

use super::cipher::{self, Key};
use super::keys::Keys;
use crate::day::Instant;
use crate::db::{Tx, sql};
use crate::error::{Error, Result};
use crate::ids::UnitId;
use crate::journal::{self, Subject};
use crate::pass::Pass;
use crate::place::Place;
use crate::row;
use uuid::Uuid;

/// The level of the units that have a key of their own.
const PROVINCE: &str = "province";

/// A province's key, unwrapped.
pub struct ProvinceKey {
    pub(super) id: Uuid,
    pub(super) key: Key,
}

/// A record's key, unwrapped: it seals and opens the fields of one record.
pub struct RecordKey {
    pub(super) id: Uuid,
    pub(super) key: Key,
}

row! {
    pub(super) struct ProvinceRow {
        pub(super) id: Uuid,
        pub(super) server_key: Uuid,
        pub(super) wrapped: Vec<u8>,
        pub(super) version: i64,
    }
}

row! {
    struct RecordRow {
        province_key: Uuid,
        wrapped: Option<Vec<u8>>,
    }
}

impl ProvinceRow {
    pub(super) fn unwrap(&self, keys: &Keys) -> Result<ProvinceKey> {
        let outer = keys.opening(self.server_key)?;
        let key = cipher::open_key(&outer, &province_aad(self.id), &self.wrapped)?;
        Ok(ProvinceKey { id: self.id, key })
    }
}

/// The active key of a province (or of the centre, for what has no province), made on first use.
pub fn province_key(
    tx: &mut Tx<'_>,
    keys: &Keys,
    unit: UnitId,
    at: Instant,
) -> Result<ProvinceKey> {
    let active: Option<ProvinceRow> =
        sql("select id, server_key, wrapped, version from seal_province \
         where unit = $1 and retired_at is null order by made_at desc, id desc limit 1")
        .bind(unit)
        .maybe(tx)?;
    match active {
        Some(row) => row.unwrap(keys),
        None => make_province_key(tx, keys, unit, at),
    }
}

pub(super) fn make_province_key(
    tx: &mut Tx<'_>,
    keys: &Keys,
    unit: UnitId,
    at: Instant,
) -> Result<ProvinceKey> {
    let made = ProvinceKey { id: Uuid::now_v7(), key: cipher::new_key()? };
    let (server_key, wrapped) = wrap_province(keys, &made)?;
    sql("insert into seal_province (id, unit, server_key, wrapped, made_at, version) \
         values ($1, $2, $3, $4, $5, 1)")
    .bind(made.id)
    .bind(unit)
    .bind(server_key)
    .bind(wrapped)
    .bind(at)
    .run(tx)?;
    Ok(made)
}

pub(super) fn wrap_province(keys: &Keys, inner: &ProvinceKey) -> Result<(Uuid, Vec<u8>)> {
    let (id, outer) = keys.sealing();
    let wrapped = cipher::close(id, &outer, &province_aad(inner.id), inner.key.as_slice())?;
    Ok((id, wrapped))
}

pub(super) fn wrap_record(outer: &ProvinceKey, inner: &RecordKey) -> Result<Vec<u8>> {
    cipher::close(outer.id, &outer.key, &record_aad(inner.id), inner.key.as_slice())
}

/// The key of a record, made on first use under the province of its place. Unknown when it was
/// destroyed: an erased record is not sealed again under its old id.
pub fn record_key(
    tx: &mut Tx<'_>,
    keys: &Keys,
    place: &Place,
    record: Uuid,
    at: Instant,
) -> Result<RecordKey> {
    if let Some(row) = find_record(tx, record)? {
        return open_record(tx, keys, record, row);
    }
    let unit = province_of(tx, place)?;
    let outer = province_key(tx, keys, unit, at)?;
    let made = RecordKey { id: record, key: cipher::new_key()? };
    sql("insert into seal_record (id, province_key, wrapped, version) values ($1, $2, $3, 1)")
        .bind(made.id)
        .bind(outer.id)
        .bind(wrap_record(&outer, &made)?)
        .run(tx)?;
    Ok(made)
}

/// The key that sealed a blob; unknown when it was destroyed.
pub(super) fn key_of(tx: &mut Tx<'_>, keys: &Keys, blob: &[u8]) -> Result<RecordKey> {
    let record = cipher::key_id(blob)?;
    let row = find_record(tx, record)?
        .ok_or_else(|| Error::fault("a field was sealed by a key that is not kept"))?;
    open_record(tx, keys, record, row)
}

fn find_record(tx: &mut Tx<'_>, record: Uuid) -> Result<Option<RecordRow>> {
    sql("select province_key, wrapped from seal_record where id = $1").bind(record).maybe(tx)
}

fn open_record(tx: &mut Tx<'_>, keys: &Keys, id: Uuid, row: RecordRow) -> Result<RecordKey> {
    let wrapped = row.wrapped.ok_or(Error::NotFound)?;
    let outer = get_province(tx, row.province_key)?.unwrap(keys)?;
    Ok(RecordKey { id, key: cipher::open_key(&outer.key, &record_aad(id), &wrapped)? })
}

pub(super) fn get_province(tx: &mut Tx<'_>, id: Uuid) -> Result<ProvinceRow> {
    sql("select id, server_key, wrapped, version from seal_province where id = $1").bind(id).one(tx)
}

/// Destroys a record's key: whatever it sealed can never be opened again. The rows stay, and with
/// them the sums. Doing it again changes nothing; unknown when the record never sealed anything.
pub fn destroy(tx: &mut Tx<'_>, pass: &Pass, record: Uuid) -> Result<()> {
    let destroyed = sql("update seal_record set wrapped = $1, destroyed_at = $2, \
         version = version + 1 where id = $3 and wrapped is not null")
    .bind(None::<Vec<u8>>)
    .bind(pass.at())
    .bind(record)
    .run(tx)?;
    let version: i64 = sql("select version from seal_record where id = $1").bind(record).one(tx)?;
    if destroyed > 0 {
        journal::record(tx, pass, Subject::new("seal_record", record), version)?;
    }
    Ok(())
}

/// The province above a place, or the centre for what lies under none.
fn province_of(tx: &mut Tx<'_>, place: &Place) -> Result<UnitId> {
    for unit in &place.chain {
        let level: String = sql("select level from unit where id = $1").bind(*unit).one(tx)?;
        if level == PROVINCE {
            return Ok(*unit);
        }
    }
    place.chain.last().copied().ok_or_else(|| Error::fault("a place without a chain"))
}

fn province_aad(id: Uuid) -> String {
    format!("seal_province|wrapped|{id}")
}

pub(super) fn record_aad(id: Uuid) -> String {
    format!("seal_record|wrapped|{id}")
}
