//! The rows of the chain: steps taken, approval by level, who stands in for whom, locked months
//! that are open for one unit. Nothing is deleted: a row is closed.

use super::board::{SLOT, is_own, named};
use crate::model::{
    DeputyId, DeputyRow, ExceptionId, ExceptionRow, LineId, ReportId, SettingRow, StepRow,
};
use kernel::db::{ROWS, Tx, sql};
use kernel::ids::AccountId;
use kernel::journal::{self, Subject};
use kernel::{Day, Error, Instant, Month, Pass, Result, UnitId};

/// Writes down a step that a report took.
pub fn add_step(
    tx: &mut Tx<'_>,
    pass: &Pass,
    report: ReportId,
    step: &str,
    note: Option<&str>,
) -> Result<()> {
    let id = LineId::new();
    sql("insert into report_step (id, report, step, by_name, taken_at, note, version) \
         values ($1, $2, $3, $4, $5, $6, 1)")
    .bind(id)
    .bind(report)
    .bind(step)
    .bind(pass.name())
    .bind(pass.at())
    .bind(note.map(str::to_owned))
    .run(tx)?;
    journal::record(tx, pass, Subject::new("report_step", id), 1)?;
    Ok(())
}

/// The steps a report took, the oldest first.
pub fn steps(tx: &mut Tx<'_>, _pass: &Pass, report: ReportId) -> Result<Vec<StepRow>> {
    sql("select step, by_name, taken_at, note from report_step where report = $1 \
         order by taken_at, id")
    .bind(report)
    .all(tx)
}

/// Which reports of a month's end, and of some campaigns, were handed to the People's Committee, of
/// some units under that of the pass: unit, slot, when, by whom; the last of each last.
pub fn handed(
    tx: &mut Tx<'_>,
    pass: &Pass,
    units: &[UnitId],
    (month, campaigns): (Month, &[String]),
) -> Result<Vec<(UnitId, String, Instant, String)>> {
    let is_own = is_own("p.month = $3", !campaigns.is_empty());
    let mut all = Vec::new();
    for units in units.chunks(ROWS) {
        let query = sql(format!(
            "select p.unit, {SLOT} as slot, s.taken_at, s.by_name from report p \
             join report_step s on s.report = p.id where s.step = $2 and {is_own} and exists \
             (select 1 from reach r where r.above = $1 and r.unit = p.unit) and p.unit in [] \
             order by s.taken_at, s.id"
        ))
        .bind(pass.unit()?)
        .bind(crate::hand::STEP)
        .bind(month);
        let some: Vec<(UnitId, String, Instant, String)> =
            named(query, campaigns).list(units).all(tx)?;
        all.extend(some);
    }
    Ok(all)
}

const SETTING: &str =
    "s.id, s.unit, u.name as unit_name, s.level, s.is_needed, s.basis, s.from_on, s.made_name";

/// Whether what a unit of this level sends waits for approval on a day: the newest word of the
/// nearest unit at or above that of the pass; where nobody said anything it waits.
pub fn needs_approval(tx: &mut Tx<'_>, pass: &Pass, level: &str, day: Day) -> Result<bool> {
    let said: Option<bool> = sql("select s.is_needed from reach r \
         join approval_setting s on s.unit = r.above \
         where r.unit = $1 and r.from_on <= $2 and r.until_on >= $2 and s.level = $3 \
         and s.from_on <= $2 order by r.depth, s.from_on desc, s.id desc limit 1")
    .bind(pass.unit()?)
    .bind(day)
    .bind(level)
    .maybe(tx)?;
    Ok(said.unwrap_or(true))
}

/// What was set at the unit of the pass and above it, the newest first.
pub fn settings(tx: &mut Tx<'_>, pass: &Pass) -> Result<Vec<SettingRow>> {
    sql(format!(
        "select {SETTING} from approval_setting s join unit u on u.id = s.unit \
         where s.unit in (select above from reach where unit = $1 \
         and from_on <= $2 and until_on >= $2) order by s.from_on desc, s.id desc limit 100"
    ))
    .bind(pass.unit()?)
    .bind(pass.today())
    .all(tx)
}

/// Sets it at the unit of the pass; a form sent twice sets it once.
pub fn add_setting(tx: &mut Tx<'_>, pass: &Pass, new: &SettingRow) -> Result<()> {
    let made = sql("insert into approval_setting (id, unit, level, is_needed, basis, from_on, \
         made_name, version) values ($1, $2, $3, $4, $5, $6, $7, 1) on conflict do nothing")
    .bind(new.id)
    .bind(pass.unit()?)
    .bind(new.level.as_str())
    .bind(new.is_needed)
    .bind(new.basis.as_str())
    .bind(new.from_on)
    .bind(pass.name())
    .run(tx)?;
    if made == 1 {
        journal::record(tx, pass, Subject::new("approval_setting", new.id), 1)?;
    }
    Ok(())
}

const DEPUTY: &str = "id, unit, principal, principal_name, deputy, deputy_name, from_on, \
                      until_on, why, closed_at, version";

/// For whom an account stands in on a day. It is read before there is a pass: from it the rights
/// of the day are made.
pub fn standing_in(tx: &mut Tx<'_>, account: AccountId, day: Day) -> Result<Vec<DeputyRow>> {
    sql(format!(
        "select {DEPUTY} from deputy where deputy = $1 and closed_at is null \
         and from_on <= $2 and until_on >= $2 order by from_on, id"
    ))
    .bind(account)
    .bind(day)
    .all(tx)
}

