//! What a file that is taken in is: its states, its rows and how each was judged, the deeds that it
//! caused. No database, no web.

mod deed;
mod told;

pub use deed::{Deed, DeedRow, NewDeed};
pub use told::{Body, CellTold, FoundTold, Judged, JudgedRow, Told, short};

use kernel::ids::AccountId;
use kernel::{Id, Instant, Month, UnitId, row};

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
    /// It looks like work that was recorded otherwise: it is written when somebody says that it is
    /// other work.
    Alike,
    /// It changes what is kept.
    Changed,
    /// It says what nobody has said yet.
    New,
    /// It says what is kept already.
    Same,
}

impl Kind {
    /// All, in the order of the preview.
    pub const ALL: [Kind; 6] =
        [Kind::Wrong, Kind::Moved, Kind::Alike, Kind::Changed, Kind::New, Kind::Same];

    /// The stable code in the database, in addresses and in message keys (`intake-kind-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Kind::Wrong => "wrong",
            Kind::Moved => "moved",
            Kind::Alike => "alike",
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
        /// Rows that were in the file when it came.
        pub expected: i64,
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
        /// Of these, like work that was recorded otherwise; none where nobody counted.
        pub rows_alike: Option<i64>,
        /// New work that waits for a second pair of eyes; none where nobody counted.
        pub rows_waiting: Option<i64>,
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
            Kind::Alike => self.rows_alike.unwrap_or(0),
            Kind::Changed => self.rows_changed,
            Kind::New => self.rows_new,
            Kind::Same => self.rows_same,
        }
    }

    /// How many rows there are of each kind.
    pub fn counts(&self) -> Counts {
        Counts {
            of: Kind::ALL.map(|kind| self.of_kind(kind)),
            waiting: self.rows_waiting.unwrap_or(0),
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
    pub of: [i64; 6],
    /// Work that waits for a second pair of eyes.
    pub waiting: i64,
}

impl Counts {
    /// One more of a kind.
    pub fn add(&mut self, kind: Kind) {
        for (at, own) in Kind::ALL.iter().enumerate() {
            self.of[at] += i64::from(*own == kind);
        }
    }

    /// So many of a kind are of another one now.
    pub fn turn(&mut self, (from, to): (Kind, Kind), many: i64) {
        for (at, own) in Kind::ALL.iter().enumerate() {
            self.of[at] += many * (i64::from(*own == to) - i64::from(*own == from));
        }
    }

    /// All of them.
    pub fn all(&self) -> i64 {
        self.of.iter().sum()
    }
}
