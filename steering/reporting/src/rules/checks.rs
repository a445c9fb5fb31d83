//! The checks of a report: sums that must hold, levels that must reconcile, names that must be as
//! many as their count, and the places where an officer must look twice (DEF-08, DEF-10, DEF-14).

use crate::figures::{FIGURES, find};
use crate::model::{Check, Notice, TaskRow, Value};
use kernel::Flaw;
use std::collections::HashMap;

/// What the checks read.
pub struct Facts<'a> {
    /// Every figure of the report.
    pub values: &'a [Value],
    /// Totals as stated on the paper, by code: amount and whether it says *trên*.
    pub stated: &'a HashMap<String, (i64, bool)>,
    /// How many names stand behind a count, by figure code.
    pub names: &'a HashMap<String, i64>,
    /// Per figure: own part plus the parts of the units directly below (roll-up).
    pub parts: &'a HashMap<&'static str, i64>,
}

impl Facts<'_> {
    fn value(&self, code: &str) -> Option<&Value> {
        self.values.iter().find(|value| value.code == code)
    }

    fn amount(&self, code: &str) -> i64 {
        self.value(code).map_or(0, |value| value.value)
    }

    fn reported(&self, code: &str) -> bool {
        self.value(code).is_some_and(|value| value.reported)
    }
}

fn check(rule: &str, left: i64, right: i64, holds: bool) -> Check {
    Check { rule: rule.into(), left, right, holds, is_warning: false, is_money: false }
}

/// All checks in the order of the report.
pub fn checks(facts: &Facts<'_>) -> Vec<Check> {
    let mut all: Vec<Check> = sums(facts).collect();
    all.push(roll_up(facts));
    all.extend(levels(facts));
    all.extend(shares(facts));
    all.extend(names(facts));
    all
}

/// S4: 562 + 13.999 = 14.561; 4.069 + 890 = 4.959; 20.073 is *trên 20 tỷ*. The left side is the
/// total as the paper states it, when it states one; the right side is made of the parts.
fn sums<'a>(facts: &'a Facts<'a>) -> impl Iterator<Item = Check> + 'a {
    FIGURES.iter().filter_map(move |figure| {
        let formula = figure.formula?;
        let parts = formula.iter().map(|(code, sign)| sign * facts.amount(code)).sum();
        let (left, at_least) = facts.stated.get(figure.code).copied().unwrap_or((parts, false));
        let holds = if at_least { left <= parts } else { left == parts };
        Some(Check { is_money: true, ..check(figure.code, left, parts, holds) })
    })
}

/// The parts of the units below and the unit's own give every figure back.
fn roll_up(facts: &Facts<'_>) -> Check {
    let typed = FIGURES.iter().filter(|figure| !figure.is_derived());
    let (mut agree, mut all) = (0, 0);
    for figure in typed {
        all += 1;
        let parts = facts.parts.get(figure.code).copied().unwrap_or(0);
        agree += i64::from(parts == facts.amount(figure.code));
    }
    check("roll_up", agree, all, agree == all)
}

/// Rules of levels: the level, who came, who left.
pub const LEVELS: [(&str, &str, &str, &str); 2] = [
    ("members_reconcile", "members_total", "members_new", "members_decreased"),
    ("volunteers_reconcile", "volunteers_total", "", "volunteers_decreased"),
];

/// stock(t) = stock(t-1) + new − decreased + moved by decisions on the map (indicators.md,
/// book.md). A warning: "giảm 30" can be read as gross or as net (DEF-08).
fn levels<'a>(facts: &'a Facts<'a>) -> impl Iterator<Item = Check> + 'a {
    LEVELS.into_iter().filter_map(move |(rule, level, new, decreased)| {
        if !facts.reported(level) {
            return None;
        }
        let before = facts.value(level)?;
        let before = before.previous + before.moved;
        let right = before + facts.amount(new) - facts.amount(decreased);
        let left = facts.amount(level);
        Some(Check { is_warning: true, ..check(rule, left, right, left == right) })
    })
}

/// Nobody is entered into the population database who is not in the society.
fn shares<'a>(facts: &'a Facts<'a>) -> impl Iterator<Item = Check> + 'a {
    let rules = [
        ("members_in_database", "members_in_population_db", "members_total"),
        ("volunteers_in_database", "volunteers_in_population_db", "volunteers_total"),
    ];
    rules.into_iter().map(move |(rule, part, whole)| {
        let (left, right) = (facts.amount(part), facts.amount(whole));
        check(rule, left, right, left <= right)
    })
}

/// The names in the title of work that counts this many: one is called by its whole title, several
/// by a list of as many; a title that is no such list names nobody.
pub fn names_in(title: &str, counted: i64) -> Vec<String> {
    if counted == 1 {
        return vec![title.to_owned()];
    }
    let parted = |by: char| -> Vec<String> {
        title.split(by).map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
    };
    let lists = [parted(';'), parted(',')];
    lists.into_iter().find(|names| names.len() as i64 == counted).unwrap_or_default()
}