/// Who stands in for whom at the unit of the pass, the newest first.
pub fn deputies(tx: &mut Tx<'_>, pass: &Pass) -> Result<Vec<DeputyRow>> {
    sql(format!(
        "select {DEPUTY} from deputy where unit = $1 order by from_on desc, id desc limit 100"
    ))
    .bind(pass.unit()?)
    .all(tx)
}

/// Names a deputy at the unit of the pass; a form sent twice names once.
pub fn add_deputy(tx: &mut Tx<'_>, pass: &Pass, new: &DeputyRow) -> Result<()> {
    let made = sql("insert into deputy (id, unit, principal, principal_name, deputy, \
         deputy_name, from_on, until_on, why, version) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1) on conflict do nothing")
    .bind(new.id)
    .bind(pass.unit()?)
    .bind(new.principal)
    .bind(new.principal_name.as_str())
    .bind(new.deputy)
    .bind(new.deputy_name.as_str())
    .bind(new.from_on)
    .bind(new.until_on)
    .bind(new.why.as_str())
    .run(tx)?;
    if made == 1 {
        journal::record(tx, pass, Subject::new("deputy", new.id), 1)?;
    }
    Ok(())
}

/// Ends a deputising before its time.
pub fn close_deputy(tx: &mut Tx<'_>, pass: &Pass, id: DeputyId) -> Result<()> {
    let row: DeputyRow = sql(format!("select {DEPUTY} from deputy where id = $1 and unit = $2"))
        .bind(id)
        .bind(pass.unit()?)
        .one(tx)?;
    let changed = sql("update deputy set closed_at = $1, version = version + 1 \
         where id = $2 and closed_at is null")
    .bind(pass.at())
    .bind(id)
    .run(tx)?;
    if changed == 1 {
        journal::record(tx, pass, Subject::new("deputy", id), row.version + 1)?;
    }
    Ok(())
}

const EXCEPTION: &str = "e.id, e.unit, u.name as unit_name, u.code, e.month, e.until_on, \
                         e.reason, e.made_name, e.closed_at, e.version";

/// The openings of a locked month for the unit of the pass, closed ones too, the newest first.
pub fn exceptions_of(tx: &mut Tx<'_>, pass: &Pass, month: Month) -> Result<Vec<ExceptionRow>> {
    sql(format!(
        "select {EXCEPTION} from lock_exception e join unit u on u.id = e.unit \
         where e.unit = $1 and e.month = $2 order by e.made_at desc, e.id desc"
    ))
    .bind(pass.unit()?)
    .bind(month)
    .all(tx)
}

/// The openings at the unit of the pass and under it, and at some closed units that are in its
/// hands, the newest first.
pub fn exceptions(tx: &mut Tx<'_>, pass: &Pass, closed: &[UnitId]) -> Result<Vec<ExceptionRow>> {
    sql(format!(
        "select {EXCEPTION} from lock_exception e join unit u on u.id = e.unit \
         where e.unit in [] or exists (select 1 from reach r where r.unit = e.unit \
         and r.above = $1 and r.from_on <= $2 and r.until_on >= $2) \
         order by e.made_at desc, e.id desc limit 100"
    ))
    .bind(pass.unit()?)
    .bind(pass.today())
    .list(closed.iter().copied())
    .all(tx)
}

/// The openings of a locked month that hold today, at the unit of the pass and under it, the
/// longest first.
pub fn open_exceptions(tx: &mut Tx<'_>, pass: &Pass, month: Month) -> Result<Vec<ExceptionRow>> {
    sql(format!(
        "select {EXCEPTION} from lock_exception e cross join reach r join unit u on u.id = e.unit \
         where e.month = $3 and e.closed_at is null and e.until_on >= $2 and r.unit = e.unit \
         and r.above = $1 and r.from_on <= $2 and r.until_on >= $2 \
         order by e.until_on desc, e.id"
    ))
    .bind(pass.unit()?)
    .bind(pass.today())
    .bind(month)
    .all(tx)
}

/// Opens a locked month for the unit of the pass; a form sent twice opens once.
pub fn add_exception(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (id, month): (ExceptionId, Month),
    (until, reason): (Day, &str),
) -> Result<()> {
    let made = sql("insert into lock_exception (id, unit, month, until_on, reason, made_name, \
         made_at, version) values ($1, $2, $3, $4, $5, $6, $7, 1) on conflict do nothing")
    .bind(id)
    .bind(pass.unit()?)
    .bind(month)
    .bind(until)
    .bind(reason)
    .bind(pass.name())
    .bind(pass.at())
    .run(tx)?;
    if made == 1 {
        journal::record(tx, pass, Subject::new("lock_exception", id), 1)?;
    }
    Ok(())
}

/// Where an opening belongs, to ask for a pass there; the id alone opens nothing.
pub fn exception_unit(tx: &mut Tx<'_>, id: ExceptionId) -> Result<UnitId> {
    sql("select unit from lock_exception where id = $1").bind(id).one(tx)
}

/// Closes an opening before its time.
pub fn close_exception(tx: &mut Tx<'_>, pass: &Pass, id: ExceptionId) -> Result<()> {
    let version: Option<i64> = sql("select version from lock_exception \
         where id = $1 and unit = $2 and closed_at is null")
    .bind(id)
    .bind(pass.unit()?)
    .maybe(tx)?;
    let version = version.ok_or(Error::NotFound)?;
    sql("update lock_exception set closed_at = $1, version = version + 1 where id = $2")
        .bind(pass.at())
        .bind(id)
        .run(tx)?;
    journal::record(tx, pass, Subject::new("lock_exception", id), version + 1)?;
    Ok(())
}
