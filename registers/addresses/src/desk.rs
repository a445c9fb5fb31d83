//! The work on a humanitarian address: opened, written in, led step by step to its end. Each
//! function is one transaction's worth of work in the order pass → load → rules → store; it draws
//! nothing.

mod card;
mod elsewhere;
mod emergency;
mod erasing;
mod likely;
mod parts;
pub mod round;
mod same;
mod steps;
mod withdrawn;

pub use card::{cards_of_older, tell};
pub use elsewhere::link;
pub use emergency::{Emergency, Met, Sought, emergency};
pub use erasing::erase;
pub use likely::{Asked, Here, Likely, There, likely};
pub use parts::{Part, WITHDRAWN, add_part, close_part, consent, withdraw};
pub use same::{APART, MOST_LISTED, Pair, Pairs, Said, confirm, joined, of_one, say, under, undo};
pub use steps::{step, take_back};
pub use withdrawn::{follow, withdrawals};

use crate::model::{AddressId, AlarmId, Dossier, Draft, Secrets, Told};
use crate::rules::{self, Term, group, number_key, number_odd, term};
use crate::{acts, store};
use card::hush_if_named;
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::seal::{Keys, Secret};
use kernel::{Act, Error, Flaw, Pass, Result, UnitId, Who};
use org::standing;

/// Letters and digits of a code, without those that are taken for another.
const SIGNS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
/// Signs of a code; 32^8 codes are enough that none is met twice by chance.
const CODE_SIGNS: usize = 8;

/// A dossier with the pass of somebody to do an act at its unit. One that went into another, or was
/// erased, is written in no more, and no step of it is taken or taken back.
pub fn opened(
    tx: &mut Tx<'_>,
    who: &Who,
    act: &'static Act,
    id: AddressId,
) -> Result<(Dossier, Place, Pass)> {
    let all = opened_as_it_is(tx, who, act, id)?;
    let leads = [acts::KEEP.name, acts::APPROVE.name].contains(&act.name);
    match &all.0 {
        dossier if leads && dossier.row.is_merged() => Err(Error::flaw("", "address-merged-away")),
        dossier if leads && dossier.is_erased => Err(Error::flaw("", "address-erased")),
        _ => Ok(all),
    }
}

/// The same of any dossier: a consent is withdrawn and a file is destroyed wherever it lies.
fn opened_as_it_is(
    tx: &mut Tx<'_>,
    who: &Who,
    act: &'static Act,
    id: AddressId,
) -> Result<(Dossier, Place, Pass)> {
    let row = store::found(tx, id)?.ok_or(Error::NotFound)?;
    let place = place::get(tx, row.unit, who.today())?;
    let pass = standing::pass(tx, who, act, &place)?;
    Ok((store::dossier(tx, &pass, id)?, place, pass))
}

/// The value of a sealed field that was typed just now.
fn typed(told: &Told, field: Secrets) -> Option<&str> {
    told.iter().find(|(own, _)| *own == field).map(|(_, value)| value.expose().as_str())
}

/// Opens a dossier at a unit; one sent twice is opened once. Where somebody with the same number,
/// or the same name and year of birth, has a dossier already, it says so at the field `again`
/// until its writer has asked there and goes on.
pub fn open(
    tx: &mut Tx<'_>,
    (who, keys): (&Who, &Keys),
    unit: UnitId,
    (new, is_known): (&Draft, bool),
) -> Result<()> {
    let place = place::get(tx, unit, who.today())?;
    let pass = standing::pass(tx, who, &acts::KEEP, &place)?;
    if let Some(row) = store::found(tx, new.id)? {
        // What is sent again is answered as it was; an id of somewhere else is nobody's.
        return if row.unit == unit { Ok(()) } else { Err(Error::NotFound) };
    }
    let of = typed(&new.told, Secrets::Group);
    let of = of.ok_or_else(|| Error::flaw("group", "kit-flaw-choose"))?;
    Error::refuse(rules::check_open(&new.open, Some(of), who.today()))?;
    if !is_known {
        Error::refuse(met(tx, (who, &pass, keys), (&place, new))?)?;
    }
    let code = fresh_code(tx, store::is_code_taken)?;
    let with = found(keys, new, (code.as_str(), group(of).map_or("", |group| &group.class)));
    store::add(tx, &pass, new, &with)?;
    store::put_secrets(tx, &pass, (keys, &place), (new.id, 1), &new.told)
}

