//! The list of work as a file: what is seen, all pages of it, as CSV or as a spreadsheet with real
//! numbers. It filters nothing that the list does not.

use super::{Asked, MANY, Opened, opened};
use crate::model::ListedRow;
use crate::pages::say;
use kernel::sheet::{Cell, Kind, Sheet};
use kernel::{Count, Vnd};
use kit::printer::{Press, XLSX, print};
use kit::web::{csv_cell, download};
use kit::{Answer, Routes, Visit};

/// The columns: message key and what stands in it.
const HEADS: [(&str, Kind); 7] = [
    ("activity-day", Kind::Day),
    ("activity-unit", Kind::Text),
    ("activity-kind", Kind::Text),
    ("activity-name", Kind::Text),
    ("activity-counted", Kind::Count),
    ("activity-value-dong", Kind::Vnd),
    ("activity-state", Kind::Text),
];

pub(super) fn routes() -> Routes {
    Routes::new().get("/activities.csv", csv).get("/activities.xlsx", xlsx)
}

/// `GET /activities.csv?…`
async fn csv(visit: Visit) -> Answer {
    let (asked, opened) = opened(&visit, MANY).await?;
    let mut text = String::from("\u{feff}");
    text += &HEADS.map(|(key, _)| csv_cell(&visit.say(key))).join(",");
    for row in &opened.rows {
        let cells = [
            row.on_day.iso(),
            csv_cell(&row.unit_code),
            csv_cell(&kind(&visit, &opened, row)),
            csv_cell(&row.title),
            row.counted.to_string(),
            row.amount.to_string(),
            csv_cell(&state(&visit, row)),
        ];
        text += "\r\n";
        text += &cells.join(",");
    }
    text += "\r\n";
    Ok(download(text.into_bytes(), "text/csv; charset=utf-8", &name(&asked, "csv")))
}

/// `GET /activities.xlsx?…`
async fn xlsx(visit: Visit) -> Answer {
    let (asked, opened) = opened(&visit, MANY).await?;
    let title = format!("{} · {}", visit.say("activities-title"), opened.standing.place.name);
    let mut sheet = Sheet::new(&span(&asked), &title, asked.span().1);
    for (key, kind) in HEADS {
        sheet = sheet.column(&visit.say(key), kind);
    }
    for row in &opened.rows {
        sheet.row([
            Cell::Day(row.on_day),
            Cell::from(row.unit_name.as_str()),
            Cell::from(kind(&visit, &opened, row)),
            Cell::from(row.title.as_str()),
            Cell::Count(Count(row.counted)),
            Cell::Vnd(Vnd(row.amount)),
            Cell::from(state(&visit, row)),
        ]);
    }
    let press = visit.house().shelf::<Press>()?;
    let bytes = print(move || press.0.xlsx(&sheet)).await?;
    Ok(download(bytes, XLSX, &name(&asked, "xlsx")))
}

fn kind(visit: &Visit, opened: &Opened, row: &ListedRow) -> String {
    say::kind(visit.words(), opened.kinds.get(&row.kind), &row.kind)
}

fn state(visit: &Visit, row: &ListedRow) -> String {
    visit.say(&format!("activity-state-{}", row.state))
}

/// `2024-10`, or `2024-2025` for a school year.
fn span(asked: &Asked) -> String {
    asked.shown_school().map_or_else(|| asked.month.iso(), |school| school.to_string())
}

/// `kien-giang-2024-10.csv`
fn name(asked: &Asked, ending: &str) -> String {
    format!("{}-{}.{ending}", asked.unit.replace('/', "-"), span(asked))
}
