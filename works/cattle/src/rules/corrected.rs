//! A slip in what was written of an animal, its number, sex or birthday: what must hold before it
//! is corrected. What keepers owe is read from the animals, so it is reckoned anew by itself; what
//! went on, was placed or released on the old words keeps them until that is taken back. Pure.

use super::{Duty, YOUNGEST_MOTHER_MONTHS, check_birth, check_entry, duty};
use crate::model::{AnimalId, AnimalRow, Herd, Left, Sex};
use kernel::{Day, Flaw};

/// What an animal is said to be; what stays is not said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Slip {
    /// The number on its ear.
    pub tag: Option<String>,
    /// Its sex.
    pub sex: Option<Sex>,
    /// When it was born.
    pub born_on: Option<Day>,
}

/// An animal as it should have been written. One that was born in the bank came on that day.
pub fn corrected(animal: &AnimalRow, slip: &Slip) -> AnimalRow {
    let born_on = slip.born_on.unwrap_or(animal.born_on);
    AnimalRow {
        tag: slip.tag.clone().unwrap_or_else(|| animal.tag.clone()),
        sex: slip.sex.unwrap_or(animal.sex()).code().to_owned(),
        born_on,
        entered_on: if animal.mother.is_some() { born_on } else { animal.entered_on },
        ..animal.clone()
    }
}

/// What must hold of an animal whose words are corrected.
pub fn check_correction(herd: &Herd, animal: &AnimalRow, new: &AnimalRow, today: Day) -> Vec<Flaw> {
    if animal.left() == Some(Left::Mistake) {
        return vec![flaw("animal", "cattle-correct-never-was", animal)];
    }
    let mut flaws = Vec::new();
    if herd.animals.iter().any(|other| other.id != new.id && other.tag == new.tag) {
        flaws.push(Flaw::new("tag", "cattle-tag-known"));
    }
    if new.sex() != animal.sex() {
        flaws.extend(check_sex(herd, new));
    }
    if new.born_on != animal.born_on {
        flaws.extend(check_birthday(herd, new, today));
    }
    if flaws.is_empty() {
        flaws.extend(rests(herd, animal, new));
    }
    flaws
}

fn flaw(field: &str, key: &'static str, animal: &AnimalRow) -> Flaw {
    Flaw::new(field, key).arg("tag", animal.tag.clone())
}

/// The calves that an animal had.
fn calves(herd: &Herd, mother: AnimalId) -> impl Iterator<Item = &AnimalRow> {
    herd.animals
        .iter()
        .filter(move |calf| calf.mother == Some(mother) && calf.left() != Some(Left::Mistake))
}

/// A cow that calved is a cow; what was sold for a heifer was a bull, and the heifer is one.
fn check_sex(herd: &Herd, new: &AnimalRow) -> Option<Flaw> {
    match new.sex() {
        Sex::Male => match calves(herd, new.id).next() {
            Some(calf) => {
                Some(flaw("sex", "cattle-bull-has-calves", new).arg("calf", calf.tag.clone()))
            }
            None => new.bought_for.map(|_| flaw("sex", "cattle-bought-as-heifer", new)),
        },
        Sex::Female => herd.heifer(new.id).map(|heifer| {
            flaw("sex", "cattle-sold-as-bull", new).arg("heifer", heifer.tag.clone())
        }),
    }
}

