//! The balance of a herd: what came in is what is there and what left. Pure.

use crate::model::{Herd, Left};

/// What came into a herd and what became of it, in animals.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Balance {
    /// Came from givers.
    pub given: i64,
    /// Bought with the money of a bull calf.
    pub bought: i64,
    /// Born in the herd.
    pub born: i64,
    /// Still there.
    pub kept: i64,
    /// Died.
    pub dead: i64,
    /// Sold.
    pub sold: i64,
}

impl Balance {
    /// kept + dead + sold = given + bought + born.
    pub fn holds(&self) -> bool {
        self.kept + self.dead + self.sold == self.given + self.bought + self.born
    }
}

/// Counts a herd; what was recorded by mistake never was.
pub fn balance(herd: &Herd) -> Balance {
    let mut sums = Balance::default();
    for animal in herd.animals.iter().filter(|animal| animal.left() != Some(Left::Mistake)) {
        match (animal.mother, animal.bought_for) {
            (Some(_), _) => sums.born += 1,
            (None, Some(_)) => sums.bought += 1,
            (None, None) => sums.given += 1,
        }
        match animal.left() {
            Some(Left::Dead) => sums.dead += 1,
            Some(_) => sums.sold += 1,
            None => sums.kept += 1,
        }
    }
    sums
}
