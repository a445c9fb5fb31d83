//! What many units hold of every stock at the end of a month, read with few statements: for a
//! decision that closes thousands of them, and for its dry run.

use super::totals::{Scope, first_key, level_keys};
use crate::figures::Figures;
use crate::model::{FigureId, Reading, Sums, too_large};
use kernel::db::{ROWS, Tx, sql};
use kernel::{Day, Month, Pass, Result, UnitId};
use std::collections::{BTreeMap, HashMap};

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
    let mut own: HashMap<UnitId, Levels> = HashMap::new();
    let Some(first) = units.first().filter(|_| !figures.stocks().is_empty()) else {
        return Ok(own);
    };
    // The centre's first month: units may have stood elsewhere before.
    let Some(first) = first_key(tx, Scope::Under(*first, month.last()))? else { return Ok(own) };
    let keys = level_keys(first, month);
    for units in units.chunks(ROWS) {
        let ask = Ask { figures, units, keys: &keys, day: month.last() };
        for (unit, figure, sums) in ask.levels(tx)? {
            let level = own.entry(unit).or_default().entry(figure).or_default();
            add(level, sums)?;
        }
        for (unit, figure, sums) in ask.below(tx)? {
            let level = own.entry(unit).or_default().entry(figure).or_default();
            add(level, sums.negated()?)?;
        }
    }
    for levels in own.values_mut() {
        levels.retain(|_, level| *level != Reading::default());
    }
    own.retain(|_, levels| !levels.is_empty());
    Ok(own)
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
    let Some(first) = first_key(tx, Scope::Under(*first, month.last()))? else { return Ok(all) };
    let keys = level_keys(first, month);
    for units in units.chunks(ROWS) {
        let ask = Ask { figures, units, keys: &keys, day: month.last() };
        for (unit, figure, sums) in ask.levels(tx)? {
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

/// A question about some hundred units.
struct Ask<'a> {
    figures: &'a Figures,
    units: &'a [UnitId],
    keys: &'a [i64],
    day: Day,
}

type Row = (UnitId, FigureId, i64, i64, i64);

impl Ask<'_> {
    /// The levels of the units, all below them included.
    fn levels(&self, tx: &mut Tx<'_>) -> Result<Vec<(UnitId, FigureId, Sums)>> {
        self.sum(tx, "t.unit", "", "t.unit")
    }

    /// The levels of the units directly under each of them in the tree of the day, together.
    fn below(&self, tx: &mut Tx<'_>) -> Result<Vec<(UnitId, FigureId, Sums)>> {
        // Edges first: few of them lead to the totals that are wanted, out of millions.
        let edges = "edge e cross join unit u cross join";
        let day = self.day.number();
        let link = format!(
            "u.id = e.unit and t.unit = e.unit and e.from_on <= {day} \
             and (e.until_on >= {day} or e.until_on = u.until_on) and e.above"
        );
        self.sum(tx, "e.above", edges, &link)
    }

    fn sum(
        &self,
        tx: &mut Tx<'_>,
        of: &str,
        before: &str,
        among: &str,
    ) -> Result<Vec<(UnitId, FigureId, Sums)>> {
        // The rows of a unit's month lie together: PostgreSQL reads them in one go and leaves out
        // figures, where it would look for each figure of each month alone (3 to 10 times as long).
        let part = |table: &&str| {
            format!(
                "select {of} as unit, t.figure, t.sub, t.late_in, t.late_out \
                 from {before} {table} t \
                 where {among} in [] and t.figure + 0 in [] and t.month in []"
            )
        };
        let tables: &[&str] = match tx.has_many_writers() {
            true => &["total", "pending"],
            false => &["total"],
        };
        let rows = tables.iter().map(part).collect::<Vec<_>>().join(" union all ");
        let text = format!(
            "select unit, figure, cast(sum(sub) as bigint), cast(sum(late_in) as bigint), \
             cast(sum(late_out) as bigint) from ({rows}) s group by unit, figure"
        );
        let mut ask = sql(text);
        for _ in tables {
            ask = ask.list(self.units).list(self.figures.stocks()).list(self.keys);
        }
        let found: Vec<Row> = ask.all(tx)?;
        let sums = |(unit, figure, sub, late_in, late_out): Row| {
            (unit, figure, Sums { own: 0, sub, late_in, late_out })
        };
        Ok(found.into_iter().map(sums).collect())
    }
}
