//! What pages and reports read: a unit's month beside the month before and the same month of last
//! year, the units under it, a series, any span of months. Reads totals, never entries, so it
//! takes no longer as the years go by.

use super::position::{Ground, check_reach};
use super::totals::{self, Scope, TotalRow};
use crate::figures::Figures;
use crate::model::{FigureId, Reading, too_large};
use kernel::db::{Tx, sql};
use kernel::{Day, Error, Month, Pass, Result, UnitId};
use std::collections::{BTreeMap, HashMap};

/// A figure of a unit in a month, with what it is compared to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Which figure.
    pub figure: FigureId,
    /// The month itself.
    pub value: Reading,
    /// The month before.
    pub previous: Reading,
    /// The same month of the year before.
    pub last_year: Reading,
}

/// A unit under the one asked for, with its readings in the order of [`Figures::all`].
#[derive(Debug, Clone)]
pub struct Child {
    /// The unit.
    pub unit: UnitId,
    /// A reading for every figure.
    pub values: Vec<Reading>,
}

/// All figures of one unit and month, in the order of [`Figures::all`].
pub fn month(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    unit: UnitId,
    month: Month,
) -> Result<Vec<Line>> {
    Ok(compared(tx, pass, figures, unit, month)?.0)
}

/// The same with what it was read from; column 0 is the month itself.
pub(super) fn compared(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    unit: UnitId,
    month: Month,
) -> Result<(Vec<Line>, Table)> {
    check_reach(tx, &mut Ground::default(), pass, unit)?;
    let months = [month, month.prev(), month.year_before()];
    let mut read = many(tx, figures, Scope::Of(unit), &months)?;
    let table = read.remove(&unit).unwrap_or_else(|| Table::new(months.len()));
    let lines = figures.all().iter().map(|known| Line {
        figure: known.id,
        value: table.get(0, known.id),
        previous: table.get(1, known.id),
        last_year: table.get(2, known.id),
    });
    Ok((lines.collect(), table))
}

/// All figures of every unit directly under one, in the tree of that month. A unit without any
/// posting is left out.
pub fn children(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    above: UnitId,
    month: Month,
) -> Result<Vec<Child>> {
    check_reach(tx, &mut Ground::default(), pass, above)?;
    let scope = Scope::Under(above, month.last());
    let read = many(tx, figures, scope, &[month])?;
    let children = read.into_iter().map(|(unit, table)| Child {
        unit,
        values: figures.all().iter().map(|known| table.get(0, known.id)).collect(),
    });
    Ok(children.collect())
}

/// Readings of some units in some months.
pub struct Readings {
    months: Vec<Month>,
    read: BTreeMap<UnitId, Table>,
}

impl Readings {
    /// The reading of a unit, month and figure; nought where nothing was booked, and for a month
    /// that was not asked for.
    pub fn get(&self, unit: UnitId, month: Month, figure: FigureId) -> Reading {
        let column = self.months.iter().position(|known| *known == month);
        let found = column.and_then(|at| Some(self.read.get(&unit)?.get(at, figure)));
        found.unwrap_or_default()
    }
}

/// All figures of some units in some months, in a handful of statements however many they are.
/// Unknown for a unit that is neither `above` nor directly under it on the day: a pass for a unit
/// reads what stood under it then, as it stands.
pub fn readings(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    (above, day): (UnitId, Day),
    units: &[UnitId],
    months: &[Month],
) -> Result<Readings> {
    check_reach(tx, &mut Ground::default(), pass, above)?;
    let under: Vec<UnitId> =
        sql("select unit from reach where above = $1 and from_on <= $2 and until_on >= $2 \
         and depth <= 1 and unit in []")
        .bind(above)
        .bind(day)
        .list(units)
        .all(tx)?;
    if units.iter().any(|unit| *unit != above && !under.contains(unit)) {
        return Err(Error::NotFound);
    }
    let read = many(tx, figures, Scope::Each(units), months)?;
    Ok(Readings { months: months.to_vec(), read })
}

