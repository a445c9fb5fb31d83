//! Where: reading the dated tree of units. Only `org` writes it. The names and places of units
//! are public facts, so these reads need no pass; what happened at a unit always does.

#[cfg(test)]
pub(crate) mod trial;

use crate::day::Day;
use crate::db::{ROWS, Tx, sql};
use crate::error::{Error, Result};
use crate::ids::UnitId;
use crate::row;
use std::collections::{BTreeSet, HashMap};

/// A unit as it stands on a day.
#[derive(Debug, Clone)]
pub struct Place {
    /// Its id.
    pub id: UnitId,
    /// Its path on that day (`kien-giang/huyen-giang-thanh/xa-phu-loi`).
    pub code: String,
    /// Full name (`Huyện Giang Thành`).
    pub name: String,
    /// Short name (`Giang Thành`).
    pub short_name: String,
    /// Code of its level (`province`, `district`, `commune` …).
    pub level: String,
    /// First day it stands.
    pub from: Day,
    /// Last day it stands.
    pub until: Day,
    /// Itself first, the centre last.
    pub chain: Vec<UnitId>,
}

row! {
    /// A unit without its chain.
    pub struct UnitRow {
        /// Its id.
        pub id: UnitId,
        /// Its path.
        pub code: String,
        /// Full name.
        pub name: String,
        /// Short name.
        pub short_name: String,
        /// Code of its level.
        pub level: String,
        /// First day it stands.
        pub from_on: Day,
        /// Last day it stands.
        pub until_on: Day,
    }
}

impl UnitRow {
    fn on(self, tx: &mut Tx<'_>, day: Day) -> Result<Place> {
        // A unit asked for outside its days is read on the nearest day it stood: a closed unit
        // keeps its last chain, so that its old figures can still be opened.
        let day = day.within(self.from_on, self.until_on);
        let chain = chain(tx, self.id, day)?;
        Ok(Place {
            id: self.id,
            code: self.code,
            name: self.name,
            short_name: self.short_name,
            level: self.level,
            from: self.from_on,
            until: self.until_on,
            chain,
        })
    }
}

/// The unit with this code on this day (a code is unique on a day, not for ever).
pub fn find(tx: &mut Tx<'_>, code: &str, day: Day) -> Result<Place> {
    let row: UnitRow =
        sql("select id, code, name, short_name, level, from_on, until_on from unit \
         where code = $1 and from_on <= $2 and until_on >= $2")
        .bind(code)
        .bind(day)
        .one(tx)?;
    row.on(tx, day)
}

/// The unit that had this code last between two days, as it stood on the last of them or, closed
/// by then, on its own last day.
pub fn find_within(tx: &mut Tx<'_>, code: &str, (first, last): (Day, Day)) -> Result<Place> {
    let row: Option<UnitRow> =
        sql("select id, code, name, short_name, level, from_on, until_on from unit \
         where code = $1 and from_on <= $2 and until_on >= $3 order by until_on desc limit 1")
        .bind(code)
        .bind(last)
        .bind(first)
        .maybe(tx)?;
    row.ok_or(Error::NotFound)?.on(tx, last)
}

/// The unit that had this code and was closed last within a span, before its last day; as it stood
/// on its own last day.
pub fn find_closed(
    tx: &mut Tx<'_>,
    code: &str,
    (first, last): (Day, Day),
) -> Result<Option<Place>> {
    let row: Option<UnitRow> =
        sql("select id, code, name, short_name, level, from_on, until_on from unit \
         where code = $1 and until_on >= $2 and until_on < $3 order by until_on desc limit 1")
        .bind(code)
        .bind(first)
        .bind(last)
        .maybe(tx)?;
    row.map(|row| row.on(tx, last)).transpose()
}

/// The other units that bear the code of one, on other days.
pub fn namesakes(tx: &mut Tx<'_>, of: &Place) -> Result<Vec<Place>> {
    let rows: Vec<UnitRow> =
        sql("select id, code, name, short_name, level, from_on, until_on from unit \
         where code = $1 and id <> $2 order by from_on")
        .bind(&of.code)
        .bind(of.id)
        .all(tx)?;
    rows.into_iter().map(|row| row.on(tx, Day::OPEN_END)).collect()
}

