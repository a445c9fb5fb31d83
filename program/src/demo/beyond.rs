//! October's work of the kinds that the monthly form has no line for, so that every kind of the
//! catalogue can be looked at. No paper tells of it: all of it is made up and marked so. What
//! stands in October posts to no figure of the form; classes, of which S4 printed two, stand in
//! August.

use super::plan::Planned;
use super::reports::Share;
use super::split::{largest_remainder, luck, split_money};
use super::work::{Beside, record};
use catalogue::{Counted, Kind, ValueSource};
use kernel::{Day, Month, Result, Who};
use kit::House;

/// What stands beside figures that nobody printed.
const MARK: &str = "mark-synthetic";
/// Units that do the same kind of work in a month, at the most.
const UNITS: usize = 4;

/// A kind with what the whole province did of it in a month: its counts in the order of the kind's
/// measures that feed a figure, and its value in đồng.
struct Done {
    kind: &'static str,
    counts: &'static [i64],
    value: i64,
    source: ValueSource,
}

const fn done(kind: &'static str, counts: &'static [i64], value: i64, source: ValueSource) -> Done {
    Done { kind, counts, value, source }
}

use ValueSource::{Cash, Goods, Labour};

const OCTOBER: &[Done] = &[
    done("training-vocational", &[36], 108_000_000, Cash),
    done("brand-kit", &[3], 0, Cash),
    done("public-account", &[5], 0, Cash),
    done("house-repair", &[6], 90_000_000, Cash),
    done("rural-work", &[4], 160_000_000, Labour),
    done("cash-help", &[58], 87_000_000, Cash),
    done("livelihood", &[12], 96_000_000, Cash),
    done("housing-help", &[9], 27_000_000, Cash),
    done("cattle", &[4], 60_000_000, Goods),
    done("nutrition-child", &[45], 22_500_000, Goods),
    done("safe-fisher", &[30], 24_000_000, Goods),
    done("nutrition-support", &[60], 9_000_000, Goods),
    done("fisher-support", &[8], 3_200_000, Goods),
    done("prosthetic", &[3], 45_000_000, Goods),
    done("zero-stall", &[620], 31_000_000, Goods),
    done("insurance-card", &[150], 94_500_000, Cash),
    done("mangrove", &[2_000], 30_000_000, Labour),
    done("safe-migration", &[80], 8_000_000, Cash),
    done("environment", &[14], 21_000_000, Labour),
    done("mine-action", &[60], 12_000_000, Cash),
    done("home-care", &[240], 36_000_000, Goods),
    done("patient-ecosystem", &[310], 15_500_000, Goods),
    done("water-sanitation", &[3], 75_000_000, Cash),
    done("epidemic", &[1_200], 18_000_000, Goods),
    done("hiv", &[150], 6_000_000, Goods),
    done("safe-place", &[2], 0, Cash),
    done("first-aid-outside", &[4, 160], 0, Cash),
    done("school-chapter", &[6], 0, Cash),
    done("compassion-lesson", &[3_400], 0, Cash),
    done("youth-camp", &[1, 120], 0, Cash),
];

const AUGUST: &[Done] = &[
    done("training-skill", &[1, 45], 0, Cash),
    done("training-region", &[1, 60], 0, Cash),
    done("training-volunteers", &[2, 70], 0, Cash),
    done("training-mobilising", &[1, 38], 0, Cash),
    done("training-advising", &[1, 42], 0, Cash),
];

/// Records both months over the units that reported October.
pub async fn add(house: &House, who: &Who, units: &[Share], beside: &Beside) -> Result<()> {
    let months = [("2024-08", AUGUST), ("2024-10", OCTOBER)];
    for (text, all) in months {
        let month = Month::parse(text).map_err(kernel::Error::from)?;
        for unit in units {
            let work = planned(month, &unit.place.code, &among(all, units), all);
            if !work.is_empty() {
                record(house, who, unit.place.clone(), work, MARK, beside).await?;
            }
        }
    }
    Ok(())
}

