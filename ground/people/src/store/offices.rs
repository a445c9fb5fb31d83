//! Terms of office: who held which position, from when to when, by which decision.

use super::{conflict, under, within};
use crate::model::{NewOffice, OfficeId, OfficeRow, PersonId};
use kernel::db::{Tx, sql};
use kernel::error::Conflict;
use kernel::journal::{self, Subject};
use kernel::{Act, Day, Pass, Result, Who, place};

const FROM: &str = "select o.id, o.unit, o.person, p.full_name, o.position, \
     g.short_name as organisation, o.decision_no, o.decision_on, o.from_on, o.until_on, o.version \
     from office o join person p on p.id = o.person \
     left join organisation g on g.id = o.organisation";

/// Records a term of office in the unit of the pass; the person must be kept under it.
pub fn add(tx: &mut Tx<'_>, pass: &Pass, new: &NewOffice) -> Result<()> {
    super::persons::require(tx, pass, new.person)?;
    let added = sql("insert into office (id, unit, person, body, organisation, position, \
         decision_no, decision_on, from_on, until_on, version) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1) on conflict do nothing")
    .bind(new.id)
    .bind(pass.unit()?)
    .bind(new.person)
    .bind(new.body)
    .bind(new.organisation)
    .bind(&new.position)
    .bind(&new.decision_no)
    .bind(new.decision_on)
    .bind(new.from)
    .bind(new.until)
    .run(tx)?;
    if added == 1 {
        journal::record(tx, pass, Subject::new("office", new.id), 1)?;
    }
    Ok(())
}

/// The terms of office under the unit of the pass that run on a day, at most `limit`.
pub fn list(tx: &mut Tx<'_>, pass: &Pass, on: Day, limit: i64) -> Result<Vec<OfficeRow>> {
    let text = format!(
        "{FROM} where {} and o.from_on <= $3 and o.until_on >= $3 \
         order by o.unit, o.from_on, p.name_sort, o.id limit $4",
        under("o.unit")
    );
    sql(text).bind(pass.unit()?).bind(pass.today()).bind(on).bind(limit).all(tx)
}

/// The terms of office of a person under the unit of the pass, the newest first.
pub fn of_person(tx: &mut Tx<'_>, pass: &Pass, person: PersonId) -> Result<Vec<OfficeRow>> {
    let text =
        format!("{FROM} where {} and o.person = $3 order by o.from_on desc, o.id", under("o.unit"));
    sql(text).bind(pass.unit()?).bind(pass.today()).bind(person).all(tx)
}

/// A term of office with the pass of somebody to do an act at its unit.
pub fn find(
    tx: &mut Tx<'_>,
    who: &Who,
    act: &'static Act,
    id: OfficeId,
) -> Result<(OfficeRow, Pass)> {
    let found: OfficeRow = sql(format!("{FROM} where o.id = $1")).bind(id).one(tx)?;
    let place = place::get(tx, found.unit, who.today())?;
    let pass = who.may(act, &place)?;
    Ok((found, pass))
}

/// One term of office under the unit of the pass.
pub fn get(tx: &mut Tx<'_>, pass: &Pass, id: OfficeId) -> Result<OfficeRow> {
    let found: OfficeRow = sql(format!("{FROM} where o.id = $1")).bind(id).one(tx)?;
    within(tx, pass, found.unit)?;
    Ok(found)
}

/// Ends a term of office on a day, with the reason.
pub fn close(tx: &mut Tx<'_>, pass: &Pass, office: &OfficeRow, on: Day, why: &str) -> Result<()> {
    within(tx, pass, office.unit)?;
    let closed = sql("update office set until_on = $1, closed_why = $2, version = version + 1 \
         where id = $3 and version = $4")
    .bind(on)
    .bind(why)
    .bind(office.id)
    .bind(office.version)
    .run(tx)?;
    let subject = Subject::new("office", office.id);
    if closed == 1 {
        journal::record(tx, pass, subject, office.version + 1)?;
        return Ok(());
    }
    let now = get(tx, pass, office.id)?;
    let told = Conflict {
        field: "until".into(),
        base: office.version,
        current: now.version,
        mine: on.vn(),
        theirs: now.until_on.vn(),
        by: String::new(),
    };
    conflict(tx, pass, subject, told)
}
