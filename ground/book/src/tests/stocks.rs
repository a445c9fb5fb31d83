//! Stocks told a second way: everything that is known is played again in the order of its days,
//! as if it had always been known. The Book must show the same, in whatever order it learnt.

use super::grove::Grove;
use super::world::month;
use kernel::{Day, Month, UnitId};
use std::collections::BTreeMap;

/// What a record says of a stock.
#[derive(Debug, Clone, Copy)]
pub enum Said {
    /// So many more.
    Change(UnitId, Month, i64),
    /// So many at the end of the month; the later said of two is what counts.
    Count(UnitId, Month, i64, usize),
}

/// What each unit itself holds at the end of a month; nothing when a unit was cut by known
/// shares: what came late goes to the default heir, and cannot be what a division would give.
pub fn played(grove: &Grove, said: &[Said], months: i64) -> Option<BTreeMap<UnitId, i64>> {
    let mut own: BTreeMap<UnitId, i64> = grove.ids().map(|unit| (unit, 0)).collect();
    for month in (0..=months).map(month) {
        // A unit that goes within the month had first what was said of it in that month.
        let closes = |unit: UnitId| {
            let until = grove.units[unit.0 as usize - 1].1;
            until < Day::OPEN_END && Month::of(until.add_days(1)) == month
        };
        hear(&mut own, said, month, |unit| closes(unit).then_some(unit));
        for unit in grove.ids().filter(|unit| closes(*unit)) {
            let held = own.insert(unit, 0).unwrap_or(0);
            *own.entry(heir(grove, unit)?).or_default() += held;
        }
        let stays = |unit| if closes(unit) { None } else { standing(grove, unit, month.last()) };
        hear(&mut own, said, month, stays);
    }
    Some(own)
}

/// Takes in what was said of a month: changes, then counts in the order they were said.
fn hear(
    own: &mut BTreeMap<UnitId, i64>,
    said: &[Said],
    now: Month,
    whose: impl Fn(UnitId) -> Option<UnitId>,
) {
    let mut counts: Vec<(usize, UnitId, i64)> = Vec::new();
    for said in said {
        match *said {
            Said::Change(unit, told, amount) if told == now => {
                if let Some(unit) = whose(unit) {
                    *own.entry(unit).or_default() += amount;
                }
            }
            Said::Count(unit, told, stated, order) if told == now => {
                counts.extend(whose(unit).map(|unit| (order, unit, stated)));
            }
            _ => {}
        }
    }
    counts.sort_unstable();
    own.extend(counts.into_iter().map(|(_, unit, stated)| (unit, stated)));
}

fn standing(grove: &Grove, unit: UnitId, on: Day) -> Option<UnitId> {
    let is_open = grove.units[unit.0 as usize - 1].1 >= on;
    if is_open { Some(unit) } else { standing(grove, heir(grove, unit)?, on) }
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
