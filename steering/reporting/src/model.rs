//! What a report is: its states, its cells, its tasks. No database, no web.

mod answer;
mod chain;
mod of;

pub use answer::{Cell as AnswerCell, Content};
pub use chain::{
    AnswerRow, DeputyId, DeputyRow, EventId, EventRow, ExceptionId, ExceptionRow, LinkId, LinkRow,
    SettingId, SettingRow, StepRow,
};
pub use of::Of;

use kernel::ids::AccountId;
use kernel::{Day, Flaw, Id, Instant, Month, UnitId, row};

/// Marker of [`ReportId`].
pub enum Report {}
/// A report of one unit and month.
pub type ReportId = Id<Report>;
/// Marker of [`CellId`].
pub enum Cell {}
/// A typed cell of a report.
pub type CellId = Id<Cell>;
/// Marker of [`TaskId`].
pub enum Task {}
/// A task of part II.
pub type TaskId = Id<Task>;
/// Marker of the ids of comments, names, wordings and the other small rows of a report.
pub enum Line {}
/// A small row of a report.
pub type LineId = Id<Line>;

/// The form whose figures are typed; the others read them from the Book.
pub const MONTHLY: &str = "month";

/// Where a report stands on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Being typed.
    Draft,
    /// Sent upward, waiting for approval.
    Sent,
    /// Sent back with comments.
    Returned,
    /// Approved by the unit above.
    Approved,
    /// Frozen: its month takes no more entries.
    Locked,
    /// Printed as a numbered paper.
    Issued,
}

impl State {
    /// All states in the order of the way.
    pub const ALL: [State; 6] =
        [State::Draft, State::Sent, State::Returned, State::Approved, State::Locked, State::Issued];

    /// The stable code in the database and in message keys (`state-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            State::Draft => "draft",
            State::Sent => "sent",
            State::Returned => "returned",
            State::Approved => "approved",
            State::Locked => "locked",
            State::Issued => "issued",
        }
    }

    /// The state with this code.
    pub fn read(code: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.code() == code)
    }

    /// The code of the step that leads here.
    pub fn step_code(self) -> &'static str {
        match self {
            State::Draft | State::Returned => Step::Return.code(),
            State::Sent => Step::Send.code(),
            State::Approved => Step::Approve.code(),
            State::Locked => Step::Lock.code(),
            State::Issued => Step::Issue.code(),
        }
    }

    /// Whether cells may be typed.
    pub fn is_open(self) -> bool {
        matches!(self, State::Draft | State::Returned)
    }

    /// Whether its month is frozen.
    pub fn is_frozen(self) -> bool {
        matches!(self, State::Locked | State::Issued)
    }
}

/// A step on the way: what an officer presses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Draft or returned → sent.
    Send,
    /// Sent → returned, with a word why.
    Return,
    /// Sent → approved.
    Approve,
    /// Approved → locked.
    Lock,
    /// Locked → issued.
    Issue,
}

impl Step {
    /// The stable code in routes and message keys (`step-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Step::Send => "send",
            Step::Return => "return",
            Step::Approve => "approve",
            Step::Lock => "lock",
            Step::Issue => "issue",
        }
    }

    /// Whether the unit above (and not the unit itself) takes the step.
    pub fn is_taken_above(self) -> bool {
        matches!(self, Step::Return | Step::Approve)
    }
}

row! {
    /// A report as stored.
    pub struct ReportRow {
        /// Its id.
        pub id: ReportId,
        /// The unit that reports.
        pub unit: UnitId,
        /// Code of its form.
        pub form: String,
        /// The last month it tells of.
        pub month: Month,
        /// A campaign's code, an organisation's or a disaster's id.
        pub subject: Option<String>,
        /// Its number among the flash reports of a disaster.
        pub flash_no: Option<i64>,
        /// The version of the form it was made with; older rows do not say.
        pub form_version: Option<i64>,
        /// State code.
        pub state: String,
        /// When it was sent last.
        pub sent_at: Option<Instant>,
        /// When it was sent for the first time; older rows do not say.
        pub first_sent_at: Option<Instant>,
        /// When it was approved.
        pub approved_at: Option<Instant>,
        /// When it was frozen.
        pub locked_at: Option<Instant>,
        /// When its paper was issued.
        pub issued_at: Option<Instant>,
        /// Why it came back.
        pub returned_note: Option<String>,
        /// Message key of the mark that its figures carry wherever shown (`mark-…`), if any.
        pub illustrative: Option<String>,
        /// Optimistic version.
        pub version: i64,
    }
}

impl ReportRow {
    /// The state; an unknown code counts as frozen, so that nothing opens by accident.
    pub fn state(&self) -> State {
        State::read(&self.state).unwrap_or(State::Issued)
    }

    /// Which way it goes.
    pub fn chain(&self) -> duties::Chain {
        duties::forms::find(&self.form).map_or(duties::Chain::Full, |form| form.chain)
    }

    /// The day on which the tree is read for it: the last of what it tells of. A campaign ends
    /// before the year under which its report is kept.
    pub fn day(&self) -> Day {
        Of::of_row(self).map_or(self.month.last(), |of| of.ends())
    }

    /// When it first came in: what its timeliness is judged by. A report that was sent before
    /// first sendings were kept is judged by its last.
    pub fn came_at(&self) -> Option<Instant> {
        self.first_sent_at.or(self.sent_at)
    }
}

