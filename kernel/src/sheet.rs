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
    /// Đồng, written and typed in triệu: the head says so.
    Trieu,
    /// Days.
    Day,
}

/// What may be changed in a sheet that is sent out to be filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// The cells of open columns in rows that are not shut.
    Cells,
    /// Open columns, as far down as somebody likes; everything above them is shut.
    Columns,
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
    /// Whether it is filled by whoever gets the sheet.
    pub is_open: bool,
    /// What may be chosen in it; empty where anything may be typed.
    pub choices: Vec<String>,
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
    /// Đồng, written in triệu.
    Trieu(Vnd),
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
    /// What may be changed in it; none where anything may.
    pub guard: Option<Guard>,
    /// Whether nobody sees it: what the program needs when the sheet comes back.
    pub is_hidden: bool,
    /// How many columns stay in sight when it is moved sideways.
    pub still_columns: u16,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// The cells from the left.
    pub cells: Vec<Cell>,
    /// Whether it is a sum or a heading of those around it: set in bold.
    pub strong: bool,
    /// Whether nothing of it is filled, although its columns are open.
    pub is_shut: bool,
    /// What its open cells hold, where rows and not columns say so.
    pub kind: Option<Kind>,
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
            guard: None,
            is_hidden: false,
            still_columns: 0,
        }
    }

    /// With one more line under the title.
    pub fn note(mut self, words: &str) -> Sheet {
        self.notes.push(tidy_text(words));
        self
    }

    /// With one more column, as wide as its cells need.
    pub fn column(self, head: &str, kind: Kind) -> Sheet {
        self.with(head, kind, None)
    }

    /// With one more column of this width in characters.
    pub fn column_of(self, head: &str, kind: Kind, width_chars: u16) -> Sheet {
        self.with(head, kind, Some(width_chars))
    }

    /// With one more column of this width, to be filled by whoever gets the sheet.
    pub fn open_column(self, head: &str, kind: Kind, width_chars: u16) -> Sheet {
        let mut sheet = self.with(head, kind, Some(width_chars));
        if let Some(column) = sheet.columns.last_mut() {
            column.is_open = true;
        }
        sheet
    }

    fn with(mut self, head: &str, kind: Kind, width_chars: Option<u16>) -> Sheet {
        let (head, choices) = (tidy_text(head), Vec::new());
        self.columns.push(Column { head, kind, width_chars, is_open: false, choices });
        self
    }

    /// Guarded: what is not open is shut.
    pub fn guarded(mut self, guard: Guard) -> Sheet {
        self.guard = Some(guard);
        self
    }

    /// Out of sight.
    pub fn hidden(mut self) -> Sheet {
        self.is_hidden = true;
        self
    }

    /// With so many columns that stay in sight.
    pub fn still(mut self, columns: u16) -> Sheet {
        self.still_columns = columns;
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

    /// One more row whose open cells hold numbers of this kind, or are shut.
    pub fn row_of(
        &mut self,
        cells: impl IntoIterator<Item = impl Into<Cell>>,
        kind: Kind,
        is_shut: bool,
    ) -> &mut Sheet {
        self.push(cells, false);
        if let Some(row) = self.rows.last_mut() {
            (row.kind, row.is_shut) = (Some(kind), is_shut);
        }
        self
    }

    fn push(
        &mut self,
        cells: impl IntoIterator<Item = impl Into<Cell>>,
        strong: bool,
    ) -> &mut Sheet {
        let cells = cells.into_iter().map(Into::into).collect();
        self.rows.push(Row { cells, strong, is_shut: strong, kind: None });
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
