//! A file that somebody sent, as data: the cells of its sheets or the paragraphs of its text, and
//! why one is not taken. Nothing here opens a file; what is typed in a cell is judged elsewhere.

use crate::day::Day;
use crate::error::Error;

/// The largest file taken, in bytes (10 MB).
pub const LIMIT_BYTES: usize = 10 * 1_024 * 1_024;
/// The most cells of one file that hold something, all sheets together: twice the figures of every
/// commune in the country, so that a template and its memory have room.
pub const LIMIT_CELLS: usize = 400_000;
/// The most that these cells may say together, in bytes (5 MB).
pub const LIMIT_SAID_BYTES: usize = 5 * 1_024 * 1_024;

/// A cell as it stood in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// Words as they were typed.
    Text(String),
    /// A number of a spreadsheet in plain digits with a decimal point: `1980`, `472.35`, `-3`.
    Number(String),
    /// A day of a spreadsheet.
    Day(Day),
}

impl Said {
    /// The cell as somebody in Việt Nam would have typed it: `472,35`, `2024-10-05`.
    pub fn typed(&self) -> String {
        match self {
            Said::Text(words) => words.clone(),
            Said::Number(digits) => digits.replace('.', ","),
            Said::Day(day) => day.iso(),
        }
    }

    /// How long it is, in bytes; a day always as long as it is written.
    pub fn bytes(&self) -> usize {
        match self {
            Said::Text(words) | Said::Number(words) => words.len(),
            Said::Day(_) => "2024-10-05".len(),
        }
    }
}

/// A row that holds something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number as the file's owner sees it, from 1.
    pub number: u32,
    /// Its cells with their columns (from 0), from the left; empty ones are left out.
    pub cells: Cells,
}

impl Line {
    /// The cell of a column.
    pub fn at(&self, column: u32) -> Option<Said> {
        self.cells.at(column)
    }

    /// The cell of a column as it would be typed; empty where there is none.
    pub fn typed(&self, column: u32) -> String {
        self.at(column).map(|said| said.typed()).unwrap_or_default()
    }
}

/// The cells of a row, kept small: all that they say lies in one text, and each cell is the place
/// where its own part ends. A table of the largest size taken so stays within twenty megabytes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cells {
    text: String,
    places: Vec<Place>,
}

/// A cell in the text of its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    column: u32,
    sort: Sort,
    end: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Text,
    Number,
    Day,
}

impl Cells {
    /// Puts a cell behind the others; its column stands to the right of theirs.
    pub fn push(&mut self, column: u32, said: &Said) {
        let sort = match said {
            Said::Text(_) => Sort::Text,
            Said::Number(_) => Sort::Number,
            Said::Day(_) => Sort::Day,
        };
        match said {
            Said::Text(words) | Said::Number(words) => self.text.push_str(words),
            Said::Day(day) => self.text.push_str(&day.iso()),
        }
        let end = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.places.push(Place { column, sort, end });
    }

    /// The cell of a column.
    pub fn at(&self, column: u32) -> Option<Said> {
        let found = self.places.binary_search_by_key(&column, |place| place.column).ok()?;
        self.said(found)
    }

    fn said(&self, at: usize) -> Option<Said> {
        let place = self.places.get(at)?;
        let begin = at.checked_sub(1).and_then(|before| self.places.get(before));
        let begin = begin.map_or(0, |before| before.end as usize);
        let text = self.text.get(begin..place.end as usize)?;
        match place.sort {
            Sort::Text => Some(Said::Text(text.to_owned())),
            Sort::Number => Some(Said::Number(text.to_owned())),
            Sort::Day => Day::parse(text).ok().map(Said::Day),
        }
    }

    /// Every cell with its column, from the left.
    pub fn iter(&self) -> impl Iterator<Item = (&u32, Said)> {
        let places = self.places.iter().enumerate();
        places.filter_map(|(at, place)| Some((&place.column, self.said(at)?)))
    }

    /// The first cell from the left.
    pub fn first(&self) -> Option<(&u32, Said)> {
        self.iter().next()
    }

