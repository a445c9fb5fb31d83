//! What a decision on the map is. No database, no web.

use kernel::{Day, Id, Instant, UnitId, row};

pub use book::DecisionId;

/// Marker of [`MoveId`].
pub enum MoveRecord {}
/// A move of a decision. Made by the client, so that one sent twice is one move.
pub type MoveId = Id<MoveRecord>;

/// How far a decision has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Being written: nothing has changed.
    Draft,
    /// Taken: the map changes on its day, or at once when that day has come.
    Decided,
    /// Its day came and something stood in its way; the reason is kept, nothing has changed.
    Stopped,
    /// Its day has come: the map has changed, stocks, rights and open things have moved.
    Done,
    /// Taken back: the map stands as before.
    Undone,
}

impl State {
    /// All of them.
    pub const ALL: [State; 5] =
        [State::Draft, State::Decided, State::Stopped, State::Done, State::Undone];

    /// The stable code (`restructuring-state-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            State::Draft => "draft",
            State::Decided => "decided",
            State::Stopped => "stopped",
            State::Done => "done",
            State::Undone => "undone",
        }
    }

    /// The state with this code.
    pub fn read(code: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether its moves and words may still be changed.
    pub fn is_open(self) -> bool {
        matches!(self, State::Draft | State::Stopped)
    }
}

/// What a move does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sort {
    /// A unit goes whole into another.
    Whole,
    /// A part of a unit goes into another; the unit is no more.
    Part,
    /// A unit stands under another one from now on.
    Parent,
    /// A unit is founded under another.
    Found,
    /// A unit is no more; what it kept itself goes to the unit above ("không phân về xã").
    Abolish,
    /// A unit has another name from now on.
    Rename,
}

impl Sort {
    /// All, in the order in which they are offered.
    pub const ALL: [Sort; 6] =
        [Sort::Whole, Sort::Part, Sort::Parent, Sort::Found, Sort::Abolish, Sort::Rename];

    /// The stable code (`restructuring-sort-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Sort::Found => "found",
            Sort::Whole => "whole",
            Sort::Part => "part",
            Sort::Abolish => "abolish",
            Sort::Parent => "parent",
            Sort::Rename => "rename",
        }
    }

    /// The sort with this code.
    pub fn read(code: &str) -> Option<Sort> {
        Sort::ALL.into_iter().find(|sort| sort.code() == code)
    }

    /// Whether it is about a unit that stands.
    pub fn needs_unit(self) -> bool {
        self != Sort::Found
    }

    /// Whether it leads to another unit.
    pub fn needs_target(self) -> bool {
        matches!(self, Sort::Whole | Sort::Part | Sort::Parent | Sort::Found)
    }

    /// Whether it gives a name.
    pub fn needs_name(self) -> bool {
        matches!(self, Sort::Found | Sort::Rename)
    }

    /// Whether the unit it is about is no more afterwards.
    pub fn ends_unit(self) -> bool {
        matches!(self, Sort::Whole | Sort::Part | Sort::Abolish | Sort::Rename)
    }
}

row! {
    /// A decision as stored.
    pub struct DecisionRow {
        /// Its id.
        pub id: DecisionId,
        /// The unit at which it is taken: it changes nothing beside or above it.
        pub unit: UnitId,
        /// Number of the document.
        pub number: String,
        /// The first day of the new map.
        pub on_day: Day,
        /// Who signed it.
        pub signer: String,
        /// What it is about.
        pub title: String,
        /// Its text.
        pub body: String,
        /// State code.
        pub state: String,
        /// Message key of what in it is illustrative, if anything is.
        pub illustrative: Option<String>,
        /// Who wrote it here.
        pub made_name: String,
        /// Who took it here.
        pub decided_name: Option<String>,
        /// When.
        pub decided_at: Option<Instant>,
        /// When the map changed.
        pub done_at: Option<Instant>,
        /// Why it could not take effect, in the words of the day.
        pub stopped_why: Option<String>,
        /// Why it was taken back.
        pub undone_note: Option<String>,
        /// Optimistic version.
        pub version: i64,
    }
}

