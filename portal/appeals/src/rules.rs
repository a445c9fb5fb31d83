//! How much a card may tell, and how counts are laid out before the small ones are withheld. Pure.

use crate::model::{Shared, Traits};
use disclosure::{LEAST, Table, crowd};
use kernel::{Day, UnitId};
use std::collections::{HashMap, HashSet};

/// The band of age of somebody born in a year, on a day. Wide ones: with a province and a class
/// they still fit very many.
pub fn band(birth_year: i64, today: Day) -> &'static str {
    match i64::from(today.year()) - birth_year {
        ..16 => "child",
        16..60 => "adult",
        60..80 => "old",
        _ => "very-old",
    }
}

/// What a card may tell of an address, from fine to coarse.
fn levels(of: &Traits) -> [Shared; 5] {
    let whole = Shared {
        province: Some(of.province),
        sort: Some(of.sort.clone()),
        class: Some(of.class.clone()),
        band: of.band,
    };
    let any_age = Shared { band: None, ..whole.clone() };
    let any_sort = Shared { sort: None, ..any_age.clone() };
    let any_class = Shared { class: None, ..any_sort.clone() };
    [whole, any_age, any_sort, any_class, Shared::default()]
}

/// What each card tells: as much as it shares with at least four others; none where even the
/// coarsest card would stand for fewer than five: such a card is not shown.
pub fn shared(all: &[Traits]) -> Vec<Option<Shared>> {
    let levels: Vec<[Shared; 5]> = all.iter().map(levels).collect();
    let found = crowd(&levels, LEAST as usize);
    levels.into_iter().zip(found).map(|(own, at)| own.into_iter().nth(at?)).collect()
}

/// An amount as a card tells it: rounded up to two figures, so that it leads back to no paper.
pub fn rounded(amount: i64) -> i64 {
    let mut step = 1;
    while amount / step >= 100 {
        step *= 10;
    }
    (amount + step - 1) / step * step
}

/// What is promised as a card tells it: in tenths of the norm, rounded down and no more than all of
/// it, so that no sum leads back to a pledge.
pub fn promised(amount: i64, norm: i64) -> i64 {
    let tenth = (norm / 10).max(1);
    if amount >= norm { norm } else { amount / tenth * tenth }
}

/// A place of the counts: a unit, or what an inner unit keeps itself.
pub type Spot = (UnitId, bool);

/// Counts by unit and class laid out as a table from the whole country down: `chain` tells where a
/// unit lies, itself first. Classes stand in the order given. Whoever counts the cards that are
/// shown knows so many at the least: that is told with the table.
pub fn table(
    counts: &[(UnitId, String, i64)],
    cards: &[&Shared],
    classes: &[&str],
    chain: impl Fn(UnitId) -> Vec<UnitId>,
) -> (Vec<Spot>, Table) {
    let units: HashSet<UnitId> = counts.iter().map(|(unit, ..)| *unit).collect();
    let mut ways: Vec<Vec<UnitId>> = units.iter().map(|unit| chain(*unit)).collect();
    ways.sort();
    let inner: HashSet<UnitId> = ways.iter().flat_map(|way| way.iter().skip(1).copied()).collect();
    let (mut spots, mut table) = (Vec::new(), Table::default());
    let mut at: HashMap<Spot, usize> = HashMap::new();
    for way in &ways {
        let mut above = None;
        let own = way.first().filter(|unit| inner.contains(unit)).map(|unit| (*unit, true));
        for spot in way.iter().rev().map(|unit| (*unit, false)).chain(own) {
            above = Some(*at.entry(spot).or_insert_with(|| {
                spots.push(spot);
                table.above.push(above);
                table.counts.push(vec![0; classes.len()]);
                spots.len() - 1
            }));
        }
    }
    for (unit, class, many) in counts {
        let place = at.get(&(*unit, inner.contains(unit)));
        // A class that nobody names is counted with the first, which says least.
        let class = classes.iter().position(|own| own == class).unwrap_or(0);
        if let Some(place) = place {
            table.counts[*place][class] += many;
        }
    }
    table.known = vec![vec![0; classes.len() + 1]; spots.len()];
    for card in cards {
        let class = card.class.as_ref().and_then(|own| classes.iter().position(|one| one == own));
        let province = card.province.and_then(|unit| at.get(&(unit, false)).copied());
        for place in province.into_iter().chain([0]).filter(|place| *place < spots.len()) {
            table.known[place][0] += 1;
            if let Some(class) = class {
                table.known[place][class + 1] += 1;
            }
        }
    }
    (spots, table)
}

