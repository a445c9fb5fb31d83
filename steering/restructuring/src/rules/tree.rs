//! The tree on the eve of a decision, as far as the decision reaches: units by id, parents first.
//! It answers where a unit stands and changes nothing.

use kernel::UnitId;
use org::store::TreeUnit;
use std::collections::{HashMap, HashSet};

/// Path of the centre; its children's paths begin anew.
pub(super) const CENTRE: &str = "trung-uong";

/// The tree.
pub struct Tree {
    units: Vec<TreeUnit>,
    places: HashMap<UnitId, usize>,
}

impl Tree {
    /// From the units that stand, parents before children.
    pub fn of(units: Vec<TreeUnit>) -> Tree {
        let places = units.iter().enumerate().map(|(at, unit)| (unit.id, at)).collect();
        Tree { units, places }
    }

    /// A unit of it.
    pub fn get(&self, unit: UnitId) -> Option<&TreeUnit> {
        self.places.get(&unit).map(|at| &self.units[*at])
    }

    /// All units, parents before children.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = &TreeUnit> {
        self.units.iter()
    }

    /// The unit at the top.
    pub fn top(&self) -> Option<UnitId> {
        self.units.first().map(|unit| unit.id)
    }

    /// Its place among all; those not in it come last.
    pub(super) fn place(&self, unit: UnitId) -> usize {
        self.places.get(&unit).copied().unwrap_or(usize::MAX)
    }

    /// How far below the top a unit stands.
    pub fn depth(&self, unit: UnitId) -> usize {
        std::iter::successors(Some(unit), |at| self.above(*at)).take(64).count()
    }

    /// The unit above one, within the tree.
    pub fn above(&self, unit: UnitId) -> Option<UnitId> {
        self.get(unit)?.above.filter(|above| self.places.contains_key(above))
    }

    /// Whether a unit stands at or under another.
    pub fn is_in(&self, unit: UnitId, above: UnitId) -> bool {
        let mut at = Some(unit);
        for _ in 0..64 {
            match at {
                Some(unit) if unit == above => return true,
                Some(unit) => at = self.above(unit),
                None => return false,
            }
        }
        false
    }

    /// The name of a unit, for a sentence.
    pub fn name(&self, unit: UnitId) -> String {
        self.get(unit).map_or_else(String::new, |found| found.name.clone())
    }

    /// The paths of the units that `keeps` says stand on.
    pub(super) fn paths(&self, keeps: impl Fn(UnitId) -> bool) -> HashSet<String> {
        let kept = self.units.iter().filter(|unit| keeps(unit.id));
        kept.map(|unit| unit.code.clone()).collect()
    }
}