/// The unit with this id, as it stands on this day or on the nearest day it stood.
pub fn get(tx: &mut Tx<'_>, id: UnitId, day: Day) -> Result<Place> {
    let row: UnitRow =
        sql("select id, code, name, short_name, level, from_on, until_on from unit where id = $1")
            .bind(id)
            .one(tx)?;
    row.on(tx, day)
}

/// The province a unit lies in, the unit itself where it is one; nothing above the provinces.
pub fn province(tx: &mut Tx<'_>, of: &Place, day: Day) -> Result<Option<Place>> {
    for above in &of.chain {
        let place = get(tx, *above, day)?;
        if place.level == "province" {
            return Ok(Some(place));
        }
    }
    Ok(None)
}

/// Who takes the place of a closed unit: its default successor, or ("không phân về xã") the unit
/// it stood under last; nobody takes the centre's.
pub fn successor(tx: &mut Tx<'_>, unit: UnitId) -> Result<Option<UnitId>> {
    let named: Option<UnitId> =
        sql("select to_unit from succession where from_unit = $1 and to_unit <> $1 \
         order by is_default desc, place_in_order, to_unit limit 1")
        .bind(unit)
        .maybe(tx)?;
    match named {
        Some(unit) => Ok(Some(unit)),
        None => last_above(tx, unit),
    }
}

/// The last unit a unit stood under.
pub fn last_above(tx: &mut Tx<'_>, unit: UnitId) -> Result<Option<UnitId>> {
    sql("select above from edge where unit = $1 order by from_on desc limit 1").bind(unit).maybe(tx)
}

/// Who stands in a unit's place on a day: itself, or whoever has taken its place by then.
pub fn heir(tx: &mut Tx<'_>, id: UnitId, day: Day) -> Result<UnitId> {
    let mut heir = id;
    // A chain of successions is as long as its reforms; this bound only stops a circle.
    for _ in 0..64 {
        if get(tx, heir, day)?.until >= day {
            break;
        }
        let Some(next) = successor(tx, heir)? else { break };
        heir = next;
    }
    Ok(heir)
}

/// A unit as rights to it are read on a day: a closed one keeps the chain of its last day and
/// gains that of whoever has taken its place, so that its archive follows to the successor.
pub fn governed(tx: &mut Tx<'_>, id: UnitId, day: Day) -> Result<Place> {
    let mut place = get(tx, id, day)?;
    let (mut heir, mut until) = (id, place.until);
    // A chain of successions is as long as its reforms; this bound only stops a circle.
    for _ in 0..64 {
        if until >= day {
            break;
        }
        let Some(next) = successor(tx, heir)? else { break };
        let next = get(tx, next, day)?;
        place.chain.extend(
            next.chain
                .iter()
                .filter(|unit| !place.chain.contains(unit))
                .copied()
                .collect::<Vec<_>>(),
        );
        (heir, until) = (next.id, next.until);
    }
    Ok(place)
}

/// Many units as they stand on a day or on the nearest day each stood, in the order asked for; one
/// that is unknown is left out. Two statements, however many.
pub fn many(tx: &mut Tx<'_>, ids: &[UnitId], day: Day) -> Result<Vec<Place>> {
    let units: Vec<UnitRow> =
        sql("select id, code, name, short_name, level, from_on, until_on from unit where id in []")
            .list(ids)
            .all(tx)?;
    // As in `get`, the day is held within the days of each unit.
    let held = "case when u.until_on < $1 then u.until_on when u.from_on > $1 then u.from_on \
                else $1 end";
    let links: Vec<(UnitId, UnitId)> = sql(format!(
        "select r.unit, r.above from reach r join unit u on u.id = r.unit \
         where r.from_on <= {held} and r.until_on >= {held} and r.unit in [] \
         order by r.unit, r.depth"
    ))
    .bind(day)
    .list(ids)
    .all(tx)?;
    let place = |id: &UnitId| {
        let unit = units.iter().find(|unit| unit.id == *id)?;
        let chain = links.iter().filter(|(of, _)| of == id).map(|(_, above)| *above);
        Some(Place {
            id: unit.id,
            code: unit.code.clone(),
            name: unit.name.clone(),
            short_name: unit.short_name.clone(),
            level: unit.level.clone(),
            from: unit.from_on,
            until: unit.until_on,
            chain: chain.collect(),
        })
    };
    Ok(ids.iter().filter_map(place).collect())
}

