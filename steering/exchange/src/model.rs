//! What a file that is taken in is: its states, its rows and how each was judged, the deeds that it
//! caused. No database, no web.

use kernel::ids::AccountId;
use kernel::{Flaw, Id, Instant, Month, UnitId, row};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Marker of [`IntakeId`].
pub enum Intake {}
/// A file that is taken in. It comes from the form: a file sent twice by it is taken once.
pub type IntakeId = Id<Intake>;

/// What a file tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Figures of the monthly report, in a table.
    Figures,
    /// Work that was done, a piece a row.
    Activities,
    /// An old report in words.
    History,
}

impl What {
    const ALL: [What; 3] = [What::Figures, What::Activities, What::History];

    /// The stable code in the database and in message keys (`intake-what-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            What::Figures => "figures",
            What::Activities => "activities",
            What::History => "history",
        }
    }

    /// The kind with this code; an unknown one is a table of figures that nobody can confirm.
    pub fn read(code: &str) -> What {
        What::ALL.into_iter().find(|what| what.code() == code).unwrap_or(What::Figures)
    }
}

/// Where a file stands on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Its rows are being compared with what is kept.
    Judging,
    /// Its owner looks at what it would change.
    Judged,
    /// Its rows are being written.
    Applying,
    /// What was written is being taken back, because it was stopped or a row failed.
    Stopping,
    /// All was written that should be.
    Applied,
    /// All is being taken back.
    Undoing,
    /// All was taken back.
    Undone,
    /// Its owner dropped it; nothing was written.
    Dropped,
}

impl State {
    const ALL: [State; 8] = [
        State::Judging,
        State::Judged,
        State::Applying,
        State::Stopping,
        State::Applied,
        State::Undoing,
        State::Undone,
        State::Dropped,
    ];

    /// The stable code in the database and in message keys (`intake-state-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            State::Judging => "judging",
            State::Judged => "judged",
            State::Applying => "applying",
            State::Stopping => "stopping",
            State::Applied => "applied",
            State::Undoing => "undoing",
            State::Undone => "undone",
            State::Dropped => "dropped",
        }
    }

    /// The state with this code; an unknown one is an end, so that nothing runs by accident.
    pub fn read(code: &str) -> State {
        State::ALL.into_iter().find(|state| state.code() == code).unwrap_or(State::Dropped)
    }

    /// Whether the program works on it.
    pub fn is_running(self) -> bool {
        matches!(self, State::Judging | State::Applying | State::Stopping | State::Undoing)
    }
}

/// How much of a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Every row, or none.
    All,
    /// The rows that are right; the others are left.
    Right,
}

impl Mode {
    /// The stable code in the database and in forms.
    pub fn code(self) -> &'static str {
        match self {
            Mode::All => "all",
            Mode::Right => "right",
        }
    }

    /// The mode with this code; every row or none is the usual one.
    pub fn read(code: &str) -> Mode {
        if code == Mode::Right.code() { Mode::Right } else { Mode::All }
    }
}

/// How a row stands to what is kept, the most pressing first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// It cannot be taken.
    Wrong,
    /// What it changes was changed by somebody else since the template was drawn.
    Moved,
    /// It changes what is kept.
    Changed,
    /// It says what nobody has said yet.
    New,
    /// It says what is kept already.
    Same,
}

impl Kind {
    /// All, in the order of the preview.
    pub const ALL: [Kind; 5] = [Kind::Wrong, Kind::Moved, Kind::Changed, Kind::New, Kind::Same];

    /// The stable code in the database, in addresses and in message keys (`intake-kind-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Kind::Wrong => "wrong",
            Kind::Moved => "moved",
            Kind::Changed => "changed",
            Kind::New => "new",
            Kind::Same => "same",
        }
    }

    /// The kind with this code.
    pub fn read(code: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether a row of this kind may be written.
    pub fn is_right(self) -> bool {
        !matches!(self, Kind::Wrong | Kind::Moved)
    }

    /// Whether it changes anything.
    pub fn does_something(self) -> bool {
        matches!(self, Kind::Changed | Kind::New)
    }
}

row! {
    /// A file that is taken in, as stored.
    pub struct IntakeRow {
        /// Its id.
        pub id: IntakeId,
        /// The unit that sent it.
        pub unit: UnitId,
        /// What it tells of, by its code.
        pub what: String,
        /// The month an old report tells of.
        pub month: Option<Month>,
        /// State code.
        pub state: String,
        /// Mode code, once it was confirmed.
        pub mode: Option<String>,
        /// Why it came back to be looked at (message key), if it did.
        pub note: Option<String>,
        /// Which judging its rows belong to.
        pub trial: i64,
        /// Rows of it.
        pub rows_all: i64,
        /// Of these, new.
        pub rows_new: i64,
        /// Changing what is kept.
        pub rows_changed: i64,
        /// Saying what is kept already.
        pub rows_same: i64,
        /// Changing what somebody else changed meanwhile.
        pub rows_moved: i64,
        /// Wrong.
        pub rows_wrong: i64,
        /// Rows (or deeds) that the running stage is through with.
        pub done: i64,
        /// Deeds that it caused.
        pub deeds: i64,
        /// When the running stage began.
        pub stage_at: Instant,
        /// Whose rights it runs under.
        pub stage_by: Option<AccountId>,
        /// Who sent it (display name).
        pub sent_name: String,
        /// When.
        pub sent_at: Instant,
        /// When its last row was written.
        pub applied_at: Option<Instant>,
        /// When its last deed was taken back.
        pub undone_at: Option<Instant>,
        /// Optimistic version.
        pub version: i64,
    }
}

