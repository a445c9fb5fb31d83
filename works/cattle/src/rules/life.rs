//! With whom an animal was, from its coming to today: its mother's keepers while it was a calf,
//! then its own. Pure.

use crate::model::{AnimalRow, Herd, PlacementId};
use help::ReceiverId;
use kernel::Day;

/// A time with one household.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stay {
    /// The household.
    pub receiver: ReceiverId,
    /// The placing, where the animal was placed itself; none of a calf beside its mother.
    pub placing: Option<PlacementId>,
    /// From when.
    pub from: Day,
    /// Until when; none where it is there today.
    pub until: Option<Day>,
}

/// The stays of an animal, the oldest first. A placing that was taken back ends on its first day.
pub fn stays(herd: &Herd, animal: &AnimalRow) -> Vec<Stay> {
    let mut all = unended(herd, animal);
    for stay in &mut all {
        stay.until = earlier(stay.until, animal.left_on);
    }
    all
}

/// The same, whenever the animal left: a calf stays with the keeper of a mother that died.
fn unended(herd: &Herd, animal: &AnimalRow) -> Vec<Stay> {
    let own = herd.placements.iter().filter(|row| row.animal == animal.id).map(|row| Stay {
        receiver: row.receiver,
        placing: Some(row.id),
        from: row.given_on,
        until: row.ended_on,
    });
    let own: Vec<Stay> = own.collect();
    let placed = own.iter().filter(|stay| stay.until != Some(stay.from)).map(|stay| stay.from);
    let (came, left) = (animal.entered_on, placed.min());
    let mother = herd.mother(animal).map(|mother| unended(herd, mother)).unwrap_or_default();
    let beside = mother.into_iter().map(|stay| Stay {
        placing: None,
        from: stay.from.max(came),
        until: earlier(stay.until, left),
        ..stay
    });
    let mut all: Vec<Stay> =
        beside.filter(|stay| stay.until.is_none_or(|until| stay.from < until)).collect();
    all.extend(own);
    all.sort_by_key(|stay| stay.from);
    all
}

fn earlier(one: Option<Day>, other: Option<Day>) -> Option<Day> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}
