//! What a placed animal owes: the calf that goes on by the bank's rule, from when and until when.
//! One animal, one duty, whoever keeps it; it ends by a calf that went on or by a release, and by
//! nothing else. Pure.

use super::Asks;
use crate::model::{AnimalId, AnimalRow, BankRow, Herd, Left, Sex};
use kernel::{Day, Flaw};

/// Where a duty stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duty {
    /// No calf of the rule yet.
    Waiting,
    /// The calf is there and too young until this day.
    Growing(AnimalId, Day),
    /// The calf can go on, until this day.
    Due(AnimalId, Day),
    /// The calf should have gone on by this day.
    Overdue(AnimalId, Day),
    /// The animal is gone before its calf was there: somebody decides.
    Lost,
    /// Fulfilled by this animal.
    Fulfilled(AnimalId),
    /// Released.
    Released,
}

impl Duty {
    /// The stable code (`cattle-duty-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Duty::Waiting => "waiting",
            Duty::Growing(..) => "growing",
            Duty::Due(..) => "due",
            Duty::Overdue(..) => "overdue",
            Duty::Lost => "lost",
            Duty::Fulfilled(_) => "fulfilled",
            Duty::Released => "released",
        }
    }

    /// Whether somebody still owes.
    pub fn is_open(self) -> bool {
        !matches!(self, Duty::Fulfilled(_) | Duty::Released)
    }
}

/// The duties of a herd: one for each animal that was ever placed, in the order of placing.
pub fn duties(herd: &Herd, today: Day) -> Vec<(&AnimalRow, Duty)> {
    let mut placed: Vec<&AnimalRow> =
        herd.animals.iter().filter(|animal| animal.placed_on.is_some()).collect();
    placed.sort_by_key(|animal| (animal.placed_on, animal.id.uuid()));
    placed.into_iter().map(|animal| (animal, duty(herd, animal, today))).collect()
}

/// Where the duty of a placed animal stands on a day.
pub fn duty(herd: &Herd, animal: &AnimalRow, today: Day) -> Duty {
    if let Some(calf) = herd.animals.iter().find(|calf| calf.repays == Some(animal.id)) {
        return Duty::Fulfilled(calf.id);
    }
    if animal.released_on.is_some() {
        return Duty::Released;
    }
    let Some(calf) = owed(herd, animal) else {
        // A bull that will be sold for a heifer is still a hope.
        let has_hope = animal.is_kept() || unsold(herd, animal);
        return if has_hope { Duty::Waiting } else { Duty::Lost };
    };
    let from = ready_on(&herd.bank, calf);
    let until = from.add_months(herd.bank.grace_months);
    if today < from {
        Duty::Growing(calf.id, from)
    } else if today <= until {
        Duty::Due(calf.id, until)
    } else {
        Duty::Overdue(calf.id, until)
    }
}

/// From when a calf can go on.
fn ready_on(bank: &BankRow, calf: &AnimalRow) -> Day {
    calf.born_on.add_months(bank.wean_months).max(calf.entered_on)
}

/// The calf that the rule asks for: the how-manyeth of those that count, or the next that lives.
fn owed<'h>(herd: &'h Herd, animal: &AnimalRow) -> Option<&'h AnimalRow> {
    let asks = Asks::of_bank(&herd.bank)?;
    let mut from_there = counted(herd, animal, asks).into_iter().skip(asks.order - 1);
    from_there
        .find(|calf| calf.is_kept() && calf.placed_on.is_none() && !waits_for_heifer(herd, calf))
}

/// The calves of an animal that count, in their turn. In a bank that sells bulls, the heifer bought
/// for a bull counts in its place.
fn counted<'h>(herd: &'h Herd, animal: &AnimalRow, asks: Asks) -> Vec<&'h AnimalRow> {
    let mut counted: Vec<(Day, &AnimalRow)> = calves(herd, animal)
        .filter_map(|calf| {
            let counts = match (calf.sex(), herd.heifer(calf.id)) {
                (Sex::Female, _) => Some(calf),
                (Sex::Male, Some(heifer)) if herd.bank.sells_bulls => Some(heifer),
                (Sex::Male, _) if asks.any_sex => Some(calf),
                (Sex::Male, _) => None,
            };
            // Where all calves count, each has its turn when it was born; where females alone do, a
            // heifer bought late has its turn when it was bought.
            let turn = |counts: &AnimalRow| match asks.any_sex {
                true => calf.born_on,
                false => counts.entered_on,
            };
            counts.map(|counts| (turn(counts), counts))
        })
        .collect();
    counted.sort_by_key(|(day, calf)| (*day, calf.id.uuid()));
    counted.into_iter().map(|(_, calf)| calf).collect()
}

