//! Every statement on agreements. Nothing is deleted: an agreement ends with its term, or before it
//! with a reason.

use crate::model::{AgreementId, AgreementRow};
use crate::rules;
use kernel::db::{Tx, sql};
use kernel::fold::fold;
use kernel::journal::{self, Subject};
use kernel::{Day, Error, Pass, Result, place};

const ROW: &str = "id, unit, sort, partner, title, number, signed_on, from_on, until_on, \
                   own_duties, partner_duties, ended_on, ended_why, version";

/// An agreement by its id. Its unit is not yet known to be within reach: ask for a pass at `unit`
/// before anything of it is shown.
pub fn found(tx: &mut Tx<'_>, id: AgreementId) -> Result<AgreementRow> {
    sql(format!("select {ROW} from agreement where id = $1")).bind(id).one(tx)
}

/// So many agreements of the unit of the pass and of those under it on a day: the one that ends
/// last first.
pub fn list(tx: &mut Tx<'_>, pass: &Pass, day: Day, most: i64) -> Result<Vec<AgreementRow>> {
    let of = ROW.split(", ").map(|name| format!("a.{name}")).collect::<Vec<_>>().join(", ");
    sql(format!(
        "select {of} from reach r join agreement a on a.unit = r.unit \
         where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 \
         order by a.until_on desc, a.id limit $3"
    ))
    .bind(pass.unit()?)
    .bind(day)
    .bind(most)
    .all(tx)
}

/// Agreements with the name of their unit; their reader has a pass for each.
pub fn with_units(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    rows: Vec<AgreementRow>,
) -> Result<Vec<(AgreementRow, String)>> {
    let names = place::names(tx, rows.iter().map(|row| row.unit))?;
    let named = |row: AgreementRow| (names.get(&row.unit).cloned().unwrap_or_default(), row);
    Ok(rows.into_iter().map(named).map(|(name, row)| (row, name)).collect())
}

/// The agreements that hold for the unit of the pass on a day: its own and those of units above.
pub fn running(tx: &mut Tx<'_>, pass: &Pass, day: Day) -> Result<Vec<(AgreementId, String)>> {
    sql("select a.id, a.partner || ': ' || a.title as said from reach r \
         join agreement a on a.unit = r.above \
         where r.unit = $1 and r.from_on <= $2 and r.until_on >= $2 and a.from_on <= $2 \
         and a.until_on >= $2 and (a.ended_on is null or a.ended_on >= $2) \
         order by a.title_folded, a.id limit 200")
    .bind(pass.unit()?)
    .bind(day)
    .all(tx)
}

/// With whom and about what an agreement is that the unit of the pass or one above it made; none
/// when it is of another chapter.
pub fn title(tx: &mut Tx<'_>, pass: &Pass, id: AgreementId) -> Result<Option<String>> {
    sql("select a.partner || ': ' || a.title as said from agreement a where a.id = $1 \
         and exists (select 1 from reach r where r.unit = $2 and r.above = a.unit)")
    .bind(id)
    .bind(pass.unit()?)
    .maybe(tx)
}

/// The agreements that the unit of the pass or one above it made, whatever their term: the one
/// with this id, or the newest.
pub fn near(tx: &mut Tx<'_>, pass: &Pass, id: Option<AgreementId>) -> Result<Vec<AgreementRow>> {
    let only = if id.is_some() { " and a.id = $2" } else { "" };
    let ask = sql(format!(
        "select {ROW} from agreement a where exists (select 1 from reach r where r.unit = $1 \
         and r.above = a.unit){only} order by until_on desc, id limit 1000"
    ))
    .bind(pass.unit()?);
    match id {
        Some(id) => ask.bind(id).all(tx),
        None => ask.all(tx),
    }
}

