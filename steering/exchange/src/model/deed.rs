//! What was written because of a file, so that it can be taken back.

use kernel::{Month, UnitId, row};
use uuid::Uuid;

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