/// It was born before whatever it did, of a mother that could have it, and before its own calves.
fn check_birthday(herd: &Herd, new: &AnimalRow, today: Day) -> Vec<Flaw> {
    let mut flaws = match new.mother.and_then(|mother| herd.animal(mother)) {
        Some(mother) => check_birth(&without(herd, new.id), mother, new.born_on, today),
        None => check_entry(new.born_on, new.entered_on, today),
    };
    for flaw in &mut flaws {
        flaw.field = "born_on".into();
    }
    let first = [new.placed_on, new.left_on].into_iter().flatten().min();
    if let Some(day) = first.filter(|day| new.born_on > *day) {
        flaws.push(flaw("born_on", "cattle-born-after-deeds", new).arg("day", day.vn()));
    }
    let Some(calf) = calves(herd, new.id).min_by_key(|calf| calf.born_on) else { return flaws };
    let key = match calf.born_on {
        born if born <= new.born_on => "cattle-calf-older-than-mother",
        born if born < new.born_on.add_months(YOUNGEST_MOTHER_MONTHS) => "cattle-mother-too-young",
        _ => return flaws,
    };
    let said = flaw("born_on", key, new).arg("day", new.born_on.vn());
    flaws.push(said.arg("months", YOUNGEST_MOTHER_MONTHS.to_string()));
    flaws
}

fn without(herd: &Herd, id: AnimalId) -> Herd {
    let mut herd = herd.clone();
    herd.animals.retain(|animal| animal.id != id);
    herd
}

/// What was settled on the old words: it went to a keeper as the bank's own or as owed, another
/// calf went on, or its keeper was released, and with the new words that would have been otherwise.
fn rests(herd: &Herd, animal: &AnimalRow, new: &AnimalRow) -> Option<Flaw> {
    let mut would = herd.clone();
    for other in would.animals.iter_mut().filter(|other| other.id == new.id) {
        other.clone_from(new);
    }
    let placed = [Some(animal), herd.heifer(animal.id)].into_iter().flatten();
    for one in placed.filter(|one| one.placed_on.is_some()) {
        let on = one.placed_on.map(|on| on.vn()).unwrap_or_default();
        if is_owed(herd, one.id) != is_owed(&would, one.id) {
            return Some(flaw("animal", "cattle-rests-placed", one).arg("day", on));
        }
    }
    let owner = herd.mother(animal).filter(|owner| owner.placed_on.is_some())?;
    let calf = herd.animals.iter().find(|calf| calf.repays == Some(owner.id));
    let on = calf.map_or(owner.released_on, |calf| calf.placed_on)?;
    if stood(herd, owner.id, on) == stood(&would, owner.id, on) {
        return None;
    }
    let said = match calf {
        Some(calf) => flaw("animal", "cattle-rests-passed", animal).arg("calf", calf.tag.clone()),
        None => flaw("animal", "cattle-rests-released", animal).arg("owner", owner.tag.clone()),
    };
    Some(said.arg("day", on.vn()))
}

/// Whether an animal was born, or the bull it was bought for, when its mother was with a keeper.
fn is_owed(herd: &Herd, id: AnimalId) -> bool {
    let Some(animal) = herd.animal(id) else { return false };
    let born = animal.bought_for.and_then(|bull| herd.animal(bull)).unwrap_or(animal).born_on;
    herd.mother(animal).and_then(|mother| mother.placed_on).is_some_and(|placed| placed <= born)
}

/// What an animal owed on the day on which that was settled, as the herd stood before.
fn stood(herd: &Herd, owner: AnimalId, on: Day) -> Option<(&'static str, Option<AnimalId>)> {
    let mut herd = herd.clone();
    herd.animals.retain(|animal| animal.entered_on <= on);
    for animal in &mut herd.animals {
        // What went on was there then, though it died on the same day.
        let was_there =
            animal.left_on.is_some_and(|left| left > on) || animal.repays == Some(owner);
        if animal.left() != Some(Left::Mistake) && was_there {
            (animal.left_how, animal.left_on) = (None, None);
        }
        if animal.id == owner {
            animal.released_on = None;
        }
        if animal.repays == Some(owner) {
            (animal.repays, animal.placed_on) = (None, None);
        }
    }
    let owner = herd.animal(owner)?;
    Some(match duty(&herd, owner, on) {
        Duty::Due(calf, _) | Duty::Overdue(calf, _) => ("due", Some(calf)),
        Duty::Growing(calf, _) => ("growing", Some(calf)),
        other => (other.code(), None),
    })
}
