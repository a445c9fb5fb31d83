//! Who opened very many sealed dossiers, or one out of reach in an emergency, and what a review
//! found. The count is of dossiers, not of looks: reading one file twice is no browsing. A review
//! of very many sets it back to nothing.

use super::account;
use crate::model::{AddressId, AlarmId, AlarmRow};
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Error, Instant, Pass, Result};

const ROW: &str = "a.id, a.account, a.name, a.at, a.many, a.why, d.code, u.name as from_unit, \
                   a.reviewed_name, a.reviewed_at, a.verdict, a.version";
const BESIDE: &str = "left join address d on d.id = a.address \
                      left join unit u on u.id = a.from_unit";
/// Alarms that are read at once.
const MOST: i64 = 500;

/// The dossiers that the account of the pass has opened since an instant, and since a head last
/// reviewed what it opened.
pub fn opened_since(tx: &mut Tx<'_>, pass: &Pass, since: Instant) -> Result<Vec<AddressId>> {
    let Some(account) = account(pass) else { return Ok(Vec::new()) };
    let reviewed: Option<Instant> = sql("select max(reviewed_at) as at from address_alarm \
         where account = $1 and reviewed_at is not null and from_unit is null \
         having max(reviewed_at) is not null")
    .bind(account)
    .maybe(tx)?;
    let since = reviewed.map_or(since, |at| at.max(since));
    sql("select distinct address from address_look where account = $1 and at > $2")
        .bind(account)
        .bind(since)
        .all(tx)
}

/// Writes an alarm down at the unit of the pass.
pub fn add_alarm(tx: &mut Tx<'_>, pass: &Pass, many: i64, why: &str) -> Result<()> {
    let id = AlarmId::new();
    let account = account(pass).ok_or(Error::NotFound)?;
    sql("insert into address_alarm (id, unit, account, name, at, many, why, version) \
         values ($1, $2, $3, $4, $5, $6, $7, 1)")
    .bind(id)
    .bind(pass.unit()?)
    .bind(account)
    .bind(pass.name())
    .bind(pass.at())
    .bind(many)
    .bind(why)
    .run(tx)?;
    journal::record(tx, pass, Subject::new("address_alarm", id), 1)?;
    Ok(())
}

/// How many alarms of the unit of the pass and of those under it wait for a review.
pub fn waiting(tx: &mut Tx<'_>, pass: &Pass) -> Result<i64> {
    sql("select count(*) from reach r join address_alarm a on a.unit = r.unit \
         where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 and a.reviewed_at is null")
    .bind(pass.unit()?)
    .bind(pass.today())
    .one(tx)
}

/// The alarms of the unit of the pass and of those under it, those not reviewed first.
pub fn alarms(tx: &mut Tx<'_>, pass: &Pass) -> Result<Vec<AlarmRow>> {
    sql(format!(
        "select {ROW} from reach r join address_alarm a on a.unit = r.unit {BESIDE} \
         where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 \
         order by case when a.reviewed_at is null then 0 else 1 end, a.at desc, a.id limit $3"
    ))
    .bind(pass.unit()?)
    .bind(pass.today())
    .bind(MOST)
    .all(tx)
}

/// An alarm of the unit of the pass or of one under it.
pub fn alarm(tx: &mut Tx<'_>, pass: &Pass, id: AlarmId) -> Result<AlarmRow> {
    sql(format!(
        "select {ROW} from address_alarm a {BESIDE} where a.id = $1 \
         and exists (select 1 from reach r where r.unit = a.unit and r.above = $2)"
    ))
    .bind(id)
    .bind(pass.unit()?)
    .one(tx)
}

/// Says what a review found.
pub fn review(tx: &mut Tx<'_>, pass: &Pass, row: &AlarmRow, verdict: &str) -> Result<()> {
    let changed = sql("update address_alarm set reviewed_by = $1, reviewed_name = $2, \
         reviewed_at = $3, verdict = $4, version = version + 1 \
         where id = $5 and version = $6 and reviewed_at is null")
    .bind(account(pass))
    .bind(pass.name())
    .bind(pass.at())
    .bind(verdict)
    .bind(row.id)
    .bind(row.version)
    .run(tx)?;
    if changed == 0 {
        return Err(Error::stale("alarm", row.version, row.version + 1));
    }
    journal::record(tx, pass, Subject::new("address_alarm", row.id), row.version + 1)?;
    Ok(())
}
