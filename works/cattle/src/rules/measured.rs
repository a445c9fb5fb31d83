//! What a herd itself says of calving, death and infertility, so that its outlook is its own and
//! not that of an ordinary one. Where a herd has shown too little, the usual stands. Pure.

use super::{Parameters, signs};
use crate::model::{AnimalRow, Herd, Left, Sex};
use kernel::Day;

/// Animals (or births, or calves) of which a share is told.
const ENOUGH: i64 = 5;
/// Years of keeping, of all animals together, from which a yearly loss is told.
const ENOUGH_YEARS: i64 = 10;
/// Days of a year and of a month, for sums of days.
const YEAR_DAYS: i64 = 365;
const MONTH_DAYS: i64 = 30;

/// The parameters of a herd on a day, and which of the five, in their order, are its own.
pub fn measured(herd: &Herd, today: Day) -> (Parameters, [bool; 5]) {
    let usual = Parameters::USUAL;
    let told =
        [interval(herd), first_calf(herd), female(herd), dead(herd, today), barren(herd, today)];
    let [interval, first, female, dead, barren] = told;
    let parameters = Parameters {
        interval_months: interval.unwrap_or(usual.interval_months),
        first_calf_months: first.unwrap_or(usual.first_calf_months),
        female_percent: female.unwrap_or(usual.female_percent),
        dead_percent: dead.unwrap_or(usual.dead_percent),
        barren_percent: barren.unwrap_or(usual.barren_percent),
    };
    (parameters.within(), told.map(|own| own.is_some()))
}

/// The animals that were, without those recorded by mistake.
fn real(herd: &Herd) -> impl Iterator<Item = &AnimalRow> {
    herd.animals.iter().filter(|animal| animal.left() != Some(Left::Mistake))
}

/// The days on which each cow calved, in order, twins once.
fn births(herd: &Herd) -> impl Iterator<Item = (&AnimalRow, Vec<Day>)> {
    real(herd).filter_map(move |cow| {
        let own = real(herd).filter(|calf| calf.mother == Some(cow.id));
        let mut days: Vec<Day> = own.map(|calf| calf.born_on).collect();
        days.sort_unstable();
        days.dedup();
        (!days.is_empty()).then_some((cow, days))
    })
}

fn mean(all: &[i64], least: i64) -> Option<i64> {
    let many = i64::try_from(all.len()).ok().filter(|many| *many >= least)?;
    Some(all.iter().sum::<i64>() / many)
}

fn interval(herd: &Herd) -> Option<i64> {
    let gaps = |days: Vec<Day>| {
        days.windows(2).map(|pair| pair[0].days_until(pair[1])).collect::<Vec<_>>()
    };
    let all: Vec<i64> = births(herd).flat_map(|(_, days)| gaps(days)).collect();
    mean(&all, ENOUGH).map(|days| days / MONTH_DAYS)
}

/// Of heifers that were born in the bank: of others the birth is a guess.
fn first_calf(herd: &Herd) -> Option<i64> {
    let own = births(herd).filter(|(cow, _)| cow.mother.is_some());
    let all: Vec<i64> =
        own.filter_map(|(cow, days)| Some(cow.born_on.days_until(*days.first()?))).collect();
    mean(&all, ENOUGH).map(|days| days / MONTH_DAYS)
}

fn female(herd: &Herd) -> Option<i64> {
    let calves: Vec<i64> = real(herd)
        .filter(|calf| calf.mother.is_some())
        .map(|calf| if calf.sex() == Sex::Female { 100 } else { 0 })
        .collect();
    mean(&calves, ENOUGH)
}

/// Deaths in a hundred years of keeping, of all animals that were placed together.
fn dead(herd: &Herd, today: Day) -> Option<i64> {
    let placed = real(herd).filter_map(|animal| Some((animal, animal.placed_on?)));
    let (mut days, mut deaths) = (0, 0);
    for (animal, since) in placed {
        days += since.days_until(animal.left_on.unwrap_or(today).min(today)).max(0);
        deaths += i64::from(animal.left() == Some(Left::Dead));
    }
    (days >= ENOUGH_YEARS * YEAR_DAYS).then(|| deaths * 100 * YEAR_DAYS / days)
}

fn barren(herd: &Herd, today: Day) -> Option<i64> {
    let signs = signs(herd, today);
    (signs.of_age >= ENOUGH).then(|| signs.barren * 100 / signs.of_age)
}