/// A count whose paper lists names has as many names (S4: five inspected units, five names). It is
/// looked at and keeps no report back: a wording that lists names asks for all of them before it is
/// issued.
fn names<'a>(facts: &'a Facts<'a>) -> impl Iterator<Item = Check> + 'a {
    facts.names.iter().filter(|(_, count)| **count > 0).map(move |(code, count)| {
        let right = facts.amount(code);
        let rule = format!("{code}_named");
        Check { is_warning: true, ..check(&rule, *count, right, *count == right) }
    })
}

/// What an officer must look at: not wrong for certain, never passed over in silence.
pub fn notices(facts: &Facts<'_>, tasks: &[TaskRow]) -> Vec<Notice> {
    let mut all = Vec::new();
    let decreased = facts.amount("members_decreased");
    if facts.amount("members_new") > 0 && decreased > 0 {
        // DEF-08: "phát triển mới 46 hội viên (giảm 30 hội viên)".
        let flaw = Flaw::new("members_decreased", "notice-gross-or-net")
            .arg("count", kernel::number::count(decreased));
        all.push(Notice { place: "members_decreased".into(), flaw });
    }
    let pair = facts.amount("patient_transfers") > 0 && facts.amount("treatment_cases") > 0;
    if pair && facts.amount("patient_support_value") > 0 {
        // DEF-14: 346 triệu stands over two counts, or over the second alone.
        let flaw = Flaw::new("patient_support_value", "notice-one-value-two-counts");
        all.push(Notice { place: "patient_support_value".into(), flaw });
    }
    for task in tasks.iter().filter(|task| task.plan == Some(0)) {
        // DEF-10: "mở 0 lớp", a digit lost.
        let place = format!("task-{}", task.place_in_order);
        let flaw = Flaw::new(place.clone(), "notice-plan-of-zero")
            .arg("number", task.place_in_order.to_string());
        all.push(Notice { place, flaw });
    }
    all
}

/// A cell may be typed for this figure: a declared one (a derived one takes the stated total).
pub fn is_typable(code: &str) -> bool {
    find(code).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_names_one_or_as_many_as_are_counted() {
        assert_eq!(names_in("Huyện An Biên, Kiên Lương", 1), ["Huyện An Biên, Kiên Lương"]);
        assert_eq!(names_in("An Biên; Kiên Lương ;", 2), ["An Biên", "Kiên Lương"]);
        assert_eq!(names_in("An Biên, Kiên Lương, Hà Tiên", 3).len(), 3);
        assert!(names_in("Kiểm tra năm đơn vị", 5).is_empty(), "nobody is called so");
        assert!(names_in("An Biên, Kiên Lương", 3).is_empty());
    }

    fn value(code: &'static str, value: i64, previous: i64) -> Value {
        let (own, last_year, moved) = (0, 0, 0);
        Value { code, value, own, previous, last_year, moved, at_least: false, reported: true }
    }

    fn holds(values: &[Value], stated: &[(&str, i64, bool)], rule: &str) -> Option<bool> {
        let stated =
            stated.iter().map(|(code, n, least)| ((*code).to_owned(), (*n, *least))).collect();
        let facts =
            Facts { values, stated: &stated, names: &HashMap::new(), parts: &HashMap::new() };
        checks(&facts).into_iter().find(|check| check.rule == rule).map(|check| check.holds)
    }

    #[test]
    fn a_stated_total_must_be_the_sum_of_its_parts() {
        let values = [value("addresses_value", 562, 0), value("social_other_value", 13_999, 0)];
        assert_eq!(holds(&values, &[("social_value", 14_561, false)], "social_value"), Some(true));
        assert_eq!(holds(&values, &[("social_value", 14_560, false)], "social_value"), Some(false));
        assert_eq!(holds(&values, &[("social_value", 14_000, true)], "social_value"), Some(true));
        assert_eq!(holds(&values, &[("social_value", 14_562, true)], "social_value"), Some(false));
    }

    #[test]
    fn members_reconcile_with_last_month() {
        let values = [
            value("members_total", 20_315, 20_299),
            value("members_new", 46, 0),
            value("members_decreased", 30, 0),
        ];
        assert_eq!(holds(&values, &[], "members_reconcile"), Some(true));
        let values = [value("members_total", 20_345, 20_299)];
        assert_eq!(holds(&values, &[], "members_reconcile"), Some(false));
        let came = Value { moved: 46, ..value("members_total", 20_345, 20_299) };
        assert_eq!(holds(&[came], &[], "members_reconcile"), Some(true), "a decision brought them");
    }
}
