//! A leaving that was recorded by mistake, on the wrong ear number say: what must hold before it is
//! taken back. Pure.

use super::{check_birth, duty};
use crate::model::{AnimalId, AnimalRow, Herd, Left};
use kernel::{Day, Flaw};

/// What must hold of an animal whose leaving is taken back: it left, nothing came in its stead, and
/// the duty that its leaving changed was not settled since.
pub fn check_return(herd: &Herd, animal: &AnimalRow, today: Day) -> Vec<Flaw> {
    let (Some(left), Some(on)) = (animal.left(), animal.left_on) else {
        return vec![flaw("cattle-not-gone", animal)];
    };
    let mut flaws = Vec::new();
    if let Some(heifer) = herd.heifer(animal.id) {
        flaws.push(flaw("cattle-heifer-bought", animal).arg("heifer", heifer.tag.clone()));
    }
    if left == Left::Mistake {
        flaws.extend(fits(herd, animal, today));
    }
    flaws.extend(settled(herd, animal, (on, today)));
    flaws
}

fn flaw(key: &'static str, animal: &AnimalRow) -> Flaw {
    Flaw::new("animal", key).arg("tag", animal.tag.clone())
}

/// What was said never to have been fits into what was recorded meanwhile: its mother could have
/// it, and the bull it was bought for stands sold with no other heifer in its place.
fn fits(herd: &Herd, animal: &AnimalRow, today: Day) -> Vec<Flaw> {
    let mother = animal.mother.and_then(|mother| herd.animal(mother));
    let born = mother.map(|mother| check_birth(herd, mother, animal.born_on, today));
    let at_animal = |flaw: Flaw| Flaw { field: "animal".into(), ..flaw };
    let mut flaws: Vec<Flaw> = born.into_iter().flatten().map(at_animal).collect();
    if let Some(bull) = animal.bought_for.and_then(|bull| herd.animal(bull)) {
        let is_sold = bull.left() == Some(Left::Sold)
            && bull.left_on.is_some_and(|sold| sold <= animal.entered_on);
        if !is_sold || herd.heifer(bull.id).is_some() {
            flaws.push(flaw("cattle-heifer-without-sale", animal).arg("bull", bull.tag.clone()));
        }
    }
    flaws
}

/// The duty that the leaving changed and that somebody settled since: its own, or that of the
/// mother whose calf it is. Both would stand beside each other if the animal came back.
fn settled(herd: &Herd, animal: &AnimalRow, (left, today): (Day, Day)) -> Option<Flaw> {
    let owners = [Some(animal), herd.mother(animal)].into_iter().flatten();
    owners.filter(|owner| owner.placed_on.is_some()).find_map(|owner| {
        let calf = herd.animals.iter().find(|calf| calf.repays == Some(owner.id));
        if calf.is_some_and(|calf| calf.id == animal.id) {
            return None;
        }
        let on = calf.map_or(owner.released_on, |calf| calf.placed_on);
        let on = on.filter(|on| *on >= left)?;
        let was = reopened(herd, owner.id);
        if as_it_is(&was, owner.id, today) == as_it_is(&back(&was, animal.id), owner.id, today) {
            return None;
        }
        let said = match calf {
            Some(calf) => flaw("cattle-passed-on-since", animal).arg("calf", calf.tag.clone()),
            None => flaw("cattle-released-since", animal).arg("owner", owner.tag.clone()),
        };
        Some(said.arg("day", on.vn()))
    })
}

fn as_it_is(herd: &Herd, owner: AnimalId, today: Day) -> Option<super::Duty> {
    herd.animal(owner).map(|owner| duty(herd, owner, today))
}

/// The herd as if nobody had settled a duty.
fn reopened(herd: &Herd, owner: AnimalId) -> Herd {
    let mut herd = herd.clone();
    for animal in &mut herd.animals {
        if animal.id == owner {
            animal.released_on = None;
        }
        if animal.repays == Some(owner) {
            (animal.repays, animal.placed_on) = (None, None);
        }
    }
    herd
}

/// The herd as if an animal had not left.
fn back(herd: &Herd, id: AnimalId) -> Herd {
    let mut herd = herd.clone();
    for animal in herd.animals.iter_mut().filter(|animal| animal.id == id) {
        (animal.left_how, animal.left_on) = (None, None);
    }
    herd
}
