//! Reading the tree beyond what the kernel reads, and founding a unit.

use kernel::db::{ROWS, Tx, sql};
use kernel::fold::fold;
use kernel::journal::{self, Subject};
use kernel::place::{self, Place, UnitRow};
use kernel::{Day, Error, Pass, Result, UnitId, row};
use std::collections::HashMap;
use uuid::Uuid;

row! {
    /// What a unit's page shows beyond its name.
    pub struct UnitDetail {
        /// Its id.
        pub id: UnitId,
        /// Code of the statistics office, if it has one.
        pub official_code: Option<String>,
        /// Millionths of a degree north.
        pub lat_e6: Option<i64>,
        /// Millionths of a degree east.
        pub lon_e6: Option<i64>,
        /// Optimistic version.
        pub version: i64,
    }
}

/// A unit to be founded.
#[derive(Debug, Clone)]
pub struct Founding {
    /// Made by the client; the same key again is the same founding.
    pub key: Uuid,
    /// Full name.
    pub name: String,
    /// Short name.
    pub short_name: String,
    /// Level code.
    pub level: String,
    /// Path of the unit itself (its last word stands under the parent's path).
    pub code: String,
    /// First day.
    pub from: Day,
}

const COLUMNS: &str = "u.id, u.code, u.name, u.short_name, u.level, u.from_on, u.until_on";

/// Official code and point of a unit: public facts, so no pass is asked.
pub fn detail(tx: &mut Tx<'_>, unit: UnitId) -> Result<UnitDetail> {
    sql("select id, official_code, lat_e6, lon_e6, version from unit where id = $1")
        .bind(unit)
        .one(tx)
}

/// The same of many units, in no order. What a unit is, is public: no pass is asked.
pub fn details(tx: &mut Tx<'_>, units: &[UnitId]) -> Result<Vec<UnitDetail>> {
    let mut all = Vec::with_capacity(units.len());
    for units in units.chunks(ROWS) {
        let text = "select id, official_code, lat_e6, lon_e6, version from unit where id in []";
        all.extend(sql(text).list(units.iter().copied()).all::<UnitDetail>(tx)?);
    }
    Ok(all)
}

/// Units under one on a day whose folded name contains every word, nearest to the top first. Names
/// of units are public, so no pass is asked.
pub fn search(
    tx: &mut Tx<'_>,
    above: UnitId,
    day: Day,
    text: &str,
    limit: usize,
) -> Result<Vec<UnitRow>> {
    let query = fold(text);
    if query.is_empty() {
        return Ok(Vec::new());
    }
    let first = query.split(' ').max_by_key(|word| word.len()).unwrap_or_default();
    // The longest word narrows in SQL; `matches` decides, so both engines answer the same.
    let rows: Vec<UnitRow> = sql(format!(
        "select {COLUMNS} from reach r join unit u on u.id = r.unit \
         where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 \
         and u.name_folded like $3 order by r.depth, u.name_folded, u.id"
    ))
    .bind(above)
    .bind(day)
    .bind(format!("%{}%", first.replace(['%', '_'], "")))
    .all(tx)?;
    let fits = |row: &UnitRow| kernel::fold::matches(&query, &fold(&row.name));
    Ok(rows.into_iter().filter(fits).take(limit).collect())
}

/// The units of its own kind whose place a unit took: public, without a pass.
pub fn stood_before(tx: &mut Tx<'_>, of: &kernel::place::Place) -> Result<Vec<UnitRow>> {
    sql("select u.id, u.code, u.name, u.short_name, u.level, u.from_on, u.until_on \
         from succession s join unit u on u.id = s.from_unit \
         where s.to_unit = $1 and s.from_unit <> $1 and u.level = $2 and u.until_on < $3 \
         order by s.place_in_order, u.name_folded, u.id")
    .bind(of.id)
    .bind(of.level.as_str())
    .bind(of.from)
    .all(tx)
}

/// The closed units whose place some units took (the default one), directly or by way of others
/// that are closed too: the rights to them follow there, as [`place::governed`] reads them. Public,
/// without a pass.
pub fn passed_to(tx: &mut Tx<'_>, units: &[UnitId], day: Day) -> Result<Vec<UnitRow>> {
    let (mut all, mut into): (Vec<UnitRow>, Vec<UnitId>) = (Vec::new(), units.to_vec());
    // As many steps as `governed` takes: the bound only stops a circle.
    for _ in 0..64 {
        let mut found: Vec<UnitRow> = Vec::new();
        for into in into.chunks(ROWS) {
            let some: Vec<UnitRow> =
                sql("select u.id, u.code, u.name, u.short_name, u.level, u.from_on, u.until_on \
                     from succession s join unit u on u.id = s.from_unit \
                     where s.from_unit <> s.to_unit and s.is_default = $1 and u.until_on < $2 \
                     and s.to_unit in []")
                .bind(true)
                .bind(day)
                .list(into.iter().copied())
                .all(tx)?;
            found.extend(some);
        }
        found.retain(|row| all.iter().all(|known| known.id != row.id));
        if found.is_empty() {
            break;
        }
        into = found.iter().map(|row| row.id).collect();
        all.extend(found);
    }
    all.sort_by_cached_key(|row| (fold(&row.name), row.id));
    Ok(all)
}

