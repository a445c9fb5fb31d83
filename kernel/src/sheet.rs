//! A spreadsheet as data: typed columns and typed cells. Text stays text and numbers stay
//! numbers; a cell will never be a formula, whatever was typed into it.

#[cfg(test)]
mod tests;

use crate::day::Day;
use crate::fold::tidy_text;
use crate::money::{Count, Vnd};

/// What a column holds, which decides its number format and its side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// Whole numbers of things, people or turns.
    Count,
    /// Đồng.
    Vnd,
    /// Days.
    Day,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its head, with the unit of its numbers.
    pub head: String,
    /// What it holds.
    pub kind: Kind,
    /// Its width in characters; `None` fits it to its cells.
    pub width_chars: Option<u16>,
}

/// One cell. It need not be of its column's kind: a count may stand in a column of money.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Cell {
    /// Nothing: unknown or not asked for, never zero.
    #[default]
    Empty,
    /// Words, also when they begin with `=`.
    Text(String),
    /// A whole number.
    Count(Count),
    /// Đồng.
    Vnd(Vnd),
    /// A day.
    Day(Day),
}

/// One table on one sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The word on its tab.
    pub name: String,
    /// The title above the table.
    pub title: String,
    /// The day it was made: the date in the file's own data.
    pub made_on: Day,
    /// Lines between title and table (unit, period, *phân bổ minh họa*).
    pub notes: Vec<String>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows; a shorter one ends in empty cells.
    pub rows: Vec<Row>,
    /// Whether its pages lie on their side when printed.
    pub landscape: bool,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// The cells from the left.
    pub cells: Vec<Cell>,
    /// Whether it is a sum or a heading of those around it: set in bold.
    pub strong: bool,
}

/// Sheets in one file, dated by the newest of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workbook {
    /// The title a reader's window shows.
    pub title: String,
    /// The sheets from the left.
    pub sheets: Vec<Sheet>,
}

impl Sheet {
    /// A sheet without columns or rows.
    pub fn new(name: &str, title: &str, made_on: Day) -> Sheet {
        Sheet {
            name: tidy_text(name),
            title: tidy_text(title),
            made_on,
            notes: Vec::new(),
            columns: Vec::new(),
            rows: Vec::new(),
            landscape: false,
        }
    }

    /// With one more line under the title.
    pub fn note(mut self, words: &str) -> Sheet {
        self.notes.push(tidy_text(words));
        self
    }

    /// With one more column, as wide as its cells need.
    pub fn column(mut self, head: &str, kind: Kind) -> Sheet {
        self.columns.push(Column { head: tidy_text(head), kind, width_chars: None });
        self
    }

    /// With one more column of this width in characters.
    pub fn column_of(mut self, head: &str, kind: Kind, width_chars: u16) -> Sheet {
        let head = tidy_text(head);
        self.columns.push(Column { head, kind, width_chars: Some(width_chars) });
        self
    }

    /// On pages that lie on their side.
    pub fn landscape(mut self) -> Sheet {
        self.landscape = true;
        self
    }

    /// One more row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = impl Into<Cell>>) -> &mut Sheet {
        self.push(cells, false)
    }

    /// One more row, in bold.
    pub fn strong_row(&mut self, cells: impl IntoIterator<Item = impl Into<Cell>>) -> &mut Sheet {
        self.push(cells, true)
    }

    fn push(
        &mut self,
        cells: impl IntoIterator<Item = impl Into<Cell>>,
        strong: bool,
    ) -> &mut Sheet {
        let cells = cells.into_iter().map(Into::into).collect();
        self.rows.push(Row { cells, strong });
        self
    }
}

impl Workbook {
    /// A file without sheets.
    pub fn new(title: &str) -> Workbook {
        Workbook { title: tidy_text(title), sheets: Vec::new() }
    }

    /// With one more sheet.
    pub fn sheet(mut self, sheet: Sheet) -> Workbook {
        self.sheets.push(sheet);
        self
    }
}

impl From<&str> for Cell {
    fn from(words: &str) -> Cell {
        Cell::from(words.to_owned())
    }
}

impl From<String> for Cell {
    fn from(words: String) -> Cell {
        if words.is_empty() { Cell::Empty } else { Cell::Text(words) }
    }
}

impl From<Count> for Cell {
    fn from(count: Count) -> Cell {
        Cell::Count(count)
    }
}

impl From<Vnd> for Cell {
    fn from(amount: Vnd) -> Cell {
        Cell::Vnd(amount)
    }
}

impl From<Day> for Cell {
    fn from(day: Day) -> Cell {
        Cell::Day(day)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Cell {
        cell.map_or(Cell::Empty, Into::into)
    }
}
