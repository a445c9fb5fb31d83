//! The figures of one month of the demo, a map for each unit that reports. October 2024 is S4's;
//! the other months are synthetic and marked so. Pure.

use super::split::{largest_remainder, luck, split_money};
use kernel::figure::{Figure, FigureKind, Measure};
use reporting::figures::{FIGURES, PRINTED, find};
use std::collections::HashMap;

/// Amounts of one unit, by figure code.
pub type Amounts = HashMap<&'static str, i64>;

/// A unit that reports: its code and how large it is (how many communes).
#[derive(Debug, Clone)]
pub struct Part {
    /// Path of the unit.
    pub code: String,
    /// Its weight.
    pub weight: i64,
}

/// A value follows the split of the count it belongs to, so that no unit has the value of houses
/// it did not build.
const FOLLOWS: &[(&str, &str)] = &[
    ("members_new", "members_total"),
    ("members_decreased", "members_total"),
    ("members_in_population_db", "members_total"),
    ("volunteers_decreased", "volunteers_total"),
    ("volunteers_in_population_db", "volunteers_total"),
    ("training_participants", "training_classes"),
    ("outreach_attendance", "outreach_sessions"),
    ("addresses_value", "addresses_helped_turns"),
    ("houses_value", "houses_built"),
    ("bridges_value", "bridges_built"),
    ("water_filters_value", "water_filters"),
    ("tet_qd_value", "tet_qd_households"),
    ("kitchen_value", "kitchen_meals"),
    ("patient_support_value", "patient_transfers"),
    ("school_kit_value", "school_kit_pupils"),
    ("bicycles_value", "bicycles"),
    ("funeral_value", "funeral_cases"),
    ("gift_value", "gift_parcels"),
    ("disaster_household_value", "disaster_households"),
    ("free_exam_value", "free_exam_turns"),
    ("blood_value", "blood_units"),
    ("traffic_firstaid_participants", "traffic_firstaid_classes"),
];

/// Splits the amounts of a whole over its parts.
pub fn split(whole: &Amounts, parts: &[Part]) -> Vec<Amounts> {
    let mut all: Vec<Amounts> = vec![Amounts::new(); parts.len()];
    for figure in FIGURES.iter().take(PRINTED).filter(|figure| !figure.is_derived()) {
        let total = whole.get(figure.code).copied().unwrap_or(0);
        let weights = weights(figure, parts, &all);
        let shares = match figure.measure {
            Measure::Count => largest_remainder(total, &weights),
            Measure::Money => split_money(total, &weights),
        };
        for (amounts, share) in all.iter_mut().zip(shares) {
            amounts.insert(figure.code, share);
        }
    }
    all
}

fn weights(figure: &Figure, parts: &[Part], split: &[Amounts]) -> Vec<i64> {
    let leader = FOLLOWS.iter().find(|(code, _)| *code == figure.code).map(|(_, leader)| *leader);
    parts
        .iter()
        .zip(split)
        .map(|(part, amounts)| match leader {
            Some(leader) => amounts.get(leader).copied().unwrap_or(0),
            None => part.weight * luck(figure.code, &part.code),
        })
        .collect()
}

/// A synthetic month: every flow is a part of the given month's, between `low` and `low` + 20
/// percent, by the figure's luck.
pub fn synthetic(month: &str, given: &Amounts, low: i64) -> Amounts {
    let mut amounts = Amounts::new();
    for (code, amount) in given {
        let Some(figure) = find(code).filter(|figure| !figure.is_derived()) else { continue };
        let percent = low + (luck(month, code) - 50) / 5;
        let step = if figure.measure == Measure::Money { 1_000_000 } else { 1 };
        let scaled = match figure.kind {
            FigureKind::Flow => amount / step * percent / 100 * step,
            // A society does not lose a fifth of its members in a year.
            FigureKind::Stock => amount * (95 + luck(month, code) % 4) / 100,
        };
        // What happened once in October happened once here too: a month without is no example.
        amounts.insert(figure.code, if *amount > 0 { scaled.max(step) } else { 0 });
    }
    amounts
}

