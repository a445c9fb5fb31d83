//! What a herd comes to under stated parameters, begun from every animal that lives: its age, its
//! last calf, what is owed of it. Whole numbers alone, so that the same question has the same
//! answer on every machine. It foresees nothing that its parameters do not say. Pure.

mod begun;
mod run;
#[cfg(test)]
mod tests;

use super::Asks;
use crate::model::{Herd, PlacementRow};
use kernel::Day;
use run::Run;

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
    /// Of a hundred females that had no calf yet, so many never have one.
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

/// A year's end of a projection; the first one is today. Animals and households are expected
/// values in tenths: what stands for a herd of five is no whole number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outlook {
    /// How many years on.
    pub year: i64,
    /// Animals that live, calves that are the keepers' own among them.
    pub kept: i64,
    /// Of them, those that went to a keeper under a duty.
    pub placed: i64,
    /// Born in that year.
    pub born: i64,
    /// Bought with the money of bull calves in that year.
    pub bought: i64,
    /// Died in that year.
    pub dead: i64,
    /// Sold in that year: bull calves, each for a heifer.
    pub sold: i64,
    /// Passed on in that year.
    pub passed_on: i64,
    /// Households that ever had an animal of the bank.
    pub households: i64,
}

impl Outlook {
    /// kept + dead + sold = what lived a year ago + born + bought.
    pub fn follows(&self, before: &Outlook) -> bool {
        self.kept + self.dead + self.sold == before.kept + self.born + self.bought
    }
}

/// Follows every animal of the herd month by month. A female calves for the first time at the
/// stated age, or an interval after her last calf; whoever is over that time, next month. The calf
/// of the rule goes on when it is of age, as does what waits for a keeper; what no keeper owes is
/// the keeper's own and stays in the herd.
pub fn project(herd: &Herd, asked: Parameters, today: Day, years: i64) -> Vec<Outlook> {
    let Some(asks) = Asks::of_bank(&herd.bank) else { return Vec::new() };
    let asked = asked.within();
    let wean = usize::try_from(herd.bank.wean_months).unwrap_or(0);
    let stock = begun::stock(herd, asks, asked, today);
    let run = Run::new(asks, asked, wean, (stock, households(herd)));
    in_tenths(&run.years(years.clamp(0, 30)))
}

/// Whether fewer of the animals that went to keepers are left at the end: the calves that go on do
/// not make up for those that die and those that never have one.
pub fn shrinks(all: &[Outlook]) -> bool {
    match (all.first(), all.last()) {
        (Some(now), Some(last)) => last.placed < now.placed,
        _ => false,
    }
}

/// The households that ever kept an animal; one whose placing was taken back did not.
fn households(herd: &Herd) -> i64 {
    let was = |row: &&PlacementRow| row.ended_on != Some(row.given_on);
    let mut all: Vec<_> = herd.placements.iter().filter(was).map(|row| row.receiver).collect();
    all.sort_by_key(|receiver| receiver.uuid());
    all.dedup();
    i64::try_from(all.len()).unwrap_or(i64::MAX)
}

/// In tenths, each sum rounded once from the beginning on, so that nothing drifts and what is
/// printed adds up.
fn in_tenths(exact: &[Outlook]) -> Vec<Outlook> {
    let tenths = |many: i64| (many + run::WHOLE / 20) / (run::WHOLE / 10);
    let (mut sum, mut told) = (Outlook::default(), Vec::<Outlook>::new());
    for year in exact {
        let mut flow = |part: fn(&mut Outlook) -> &mut i64| {
            let (before, more) = (*part(&mut sum), *part(&mut year.clone()));
            *part(&mut sum) = before + more;
            tenths(before + more) - tenths(before)
        };
        let born = flow(|year| &mut year.born);
        let bought = flow(|year| &mut year.bought);
        let dead = flow(|year| &mut year.dead);
        let sold = flow(|year| &mut year.sold);
        let passed_on = flow(|year| &mut year.passed_on);
        let before = told.last().map(|last| last.kept);
        let kept = before.map_or(tenths(year.kept), |kept| kept + born + bought - dead - sold);
        told.push(Outlook {
            year: year.year,
            kept,
            placed: tenths(year.placed).min(kept),
            born,
            bought,
            dead,
            sold,
            passed_on,
            households: tenths(year.households),
        });
    }
    told
}
