//! The units that a decision is about: those that are no more, those that are hung elsewhere with
//! all that stands under them; of the whole decision or of its moves about one unit. Pure.

use super::{At, NAMED};
use crate::desk::effect::Planned;
use kernel::{Error, Result, UnitId};
use org::consequences::Rehung;
use std::collections::{BTreeMap, HashSet};

/// The units.
pub(super) struct Among<'a> {
    planned: &'a Planned,
    /// Those that are no more.
    pub(super) closing: Vec<UnitId>,
    /// Those that are hung elsewhere.
    pub(super) hung: Vec<Rehung>,
    /// Every unit that goes along with one of those, itself too, and with which. One that is no
    /// more is told for itself.
    pub(super) owner: BTreeMap<UnitId, UnitId>,
}

impl<'a> Among<'a> {
    /// Of a whole plan, or of what it does to one unit and to those that followed it.
    pub(super) fn of(planned: &'a Planned, only: Option<UnitId>) -> Result<Among<'a>> {
        let (tree, plan) = (&planned.tree, &planned.plan);
        if only.is_some_and(|unit| tree.get(unit).is_none()) {
            return Err(Error::NotFound);
        }
        let ending: HashSet<UnitId> = plan.closed.iter().map(|end| end.unit).collect();
        let moved: HashSet<UnitId> = plan.hung.iter().map(|(unit, _)| *unit).collect();
        let is_told = |unit: UnitId| {
            let follows = || tree.above(unit).filter(|above| ending.contains(above));
            only.is_none_or(|only| unit == only || follows() == Some(only))
        };
        let mut owner: BTreeMap<UnitId, UnitId> = BTreeMap::new();
        // Parents come before children.
        for unit in tree.all().map(|unit| unit.id) {
            let above = || tree.above(unit).and_then(|above| owner.get(&above).copied());
            let of = if moved.contains(&unit) { Some(unit) } else { above() };
            owner.extend(of.map(|of| (unit, of)));
        }
        owner.retain(|unit, of| !ending.contains(unit) && is_told(*of));
        let closing = plan.closed.iter().map(|end| end.unit);
        let closing = closing.filter(|unit| only.is_none_or(|only| *unit == only)).collect();
        let hung = plan.above_hung(tree).into_iter().filter(|(unit, _)| is_told(*unit));
        let rehung = |(unit, new): (UnitId, Vec<UnitId>)| {
            let old: Vec<UnitId> =
                std::iter::successors(tree.above(unit), |at| tree.above(*at)).take(64).collect();
            let left = old.iter().filter(|above| !new.contains(above) && !ending.contains(above));
            let came = new.iter().filter(|above| !old.contains(above));
            Rehung { unit, left: left.copied().collect(), came: came.copied().collect() }
        };
        Ok(Among { planned, closing, hung: hung.map(rehung).collect(), owner })
    }

    /// What stands at units, the most first.
    pub(super) fn named(&self, units: impl IntoIterator<Item = (UnitId, i64)>) -> At {
        let mut all: Vec<(UnitId, i64)> = units.into_iter().collect();
        all.sort_by_key(|(unit, amount)| (std::cmp::Reverse(*amount), *unit));
        let amount = all.iter().fold(0_i64, |sum, (_, amount)| sum.saturating_add(*amount));
        let name = |(unit, amount): &(UnitId, i64)| (*unit, self.planned.tree.name(*unit), *amount);
        At { amount, units: all.len(), named: all.iter().take(NAMED).map(name).collect() }
    }
}
