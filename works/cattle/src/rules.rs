//! What must hold of a herd. Pure: what a keeper owes is read from the animals and the bank's rule,
//! and nothing here knows a database or a clock.

mod asks;
mod balance;
mod corrected;
mod duty;
mod life;
mod measured;
mod projection;
mod returning;
mod warning;

pub use asks::Asks;
pub use balance::{Balance, balance};
pub use corrected::{Slip, check_correction, corrected};
pub use duty::{Duty, can_go_on, duties, duty};
pub use life::{Stay, stays};
pub use measured::measured;
pub use projection::{Outlook, Parameters, project, shrinks};
pub use returning::check_return;
pub use warning::{
    CALF_WITHIN_MONTHS, FULFILLED_WITHIN_MONTHS, Signs, Warning, is_failing, signs, warnings,
};

use crate::model::{AnimalRow, BankRow, Herd, Left, Sex};
use catalogue::ValueSource;
use kernel::{Day, Flaw};
use serde::Deserialize;
use std::sync::OnceLock;

/// A heifer is mature at six months at the earliest and carries for nine (283 days): no animal has
/// a calf before it is fifteen months old.
pub const YOUNGEST_MOTHER_MONTHS: i64 = 15;
/// A cow carries for 283 days; two births of one cow lie at least nine months apart, unless they
/// are of one day (twins).
pub const BETWEEN_BIRTHS_MONTHS: i64 = 9;
/// What the worth of an animal can come as: nobody works a cow.
pub const SOURCES: [ValueSource; 2] = [ValueSource::Goods, ValueSource::Cash];
/// Letters of a name or a word.
pub const NAME_LETTERS: usize = 120;
/// The longest a province lets a calf stay, or a keeper wait.
const LONGEST_MONTHS: i64 = 36;

/// Which calf a bank can ask for: the first to the third.
pub const ORDERS: std::ops::RangeInclusive<i64> = 1..=3;
/// Of which calves: the female ones alone, or all.
pub const SEXES: [&str; 2] = ["female", "any"];

/// A published rule: which calf goes on.
#[derive(Debug, Clone, Deserialize)]
pub struct Rule {
    /// Its code.
    pub code: String,
    /// `female`: of the female calves alone; `any`: of all.
    pub sex: String,
    /// The how-manyeth of them.
    pub order: usize,
    /// Months until it can go on, where the bank says nothing else.
    pub wean_months: i64,
    /// Months that the keeper then has, where the bank says nothing else.
    pub grace_months: i64,
    /// A bull calf is sold to buy the heifer that goes on.
    pub sells_bulls: bool,
    /// In Vietnamese.
    pub label_vi: String,
    /// In English.
    pub label_en: String,
    /// Who published it.
    pub source: String,
}

/// The published rules (`data/rules.csv`); a bank names one and may change its months.
pub fn published() -> &'static [Rule] {
    static RULES: OnceLock<Vec<Rule>> = OnceLock::new();
    RULES.get_or_init(|| {
        let mut table = csv::Reader::from_reader(include_str!("../data/rules.csv").as_bytes());
        table.deserialize().filter_map(Result::ok).collect()
    })
}

/// The rule with this code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    published().iter().find(|rule| rule.code == code)
}

/// What must hold of a bank that is opened.
pub fn check_bank(bank: &BankRow, today: Day) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    if rule(&bank.rule).is_none() {
        flaws.push(Flaw::new("rule", "kit-flaw-choose"));
    }
    if bank.opened_on > today {
        flaws.push(Flaw::new("opened_on", "cattle-ahead"));
    }
    if bank.calf_order.is_some_and(|order| !ORDERS.contains(&order)) {
        flaws.push(Flaw::new("calf_order", "kit-flaw-choose"));
    }
    if bank.calf_sex.as_deref().is_some_and(|sex| !SEXES.contains(&sex)) {
        flaws.push(Flaw::new("calf_sex", "kit-flaw-choose"));
    }
    let (wean, grace) = (bank.wean_months, bank.grace_months);
    for (field, months) in [("wean_months", wean), ("grace_months", grace)] {
        if !(0..=LONGEST_MONTHS).contains(&months) {
            let flaw = Flaw::new(field, "cattle-months-odd");
            flaws.push(flaw.arg("most", LONGEST_MONTHS.to_string()));
        }
    }
    flaws
}

