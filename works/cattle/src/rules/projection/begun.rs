//! The animals of a herd as a projection begins with them: what each is, when it calves next, when
//! it goes. It foresees nothing.

use super::run::{NEVER, Stands, Stock, Stocks, WHOLE, Way};
use super::{Asks, Parameters};
use crate::model::{AnimalId, AnimalRow, Herd, Left, Sex};
use crate::rules::duty::{self, Duty};
use kernel::Day;
use std::collections::HashMap;

/// What the duties of a herd say: of who owes, and of what goes on.
#[derive(Default)]
struct Owed {
    stands: HashMap<AnimalId, Stands>,
    goes: HashMap<AnimalId, (Way, usize)>,
}

/// Every animal that lives, a whole one each; a female without a calf is split by the share that
/// never has one.
pub(super) fn stock(herd: &Herd, asks: Asks, asked: Parameters, today: Day) -> Stocks {
    let owed = owed(herd, asks, today);
    let mut all = Stocks::new();
    for animal in herd.animals.iter().filter(|animal| animal.is_kept()) {
        if animal.sex() == Sex::Male {
            *all.entry(bull(&owed, animal)).or_default() += WHOLE;
            continue;
        }
        let last = last_calf(herd, animal);
        let barren = if last.is_some() { 0 } else { WHOLE * asked.barren_percent / 100 };
        let calves = month_of(today, calves_on(animal, last, asked));
        for (many, calves) in [(WHOLE - barren, calves), (barren, NEVER)] {
            if many > 0 {
                *all.entry(female(herd, &owed, animal, (calves, today))).or_default() += many;
            }
        }
    }
    all
}

fn owed(herd: &Herd, asks: Asks, today: Day) -> Owed {
    let mut all = Owed::default();
    for (owner, duty) in duty::duties(herd, today) {
        let goes = match duty {
            Duty::Growing(calf, from) => herd.animal(calf).map(|calf| (calf, None, from)),
            Duty::Due(calf, _) | Duty::Overdue(calf, _) => {
                herd.animal(calf).map(|calf| (calf, None, today))
            }
            Duty::Waiting => duty::to_be_sold(herd, owner, asks)
                .map(|bull| (bull, Some(Way::Sale), weaned_on(herd, bull))),
            Duty::Lost | Duty::Fulfilled(_) | Duty::Released => None,
        };
        let stands = match (goes, duty) {
            (Some((calf, way, on)), _) => {
                let own = if calf.sex() == Sex::Female { Way::Calf } else { Way::Bull };
                let month = month_of(today, on);
                all.goes.insert(calf.id, (way.unwrap_or(own), month));
                Stands::Pledged(month)
            }
            (None, Duty::Waiting) => Stands::Owes(duty::still_before(herd, owner, asks)),
            (None, _) => Stands::Free,
        };
        all.stands.insert(owner.id, stands);
    }
    all
}

fn bull(owed: &Owed, animal: &AnimalRow) -> Stock {
    match owed.goes.get(&animal.id) {
        Some(&(way, goes)) => Stock::Going { way, goes, calves: NEVER },
        None => Stock::Bull { is_placed: animal.placed_on.is_some() },
    }
}

fn female(herd: &Herd, owed: &Owed, animal: &AnimalRow, (calves, today): (usize, Day)) -> Stock {
    if let Some(&stands) = owed.stands.get(&animal.id) {
        return Stock::Cow { stands, calves };
    }
    if let Some(&(way, goes)) = owed.goes.get(&animal.id) {
        return Stock::Going { way, goes, calves: calves.max(goes.saturating_add(1)) };
    }
    if is_keepers_own(herd, animal) {
        return Stock::Cow { stands: Stands::Own, calves };
    }
    let goes = month_of(today, weaned_on(herd, animal));
    Stock::Going { way: Way::First, goes, calves: calves.max(goes.saturating_add(1)) }
}

/// Born of an animal that was with a keeper then, or of the keeper's own; what was bought for a
/// bull stands in its place.
fn is_keepers_own(herd: &Herd, animal: &AnimalRow) -> bool {
    let born = animal.bought_for.and_then(|bull| herd.animal(bull)).unwrap_or(animal);
    let mother = born.mother.and_then(|mother| herd.animal(mother));
    mother.is_some_and(|mother| {
        mother.placed_on.is_some_and(|placed| placed <= born.born_on)
            || is_keepers_own(herd, mother)
    })
}

fn last_calf(herd: &Herd, animal: &AnimalRow) -> Option<Day> {
    let own = herd.animals.iter().filter(|calf| calf.mother == Some(animal.id));
    own.filter(|calf| calf.left() != Some(Left::Mistake)).map(|calf| calf.born_on).max()
}

fn calves_on(animal: &AnimalRow, last: Option<Day>, asked: Parameters) -> Day {
    let first = animal.born_on.add_months(asked.first_calf_months);
    last.map_or(first, |last| first.max(last.add_months(asked.interval_months)))
}

fn weaned_on(herd: &Herd, animal: &AnimalRow) -> Day {
    animal.born_on.add_months(herd.bank.wean_months).max(animal.entered_on)
}

/// The month from today in which a day lies; the first one for what is over.
fn month_of(today: Day, on: Day) -> usize {
    let months = |day: Day| i64::from(day.year()) * 12 + i64::from(day.month());
    let whole = months(on) - months(today) + i64::from(on.day() > today.day());
    usize::try_from(whole).unwrap_or(0).max(1)
}