/// One figure of one unit over the months that end with `last`, oldest first.
pub fn series(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    (unit, figure): (UnitId, FigureId),
    last: Month,
    count: usize,
) -> Result<Vec<(Month, Reading)>> {
    check_reach(tx, &mut Ground::default(), pass, unit)?;
    let first = 1 - i64::try_from(count).unwrap_or(i64::MAX);
    let months: Vec<Month> = (first..=0).map(|step| last.add_months(step)).collect();
    let mut read = many(tx, figures, Scope::Of(unit), &months)?;
    let table = read.remove(&unit).unwrap_or_else(|| Table::new(months.len()));
    Ok(months.iter().enumerate().map(|(at, month)| (*month, table.get(at, figure))).collect())
}

/// All figures of one unit over a span of whole months: a flow is the sum, a stock the level at
/// the end. In the order of [`Figures::all`].
pub fn span(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    unit: UnitId,
    (first, last): (Month, Month),
) -> Result<Vec<(FigureId, Reading)>> {
    check_reach(tx, &mut Ground::default(), pass, unit)?;
    let mut sums: HashMap<FigureId, Reading> = HashMap::new();
    totals::each(tx, Scope::Of(unit), &span_keys(first, last), None, |row| {
        if !figures.is_stock(row.figure) {
            add(sums.entry(row.figure).or_default(), row)?;
        }
        Ok(())
    })?;
    let mut levels = Table::new(1);
    if let Some(start) = totals::first_key(tx, Scope::Of(unit))? {
        let keys = totals::level_keys(start, last);
        totals::each(tx, Scope::Of(unit), &keys, Some(figures.stocks()), |row| levels.add(0, row))?;
    }
    sums.extend(levels.readings.remove(0));
    figures.derive(&mut sums)?;
    let known = figures.all().iter();
    Ok(known.map(|k| (k.id, sums.get(&k.id).copied().unwrap_or_default())).collect())
}

/// The parts a sum of one figure and month is made of: what the unit itself booked, and every
/// unit under it that has something. Derived figures are opened through their parts.
pub fn contributors(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    (unit, figure): (UnitId, FigureId),
    month: Month,
) -> Result<(Reading, Vec<(UnitId, Reading)>)> {
    let whole = series(tx, pass, figures, (unit, figure), month, 1)?;
    let mut own = whole.first().map(|(_, reading)| *reading).unwrap_or_default();
    let mut parts = Vec::new();
    let read = many(tx, figures, Scope::Under(unit, month.last()), &[month])?;
    for (child, table) in read {
        let part = table.get(0, figure);
        if part != Reading::default() {
            own.issued = own.issued.checked_sub(part.issued).ok_or_else(too_large)?;
            own.known = own.known.checked_sub(part.known).ok_or_else(too_large)?;
            parts.push((child, part));
        }
    }
    Ok((own, parts))
}

/// What a unit itself holds of some stocks at the end of a month: its level less the levels of the
/// units directly under it. A stock of which nothing was ever booked is left out.
pub(super) fn own_of(
    tx: &mut Tx<'_>,
    (unit, stocks): (UnitId, &[FigureId]),
    month: Month,
) -> Result<HashMap<FigureId, Reading>> {
    let mut levels: HashMap<FigureId, Reading> = HashMap::new();
    // The centre's first month serves both: units below may have stood elsewhere before.
    let Some(first) = totals::first_key(tx, Scope::Under(unit, month.last()))? else {
        return Ok(levels);
    };
    let keys = totals::level_keys(first, month);
    totals::each(tx, Scope::Of(unit), &keys, Some(stocks), |row| {
        add(levels.entry(row.figure).or_default(), row)
    })?;
    // Most units that are counted have none below them.
    let below = totals::children(tx, unit, month.last())?;
    totals::each(tx, Scope::Each(&below), &keys, Some(stocks), |row| {
        let (level, below) = (levels.entry(row.figure).or_default(), row.sums());
        level.issued = level.issued.checked_sub(below.issued()).ok_or_else(too_large)?;
        level.known = level.known.checked_sub(below.known()).ok_or_else(too_large)?;
        Ok(())
    })?;
    Ok(levels)
}