/// The level before a month, unit by unit: what is now, less the new, plus those who left
/// (DEF-08 read as gross), so that September and October reconcile everywhere.
pub fn levels_before(month: &Amounts, before: &mut Amounts) {
    let of = |code: &str| month.get(code).copied().unwrap_or(0);
    before
        .insert("members_total", of("members_total") - of("members_new") + of("members_decreased"));
    before.insert("volunteers_total", of("volunteers_total") + of("volunteers_decreased"));
    before.insert("youth_total", of("youth_total"));
    let part = |code: &str, whole: i64| (of(code) * 97 / 100).min(whole);
    let members = part("members_in_population_db", before["members_total"]);
    let volunteers = part("volunteers_in_population_db", before["volunteers_total"]);
    before.insert("members_in_population_db", members);
    before.insert("volunteers_in_population_db", volunteers);
}

/// The levels after a month from those before it: plus the new, less those who left, of whom there
/// are never more than there were. What [`levels_before`] takes apart it puts together.
pub fn levels_after(month: &mut Amounts, before: &Amounts) {
    let had = |code: &str| before.get(code).copied().unwrap_or(0);
    let new = month.get("members_new").copied().unwrap_or(0);
    let moves = [
        ("members_total", new, "members_decreased"),
        ("volunteers_total", 0, "volunteers_decreased"),
    ];
    for (level, new, code) in moves {
        let there = had(level) + new;
        let left = month.get(code).copied().unwrap_or(0).min(there);
        month.insert(code, left);
        month.insert(level, there - left);
    }
    month.insert("youth_total", had("youth_total"));
    for (known, level) in [
        ("members_in_population_db", "members_total"),
        ("volunteers_in_population_db", "volunteers_total"),
    ] {
        month.insert(known, had(known).min(month[level]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts() -> Vec<Part> {
        (0..16).map(|n| Part { code: format!("u{n}"), weight: 5 + n }).collect()
    }

    #[test]
    fn every_printed_total_comes_back() {
        let whole = super::super::october();
        let split = split(&whole.amounts, &parts());
        for (code, amount) in &whole.amounts {
            let sum: i64 = split.iter().map(|amounts| amounts[code]).sum();
            assert_eq!(sum, *amount, "{code}");
        }
        for amounts in &split {
            assert!(amounts["members_in_population_db"] <= amounts["members_total"]);
            assert!(amounts["houses_built"] > 0 || amounts["houses_value"] == 0);
        }
    }

    #[test]
    fn september_has_the_levels_that_october_reconciles_with() {
        let whole = super::super::october();
        let mut members = 0;
        let mut volunteers = 0;
        for amounts in split(&whole.amounts, &parts()) {
            let mut before = Amounts::new();
            levels_before(&amounts, &mut before);
            members += before["members_total"];
            volunteers += before["volunteers_total"];
        }
        assert_eq!((members, volunteers), (20_299, 14_393));
    }

    #[test]
    fn levels_go_on_from_the_month_before() {
        let whole = super::super::october();
        for amounts in split(&whole.amounts, &parts()) {
            let (mut before, mut after) = (Amounts::new(), amounts.clone());
            levels_before(&amounts, &mut before);
            levels_after(&mut after, &before);
            for code in ["members_total", "volunteers_total", "youth_total"] {
                assert_eq!(after[code], amounts[code], "{code}");
            }
        }
        let mut month = Amounts::from([
            ("members_new", 2),
            ("members_decreased", 3),
            ("volunteers_decreased", 1),
        ]);
        levels_after(&mut month, &Amounts::new());
        assert_eq!(
            (month["members_total"], month["members_decreased"]),
            (0, 2),
            "nobody else left"
        );
        assert_eq!((month["volunteers_total"], month["volunteers_decreased"]), (0, 0));
    }
}
