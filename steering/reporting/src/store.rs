//! Every statement of the reports. It decides nothing: rules come before, the journal line
//! stands under each write, and the Book's entries are posted in the same transaction.

mod adjustments;
mod answers;
mod board;
mod cells;
mod chain;
mod grid;
mod lines;
mod listed;
mod paper;
mod reports;
mod sought;

pub use adjustments::{add_adjustment, adjustment, adjustments, all_adjustments, close_adjustment};
pub use answers::{
    add_event, add_link, answers, answers_of, close_link, event, events, link_of, links, of_event,
    put_answer, use_link,
};
pub use board::{
    BoardReport, BoardUnit, Heap, SLOT, Whom, add_reminder, campaign_heaps, count_below, heaps,
    reminded, reminded_others, reports_of_others, reports_of_units, unit_below, units_below,
};
pub use cells::{all_cells, cell, cells, put_cells};
pub use chain::{
    add_deputy, add_exception, add_setting, add_step, close_deputy, close_exception, deputies,
    exception_unit, exceptions, exceptions_of, handed, needs_approval, open_exceptions, settings,
    standing_in, steps,
};
pub use grid::{cells_of, noughts, open_comments_of, reports_of};
pub use lines::{
    add_comment, add_named, add_task, change_task, close_comment, close_named, close_task,
    comments, mark_task, named, planned, tasks,
};
pub use listed::{After, ListedCell, ListedReport, OwnIssued, listed, listed_cells, own_issued};
pub use paper::{
    CheckedRow, IssuedBytes, IssuedRow, LetterheadRow, RecipientRow, WordingRow, add_recipient,
    all_issued, all_of, by_code, close_recipient, issued, issued_bytes, last_of_event, letterhead,
    next_number, put_issued, put_letterhead, put_wording, recipients, successor, wordings,
};
pub use reports::{
    BoardRow, MarkRow, SPLIT, WaitingRow, board, board_of, find, find_of, found, get, mark,
    mark_under, marked, of_form, open, open_of, state_before, step, step_as, waiting,
    waiting_others,
};
pub use sought::{
    Group, Seek, Sieve, Unapproved, UnapprovedRow, sort_name, unapproved, unapproved_of,
    unapproved_under,
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
