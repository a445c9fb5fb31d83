//! What the Book is made of: figures' ids, postings, entries, totals. No database and no web.

use kernel::db::{FromValue, ToValue, Value};
use kernel::{Day, Error, Id, Month, Result, UnitId};
use std::fmt;

/// A figure as a small integer, given out by [`crate::Figures`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FigureId(pub i64);

/// An entry of the Book; unique within its unit, month and figure, and ordered by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryId(pub i64);

/// Marker of [`RecordId`].
pub enum Record {}
/// Any capability's record, as the Book sees it: the key of the row that was saved.
pub type RecordId = Id<Record>;

/// Marker of [`DecisionId`].
pub enum Decision {}
/// A decision that changed the tree.
pub type DecisionId = Id<Decision>;

macro_rules! as_bigint {
    ($($kind:ident)*) => {$(
        impl ToValue for $kind {
            fn to_value(&self) -> Value {
                Value::Int(self.0)
            }
        }
        impl FromValue for $kind {
            fn from_value(value: Value) -> Result<Self> {
                i64::from_value(value).map($kind)
            }
        }
    )*};
}
as_bigint!(FigureId EntryId);

/// The record behind a posting: the capability's own small number (declared once in its
/// `figures.rs`) and the key of the row it saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Origin {
    /// Number of the capability, 1 and up.
    pub capability: i64,
    /// The row that was saved.
    pub record: RecordId,
}

/// What an amount means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum What {
    /// So many more (or fewer): a flow, or a change of a stock.
    Change,
    /// Of a stock alone: so many there were on that day, in the unit itself, without what the
    /// units under it post.
    Count,
}

/// One number a record posts.
#[derive(Debug, Clone, Copy)]
pub struct Posting {
    /// Where it happened.
    pub unit: UnitId,
    /// Which figure.
    pub figure: FigureId,
    /// When it happened; a typed monthly cell has the last day of its month.
    pub on_day: Day,
    /// How much: things, people, turns, or đồng.
    pub amount: i64,
    /// A change or a counted level.
    pub what: What,
    /// The record behind it; none for an opening entry.
    pub origin: Option<Origin>,
}

/// Why an entry stands in the Book, kept as a small integer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A flow, or a change of a stock.
    Flow,
    /// The difference that a typed level made.
    Count,
    /// A stock that a closed unit handed on by a decision.
    Move,
    /// The opposite of an earlier entry.
    Reverse,
    /// The opposite that keeps a counted level what was counted when a change before it came late.
    Hold,
    /// A stock that a unit took along from its old parent to its new one.
    Carry,
}

impl Kind {
    /// Every kind, in the order of its number.
    pub const ALL: [Kind; 6] =
        [Kind::Flow, Kind::Count, Kind::Move, Kind::Reverse, Kind::Hold, Kind::Carry];

    /// The number kept in the database.
    pub fn number(self) -> i64 {
        match self {
            Kind::Flow => 0,
            Kind::Count => 1,
            Kind::Move => 2,
            Kind::Reverse => 3,
            Kind::Hold => 4,
            Kind::Carry => 5,
        }
    }
}

impl ToValue for Kind {
    fn to_value(&self) -> Value {
        Value::Int(self.number())
    }
}
impl FromValue for Kind {
    fn from_value(value: Value) -> Result<Self> {
        let number = i64::from_value(value)?;
        let known = Kind::ALL.into_iter().find(|kind| kind.number() == number);
        known.ok_or_else(|| Error::fault(format!("an entry has the unknown kind {number}")))
    }
}

/// A unit in a month: where an amount counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Spot {
    /// The unit.
    pub unit: UnitId,
    /// The month.
    pub month: Month,
}

/// The four sums of a unit, month (or year) and figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sums {
    /// Booked at the unit itself.
    pub own: i64,
    /// Booked at the unit and all below: the figure as issued.
    pub sub: i64,
    /// Belongs here and was booked elsewhere or later.
    pub late_in: i64,
    /// Was booked here and belongs elsewhere or earlier.
    pub late_out: i64,
}

impl Sums {
    /// As issued, and never changed by what came late.
    pub fn issued(self) -> i64 {
        self.sub
    }

    /// As known now.
    pub fn known(self) -> i64 {
        self.sub + self.late_in - self.late_out
    }

    /// The sum of two; a fault when an amount outgrows 64 bits.
    pub fn plus(self, other: Sums) -> Result<Sums> {
        let add = |a: i64, b: i64| a.checked_add(b).ok_or_else(too_large);
        Ok(Sums {
            own: add(self.own, other.own)?,
            sub: add(self.sub, other.sub)?,
            late_in: add(self.late_in, other.late_in)?,
            late_out: add(self.late_out, other.late_out)?,
        })
    }

    /// The opposite.
    pub fn negated(self) -> Result<Sums> {
        let not = |a: i64| a.checked_neg().ok_or_else(too_large);
        Ok(Sums {
            own: not(self.own)?,
            sub: not(self.sub)?,
            late_in: not(self.late_in)?,
            late_out: not(self.late_out)?,
        })
    }

    /// Whether nothing is in it.
    pub fn is_zero(self) -> bool {
        self == Sums::default()
    }
}

/// An amount that no total can hold.
pub(crate) fn too_large() -> Error {
    Error::flaw("amount", "book-amount-too-large")
}

/// One figure of one unit and month, as a page shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reading {
    /// As issued: for a flow the month's sum, for a stock the level at its end.
    pub issued: i64,
    /// As known now, with what was booked later.
    pub known: i64,
}

impl fmt::Display for FigureId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