/// For each kind the units that did it, those with the most luck first.
fn among<'a>(all: &[Done], units: &'a [Share]) -> Vec<Vec<&'a str>> {
    let of = |one: &Done| {
        let mut codes: Vec<&str> = units.iter().map(|unit| unit.place.code.as_str()).collect();
        codes.sort_by_key(|code| (std::cmp::Reverse(luck(one.kind, code)), *code));
        // No unit did nothing of it.
        codes.truncate(UNITS.min(one.counts[0].try_into().unwrap_or(UNITS)));
        codes
    };
    all.iter().map(of).collect()
}

/// What one unit did in a month, each kind on a day of its own.
fn planned(month: Month, unit: &str, among: &[Vec<&str>], all: &'static [Done]) -> Vec<Planned> {
    let mut work = Vec::new();
    for (one, units) in all.iter().zip(among) {
        let Some(at) = units.iter().position(|code| *code == unit) else { continue };
        let Some(kind) = catalogue::shipped().iter().find(|kind| kind.code == one.kind) else {
            continue;
        };
        let weights: Vec<i64> = units.iter().map(|code| luck(one.kind, code)).collect();
        let counts = shares(one.counts, &weights);
        let main: Vec<i64> = counts.iter().map(|shares| shares[0]).collect();
        work.push(Planned {
            kind: one.kind,
            title: "",
            on: day(month, unit, one.kind),
            measures: fed(kind).zip(&counts[at]).map(|(code, n)| (code.to_owned(), *n)).collect(),
            amount: split_money(one.value, &main)[at],
            source: one.source,
            partner: None,
            place: None,
            at_least: false,
        });
    }
    work
}

/// The counts of each unit: none without one of the first, the others as the first lies.
fn shares(counts: &[i64], weights: &[i64]) -> Vec<Vec<i64>> {
    let many = weights.len() as i64;
    let rest = largest_remainder(counts[0] - many, weights);
    let main: Vec<i64> = rest.into_iter().map(|part| part + 1).collect();
    let mut all: Vec<Vec<i64>> = main.iter().map(|n| vec![*n]).collect();
    for count in &counts[1..] {
        for (unit, part) in all.iter_mut().zip(largest_remainder(*count, &main)) {
            unit.push(part);
        }
    }
    all
}

/// The main measure of a kind and those that feed a figure which says what was done, not whom it
/// reached.
fn fed(kind: &Kind) -> impl Iterator<Item = &str> {
    let main = kind.measures.first();
    let is_done = |figure: &String| !catalogue::is_of_reached(figure);
    let is_told =
        move |one: &&Counted| one.figure.as_ref().is_some_and(is_done) || Some(*one) == main;
    kind.measures.iter().filter(is_told).map(|one| one.code.as_str())
}

fn day(month: Month, unit: &str, kind: &str) -> Day {
    month.first().add_days(luck(kind, unit) % i64::from(month.last().day()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use reporting::figures::{FIGURES, PRINTED};

    #[test]
    fn no_work_beyond_the_form_posts_to_a_figure_of_the_form() {
        for one in OCTOBER {
            let kind = catalogue::shipped().iter().find(|kind| kind.code == one.kind);
            let kind = kind.unwrap_or_else(|| panic!("{} is no kind", one.kind));
            assert_eq!(fed(kind).count(), one.counts.len(), "{}", one.kind);
            for figure in kind.figures() {
                let printed = FIGURES[..PRINTED].iter().any(|own| own.code == figure);
                assert!(!printed, "{} would change {figure}", one.kind);
            }
            assert_eq!(kind.value_figure.is_some(), one.value > 0, "{}", one.kind);
            assert!(one.value == 0 || kind.value_sources.contains(&one.source), "{}", one.kind);
        }
    }

    #[test]
    fn the_units_together_did_what_the_province_did() {
        for one in OCTOBER.iter().chain(AUGUST) {
            let many = UNITS.min(one.counts[0] as usize);
            let weights: Vec<i64> = (0..many).map(|n| luck(one.kind, &n.to_string())).collect();
            let parts = shares(one.counts, &weights);
            for (at, count) in one.counts.iter().enumerate() {
                assert_eq!(parts.iter().map(|unit| unit[at]).sum::<i64>(), *count, "{}", one.kind);
            }
            assert!(parts.iter().all(|unit| unit[0] > 0), "{}", one.kind);
        }
    }
}
