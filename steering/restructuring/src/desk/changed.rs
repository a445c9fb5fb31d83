//! What a decision has done to the tree, read back from its steps: for the numbers that follow on
//! its day, and for the way back. It changes nothing.

use crate::model::{DecisionRow, Done, StepRow};
use crate::store;
use kernel::db::Tx;
use kernel::{Day, Pass, Result, UnitId, place};
use org::consequences::Change;
use std::collections::{HashMap, HashSet};

/// What was done, by sort.
#[derive(Default)]
pub(super) struct Changed {
    /// Founded units, parents first.
    pub(super) founded: Vec<UnitId>,
    /// Closed units, those below first, each with the last day it had.
    pub(super) closed: Vec<(UnitId, Day)>,
    /// Units hung elsewhere, parents first, each with the parent it had.
    pub(super) hung: Vec<(UnitId, UnitId)>,
}

/// A unit with a chain above it, the nearest first.
pub(super) type Chained = (UnitId, Vec<UnitId>);

impl Changed {
    /// What a decision has done so far.
    pub(super) fn read(tx: &mut Tx<'_>, pass: &Pass, decision: &DecisionRow) -> Result<Changed> {
        Ok(Changed::of(store::steps(tx, pass, decision.id)?))
    }

    pub(super) fn of(steps: Vec<StepRow>) -> Changed {
        let mut all = Changed::default();
        for step in steps {
            let is = |done: Done| step.sort == done.code();
            if is(Done::Founded) {
                all.founded.push(step.unit);
            } else if is(Done::Closed) {
                all.closed.push((step.unit, step.until_on.unwrap_or(Day::OPEN_END)));
            } else if let Some(above) = step.above {
                all.hung.push((step.unit, above));
            }
        }
        all
    }

    /// Whether nothing was done.
    pub(super) fn is_empty(&self) -> bool {
        self.founded.is_empty() && self.closed.is_empty() && self.hung.is_empty()
    }

    pub(super) fn closed(&self) -> Vec<UnitId> {
        self.closed.iter().map(|(unit, _)| *unit).collect()
    }

    pub(super) fn hung(&self) -> Vec<UnitId> {
        self.hung.iter().map(|(unit, _)| *unit).collect()
    }

    /// The chain each hung unit stood under until then; above a parent that was moved before it,
    /// that is the parent's new one.
    pub(super) fn old_chains(&self, tx: &mut Tx<'_>, day: Day) -> Result<Vec<Chained>> {
        let moved: HashSet<UnitId> = self.hung.iter().map(|(unit, _)| *unit).collect();
        let parents: Vec<UnitId> = self.hung.iter().map(|(_, old)| *old).collect();
        let before = place::chains(tx, &parents, day.add_days(-1))?;
        let after = place::chains(tx, &self.hung(), day)?;
        let chain = |old: &UnitId| {
            let mut chain = Vec::new();
            for above in before.get(old).into_iter().flatten() {
                chain.push(*above);
                if moved.contains(above) {
                    chain.extend(after.get(above).into_iter().flatten().skip(1));
                    break;
                }
            }
            chain
        };
        Ok(self.hung.iter().map(|(unit, old)| (*unit, chain(old))).collect())
    }

    /// The chain each hung unit stands under by the decision.
    pub(super) fn new_chains(&self, tx: &mut Tx<'_>, day: Day) -> Result<Vec<Chained>> {
        let after = place::chains(tx, &self.hung(), day)?;
        let above = |unit: &UnitId| {
            let chain = after.get(unit).map_or(&[][..], Vec::as_slice);
            chain.iter().skip(1).copied().collect()
        };
        Ok(self.hung.iter().map(|(unit, _)| (*unit, above(unit))).collect())
    }

    /// The same for everybody whose open things follow.
    pub(super) fn told(&self, tx: &mut Tx<'_>, decision: &DecisionRow) -> Result<Change> {
        let closed: HashSet<UnitId> = self.closed.iter().map(|(unit, _)| *unit).collect();
        let lines = org::store::passings_on(tx, decision.on_day, None)?;
        let own = lines.iter().filter(|line| line.is_default && closed.contains(&line.from_unit));
        let mut heirs: HashMap<UnitId, UnitId> =
            own.map(|line| (line.from_unit, line.to_unit)).collect();
        // "Không phân về xã": without a heir of its own, the unit above takes its place.
        for unit in closed {
            if !heirs.contains_key(&unit)
                && let Some(above) = place::successor(tx, unit)?
            {
                heirs.insert(unit, above);
            }
        }
        let named = org::store::named_records(tx, &self.closed())?.into_iter();
        let named = named.map(|line| ((line.from, line.record), line.to)).collect();
        let (founded, day) = (self.founded.clone(), decision.on_day);
        Ok(Change { decision: decision.id.uuid(), day, heirs, named, founded })
    }
}
