//! Organisations: the society's own offices and everybody it works with.

use super::{patterns, under};
use crate::model::{NewOrganisation, OrganisationId, OrganisationRow};
use kernel::db::{Tx, sql};
use kernel::fold::fold;
use kernel::journal::{self, Subject};
use kernel::{Act, Error, Pass, Result, Who, place};

const COLUMNS: &str = "o.id, o.unit, o.kind, o.name, o.short_name, o.email, o.closed_on, o.version";

/// Adds an organisation, kept by the unit of the pass. A form sent twice adds it once.
pub fn add(tx: &mut Tx<'_>, pass: &Pass, new: &NewOrganisation) -> Result<()> {
    let folded = format!("{} {}", fold(&new.name), fold(&new.short_name));
    let short = if new.short_name.is_empty() { &new.name } else { &new.short_name };
    let added = sql("insert into organisation (id, unit, kind, name, name_folded, short_name, \
         email, closed_on, version) values ($1, $2, $3, $4, $5, $6, $7, $8, 1) \
         on conflict do nothing")
    .bind(new.id)
    .bind(pass.unit()?)
    .bind(new.kind.code())
    .bind(&new.name)
    .bind(folded.trim())
    .bind(short)
    .bind(Some(new.email.clone()).filter(|email| !email.is_empty()))
    .bind(crate::OPEN_END)
    .run(tx)?;
    if added == 1 {
        journal::record(tx, pass, Subject::new("organisation", new.id), 1)?;
    }
    Ok(())
}

/// The open organisations kept under the unit of the pass, and those kept above it: what the
/// province has written down, its communes need not write again. At most `limit`, by name.
pub fn list(
    tx: &mut Tx<'_>,
    pass: &Pass,
    search: &str,
    limit: i64,
) -> Result<Vec<OrganisationRow>> {
    let [first, second, third, fourth] = patterns(search);
    let text = format!(
        "select {COLUMNS} from organisation o where o.closed_on >= $2 and ({} or o.unit in \
         (select above from reach where unit = $1 and from_on <= $2 and until_on >= $2)) \
         and ' ' || o.name_folded like $3 and ' ' || o.name_folded like $4 \
         and ' ' || o.name_folded like $5 and ' ' || o.name_folded like $6 \
         order by o.name_folded, o.id limit $7",
        under("o.unit")
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

/// An organisation with the pass of somebody to do an act at its unit.
pub fn find(
    tx: &mut Tx<'_>,
    who: &Who,
    act: &'static Act,
    id: OrganisationId,
) -> Result<(OrganisationRow, Pass)> {
    let found: OrganisationRow =
        sql(format!("select {COLUMNS} from organisation o where o.id = $1")).bind(id).one(tx)?;
    let place = place::get(tx, found.unit, who.today())?;
    let pass = who.may(act, &place)?;
    Ok((found, pass))
}

/// One organisation that the unit of the pass keeps or has under it.
pub fn get(tx: &mut Tx<'_>, pass: &Pass, id: OrganisationId) -> Result<OrganisationRow> {
    let found: OrganisationRow =
        sql(format!("select {COLUMNS} from organisation o where o.id = $1")).bind(id).one(tx)?;
    super::within(tx, pass, found.unit)?;
    Ok(found)
}

/// What an organisation is called, for whoever works with a record that names it.
pub fn name(tx: &mut Tx<'_>, _pass: &Pass, id: OrganisationId) -> Result<String> {
    sql("select name from organisation where id = $1").bind(id).one(tx)
}

/// Sets where an organisation is reminded, or takes the address out, on the version its reader had.
pub fn set_email(
    tx: &mut Tx<'_>,
    pass: &Pass,
    organisation: &OrganisationRow,
    email: Option<&str>,
    base: i64,
) -> Result<()> {
    super::within(tx, pass, organisation.unit)?;
    let changed = sql("update organisation set email = $1, version = version + 1 \
         where id = $2 and version = $3 and closed_on = $4")
    .bind(email.map(str::to_owned))
    .bind(organisation.id)
    .bind(base)
    .bind(crate::OPEN_END)
    .run(tx)?;
    if changed == 0 {
        return Err(Error::stale("email", base, organisation.version));
    }
    journal::record(tx, pass, Subject::new("organisation", organisation.id), base + 1)?;
    Ok(())
}

/// Where an open organisation is reminded. For the job that sends letters and for the act that
/// puts one into its queue: nobody is shown it here, so no pass is asked.
pub fn mail_address(tx: &mut Tx<'_>, id: OrganisationId) -> Result<Option<String>> {
    sql("select email from organisation where id = $1 and closed_on = $2 and email is not null")
        .bind(id)
        .bind(crate::OPEN_END)
        .maybe(tx)
}

/// Closes an organisation today, with the reason.
pub fn close(
    tx: &mut Tx<'_>,
    pass: &Pass,
    organisation: &OrganisationRow,
    why: &str,
) -> Result<()> {
    super::within(tx, pass, organisation.unit)?;
    let closed = sql("update organisation set closed_on = $1, closed_why = $2, \
         version = version + 1 where id = $3 and closed_on = $4")
    .bind(pass.today())
    .bind(why)
    .bind(organisation.id)
    .bind(crate::OPEN_END)
    .run(tx)?;
    if closed == 1 {
        let subject = Subject::new("organisation", organisation.id);
        journal::record(tx, pass, subject, organisation.version + 1)?;
    }
    Ok(())
}
