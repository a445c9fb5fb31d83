//! What each person of a unit and those under it had in a month: brought together from what
//! sponsors gave to dossiers (two with one identity number are one person, wherever they are kept),
//! from agencies' lists by keyed hash, and from the society's own work by keyed hash of name and
//! year of birth. Nothing sealed is opened.

use super::givers::Givers;
use crate::model::{
    AnswerRow, By, Dossier, Family, Giver, Help, Kind, Meeting, Of, Overlap, Person, Shown,
};
use crate::rules::{FOR_LIVING, family_of_work, one_key_each, said_of, within_reach};
use crate::store;
use addresses::AddressId;
use addresses::store::Marked;
use help::HelpId;
use help::store::Met;
use kernel::db::Tx;
use kernel::place;
use kernel::seal::Keys;
use kernel::{Month, Pass, Result, UnitId};
use sponsorship::store::Helped;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// What the keyed hash of the givers that met is made for.
const MET: &str = "radar.met";

/// Those who are met: each address of a person, and what was found of the person.
struct Known {
    marked: Vec<Marked>,
    /// Which person each dossier within reach is of.
    of: HashMap<AddressId, usize>,
    dossiers: Vec<Vec<Dossier>>,
    helps: Vec<Vec<Help>>,
}

/// Everybody who was helped in a month.
pub(super) fn people(
    tx: &mut Tx<'_>,
    (pass, keys): (&Pass, &Keys),
    month: Month,
) -> Result<Vec<Person>> {
    let mut known = known(addresses::store::marked(tx, pass, month.first())?);
    let twins = twins(tx, pass, (&known, month))?;
    let here = sponsorship::store::helped(tx, pass, month)?;
    let ids: Vec<AddressId> = twins.keys().copied().collect();
    let there = sponsorship::store::helped_of(tx, pass, month, &ids)?;
    let sponsors: BTreeSet<_> = here.iter().chain(&there).filter_map(|one| one.sponsor).collect();
    let sponsors: Vec<_> = sponsors.into_iter().collect();
    let mut givers = Givers::of(tx, pass, &sponsors)?;
    for one in here {
        if let Some(at) = known.of.get(&one.address) {
            let giver = givers.sponsor(tx, (one.sponsor, one.unit))?;
            known.helps[*at].push(given(giver, one));
        }
    }
    for one in there {
        let Some((at, unit)) = twins.get(&one.address) else { continue };
        let giver = givers.elsewhere(tx, (one.sponsor, *unit))?;
        let untold = Help { amount: None, on: None, of: Of::Untold, ..given(giver, one) };
        known.helps[*at].push(Help { by: By::Number, slot: None, ..untold });
    }
    listed(tx, pass, (&mut known, &mut givers), month)?;
    worked(tx, (pass, keys), (&mut known, &mut givers), month)?;
    told(tx, (pass, keys), known, month)
}

/// Dossiers as persons: those with one identity number are one.
fn known(marked: Vec<Marked>) -> Known {
    let (mut of, mut dossiers) = (HashMap::new(), Vec::<Vec<Dossier>>::new());
    let mut by_number: HashMap<Vec<u8>, usize> = HashMap::new();
    for one in &marked {
        let next = dossiers.len();
        let at = match &one.number_hash {
            Some(hash) => *by_number.entry(hash.clone()).or_insert(next),
            None => next,
        };
        if at == next {
            dossiers.push(Vec::new());
        }
        of.insert(one.id, at);
        dossiers[at].push(Dossier { id: one.id, unit: one.unit, code: one.code.clone() });
    }
    let helps = vec![Vec::new(); dossiers.len()];
    Known { marked, of, dossiers, helps }
}

/// Dossiers beyond reach of persons who are met here: whose, and which unit keeps them.
fn twins(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (known, month): (&Known, Month),
) -> Result<HashMap<AddressId, (usize, UnitId)>> {
    let all = addresses::store::same_number(tx, pass, month.first())?;
    let beyond = all.into_iter().filter(|(_, other, _)| !known.of.contains_key(other));
    let of = |(own, other, unit)| Some((other, (*known.of.get(&own)?, unit)));
    Ok(beyond.filter_map(of).collect())
}

/// What a sponsor gave.
fn given(giver: Giver, one: Helped) -> Help {
    Help {
        giver,
        family: FOR_LIVING,
        of: Of::Means(one.sort),
        amount: Some(one.amount),
        on: Some(one.on_day),
        slot: one.slot,
        by: By::Dossier,
    }
}

