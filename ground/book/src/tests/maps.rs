//! Maps told a second way: every amount is followed by itself through the successions that the
//! test wrote, and divided by hand. The Book's own walk and shares are not used here.

use super::grove::Grove;
use crate::FigureId;
use kernel::{Day, UnitId};
use std::collections::BTreeMap;

type Parts = Vec<(UnitId, (i128, i128))>;

/// Where the own part of a unit lies on a later day; nothing when that was left open.
fn fate(grove: &Grove, unit: UnitId, on: Day) -> Option<Parts> {
    let (from, until) = grove.units[unit.0 as usize - 1];
    if from <= on && on <= until {
        return Some(vec![(unit, (1, 1))]);
    }
    if on < from {
        return None;
    }
    let mut heirs: Vec<_> = grove.passings.iter().filter(|p| p.from == unit).collect();
    heirs.sort_by_key(|passing| passing.order);
    match heirs.as_slice() {
        [] => fate(grove, grove.above(unit, until)?, on),
        [only] => fate(grove, only.to, on),
        several => {
            let mut parts: Parts = Vec::new();
            for passing in several {
                let (part, whole) = passing.share?;
                for (place, (n, d)) in fate(grove, passing.to, on)? {
                    add(&mut parts, place, (n * i128::from(part), d * i128::from(whole)));
                }
            }
            Some(parts)
        }
    }
}

fn add(parts: &mut Parts, unit: UnitId, (n, d): (i128, i128)) {
    match parts.iter_mut().find(|(known, _)| *known == unit) {
        Some((_, (n0, d0))) => (*n0, *d0) = (*n0 * d + n * *d0, *d0 * d),
        None => parts.push((unit, (n, d))),
    }
}

/// Floors, then one more to the largest remainders, the first of equal ones first.
fn divide(value: i64, parts: &Parts) -> Vec<i64> {
    let sign = value.signum();
    let value = i128::from(value.abs());
    let mut given: Vec<i128> = parts.iter().map(|(_, (n, d))| value * n / d).collect();
    let mut left = value - given.iter().sum::<i128>();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by(|a, b| {
        let rest = |at: usize| {
            let (_, (n, d)) = parts[at];
            (value * n % d, d)
        };
        let ((n, d), (m, e)) = (rest(*a), rest(*b));
        (m * d).cmp(&(n * e)).then(a.cmp(b))
    });
    for at in order {
        if left > 0 {
            given[at] += 1;
            left -= 1;
        }
    }
    given.into_iter().map(|part| part as i64 * sign).collect()
}

/// What every unit of a later day's map should show; nothing when a part was left open.
pub fn expected(
    grove: &Grove,
    own: &BTreeMap<(UnitId, FigureId), i64>,
    on: Day,
) -> Option<BTreeMap<(UnitId, FigureId), i64>> {
    let mut shown = BTreeMap::new();
    for ((unit, figure), value) in own.iter().filter(|(_, value)| **value != 0) {
        let parts = fate(grove, *unit, on)?;
        for ((place, _), part) in parts.iter().zip(divide(*value, &parts)) {
            let mut at = Some(*place);
            while let Some(unit) = at {
                *shown.entry((unit, *figure)).or_default() += part;
                at = grove.above(unit, on);
            }
        }
    }
    Some(shown)
}
