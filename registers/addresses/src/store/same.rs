//! What is said of two dossiers. A word is added, confirmed once, closed once; nothing is deleted.

use super::account;
use crate::model::{AddressId, ListedRow, SameId, SameRow};
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Error, Pass, Result};

const ROW: &str = "s.id, s.one, s.other, s.stays, s.goes, s.said_by, s.said_name, s.said_at, \
                   s.confirmed_name, s.confirmed_at, s.closed_at, s.version";
const LISTED: &str = "a.id, a.code, a.unit, a.name, a.birth_year, a.sex, a.number_hash, \
                      a.phone_hash";
/// Words that are shown at once.
const MOST: i64 = 200;

/// A word by its id. Its dossiers are not yet known to be within reach: ask for a pass at both.
pub fn same(tx: &mut Tx<'_>, id: SameId) -> Result<Option<SameRow>> {
    sql(format!("select {ROW} from address_same s where s.id = $1")).bind(id).maybe(tx)
}

/// The words that hold on a dossier for which the caller has the pass.
pub fn same_of(tx: &mut Tx<'_>, _pass: &Pass, id: AddressId) -> Result<Vec<SameRow>> {
    sql(format!(
        "select {ROW} from address_same s where s.closed_at is null \
         and (s.one = $1 or s.other = $1) order by s.said_at desc, s.id"
    ))
    .bind(id)
    .all(tx)
}

/// The words that hold on dossiers of the unit of the pass and of those under it: those that wait
/// first, then what went into another, the newest first.
pub fn same_under(tx: &mut Tx<'_>, pass: &Pass) -> Result<Vec<SameRow>> {
    sql(format!(
        "select {ROW} from address_same s where s.closed_at is null and s.stays is not null \
         and exists (select 1 from address a join reach r on r.unit = a.unit \
         where (a.id = s.one or a.id = s.other) and r.above = $1 and r.from_on <= $2 \
         and r.until_on >= $2) \
         order by case when s.confirmed_at is null then 0 else 1 end, s.said_at desc, s.id limit $3"
    ))
    .bind(pass.unit()?)
    .bind(pass.today())
    .bind(MOST)
    .all(tx)
}

/// Dossiers of the unit of the pass and of those under it that did not go into another, and how
/// many there are; no more than asked are read.
pub fn listed(tx: &mut Tx<'_>, pass: &Pass, most: i64) -> Result<(Vec<ListedRow>, i64)> {
    let from = "from reach r join address a on a.unit = r.unit where r.above = $1 \
                and r.from_on <= $2 and r.until_on >= $2 \
                and (a.ended_how is null or a.ended_how <> 'merged')";
    let ask = |text: String| Ok::<_, Error>(sql(text).bind(pass.unit()?).bind(pass.today()));
    let many: i64 = ask(format!("select count(*) {from}"))?.one(tx)?;
    let text = format!("select {LISTED} {from} order by a.name_folded, a.id limit {most}");
    Ok((ask(text)?.all(tx)?, many))
}

/// Some dossiers as a list has them. Not all are known to be within reach: ask for a pass at each.
pub fn listed_of(tx: &mut Tx<'_>, ids: &[AddressId]) -> Result<Vec<ListedRow>> {
    sql(format!("select {LISTED} from address a where a.id in []"))
        .list(ids.iter().copied())
        .all(tx)
}

/// Pairs of which something is said already, among those of which one is within the reach of the
/// pass.
pub fn said_pairs(tx: &mut Tx<'_>, pass: &Pass) -> Result<Vec<(AddressId, AddressId)>> {
    sql("select s.one, s.other from reach r join address a on a.unit = r.unit \
         join address_same s on s.one = a.id where r.above = $1 and r.from_on <= $2 \
         and r.until_on >= $2 and s.closed_at is null")
    .bind(pass.unit()?)
    .bind(pass.today())
    .all(tx)
}

/// Writes a word down; the caller has a pass at both dossiers.
pub fn add_same(
    tx: &mut Tx<'_>,
    pass: &Pass,
    id: SameId,
    (one, other): (AddressId, AddressId),
    (stays, goes): (Option<AddressId>, Option<AddressId>),
) -> Result<()> {
    sql("insert into address_same (id, one, other, stays, goes, said_by, said_name, said_at, \
         version) values ($1, $2, $3, $4, $5, $6, $7, $8, 1)")
    .bind(id)
    .bind(one.min(other))
    .bind(one.max(other))
    .bind(stays)
    .bind(goes)
    .bind(account(pass))
    .bind(pass.name())
    .bind(pass.at())
    .run(tx)?;
    journal::record(tx, pass, Subject::new("address_same", id), 1)?;
    Ok(())
}

/// Confirms that two are one; the caller has a pass at both.
pub fn confirm_same(tx: &mut Tx<'_>, pass: &Pass, row: &SameRow) -> Result<()> {
    let changed = sql("update address_same set confirmed_by = $1, confirmed_name = $2, \
         confirmed_at = $3, version = version + 1 where id = $4 and version = $5 \
         and confirmed_at is null and closed_at is null and stays is not null")
    .bind(account(pass))
    .bind(pass.name())
    .bind(pass.at())
    .bind(row.id)
    .bind(row.version)
    .run(tx)?;
    changed_one(tx, pass, row, changed)
}

/// Closes a word: it was taken back, or one that went into another comes out again.
pub fn close_same(tx: &mut Tx<'_>, pass: &Pass, row: &SameRow, why: &str) -> Result<()> {
    let changed = sql("update address_same set closed_name = $1, closed_at = $2, \
         closed_why = $3, version = version + 1 where id = $4 and version = $5 \
         and closed_at is null")
    .bind(pass.name())
    .bind(pass.at())
    .bind(why)
    .bind(row.id)
    .bind(row.version)
    .run(tx)?;
    changed_one(tx, pass, row, changed)
}

fn changed_one(tx: &mut Tx<'_>, pass: &Pass, row: &SameRow, changed: u64) -> Result<()> {
    if changed == 0 {
        return Err(Error::stale("same", row.version, row.version + 1));
    }
    journal::record(tx, pass, Subject::new("address_same", row.id), row.version + 1)?;
    Ok(())
}
