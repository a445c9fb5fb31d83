//! Two dossiers of one person: one says so, somebody else confirms it, and one goes into the other;
//! or they are of two people and are proposed no more. What went into another is closed and comes
//! out again as it was. Nothing moves between them: what is sealed stays under its own key.

use super::likely::homes;
use super::{Asked, Likely, likely, opened, opened_as_it_is};
use crate::model::{AddressId, AddressRow, EndReason, ListedRow, SameId, SameRow, State, StepSort};
use crate::rules::{self, Listed, Person, Weighed, pairs, weigh};
use crate::{Ends, acts, store};
use kernel::db::Tx;
use kernel::{Act, Error, Pass, Result, UnitId, Who};
use org::standing::{self, Standing};
use std::collections::{BTreeSet, HashMap};

/// Dossiers that are looked through at once.
pub const MOST_LISTED: i64 = 10_000;
/// Pairs that are shown at once.
const SHOWN: usize = 40;

/// Two dossiers that may be of one person.
pub struct Pair {
    /// One of them.
    pub one: ListedRow,
    /// The other.
    pub other: ListedRow,
    /// How likely, and why.
    pub weighed: Weighed,
}

/// A word on two dossiers, both within reach.
pub struct Said {
    /// The word.
    pub row: SameRow,
    /// The dossier that stays; one of the two where they are two people's.
    pub stays: ListedRow,
    /// The one that goes into it; the other.
    pub goes: ListedRow,
}

/// What is said of dossiers under a unit, and what may be said.
#[derive(Default)]
pub struct Pairs {
    /// Said by one, and what was confirmed.
    pub said: Vec<Said>,
    /// Not yet said.
    pub likely: Vec<Pair>,
    /// The names of their units.
    pub units: HashMap<UnitId, String>,
    /// More dossiers lie under the unit than are looked through at once.
    pub is_cut: bool,
}

/// A dossier that is written in, with the passes at both dossiers of a pair.
type Both = (AddressRow, AddressRow, Pass, Pass);

/// Both dossiers of a pair; unknown unless an act is allowed at both.
fn both(
    tx: &mut Tx<'_>,
    who: &Who,
    act: &'static Act,
    (one, other): (AddressId, AddressId),
) -> Result<Both> {
    let (first, _, pass) = opened_as_it_is(tx, who, act, one)?;
    let (second, _, other_pass) = opened_as_it_is(tx, who, act, other)?;
    // Of an erased dossier nobody can say any more whose it was.
    if first.is_erased || second.is_erased {
        return Err(Error::flaw("", "address-erased"));
    }
    Ok((first.row, second.row, pass, other_pass))
}

/// Says that two dossiers are of one person and which of them stays, or that they are of two. One
/// sent twice is said once; what waited is closed by the word that they are two.
pub fn say(
    tx: &mut Tx<'_>,
    who: &Who,
    id: SameId,
    (stays, other): (AddressId, AddressId),
    is_one: bool,
) -> Result<()> {
    let (first, second, pass, _) = both(tx, who, &acts::SAME, (stays, other))?;
    if store::same(tx, id)?.is_some() {
        return Ok(());
    }
    let pair = (stays.min(other), stays.max(other));
    let held = store::same_of(tx, &pass, stays)?;
    let held = held.into_iter().find(|row| (row.one, row.other) == pair);
    match held {
        Some(row) if row.is_waiting() && !is_one => {
            store::close_same(tx, &pass, &row, APART)?;
        }
        Some(_) => return Err(Error::flaw("", "address-same-said")),
        None => {}
    }
    let (mut stays, mut goes) = (None, None);
    if is_one {
        Error::refuse(rules::check_same(&first, &second))?;
        (stays, goes) = (Some(first.id), Some(second.id));
    }
    store::add_same(tx, &pass, id, pair, (stays, goes))
}

/// Why a proposal is closed by the word that they are two: a message key.
pub const APART: &str = "address-same-apart";

/// A word with the passes of somebody to do an act at both of its dossiers, the one that stays
/// first.
fn word(tx: &mut Tx<'_>, who: &Who, (id, base): (SameId, i64)) -> Result<(SameRow, Both)> {
    let row = store::same(tx, id)?.ok_or(Error::NotFound)?;
    let pair = (row.stays.unwrap_or(row.one), row.goes.unwrap_or(row.other));
    let both = both(tx, who, &acts::JOIN, pair)?;
    if row.version != base {
        return Err(Error::stale("same", base, row.version));
    }
    Ok((row, both))
}

