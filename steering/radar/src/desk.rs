//! The work of the radar: what met and where nobody helps is gathered, answered; lists are taken
//! and withdrawn. Each function is one transaction's worth of work in the order pass → load → rules
//! → store; it draws nothing.

mod gather;
mod givers;
mod lists;

pub use lists::{Hand, hand_link, keyed, opened, take, withdraw};

use crate::model::{Dossier, Meeting, NewAnswer, Overlap, Person};
use crate::{acts, store};
use addresses::AddressId;
use kernel::db::Tx;
use kernel::place;
use kernel::seal::Keys;
use kernel::{Error, Month, Result, UnitId, Who};
use org::standing::Standing;
use sponsorship::desk::Covered;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Help that met, with the dossiers it reached.
pub struct Met {
    /// The dossiers.
    pub dossiers: Vec<Dossier>,
    /// The help.
    pub overlap: Overlap,
}

/// What the radar shows of a unit and month.
pub struct Radar {
    /// Where it stands.
    pub standing: Standing,
    /// Help that met: what waits for an answer first, then shared slots, then what was answered.
    pub met: Vec<Met>,
    /// Units that keep addresses which nobody helped, most addresses first.
    pub left_alone: Vec<Covered>,
    /// How many units keep addresses.
    pub units: usize,
    /// What units are called.
    pub names: HashMap<UnitId, String>,
    /// Whether the reader may answer and take lists.
    pub may_keep: bool,
}

/// The radar of a unit and those under it in a month.
pub fn seen(
    tx: &mut Tx<'_>,
    (who, keys): (&Who, &Keys),
    (unit, month): (&str, Month),
) -> Result<Radar> {
    let standing = Standing::at(tx, who, &acts::VIEW, unit, who.today())?;
    let pass = &standing.pass;
    let people = gather::people(tx, (pass, keys), month)?;
    let reached: HashSet<UnitId> = people.iter().flat_map(units_of).collect();
    let covered = sponsorship::desk::covered(tx, pass, month)?;
    let units = covered.len();
    let left_alone: Vec<Covered> = covered
        .into_iter()
        .filter(|one| one.is_left_alone() && !reached.contains(&one.unit))
        .collect();
    let met = met(people);
    let kept = met.iter().flat_map(|one| &one.dossiers).map(|own| own.unit);
    let names = place::names(tx, kept.chain(left_alone.iter().map(|one| one.unit)))?;
    let may_keep = who.may(&acts::KEEP, &standing.place).is_ok();
    Ok(Radar { standing, met, left_alone, units, names, may_keep })
}

/// Where somebody was helped at all, by whomever.
fn units_of(person: &Person) -> Vec<UnitId> {
    match person.had.is_empty() && person.beyond.is_empty() {
        true => Vec::new(),
        false => person.dossiers.iter().map(|own| own.unit).collect(),
    }
}

fn met(people: Vec<Person>) -> Vec<Met> {
    let mut all: Vec<Met> = Vec::new();
    for Person { dossiers, had, .. } in people {
        let two = had.into_iter().filter(|one| one.meeting != Meeting::Apart);
        all.extend(two.map(|overlap| Met { dossiers: dossiers.clone(), overlap }));
    }
    all.sort_by_key(|one| {
        let rest = (one.overlap.answer.is_some(), one.overlap.meeting, -one.overlap.amount());
        (rest, one.dossiers.first().map(|own| own.id.uuid()), one.overlap.family)
    });
    all
}

/// One person's month, as the reader of a unit sees it.
pub struct OfPerson {
    /// Where it stands.
    pub standing: Standing,
    /// The person.
    pub person: Person,
    /// What units are called.
    pub names: HashMap<UnitId, String>,
    /// Whether the reader may answer.
    pub may_keep: bool,
}

/// The month of the person of a dossier; unknown where the unit neither keeps it nor stands above
/// whoever does.
pub fn person(
    tx: &mut Tx<'_>,
    (who, keys): (&Who, &Keys),
    (unit, month): (&str, Month),
    id: AddressId,
) -> Result<OfPerson> {
    let standing = Standing::at(tx, who, &acts::VIEW, unit, who.today())?;
    let row = addresses::store::found(tx, id)?.ok_or(Error::NotFound)?;
    let chain = place::chain(tx, row.unit, who.today())?;
    if !chain.contains(&standing.place.id) {
        return Err(Error::NotFound);
    }
    let all = gather::people(tx, (&standing.pass, keys), month)?;
    let found = all.into_iter().find(|one| one.dossiers.iter().any(|own| own.id == id));
    let own = Dossier { id, unit: row.unit, code: row.code };
    let none = Person { dossiers: vec![own], had: Vec::new(), beyond: BTreeSet::new() };
    let person = found.unwrap_or(none);
    let names = place::names(tx, person.dossiers.iter().map(|own| own.unit))?;
    let may_keep = who.may(&acts::KEEP, &standing.place).is_ok();
    Ok(OfPerson { standing, person, names, may_keep })
}

/// Says of help that met what is right, on the version its writer had. It holds for every dossier
/// of the person within reach, until another giver comes.
pub fn answer(
    tx: &mut Tx<'_>,
    hand: (&Who, &Keys),
    (unit, month): (&str, Month),
    (id, new): (AddressId, &NewAnswer),
) -> Result<()> {
    let seen = person(tx, hand, (unit, month), id)?;
    let pass = hand.0.may(&acts::KEEP, &seen.standing.place)?;
    let found = seen.person.had.iter().find(|one| one.family == new.family);
    let found = found.filter(|one| one.meeting == Meeting::Overlap);
    let found = found.ok_or_else(|| Error::flaw("", "radar-answer-gone"))?;
    if found.version != new.base {
        return Err(Error::flaw("", "radar-answer-other"));
    }
    for own in &seen.person.dossiers {
        store::put_answer(tx, &pass, (own.id, own.unit, month), (new, &found.met_hash))?;
    }
    Ok(())
}