/// Writes a dossier anew on the version its writer had; where another wrote meanwhile the answer is
/// a conflict, and the page shows both.
pub fn write(tx: &mut Tx<'_>, (who, keys): (&Who, &Keys), new: &Draft) -> Result<()> {
    let (dossier, place, pass) = opened(tx, who, &acts::KEEP, new.id)?;
    let row = &dossier.row;
    if row.version != new.base {
        return Err(Error::stale("address", new.base, row.version));
    }
    if row.ended_on.is_some() || dossier.is_erased {
        return Err(Error::flaw("", "address-closed"));
    }
    let of = typed(&new.told, Secrets::Group);
    Error::refuse(rules::check_open(&new.open, of, who.today()))?;
    if of.is_none() && new.open.sort != row.sort() {
        return Err(Error::flaw("group", "address-group-other-sort"));
    }
    let class = of.and_then(group).map_or(row.class.as_str(), |group| group.class.as_str());
    let with = found(keys, new, (row.code.as_str(), class));
    store::put(tx, &pass, (row, new), &with)?;
    hush_if_named(tx, &pass, &dossier, &new.open.name)?;
    store::put_secrets(tx, &pass, (keys, &place), (new.id, row.version + 1), &new.told)
}

/// What follows from the sealed fields that were typed: hashes to find them by, and what looks odd.
fn found<'a>(keys: &Keys, new: &Draft, (code, class): (&'a str, &'a str)) -> store::Found<'a> {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let number = typed(&new.told, Secrets::Number).map(number_key);
    let number_hash = number.as_deref().map(|key| some(key).map(|k| store::number_hash(keys, &k)));
    let phone = typed(&new.told, Secrets::Phone);
    let odd = typed(&new.told, Secrets::Number).map(|text| match text.is_empty() {
        true => None,
        false => number_odd(text, new.open.birth_year, new.open.sex.as_deref()),
    });
    let phone_hash = phone.map(|text| some(text).map(|own| store::phone_hash(keys, &own)));
    store::Found { code, class, odd, hashes: (number_hash, phone_hash) }
}

/// Who may be the person of a draft.
pub fn asked(keys: &Keys, new: &Draft) -> Asked {
    let number = typed(&new.told, Secrets::Number).map(number_key);
    let phone = typed(&new.told, Secrets::Phone).filter(|phone| !phone.is_empty());
    Asked {
        name: new.open.name.clone(),
        birth_year: new.open.birth_year,
        sex: new.open.sex.clone(),
        number: number.filter(|key| !key.is_empty()).map(|key| store::number_hash(keys, &key)),
        phone: phone.map(|phone| store::phone_hash(keys, phone)),
        but: Some(new.id),
    }
}

/// What is said of a draft whose person seems to have a dossier: where, when its writer may see it;
/// otherwise only which office to ask.
fn met(
    tx: &mut Tx<'_>,
    (who, pass, keys): (&Who, &Pass, &Keys),
    (place, new): (&Place, &Draft),
) -> Result<Vec<Flaw>> {
    let likely = likely(tx, (who, pass), place, &asked(keys, new))?;
    let here = likely.here.iter().filter(|here| likely::is_asked(here));
    let here = here.map(|here| Flaw::new("again", "address-met-here").arg("unit", &here.unit));
    let there = likely.there.iter().map(|there| {
        let key = if there.is_own { "address-met-near" } else { "address-met-elsewhere" };
        Flaw::new("again", key).arg("unit", &there.province)
    });
    Ok(here.chain(there).collect())
}