/// What must hold of an animal that comes from outside.
pub fn check_entry(born_on: Day, entered_on: Day, today: Day) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    if entered_on > today {
        flaws.push(Flaw::new("on", "cattle-ahead"));
    }
    if born_on > entered_on {
        flaws.push(Flaw::new("born_on", "cattle-born-after-entry"));
    }
    flaws
}

/// What must hold of a birth: the mother is a cow of the herd, old enough, and was there.
pub fn check_birth(herd: &Herd, mother: &AnimalRow, on: Day, today: Day) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let said = |flaw: Flaw| flaw.arg("tag", mother.tag.clone()).arg("day", mother.born_on.vn());
    if on > today {
        flaws.push(Flaw::new("on", "cattle-ahead"));
    }
    if mother.sex() != Sex::Female {
        flaws.push(Flaw::new("animal", "cattle-mother-is-bull").arg("tag", mother.tag.clone()));
    } else if on <= mother.born_on {
        flaws.push(said(Flaw::new("on", "cattle-calf-older-than-mother")));
    } else if on < mother.born_on.add_months(YOUNGEST_MOTHER_MONTHS) {
        let flaw = said(Flaw::new("on", "cattle-mother-too-young"));
        flaws.push(flaw.arg("months", YOUNGEST_MOTHER_MONTHS.to_string()));
    }
    let never_was = mother.left() == Some(Left::Mistake);
    if never_was || on < mother.entered_on || mother.left_on.is_some_and(|left| on > left) {
        flaws.push(Flaw::new("on", "cattle-mother-not-there").arg("tag", mother.tag.clone()));
    }
    let close = herd.animals.iter().find(|calf| {
        calf.mother == Some(mother.id)
            && calf.left() != Some(Left::Mistake)
            && calf.born_on != on
            && calf.born_on < on.add_months(BETWEEN_BIRTHS_MONTHS)
            && on < calf.born_on.add_months(BETWEEN_BIRTHS_MONTHS)
    });
    if let Some(calf) = close {
        let flaw = said(Flaw::new("on", "cattle-births-too-close"));
        flaws.push(flaw.arg("other", calf.born_on.vn()));
    }
    flaws
}

/// What must hold of an animal that leaves: it is there, and nothing of it happened later.
pub fn check_leaving(herd: &Herd, animal: &AnimalRow, how: Left, on: Day, today: Day) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    if let Some(left) = animal.left_on {
        let flaw = Flaw::new("animal", "cattle-gone").arg("tag", animal.tag.clone());
        return vec![flaw.arg("day", left.vn())];
    }
    if on > today {
        flaws.push(Flaw::new("on", "cattle-ahead"));
    }
    let calves = || {
        let own = |calf: &&AnimalRow| calf.mother == Some(animal.id);
        herd.animals.iter().filter(own).filter(|calf| calf.left() != Some(Left::Mistake))
    };
    let bought = herd.animals.iter().any(|other| other.bought_for == Some(animal.id));
    let is_used = animal.placed_on.is_some() || calves().next().is_some() || bought;
    if how == Left::Mistake && is_used {
        let flaw = Flaw::new("how", "cattle-mistake-with-history");
        flaws.push(flaw.arg("tag", animal.tag.clone()));
    }
    let last = calves().map(|calf| calf.born_on).chain(animal.placed_on).max();
    let since = last.unwrap_or(animal.entered_on).max(animal.entered_on);
    if how != Left::Mistake && on < since {
        flaws.push(Flaw::new("on", "cattle-left-before").arg("day", since.vn()));
    }
    flaws
}
