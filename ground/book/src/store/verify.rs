//! Recomputing what the Book keeps, from its entries: what `nhanai verify` runs. It reads one unit
//! at a time, so it works on a country as on a commune; it repairs nothing.

mod sources;
mod tree;

use super::totals::{self, Scope};
use crate::model::{FigureId, Sums};
use kernel::db::{Tx, sql};
use kernel::{Month, Result, UnitId};
use std::collections::{BTreeMap, HashMap};

/// The laws of the Book (book.md, "What must hold").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Law {
    /// A total is what its entries and the units under it add up to.
    TotalsAddUp,
    /// Late entries move between months and never vanish.
    NothingVanishes,
    /// What decisions moved out of some units came into others.
    MovesCancel,
    /// An entry has a source that exists, and a journal line.
    SourcesStand,
    /// A sealed paper is what was issued.
    SealsHold,
    /// A record of a unit that was cut is named for one that took a part of its place.
    NamesStand,
}

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// Which law.
    pub law: Law,
    /// Where: the unit.
    pub unit: Option<UnitId>,
    /// Month key, or year key.
    pub month: Option<i64>,
    /// The figure.
    pub figure: Option<FigureId>,
    /// What the Book keeps.
    pub kept: i64,
    /// What was found by recomputing.
    pub found: i64,
}

impl std::fmt::Display for Broken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let place = |value: Option<i64>| value.map_or("-".to_owned(), |n| n.to_string());
        let unit = place(self.unit.map(|unit| unit.0));
        let (month, figure) = (place(self.month), place(self.figure.map(|figure| figure.0)));
        write!(
            f,
            "{:?}: unit {unit}, month {month}, figure {figure}: kept {}, found {}",
            self.law, self.kept, self.found
        )
    }
}

/// More than this many breaks say nothing new.
const ENOUGH: usize = 1_000;

/// Everything that does not hold; empty when the Book is sound. The command line asks it, which
/// has no pass.
pub fn verify(tx: &mut Tx<'_>) -> Result<Vec<Broken>> {
    let mut check = Check { tree: tree::Tree::read(tx)?, ..Check::default() };
    let units: Vec<UnitId> = sql(
        "select id from unit union select unit from total union select unit from entry order by 1",
    )
    .all(tx)?;
    for unit in units {
        check.unit(tx, unit)?;
        if check.broken.len() > ENOUGH {
            return Ok(check.broken);
        }
    }
    check.close();
    sources::moves(tx, &mut check.broken)?;
    sources::sources(tx, &mut check.broken)?;
    sources::seals(tx, &mut check.broken)?;
    sources::names(tx, &mut check.broken)?;
    Ok(check.broken)
}

type Cell = (i64, FigureId);

#[derive(Default)]
struct Check {
    tree: tree::Tree,
    broken: Vec<Broken>,
    /// For each unit with units under it: what its rows hold beyond its own entries, less what
    /// the rows under it hold. All zero in the end.
    open: HashMap<(UnitId, Cell), Sums>,
}

impl Check {
    fn unit(&mut self, tx: &mut Tx<'_>, unit: UnitId) -> Result<()> {
        let kept = kept_of(tx, unit)?;
        let entries = entries_of(tx, unit)?;
        let mut years: BTreeMap<Cell, Sums> = BTreeMap::new();
        let mut late: BTreeMap<FigureId, i64> = BTreeMap::new();
        let months = kept.iter().filter(|((month, _), _)| month % 100 != 0);
        for (cell, sums) in months {
            let (month, figure) = *cell;
            let year = years.entry((month / 100 * 100, figure)).or_default();
            *year = year.plus(*sums)?;
            *late.entry(figure).or_default() += sums.late_in - sums.late_out;
            let posted = entries.get(cell).copied().unwrap_or_default();
            self.compare(unit, *cell, sums.own, posted.own);
            let beyond = Sums { own: 0, ..sums.plus(posted.negated()?)? };
            self.add(unit, *cell, beyond)?;
            if let Some(above) = self.tree.above(unit, month) {
                self.add(above, *cell, Sums { own: 0, ..*sums }.negated()?)?;
            }
        }
        for (cell, posted) in entries.iter().filter(|(cell, _)| !kept.contains_key(*cell)) {
            if !posted.is_zero() {
                self.compare(unit, *cell, 0, posted.own);
                self.add(unit, *cell, Sums { own: 0, ..posted.negated()? })?;
            }
        }
        self.years(unit, &kept, &years);
        if !self.tree.has_parent(unit) {
            for (figure, found) in late.into_iter().filter(|(_, found)| *found != 0) {
                self.break_(Law::NothingVanishes, unit, (None, figure), (0, found));
            }
        }
        Ok(())
    }

