//! What follows when a decision changes the map. A capability that keeps open things at units
//! answers [`Consequences`]; `program` puts all of them on the shelf, and restructuring asks them
//! without knowing one by name. What is over stays where it was: history does not move.

use crate::store::{Followed, followed};
use kernel::db::Tx;
use kernel::{Day, Pass, Result, UnitId};
use std::collections::HashMap;
use std::sync::Arc;
use uuid::Uuid;

/// What a decision does to the map.
#[derive(Debug, Clone)]
pub struct Change {
    /// The decision.
    pub decision: Uuid,
    /// The first day of the new map.
    pub day: Day,
    /// Each unit that is no more, with the one that takes its place (of several the default one).
    pub heirs: HashMap<UnitId, UnitId>,
    /// Records of a unit that it names for one of several who take its place, and for which.
    pub named: HashMap<(UnitId, Uuid), UnitId>,
    /// The units it founds.
    pub founded: Vec<UnitId>,
}

/// What becomes of something at a unit that is no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It goes to whoever takes the unit's place.
    Goes,
    /// It tells of the old unit and stays; whoever takes the unit's place opens it.
    Stays,
    /// It ends on the eve.
    Ends,
}

impl Fate {
    /// The stable code (`restructuring-fate-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Fate::Goes => "goes",
            Fate::Stays => "stays",
            Fate::Ends => "ends",
        }
    }
}

/// What a dry run says of one capability: how many of something at which unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consequence {
    /// Message key of what it is (`follows-care-file`), counted by `$n`.
    pub key: &'static str,
    /// The unit that closes, or is hung elsewhere.
    pub unit: UnitId,
    /// How many.
    pub count: i64,
    /// What becomes of it where the unit is no more.
    pub fate: Fate,
}

/// A unit that a decision hangs under another one, with all that stands under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rehung {
    /// The unit.
    pub unit: UnitId,
    /// The units above it until then that are above it no longer.
    pub left: Vec<UnitId>,
    /// The standing units that are above it from then on and were not.
    pub came: Vec<UnitId>,
}

/// A capability's answer to a decision.
pub trait Consequences: Send + Sync {
    /// What stands at the units of `closing` on the eve of `day`.
    fn foresee(
        &self,
        tx: &mut Tx<'_>,
        pass: &Pass,
        closing: &[UnitId],
        day: Day,
    ) -> Result<Vec<Consequence>>;

    /// What stands at the units above and reaches a unit that is hung elsewhere: what leaves it,
    /// and what comes over it. Most things stand at their own unit and reach nothing below.
    fn foresee_hung(
        &self,
        _tx: &mut Tx<'_>,
        _pass: &Pass,
        _hung: &[Rehung],
        _day: Day,
    ) -> Result<Vec<Consequence>> {
        Ok(Vec::new())
    }