/// The name of the province of a place: whom to ask there is told no closer.
fn province(tx: &mut Tx<'_>, place: &Place, who: &Who) -> Result<String> {
    let province = place::province(tx, place, who.today())?;
    Ok(province.map_or_else(|| place.name.clone(), |province| province.name))
}

/// A code nobody had before: rows are never deleted, so it is never used again.
fn fresh_code(tx: &mut Tx<'_>, is_taken: fn(&mut Tx<'_>, &str) -> Result<bool>) -> Result<String> {
    loop {
        let mut random = [0_u8; CODE_SIGNS];
        getrandom::fill(&mut random).map_err(Error::fault)?;
        let sign = |byte: &u8| char::from(SIGNS[usize::from(byte % 32)]);
        let code: String = random.iter().map(sign).collect();
        if !is_taken(tx, &code)? {
            return Ok(code);
        }
    }
}

/// What an hour is, in milliseconds.
const HOUR: i64 = 3_600_000;

/// What was opened: each field with its value.
pub type Opened = Vec<(Secrets, Secret<String>)>;

/// Opens sealed fields of a dossier for a purpose; who looked at what is written down first.
pub fn look(
    tx: &mut Tx<'_>,
    (who, keys): (&Who, &Keys),
    id: AddressId,
    (wanted, purpose, why): (&[Secrets], &str, &str),
) -> Result<Opened> {
    let (dossier, _, pass) = opened(tx, who, &acts::OPEN, id)?;
    if dossier.is_erased {
        return Err(Error::flaw("", "address-erased"));
    }
    Error::refuse(rules::check_look_words(purpose, why))?;
    measure(tx, &pass, id, why)?;
    let of = (dossier.row.unit, id);
    store::add_look(tx, &pass, of, (&codes(wanted), purpose))?;
    store::open(tx, &pass, keys, of, (wanted, purpose))
}

/// The codes of fields, as a look keeps them.
fn codes(wanted: &[Secrets]) -> String {
    wanted.iter().map(|field| field.code()).collect::<Vec<_>>().join(" ")
}

/// Writes down that a photo or paper of a dossier is opened, as [`look`] does of its fields.
pub fn look_at_paper(
    tx: &mut Tx<'_>,
    pass: &Pass,
    id: AddressId,
    (purpose, why): (&str, &str),
) -> Result<()> {
    Error::refuse(rules::check_look_words(purpose, why))?;
    measure(tx, pass, id, why)?;
    store::add_look(tx, pass, (pass.unit()?, id), (PAPERS, purpose))
}

/// What a look at photos and papers is called among the codes of what was opened.
const PAPERS: &str = "papers";

/// Who opens more dossiers within an hour than a round of visits needs raises an alarm, and goes on
/// only with a reason that a head reviews (T1: an insider who browses).
fn measure(tx: &mut Tx<'_>, pass: &Pass, id: AddressId, why: &str) -> Result<()> {
    let most = term(Term::LooksAnHour, pass.today());
    let opened = store::opened_since(tx, pass, pass.at().add_millis(-HOUR))?;
    if opened.contains(&id) {
        return Ok(());
    }
    let many = opened.len() as i64 + 1;
    if many > most && why.is_empty() {
        let flaw = Flaw::new("why", "address-alarm-many").arg("many", most.to_string());
        return Err(Error::Invalid(vec![flaw]));
    }
    match many >= most {
        true => store::add_alarm(tx, pass, many, if many > most { why } else { "" }),
        false => Ok(()),
    }
}

/// Says what a review of an alarm found; nobody reviews their own.
pub fn review(tx: &mut Tx<'_>, pass: &Pass, (id, base): (&str, i64), verdict: &str) -> Result<()> {
    let row = store::alarm(tx, pass, AlarmId::read(id)?)?;
    if row.version != base {
        return Err(Error::stale("alarm", base, row.version));
    }
    if pass.actor() == kernel::pass::Actor::Account(row.account) {
        return Err(Error::flaw("verdict", "address-alarm-own"));
    }
    store::review(tx, pass, &row, verdict)
}
