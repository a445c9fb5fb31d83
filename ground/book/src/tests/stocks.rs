//! Stocks told a second way: everything that is known is played again in the order of its days,
//! as if it had always been known. The Book must show the same, in whatever order it learnt.

use super::grove::{Grove, Passing};
use super::world::month;
use crate::rules::{self, Heir};
use crate::{FigureId, RecordId};
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

/// What each unit itself holds at the end of a month; nothing where a unit with named records was
/// ever counted: a count that comes or goes after the cut says another whole, and that is the
/// default heir's; and where a unit with named records was cut by known shares, or a unit was cut
/// in the month in which others came to it: there what comes late goes to the default heir, and
/// cannot be what a division would give.
pub fn played(
    grove: &Grove,
    stock: FigureId,
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
            let held = own.remove(&unit).unwrap_or_default();
            for (heir, part) in handed_on((grove, stock), (unit, month), held)? {
                *own.entry(heir).or_default().entry(None).or_default() += part;
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

fn heirs(grove: &Grove, unit: UnitId) -> Vec<&Passing> {
    let mut heirs: Vec<_> = grove.passings.iter().filter(|p| p.from == unit).collect();
    heirs.sort_by_key(|passing| passing.order);
    heirs
}

fn heir(grove: &Grove, unit: UnitId) -> Option<UnitId> {
    match heirs(grove, unit).first() {
        None => grove.above(unit, grove.units[unit.0 as usize - 1].1),
        Some(first) => Some(first.to),
    }
}

/// Who gets what of a unit that closes in a month.
fn handed_on(
    (grove, stock): (&Grove, FigureId),
    (unit, month): (UnitId, Month),
    held: Held,
) -> Option<Vec<(UnitId, i64)>> {
    let heirs = heirs(grove, unit);
    let each =
        heirs.iter().map(|passing| Heir { unit: passing.to, share: grove.share(passing, stock) });
    let shares = rules::shares(&each.collect::<Vec<Heir>>()).filter(|shares| shares.len() > 1);
    let Some(shares) = shares else {
        let default = heir(grove, unit)?;
        let to = |record: Option<RecordId>| record.and_then(|one| grove.named_for(unit, one));
        let each = held.into_iter();
        return Some(each.map(|(record, n)| (to(record).unwrap_or(default), n)).collect());
    };
    let is_named = grove.named.iter().any(|(from, _, _)| *from == unit);
    let came = |passing: &Passing| passing.to == unit && Month::of(passing.day) == month;
    if is_named || grove.passings.iter().any(came) {
        return None;
    }
    let parts = rules::apportion(held.values().sum(), &shares).ok()?;
    Some(heirs.into_iter().map(|passing| passing.to).zip(parts).collect())
}