    /// What kind of open thing of a unit a record is that would follow (the key of a
    /// [`Consequence`]), if it is one: a decision may name it for one part of the unit.
    fn holds(
        &self,
        _tx: &mut Tx<'_>,
        _pass: &Pass,
        _at: (UnitId, Day),
        _record: Uuid,
    ) -> Result<Option<&'static str>> {
        Ok(None)
    }

    /// Open things go to whoever takes their unit's place.
    fn follow(&self, tx: &mut Tx<'_>, pass: &Pass, change: &Change) -> Result<()>;

    /// They go back, when a decision is undone. What has moved on since stays.
    fn go_back(&self, tx: &mut Tx<'_>, pass: &Pass, change: &Change) -> Result<()>;

    /// The founded units at which something new stands that the decision did not bring.
    fn newly_at(&self, tx: &mut Tx<'_>, pass: &Pass, change: &Change) -> Result<Vec<Consequence>>;
}

/// Everybody who answers, as `program` listed them.
#[derive(Clone)]
pub struct Followers(pub Arc<[Arc<dyn Consequences>]>);

/// Rows that are open and belong to a unit: the usual answer, stated as data.
#[derive(Debug, Clone, Copy)]
pub struct Following {
    /// The table; it has `id`, `unit` and `version`.
    pub table: &'static str,
    /// Which of its rows are open, as SQL over the table; `$1` is the day.
    pub open: &'static str,
    /// Message key of what they are.
    pub key: &'static str,
    /// Whether they move. Those that tell of the past stay and are opened by whoever takes their
    /// unit's place; a dry run still names them.
    pub moves: bool,
}

impl Following {
    /// What becomes of them at a unit that is no more.
    pub fn fate(&self) -> Fate {
        if self.moves { Fate::Goes } else { Fate::Stays }
    }
}

/// Rows that stand at a unit and reach those under it: who is hung elsewhere leaves some and comes
/// under others. Nothing of it is written: they are read on the tree of their day.
#[derive(Debug, Clone, Copy)]
pub struct Reaching {
    /// The table; it has `unit`.
    pub table: &'static str,
    /// Which of its rows are open and reach below, as SQL over the table; `$1` is the day.
    pub open: &'static str,
    /// Message key of those that the unit leaves.
    pub left: &'static str,
    /// Message key of those that come over it.
    pub came: &'static str,
}

impl Consequences for &Reaching {
    fn foresee(
        &self,
        _tx: &mut Tx<'_>,
        _pass: &Pass,
        _closing: &[UnitId],
        _day: Day,
    ) -> Result<Vec<Consequence>> {
        Ok(Vec::new())
    }

    fn foresee_hung(
        &self,
        tx: &mut Tx<'_>,
        pass: &Pass,
        hung: &[Rehung],
        day: Day,
    ) -> Result<Vec<Consequence>> {
        followed::reaching(tx, pass, self, hung, day)
    }

    fn follow(&self, _tx: &mut Tx<'_>, _pass: &Pass, _change: &Change) -> Result<()> {
        Ok(())
    }

    fn go_back(&self, _tx: &mut Tx<'_>, _pass: &Pass, _change: &Change) -> Result<()> {
        Ok(())
    }

    fn newly_at(&self, _: &mut Tx<'_>, _: &Pass, _: &Change) -> Result<Vec<Consequence>> {
        Ok(Vec::new())
    }
}

/// A capability whose only answer is that its open rows follow.
pub struct Rows(pub &'static [Following]);

impl Consequences for &Rows {
    fn foresee(
        &self,
        tx: &mut Tx<'_>,
        pass: &Pass,
        closing: &[UnitId],
        day: Day,
    ) -> Result<Vec<Consequence>> {
        let mut all = Vec::new();
        for rows in self.0 {
            all.extend(followed::count(tx, pass, rows, closing, day)?);
        }
        Ok(all)
    }

    fn holds(
        &self,
        tx: &mut Tx<'_>,
        pass: &Pass,
        at: (UnitId, Day),
        record: Uuid,
    ) -> Result<Option<&'static str>> {
        for rows in self.0.iter().filter(|rows| rows.moves) {
            if followed::is_open(tx, pass, rows, at, record)? {
                return Ok(Some(rows.key));
            }
        }
        Ok(None)
    }

    fn follow(&self, tx: &mut Tx<'_>, pass: &Pass, change: &Change) -> Result<()> {
        for rows in self.0.iter().filter(|rows| rows.moves) {
            followed::follow(tx, pass, rows, change)?;
        }
        Ok(())
    }

    fn go_back(&self, tx: &mut Tx<'_>, pass: &Pass, change: &Change) -> Result<()> {
        for rows in self.0.iter().filter(|rows| rows.moves) {
            let moved: Vec<Followed> = followed::of(tx, pass, change.decision, rows.table)?;
            followed::go_back(tx, pass, rows, &moved)?;
        }
        Ok(())
    }

    fn newly_at(&self, tx: &mut Tx<'_>, pass: &Pass, change: &Change) -> Result<Vec<Consequence>> {
        let mut all = Vec::new();
        for rows in self.0 {
            all.extend(followed::newly_at(tx, pass, rows, change)?);
        }
        Ok(all)
    }
}
