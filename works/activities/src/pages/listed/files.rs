//! The list of work as a file: what is seen, all pages of it. It filters nothing that the list
//! does not.

use super::{Asked, MANY, Opened, ahead};
use crate::model::{Ahead, ListedRow};
use crate::pages::say;
use kernel::sheet::{Cell, Kind, Sheet};
use kernel::{Count, Vnd};
use kit::Visit;
use kit::kept::cut_at;

/// The columns: message key and what stands in it.
const HEADS: [(&str, Kind); 8] = [
    ("activity-day", Kind::Day),
    ("activity-unit-code", Kind::Text),
    ("activity-unit", Kind::Text),
    ("activity-kind", Kind::Text),
    ("activity-name", Kind::Text),
    ("activity-counted", Kind::Count),
    ("activity-value-dong", Kind::Vnd),
    ("activity-state", Kind::Text),
];

pub(super) fn sheet(visit: &Visit, asked: &Asked, opened: &Opened) -> Sheet {
    let title = format!("{} · {}", visit.say("activities-title"), opened.standing.place.name);
    let name = format!("{} {}", asked.unit, span(asked));
    let mut sheet = Sheet::new(&name, &title, asked.span().1);
    for (key, kind) in HEADS {
        sheet = sheet.column(&visit.say(key), kind);
    }
    for row in &opened.rows {
        sheet.row(cells(visit, opened, row));
    }
    for row in &opened.ahead.rows {
        sheet.row(ahead_cells(visit, opened, row));
    }
    cut_at(sheet, visit.words(), MANY as usize)
}

fn cells(visit: &Visit, opened: &Opened, row: &ListedRow) -> [Cell; HEADS.len()] {
    let kind = say::kind(visit.words(), opened.kinds.get(&row.kind), &row.kind);
    [
        Cell::Day(row.on_day),
        Cell::from(row.unit_code.as_str()),
        Cell::from(row.unit_name.as_str()),
        Cell::from(kind),
        Cell::from(row.title.as_str()),
        Cell::Count(Count(row.counted)),
        Cell::Vnd(Vnd(row.amount)),
        Cell::from(visit.say(&format!("activity-state-{}", row.state))),
    ]
}

/// What lies ahead: it counts nothing and is worth nothing yet.
fn ahead_cells(visit: &Visit, opened: &Opened, row: &Ahead) -> [Cell; HEADS.len()] {
    let code = row.kind.as_deref().unwrap_or_default();
    let kind = say::kind(visit.words(), opened.kinds.get(code), code);
    let (called, what) = ahead::called(visit, opened, row);
    let name = if what.is_empty() { called } else { format!("{called} ({what})") };
    [
        Cell::Day(row.on),
        Cell::Empty,
        Cell::from(row.unit_name.as_str()),
        Cell::from(kind),
        Cell::from(name),
        Cell::Empty,
        Cell::Empty,
        Cell::from(ahead::state_word(visit, row)),
    ]
}

/// `2024-10`, `2024` for a year, or `2024-2025` for a school year.
fn span(asked: &Asked) -> String {
    asked.shown_year().map_or_else(|| asked.month.iso(), |year| year.to_string())
}
