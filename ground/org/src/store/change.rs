//! Changing the dated tree by a decision: units close, are founded, hang under another parent and
//! pass their place on, all from one day; and the way back. Edges say what is so; reach is grown
//! from them (`regrow`). What the numbers do is the Book's part.

use kernel::db::{Many, ROWS, ToValue, Tx, Value, sql};
use kernel::fold::fold;
use kernel::journal;
use kernel::{Day, Pass, Result, UnitId, row};
use uuid::Uuid;

row! {
    /// A unit as a decision sees it: where it stands, and between which days.
    pub struct TreeUnit {
        /// Its id.
        pub id: UnitId,
        /// Its path.
        pub code: String,
        /// Full name.
        pub name: String,
        /// Level code.
        pub level: String,
        /// First day.
        pub from_on: Day,
        /// Last day.
        pub until_on: Day,
        /// The unit above it on the day that was asked for.
        pub above: Option<UnitId>,
    }
}

/// The unit of the pass and all that stands under it on a day, parents before children.
pub fn standing_under(tx: &mut Tx<'_>, pass: &Pass, day: Day) -> Result<Vec<TreeUnit>> {
    sql("select u.id, u.code, u.name, u.level, u.from_on, u.until_on, e.above \
         from reach r join unit u on u.id = r.unit \
         left join edge e on e.unit = r.unit and e.from_on <= $2 and e.until_on >= $2 \
         where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 \
         order by r.depth, u.name_folded, u.id")
    .bind(pass.unit()?)
    .bind(day)
    .all(tx)
}

/// The unit a new one stands under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Above {
    /// It stands already.
    Unit(UnitId),
    /// The new unit at this place of the same list, before it.
    New(usize),
}

/// A unit that a decision founds.
#[derive(Debug, Clone)]
pub struct NewUnit {
    /// Made by the client.
    pub key: Uuid,
    /// Path; free on the day.
    pub code: String,
    /// Code of the statistics office, if it has one.
    pub official_code: Option<String>,
    /// Full name.
    pub name: String,
    /// Short name.
    pub short_name: String,
    /// Level code.
    pub level: String,
    /// Where it stands.
    pub above: Above,
    /// Millionths of a degree north and east, if known.
    pub point_e6: Option<(i64, i64)>,
}

/// Founds units from a day on; their ids come in the order of the list.
pub fn found_all(tx: &mut Tx<'_>, pass: &Pass, day: Day, new: &[NewUnit]) -> Result<Vec<UnitId>> {
    let last: i64 = sql("select coalesce(max(id), 0) from unit").one(tx)?;
    let ids: Vec<UnitId> = (last + 1..).take(new.len()).map(UnitId).collect();
    let mut units = Many::new(
        "insert into unit (id, key, code, official_code, name, name_folded, short_name, level, \
         from_on, until_on, lat_e6, lon_e6, version) values",
        13,
    );
    let mut edges = Many::new("insert into edge (unit, from_on, until_on, above) values", 4);
    for (id, unit) in ids.iter().zip(new) {
        let above = match unit.above {
            Above::Unit(above) => above,
            Above::New(at) => ids.get(at).copied().ok_or(kernel::Error::NotFound)?,
        };
        units.push(vec![
            id.to_value(),
            unit.key.to_value(),
            unit.code.to_value(),
            unit.official_code.to_value(),
            unit.name.to_value(),
            fold(&unit.name).to_value(),
            unit.short_name.to_value(),
            unit.level.to_value(),
            day.to_value(),
            Day::OPEN_END.to_value(),
            unit.point_e6.map(|point| point.0).to_value(),
            unit.point_e6.map(|point| point.1).to_value(),
            1_i64.to_value(),
        ]);
        let edge = [id.to_value(), day.to_value(), Day::OPEN_END.to_value(), above.to_value()];
        edges.push(edge.to_vec());
    }
    units.write(tx)?;
    edges.write(tx)?;
    let rows: Vec<(Value, i64)> = ids.iter().map(|id| (id.to_value(), 1)).collect();
    journal::record_all(tx, pass, "unit", &rows)?;
    Ok(ids)
}

/// The last day of units is the one before `day`.
pub fn close_all(tx: &mut Tx<'_>, pass: &Pass, units: &[UnitId], day: Day) -> Result<()> {
    let last = day.add_days(-1);
    each(tx, units, |tx, ids| {
        for text in [
            "update edge set until_on = $1 where until_on > $1 and unit in []",
            "update unit set until_on = $1 where until_on > $1 and id in []",
        ] {
            sql(text).bind(last).list(ids).run(tx)?;
        }
        Ok(())
    })?;
    touch(tx, pass, units)
}

