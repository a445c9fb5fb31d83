//! What a template remembers of itself, on a sheet that nobody sees: its version, the unit and
//! month it was drawn for, and of each cell the version and value that its owner had before his
//! eyes. It is read with suspicion: it can only make the judgement stricter, never give a right.

use crate::rules::verdict::{Held, Shown};
use kernel::received::Table;
use kernel::sheet::{Cell, Kind, Sheet};
use kernel::{Day, Flaw, Month};
use std::collections::HashMap;

/// The version of the templates that this program draws and takes.
pub const VERSION: &str = "1";
/// The word on the hidden sheet.
pub const TAB: &str = "_nhanai";

/// What a cell of a template showed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// A figure that records feed, shown and shut.
    Fed(i64),
    /// A cell to be filled.
    Cell(Shown),
}

/// What a template says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drawn {
    /// `figures` or `activities`.
    pub template: String,
    /// The code of its unit.
    pub unit: String,
    /// Its month, when all of it is of one.
    pub month: Option<Month>,
    /// Where it keeps what its cells showed: the sheet, the columns by the words that open them,
    /// the rows by theirs. What stands there is read when it is asked for and copied nowhere.
    tab: usize,
    heads: HashMap<String, u32>,
    rows: HashMap<String, usize>,
}

impl Drawn {
    /// What a cell of the template showed, by the words that open its row and its column.
    pub fn shown(&self, table: &Table, row: &str, head: &str) -> Option<Base> {
        let (row, column) = (self.rows.get(row)?, self.heads.get(head)?);
        base(&table.tabs.get(self.tab)?.lines.get(*row)?.typed(*column))
    }
}

/// Reads it; none when the file has no such sheet. A template of another version is refused with a
/// word on where to get a new one.
pub fn read(table: &Table) -> Result<Option<Drawn>, Flaw> {
    let found = table.tabs.iter().enumerate().find(|(_, tab)| tab.name == TAB);
    let Some((at, tab)) = found else { return Ok(None) };
    let mut drawn = Drawn { tab: at, ..Drawn::default() };
    let mut version = String::new();
    for (at, line) in tab.lines.iter().enumerate() {
        let (key, value) = (line.typed(0), line.typed(1));
        match key.as_str() {
            "version" => version = value,
            "template" => drawn.template = value,
            "unit" => drawn.unit = value,
            "month" => drawn.month = Month::parse(&value).ok(),
            "cells" => {
                let heads = line.cells.iter().skip(1);
                drawn.heads = heads.map(|(at, said)| (said.typed(), *at)).collect();
            }
            _ if !drawn.heads.is_empty() => {
                drawn.rows.insert(key, at);
            }
            _ => {}
        }
    }
    if version != VERSION {
        let told = Flaw::new("file", "exchange-template-old");
        return Err(told.arg("theirs", version).arg("ours", VERSION));
    }
    Ok(Some(drawn))
}

/// `f:120` of a fed figure, `3:120` of version 3, `3:890000000+` with *trên*, `0:` of an empty one.
fn base(text: &str) -> Option<Base> {
    let (version, value) = text.split_once(':')?;
    let at_least = value.ends_with('+');
    let value = value.trim_end_matches('+');
    if version == "f" {
        return value.parse().ok().map(Base::Fed);
    }
    let amount = if value.is_empty() { None } else { Some(value.parse().ok()?) };
    let held = Held { amount, at_least };
    Some(Base::Cell(Shown { version: version.parse().ok()?, held }))
}

/// The same, written.
pub fn written(base: Base) -> String {
    match base {
        Base::Fed(amount) => format!("f:{amount}"),
        Base::Cell(Shown { version, held }) => {
            let amount = held.amount.map(|amount| amount.to_string()).unwrap_or_default();
            format!("{version}:{amount}{}", if held.at_least { "+" } else { "" })
        }
    }
}

/// The hidden sheet, to be filled with rows of [`written`] cells under these heads.
pub fn sheet(
    template: &str,
    unit: &str,
    month: Option<Month>,
    heads: &[String],
    today: Day,
) -> Sheet {
    let mut sheet = Sheet::new(TAB, TAB, today).column("key", Kind::Text).hidden();
    sheet.row(["template", template]);
    sheet.row(["version", VERSION]);
    sheet.row(["unit", unit]);
    if let Some(month) = month {
        sheet.row(["month".to_owned(), month.iso()]);
    }
    if !heads.is_empty() {
        let heads = heads.iter().map(|head| Cell::from(head.as_str()));
        sheet.row(std::iter::once(Cell::from("cells")).chain(heads));
    }
    sheet
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::received::{Line, Said, Tab};

    fn tab(lines: &[&[&str]]) -> Table {
        let line = |(number, cells): (u32, &&[&str])| {
            let cells = (0..).zip(cells.iter()).filter(|(_, cell)| !cell.is_empty());
            let cells = cells.map(|(at, cell)| (at, Said::Text((*cell).to_owned()))).collect();
            Line { number, cells }
        };
        let lines = (1..).zip(lines).map(line).collect();
        Table { tabs: vec![Tab { name: TAB.into(), is_hidden: true, lines }] }
    }

    #[test]
    fn what_was_written_is_read_back() {
        let all = [
            Base::Fed(120),
            Base::Cell(Shown { version: 0, held: Held::NOTHING }),
            Base::Cell(Shown { version: 3, held: Held::of(0) }),
            Base::Cell(Shown { version: 9, held: Held { amount: Some(7), at_least: true } }),
        ];
        for one in all {
            assert_eq!(base(&written(one)), Some(one));
        }
        for odd in ["", "120", "x:1", "1:x", "f:", "f:1:2"] {
            assert_eq!(base(odd), None, "{odd}");
        }
    }

    #[test]
    fn a_template_says_what_it_is() {
        let table = tab(&[
            &["template", "figures"],
            &["version", "1"],
            &["unit", "kien-giang"],
            &["cells", "2024-10", "2024-11"],
            &["members_new", "2:46", "0:"],
        ]);
        let drawn = read(&table).expect("a template").expect("its words");
        assert_eq!((drawn.template.as_str(), drawn.unit.as_str()), ("figures", "kien-giang"));
        let shown = |month| drawn.shown(&table, "members_new", month);
        assert_eq!(shown("2024-10"), Some(Base::Cell(Shown { version: 2, held: Held::of(46) })));
        let empty = Base::Cell(Shown { version: 0, held: Held::NOTHING });
        assert_eq!((shown("2024-11"), shown("2024-12")), (Some(empty), None));
        assert_eq!(drawn.shown(&table, "members_lost", "2024-10"), None);
    }

    #[test]
    fn another_version_is_refused_and_no_template_is_none() {
        let old = tab(&[&["template", "figures"], &["version", "0"]]);
        assert_eq!(read(&old).map_err(|flaw| flaw.key), Err("exchange-template-old"));
        assert_eq!(read(&Table::default()), Ok(None));
    }
}
