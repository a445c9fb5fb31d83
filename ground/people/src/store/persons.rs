//! Persons: kept by the unit that knows them, found by name without tones, told apart by year of
//! birth and unit. A telephone number is sealed with the person's own key; opening it is journaled.

use super::{patterns, under, within};
use crate::model::{NewPerson, PersonId, PersonRow};
use kernel::db::{Tx, sql};
use kernel::fold::{fold, name_sort_key};
use kernel::journal::{self, Subject};
use kernel::seal::{self, Field, Keys, Level, record_key};
use kernel::{Act, Error, Pass, Result, UnitId, Who, place};

const COLUMNS: &str = "p.id, p.unit, p.full_name, p.birth_year, p.sex, \
     (p.sealed_phone is not null) as has_phone, p.closed_on, p.version";

/// What the keyed hash of a telephone number is made for.
const PHONE_HASH: &str = "person.phone";

fn phone_field(id: PersonId) -> Field {
    Field::new("person", "sealed_phone", id).of_level(Level::Personal)
}

/// Adds a person, kept by the unit of the pass. A form sent twice adds the person once.
pub fn add(tx: &mut Tx<'_>, pass: &Pass, keys: &Keys, new: &NewPerson) -> Result<()> {
    let sealed = match &new.phone {
        Some(phone) => {
            let place = place::get(tx, pass.unit()?, pass.today())?;
            let key = record_key(tx, keys, &place, new.id.uuid(), pass.at())?;
            Some(key.seal(&phone_field(new.id), phone.as_bytes())?)
        }
        None => None,
    };
    let hash = new.phone.as_ref().map(|phone| keys.look_up(PHONE_HASH, phone).to_vec());
    let added =
        sql("insert into person (id, unit, full_name, name_folded, name_sort, birth_year, \
         sex, sealed_phone, phone_hash, closed_on, version) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1) on conflict do nothing")
        .bind(new.id)
        .bind(pass.unit()?)
        .bind(&new.full_name)
        .bind(fold(&new.full_name))
        .bind(name_sort_key(&new.full_name))
        .bind(new.birth_year)
        .bind(new.sex.map(|sex| sex.code().to_owned()))
        .bind(sealed)
        .bind(hash)
        .bind(crate::OPEN_END)
        .run(tx)?;
    if added == 1 {
        journal::record(tx, pass, Subject::new("person", new.id), 1)?;
    }
    Ok(())
}

/// The open persons kept under the unit of the pass, by given name, at most `limit`. A search is a
/// name without tones, or a whole telephone number.
pub fn list(
    tx: &mut Tx<'_>,
    pass: &Pass,
    keys: &Keys,
    search: &str,
    limit: i64,
) -> Result<Vec<PersonRow>> {
    let phone = crate::rules::forms::phone("", search).ok().flatten();
    match phone {
        Some(phone) => by_phone(tx, pass, keys, &phone, limit),
        None => by_name(tx, pass, search, limit),
    }
}

fn by_phone(
    tx: &mut Tx<'_>,
    pass: &Pass,
    keys: &Keys,
    phone: &str,
    limit: i64,
) -> Result<Vec<PersonRow>> {
    let text = format!(
        "select {COLUMNS} from person p where p.phone_hash = $3 and p.closed_on >= $2 and {} \
         order by p.name_sort, p.id limit $4",
        under("p.unit")
    );
    let hash = keys.look_up(PHONE_HASH, phone).to_vec();
    sql(text).bind(pass.unit()?).bind(pass.today()).bind(hash).bind(limit).all(tx)
}

fn by_name(tx: &mut Tx<'_>, pass: &Pass, search: &str, limit: i64) -> Result<Vec<PersonRow>> {
    let [first, second, third, fourth] = patterns(search);
    let text = format!(
        "select {COLUMNS} from person p where p.closed_on >= $2 and {} \
         and ' ' || p.name_folded like $3 and ' ' || p.name_folded like $4 \
         and ' ' || p.name_folded like $5 and ' ' || p.name_folded like $6 \
         order by p.name_sort, p.id limit $7",
        under("p.unit")
    );
    sql(text)
        .bind(pass.unit()?)
        .bind(pass.today())
        .bind(first)
        .bind(second)
        .bind(third)
        .bind(fourth)
        .bind(limit)
        .all(tx)
}

/// A person with the pass of somebody to do an act for them.
pub fn find(
    tx: &mut Tx<'_>,
    who: &Who,
    act: &'static Act,
    id: PersonId,
) -> Result<(PersonRow, Pass)> {
    let found = row_of(tx, id)?;
    let place = place::get(tx, found.unit, who.today())?;
    let pass = who.may(act, &place)?;
    Ok((found, pass))
}

fn row_of(tx: &mut Tx<'_>, id: PersonId) -> Result<PersonRow> {
    sql(format!("select {COLUMNS} from person p where p.id = $1")).bind(id).one(tx)
}

/// Opens the telephone number of a person, for a purpose that is journaled.
pub fn phone(
    tx: &mut Tx<'_>,
    pass: &Pass,
    keys: &Keys,
    person: &PersonRow,
    purpose: &str,
) -> Result<String> {
    within(tx, pass, person.unit)?;
    let sealed: Option<Vec<u8>> =
        sql("select sealed_phone from person where id = $1").bind(person.id).one(tx)?;
    let blob = sealed.ok_or(Error::NotFound)?;
    let field = phone_field(person.id);
    let open = seal::read(tx, pass, keys, &field, &blob, person.version, purpose)?;
    Ok(open.into_text()?.expose().clone())
}

/// One person kept under the unit of the pass.
pub fn get(tx: &mut Tx<'_>, pass: &Pass, id: PersonId) -> Result<PersonRow> {
    let found = row_of(tx, id)?;
    within(tx, pass, found.unit)?;
    Ok(found)
}

/// Refuses a person who is not kept under the unit of the pass; the flaw is of the field
/// `person`.
pub(super) fn require(tx: &mut Tx<'_>, pass: &Pass, id: PersonId) -> Result<()> {
    let unit: Option<UnitId> = sql("select unit from person where id = $1").bind(id).maybe(tx)?;
    let unit = unit.ok_or_else(|| Error::flaw("person", "people-person-unknown"))?;
    within(tx, pass, unit).map_err(|_| Error::flaw("person", "people-person-unknown"))
}

/// Closes the record of a person today, with the reason.
pub fn close(tx: &mut Tx<'_>, pass: &Pass, person: &PersonRow, why: &str) -> Result<()> {
    within(tx, pass, person.unit)?;
    let closed = sql("update person set closed_on = $1, closed_why = $2, version = version + 1 \
         where id = $3 and version = $4")
    .bind(pass.today())
    .bind(why)
    .bind(person.id)
    .bind(person.version)
    .run(tx)?;
    if closed == 1 {
        journal::record(tx, pass, Subject::new("person", person.id), person.version + 1)?;
    }
    Ok(())
}
