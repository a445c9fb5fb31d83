//! Early warning: the signs by which a bank fails, while something can still be done. Xuân Lộc
//! (Đồng Nai, 2020) is the known case: 23 keepers in ten years, 3 succeeded; animals died or had no
//! calf. Pure.

use super::{Duty, duties};
use crate::model::{Herd, Left};
use kernel::Day;

/// One animal of so many that are placed died: the herd loses faster than it gives.
const DEAD_OF: i64 = 5;
/// One duty of so many whose day has come is overdue.
const OVERDUE_OF: i64 = 4;
/// One cow of so many had no calf in the time in which every cow should.
const BARREN_OF: i64 = 4;
/// Months after placing by which a cow should have had a calf: growing up, carrying, one failed
/// season.
pub const CALF_WITHIN_MONTHS: i64 = 30;
/// Months after which a duty should be fulfilled; of those older, less than half is a bank that
/// does not pass on.
pub const FULFILLED_WITHIN_MONTHS: i64 = 42;

/// What is read from a herd.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Signs {
    /// Animals that were ever placed.
    pub placed: i64,
    /// Of them died.
    pub dead: i64,
    /// Duties whose calf was ready: fulfilled, due or overdue.
    pub ripe: i64,
    /// Of them overdue.
    pub overdue: i64,
    /// Placed long enough ago to have had a calf.
    pub of_age: i64,
    /// Of them without any.
    pub barren: i64,
    /// Placed long enough ago to have passed one on.
    pub old: i64,
    /// Of them that did.
    pub fulfilled: i64,
}

/// A sign that a bank is on its way to fail: (message key, how many, of how many).
pub type Warning = (&'static str, i64, i64);

/// Reads the signs of a herd on a day.
pub fn signs(herd: &Herd, today: Day) -> Signs {
    let mut signs = Signs::default();
    for (animal, duty) in duties(herd, today) {
        let placed = animal.placed_on.unwrap_or(today);
        let since = |months: i64| placed.add_months(months) <= today;
        signs.placed += 1;
        signs.dead += i64::from(animal.left() == Some(Left::Dead));
        signs.ripe +=
            i64::from(matches!(duty, Duty::Fulfilled(_) | Duty::Due(..) | Duty::Overdue(..)));
        signs.overdue += i64::from(matches!(duty, Duty::Overdue(..)));
        let has_calf = herd
            .animals
            .iter()
            .any(|calf| calf.mother == Some(animal.id) && calf.left() != Some(Left::Mistake));
        if since(CALF_WITHIN_MONTHS) && (animal.is_kept() || has_calf) {
            signs.of_age += 1;
            signs.barren += i64::from(!has_calf);
        }
        if since(FULFILLED_WITHIN_MONTHS) {
            signs.old += 1;
            signs.fulfilled += i64::from(matches!(duty, Duty::Fulfilled(_)));
        }
    }
    signs
}

/// What the signs say.
pub fn warnings(signs: &Signs) -> Vec<Warning> {
    let mut all = Vec::new();
    if signs.dead > 0 && signs.dead * DEAD_OF >= signs.placed {
        all.push(("cattle-warning-dead", signs.dead, signs.placed));
    }
    if signs.overdue > 0 && signs.overdue * OVERDUE_OF >= signs.ripe {
        all.push(("cattle-warning-overdue", signs.overdue, signs.ripe));
    }
    if signs.barren > 0 && signs.barren * BARREN_OF >= signs.of_age {
        all.push(("cattle-warning-barren", signs.barren, signs.of_age));
    }
    if signs.old > 0 && signs.fulfilled * 2 < signs.old {
        all.push(("cattle-warning-fulfilled", signs.fulfilled, signs.old));
    }
    all
}

/// Whether a bank is on its way to fail: one sign is to be watched, more say so.
pub fn is_failing(warnings: &[Warning]) -> bool {
    warnings.len() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_young_bank_where_one_of_ten_died_is_not_failing() {
        let young = Signs { placed: 10, dead: 1, ..Signs::default() };
        assert_eq!(warnings(&young), []);
        let worse = Signs { placed: 10, dead: 2, ..Signs::default() };
        assert_eq!(warnings(&worse), [("cattle-warning-dead", 2, 10)]);
    }
}
