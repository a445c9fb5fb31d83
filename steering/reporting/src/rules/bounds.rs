//! Bounds from a figure's own last twelve months: a number far outside them is looked at twice. It
//! is a warning and never stops a save, a report or a paper.
//!
//! No law and no document at hand names the numbers; they are a judgement, kept here: three times
//! is less than the tenfold of a digit too many, and more than a good month brings over an ordinary
//! one; four months are needed before they say anything. What differs by a few things, or by less
//! than a triệu, is no slip of a digit.

use kernel::figure::{Figure, Measure};
use kernel::{Flaw, Month, number};

/// Months that are looked back upon.
pub const MONTHS: i64 = 12;
/// Months that must have reported before they bind.
const FEWEST: usize = 4;
/// How many times the highest, or what part of the lowest.
const TIMES: i64 = 3;
/// Counts that differ by fewer are let pass.
const SLACK_COUNT: i64 = 5;
/// Money that differs by less is let pass: the unit of its column.
const SLACK_VND: i64 = 1_000_000;

/// What must be looked at in a figure's value, seen beside the months that reported, oldest first.
/// A derived figure is judged by its parts, and is not looked at itself.
pub fn bounds(figure: &Figure, value: i64, reported: &[(Month, i64)]) -> Option<Flaw> {
    if figure.is_derived() || reported.len() < FEWEST {
        return None;
    }
    let slack = match figure.measure {
        Measure::Count => SLACK_COUNT,
        Measure::Money => SLACK_VND,
    };
    // The latest of two equal months is named: it is the one that people remember.
    let highest = reported.iter().max_by_key(|(month, value)| (*value, *month))?;
    let lowest =
        reported.iter().min_by_key(|(month, value)| (*value, std::cmp::Reverse(*month)))?;
    let is_over =
        value > highest.1.saturating_mul(TIMES) && value.saturating_sub(highest.1) >= slack;
    let is_under =
        value.saturating_mul(TIMES) < lowest.1 && lowest.1.saturating_sub(value) >= slack;
    let (key, (month, known)) = match (is_over, is_under) {
        (true, _) => ("bounds-over", highest),
        (_, true) => ("bounds-under", lowest),
        _ => return None,
    };
    let said = match figure.measure {
        Measure::Count => number::count(*known),
        Measure::Money => number::vnd_in_millions(*known),
    };
    let flaw = Flaw::new(figure.code, key).arg("known", said).arg("month", month.vn());
    Some(flaw.arg("times", TIMES.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::find;

    fn told(code: &str, value: i64, months: &[i64]) -> Option<(&'static str, String, String)> {
        let figure = find(code).expect("a figure");
        let first = Month::parse("2024-01").expect("a month");
        let reported: Vec<(Month, i64)> =
            months.iter().zip(0..).map(|(value, at)| (first.add_months(at), *value)).collect();
        let flaw = bounds(figure, value, &reported)?;
        let arg = |name: &str| flaw.args.iter().find(|(n, _)| *n == name).expect("said").1.clone();
        Some((flaw.key, arg("known"), arg("month")))
    }

    fn said(key: &'static str, known: &str, month: &str) -> Option<(&'static str, String, String)> {
        Some((key, known.into(), month.into()))
    }

    #[test]
    fn far_above_and_far_below_are_told_with_the_month() {
        let months = [900, 1_230, 1_000, 1_230, 410];
        assert_eq!(told("blood_units", 3_690, &months), None, "thrice is not over thrice");
        assert_eq!(told("blood_units", 3_691, &months), said("bounds-over", "1.230", "4/2024"));
        assert_eq!(told("blood_units", 137, &months), None);
        assert_eq!(told("blood_units", 136, &months), said("bounds-under", "410", "5/2024"));
        let triệu = 1_000_000;
        let months = [2 * triệu, 3 * triệu, 3 * triệu, 2_500_000];
        assert_eq!(told("blood_value", 10 * triệu, &months), said("bounds-over", "3", "3/2024"));
    }

    #[test]
    fn few_months_small_numbers_and_sums_say_nothing() {
        assert_eq!(told("blood_units", 9_000, &[10, 11, 12]), None, "three months are too few");
        assert_eq!(told("blood_units", 4, &[1, 0, 1, 1]), None, "four are no slip of a digit");
        assert_eq!(told("blood_units", 10, &[1, 0, 1, 1]), said("bounds-over", "1", "4/2024"));
        assert_eq!(told("blood_units", 0, &[4, 4, 4, 4]), None);
        assert_eq!(told("blood_units", 0, &[0, 4, 40, 40]), None, "a month of nought is a month");
        assert_eq!(told("blood_value", 900_000, &[100_000; 4]), None, "less than a triệu");
        assert_eq!(told("social_value", i64::MAX, &[1; 12]), None, "a sum is judged by its parts");
    }

    #[test]
    fn the_largest_numbers_do_not_overflow() {
        assert_eq!(told("blood_units", i64::MAX, &[i64::MAX; 4]), None);
        assert_eq!(told("blood_units", i64::MAX, &[i64::MAX / 2; 4]), None);
        assert!(told("blood_units", i64::MAX, &[1; 4]).is_some());
    }
}
