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
    }
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
    /// It may be a part of an event that has one value (checklist SOC-05).
    Event,
}

impl Likeness {
    /// The message that asks about it.
    pub fn key(self) -> &'static str {
        match self {
            Likeness::Same => "activity-alike-same",
            Likeness::File => "activity-alike-file",
            Likeness::Hosted => "activity-alike-hosted",
            Likeness::Event => "activity-alike-event",
        }
    }
}
