//! Adjustments of figures that records feed: added, listed and taken back. The entries of the Book
//! are posted by the caller in the same transaction.

use crate::model::{AdjustmentRow, LineId, NewAdjustment, ReportRow};
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Error, Month, Pass, Result};

const COLUMNS: &str = "a.id, a.report, a.unit, a.month, a.figure, a.amount, a.reason, \
                       a.made_name, a.made_at, a.version, u.name as unit_name";

/// The standing adjustments of a month at the pass's unit and under it, oldest first.
pub fn adjustments(tx: &mut Tx<'_>, pass: &Pass, month: Month) -> Result<Vec<AdjustmentRow>> {
    // The adjustments of a month are few; the tree under the centre is large.
    sql(format!(
        "select {COLUMNS} from adjustment a cross join reach r join unit u on u.id = a.unit \
         where a.month = $3 and a.closed_at is null and r.unit = a.unit and r.above = $1 \
         and r.from_on <= $2 and r.until_on >= $2 order by a.made_at, a.id"
    ))
    .bind(pass.unit()?)
    .bind(month.last())
    .bind(month)
    .all(tx)
}

/// A standing adjustment of the pass's unit.
pub fn adjustment(tx: &mut Tx<'_>, pass: &Pass, id: LineId) -> Result<AdjustmentRow> {
    sql(format!(
        "select {COLUMNS} from adjustment a join unit u on u.id = a.unit \
         where a.id = $1 and a.unit = $2 and a.closed_at is null"
    ))
    .bind(id)
    .bind(pass.unit()?)
    .one(tx)
}

/// Adds an adjustment and says whether it is new: a form sent twice adds it once.
pub fn add_adjustment(
    tx: &mut Tx<'_>,
    pass: &Pass,
    report: &ReportRow,
    new: &NewAdjustment,
) -> Result<bool> {
    let made = sql("insert into adjustment (id, report, unit, month, figure, amount, reason, \
         made_name, made_at, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1) \
         on conflict do nothing")
    .bind(new.id)
    .bind(report.id)
    .bind(pass.unit()?)
    .bind(report.month)
    .bind(new.figure)
    .bind(new.amount)
    .bind(new.reason.as_str())
    .bind(pass.name())
    .bind(pass.at())
    .run(tx)?;
    if made == 1 {
        journal::record(tx, pass, Subject::new("adjustment", new.id), 1)?;
    }
    Ok(made == 1)
}

/// Takes an adjustment back.
pub fn close_adjustment(tx: &mut Tx<'_>, pass: &Pass, row: &AdjustmentRow) -> Result<()> {
    let changed = sql("update adjustment set closed_at = $1, version = version + 1 \
         where id = $2 and version = $3 and closed_at is null")
    .bind(pass.at())
    .bind(row.id)
    .bind(row.version)
    .run(tx)?;
    if changed == 0 {
        return Err(Error::NotFound);
    }
    journal::record(tx, pass, Subject::new("adjustment", row.id), row.version + 1)?;
    Ok(())
}

/// Every adjustment with its figure, amount and whether it stands, for `verify` alone, which shows
/// none and has no pass.
pub fn all_adjustments(tx: &mut Tx<'_>) -> Result<Vec<(LineId, String, i64, bool)>> {
    sql("select id, figure, amount, closed_at is null as stands from adjustment order by id")
        .all(tx)
}
