//! Checking what a herd says against itself. It repairs nothing.

use crate::model::{Herd, Left, Sex};
use crate::{rules, store};
use kernel::Result;
use kernel::db::Tx;

/// Herds whose balance, duties or keepers cannot be.
pub fn verify(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let herds = store::every_herd(tx)?;
    let mut wrong: Vec<String> = herds.iter().flat_map(broken).collect();
    let all = herds.iter().flat_map(|herd| &herd.animals);
    let never_were: Vec<_> = all
        .filter(|animal| animal.left() == Some(Left::Mistake))
        .map(|animal| animal.id.uuid())
        .collect();
    for id in activities::store::not_given_back(tx, "/cattle/", &never_were)? {
        wrong.push(format!("animal {id}: it never was and its goods are not back"));
    }
    Ok(wrong)
}

fn broken(herd: &Herd) -> Vec<String> {
    let mut wrong = Vec::new();
    let name = herd.bank.id;
    let sums = rules::balance(herd);
    if !sums.holds() {
        wrong.push(format!("herd {name}: its balance does not hold: {sums:?}"));
    }
    for animal in &herd.animals {
        let placed = herd.placements.iter().filter(|row| row.animal == animal.id);
        let now = placed.filter(|row| row.ended_on.is_none()).count();
        if now != usize::from(animal.placed_on.is_some()) {
            wrong.push(format!("herd {name}: {} has {now} keepers", animal.id));
        }
        // What never was may have been said of a cow that was corrected since.
        let born = animal.mother.filter(|_| animal.left() != Some(Left::Mistake));
        let mother = born.and_then(|mother| herd.animal(mother));
        if born.is_some() && mother.is_none_or(|mother| mother.born_on >= animal.born_on) {
            wrong.push(format!("herd {name}: {} is older than its mother", animal.id));
        }
        if mother.is_some_and(|mother| mother.sex() != Sex::Female) {
            wrong.push(format!("herd {name}: the mother of {} is a bull", animal.id));
        }
        let repaid = animal.repays.map(|owner| herd.animal(owner));
        if repaid.is_some_and(|owner| owner.is_none_or(|owner| owner.placed_on.is_none())) {
            wrong.push(format!("herd {name}: {} repays what nobody owes", animal.id));
        }
    }
    wrong
}