/// Confirms that two dossiers are of one person, by somebody else than who said so: one goes into
/// the other and is written in no more. Who stands on it is told that it ended.
pub fn confirm(tx: &mut Tx<'_>, (who, ends): (&Who, &Ends), of: (SameId, i64)) -> Result<()> {
    let (row, (stays, goes, pass, goes_pass)) = word(tx, who, of)?;
    if !row.is_waiting() {
        return Err(Error::NotFound);
    }
    if row.said_by.is_none() || row.said_by == who.account_id() {
        return Err(Error::flaw("", "address-same-own"));
    }
    Error::refuse(rules::check_same(&stays, &goes))?;
    store::confirm_same(tx, &pass, &row)?;
    let ended = Some((who.today(), EndReason::Merged));
    if goes.ended_on.is_none() {
        ends.tell(tx, &goes_pass, goes.id, Some(who.today()))?;
    }
    store::stand(tx, &goes_pass, &goes, State::Ended, ended)
}

/// Takes a word back with a reason: a dossier comes out of the one it went into as it was, or two
/// that were said to be of two people may be proposed again.
pub fn undo(
    tx: &mut Tx<'_>,
    (who, ends): (&Who, &Ends),
    of: (SameId, i64),
    why: &str,
) -> Result<()> {
    let (row, (_, goes, pass, goes_pass)) = word(tx, who, of)?;
    if row.is_waiting() {
        return Err(Error::NotFound);
    }
    store::close_same(tx, &pass, &row, why)?;
    if row.is_apart() {
        return Ok(());
    }
    let dossier = store::dossier(tx, &goes_pass, goes.id)?;
    let state = rules::state_after(dossier.standing());
    let end = dossier.standing().find(|step| step.sort == StepSort::End.code());
    let ended = end
        .and_then(|step| Some((step.on_day, step.outcome.as_deref().and_then(EndReason::read)?)));
    if ended.is_none() {
        ends.tell(tx, &goes_pass, goes.id, None)?;
    }
    store::stand(tx, &goes_pass, &goes, state, ended)
}

/// What went into a dossier, and what it went into; each only where the reader may see it.
pub fn joined(
    tx: &mut Tx<'_>,
    who: &Who,
    (pass, id): (&Pass, AddressId),
) -> Result<(Option<Option<ListedRow>>, Vec<ListedRow>)> {
    let (mut into, mut from) = (None, Vec::new());
    for row in store::same_of(tx, pass, id)?.into_iter().filter(SameRow::is_merged) {
        let is_gone = row.goes == Some(id);
        let other = if is_gone { row.stays } else { row.goes };
        let seen = seen(tx, who, &other.into_iter().collect::<Vec<_>>())?.pop();
        if is_gone {
            into = Some(seen);
        } else {
            from.extend(seen);
        }
    }
    Ok((into, from))
}

/// Those of some dossiers that a reader may see.
fn seen(tx: &mut Tx<'_>, who: &Who, ids: &[AddressId]) -> Result<Vec<ListedRow>> {
    let mut seen = Vec::new();
    let mut known: HashMap<UnitId, bool> = HashMap::new();
    for row in store::listed_of(tx, ids)? {
        let may = match known.get(&row.unit) {
            Some(may) => *may,
            None => {
                let place = kernel::place::get(tx, row.unit, who.today())?;
                let may = standing::pass(tx, who, &acts::VIEW, &place).is_ok();
                known.insert(row.unit, may);
                may
            }
        };
        if may {
            seen.push(row);
        }
    }
    Ok(seen)
}

/// Dossiers of the same people under a unit: what is said of them, and pairs of which nothing is
/// said yet.
pub fn under(tx: &mut Tx<'_>, who: &Who, standing: &Standing) -> Result<Pairs> {
    let pass = &standing.pass;
    let (rows, many) = store::listed(tx, pass, MOST_LISTED)?;
    let said: BTreeSet<_> = store::said_pairs(tx, pass)?.into_iter().collect();
    let likely = among(tx, who, &rows, &said)?;
    let words = store::same_under(tx, pass)?;
    shown(tx, who, words, (likely, many > MOST_LISTED))
}