/// The keys that make up a span: whole years by their year row, the rest by months.
pub(super) fn span_keys(first: Month, last: Month) -> Vec<i64> {
    let mut keys = Vec::new();
    let mut month = first;
    while month <= last {
        let end_of_year = month.add_months(11);
        if month.number() == 1 && end_of_year <= last {
            keys.push(month.year_key());
            month = end_of_year.next();
        } else {
            keys.push(month.key());
            month = month.next();
        }
    }
    keys
}

/// Readings of one unit: a column a month.
pub(super) struct Table {
    readings: Vec<HashMap<FigureId, Reading>>,
    /// What was booked at the unit itself, of what is kept.
    own: Vec<HashMap<FigureId, i64>>,
}

impl Table {
    fn new(columns: usize) -> Table {
        Table { readings: vec![HashMap::new(); columns], own: vec![HashMap::new(); columns] }
    }

    /// What was booked at the unit itself by the end of a column, of what is kept.
    pub(super) fn own(&self, column: usize) -> HashMap<FigureId, i64> {
        self.own.get(column).cloned().unwrap_or_default()
    }

    fn get(&self, column: usize, figure: FigureId) -> Reading {
        let column = self.readings.get(column);
        column.and_then(|readings| readings.get(&figure)).copied().unwrap_or_default()
    }

    fn add(&mut self, column: usize, row: &TotalRow) -> Result<()> {
        add(self.readings[column].entry(row.figure).or_default(), row)?;
        let own = self.own[column].entry(row.figure).or_default();
        *own = own.checked_add(row.own).ok_or_else(too_large)?;
        Ok(())
    }
}

fn add(reading: &mut Reading, row: &TotalRow) -> Result<()> {
    let sums = row.sums();
    reading.issued = reading.issued.checked_add(sums.issued()).ok_or_else(too_large)?;
    reading.known = reading.known.checked_add(sums.known()).ok_or_else(too_large)?;
    Ok(())
}

/// Every figure of every unit of a scope, a column for each month asked for.
fn many(
    tx: &mut Tx<'_>,
    figures: &Figures,
    scope: Scope<'_>,
    months: &[Month],
) -> Result<BTreeMap<UnitId, Table>> {
    let mut read: BTreeMap<UnitId, Table> = BTreeMap::new();
    let keys: Vec<i64> = months.iter().map(|month| month.key()).collect();
    totals::each(tx, scope, &keys, None, |row| {
        if figures.is_stock(row.figure) {
            return Ok(());
        }
        let Some(column) = keys.iter().position(|key| *key == row.month) else { return Ok(()) };
        read.entry(row.unit).or_insert_with(|| Table::new(keys.len())).add(column, row)
    })?;
    if !figures.stocks().is_empty()
        && let Some(first) = totals::first_key(tx, scope)?
    {
        let columns: Vec<Vec<i64>> =
            months.iter().map(|month| totals::level_keys(first, *month)).collect();
        let mut keys: Vec<i64> = columns.iter().flatten().copied().collect();
        keys.sort_unstable();
        keys.dedup();
        totals::each(tx, scope, &keys, Some(figures.stocks()), |row| {
            let table = read.entry(row.unit).or_insert_with(|| Table::new(months.len()));
            for (at, keys) in columns.iter().enumerate() {
                if keys.contains(&row.month) {
                    table.add(at, row)?;
                }
            }
            Ok(())
        })?;
    }
    for table in read.values_mut() {
        for readings in &mut table.readings {
            figures.derive(readings)?;
        }
    }
    Ok(read)
}