row! {
    /// A typed cell: the unit's own remainder of a figure, or the stated total of a derived one.
    pub struct CellRow {
        /// Its id: the record that the Book's entries name.
        pub id: CellId,
        /// The figure's code.
        pub figure: String,
        /// People, things, turns or đồng; 0 while it is blank.
        pub amount: i64,
        /// Printed with *trên*.
        pub at_least: bool,
        /// Emptied after it was typed; older rows do not say.
        pub is_blank: Option<bool>,
        /// Display name of who typed it.
        pub typed_name: String,
        /// When.
        pub typed_at: Instant,
        /// The key of the save that made this version (a repeated save is answered, not redone).
        pub last_key: uuid::Uuid,
        /// Optimistic version.
        pub version: i64,
    }
}

impl CellRow {
    /// Whether it was emptied: shown empty, counted as not reported. Before rows said so, a stated
    /// total of nought was an emptied one.
    pub fn is_blank(&self) -> bool {
        let is_derived = crate::figures::find(&self.figure).is_some_and(|f| f.is_derived());
        self.is_blank.unwrap_or(self.amount == 0 && is_derived)
    }
}

row! {
    /// A comment on a cell.
    pub struct CommentRow {
        /// Its id.
        pub id: LineId,
        /// The figure's code.
        pub figure: String,
        /// What was said.
        pub body: String,
        /// By whom (display name).
        pub said_name: String,
        /// When.
        pub said_at: Instant,
        /// When it was settled.
        pub closed_at: Option<Instant>,
        /// Optimistic version.
        pub version: i64,
    }
}

row! {
    /// A task of part II: planned in one month's report, marked in the next.
    pub struct TaskRow {
        /// Its id.
        pub id: TaskId,
        /// Its number in the paper, from 1.
        pub place_in_order: i64,
        /// Template text; `{plan}` stands for the planned count.
        pub body: String,
        /// Planned count, if the task has one.
        pub plan: Option<i64>,
        /// `done`, `partly` or `not`; none until marked.
        pub outcome: Option<String>,
        /// A word on the outcome.
        pub outcome_note: Option<String>,
        /// Optimistic version.
        pub version: i64,
        /// The unit that planned it, where the reader's unit has taken its place since; empty for
        /// the unit itself.
        pub planned_by: String,
    }
}

/// What the typed text of a cell means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typed {
    /// The amount; `None` empties the cell.
    pub amount: Option<i64>,
    /// Marked "at least".
    pub at_least: bool,
}

/// A save of one cell, as the page or another program sends it.
#[derive(Debug, Clone)]
pub struct Save {
    /// The figure's code.
    pub figure: String,
    /// What was typed, untouched.
    pub text: String,
    /// Marked "at least".
    pub at_least: bool,
    /// The version the typist had before her eyes; 0 for an empty cell.
    pub base: i64,
    /// Made by the client; the same key again is the same save.
    pub key: uuid::Uuid,
}

/// A check of a report: two sides and whether they agree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// Stable code of the rule, also its message key (`check-<rule>`, `_` as `-`).
    pub rule: String,
    /// The stated or first side.
    pub left: i64,
    /// What it must be.
    pub right: i64,
    /// Whether it holds.
    pub holds: bool,
    /// Whether a report may be sent all the same.
    pub is_warning: bool,
    /// Whether the two sides are đồng.
    pub is_money: bool,
}

impl Check {
    /// Whether both sides are nought: then it holds, and says nothing.
    pub fn is_of_nothing(&self) -> bool {
        self.left == 0 && self.right == 0
    }
}

/// A figure of a report, with what it is compared to.
#[derive(Debug, Clone)]
pub struct Value {
    /// The figure's code.
    pub code: &'static str,
    /// The unit and all under it.
    pub value: i64,
    /// What the unit itself typed or recorded.
    pub own: i64,
    /// Last month.
    pub previous: i64,
    /// The same month last year.
    pub last_year: i64,
    /// What decisions on the map brought into a level since last month; read where it matters.
    pub moved: i64,
    /// Printed with *trên*.
    pub at_least: bool,
    /// Whether anything was reported by the unit or below it (a zero that was typed is one).
    pub reported: bool,
}

/// A thing in a report that an officer must look at before it goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Where: a figure's code, or `task-7`.
    pub place: String,
    /// Message key and arguments.
    pub flaw: Flaw,
}

/// An explained difference of a figure that records feed.
#[derive(Debug, Clone)]
pub struct NewAdjustment {
    /// Its id; the record that the Book's entry names.
    pub id: LineId,
    /// The figure's code.
    pub figure: &'static str,
    /// So much more (or, negative, less): people, things, turns or đồng.
    pub amount: i64,
    /// Why, as the paper prints it.
    pub reason: String,
}

row! {
    /// A standing adjustment.
    pub struct AdjustmentRow {
        /// Its id.
        pub id: LineId,
        /// The report it was made in.
        pub report: ReportId,
        /// The unit that explains it.
        pub unit: UnitId,
        /// The month it tells of.
        pub month: Month,
        /// The figure's code.
        pub figure: String,
        /// So much more, or less.
        pub amount: i64,
        /// Why.
        pub reason: String,
        /// Display name of who made it.
        pub made_name: String,
        /// When.
        pub made_at: Instant,
        /// Optimistic version.
        pub version: i64,
        /// The name of the unit.
        pub unit_name: String,
    }
}

/// What the session of a typist adds to a save.
#[derive(Debug, Clone)]
pub struct Typist {
    /// Her account.
    pub account: Option<AccountId>,
    /// Her display name.
    pub name: String,
    /// The day of the request.
    pub today: Day,
}