    /// The column of the last cell.
    pub fn last_column(&self) -> Option<u32> {
        self.places.last().map(|place| place.column)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Gives back the room that was taken for cells that did not come.
    pub fn tighten(&mut self) {
        self.text.shrink_to_fit();
        self.places.shrink_to_fit();
    }
}

impl FromIterator<(u32, Said)> for Cells {
    fn from_iter<All: IntoIterator<Item = (u32, Said)>>(all: All) -> Cells {
        let mut cells = Cells::default();
        all.into_iter().for_each(|(column, said)| cells.push(column, &said));
        cells.tighten();
        cells
    }
}

/// One sheet of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tab {
    /// The word on it; empty for a text file.
    pub name: String,
    /// Whether its owner does not see it.
    pub is_hidden: bool,
    /// Its rows, empty ones left out.
    pub lines: Vec<Line>,
}

/// The cells of a spreadsheet or of a table written as text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Its sheets from the left; one for a text file.
    pub tabs: Vec<Tab>,
}

/// What is written into the empty column of an owner's file, so that it comes back to him with the
/// reasons beside his rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marks {
    /// Which sheet, from 0.
    pub tab: usize,
    /// The number of the row of heads.
    pub head_row: u32,
    /// The head of the column; a column that has it already is written anew.
    pub head: String,
    /// The rows and what is wrong with each.
    pub rows: Vec<(u32, String)>,
}

/// Why a file is not taken: each reason has its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// There is nothing in it.
    Empty,
    /// It is larger than what is taken, as it came or once it is unpacked.
    TooLarge,
    /// More rows, columns or sheets than are taken.
    TooManyRows,
    /// More cells, or more words in them all, than a table is taken with.
    TooManyCells,
    /// A cell longer than Excel's own.
    LongCell,
    /// Another kind of file.
    WrongKind,
    /// A file of Office 97-2003 (`.xls`, `.doc`).
    OldOffice,
    /// It carries a program.
    Macro,
    /// It is closed by a password.
    Locked,
    /// It is a file of the right kind and cannot be read.
    Damaged,
    /// Its letters are in no encoding that is known.
    Letters,
    /// Reading it took more time or memory than is given to a file.
    Heavy,
}

impl Unfit {
    /// All of them.
    pub const ALL: [Unfit; 12] = [
        Unfit::Empty,
        Unfit::TooLarge,
        Unfit::TooManyRows,
        Unfit::TooManyCells,
        Unfit::LongCell,
        Unfit::WrongKind,
        Unfit::OldOffice,
        Unfit::Macro,
        Unfit::Locked,
        Unfit::Damaged,
        Unfit::Letters,
        Unfit::Heavy,
    ];

    /// The message key.
    pub fn key(self) -> &'static str {
        match self {
            Unfit::Empty => "file-empty",
            Unfit::TooLarge => "file-too-large",
            Unfit::TooManyRows => "file-too-many-rows",
            Unfit::TooManyCells => "file-too-many-cells",
            Unfit::LongCell => "file-long-cell",
            Unfit::WrongKind => "file-wrong-kind",
            Unfit::OldOffice => "file-old-office",
            Unfit::Macro => "file-macro",
            Unfit::Locked => "file-locked",
            Unfit::Damaged => "file-damaged",
            Unfit::Letters => "file-letters",
            Unfit::Heavy => "file-heavy",
        }
    }

    /// The reason with this key.
    pub fn read(key: &str) -> Option<Unfit> {
        Unfit::ALL.into_iter().find(|unfit| unfit.key() == key)
    }
}

impl From<Unfit> for Error {
    /// A flaw of the field `file`.
    fn from(unfit: Unfit) -> Error {
        Error::flaw("file", unfit.key())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_found_by_its_column_and_written_as_it_is_typed() {
        let day = Day::of(2024, 10, 5).expect("a day");
        let cells = vec![
            (0, Said::Text("xa-phu-loi".into())),
            (3, Said::Number("472.35".into())),
            (7, Said::Day(day)),
        ];
        let cells: Cells = cells.into_iter().collect();
        let read: Vec<(u32, Said)> = cells.iter().map(|(at, said)| (*at, said)).collect();
        assert_eq!(
            (cells.len(), cells.last_column(), &read[2]),
            (3, Some(7), &(7, Said::Day(day)))
        );
        let line = Line { number: 4, cells };
        assert_eq!([line.typed(3), line.typed(7), line.typed(1)], ["472,35", "2024-10-05", ""]);
        assert_eq!(line.at(0), Some(Said::Text("xa-phu-loi".into())));
    }

    #[test]
    fn every_reason_is_known_by_its_key() {
        for unfit in Unfit::ALL {
            assert_eq!(Unfit::read(unfit.key()), Some(unfit));
        }
        assert_eq!(Unfit::read("file-of-no-kind"), None);
    }
}
