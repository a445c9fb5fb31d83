//! What a story itself remembers of its steps, to hold the Book against. It asks the Book nothing.

use super::stocks::Said;
use crate::FigureId;
use kernel::{Month, UnitId};
use std::collections::{BTreeMap, BTreeSet};

/// What the story itself remembers, to hold the Book against.
#[derive(Default)]
pub struct Memory {
    /// Flows by unit, month and figure, as known now.
    pub flows: BTreeMap<Told, i64>,
    /// What each record added to them.
    pub records: Vec<Vec<(Told, i64)>>,
    /// What each record says of the stock.
    pub said: Vec<Vec<Said>>,
    /// How many levels were counted so far.
    pub counts: usize,
    /// Units that were ever counted.
    pub counted: BTreeSet<UnitId>,
    /// The records of each unit's month that are saved together.
    pub sheets: BTreeMap<(UnitId, Month), [usize; 3]>,
}

/// A flow of a unit and month.
pub type Told = (UnitId, Month, FigureId);

/// Adds what a record told, or takes it away.
pub fn flow(memory: &mut BTreeMap<Told, i64>, told: &[(Told, i64)], sign: i64) {
    for (cell, amount) in told {
        *memory.entry(*cell).or_default() += sign * amount;
    }
}
