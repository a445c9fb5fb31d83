//! Whose records came into a unit of a day's map. A figure is apportioned month by month; a record
//! never is: it lies where the unit that made it lies, or, when that one was cut, with several, and
//! then it is told apart from the others. It reads no record.

use super::walk::Walk;
use super::{Atlas, Fate};
use kernel::{Day, UnitId};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The units whose own records lie in a unit of a map, whenever they were made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Forebears {
    /// The highest of them: what was recorded at one or under it lies inside, but for `but`.
    pub tops: Vec<UnitId>,
    /// Units that stood under those at some time and whose own records do not lie inside.
    pub but: Vec<UnitId>,
    /// Units that were cut, a part of which lies inside: nobody says which of their records.
    pub cut: Vec<UnitId>,
}

impl Atlas {
    /// Whose records came into a unit as it stands on a day. Days of one map share their answer.
    pub fn forebears(&self, unit: UnitId, day: Day) -> Arc<Forebears> {
        let key = (unit, self.map_of(day));
        let kept = || self.forebears.lock().unwrap_or_else(|dead| dead.into_inner());
        if let Some(known) = kept().get(&key).cloned() {
            return known;
        }
        let found = Arc::new(self.look_back(unit, day));
        kept().insert(key, Arc::clone(&found));
        found
    }

    /// The unit directly under another on a day in which the own part of a unit lies; none where
    /// it lies in several, or in that one itself.
    pub fn branch(&self, unit: UnitId, above: UnitId, day: Day) -> Option<UnitId> {
        let mut branches =
            self.parts(unit, day).into_iter().map(|part| self.step_under(part, above, day));
        let first = branches.next()??;
        branches.all(|branch| branch == Some(first)).then_some(first)
    }

    /// Whether all of the own part of a unit, or nothing of it, lies in another as it stands on a
    /// day; none where some of it does.
    pub fn lies_in(&self, unit: UnitId, (above, day): (UnitId, Day)) -> Option<bool> {
        let parts = self.parts(unit, day);
        match parts.iter().filter(|part| self.is_in(**part, above, day)).count() {
            0 => Some(false),
            all if all == parts.len() => Some(true),
            _ => None,
        }
    }

    fn look_back(&self, unit: UnitId, day: Day) -> Forebears {
        let (mut inside, mut cut) = (HashSet::new(), Vec::new());
        for near in Walk::new(self, (unit, Day::OPEN_END, day), None).near() {
            match self.lies_in(near, (unit, day)) {
                Some(true) => {
                    inside.insert(near);
                }
                Some(false) => {}
                None => cut.push(near),
            }
        }
        let is_top = |at: &&UnitId| {
            let mut above = self.edges.get(*at).into_iter().flatten().map(|(_, _, above)| above);
            !self.edges.contains_key(*at) || above.any(|above| !inside.contains(above))
        };
        let mut tops: Vec<UnitId> = inside.iter().filter(is_top).copied().collect();
        let mut but = self.strangers(&inside);
        tops.sort_unstable();
        but.sort_unstable();
        cut.sort_unstable();
        Forebears { tops, but, cut }
    }

    /// The units of a map in which the own part of a unit lies.
    fn parts(&self, unit: UnitId, day: Day) -> Vec<UnitId> {
        match self.fate(unit, day, None) {
            Fate::Shared(parts) => parts.into_iter().map(|(unit, _)| unit).collect(),
            Fate::Open(units) => units,
        }
    }

    /// Units that stood under some at any time and are none of them.
    fn strangers(&self, inside: &HashSet<UnitId>) -> Vec<UnitId> {
        let mut under: HashMap<UnitId, Vec<UnitId>> = HashMap::new();
        for (unit, edges) in self.edges.iter().filter(|(unit, _)| !inside.contains(unit)) {
            for (_, _, above) in edges {
                under.entry(*above).or_default().push(*unit);
            }
        }
        let (mut open, mut found): (Vec<UnitId>, HashSet<UnitId>) =
            (inside.iter().copied().collect(), HashSet::new());
        while let Some(at) = open.pop() {
            for unit in under.get(&at).into_iter().flatten() {
                if found.insert(*unit) {
                    open.push(*unit);
                }
            }
        }
        found.into_iter().collect()
    }

    /// On the way up from a unit to another, the one right under that.
    fn step_under(&self, unit: UnitId, above: UnitId, day: Day) -> Option<UnitId> {
        let mut at = unit;
        // No tree of the society is deeper; this bound only stops a circle.
        for _ in 0..64 {
            match self.above(at, day)? {
                higher if higher == above => return Some(at),
                higher => at = higher,
            }
        }
        None
    }
}
