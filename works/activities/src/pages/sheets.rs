//! A list of work as a file: of an agreement, of goods, of one's own. It holds the rows that it is
//! handed and reads none.

use crate::model::ListedRow;
use crate::pages::say;
use catalogue::Kind;
use kernel::sheet::{Cell, Kind as Holds, Sheet};
use kernel::{Count, Vnd};
use kit::Visit;
use kit::kept::cut_at;
use kit::sift::MANY;

/// The columns: message key and what stands in it.
const HEADS: [(&str, Holds); 7] = [
    ("activity-day", Holds::Day),
    ("activity-unit", Holds::Text),
    ("activity-kind", Holds::Text),
    ("activity-name", Holds::Text),
    ("activity-counted", Holds::Count),
    ("activity-value-dong", Holds::Vnd),
    ("activity-state", Holds::Text),
];

/// The work as a sheet of this name and title.
pub(super) fn sheet(
    visit: &Visit,
    (name, title): (&str, &str),
    kinds: &[Kind],
    rows: &[ListedRow],
) -> Sheet {
    let mut sheet = Sheet::new(name, title, visit.who().today());
    for (key, holds) in HEADS {
        sheet = sheet.column(&visit.say(key), holds);
    }
    for row in rows {
        let kind = kinds.iter().find(|kind| kind.code == row.kind);
        sheet.row([
            Cell::Day(row.on_day),
            Cell::from(row.unit_name.as_str()),
            Cell::from(say::kind(visit.words(), kind, &row.kind)),
            Cell::from(row.title.as_str()),
            Cell::Count(Count(row.counted)),
            Cell::Vnd(Vnd(row.amount)),
            Cell::from(visit.say(&format!("activity-state-{}", row.state))),
        ]);
    }
    cut_at(sheet, visit.words(), MANY as usize)
}