/// What agencies' lists tell of them.
fn listed(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (known, givers): (&mut Known, &mut Givers<'_>),
    month: Month,
) -> Result<()> {
    let mut by_hash: HashMap<Vec<u8>, BTreeSet<usize>> = HashMap::new();
    for one in &known.marked {
        let at = known.of[&one.id];
        for hash in [&one.number_hash, &one.phone_hash].into_iter().flatten() {
            by_hash.entry(hash.clone()).or_default().insert(at);
        }
    }
    let hashes: Vec<Vec<u8>> = by_hash.keys().cloned().collect();
    for line in store::lines_of(tx, pass, month, &hashes)? {
        let giver = givers.agency(tx, (line.organisation, line.unit))?;
        let is_told = giver.is_told();
        let help = Help {
            giver,
            family: Kind::read(&line.kind).map_or(Family::Other, Kind::family),
            of: if is_told { Of::Listed(line.kind) } else { Of::Untold },
            amount: is_told.then_some(line.amount),
            on: None,
            slot: None,
            by: if line.is_phone { By::Phone } else { By::Number },
        };
        for at in by_hash.get(&line.key_hash).into_iter().flatten() {
            known.helps[*at].push(help.clone());
        }
    }
    Ok(())
}

/// What the society's own work gave to somebody of the same name and year of birth, at a unit that
/// keeps the dossier or stands above whoever does. Two dossiers of one person find the same help,
/// which was given once.
fn worked(
    tx: &mut Tx<'_>,
    (pass, keys): (&Pass, &Keys),
    (known, givers): (&mut Known, &mut Givers<'_>),
    month: Month,
) -> Result<()> {
    let met = help::store::met(tx, pass, (month.first(), month.last()))?;
    let helping: HashSet<UnitId> = met.iter().map(|one| one.unit).collect();
    let mut by_hash: HashMap<&[u8], Vec<&Met>> = HashMap::new();
    for one in &met {
        by_hash.entry(one.look_up.as_slice()).or_default().push(one);
    }
    if by_hash.is_empty() {
        return Ok(());
    }
    let units: BTreeSet<UnitId> = known.marked.iter().map(|one| one.unit).collect();
    let units: Vec<UnitId> = units.into_iter().collect();
    let chains = place::chains(tx, &units, pass.today())?;
    let mut seen = Once::default();
    for one in &known.marked {
        let chain = chains.get(&one.unit).map_or(&[][..], Vec::as_slice);
        let Some(year) = one.birth_year.filter(|_| chain.iter().any(|at| helping.contains(at)))
        else {
            continue;
        };
        for sort in [help::Sort::Person, help::Sort::Household] {
            let hash = help::store::key_of(keys, &one.name_folded, year, sort);
            let found = by_hash.get(hash.as_slice()).into_iter().flatten();
            for met in found.filter(|met| chain.contains(&met.unit)) {
                if seen.is_first(known.of[&one.id], met.id) {
                    let giver = givers.in_words(tx, (&met.giver, met.unit))?;
                    known.helps[known.of[&one.id]].push(of_work(giver, met));
                }
            }
        }
    }
    Ok(())
}

/// Which help of the society was found for which person already.
#[derive(Default)]
struct Once(HashSet<(usize, HelpId)>);

impl Once {
    fn is_first(&mut self, person: usize, help: HelpId) -> bool {
        self.0.insert((person, help))
    }
}

fn of_work(giver: Giver, met: &Met) -> Help {
    Help {
        giver,
        family: family_of_work(&met.kind),
        of: Of::Work(met.kind.clone()),
        amount: Some(met.amount),
        on: Some(met.on_day),
        slot: None,
        by: By::Name,
    }
}

/// Whoever had help, with whether it met and what was said of that.
fn told(
    tx: &mut Tx<'_>,
    (pass, keys): (&Pass, &Keys),
    known: Known,
    month: Month,
) -> Result<Vec<Person>> {
    let mut people = Vec::new();
    for (dossiers, helps) in known.dossiers.into_iter().zip(known.helps) {
        if !helps.is_empty() {
            people.push(of_person(keys, dossiers, helps));
        }
    }
    let ids: Vec<AddressId> = people
        .iter()
        .filter(|person| person.had.iter().any(|one| one.meeting == Meeting::Overlap))
        .flat_map(|person| person.dossiers.iter().map(|own| own.id))
        .collect();
    let mut answers: HashMap<AddressId, Vec<AnswerRow>> = HashMap::new();
    for answer in store::answers(tx, pass, month, &ids)? {
        answers.entry(answer.address).or_default().push(answer);
    }
    for person in &mut people {
        let said = person.dossiers.iter().filter_map(|own| answers.get(&own.id)).flatten();
        let said: Vec<&AnswerRow> = said.collect();
        for one in &mut person.had {
            let of = said.iter().filter(|row| row.family == one.family.code());
            one.version = of.clone().map(|row| row.version).max().unwrap_or(0);
            one.answer =
                of.clone().find(|row| row.met_hash == one.met_hash).map(|row| (*row).clone());
        }
    }
    Ok(people)
}

/// One person's month: where only somebody beyond reach gave for something and nobody met, what it
/// was for is not told.
fn of_person(keys: &Keys, dossiers: Vec<Dossier>, mut helps: Vec<Help>) -> Person {
    one_key_each(&mut helps);
    let mut by_family: BTreeMap<Family, Vec<Help>> = BTreeMap::new();
    for help in helps {
        by_family.entry(help.family).or_default().push(help);
    }
    let (mut had, mut beyond) = (Vec::new(), BTreeSet::new());
    for (family, helps) in by_family {
        let one = of_family(keys, family, helps);
        let is_told = one.helps.iter().any(|help| help.giver.is_told());
        if is_told || one.meeting != Meeting::Apart {
            had.push(one);
            continue;
        }
        for help in one.helps {
            if let Shown::Elsewhere(province) = help.giver.shown {
                beyond.insert(province);
            }
        }
    }
    Person { dossiers, had, beyond }
}

/// The hash is of all who gave, so that whoever reads finds the answer of whoever wrote it; what is
/// shown is what lies within reach.
fn of_family(keys: &Keys, family: Family, helps: Vec<Help>) -> Overlap {
    let met_hash = keys.look_up(MET, &said_of(&helps)).to_vec();
    let (mut helps, meeting) = within_reach(helps);
    helps.sort_by(|one, other| {
        (one.on, &one.giver.key, one.amount).cmp(&(other.on, &other.giver.key, other.amount))
    });
    Overlap { family, helps, meeting, met_hash, answer: None, version: 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_help_is_found_once_for_two_dossiers_of_one_person() {
        let (rice, cash) = (HelpId::new(), HelpId::new());
        let mut seen = Once::default();
        assert!(seen.is_first(0, rice) && !seen.is_first(0, rice), "the second dossier");
        assert!(seen.is_first(0, cash), "another help of the same day");
        assert!(seen.is_first(1, rice), "somebody else of that name");
    }
}
