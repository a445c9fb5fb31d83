//! Files made up for the tests of the rules; nothing of the product uses them.

use crate::model::{EntryId, EntryRow, File, FileId, FileRow};
use help::ReceiverId;
use kernel::{Day, Month, UnitId};

pub(super) fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

pub(super) fn month(text: &str) -> Month {
    Month::parse(text).expect("a month")
}

/// A file of a programme with entries: (sort, day).
pub(super) fn file(
    programme: &str,
    opened: &str,
    closed: Option<&str>,
    entries: &[(&str, &str)],
) -> File {
    let row = FileRow {
        id: FileId::new(),
        unit: UnitId(1),
        programme: programme.to_owned(),
        receiver: ReceiverId::new(),
        opened_on: day(opened),
        closed_on: closed.map(day),
        result: None,
        mistaken_why: None,
        intake: None,
        reached_by: None,
        illustrative: None,
        version: 1,
    };
    let entry = |(sort, on): &(&str, &str)| EntryRow {
        id: EntryId::new(),
        sort: (*sort).to_owned(),
        on_day: day(on),
        quantity: 1,
        amount: 0,
        activity: None,
        taken_back_why: None,
        made_name: String::new(),
        version: 1,
    };
    File { row, entries: entries.iter().map(entry).collect() }
}
