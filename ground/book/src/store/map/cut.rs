//! How numbers on a map were divided, and by whose shares. It reads no number.

use super::super::atlas::Cover;
use crate::rules::Share;
use kernel::UnitId;

/// How numbers on a map were divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Cut {
    /// Nothing was: they are of whole units.
    #[default]
    No,
    /// A unit that was cut, by the records that a decision names alone.
    Named,
    /// A unit that was cut, by shares that a decision says.
    Apportioned,
    /// A unit that was cut, by shares that no source gives: the numbers are an illustration.
    MadeUp,
}

impl Cut {
    /// Whether anything is of a unit that was cut.
    pub fn is_cut(self) -> bool {
        self != Cut::No
    }

    /// Whether anything was divided by shares.
    pub fn is_any(self) -> bool {
        matches!(self, Cut::Apportioned | Cut::MadeUp)
    }

    /// Whether anything was divided by shares that no source gives.
    pub fn is_made_up(self) -> bool {
        self == Cut::MadeUp
    }
}

impl Cover {
    /// How the own part of one of its pieces was divided: not at all where all of it lies inside.
    pub(super) fn cut(&self, unit: UnitId, shares: &[(Share, bool)]) -> Cut {
        match shares.iter().any(|(_, is_inside)| !is_inside) {
            false => Cut::No,
            true if self.made_up.contains(&unit) => Cut::MadeUp,
            true => Cut::Apportioned,
        }
    }
}
