//! Every statement of the monthly report. It decides nothing: rules come before, the journal line
//! stands under each write, and the Book's entries are posted in the same transaction.

mod adjustments;
mod cells;
mod grid;
mod lines;
mod listed;
mod paper;
mod reports;

pub use adjustments::{add_adjustment, adjustment, adjustments, all_adjustments, close_adjustment};
pub use cells::{all_cells, cell, cells, put_cell};
pub use grid::{cells_of, open_comments_of, reports_of};
pub use lines::{
    add_comment, add_named, add_task, change_task, close_comment, close_named, close_task,
    comments, mark_task, named, tasks,
};
pub use listed::{After, ListedCell, ListedReport, listed, listed_cells};
pub use paper::{
    IssuedBytes, IssuedRow, LetterheadRow, RecipientRow, WordingRow, add_recipient, all_issued,
    close_recipient, issued, issued_bytes, letterhead, next_number, put_issued, put_letterhead,
    put_wording, recipients, wordings,
};
pub use reports::{
    BoardRow, MarkRow, WaitingRow, board, find, found, get, is_marked, mark, mark_under, open,
    step, waiting,
};

/// The rule of a change that was built on an old version, told without naming a person's data.
pub(crate) fn stale(field: &str, base: i64, current: i64) -> kernel::Error {
    kernel::Error::Conflict(Box::new(kernel::error::Conflict {
        field: field.into(),
        base,
        current,
        mine: String::new(),
        theirs: String::new(),
        by: String::new(),
    }))
}
