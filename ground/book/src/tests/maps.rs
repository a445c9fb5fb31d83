//! Maps told a second way: every amount is followed by itself through the successions that the
//! test wrote, and divided by hand. The Book's own walk and shares are not used here.

use super::forebears;
use super::grove::Grove;
use crate::FigureId;
use crate::store::{Atlas, Fate};
use kernel::{Day, Month, UnitId};
use std::collections::BTreeMap;

type Parts = Vec<(UnitId, (i128, i128))>;

/// Where the own part of a unit lies on a later day; nothing when that was left open.
fn fate(grove: &Grove, (unit, figure): (UnitId, FigureId), on: Day) -> Option<Parts> {
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
        [] => fate(grove, (grove.above(unit, until)?, figure), on),
        [only] => fate(grove, (only.to, figure), on),
        several => {
            let mut parts: Parts = Vec::new();
            for passing in several {
                let (part, whole) = grove.share(passing, figure)?;
                for (place, (n, d)) in fate(grove, (passing.to, figure), on)? {
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

/// What is told of a figure at each unit.
pub type Own = BTreeMap<(UnitId, FigureId), i64>;

/// Of that, what records made that are named for an heir of the unit.
pub type Named = BTreeMap<(UnitId, FigureId), BTreeMap<UnitId, i64>>;

/// What every unit of a later day's map should show; nothing when a part was left open.
pub fn expected(grove: &Grove, (own, named): (&Own, &Named), on: Day) -> Option<Own> {
    let mut shown = BTreeMap::new();
    for ((unit, figure), value) in own {
        let ended = grove.units[unit.0 as usize - 1].1 < on;
        let heirs = named.get(&(*unit, *figure)).filter(|_| ended);
        let named: Vec<(UnitId, i64)> =
            heirs.into_iter().flatten().map(|(heir, part)| (*heir, *part)).collect();
        let rest = value - named.iter().map(|(_, part)| part).sum::<i64>();
        for (of, value) in named.into_iter().chain([(*unit, rest)]).filter(|(_, n)| *n != 0) {
            let parts = fate(grove, (of, *figure), on)?;
            for ((place, _), part) in parts.iter().zip(divide(value, &parts)) {
                let mut at = Some(*place);
                while let Some(unit) = at {
                    *shown.entry((unit, *figure)).or_default() += part;
                    at = grove.above(unit, on);
                }
            }
        }
    }
    Some(shown)
}

/// How much of a unit's own part lies inside another.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Inside {
    All,
    Pieces(Vec<bool>),
    Open,
}

/// What lies in a unit on a day's map, asked of every unit of the month one by one.
fn asked(atlas: &Atlas, grove: &Grove, (unit, m, day): Asked) -> BTreeMap<UnitId, Inside> {
    let is_in = |at: UnitId| atlas.is_in(at, unit, day);
    let mut all = BTreeMap::new();
    for at in grove.ids().filter(|at| grove.units[at.0 as usize - 1].0 <= m.last()) {
        let (places, is_open): (Vec<bool>, bool) = match atlas.fate(at, day, None) {
            Fate::Shared(parts) => (parts.iter().map(|(to, _)| is_in(*to)).collect(), false),
            Fate::Open(units) => (units.iter().map(|to| is_in(*to)).collect(), true),
        };
        if places.iter().all(|inside| *inside) {
            all.insert(at, Inside::All);
        } else if places.iter().any(|inside| *inside) {
            all.insert(at, if is_open { Inside::Open } else { Inside::Pieces(places) });
        }
    }
    all
}

/// The same, as a cover tells it.
fn covered(atlas: &Atlas, grove: &Grove, asked: Asked) -> BTreeMap<UnitId, Inside> {
    let (unit, m, day) = asked;
    let cover = atlas.cover(unit, m, day);
    let mut all = BTreeMap::new();
    for at in grove.ids().filter(|at| grove.units[at.0 as usize - 1].0 <= m.last()) {
        let mut above = Some(at);
        while let Some(one) = above {
            if cover.whole.contains(&one) {
                assert_eq!(all.insert(at, Inside::All), None, "{at} lies in two of {cover:?}");
            }
            above = atlas.above(one, m.last());
        }
    }
    for (at, shares) in &cover.pieces {
        let places: Vec<bool> = shares.iter().map(|(_, inside)| *inside).collect();
        let is_all = places.iter().all(|inside| *inside);
        let inside = if is_all { Inside::All } else { Inside::Pieces(places) };
        assert_eq!(all.insert(*at, inside), None, "{at} is told twice");
    }
    for at in &cover.open {
        assert_eq!(all.insert(*at, Inside::Open), None, "{at} is told twice");
    }
    all
}

type Asked = (UnitId, Month, Day);

/// Whether the cover of a unit is what asking every unit gives, on maps before and after.
pub fn check_cover(atlas: &Atlas, grove: &Grove, asked_for: Asked) {
    let (want, have) = (asked(atlas, grove, asked_for), covered(atlas, grove, asked_for));
    assert_eq!(have, want, "{asked_for:?} in {grove:?}");
    forebears::check(atlas, grove, (asked_for.0, asked_for.2));
}
