//! Members, needs, the plan and consents of a dossier that the caller has loaded with the pass. A
//! line is added, and later closed with a day; none is changed otherwise.

use crate::model::{AddressId, ConsentRow, MemberRow, NeedRow, PlanRow};
use kernel::db::{ToValue, Tx, sql};
use kernel::fold::fold;
use kernel::journal::{self, Subject};
use kernel::{Day, Error, Pass, Result};

pub(super) fn members(tx: &mut Tx<'_>, id: AddressId) -> Result<Vec<MemberRow>> {
    sql("select id, name, birth_year, relation, left_on, version from address_member \
         where address = $1 order by id")
    .bind(id)
    .all(tx)
}

pub(super) fn needs(tx: &mut Tx<'_>, id: AddressId) -> Result<Vec<NeedRow>> {
    sql("select id, sort, words, amount, is_monthly, met_on, version from address_need \
         where address = $1 order by id")
    .bind(id)
    .all(tx)
}

pub(super) fn plan(tx: &mut Tx<'_>, id: AddressId) -> Result<Vec<PlanRow>> {
    sql("select id, words, review_on, done_on, version from address_plan \
         where address = $1 order by review_on, id")
    .bind(id)
    .all(tx)
}

pub(super) fn consents(tx: &mut Tx<'_>, id: AddressId) -> Result<Vec<ConsentRow>> {
    sql("select id, purpose, given_on, means, wording, by_whom, child_agrees, withdrawn_on, \
         answer_by, finish_by, answered_on, finished_on, version from address_consent \
         where address = $1 order by id desc")
    .bind(id)
    .all(tx)
}

/// Adds somebody who lives there.
pub fn add_member(tx: &mut Tx<'_>, pass: &Pass, id: AddressId, new: &MemberRow) -> Result<()> {
    super::names::keep(tx, &new.name)?;
    sql("insert into address_member (id, address, name, name_folded, birth_year, relation, \
         version) values ($1, $2, $3, $4, $5, $6, 1)")
    .bind(new.id)
    .bind(id)
    .bind(new.name.as_str())
    .bind(fold(&new.name))
    .bind(new.birth_year)
    .bind(new.relation.as_str())
    .run(tx)?;
    journal::record(tx, pass, Subject::new("address_member", new.id), 1)?;
    Ok(())
}

/// Adds a need.
pub fn add_need(tx: &mut Tx<'_>, pass: &Pass, id: AddressId, new: &NeedRow) -> Result<()> {
    sql("insert into address_need (id, address, sort, words, amount, is_monthly, version) \
         values ($1, $2, $3, $4, $5, $6, 1)")
    .bind(new.id)
    .bind(id)
    .bind(new.sort.as_str())
    .bind(new.words.as_str())
    .bind(new.amount)
    .bind(new.is_monthly)
    .run(tx)?;
    journal::record(tx, pass, Subject::new("address_need", new.id), 1)?;
    Ok(())
}

/// Adds a step of the plan.
pub fn add_plan(tx: &mut Tx<'_>, pass: &Pass, id: AddressId, new: &PlanRow) -> Result<()> {
    sql("insert into address_plan (id, address, words, review_on, version) \
         values ($1, $2, $3, $4, 1)")
    .bind(new.id)
    .bind(id)
    .bind(new.words.as_str())
    .bind(new.review_on)
    .run(tx)?;
    journal::record(tx, pass, Subject::new("address_plan", new.id), 1)?;
    Ok(())
}

/// Adds a consent.
pub fn add_consent(tx: &mut Tx<'_>, pass: &Pass, id: AddressId, new: &ConsentRow) -> Result<()> {
    sql("insert into address_consent (id, address, purpose, given_on, means, wording, by_whom, \
         child_agrees, made_name, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)")
    .bind(new.id)
    .bind(id)
    .bind(new.purpose.as_str())
    .bind(new.given_on)
    .bind(new.means.as_str())
    .bind(new.wording.as_str())
    .bind(new.by_whom.as_str())
    .bind(new.child_agrees)
    .bind(pass.name())
    .run(tx)?;
    journal::record(tx, pass, Subject::new("address_consent", new.id), 1)?;
    Ok(())
}

/// Withdraws a consent, with the days by which that is answered and done.
pub fn withdraw(
    tx: &mut Tx<'_>,
    pass: &Pass,
    row: &ConsentRow,
    (on, answer_by, finish_by): (Day, Day, Day),
) -> Result<()> {
    let changed = sql("update address_consent set withdrawn_on = $1, answer_by = $2, \
         finish_by = $3, version = version + 1 \
         where id = $4 and version = $5 and withdrawn_on is null")
    .bind(on)
    .bind(answer_by)
    .bind(finish_by)
    .bind(row.id)
    .bind(row.version)
    .run(tx)?;
    closed(tx, pass, ("address_consent", changed), row.id, row.version)
}

/// Somebody lives there no more.
pub fn leave_member(tx: &mut Tx<'_>, pass: &Pass, row: &MemberRow, on: Day) -> Result<()> {
    close(tx, pass, ("address_member", "left_on"), (row.id, row.version), on)
}

/// A need was met.
pub fn met_need(tx: &mut Tx<'_>, pass: &Pass, row: &NeedRow, on: Day) -> Result<()> {
    close(tx, pass, ("address_need", "met_on"), (row.id, row.version), on)
}

/// A step of the plan was done.
pub fn done_plan(tx: &mut Tx<'_>, pass: &Pass, row: &PlanRow, on: Day) -> Result<()> {
    close(tx, pass, ("address_plan", "done_on"), (row.id, row.version), on)
}

/// Closes a line with a day, on the version its reader had.
fn close(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (table, column): (&'static str, &'static str),
    (id, version): (impl ToValue + Copy, i64),
    on: Day,
) -> Result<()> {
    let changed = sql(format!(
        "update {table} set {column} = $1, version = version + 1 \
         where id = $2 and version = $3 and {column} is null"
    ))
    .bind(on)
    .bind(id)
    .bind(version)
    .run(tx)?;
    closed(tx, pass, (table, changed), id, version)
}

fn closed(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (table, changed): (&'static str, u64),
    id: impl ToValue,
    version: i64,
) -> Result<()> {
    if changed == 0 {
        return Err(Error::stale("address", version, version + 1));
    }
    journal::record(tx, pass, Subject::new(table, id), version + 1)?;
    Ok(())
}