/// The units directly under one on a day, by name.
pub fn children(tx: &mut Tx<'_>, above: UnitId, day: Day) -> Result<Vec<UnitRow>> {
    sql("select u.id, u.code, u.name, u.short_name, u.level, u.from_on, u.until_on from reach r \
         join unit u on u.id = r.unit \
         where r.above = $1 and r.depth = 1 and r.from_on <= $2 and r.until_on >= $2 \
         order by u.name_folded, u.id")
    .bind(above)
    .bind(day)
    .all(tx)
}

/// For every unit under one on a day, and for each directly under it: which of these it hangs from.
pub fn branches(tx: &mut Tx<'_>, above: UnitId, day: Day) -> Result<HashMap<UnitId, UnitId>> {
    let all: Vec<(UnitId, UnitId)> = sql("select r.unit, c.unit as branch from reach c \
         join reach r on r.above = c.unit where c.above = $1 and c.depth = 1 \
         and c.from_on <= $2 and c.until_on >= $2 and r.from_on <= $2 and r.until_on >= $2")
    .bind(above)
    .bind(day)
    .all(tx)?;
    Ok(all.into_iter().collect())
}

/// Itself and everything above it on a day, nearest first.
pub fn chain(tx: &mut Tx<'_>, unit: UnitId, day: Day) -> Result<Vec<UnitId>> {
    sql("select above from reach where unit = $1 and from_on <= $2 and until_on >= $2 \
         order by depth")
    .bind(unit)
    .bind(day)
    .all(tx)
}

/// The chains of many units on a day, each itself first; a unit that does not stand has none.
pub fn chains(tx: &mut Tx<'_>, units: &[UnitId], day: Day) -> Result<HashMap<UnitId, Vec<UnitId>>> {
    let mut all: HashMap<UnitId, Vec<UnitId>> = HashMap::with_capacity(units.len());
    for units in units.chunks(ROWS) {
        let text = "select unit, above from reach where from_on <= $1 and until_on >= $1 \
             and unit in [] order by unit, depth";
        for (unit, above) in sql(text).bind(day).list(units).all::<(UnitId, UnitId)>(tx)? {
            all.entry(unit).or_default().push(above);
        }
    }
    Ok(all)
}

/// The names of units, whenever each stood: public facts, for which no pass is asked.
pub fn names(
    tx: &mut Tx<'_>,
    units: impl IntoIterator<Item = UnitId>,
) -> Result<HashMap<UnitId, String>> {
    let units: BTreeSet<UnitId> = units.into_iter().collect();
    let mut names = HashMap::with_capacity(units.len());
    for some in units.into_iter().collect::<Vec<_>>().chunks(ROWS) {
        let found: Vec<(UnitId, String)> =
            sql("select id, name from unit where id in []").list(some.iter().copied()).all(tx)?;
        names.extend(found);
    }
    Ok(names)
}

/// The units of a chain with their names, the centre first: the breadcrumbs of a page.
pub fn crumbs(tx: &mut Tx<'_>, unit: UnitId, day: Day) -> Result<Vec<UnitRow>> {
    sql("select u.id, u.code, u.name, u.short_name, u.level, u.from_on, u.until_on from reach r \
         join unit u on u.id = r.above \
         where r.unit = $1 and r.from_on <= $2 and r.until_on >= $2 order by r.depth desc")
    .bind(unit)
    .bind(day)
    .all(tx)
}
