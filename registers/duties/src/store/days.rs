//! The working days: what comes with the product, changed by what the centre wrote down since.

use crate::model::{DayId, DayRow, Marked};
use crate::rules::Calendar;
use crate::shipped;
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Day, Error, Pass, Result};

const COLUMNS: &str = "id, on_day, is_working, name, basis, version";

/// The calendar as it stands now. Working days are public facts: they need no pass.
pub fn calendar(tx: &mut Tx<'_>) -> Result<Calendar> {
    let mut calendar = shipped::calendar();
    let rows: Vec<DayRow> = sql(format!(
        "select {COLUMNS} from office_day where closed_at is null order by on_day, id"
    ))
    .all(tx)?;
    for row in rows {
        let (name_vi, name_en) = (row.name.clone(), row.name);
        calendar.mark(row.on_day, Marked { is_working: row.is_working, name_vi, name_en });
    }
    Ok(calendar)
}

/// The days of a span that the centre changed, in order.
pub fn changed_days(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    (first, last): (Day, Day),
) -> Result<Vec<DayRow>> {
    sql(format!(
        "select {COLUMNS} from office_day where closed_at is null and on_day >= $1 \
         and on_day <= $2 order by on_day, id"
    ))
    .bind(first)
    .bind(last)
    .all(tx)
}

/// Changes a day; a form sent twice changes it once, a day that was changed already says so.
pub fn add_day(tx: &mut Tx<'_>, pass: &Pass, new: &DayRow) -> Result<()> {
    let known: Option<DayId> =
        sql("select id from office_day where on_day = $1 and closed_at is null")
            .bind(new.on_day)
            .maybe(tx)?;
    match known {
        Some(id) if id == new.id => return Ok(()),
        Some(_) => return Err(Error::flaw("on_day", "day-known")),
        None => {}
    }
    let made = sql("insert into office_day (id, on_day, is_working, name, basis, version) \
         values ($1, $2, $3, $4, $5, 1) on conflict do nothing")
    .bind(new.id)
    .bind(new.on_day)
    .bind(new.is_working)
    .bind(new.name.as_str())
    .bind(new.basis.as_str())
    .run(tx)?;
    if made == 1 {
        journal::record(tx, pass, Subject::new("office_day", new.id), 1)?;
    }
    Ok(())
}

/// Takes a change back: the day is again what its weekday or the product says.
pub fn close_day(tx: &mut Tx<'_>, pass: &Pass, id: DayId) -> Result<()> {
    let version: i64 = sql("select version from office_day where id = $1 and closed_at is null")
        .bind(id)
        .one(tx)?;
    sql("update office_day set closed_at = $1, version = version + 1 where id = $2")
        .bind(pass.at())
        .bind(id)
        .run(tx)?;
    journal::record(tx, pass, Subject::new("office_day", id), version + 1)?;
    Ok(())
}
