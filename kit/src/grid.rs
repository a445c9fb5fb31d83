//! The data grid: a table of fields where every cell saves itself. This file is the contract
//! between the page, the script (`assets/ts/grid`) and the capability that saves. It reads no
//! number and knows no figure.
//!
//! **Without script** it is one form: every cell is an `<input name="cell.CODE">` with a hidden
//! `base.CODE` (the version it was drawn from); one button posts all to `action`.
//! [`read_cells`] reads them, and `key` is the idempotency key of the whole post.
//!
//! **With script** the table becomes an ARIA grid with one Tab stop. What changed, one cell or the
//! cells of a pasted block, is posted to the same `action`, asking for JSON: `cell`, `value`,
//! `base` and `key` of each in turn (a UUIDv7 made by the browser, the same for every retry), read
//! by [`read_batch`]. Each cell is answered for itself in a [`SavedBatch`]; a refused one refuses
//! no other. Answers to the whole post:
//!
//! | status | the cells say |
//! |---|---|
//! | 200 | what their [`Answered`] says |
//! | 401 | *chưa gửi được*, and a banner asks to log in again; sent after that |
//! | other 4xx | the message; nothing was saved |
//! | 5xx, 429, no network | *chưa gửi được, đang giữ trên máy*; sent again by itself |
//!
//! **Details.** With `panel` the page of a cell (`details`) is opened beside the grid: the script
//! asks for it with `part=panel` added to its address, takes the element `#panel` of the answer and
//! puts it into the element `panel`; elements inside `[data-parts]` take the place of those with
//! the same id. Forms in it are sent the same way. Without script `details` is a page.
//!
//! Attributes the script reads: on the form `data-grid`, `data-owner` and `data-keep` (what was not
//! sent is kept for this account, under this name), `data-panel`; on a cell `data-cell`,
//! `data-base`, `data-stored` (what the server holds), `data-details`; anywhere
//! `data-state-of="CODE"` shows its state and `data-total="ID"` is replaced by a total of the
//! answer. A link that is no stop of the arrows has `data-aside`.

mod draw;

use crate::badge::Tone;
use crate::lang::Words;
use crate::table::Column;
use crate::web::Typed;
use kernel::{Error, Result};
use maud::Markup;
use serde::Serialize;
use uuid::Uuid;

/// A grid.
pub struct Grid<'a> {
    /// Id of the form, unique on the page.
    pub id: &'a str,
    /// What the table holds.
    pub caption: &'a str,
    /// Where cells are posted, all of them or (by script) those that changed.
    pub action: &'a str,
    /// The account that types.
    pub owner: &'a str,
    /// The name under which a tab keeps what it could not send: grids of one name call the same
    /// cell by the same code.
    pub keep: &'a str,
    /// The id of the element that takes the details of a cell.
    pub panel: Option<&'a str>,
    /// Many columns: states stand inside the cells as an icon, with their words for screen readers,
    /// in the legend and in the line that tells of the cell one is at; head and first column stay.
    pub is_dense: bool,
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
    /// What the server holds, as printed; nothing when it holds nothing.
    pub stored: String,
    /// Shown in the empty field: what stands as long as nothing is typed.
    pub hint: Option<String>,
    /// The version it was read at; 0 when nothing is stored.
    pub version: i64,
    /// Its page: history, comments, why.
    pub details: Option<String>,
    /// Shown but not to be typed in (locked, or of another role).
    pub is_locked: bool,
    /// Why it was refused.
    pub flaw: Option<String>,
    /// How it stands, drawn inside the cell where the grid is dense.
    pub state: Option<(Tone, String)>,
    /// Anything drawn after the field.
    pub more: Option<Markup>,
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

/// The answer to the cells of a post.
#[derive(Debug, Default, Serialize)]
pub struct SavedBatch {
    /// Each cell that was posted.
    pub cells: Vec<Answered>,
    /// Totals that may have moved.
    pub totals: Vec<SavedTotal>,
    /// Parts of the page to put in place of those with the same id.
    pub parts: Vec<SavedPart>,
}

/// How a posted cell ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Ended {
    /// Stored.
    Saved,
    /// Stored, and worth a second look.
    Look,
    /// Stored, and a sum no longer agrees.
    Amiss,
    /// Not stored: it cannot be taken as it is.
    Refused,
    /// Not stored: somebody else was faster.
    Conflict,
}

/// The answer for one cell.
#[derive(Debug, Serialize)]
pub struct Answered {
    /// The code of the cell.
    pub cell: String,
    /// How it ended.
    pub state: Ended,
    /// What is stored now, as printed; for a cell that was stored.
    pub value: String,
    /// The version stored now.
    pub version: i64,
    /// When it was stored, `10:32`.
    pub at: String,
    /// What is said of it, where the state alone does not say enough.
    pub said: Option<String>,
    /// For a conflict: where both values are shown and decided.
    pub href: Option<String>,
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

/// A cell as the script posted it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostedCell {
    /// The cell.
    pub cell: TypedCell,
    /// The idempotency key of this save.
    pub key: Uuid,
}

/// Cells the script may post at once.
pub const MOST_CELLS: usize = 1_000;

/// The cells of the script's post. Refused: a post whose parts do not match, a key that is none,
/// and more cells than [`MOST_CELLS`].
pub fn read_batch(typed: &Typed) -> Result<Vec<PostedCell>> {
    let all = |name: &'static str| typed.all(name).collect::<Vec<_>>();
    let (codes, values, bases, keys) = (all("cell"), all("value"), all("base"), all("key"));
    let count = codes.len();
    if [values.len(), bases.len(), keys.len()] != [count; 3] {
        return Err(Error::flaw("key", "kit-flaw-key"));
    }
    if count > MOST_CELLS {
        return Err(Error::TooLarge);
    }
    let rows = codes.into_iter().zip(values).zip(bases).zip(keys);
    rows.map(|(((code, value), base), key)| {
        let base = base.parse().unwrap_or(0);
        let cell = TypedCell { code: code.into(), value: value.into(), base };
        let key = Uuid::parse_str(key).map_err(|_| Error::flaw("key", "kit-flaw-key"))?;
        Ok(PostedCell { cell, key })
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

    #[test]
    fn a_batch_is_read_whole_or_not_at_all() {
        let key = "01932f1e-0000-7000-8000-000000000001";
        let text = format!("cell=a&value=1&base=3&key={key}&cell=b&value=&base=x&key={key}");
        let read = read_batch(&Typed::parse(text.as_bytes())).expect("two cells");
        assert_eq!((read.len(), read[0].cell.base, read[1].cell.base), (2, 3, 0));
        assert_eq!((read[0].cell.value.as_str(), read[1].cell.code.as_str()), ("1", "b"));
        let refused = |text: &str| read_batch(&Typed::parse(text.as_bytes())).is_err();
        assert!(refused("cell=a&value=1&base=3"), "a cell without its key");
        assert!(refused("cell=a&value=1&base=3&key=1"), "a key that is none");
        let one = format!("cell=a&value=1&base=0&key={key}&");
        assert!(refused(&one.repeat(MOST_CELLS + 1)), "more than are taken at once");
    }
}
