//! `GET /imports/{intake}/file`: the owner's own file back, with one column of reasons beside the
//! rows that could not be taken, and nothing else changed.

use super::{receive, say};
use crate::acts;
use crate::cells::judge::Plan;
use crate::model::{IntakeId, IntakeRow, Kind, What};
use crate::pages::show::opened;
use crate::store::{self, File};
use activities::sheet;
use axum::extract::Path;
use kernel::db::Tx;
use kernel::received::{Marks, Table};
use kernel::seal::Keys;
use kernel::{Error, Flaw, Result, Who};
use kit::printer::XLSX;
use kit::reader::reading;
use kit::web::download;
use kit::{Answer, Routes, Visit, Words};
use std::sync::Arc;

pub(super) fn routes() -> Routes {
    Routes::new().get("/imports/{intake}/file", back)
}

/// The file, its rows that failed with their reasons, and the code of its unit.
type Failed = (IntakeRow, File, Vec<(u32, String)>, String);

/// `GET /imports/{intake}/file`
async fn back(visit: Visit, Path(id): Path<String>) -> Answer {
    let (who, id) = (visit.known()?.clone(), IntakeId::read(&id)?);
    let keys = visit.house().shelf::<Arc<Keys>>()?;
    let words = visit.words().clone();
    let read = move |tx: &mut Tx<'_>| failed(tx, &who, &keys, id, &words);
    let failed = visit.house().db.read(read).await?;
    let is_packed = failed.1.bytes.starts_with(b"PK");
    let name = failed.1.name.clone();
    let bytes = marked(&visit, failed).await?;
    let kind = if is_packed { XLSX } else { "text/csv; charset=utf-8" };
    Ok(download(bytes, kind, &name))
}

fn failed(tx: &mut Tx<'_>, who: &Who, keys: &Keys, id: IntakeId, words: &Words) -> Result<Failed> {
    let (standing, row) = opened(tx, who, &acts::VIEW, id)?;
    let file = store::file(tx, &standing.pass, keys, id)?;
    let mut rows = Vec::new();
    store::each_row(tx, &standing.pass, keys, &row, &[Kind::Wrong, Kind::Moved], |judged| {
        let number = u32::try_from(judged.number).unwrap_or(u32::MAX);
        rows.push((number, say::reasons(words, judged)));
    })?;
    Ok((row, file, rows, standing.place.code))
}

async fn marked(visit: &Visit, (row, file, rows, unit): Failed) -> Result<Vec<u8>> {
    if row.what() == What::History || rows.is_empty() {
        return Ok(file.bytes);
    }
    let reader = receive::reader(visit)?;
    let bytes = Arc::new(file.bytes);
    let (opens, own) = (reader.clone(), bytes.clone());
    let table = Arc::new(reading(move || opens.0.table(&own)).await?);
    let (tab, head_row) =
        head(visit, &row, &unit, &table).map_err(|flaw| Error::Invalid(vec![flaw]))?;
    drop(table);
    let marks = Marks { tab, head_row, head: visit.say("exchange-col-error"), rows };
    reading(move || reader.0.marked(&bytes, &marks)).await
}

/// The sheet that was read, and its row of heads.
fn head(
    visit: &Visit,
    row: &IntakeRow,
    unit: &str,
    table: &Arc<Table>,
) -> std::result::Result<(usize, u32), Flaw> {
    let missing = || Flaw::new("file", "exchange-no-table");
    if row.what() == What::Activities {
        let seen = table.tabs.iter().enumerate().filter(|(_, tab)| !tab.is_hidden);
        let found = seen.filter_map(|(at, tab)| Some((at, sheet::head_row(tab)?))).next();
        return found.ok_or_else(missing);
    }
    let month = row.month.ok_or_else(missing)?;
    let plan = Plan::of(table, &visit.house().catalogue, (unit, month))?.ok_or_else(missing)?;
    Ok((plan.tab, plan.heads.row))
}
