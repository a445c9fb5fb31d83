//! Whose records came into a unit, asked of every unit and of every day one by one.

use super::grove::Grove;
use crate::store::{Atlas, Fate};
use kernel::{Day, UnitId};
use std::collections::BTreeSet;

/// On every day on which a unit stood it is found under the highest ones exactly when its own part
/// lies inside, but for those that are named as strangers; those that were cut are told apart.
pub fn check(atlas: &Atlas, grove: &Grove, (unit, on): (UnitId, Day)) {
    let told = atlas.forebears(unit, on);
    let turns = grove.units.iter().flat_map(|(from, until)| [*from, *until]);
    let edges = grove.edges.iter().flat_map(|(_, from, until, _)| [*from, *until]);
    let days: BTreeSet<Day> = turns.chain(edges).collect();
    for at in grove.ids() {
        let places = match atlas.fate(at, on, None) {
            Fate::Shared(parts) => parts.into_iter().map(|(place, _)| place).collect(),
            Fate::Open(places) => places,
        };
        let inside = places.iter().filter(|place| atlas.is_in(**place, unit, on)).count();
        let is_cut = 0 < inside && inside < places.len();
        assert_eq!(told.cut.contains(&at), is_cut, "{at} in {unit} on {on}: {told:?}");
        for day in days.iter().filter(|day| grove.stands(at, **day)) {
            let mut chain = vec![at];
            chain.extend(grove.chain_above(at, *day));
            let is_under = chain.iter().any(|above| told.tops.contains(above));
            let is_found = is_under && !told.but.contains(&at);
            let is_whole = inside == places.len();
            assert_eq!(is_found, is_whole, "{at} in {unit} on {on}, as of {day}: {told:?}");
        }
    }
}
