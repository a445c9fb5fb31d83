//! Reports, cells and comments of many units and months at once, for the grid: one statement each,
//! however many columns it has.

use crate::model::{CellRow, MONTHLY, ReportId, ReportRow};
use kernel::db::{FromRow, ROWS, Tx, Value, next, sql};
use kernel::{Month, Pass, Result, UnitId};
use std::collections::HashSet;

/// The reports of some units and months that lie under the unit of the pass, on the day of their
/// month or on any other.
pub fn reports_of(
    tx: &mut Tx<'_>,
    pass: &Pass,
    units: &[UnitId],
    months: &[Month],
) -> Result<Vec<ReportRow>> {
    let columns = super::reports::COLUMNS;
    sql(format!(
        "select {columns} from report where form = $1 and exists (select 1 from reach r \
         where r.above = $2 and r.unit = report.unit) and unit in [] and month in [] \
         order by unit, month"
    ))
    .bind(MONTHLY)
    .bind(pass.unit()?)
    .list(units)
    .list(months)
    .all(tx)
}

/// A cell with the report it stands in.
struct CellOf(ReportId, CellRow);

impl FromRow for CellOf {
    const COLUMNS: Option<&'static [&'static str]> = None;
    fn from_row(values: &mut dyn Iterator<Item = Value>) -> Result<Self> {
        Ok(CellOf(next(values)?, CellRow::from_row(values)?))
    }
}

/// The cells of some reports; their reader has a pass for each.
pub fn cells_of(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    reports: &[ReportId],
) -> Result<Vec<(ReportId, CellRow)>> {
    let columns = super::cells::COLUMNS;
    let all: Vec<CellOf> = sql(format!("select report, {columns} from cell where report in []"))
        .list(reports)
        .all(tx)?;
    Ok(all.into_iter().map(|CellOf(report, cell)| (report, cell)).collect())
}

/// How many words on the cells of some reports are not settled; their reader has a pass for each.
pub fn open_comments_of(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    reports: &[ReportId],
) -> Result<Vec<(ReportId, String, i64)>> {
    sql("select report, figure, count(*) from cell_comment \
         where closed_at is null and report in [] group by report, figure")
    .list(reports)
    .all(tx)
}

/// Of which figures somebody said nought at or under some units, in which months, on the tree of
/// each. Their reader has a pass for the unit above them.
pub fn noughts(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    units: &[UnitId],
    months: &[Month],
    figures: &[&str],
) -> Result<HashSet<(UnitId, Month, String)>> {
    let mut all = HashSet::new();
    for units in units.chunks(ROWS) {
        // A month is its year without the century and its number; it ends on the 28th or later.
        let some: Vec<(UnitId, Month, String)> = sql("select distinct r.above, p.month, c.figure \
             from report p join cell c on c.report = p.id join reach r on r.unit = p.unit \
             where p.form = $1 and c.amount = 0 and coalesce(c.is_blank, $2) = $2 \
             and r.from_on <= (p.month + 190000) * 100 + 31 \
             and r.until_on >= (p.month + 190000) * 100 + 28 \
             and p.month in [] and c.figure in [] and r.above in []")
        .bind(MONTHLY)
        .bind(false)
        .list(months)
        .list(figures.iter().copied())
        .list(units)
        .all(tx)?;
        all.extend(some);
    }
    Ok(all)
}
