//! A piece of work that another one looks like. No database, no web.

use super::ActivityId;
use kernel::{Day, UnitId, row};

row! {
    /// A piece of work that counts, or waits to, as it is compared with a new one.
    pub struct Kindred {
        /// Its id.
        pub id: ActivityId,
        /// The unit that did it, or hosted it.
        pub unit: UnitId,
        /// The name of that unit.
        pub unit_name: String,
        /// Code of its kind.
        pub kind: String,
        /// Its first day.
        pub from_on: Day,
        /// Its last day.
        pub until_on: Day,
        /// Where it was done, when not at the unit.
        pub place: Option<UnitId>,
        /// What it is called, folded.
        pub title_folded: String,
        /// The amount of its main count.
        pub counted: i64,
        /// The page of the file that it was recorded from.
        pub kept_in: Option<String>,
        /// A unit that was asked for, where this work says that it joined.
        pub joiner: Option<UnitId>,
    }
}

/// How the unit of a piece of work stands to the unit of a new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bond {
    /// It is the same unit.
    Own,
    /// It says that the unit of the new one joined.
    Host,
    /// The new one says that it joined.
    Joiner,
    /// It stands above or below, and the work was at the same place.
    Line,
}

/// A piece of work that a new one may be, as its reader meets it.
#[derive(Debug, Clone)]
pub struct Near {
    /// The piece of work.
    pub row: Kindred,
    /// How its unit stands to that of the new one.
    pub bond: Bond,
    /// Its numbers stand in a list of the reader.
    pub is_open: bool,
}

/// In what a new piece of work is like one that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// The same kind, place, name and number on the same days.
    Same,
    /// Its file recorded as many on the same days.
    File,
    /// Another unit recorded it and says that this one joined.
    Hosted,
    /// A unit that is said to have joined recorded it alone.
    Joined,
    /// A unit above or below recorded as many at the same place.
    Near,
    /// It may be a part of an event that has one value (checklist SOC-05).
    Event,
    /// The same, and another unit recorded it.
    EventElsewhere,
}

impl Likeness {
    /// The message that asks about it, for whoever may read the other piece.
    pub fn key(self) -> &'static str {
        match self {
            Likeness::Same => "activity-alike-same",
            Likeness::File => "activity-alike-file",
            Likeness::Hosted => "activity-alike-hosted",
            Likeness::Joined => "activity-alike-joined",
            Likeness::Near => "activity-alike-near",
            Likeness::Event => "activity-alike-event",
            Likeness::EventElsewhere => "activity-alike-event-elsewhere",
        }
    }
}