/// How many calves that count an animal still has before the one that goes on.
pub(super) fn still_before(herd: &Herd, animal: &AnimalRow, asks: Asks) -> usize {
    (asks.order - 1).saturating_sub(counted(herd, animal, asks).len())
}

/// The bull calf whose heifer will be the one that goes on, in a bank that sells bulls.
pub(super) fn to_be_sold<'h>(
    herd: &'h Herd,
    animal: &AnimalRow,
    asks: Asks,
) -> Option<&'h AnimalRow> {
    let is_there = |calf: &&AnimalRow| {
        calf.is_kept() && calf.placed_on.is_none() && waits_for_heifer(herd, calf)
    };
    let counted = counted(herd, animal, asks);
    if asks.any_sex {
        return counted.into_iter().skip(asks.order - 1).find(is_there);
    }
    let has_turn = counted.len() + 1 >= asks.order;
    let first = calves(herd, animal).filter(is_there).min_by_key(|calf| calf.born_on);
    first.filter(|_| has_turn)
}

/// A bull of a bank that sells bulls goes on as the heifer it buys.
fn waits_for_heifer(herd: &Herd, calf: &AnimalRow) -> bool {
    herd.bank.sells_bulls && calf.sex() == Sex::Male
}

fn unsold(herd: &Herd, animal: &AnimalRow) -> bool {
    herd.bank.sells_bulls
        && calves(herd, animal).any(|calf| calf.sex() == Sex::Male && calf.is_kept())
}

/// The calves of an animal since it was placed.
fn calves<'h>(herd: &'h Herd, animal: &AnimalRow) -> impl Iterator<Item = &'h AnimalRow> {
    let (mother, since) = (animal.id, animal.placed_on);
    herd.animals.iter().filter(move |calf| {
        calf.mother == Some(mother)
            && calf.left() != Some(Left::Mistake)
            && since.is_some_and(|since| calf.born_on >= since)
    })
}

/// Whose duty an animal fulfils when it is handed to a new keeper on a day: none for one that came
/// from a giver or from a mother without a keeper, its mother's for the calf of the rule. Anything
/// else stays where it is.
pub fn can_go_on(herd: &Herd, animal: &AnimalRow, on: Day) -> Result<Option<AnimalId>, Flaw> {
    let flaw = |key| Err(Flaw::new("animal", key).arg("tag", animal.tag.clone()));
    if let Some(left) = animal.left_on {
        return flaw("cattle-gone").map_err(|flaw: Flaw| flaw.arg("day", left.vn()));
    }
    if animal.placed_on.is_some() {
        return flaw("cattle-placed-already");
    }
    if on < animal.entered_on {
        return Err(Flaw::new("on", "cattle-left-before").arg("day", animal.entered_on.vn()));
    }
    let Some(mother) = herd.mother(animal) else { return Ok(None) };
    // What was born before its mother went to a keeper is the bank's own: nobody owes it.
    let born_on = match animal.bought_for.and_then(|bull| herd.animal(bull)) {
        Some(bull) => bull.born_on,
        None => animal.born_on,
    };
    if mother.placed_on.is_none_or(|placed| born_on < placed) {
        return Ok(None);
    }
    match duty(herd, mother, on) {
        Duty::Due(calf, _) | Duty::Overdue(calf, _) if calf == animal.id => Ok(Some(mother.id)),
        Duty::Growing(calf, from) if calf == animal.id => {
            let flaw = Flaw::new("on", "cattle-too-young").arg("tag", animal.tag.clone());
            Err(flaw.arg("day", from.vn()))
        }
        _ => flaw("cattle-not-owed"),
    }
}
