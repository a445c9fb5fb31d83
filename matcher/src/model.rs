//! What the levels of a pair weigh (Fellegi and Sunter 1969), with a third kind of pair beside
//! matches and strangers: two of one household. It never looks at a record.

use crate::compare::Pattern;
use crate::level::{FIELDS, GROUPS, MOST_LEVELS};

/// Logarithms of how likely each level is, by field.
pub(crate) type Table = [[f32; MOST_LEVELS]; 9];

/// Shares of levels before anything is learnt: of two records of one person.
const ONE: [&[f32]; 9] = [
    &[0.74, 0.06, 0.05, 0.01, 0.03, 0.01, 0.01, 0.05, 0.02, 0.01, 0.004, 0.004],
    &[0.80, 0.015, 0.05, 0.08, 0.02, 0.015, 0.01, 0.002],
    &[0.85, 0.03, 0.05, 0.03, 0.01, 0.03],
    &[0.60, 0.04, 0.36],
    &[0.80, 0.05, 0.05, 0.10],
    &[0.80, 0.07, 0.13, 0.15, 0.05, 0.80],
    &[0.93, 0.04, 0.03, 0.35, 0.05, 0.60, 0.80, 0.05, 0.15],
    &[0.97, 0.03, 0.80, 0.20, 0.85, 0.15],
    &[0.985, 0.015],
];
/// The same of two people of one household, for the fields that are theirs together.
const HOUSEHOLD: [&[f32]; 9] = [
    &[],
    &[],
    &[],
    &[0.35, 0.03, 0.62],
    &[0.85, 0.05, 0.04, 0.06],
    &[0.85, 0.05, 0.10, 0.20, 0.05, 0.75],
    &[0.94, 0.03, 0.03, 0.35, 0.05, 0.60, 0.85, 0.05, 0.10],
    &[0.97, 0.03, 0.80, 0.20, 0.90, 0.10],
    &[],
];
/// How many others a record has before anything is learnt: of its person, of its household.
const OTHERS: f32 = 0.15;
const RELATIVES: f32 = 0.8;

/// A model of the pairs of a list.
#[derive(Clone, Debug)]
pub(crate) struct Model {
    pub one: Table,
    pub household: Table,
    /// Logarithms of the shares of all pairs that are one person, one household.
    pub ones: f32,
    pub households: f32,
}

impl Model {
    /// What stands before anything is learnt, in a list of `many`.
    pub(crate) fn usual(many: f32) -> Model {
        let others = (many - 1.0).max(1.0);
        Model {
            one: table(&ONE),
            household: table(&HOUSEHOLD),
            ones: (OTHERS / others).min(0.5).ln(),
            households: (RELATIVES / others).min(0.5).ln(),
        }
    }

    /// Logarithms of how likely the three kinds of pair show this pattern: one person, one
    /// household, strangers.
    pub(crate) fn kinds(&self, pattern: &Pattern) -> [f32; 3] {
        let (mut one, mut household) = (self.ones, self.households + pattern.household);
        for (field, level) in pattern.levels.iter().enumerate() {
            one += self.one[field][usize::from(*level).min(MOST_LEVELS - 1)];
            household += self.household[field][usize::from(*level).min(MOST_LEVELS - 1)];
        }
        [one, household, pattern.strangers]
    }

    /// Logarithm of the odds that a pattern is one person.
    pub(crate) fn odds(&self, pattern: &Pattern) -> f32 {
        let [one, household, strangers] = self.kinds(pattern);
        let (high, low) = (household.max(strangers), household.min(strangers));
        one - high - (low - high).exp().ln_1p()
    }
}

/// Logarithms of shares; the level nought (unknown) tells nothing.
fn table(shares: &[&[f32]; 9]) -> Table {
    let mut table = [[0.0; MOST_LEVELS]; 9];
    for field in FIELDS {
        let field = field as usize;
        for (at, share) in shares[field].iter().enumerate() {
            table[field][at + 1] = share.ln();
        }
    }
    table
}

/// The shares before learning, for one person and for one household.
pub(crate) fn before() -> [[&'static [f32]; 9]; 2] {
    [ONE, HOUSEHOLD]
}

/// The groups of a field: from a level, until a level.
pub(crate) fn groups(field: usize) -> impl Iterator<Item = (usize, usize)> {
    GROUPS[field].windows(2).filter_map(|ends| Some((*ends.first()?, *ends.get(1)?)))
}
