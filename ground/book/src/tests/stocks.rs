//! Stocks told a second way: everything that is known is played again in the order of its days,
//! as if it had always been known. The Book must show the same, in whatever order it learnt.

use super::grove::Grove;
use super::world::month;
use crate::RecordId;
use kernel::{Day, Month, UnitId};
use std::collections::{BTreeMap, BTreeSet};

/// What a record says of a stock.
#[derive(Debug, Clone, Copy)]
pub enum Said {
    /// So many more.
    Change(UnitId, Month, i64),
    /// So many at the end of the month; the later said of two is what counts.
    Count(UnitId, Month, i64, usize),
}

/// What a unit itself holds, by the record that says so; what came by a decision is no record's.
type Held = BTreeMap<Option<RecordId>, i64>;

/// What records say of a stock.
pub type Told = Vec<(RecordId, Said)>;

/// What each unit itself holds at the end of a month; nothing when a unit was cut by known
/// shares: what came late goes to the default heir, and cannot be what a division would give. No
/// more where a unit with named records was ever counted: a count that comes or goes after the
/// cut says another whole, and that is the default heir's.
pub fn played(
    grove: &Grove,
    (said, counted): (&Told, &BTreeSet<UnitId>),
    months: i64,
) -> Option<BTreeMap<UnitId, i64>> {
    if grove.named.iter().any(|(from, _, _)| counted.contains(from)) {
        return None;
    }
    let mut own: BTreeMap<UnitId, Held> = BTreeMap::new();
    for month in (0..=months).map(month) {
        // A unit that goes within the month had first what was said of it in that month.
        let closes = |unit: UnitId| {
            let until = grove.units[unit.0 as usize - 1].1;
            until < Day::OPEN_END && Month::of(until.add_days(1)) == month
        };
        hear(&mut own, said, month, |_, unit| closes(unit).then_some(unit));
        for unit in grove.ids().filter(|unit| closes(*unit)) {
            let default = heir(grove, unit)?;
            for (record, held) in own.remove(&unit).unwrap_or_default() {
                let named = record.and_then(|record| grove.named_for(unit, record));
                let to = own.entry(named.unwrap_or(default)).or_default();
                *to.entry(None).or_default() += held;
            }
        }
        let stays = |record, unit| match closes(unit) {
            true => None,
            false => standing(grove, (unit, Some(record)), month.last()),
        };
        hear(&mut own, said, month, stays);
    }
    let level = |unit| own.get(&unit).map_or(0, |held| held.values().sum());
    Some(grove.ids().map(|unit| (unit, level(unit))).collect())
}

/// Takes in what was said of a month: changes, then counts in the order they were said.
fn hear(
    own: &mut BTreeMap<UnitId, Held>,
    said: &Told,
    now: Month,
    whose: impl Fn(RecordId, UnitId) -> Option<UnitId>,
) {
    let mut counts: Vec<(usize, UnitId, RecordId, i64)> = Vec::new();
    for (record, said) in said {
        match *said {
            Said::Change(unit, told, amount) if told == now => {
                if let Some(at) = whose(*record, unit) {
                    let by = (at == unit).then_some(*record);
                    *own.entry(at).or_default().entry(by).or_default() += amount;
                }
            }
            Said::Count(unit, told, stated, order) if told == now => {
                let at = whose(*record, unit);
                counts.extend(at.map(|unit| (order, unit, *record, stated)));
            }
            _ => {}
        }
    }
    counts.sort_unstable();
    for (_, unit, record, stated) in counts {
        own.insert(unit, Held::from([(Some(record), stated)]));
    }
}

/// Who stands for a unit on a day in what a record says of it; what has moved on once is told apart
/// no more.
fn standing(grove: &Grove, (unit, by): (UnitId, Option<RecordId>), on: Day) -> Option<UnitId> {
    let is_open = grove.units[unit.0 as usize - 1].1 >= on;
    if is_open {
        return Some(unit);
    }
    let named = by.and_then(|record| grove.named_for(unit, record));
    standing(grove, (named.or_else(|| heir(grove, unit))?, None), on)
}

fn heir(grove: &Grove, unit: UnitId) -> Option<UnitId> {
    let mut heirs: Vec<_> = grove.passings.iter().filter(|p| p.from == unit).collect();
    heirs.sort_by_key(|passing| passing.order);
    match heirs.as_slice() {
        [] => grove.above(unit, grove.units[unit.0 as usize - 1].1),
        [first, second, ..] if first.share.and(second.share).is_some() => None,
        [first, ..] => Some(first.to),
    }
}
