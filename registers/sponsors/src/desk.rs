//! The work on a sponsor: registered, written anew, verified, closed. Each function is one
//! transaction's worth of work in the order pass → load → rules → store; it draws nothing.

use crate::model::{Draft, SponsorId, SponsorRow};
use crate::{acts, rules, store};
use kernel::db::Tx;
use kernel::fold::fold;
use kernel::place::{self, Place};
use kernel::seal::Keys;
use kernel::{Act, Error, Pass, Result, UnitId, Who};
use org::standing;
use people::{NewOrganisation, NewPerson, OrganisationId, PersonId};

/// Organisations looked at for one of the same name.
const LOOKED_AT: i64 = 50;

/// A sponsor with the pass of somebody to do an act at its unit.
pub fn opened(
    tx: &mut Tx<'_>,
    who: &Who,
    act: &'static Act,
    id: SponsorId,
) -> Result<(SponsorRow, Place, Pass)> {
    let row = store::found(tx, id)?.ok_or(Error::NotFound)?;
    let place = place::get(tx, row.unit, who.today())?;
    let pass = standing::pass(tx, who, act, &place)?;
    Ok((row, place, pass))
}

/// Registers a sponsor at a unit; one sent twice is registered once. An organisation that the
/// register of people knows by this name is that one; a person is written there.
pub fn register(
    tx: &mut Tx<'_>,
    (who, keys): (&Who, &Keys),
    unit: UnitId,
    new: &Draft,
) -> Result<()> {
    let place = place::get(tx, unit, who.today())?;
    let pass = standing::pass(tx, who, &acts::KEEP, &place)?;
    if let Some(row) = store::found(tx, new.id)? {
        return if row.unit == unit { Ok(()) } else { Err(Error::NotFound) };
    }
    Error::refuse(rules::check(new, true))?;
    let behind = behind(tx, &pass, keys, new)?;
    store::add(tx, &pass, &called(new, &new.name), behind)
}

/// The person or the organisation behind a sponsor.
fn behind(
    tx: &mut Tx<'_>,
    pass: &Pass,
    keys: &Keys,
    new: &Draft,
) -> Result<(Option<PersonId>, Option<OrganisationId>)> {
    let Some(kind) = new.kind.organisation() else {
        let person = NewPerson {
            id: PersonId::of(new.id.uuid()),
            full_name: new.name.clone(),
            birth_year: None,
            sex: None,
            phone: new.phone.clone(),
        };
        people::persons::add(tx, pass, keys, &person)?;
        return Ok((Some(person.id), None));
    };
    let known = people::organisations::list(tx, pass, &new.name, LOOKED_AT)?;
    if let Some(same) = known.iter().find(|row| fold(&row.name) == fold(&new.name)) {
        return Ok((None, Some(same.id)));
    }
    let organisation = NewOrganisation {
        id: OrganisationId::of(new.id.uuid()),
        kind,
        name: new.name.clone(),
        short_name: String::new(),
        email: String::new(),
    };
    people::organisations::add(tx, pass, &organisation)?;
    Ok((None, Some(organisation.id)))
}

/// The draft with a name to be thanked by.
fn called(new: &Draft, name: &str) -> Draft {
    let called = if new.called.is_empty() { name } else { new.called.as_str() };
    Draft { called: called.to_owned(), ..new.clone() }
}

/// Writes what a sponsor is called and wishes, on the version its writer had.
pub fn write(tx: &mut Tx<'_>, who: &Who, new: &Draft) -> Result<()> {
    let (row, pass) = at_version(tx, who, &acts::KEEP, (new.id, new.base))?;
    Error::refuse(rules::check(new, false))?;
    store::put(tx, &pass, &row, &called(new, &row.called))
}

/// Says that a sponsor is who it says it is, and by what that was seen.
pub fn verify(tx: &mut Tx<'_>, who: &Who, of: (SponsorId, i64), proof: &str) -> Result<()> {
    let (row, pass) = at_version(tx, who, &acts::VERIFY, of)?;
    Error::refuse(rules::check_verify(&row, who.account_id()))?;
    store::verify(tx, &pass, &row, proof)
}

/// Closes a sponsor. Who still has something running hands it over first: `is_running` is told by
/// whoever keeps that.
pub fn close(
    tx: &mut Tx<'_>,
    who: &Who,
    of: (SponsorId, i64),
    (why, is_running): (&str, bool),
) -> Result<()> {
    let (row, pass) = at_version(tx, who, &acts::KEEP, of)?;
    if is_running {
        return Err(Error::flaw("", "sponsor-close-running"));
    }
    store::close(tx, &pass, &row, why)
}

/// A sponsor that is not closed, at the version its reader had.
fn at_version(
    tx: &mut Tx<'_>,
    who: &Who,
    act: &'static Act,
    (id, base): (SponsorId, i64),
) -> Result<(SponsorRow, Pass)> {
    let (row, _, pass) = opened(tx, who, act, id)?;
    if row.version != base {
        return Err(Error::stale("sponsor", base, row.version));
    }
    if row.closed_on.is_some() {
        return Err(Error::flaw("", "sponsor-closed"));
    }
    Ok((row, pass))
}