#[cfg(test)]
mod tests {
    use super::*;
    use disclosure::published;

    fn traits(province: i64, class: &str, band: Option<&'static str>) -> Traits {
        let (province, class) = (UnitId(province), class.to_owned());
        Traits { province, sort: "person".into(), class, band }
    }

    #[test]
    fn a_card_tells_what_five_share() {
        let mut all = vec![traits(1, "elderly", Some("old")); 5];
        all.extend(vec![traits(1, "elderly", Some("very-old")); 2]);
        all.extend(vec![traits(1, "disabled", Some("adult")); 3]);
        all.extend(vec![traits(2, "poor", None); 4]);
        let told = shared(&all);
        let whole = told[0].as_ref().map(|own| (own.province, own.class.clone(), own.band));
        assert_eq!(whole, Some((Some(UnitId(1)), Some("elderly".into()), Some("old"))));
        for at in 5..10 {
            let own = told[at].as_ref().map(|told| (told.province, told.class.clone()));
            assert_eq!(own, Some((Some(UnitId(1)), None)), "two and three show the province alone");
        }
        assert!(told[10..].iter().all(Option::is_none), "four are kept back");
    }

    #[test]
    fn ages_and_amounts_are_coarse() {
        let today = Day::of(2024, 11, 1).unwrap_or(Day::LAST);
        assert_eq!(
            [2020, 2008, 1965, 1964, 1944, 1900].map(|year| band(year, today)),
            ["child", "adult", "adult", "old", "very-old", "very-old",]
        );
        assert_eq!(
            [0, 7, 99, 300_000, 312_000, 12_345_678].map(rounded),
            [0, 7, 99, 300_000, 320_000, 13_000_000,]
        );
    }

    #[test]
    fn what_is_promised_leads_back_to_no_pledge() {
        let told = [0, 29_999, 137_500, 299_999, 300_000, 900_000];
        assert_eq!(
            told.map(|amount| promised(amount, 300_000)),
            [0, 0, 120_000, 270_000, 300_000, 300_000,]
        );
    }

    #[test]
    fn an_inner_unit_keeps_its_own_in_a_row() {
        let of = |unit: i64, class: &str, many| (UnitId(unit), class.to_owned(), many);
        let counts = [of(12, "poor", 9), of(11, "poor", 8), of(1, "child", 7), of(11, "child", 6)];
        let chain = |unit: UnitId| match unit.0 {
            0 => vec![UnitId(0)],
            1 => vec![UnitId(1), UnitId(0)],
            other => vec![UnitId(other), UnitId(1), UnitId(0)],
        };
        let card = Shared { class: Some("child".into()), ..Shared::default() };
        let near = Shared { province: Some(UnitId(1)), ..card.clone() };
        let (spots, table) = table(&counts, &[&card, &near], &["poor", "child"], chain);
        let at = spots.iter().position(|spot| *spot == (UnitId(1), false));
        assert_eq!(
            (&table.known[0], at.map(|at| &table.known[at])),
            (&vec![2, 0, 2], Some(&vec![1, 0, 1]),)
        );
        let rows = published(&table, LEAST);
        let row = |unit, own| {
            let at = spots.iter().position(|spot| *spot == (UnitId(unit), own))?;
            Some((rows[at].counts.clone(), rows[at].total))
        };
        assert_eq!(row(0, false), Some((vec![Some(17), Some(13)], Some(30))));
        assert_eq!(row(1, true), Some((vec![Some(0), Some(7)], Some(7))));
        assert_eq!(row(11, false), Some((vec![Some(8), Some(6)], Some(14))));
    }
}
