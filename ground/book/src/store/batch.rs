//! What one transaction adds to the Book: entries, and the totals they change, written together
//! in key order. It decides nothing.

use super::position::Ground;
use super::{ids, upsert};
use crate::model::{EntryId, FigureId, Kind, Spot, Sums, too_large};
use kernel::Result;
use kernel::db::{ToValue, Tx, Value};
use std::collections::{HashMap, HashSet};

/// An entry before it has an id.
#[derive(Debug, Clone, Copy)]
pub struct Draft {
    /// Where it counts as issued.
    pub booked: Spot,
    /// Where it belongs as known now.
    pub told: Spot,
    /// Which figure.
    pub figure: FigureId,
    /// The day of the month it belongs to, 1 to 31.
    pub day_for: i64,
    /// How much.
    pub amount: i64,
    /// Why.
    pub kind: Kind,
    /// The row of `source`.
    pub source: Option<i64>,
    /// The entry it answers.
    pub reverses: Option<EntryId>,
}

/// The key of a total: a unit, a month key (or year key) and a figure.
pub type Key = (i64, i64, i64);

/// The entries of a transaction and the sums they change.
#[derive(Default)]
pub struct Batch {
    drafts: Vec<Draft>,
    figures: HashSet<FigureId>,
    /// What a cut unit hands on in a month, to be divided.
    handed: HashMap<(Spot, FigureId), i64>,
}

impl Batch {
    /// Adds an entry; an amount of 0 says nothing and is left out, save for a counted level and
    /// what takes one back.
    pub fn add(&mut self, draft: Draft) {
        if draft.amount != 0 || matches!(draft.kind, Kind::Count | Kind::Reverse) {
            self.figures.insert(draft.figure);
            self.drafts.push(draft);
        }
    }

    /// What a cut unit hands on of a figure by what waits here.
    pub fn handed(&mut self, from: Spot, figure: FigureId) -> &mut i64 {
        self.handed.entry((from, figure)).or_default()
    }

    /// Whether an entry of a figure is among them.
    pub fn touches(&self, figure: FigureId) -> bool {
        self.figures.contains(&figure)
    }

    /// Writes the entries and one sorted upsert of the totals. The ids come back in the order of
    /// the drafts that were kept.
    pub fn write(self, tx: &mut Tx<'_>, ground: &mut Ground) -> Result<Vec<EntryId>> {
        // A number taken back and booked anew changes its chain once.
        let mut sums: HashMap<(Spot, Spot, FigureId), i64> = HashMap::new();
        for draft in &self.drafts {
            let sum = sums.entry((draft.booked, draft.told, draft.figure)).or_default();
            *sum = sum.checked_add(draft.amount).ok_or_else(too_large)?;
        }
        let mut deltas = Deltas::default();
        for ((booked, told, figure), amount) in sums {
            deltas.of_entry(tx, ground, (booked, told), (figure, amount))?;
        }
        let ids: Vec<EntryId> = self.drafts.iter().map(|_| EntryId(ids::next())).collect();
        let mut rows: Vec<(&Draft, EntryId)> =
            self.drafts.iter().zip(ids.iter().copied()).collect();
        rows.sort_by_key(|(draft, id)| (draft.booked, draft.figure, *id));
        let binds: Vec<Value> =
            rows.iter().flat_map(|(draft, id)| entry_binds(draft, *id)).collect();
        upsert::ENTRIES.run(tx, &binds)?;
        deltas.write(tx, ground)?;
        Ok(ids)
    }
}

/// The values of one entry.
pub fn entry_binds(draft: &Draft, id: EntryId) -> [Value; upsert::ENTRY_COLUMNS] {
    let told = (draft.told != draft.booked).then_some(draft.told);
    [
        draft.booked.unit.to_value(),
        draft.booked.month.to_value(),
        draft.figure.to_value(),
        id.to_value(),
        Value::Int(draft.day_for),
        Value::Int(draft.amount),
        draft.kind.to_value(),
        draft.source.to_value(),
        draft.reverses.to_value(),
        told.map(|told| told.month).to_value(),
        told.map(|told| told.unit).to_value(),
    ]
}

/// Changes of totals, summed by key before anything is written.
#[derive(Default)]
pub struct Deltas {
    sums: HashMap<Key, Sums>,
}

impl Deltas {
    /// What one entry does: `sub` where it is booked, and when it belongs elsewhere `late_out`
    /// there and `late_in` where it belongs; each for the month and its year.
    pub fn of_entry(
        &mut self,
        tx: &mut Tx<'_>,
        ground: &mut Ground,
        (booked, told): (Spot, Spot),
        (figure, amount): (FigureId, i64),
    ) -> Result<()> {
        let is_late = told != booked;
        let late_out = if is_late { amount } else { 0 };
        for (depth, above) in ground.chain(tx, booked)?.iter().enumerate() {
            let own = if depth == 0 { amount } else { 0 };
            let sums = Sums { own, sub: amount, late_in: 0, late_out };
            self.add(Spot { unit: *above, ..booked }, figure, sums)?;
        }
        if is_late {
            for above in ground.chain(tx, told)?.iter() {
                let sums = Sums { late_in: amount, ..Sums::default() };
                self.add(Spot { unit: *above, ..told }, figure, sums)?;
            }
        }
        Ok(())
    }

    /// Adds to a unit's month and to the year around it.
    pub fn add(&mut self, spot: Spot, figure: FigureId, sums: Sums) -> Result<()> {
        for month in [spot.month.key(), spot.month.year_key()] {
            let kept = self.sums.entry((spot.unit.0, month, figure.0)).or_default();
            *kept = kept.plus(sums)?;
        }
        Ok(())
    }

    /// Writes what is not zero, in key order. Where many writers commit side by side, rows that
    /// they all touch (the centre and what is directly under it) go to `pending` instead.
    pub fn write(self, tx: &mut Tx<'_>, ground: &mut Ground) -> Result<()> {
        let mut rows: Vec<(Key, Sums)> =
            self.sums.into_iter().filter(|(_, sums)| !sums.is_zero()).collect();
        rows.sort_unstable_by_key(|(key, _)| *key);
        let (hot, rows): (Vec<_>, Vec<_>) = if tx.has_many_writers() {
            rows.into_iter().partition(|((unit, _, _), _)| ground.is_hot(*unit))
        } else {
            (Vec::new(), rows)
        };
        upsert::totals(tx, &rows)?;
        upsert::pending(tx, &hot)
    }
}
