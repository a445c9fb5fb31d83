//! Persons: kept by the unit that knows them, found by name without tones, told apart by year of
//! birth and unit. A telephone number is sealed with the person's own key; opening it is journaled.

use super::{patterns, under, within};
use crate::model::{NewPerson, PersonId, PersonRow};
use kernel::db::{Tx, sql};
use kernel::fold::{fold, name_sort_key};
use kernel::journal::{self, Subject};
use kernel::{Pass, Result, UnitId};

const COLUMNS: &str = "p.id, p.unit, p.full_name, p.birth_year, p.sex, \
     (p.sealed_phone is not null) as has_phone, p.closed_on, p.version";

/// Adds a person, kept by the unit of the pass. A form sent twice adds the person once.
pub fn add(tx: &mut Tx<'_>, pass: &Pass, new: &NewPerson) -> Result<()> {
    let added = sql("insert into person (id, unit, full_name, name_folded, name_sort, birth_year, \
         sex, closed_on, version) values ($1, $2, $3, $4, $5, $6, $7, $8, 1) \
         on conflict do nothing")
    .bind(new.id)
    .bind(pass.unit()?)
    .bind(&new.full_name)
    .bind(fold(&new.full_name))
    .bind(name_sort_key(&new.full_name))
    .bind(new.birth_year)
    .bind(new.sex.map(|sex| sex.code().to_owned()))
    .bind(crate::OPEN_END)
    .run(tx)?;
    if added == 1 {
        journal::record(tx, pass, Subject::new("person", new.id), 1)?;
    }
    Ok(())
}

/// The open persons kept under the unit of the pass, by given name, at most `limit`.
pub fn list(tx: &mut Tx<'_>, pass: &Pass, search: &str, limit: i64) -> Result<Vec<PersonRow>> {
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

/// One person kept under the unit of the pass.
pub fn get(tx: &mut Tx<'_>, pass: &Pass, id: PersonId) -> Result<PersonRow> {
    let found: PersonRow =
        sql(format!("select {COLUMNS} from person p where p.id = $1")).bind(id).one(tx)?;
    within(tx, pass, found.unit)?;
    Ok(found)
}

/// Refuses a person who is not kept under the unit of the pass; the flaw is of the field
/// `person`.
pub(super) fn require(tx: &mut Tx<'_>, pass: &Pass, id: PersonId) -> Result<()> {
    let unit: Option<UnitId> = sql("select unit from person where id = $1").bind(id).maybe(tx)?;
    let unit = unit.ok_or_else(|| kernel::Error::flaw("person", "people-person-unknown"))?;
    within(tx, pass, unit).map_err(|_| kernel::Error::flaw("person", "people-person-unknown"))
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
