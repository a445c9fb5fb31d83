//! Settings with the day from which each holds, read from a table with the columns `code`, `from`,
//! `value` and a source. Pure.

use kernel::Day;
use serde::Deserialize;

/// A table of dated settings.
pub struct Dated(Vec<(String, Day, i64)>);

#[derive(Deserialize)]
struct Line {
    code: String,
    from: String,
    value: i64,
}

impl Dated {
    /// Reads a table that is shipped; a line that cannot be read is none.
    pub fn read(text: &str) -> Dated {
        let lines = csv::Reader::from_reader(text.as_bytes()).into_deserialize::<Line>();
        let read = |line: Line| Some((line.code, Day::parse(&line.from).ok()?, line.value));
        Dated(lines.filter_map(Result::ok).filter_map(read).collect())
    }

    /// The value of a code that holds on a day; before the first one, the first one.
    pub fn on(&self, code: &str, day: Day) -> i64 {
        let own = self.0.iter().filter(|(own, ..)| own == code);
        let held = own.clone().filter(|(_, from, _)| *from <= day).max_by_key(|(_, from, _)| *from);
        held.or_else(|| own.min_by_key(|(_, from, _)| *from)).map_or(0, |(_, _, value)| *value)
    }
}
