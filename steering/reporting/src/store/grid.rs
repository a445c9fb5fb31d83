//! Reports, cells and comments of many units and months at once, for the grid: one statement each,
//! however many columns it has.

use crate::model::{CellRow, MONTHLY, ReportId, ReportRow, State};
use kernel::db::{FromRow, ROWS, Tx, Value, next, sql};
use kernel::{Month, Pass, Result, UnitId};
use std::collections::{BTreeMap, BTreeSet, HashSet};

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

/// Which of these (a unit, a month, a figure) somebody said to be nought, at the unit or under it
/// on the tree of the month, in a report that went out: what stands in a draft is not said yet.
/// Their reader has a pass for the unit above them.
pub fn noughts(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    asked: &[(UnitId, Month, &str)],
) -> Result<HashSet<(UnitId, Month, String)>> {
    // Months that ask for the same are asked together.
    let mut of_month: BTreeMap<Month, (BTreeSet<UnitId>, BTreeSet<&str>)> = BTreeMap::new();
    for (unit, month, figure) in asked {
        let (units, figures) = of_month.entry(*month).or_default();
        units.insert(*unit);
        figures.insert(figure);
    }
    let mut all = HashSet::new();
    for (month, (units, figures)) in of_month {
        let units: Vec<UnitId> = units.into_iter().collect();
        for units in units.chunks(ROWS) {
            let some: Vec<(UnitId, String)> = sql("select distinct r.above, c.figure \
                 from report p join cell c on c.report = p.id join reach r on r.unit = p.unit \
                 where p.form = $1 and p.month = $2 and p.state in ($3, $4, $5, $6) \
                 and c.amount = 0 and coalesce(c.is_blank, $7) = $7 \
                 and r.from_on <= $8 and r.until_on >= $8 and c.figure in [] and r.above in []")
            .bind(MONTHLY)
            .bind(month)
            .bind(State::Sent.code())
            .bind(State::Approved.code())
            .bind(State::Locked.code())
            .bind(State::Issued.code())
            .bind(false)
            .bind(month.last())
            .list(figures.iter().copied())
            .list(units)
            .all(tx)?;
            all.extend(some.into_iter().map(|(unit, figure)| (unit, month, figure)));
        }
    }
    Ok(all)
}