/// The units directly under one on a day, with how many stand under each: public, without a pass.
pub fn listed(tx: &mut Tx<'_>, above: UnitId, day: Day) -> Result<Vec<(UnitRow, i64)>> {
    let rows = place::children(tx, above, day)?;
    let counts: Vec<(UnitId, i64)> =
        sql("select c.unit, count(*) from reach c join reach d on d.above = c.unit \
         where c.above = $1 and c.depth = 1 and c.from_on <= $2 and c.until_on >= $2 \
         and d.depth > 0 and d.from_on <= $2 and d.until_on >= $2 group by c.unit")
        .bind(above)
        .bind(day)
        .all(tx)?;
    let below = |id| counts.iter().find(|(unit, _)| *unit == id).map_or(0, |(_, n)| *n);
    Ok(rows.into_iter().map(|row| (row.clone(), below(row.id))).collect())
}

/// How many units of each level stand under one on a day: public, without a pass.
pub fn counts_by_level(tx: &mut Tx<'_>, above: UnitId, day: Day) -> Result<Vec<(String, i64)>> {
    sql("select u.level, count(*) from reach r join unit u on u.id = r.unit \
         where r.above = $1 and r.depth > 0 and r.from_on <= $2 and r.until_on >= $2 \
         group by u.level order by u.level")
    .bind(above)
    .bind(day)
    .all(tx)
}

/// What a unit became: successors with how it went (`whole`, `part`, `abolished`). Public, without
/// a pass.
pub fn successors(tx: &mut Tx<'_>, unit: UnitId) -> Result<Vec<(UnitId, String, Day)>> {
    sql("select to_unit, kind, on_day from succession where from_unit = $1 \
         order by place_in_order")
    .bind(unit)
    .all(tx)
}

/// What a unit was made of: public, without a pass.
pub fn predecessors(tx: &mut Tx<'_>, unit: UnitId) -> Result<Vec<(UnitId, String, Day)>> {
    sql("select from_unit, kind, on_day from succession where to_unit = $1 \
         order by place_in_order")
    .bind(unit)
    .all(tx)
}

/// The units with these keys: public, without a pass.
pub fn by_keys(tx: &mut Tx<'_>, keys: &[Uuid]) -> Result<Vec<(Uuid, UnitId)>> {
    let mut all = Vec::with_capacity(keys.len());
    for keys in keys.chunks(ROWS) {
        let text = "select key, id from unit where key in []";
        all.extend(sql(text).list(keys).all::<(Uuid, UnitId)>(tx)?);
    }
    Ok(all)
}

/// The units with these paths on a day: public, without a pass.
pub fn by_codes(tx: &mut Tx<'_>, codes: &[&str], day: Day) -> Result<HashMap<String, UnitId>> {
    let mut all = HashMap::with_capacity(codes.len());
    for codes in codes.chunks(ROWS) {
        let text =
            "select code, id from unit where from_on <= $1 and until_on >= $1 and code in []";
        let codes = codes.iter().copied();
        all.extend(sql(text).bind(day).list(codes).all::<(String, UnitId)>(tx)?);
    }
    Ok(all)
}

/// Whether a unit ever stood under another: public, without a pass.
pub fn ever_under(tx: &mut Tx<'_>, above: UnitId, unit: UnitId) -> Result<bool> {
    let found: Option<i64> = sql("select depth from reach where above = $1 and unit = $2 limit 1")
        .bind(above)
        .bind(unit)
        .maybe(tx)?;
    Ok(found.is_some())
}

/// Founds a unit under a place. Refused when its code is taken on any day it would stand.
pub fn found(tx: &mut Tx<'_>, pass: &Pass, above: &Place, unit: &Founding) -> Result<UnitId> {
    let there: Option<UnitId> =
        sql("select id from unit where key = $1").bind(unit.key).maybe(tx)?;
    if let Some(id) = there {
        return Ok(id);
    }
    let taken: Option<UnitId> =
        sql("select id from unit where code = $1 and until_on >= $2 limit 1")
            .bind(unit.code.as_str())
            .bind(unit.from)
            .maybe(tx)?;
    if taken.is_some() {
        return Err(Error::flaw("name", "org-flaw-code-taken"));
    }
    let last: i64 = sql("select coalesce(max(id), 0) from unit").one(tx)?;
    let id = UnitId(last + 1);
    sql("insert into unit (id, key, code, official_code, name, name_folded, short_name, level, \
         from_on, until_on, lat_e6, lon_e6, version) \
         values ($1, $2, $3, null, $4, $5, $6, $7, $8, $9, null, null, 1)")
    .bind(id)
    .bind(unit.key)
    .bind(unit.code.as_str())
    .bind(unit.name.as_str())
    .bind(fold(&unit.name))
    .bind(unit.short_name.as_str())
    .bind(unit.level.as_str())
    .bind(unit.from)
    .bind(Day::LAST)
    .run(tx)?;
    sql("insert into edge (unit, from_on, until_on, above) values ($1, $2, $3, $4)")
        .bind(id)
        .bind(unit.from)
        .bind(Day::LAST)
        .bind(above.id)
        .run(tx)?;
    reach_under(tx, id, unit.from, above.id)?;
    journal::record(tx, pass, Subject::new("unit", id), 1)?;
    Ok(id)
}

/// Reach of a new unit: itself, and whatever its parent stands under from that day on.
fn reach_under(tx: &mut Tx<'_>, unit: UnitId, from: Day, above: UnitId) -> Result<()> {
    let links: Vec<(UnitId, Day, Day, i64)> =
        sql("select above, from_on, until_on, depth from reach where unit = $1 and until_on >= $2")
            .bind(above)
            .bind(from)
            .all(tx)?;
    let own = (unit, from, Day::LAST, -1);
    for (above, start, until, depth) in std::iter::once(own).chain(links) {
        sql("insert into reach (above, unit, from_on, until_on, depth) \
             values ($1, $2, $3, $4, $5)")
        .bind(above)
        .bind(unit)
        .bind(start.max(from))
        .bind(until)
        .bind(depth + 1)
        .run(tx)?;
    }
    Ok(())
}