impl DecisionRow {
    /// Its state; an unknown code counts as undone, so that nothing opens by accident.
    pub fn state(&self) -> State {
        State::read(&self.state).unwrap_or(State::Undone)
    }
}

/// The words of a decision, as its form gives them.
#[derive(Debug, Clone)]
pub struct DecisionWords {
    /// Number of the document.
    pub number: String,
    /// The first day of the new map.
    pub on_day: Day,
    /// Who signed it.
    pub signer: String,
    /// What it is about.
    pub title: String,
    /// Its text.
    pub body: String,
}

row! {
    /// A move as stored. The unit it leads to stands already, or is founded by another move.
    pub struct MoveRow {
        /// Its id.
        pub id: MoveId,
        /// Its place among the moves.
        pub place_in_order: i64,
        /// Sort code.
        pub sort: String,
        /// The unit it is about.
        pub unit: Option<UnitId>,
        /// The unit it leads to.
        pub target: Option<UnitId>,
        /// The move that founds the unit it leads to.
        pub target_move: Option<MoveId>,
        /// The share's numerator.
        pub share_part: Option<i64>,
        /// The share's denominator.
        pub share_whole: Option<i64>,
        /// The new name.
        pub name: String,
        /// The new short name; empty: the name.
        pub short_name: String,
        /// Level code of a founded unit.
        pub level: String,
        /// Code of the statistics office of a founded unit.
        pub official_code: Option<String>,
        /// Millionths of a degree north of a founded unit.
        pub lat_e6: Option<i64>,
        /// Millionths of a degree east of a founded unit.
        pub lon_e6: Option<i64>,
        /// Optimistic version.
        pub version: i64,
    }
}

impl MoveRow {
    /// What it does; a sort that this program does not know does nothing.
    pub fn sort(&self) -> Option<Sort> {
        Sort::read(&self.sort)
    }

    /// The share, when it says one.
    pub fn share(&self) -> Option<(i64, i64)> {
        self.share_part.zip(self.share_whole)
    }

    /// Where it leads.
    pub fn leads_to(&self) -> Option<Ref> {
        self.target_move.map(Ref::New).or(self.target.map(Ref::Unit))
    }

    /// An empty move of a sort, to be filled.
    pub fn of(sort: Sort) -> MoveRow {
        MoveRow {
            id: MoveId::new(),
            place_in_order: 0,
            sort: sort.code().into(),
            unit: None,
            target: None,
            target_move: None,
            share_part: None,
            share_whole: None,
            name: String::new(),
            short_name: String::new(),
            level: String::new(),
            official_code: None,
            lat_e6: None,
            lon_e6: None,
            version: 1,
        }
    }
}

/// A unit that stands, or one that a move founds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ref {
    /// It stands already.
    Unit(UnitId),
    /// The move that founds it.
    New(MoveId),
}

/// What was done to a unit when the map changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// It was founded.
    Founded,
    /// It was closed; its last day had been another.
    Closed,
    /// It was hung under another unit.
    Hung,
}

impl Done {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Done::Founded => "found",
            Done::Closed => "close",
            Done::Hung => "hang",
        }
    }
}

row! {
    /// The share that a part of a cut unit has of one figure.
    pub struct ApartRow {
        /// The move that makes the part.
        pub id: MoveId,
        /// The unit that is cut.
        pub unit: UnitId,
        /// Code of the figure.
        pub figure: String,
        /// The share's numerator.
        pub share_part: i64,
        /// The share's denominator.
        pub share_whole: i64,
    }
}

row! {
    /// A record that is named for one part of a cut unit.
    pub struct NamedRow {
        /// The unit that is cut.
        pub unit: UnitId,
        /// The key of the record.
        pub record: uuid::Uuid,
        /// The move that makes the part.
        pub part: MoveId,
        /// Where an open record is opened; empty for one that counted something.
        pub address: String,
    }
}

row! {
    /// A step of what was done.
    pub struct StepRow {
        /// Code of [`Done`].
        pub sort: String,
        /// The unit.
        pub unit: UnitId,
        /// The last day it had before it was closed.
        pub until_on: Option<Day>,
        /// The unit it hung under before.
        pub above: Option<UnitId>,
    }
}
