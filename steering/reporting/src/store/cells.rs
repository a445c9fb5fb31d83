//! Cells: read and put. A put is one row, its journal line, and (by the caller, in the same
//! transaction) its entries in the Book.

use crate::model::{CellId, CellRow, ReportId, Save, Typed};
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::pass::Actor;
use kernel::{Pass, Result};

pub(super) const COLUMNS: &str =
    "id, figure, amount, at_least, is_blank, typed_name, typed_at, last_key, version";

/// All cells of a report.
pub fn cells(tx: &mut Tx<'_>, _pass: &Pass, report: ReportId) -> Result<Vec<CellRow>> {
    sql(format!("select {COLUMNS} from cell where report = $1 order by figure"))
        .bind(report)
        .all(tx)
}

/// One cell, if it was ever typed.
pub fn cell(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    report: ReportId,
    figure: &str,
) -> Result<Option<CellRow>> {
    sql(format!("select {COLUMNS} from cell where report = $1 and figure = $2"))
        .bind(report)
        .bind(figure)
        .maybe(tx)
}

/// Writes a cell on the version its typist had. The caller has compared versions; who comes between
/// was faster, and nothing is written.
pub fn put_cell(
    tx: &mut Tx<'_>,
    pass: &Pass,
    save: &Save,
    typed: Typed,
) -> Result<Option<CellRow>> {
    let (amount, is_blank) = (typed.amount.unwrap_or(0), typed.amount.is_none());
    let account = match pass.actor() {
        Actor::Account(id) => Some(id),
        _ => None,
    };
    let changed = if save.base == 0 {
        sql("insert into cell (id, report, figure, amount, at_least, is_blank, typed_by, \
             typed_name, typed_at, last_key, version) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1) \
             on conflict do nothing")
        .bind(CellId::new())
        .bind(save.report)
        .bind(save.figure.as_str())
        .bind(amount)
        .bind(typed.at_least)
        .bind(is_blank)
        .bind(account)
        .bind(pass.name())
        .bind(pass.at())
        .bind(save.key)
        .run(tx)?
    } else {
        sql("update cell set amount = $1, at_least = $2, is_blank = $3, typed_by = $4, \
             typed_name = $5, typed_at = $6, last_key = $7, version = version + 1 \
             where report = $8 and figure = $9 and version = $10")
        .bind(amount)
        .bind(typed.at_least)
        .bind(is_blank)
        .bind(account)
        .bind(pass.name())
        .bind(pass.at())
        .bind(save.key)
        .bind(save.report)
        .bind(save.figure.as_str())
        .bind(save.base)
        .run(tx)?
    };
    if changed == 0 {
        return Ok(None);
    }
    let row: CellRow = sql(format!("select {COLUMNS} from cell where report = $1 and figure = $2"))
        .bind(save.report)
        .bind(save.figure.as_str())
        .one(tx)?;
    journal::record(tx, pass, Subject::new("cell", row.id), row.version)?;
    Ok(Some(row))
}

/// Every cell of the database, for `verify` alone, which shows none and has no pass.
pub fn all_cells(tx: &mut Tx<'_>) -> Result<Vec<(CellId, String, i64)>> {
    sql("select id, figure, amount from cell order by id").all(tx)
}
