//! What a herd comes to under stated parameters: month by month, in thousandths of an animal and
//! whole numbers alone, so that the same question has the same answer on every machine. It foresees
//! nothing that its parameters do not say. Pure.

use super::Asks;

/// A thousandth.
const WHOLE: i64 = 1000;

/// What a projection is asked with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parameters {
    /// Months from one calf of a cow to the next.
    pub interval_months: i64,
    /// Age of a heifer at her first calf.
    pub first_calf_months: i64,
    /// Of a hundred calves, so many are female.
    pub female_percent: i64,
    /// Of a hundred animals, so many die in a year.
    pub dead_percent: i64,
    /// Of a hundred cows, so many never have a calf.
    pub barren_percent: i64,
}

impl Parameters {
    /// What the page begins with. Intervals and ages are those usually stated for yellow cattle
    /// kept by smallholders; every bank puts its own.
    pub const USUAL: Parameters = Parameters {
        interval_months: 15,
        first_calf_months: 30,
        female_percent: 50,
        dead_percent: 5,
        barren_percent: 5,
    };

    /// Within what can be: a question outside is answered at the nearest that can.
    pub fn within(self) -> Parameters {
        Parameters {
            interval_months: self.interval_months.clamp(super::BETWEEN_BIRTHS_MONTHS, 60),
            first_calf_months: self.first_calf_months.clamp(super::YOUNGEST_MOTHER_MONTHS, 60),
            female_percent: self.female_percent.clamp(0, 100),
            dead_percent: self.dead_percent.clamp(0, 100),
            barren_percent: self.barren_percent.clamp(0, 100),
        }
    }
}

/// A year's end of a projection, in whole animals and households (rounded down).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outlook {
    /// How many years on.
    pub year: i64,
    /// Cows and heifers placed with keepers that still live.
    pub cows: i64,
    /// Households that ever had an animal of the bank.
    pub households: i64,
    /// Animals handed on in that year.
    pub passed_on: i64,
}

/// Begins with so many young cows placed today, each with her first calf an interval from now, and
/// lets each pass on the calf of the rule once; what comes after belongs to the keeper.
pub fn project(
    rule: Asks,
    wean_months: i64,
    begun: i64,
    asked: Parameters,
    years: i64,
) -> Vec<Outlook> {
    let asked = asked.within();
    let months = usize::try_from((years.clamp(0, 30)) * 12).unwrap_or(0);
    // `due[m]`: thousandths of cows whose next calf comes in month m, by calves still to wait for.
    let order = rule.order;
    let mut due = vec![vec![0_i64; months + 1]; order];
    let mut on_way = vec![0_i64; months + 1];
    let fertile = begun * WHOLE * (100 - asked.barren_percent) / 100;
    put(&mut due[order - 1], asked.interval_months, fertile);
    let (mut alive, mut households, mut year_on) = (begun * WHOLE, begun * WHOLE, 0);
    let mut told = Vec::new();
    for month in 1..=months {
        let lives = |many: i64| many - many * asked.dead_percent / 1200;
        for row in &mut due {
            for many in row.iter_mut().skip(month) {
                *many = lives(*many);
            }
        }
        alive = lives(alive);
        for left in 0..order {
            let calving = due[left][month];
            due[left][month] = 0;
            let (next, goes) = born(rule, asked, calving, left);
            if left > 0 {
                put(&mut due[left - 1], at(month) + asked.interval_months, next);
            } else {
                // The rule's calf was of the wrong sex: the cow still owes and calves again.
                put(&mut due[0], at(month) + asked.interval_months, next);
            }
            put(&mut on_way, at(month) + wean_months, goes);
        }
        let placed = lives(on_way[month]);
        (alive, households, year_on) = (alive + placed, households + placed, year_on + placed);
        let heifers = placed * (100 - asked.barren_percent) / 100;
        let grown = (asked.first_calf_months - wean_months).max(1);
        put(&mut due[order - 1], at(month) + grown, heifers);
        if month % 12 == 0 {
            told.push(Outlook {
                year: at(month) / 12,
                cows: alive / WHOLE,
                households: households / WHOLE,
                passed_on: year_on / WHOLE,
            });
            year_on = 0;
        }
    }
    told
}

/// Whether a projection ends with fewer cows than it began with: the calves do not make up for
/// those that die and those that never have one.
pub fn shrinks(begun: i64, all: &[Outlook]) -> bool {
    all.last().is_some_and(|last| last.cows < begun)
}

/// Of cows that calve: those that still owe, and calves of the rule that will go on.
fn born(rule: Asks, asked: Parameters, calving: i64, left: usize) -> (i64, i64) {
    if left > 0 {
        return (calving, 0);
    }
    let counts = if rule.any_sex || rule.sells_bulls { 100 } else { asked.female_percent };
    let goes = calving * counts / 100;
    (calving - goes, goes)
}

fn put(row: &mut [i64], month: i64, many: i64) {
    if let Some(slot) = usize::try_from(month).ok().and_then(|month| row.get_mut(month)) {
        *slot += many;
    }
}

fn at(month: usize) -> i64 {
    i64::try_from(month).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SURE: Parameters = Parameters {
        interval_months: 12,
        first_calf_months: 24,
        female_percent: 50,
        dead_percent: 0,
        barren_percent: 0,
    };

    fn rule(code: &str) -> Asks {
        Asks::of_rule(super::super::rule(code).expect("a published rule"))
    }

    fn told(code: &str, asked: Parameters, years: i64) -> Vec<(i64, i64, i64)> {
        let all = project(rule(code), 6, 8, asked, years);
        all.into_iter().map(|year| (year.cows, year.households, year.passed_on)).collect()
    }

    #[test]
    fn every_calf_of_the_rule_finds_a_household() {
        // First female calf, bulls sold for heifers: each cow passes on her first calf at 18
        // months; its heifer has her first calf a year and a half later, and so on.
        let first = told("first-female", SURE, 4);
        assert_eq!(first, [(8, 8, 0), (16, 16, 8), (16, 16, 0), (24, 24, 8)]);
        // Second calf: the first one is the keeper's, so everything comes a year later.
        let second = told("second-calf", SURE, 4);
        assert_eq!(second, [(8, 8, 0), (8, 8, 0), (16, 16, 8), (16, 16, 0)]);
    }

    #[test]
    fn without_calves_or_with_all_dead_nothing_grows() {
        let barren = Parameters { barren_percent: 100, ..SURE };
        assert_eq!(told("first-female", barren, 2), [(8, 8, 0), (8, 8, 0)]);
        let whole = |asked| project(rule("first-female"), 6, 8, asked, 10);
        assert!(!shrinks(8, &whole(SURE)) && !shrinks(8, &whole(barren)));
        assert!(shrinks(8, &whole(Parameters { dead_percent: 3, ..barren })));
        let deadly = Parameters { dead_percent: 100, ..SURE };
        let after = told("first-female", deadly, 6);
        assert!(after[5].0 < 2 && after[5].1 < 24, "{after:?}");
        assert!(told("first-female", SURE, 0).is_empty());
    }
}