/// The same for one dossier, wherever the reader may look.
pub fn of_one(tx: &mut Tx<'_>, who: &Who, id: AddressId) -> Result<Pairs> {
    let (dossier, place, pass) = opened(tx, who, &acts::SAME, id)?;
    let own = store::listed_of(tx, &[id])?.pop().ok_or(Error::NotFound)?;
    let asked = Asked {
        name: dossier.row.name.clone(),
        birth_year: dossier.row.birth_year,
        sex: dossier.row.sex.clone(),
        number: own.number_hash.clone(),
        phone: own.phone_hash.clone(),
        but: Some(id),
    };
    let Likely { here, .. } = likely(tx, (who, &pass), &place, &asked)?;
    let held = store::same_of(tx, &pass, id)?;
    let is_said = |other: AddressId| held.iter().any(|row| row.one == other || row.other == other);
    let mut all = Vec::new();
    for here in here.into_iter().filter(|here| !here.is_member && !is_said(here.id)) {
        let other = store::listed_of(tx, &[here.id])?.pop();
        let pair = other.map(|other| Pair { one: own.clone(), other, weighed: here.weighed });
        all.extend(pair);
    }
    shown(tx, who, held, (all, false))
}

/// The likely pairs of a list of which nothing is said yet.
fn among(
    tx: &mut Tx<'_>,
    who: &Who,
    rows: &[ListedRow],
    said: &BTreeSet<(AddressId, AddressId)>,
) -> Result<Vec<Pair>> {
    let units: BTreeSet<UnitId> = rows.iter().map(|row| row.unit).collect();
    let homes = homes(tx, who, &units.into_iter().collect::<Vec<_>>())?;
    let person = |row: &ListedRow| {
        let home = homes.get(&row.unit);
        Person {
            name: row.name.clone(),
            birth_year: row.birth_year,
            sex: row.sex.clone(),
            commune: home.map(|home| home.commune.clone()).unwrap_or_default(),
            province: home.map(|home| home.province.clone()).unwrap_or_default(),
        }
    };
    let people: Vec<Person> = rows.iter().map(person).collect();
    let listed: Vec<Listed<'_>> = rows
        .iter()
        .zip(&people)
        .map(|(row, person)| Listed {
            person,
            number: row.number_hash.as_deref(),
            phone: row.phone_hash.as_deref(),
        })
        .collect();
    let is_new = |one: &ListedRow, other: &ListedRow| {
        !said.contains(&(one.id.min(other.id), one.id.max(other.id)))
    };
    let found = pairs(&listed, SHOWN + said.len()).into_iter().filter_map(|(at, to)| {
        let (one, other) = (rows.get(at)?, rows.get(to)?);
        let same = |own: &Option<Vec<u8>>, theirs: &Option<Vec<u8>>| own.is_some() && own == theirs;
        let same =
            (same(&one.number_hash, &other.number_hash), same(&one.phone_hash, &other.phone_hash));
        let weighed = weigh(people.get(at)?, people.get(to)?, same);
        Some(Pair { one: one.clone(), other: other.clone(), weighed })
    });
    Ok(found.filter(|pair| is_new(&pair.one, &pair.other)).take(SHOWN).collect())
}

/// What is said beside some pairs, with the names of all units.
fn shown(
    tx: &mut Tx<'_>,
    who: &Who,
    words: Vec<SameRow>,
    (likely, is_cut): (Vec<Pair>, bool),
) -> Result<Pairs> {
    let ids: Vec<AddressId> = words.iter().flat_map(|row| [row.one, row.other]).collect();
    let seen = if ids.is_empty() { Vec::new() } else { seen(tx, who, &ids)? };
    let find = |id: Option<AddressId>| seen.iter().find(|row| Some(row.id) == id).cloned();
    let said = words.into_iter().filter_map(|row| {
        let stays = find(row.stays.or(Some(row.one)))?;
        let goes = find(row.goes.or(Some(row.other)))?;
        Some(Said { row, stays, goes })
    });
    let said: Vec<Said> = said.collect();
    let units = likely.iter().flat_map(|pair| [pair.one.unit, pair.other.unit]);
    let units: BTreeSet<UnitId> = units.chain(seen.iter().map(|row| row.unit)).collect();
    let units = kernel::place::names(tx, units)?;
    Ok(Pairs { said, likely, units, is_cut })
}
