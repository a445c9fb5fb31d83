//! Where work can be done: the units of a province with their names of a day, and what they were
//! called before. Names and places of units are public facts.

use crate::model::Spot;
use kernel::db::{Tx, sql};
use kernel::place::{self, Place};
use kernel::{Day, Result, UnitId};
use std::collections::HashMap;

/// Units of a province that are offered; the largest has under six hundred of all levels.
const MOST: i64 = 2_000;

/// Everywhere in the province of a unit where work can be done on a day, and the names from before
/// July 2025 of what stands there since. A unit above the provinces is offered these. Public facts:
/// no pass is asked.
pub fn spots(tx: &mut Tx<'_>, here: &Place, day: Day) -> Result<Vec<Spot>> {
    let mut root = (here.id, 1);
    for unit in &here.chain {
        if place::get(tx, *unit, day)?.level == "province" {
            root = (*unit, i64::MAX);
        }
    }
    let rows: Vec<(UnitId, String, String, String, i64)> = sql("select u.id, u.code, u.name, \
         n.name as above, r.depth from reach r join unit u on u.id = r.unit \
         join reach t on t.unit = u.id and t.depth = 1 and t.from_on <= $2 and t.until_on >= $2 \
         join unit n on n.id = t.above where r.above = $1 and r.from_on <= $2 \
         and r.until_on >= $2 and r.depth > 0 and r.depth <= $3 \
         order by u.name_folded, u.id limit $4")
    .bind(root.0)
    .bind(day)
    .bind(root.1)
    .bind(MOST)
    .all(tx)?;
    let label = |name: &str, above: &str, depth| match depth > 1 {
        true => format!("{name}, {above}"),
        false => name.to_owned(),
    };
    let mut called: HashMap<String, usize> = HashMap::new();
    for (_, _, name, above, depth) in &rows {
        *called.entry(label(name, above, *depth)).or_default() += 1;
    }
    let spot = |(unit, code, name, above, depth): (UnitId, String, String, String, i64)| {
        let label = label(&name, &above, depth);
        // Two of one name are told apart by their paths.
        let is_shared = called.get(&label).is_some_and(|many| *many > 1);
        let label = if is_shared { format!("{label} ({code})") } else { label };
        Spot { unit, label, name, is_former: false }
    };
    let mut all: Vec<Spot> = rows.into_iter().map(spot).collect();
    all.extend(former(tx, root.0, day)?);
    Ok(all)
}

/// What units under one were called before they became what they are.
fn former(tx: &mut Tx<'_>, root: UnitId, day: Day) -> Result<Vec<Spot>> {
    let rows: Vec<(UnitId, String, String, String)> = sql("select s.to_unit, o.name, \
         n.name as above, u.name as now from reach r join succession s on s.to_unit = r.unit \
         join unit u on u.id = r.unit join unit o on o.id = s.from_unit \
         join reach t on t.unit = o.id and t.depth = 1 and t.from_on <= o.until_on \
         and t.until_on >= o.until_on join unit n on n.id = t.above \
         where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 and r.depth > 0 \
         and o.until_on < $2 and o.name <> u.name order by o.name_folded, u.id limit $3")
    .bind(root)
    .bind(day)
    .bind(MOST)
    .all(tx)?;
    let spot = |(unit, name, above, now): (UnitId, String, String, String)| Spot {
        unit,
        label: format!("{now} ({name}, {above})"),
        name,
        is_former: true,
    };
    Ok(rows.into_iter().map(spot).collect())
}

/// The units that may join the work of a unit: all of its province, and those above it. Public
/// facts: no pass is asked.
pub fn joining(tx: &mut Tx<'_>, here: &Place, places: &[Spot], day: Day) -> Result<Vec<Spot>> {
    let above = place::crumbs(tx, here.id, day)?.into_iter();
    let above = above.filter(|row| places.iter().all(|spot| spot.unit != row.id));
    let above = above.map(|row| Spot {
        unit: row.id,
        label: row.name.clone(),
        name: row.name,
        is_former: false,
    });
    // Those above come first: the province joins its commune's day of gifts.
    let all = above.chain(places.iter().cloned());
    Ok(all.filter(|spot| spot.unit != here.id).collect())
}

/// A unit that is offered by its path, which is nobody else's.
pub fn by_its_path(unit: Place) -> Spot {
    Spot { unit: unit.id, label: unit.code, name: unit.name, is_former: false }
}

/// One unit as it is offered, wherever it stands: what was recorded there stays readable. A public
/// fact: no pass is asked.
pub fn spot(tx: &mut Tx<'_>, unit: UnitId, day: Day) -> Result<Spot> {
    let at = place::get(tx, unit, day)?;
    let above = match at.chain.get(1) {
        Some(above) => Some(place::get(tx, *above, day)?),
        None => None,
    };
    let label = match above.filter(|above| above.level != "province" && above.level != "central") {
        Some(above) => format!("{}, {}", at.name, above.name),
        None => at.name.clone(),
    };
    Ok(Spot { unit, label, name: at.name, is_former: false })
}
