//! What many units hold of every stock at the end of a month, read with few statements: for a
//! decision that closes thousands of them, and for its dry run.

use super::totals::{Scope, first_key, level_keys};
use crate::figures::Figures;
use crate::model::{FigureId, Reading, Sums, too_large};
use kernel::db::{ROWS, Tx, sql};
use kernel::{Day, Month, Pass, Result, UnitId};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Levels of one unit.
pub(super) type Levels = BTreeMap<FigureId, Reading>;

/// What units themselves hold of each stock at the end of a month, without the units under them;
/// units and stocks with nothing are left out. For a dry run: the pass says who looks.
pub fn held(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    figures: &Figures,
    units: &[UnitId],
    month: Month,
) -> Result<Vec<(UnitId, FigureId, i64)>> {
    let levels = own_levels(tx, figures, units, month)?;
    let mut all: Vec<(UnitId, FigureId, i64)> = Vec::new();
    for unit in units {
        let of = levels.get(unit).into_iter().flatten();
        all.extend(of.map(|(figure, level)| (*unit, *figure, level.known)));
    }
    all.retain(|(_, _, level)| *level != 0);
    Ok(all)
}

/// The same as readings, by unit.
pub(super) fn own_levels(
    tx: &mut Tx<'_>,
    figures: &Figures,
    units: &[UnitId],
    month: Month,
) -> Result<HashMap<UnitId, Levels>> {
    // A unit below is often asked for too (a district that is closed with its communes): the level
    // of each is read once.
    let below = below(tx, units, month.last())?;
    let mut asked: Vec<UnitId> = units.to_vec();
    asked.extend(below.iter().map(|(_, child)| *child));
    let mut seen = HashSet::new();
    asked.retain(|unit| seen.insert(*unit));
    let levels = levels_of(tx, figures, &asked, month)?;
    let mut own: HashMap<UnitId, Levels> =
        units.iter().filter_map(|unit| Some((*unit, levels.get(unit)?.clone()))).collect();
    for (above, child) in below {
        for (figure, level) in levels.get(&child).into_iter().flatten() {
            let of = own.entry(above).or_default().entry(*figure).or_default();
            of.issued = of.issued.checked_sub(level.issued).ok_or_else(too_large)?;
            of.known = of.known.checked_sub(level.known).ok_or_else(too_large)?;
        }
    }
    for levels in own.values_mut() {
        levels.retain(|_, level| *level != Reading::default());
    }
    own.retain(|_, levels| !levels.is_empty());
    Ok(own)
}

/// Which units stood directly under each of these in the tree of a day: above, below. A unit that
/// was closed before that day counts under its last parent.
fn below(tx: &mut Tx<'_>, units: &[UnitId], day: Day) -> Result<Vec<(UnitId, UnitId)>> {
    let mut all = Vec::new();
    for units in units.chunks(ROWS) {
        let some: Vec<(UnitId, UnitId)> =
            sql("select e.above, e.unit from edge e join unit u on u.id = e.unit \
             where e.above in [] and e.from_on <= $1 \
             and (e.until_on >= $1 or e.until_on = u.until_on)")
            .bind(day)
            .list(units.iter().copied())
            .all(tx)?;
        all.extend(some);
    }
    // A unit that was closed and opened anew may have two such edges; it lies below once.
    all.sort();
    all.dedup();
    Ok(all)
}

/// The levels of units at the end of a month, all below them included.
pub(super) fn levels_of(
    tx: &mut Tx<'_>,
    figures: &Figures,
    units: &[UnitId],
    month: Month,
) -> Result<HashMap<UnitId, Levels>> {
    let mut all: HashMap<UnitId, Levels> = HashMap::new();
    let Some(first) = units.first().filter(|_| !figures.stocks().is_empty()) else {
        return Ok(all);
    };
    // The centre's first month: units may have stood elsewhere before.
    let Some(first) = first_key(tx, Scope::Under(*first, month.last()))? else { return Ok(all) };
    let keys = level_keys(first, month);
    for units in units.chunks(ROWS) {
        for (unit, figure, sums) in levels(tx, figures, units, &keys)? {
            add(all.entry(unit).or_default().entry(figure).or_default(), sums)?;
        }
    }
    Ok(all)
}

fn add(level: &mut Reading, sums: Sums) -> Result<()> {
    level.issued = level.issued.checked_add(sums.issued()).ok_or_else(too_large)?;
    level.known = level.known.checked_add(sums.known()).ok_or_else(too_large)?;
    Ok(())
}

type Row = (UnitId, FigureId, i64, i64, i64);

/// What the rows of some hundred units come to under these keys, by unit and stock.
fn levels(
    tx: &mut Tx<'_>,
    figures: &Figures,
    units: &[UnitId],
    keys: &[i64],
) -> Result<Vec<(UnitId, FigureId, Sums)>> {
    // The rows of a unit's month lie together: PostgreSQL reads them in one go and leaves out
    // figures, where it would look for each figure of each month alone (3 to 10 times as long).
    let part = |table: &&str| {
        format!(
            "select unit, figure, sub, late_in, late_out from {table} \
             where unit in [] and figure + 0 in [] and month in []"
        )
    };
    let tables: &[&str] = match tx.has_many_writers() {
        true => &["total", "pending"],
        false => &["total"],
    };
    let rows = tables.iter().map(part).collect::<Vec<_>>().join(" union all ");
    let mut ask = sql(format!(
        "select unit, figure, cast(sum(sub) as bigint), cast(sum(late_in) as bigint), \
         cast(sum(late_out) as bigint) from ({rows}) s group by unit, figure"
    ));
    for _ in tables {
        ask = ask.list(units).list(figures.stocks()).list(keys);
    }
    let found: Vec<Row> = ask.all(tx)?;
    let sums = |(unit, figure, sub, late_in, late_out): Row| {
        (unit, figure, Sums { own: 0, sub, late_in, late_out })
    };
    Ok(found.into_iter().map(sums).collect())
}