impl IntakeRow {
    /// Where it stands.
    pub fn state(&self) -> State {
        State::read(&self.state)
    }

    /// What it tells of.
    pub fn what(&self) -> What {
        What::read(&self.what)
    }

    /// How much of it is written.
    pub fn mode(&self) -> Mode {
        Mode::read(self.mode.as_deref().unwrap_or_default())
    }

    /// Rows of a kind.
    pub fn of_kind(&self, kind: Kind) -> i64 {
        match kind {
            Kind::Wrong => self.rows_wrong,
            Kind::Moved => self.rows_moved,
            Kind::Changed => self.rows_changed,
            Kind::New => self.rows_new,
            Kind::Same => self.rows_same,
        }
    }

    /// Rows that cannot be written.
    pub fn failed(&self) -> i64 {
        self.rows_wrong + self.rows_moved
    }

    /// Rows that change something.
    pub fn changing(&self) -> i64 {
        self.rows_new + self.rows_changed
    }
}

/// How many rows there are of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// By the order of [`Kind::ALL`].
    pub of: [i64; 5],
}

impl Counts {
    /// One more of a kind.
    pub fn add(&mut self, kind: Kind) {
        for (at, own) in Kind::ALL.iter().enumerate() {
            self.of[at] += i64::from(*own == kind);
        }
    }

    /// All of them.
    pub fn all(&self) -> i64 {
        self.of.iter().sum()
    }
}

/// A row of a file as it was judged: what it is called and what it says, sealed while it is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// The sheet, as its owner calls it.
    pub tab: String,
    /// What the row is about, in its own words.
    pub name: String,
    /// The cells of a table of figures that say something new, or wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cells: Vec<CellTold>,
    /// The words of a row of work, in the order of its columns, and how many like it stood before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<(Vec<String>, u64)>,
    /// What is wrong with the row as a whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flaws: Vec<Told>,
    /// What an old report says of a figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<FoundTold>,
}

/// A cell of a table of figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellTold {
    /// The unit.
    pub unit: i64,
    /// The month, as `2024-10`.
    pub month: String,
    /// The figure's code.
    pub figure: String,
    /// What stands in the file.
    pub text: String,
    /// What it means; nothing empties the cell.
    pub amount: Option<i64>,
    /// Printed with *trên*.
    pub at_least: bool,
    /// What is kept, if anything is.
    pub was: Option<i64>,
    /// Kept with *trên*.
    pub was_at_least: bool,
    /// The version of what is kept; 0 when nothing ever was.
    pub version: i64,
    /// The kind, by its code.
    pub kind: String,
    /// What is wrong with it.
    pub flaw: Option<Told>,
}

/// What an old report says of a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundTold {
    /// The figure's code.
    pub figure: String,
    /// The value; none when nothing was found.
    pub amount: Option<i64>,
    /// Said with *trên* where that may be kept.
    pub at_least: bool,
    /// The sentence it came from.
    pub sentence: String,
    /// Where the number stands in it, in bytes.
    pub span: (usize, usize),
    /// What to look at twice.
    pub doubts: Vec<Told>,
}

/// A flaw as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The message key.
    pub key: String,
    /// Its arguments.
    pub args: Vec<(String, String)>,
}

impl From<&Flaw> for Told {
    fn from(flaw: &Flaw) -> Told {
        let args = flaw.args.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
        Told { key: flaw.key.to_owned(), args: args.collect() }
    }
}

/// A judged row on its way into the store.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The number of the row in its owner's file.
    pub number: u32,
    /// How it stands.
    pub kind: Kind,
    /// What it says.
    pub body: Body,
}

/// A judged row as it comes out of the store.
#[derive(Debug, Clone)]
pub struct JudgedRow {
    /// Its place among the rows, from 1.
    pub place: i64,
    /// The number of the row in its owner's file.
    pub number: i64,
    /// How it stands.
    pub kind: Kind,
    /// What became of it: `done` or `left`; none while nothing has.
    pub outcome: Option<String>,
    /// What it says.
    pub body: Body,
}

/// What was written because of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// A cell was typed.
    Cell {
        /// What it held before; none when it was empty.
        was: Option<i64>,
        /// With *trên*.
        was_at_least: bool,
    },
    /// A piece of work was recorded.
    Activity,
    /// A difference was explained.
    Adjustment,
}

impl Deed {
    /// The stable code in the database: the table of the record.
    pub fn code(&self) -> &'static str {
        match self {
            Deed::Cell { .. } => "cell",
            Deed::Activity => "activity",
            Deed::Adjustment => "adjustment",
        }
    }
}

/// A deed on its way into the store.
#[derive(Debug, Clone)]
pub struct NewDeed {
    /// What was done.
    pub deed: Deed,
    /// The record it was done to.
    pub record: Uuid,
    /// The unit of the record.
    pub unit: UnitId,
    /// The month it tells of.
    pub month: Month,
    /// The figure's code, for a cell or an adjustment.
    pub figure: Option<String>,
    /// The version that the record has by it.
    pub version: i64,
}

row! {
    /// A deed as stored.
    pub struct DeedRow {
        /// Its id.
        pub id: Uuid,
        /// The place of the row that caused it.
        pub place: i64,
        /// The table of the record.
        pub subject: String,
        /// The record.
        pub record: Uuid,
        /// Its unit.
        pub unit: UnitId,
        /// Its month.
        pub month: Month,
        /// The figure's code, if it has one.
        pub figure: Option<String>,
        /// What a cell held before.
        pub was: Option<i64>,
        /// With *trên*.
        pub was_at_least: bool,
        /// The version that the record had by it.
        pub made_version: i64,
        /// Why it was left when the file was taken back (message key).
        pub left_why: Option<String>,
    }
}
