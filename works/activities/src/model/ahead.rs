//! What lies ahead in a calendar of work: a thing with a day that has not happened. No database,
//! no web; it counts nowhere.

use kernel::{Day, UnitId};

/// A word of what is said of a thing that lies ahead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// As it is: a number, a month.
    Text(String),
    /// A message key.
    Key(String),
    /// In Vietnamese and in English, where data says it.
    InBoth(String, String),
}

/// Something planned on a day, or due by one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ahead {
    /// What it is called by calendars of other programs: the same as long as it is the same thing.
    pub key: String,
    /// The day.
    pub on: Day,
    /// Code of the kind of work that it will be, where it will be one.
    pub kind: Option<String>,
    /// What its file says of its campaign (`model::Joint`).
    pub campaign: Option<String>,
    /// The message that says what it is, and its words: `kind` is added to them. It leaves the
    /// house, so it names nobody.
    pub said: (&'static str, Vec<(&'static str, Part)>),
    /// How its file is called. It never leaves the house.
    pub title: String,
    /// How many people it is about. It never leaves the house.
    pub people: Option<i64>,
    /// Whose it is.
    pub unit: UnitId,
    /// The name of that unit.
    pub unit_name: String,
    /// Where, when not at the unit.
    pub spot: Option<UnitId>,
    /// Its page.
    pub href: String,
}
