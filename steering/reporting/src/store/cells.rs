//! Cells: read and put. A cell that is put is one row, its journal line, and (by the caller, in the
//! same transaction) its entries in the Book.

use crate::model::{CellId, CellRow, ReportId, Save, Typed};
use kernel::db::{Many, ROWS, ToValue, Tx, Value, sql};
use kernel::journal;
use kernel::pass::Actor;
use kernel::{Pass, Result};
use std::collections::HashMap;

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

/// Writes cells of different figures of a report on the versions their typist had; the rows by
/// figure. The caller has compared versions; where somebody came between and was faster nothing is
/// written, and there is no row.
pub fn put_cells(
    tx: &mut Tx<'_>,
    pass: &Pass,
    report: ReportId,
    cells: &[(&Save, Typed)],
) -> Result<HashMap<String, CellRow>> {
    let account = match pass.actor() {
        Actor::Account(id) => Some(id),
        _ => None,
    };
    let mut all = HashMap::new();
    for some in cells.chunks(ROWS) {
        let mut rows = Many::new(
            "insert into cell (id, report, figure, amount, at_least, is_blank, typed_by, \
             typed_name, typed_at, last_key, version) values",
            11,
        )
        .then(
            "on conflict (report, figure) do update set amount = excluded.amount, \
             at_least = excluded.at_least, is_blank = excluded.is_blank, \
             typed_by = excluded.typed_by, typed_name = excluded.typed_name, \
             typed_at = excluded.typed_at, last_key = excluded.last_key, \
             version = excluded.version where cell.version = excluded.version - 1",
        );
        for (save, typed) in some {
            rows.push(vec![
                CellId::new().to_value(),
                report.to_value(),
                save.figure.to_value(),
                typed.amount.unwrap_or(0).to_value(),
                typed.at_least.to_value(),
                typed.amount.is_none().to_value(),
                account.to_value(),
                pass.name().to_value(),
                pass.at().to_value(),
                save.key.to_value(),
                (save.base + 1).to_value(),
            ]);
        }
        rows.write(tx)?;
        let stored: Vec<CellRow> =
            sql(format!("select {COLUMNS} from cell where report = $1 and figure in []"))
                .bind(report)
                .list(some.iter().map(|(save, _)| save.figure.as_str()))
                .all(tx)?;
        let stored: HashMap<String, CellRow> =
            stored.into_iter().map(|row| (row.figure.clone(), row)).collect();
        let mine = some.iter().filter_map(|(save, _)| stored.get(&save.figure).zip(Some(save)));
        let mine = mine.filter(|(row, save)| {
            row.last_key == save.key && row.version == save.base + 1 && row.typed_at == pass.at()
        });
        all.extend(mine.map(|(row, _)| (row.figure.clone(), row.clone())));
    }
    let told: Vec<(Value, i64)> =
        all.values().map(|row| (row.id.to_value(), row.version)).collect();
    journal::record_all(tx, pass, "cell", &told)?;
    Ok(all)
}

/// Every cell of the database, for `verify` alone, which shows none and has no pass.
pub fn all_cells(tx: &mut Tx<'_>) -> Result<Vec<(CellId, String, i64)>> {
    sql("select id, figure, amount from cell order by id").all(tx)
}