    fn years(&mut self, unit: UnitId, kept: &BTreeMap<Cell, Sums>, years: &BTreeMap<Cell, Sums>) {
        for (cell, sums) in kept.iter().filter(|((month, _), _)| month % 100 == 0) {
            let found = years.get(cell).copied().unwrap_or_default();
            if *sums != found {
                let pair = (sums.known(), found.known());
                self.break_(Law::TotalsAddUp, unit, (Some(cell.0), cell.1), pair);
            }
        }
        for (cell, found) in years.iter().filter(|(cell, _)| !kept.contains_key(*cell)) {
            self.compare(unit, *cell, 0, found.known());
        }
    }

    fn compare(&mut self, unit: UnitId, cell: Cell, kept: i64, found: i64) {
        if kept != found {
            self.break_(Law::TotalsAddUp, unit, (Some(cell.0), cell.1), (kept, found));
        }
    }

    fn break_(
        &mut self,
        law: Law,
        unit: UnitId,
        (month, figure): (Option<i64>, FigureId),
        (kept, found): (i64, i64),
    ) {
        let (unit, figure) = (Some(unit), Some(figure));
        self.broken.push(Broken { law, unit, month, figure, kept, found });
    }

    fn add(&mut self, unit: UnitId, cell: Cell, sums: Sums) -> Result<()> {
        if sums.is_zero() {
            return Ok(());
        }
        let open = self.open.entry((unit, cell)).or_default();
        *open = open.plus(sums)?;
        if open.is_zero() {
            self.open.remove(&(unit, cell));
        }
        Ok(())
    }

    fn close(&mut self) {
        let mut open: Vec<((UnitId, Cell), Sums)> = self.open.drain().collect();
        open.sort_unstable_by_key(|(key, _)| *key);
        for ((unit, (month, figure)), sums) in open.into_iter().take(ENOUGH) {
            let found = [sums.sub, sums.late_in, sums.late_out];
            let found = found.into_iter().find(|sum| *sum != 0).unwrap_or(0);
            self.break_(Law::TotalsAddUp, unit, (Some(month), figure), (found, 0));
        }
    }
}

/// What the Book keeps for a unit, pending changes included.
fn kept_of(tx: &mut Tx<'_>, unit: UnitId) -> Result<BTreeMap<Cell, Sums>> {
    let mut months: Vec<i64> = sql("select month from total where unit = $1 \
         union select month from pending where unit = $1")
    .bind(unit)
    .all(tx)?;
    months.sort_unstable();
    let mut kept: BTreeMap<Cell, Sums> = BTreeMap::new();
    for months in months.chunks(64) {
        totals::each(tx, Scope::Of(unit), months, None, |row| {
            let sums = kept.entry((row.month, row.figure)).or_default();
            *sums = sums.plus(row.sums())?;
            Ok(())
        })?;
    }
    kept.retain(|_, sums| !sums.is_zero());
    Ok(kept)
}

/// What the entries of a unit alone say: booked here, and belonging here or elsewhere.
fn entries_of(tx: &mut Tx<'_>, unit: UnitId) -> Result<BTreeMap<Cell, Sums>> {
    let mut found: BTreeMap<Cell, Sums> = BTreeMap::new();
    let booked: Vec<(i64, FigureId, i64, i64)> =
        sql("select month_booked, figure, cast(sum(amount) as bigint), cast(sum(case when \
         unit_for is null then 0 else amount end) as bigint) from entry where unit = $1 \
         group by month_booked, figure")
        .bind(unit)
        .all(tx)?;
    for (month, figure, own, late_out) in booked {
        found.insert((month, figure), Sums { own, sub: own, late_in: 0, late_out });
    }
    let told: Vec<(Month, FigureId, i64)> = sql(
        "select month_for, figure, cast(sum(amount) as bigint) from entry where unit_for = $1 \
         group by month_for, figure",
    )
    .bind(unit)
    .all(tx)?;
    for (month, figure, late_in) in told {
        found.entry((month.key(), figure)).or_default().late_in = late_in;
    }
    Ok(found)
}