/// How many agreements of the unit of the pass and of those under it run out soon, and the first of
/// their last days.
pub fn soon(tx: &mut Tx<'_>, pass: &Pass, today: Day) -> Result<(i64, Option<Day>)> {
    sql("select count(*) as many, min(a.until_on) as first_on from reach r \
         join agreement a on a.unit = r.unit \
         where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 and a.ended_on is null \
         and a.from_on <= $2 and a.until_on >= $2 and a.until_on <= $3")
    .bind(pass.unit()?)
    .bind(today)
    .bind(today.add_days(rules::SOON_DAYS))
    .one(tx)
}

/// So many agreements of the unit of the pass and of those under it whose last day is one of these
/// days, the first of them first.
pub fn ending(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (from, until): (Day, Day),
    most: i64,
) -> Result<Vec<AgreementRow>> {
    let of = ROW.split(", ").map(|name| format!("a.{name}")).collect::<Vec<_>>().join(", ");
    sql(format!(
        "select {of} from reach r join agreement a on a.unit = r.unit \
         where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 and a.ended_on is null \
         and a.until_on >= $3 and a.until_on <= $4 order by a.until_on, a.id limit $5"
    ))
    .bind(pass.unit()?)
    .bind(pass.today())
    .bind(from)
    .bind(until)
    .bind(most)
    .all(tx)
}

/// Records an agreement of the unit of the pass; one sent twice is recorded once.
pub fn add(tx: &mut Tx<'_>, pass: &Pass, new: &AgreementRow) -> Result<()> {
    let added =
        sql("insert into agreement (id, unit, sort, partner, title, title_folded, number, \
         signed_on, from_on, until_on, own_duties, partner_duties, made_name, version) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1) on conflict do nothing")
        .bind(new.id)
        .bind(pass.unit()?)
        .bind(new.sort.as_str())
        .bind(new.partner.as_str())
        .bind(new.title.as_str())
        .bind(fold(&new.title))
        .bind(new.number.as_str())
        .bind(new.signed_on)
        .bind(new.from_on)
        .bind(new.until_on)
        .bind(new.own_duties.as_str())
        .bind(new.partner_duties.as_str())
        .bind(pass.name())
        .run(tx)?;
    if added == 1 {
        journal::record(tx, pass, Subject::new("agreement", new.id), 1)?;
    }
    Ok(())
}

/// Says again what an agreement of the unit of the pass is, on the version its reader had. One that
/// was ended stays as it is.
pub fn put(tx: &mut Tx<'_>, pass: &Pass, new: &AgreementRow) -> Result<()> {
    let changed = sql("update agreement set sort = $1, partner = $2, title = $3, \
         title_folded = $4, number = $5, signed_on = $6, from_on = $7, until_on = $8, \
         own_duties = $9, partner_duties = $10, version = version + 1 \
         where id = $11 and unit = $12 and version = $13 and ended_on is null")
    .bind(new.sort.as_str())
    .bind(new.partner.as_str())
    .bind(new.title.as_str())
    .bind(fold(&new.title))
    .bind(new.number.as_str())
    .bind(new.signed_on)
    .bind(new.from_on)
    .bind(new.until_on)
    .bind(new.own_duties.as_str())
    .bind(new.partner_duties.as_str())
    .bind(new.id)
    .bind(pass.unit()?)
    .bind(new.version)
    .run(tx)?;
    if changed == 0 {
        return Err(Error::stale("agreement", new.version, new.version + 1));
    }
    journal::record(tx, pass, Subject::new("agreement", new.id), new.version + 1)?;
    Ok(())
}

/// Ends an agreement of the unit of the pass today, with a reason.
pub fn end(tx: &mut Tx<'_>, pass: &Pass, row: &AgreementRow, why: &str) -> Result<()> {
    let ended = sql("update agreement set ended_on = $1, ended_why = $2, version = version + 1 \
         where id = $3 and unit = $4 and version = $5 and ended_on is null")
    .bind(pass.today())
    .bind(why)
    .bind(row.id)
    .bind(pass.unit()?)
    .bind(row.version)
    .run(tx)?;
    if ended == 0 {
        return Err(Error::stale("agreement", row.version, row.version + 1));
    }
    journal::record(tx, pass, Subject::new("agreement", row.id), row.version + 1)?;
    Ok(())
}
