//! The data grid: a table of fields where every cell saves itself. This file is the contract
//! between the page, the script (`assets/ts/grid`) and the capability that saves. It reads no
//! number and knows no figure.
//!
//! **Without script** it is one form: every cell is an `<input name="cell.CODE">` with a hidden
//! `base.CODE` (the version it was drawn from); one button posts all to `action`.
//! [`read_cells`] reads them, and `key` is the idempotency key of the whole post.
//!
//! **With script** the table becomes an ARIA grid with one Tab stop. A changed cell is posted by
//! itself to `save`, as a form with `cell`, `value`, `base` and `key` (a UUIDv7 made by the
//! browser, the same for every retry), asking for JSON. The answers:
//!
//! | status | body | the cell says |
//! |---|---|---|
//! | 200 | [`Saved`] | *lưu lúc 10:32*; takes `value` and `version`, totals and parts |
//! | 401 | any | *chưa gửi được*, and a banner asks to log in again; sent after that |
//! | 409 | `{"error":{"conflict":…}}` | a link to `conflict?cell=&value=&base=` |
//! | 422 | `{"error":{"flaws":[{"message"}]}}` | the message; nothing was saved |
//! | 5xx, no network | any | *chưa gửi được, đang giữ trên máy*; sent again by itself |
//!
//! Attributes the script reads: on the form `data-grid`, `data-save`, `data-conflict`,
//! `data-owner` (what was not sent is kept for this account only); on a cell `data-cell`,
//! `data-base`, `data-details`; anywhere `data-state-of="CODE"` shows its state and
//! `data-total="ID"` is replaced by a total of the answer.

mod draw;

use crate::badge::Tone;
use crate::lang::Words;
use crate::table::Column;
use crate::web::Typed;
use maud::Markup;
use serde::Serialize;

/// A grid.
pub struct Grid<'a> {
    /// Id of the form, unique on the page.
    pub id: &'a str,
    /// What the table holds.
    pub caption: &'a str,
    /// Where all cells are posted without script.
    pub action: &'a str,
    /// Where one cell is posted by script.
    pub save: &'a str,
    /// Where a conflict is shown and decided.
    pub conflict: &'a str,
    /// The account that types.
    pub owner: &'a str,
    /// The columns; the first one is the head of the rows.
    pub columns: Vec<Column>,
    /// The lines.
    pub lines: Vec<GridLine>,
    /// The word on the one button; a grid without any open cell has none.
    pub button: Option<String>,
}

/// A line of a grid.
pub enum GridLine {
    /// A head line over a group.
    Section(String),
    /// A row: its head, then its cells in the order of the columns.
    Row {
        /// The head of the row.
        head: Markup,
        /// The cells.
        cells: Vec<GridCell>,
        /// A sum, standing out.
        is_sum: bool,
    },
}

/// A cell of a grid.
pub enum GridCell {
    /// A field.
    Input(CellInput),
    /// A number that the server computes; the script replaces it by its id.
    Total {
        /// Its id in [`Saved::totals`].
        id: String,
        /// As printed.
        value: String,
        /// The page that says why.
        href: Option<String>,
    },
    /// Where the state of a cell is shown, and what it is now.
    State {
        /// The code of the cell.
        cell: String,
        /// Colour and icon.
        tone: Tone,
        /// The words.
        said: String,
    },
    /// Anything that does not change while typing.
    Fixed(Markup),
}

/// A field of a grid.
pub struct CellInput {
    /// Its code, unique in the grid.
    pub code: String,
    /// What it is called by a screen reader: `Hội viên, tháng này`.
    pub label: String,
    /// As printed, or as typed when it was refused.
    pub value: String,
    /// The version it was read at; 0 when nothing is stored.
    pub version: i64,
    /// Its page: history, comments, why.
    pub details: Option<String>,
    /// Shown but not to be typed in (locked, or of another role).
    pub is_locked: bool,
    /// Why it was refused.
    pub flaw: Option<String>,
}

/// The answer to a saved cell.
#[derive(Debug, Default, Serialize)]
pub struct Saved {
    /// The code of the cell.
    pub cell: String,
    /// The value as printed now.
    pub value: String,
    /// The version stored now, base of the next save.
    pub version: i64,
    /// When it was stored, `10:32`.
    pub at: String,
    /// Totals that may have moved.
    pub totals: Vec<SavedTotal>,
    /// Parts of the page to put in place of those with the same id (head-line bar, side panel).
    pub parts: Vec<SavedPart>,
}

/// A total after a save.
#[derive(Debug, Serialize)]
pub struct SavedTotal {
    /// Its `data-total`.
    pub id: String,
    /// As printed.
    pub value: String,
}

/// A part of the page after a save.
#[derive(Debug, Serialize)]
pub struct SavedPart {
    /// The id of the element it replaces.
    pub id: String,
    /// The element anew, its id included.
    pub html: String,
}

/// A cell as it was posted without script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedCell {
    /// The code of the cell.
    pub code: String,
    /// What was typed.
    pub value: String,
    /// The version it was typed over; 0 when there was none.
    pub base: i64,
}

/// All cells of a posted grid, also those nobody changed (the capability compares).
pub fn read_cells(typed: &Typed) -> Vec<TypedCell> {
    let cells = typed.under("cell.");
    cells
        .map(|(code, value)| TypedCell {
            code: code.to_string(),
            value: value.to_string(),
            base: typed.get(&format!("base.{code}")).parse().unwrap_or(0),
        })
        .collect()
}

/// Draws a grid.
pub fn grid(words: &Words, grid: &Grid<'_>) -> Markup {
    draw::whole(words, grid)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_read_with_their_base() {
        let typed = Typed::parse(b"key=k&cell.a=1.980+tr&base.a=3&cell.b=&base.b=x");
        let cell = |code: &str, value: &str, base| TypedCell {
            code: code.into(),
            value: value.into(),
            base,
        };
        assert_eq!(read_cells(&typed), [cell("a", "1.980 tr", 3), cell("b", "", 0)]);
    }
}
