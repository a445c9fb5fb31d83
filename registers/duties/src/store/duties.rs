//! Duties that units have set. A duty is not changed: it ends on a day and another begins, so that
//! a paper of last year is judged by last year's term.

use crate::model::{Duty, DutyId, DutyRow, Owner};
use crate::rules::When;
use crate::shipped;
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Day, Error, Pass, Result};

const COLUMNS: &str = "d.id, d.unit, d.owner_level, d.owner_unit, d.owner_organisation, d.form, \
     d.subject, d.due_days, d.is_working, d.due_month, d.due_day, d.due_years, d.is_inclusive, \
     d.is_shifted, d.is_owed, d.to_society, d.to_committee, d.basis, d.from_on, d.until_on, \
     d.version";

/// The duties that were set at the unit of the pass and above it, with those that come with the
/// product; `with_below` adds what the units under it have set.
pub fn duties(tx: &mut Tx<'_>, pass: &Pass, with_below: bool) -> Result<Vec<Duty>> {
    let below = match with_below {
        true => " or d.unit in (select unit from reach where above = $1)",
        false => "",
    };
    let rows: Vec<DutyRow> = sql(format!(
        "select {COLUMNS} from report_duty d \
         where d.unit in (select above from reach where unit = $1){below} \
         order by d.form, d.from_on, d.id"
    ))
    .bind(pass.unit()?)
    .all(tx)?;
    let mut all = shipped::duties();
    all.extend(rows.into_iter().filter_map(DutyRow::duty));
    Ok(all)
}

/// A duty that the unit of the pass has set.
pub fn get(tx: &mut Tx<'_>, pass: &Pass, id: DutyId) -> Result<Duty> {
    let row: DutyRow =
        sql(format!("select {COLUMNS} from report_duty d where d.id = $1 and d.unit = $2"))
            .bind(id)
            .bind(pass.unit()?)
            .one(tx)?;
    row.duty().ok_or(Error::NotFound)
}

/// Sets a duty at the unit of the pass; a form sent twice sets it once.
pub fn add(tx: &mut Tx<'_>, pass: &Pass, id: DutyId, new: &Duty) -> Result<()> {
    let (level, unit, organisation) = match &new.owner {
        Owner::Level(level) => (Some(level.clone()), None, None),
        Owner::Unit(unit) => (None, Some(*unit), None),
        Owner::Organisation(organisation) => (None, None, Some(*organisation)),
    };
    let (days, working, on) = match new.due.when {
        When::After { days, is_working } => (Some(days), is_working, (None, None, 0)),
        When::On { month, day, years } => {
            (None, false, (Some(i64::from(month)), Some(i64::from(day)), years))
        }
    };
    let made = sql("insert into report_duty (id, unit, owner_level, owner_unit, \
         owner_organisation, form, subject, due_days, is_working, due_month, due_day, due_years, \
         is_inclusive, is_shifted, is_owed, to_society, to_committee, basis, from_on, until_on, \
         version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, \
         $17, $18, $19, $20, 1) on conflict do nothing")
    .bind(id)
    .bind(pass.unit()?)
    .bind(level)
    .bind(unit)
    .bind(organisation)
    .bind(new.form.as_str())
    .bind(new.subject.clone())
    .bind(days)
    .bind(working)
    .bind(on.0)
    .bind(on.1)
    .bind(on.2)
    .bind(new.due.is_inclusive)
    .bind(new.due.is_shifted)
    .bind(new.is_owed)
    .bind(new.to_society.as_str())
    .bind(new.to_committee.as_str())
    .bind(new.basis.as_str())
    .bind(new.from)
    .bind(new.until)
    .run(tx)?;
    if made == 1 {
        journal::record(tx, pass, Subject::new("report_duty", id), 1)?;
    }
    Ok(())
}

/// Ends a duty of the unit of the pass with this day, on the version its reader had.
pub fn close(tx: &mut Tx<'_>, pass: &Pass, id: DutyId, last: Day, version: i64) -> Result<()> {
    let duty = get(tx, pass, id)?;
    let changed = sql("update report_duty set until_on = $1, version = version + 1 \
         where id = $2 and unit = $3 and version = $4")
    .bind(last)
    .bind(id)
    .bind(pass.unit()?)
    .bind(version)
    .run(tx)?;
    if changed == 0 {
        return Err(Error::stale("until", version, duty.version));
    }
    journal::record(tx, pass, Subject::new("report_duty", id), version + 1)?;
    Ok(())
}