/// Units that were closed on `day` stand on, each to the day it had before.
pub fn reopen_all(tx: &mut Tx<'_>, pass: &Pass, units: &[(UnitId, Day)], day: Day) -> Result<()> {
    let last = day.add_days(-1);
    let mut untils: Vec<Day> = units.iter().map(|(_, until)| *until).collect();
    untils.sort_unstable();
    untils.dedup();
    for until in untils {
        let of: Vec<UnitId> =
            units.iter().filter(|(_, day)| *day == until).map(|(unit, _)| *unit).collect();
        each(tx, &of, |tx, ids| {
            for text in [
                "update edge set until_on = $1 where until_on = $2 and unit in []",
                "update unit set until_on = $1 where until_on = $2 and id in []",
            ] {
                sql(text).bind(until).bind(last).list(ids).run(tx)?;
            }
            Ok(())
        })?;
        touch(tx, pass, &of)?;
    }
    Ok(())
}

/// Foundings that are taken back: the units never stood, and their paths are free again.
pub fn unfound_all(tx: &mut Tx<'_>, pass: &Pass, units: &[UnitId], day: Day) -> Result<()> {
    each(tx, units, |tx, ids| {
        let text = "update unit set code = code || '~' || cast(id as text), until_on = $1 \
             where id in []";
        sql(text).bind(day.add_days(-1)).list(ids).run(tx)?;
        sql("delete from edge where unit in []").list(ids).run(tx)?;
        Ok(())
    })?;
    touch(tx, pass, units)
}

/// From `day` on each unit stands under another one.
pub fn hang_all(tx: &mut Tx<'_>, pass: &Pass, hung: &[(UnitId, UnitId)], day: Day) -> Result<()> {
    let units: Vec<UnitId> = hung.iter().map(|(unit, _)| *unit).collect();
    let untils = untils_of(tx, &units)?;
    each(tx, &units, |tx, ids| {
        let text = "delete from edge where from_on >= $1 and unit in []";
        sql(text).bind(day).list(ids).run(tx)?;
        let text = "update edge set until_on = $1 where until_on > $1 and unit in []";
        sql(text).bind(day.add_days(-1)).list(ids).run(tx)?;
        Ok(())
    })?;
    let mut edges = Many::new("insert into edge (unit, from_on, until_on, above) values", 4);
    for ((unit, above), until) in hung.iter().zip(untils) {
        let edge = [unit.to_value(), day.to_value(), until.to_value(), above.to_value()];
        edges.push(edge.to_vec());
    }
    edges.write(tx)?;
    touch(tx, pass, &units)
}

/// Units that were hung elsewhere on `day` stand where they stood before.
pub fn unhang_all(tx: &mut Tx<'_>, pass: &Pass, units: &[UnitId], day: Day) -> Result<()> {
    each(tx, units, |tx, ids| {
        let text = "delete from edge where from_on >= $1 and unit in []";
        sql(text).bind(day).list(ids).run(tx)?;
        let text = "update edge set until_on = \
             (select u.until_on from unit u where u.id = edge.unit) \
             where until_on = $1 and unit in []";
        sql(text).bind(day.add_days(-1)).list(ids).run(tx)?;
        Ok(())
    })?;
    touch(tx, pass, units)
}

/// The last day of each unit, in the order of the list.
fn untils_of(tx: &mut Tx<'_>, units: &[UnitId]) -> Result<Vec<Day>> {
    let mut found = std::collections::HashMap::new();
    each(tx, units, |tx, ids| {
        let text = "select id, until_on from unit where id in []";
        found.extend(sql(text).list(ids).all::<(UnitId, Day)>(tx)?);
        Ok(())
    })?;
    let of = |unit: &UnitId| found.get(unit).copied().ok_or(kernel::Error::NotFound);
    units.iter().map(of).collect()
}

/// Every changed unit has its next version and its line in the journal.
pub(super) fn touch(tx: &mut Tx<'_>, pass: &Pass, units: &[UnitId]) -> Result<()> {
    let mut rows = Vec::with_capacity(units.len());
    each(tx, units, |tx, ids| {
        let text = "update unit set version = version + 1 where id in []";
        sql(text).list(ids).run(tx)?;
        let text = "select id, version from unit where id in [] order by id";
        let found: Vec<(UnitId, i64)> = sql(text).list(ids).all(tx)?;
        rows.extend(found.into_iter().map(|(id, version)| (id.to_value(), version)));
        Ok(())
    })?;
    journal::record_all(tx, pass, "unit", &rows)
}

/// Does something with some hundred units at a time: a text holds so many places.
pub(super) fn each(
    tx: &mut Tx<'_>,
    units: &[UnitId],
    mut work: impl FnMut(&mut Tx<'_>, &[UnitId]) -> Result<()>,
) -> Result<()> {
    units.chunks(ROWS).try_for_each(|units| work(tx, units))
}
