//! Consents that were withdrawn: what is due of each, and when it was answered and done. A line is
//! written once and never changed.

use crate::model::{AddressId, ConsentId, Followed, WithdrawalRow};
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Day, Error, Pass, Result};

const ROW: &str = "c.id, c.address, a.code, a.name, c.purpose, c.withdrawn_on, c.answer_by, \
                   c.finish_by, c.answered_on, c.answered_how, c.answered_name, c.finished_on, \
                   c.finished_how, c.finished_name, c.version";
const UNDER: &str = "from reach r join address a on a.unit = r.unit \
                     join address_consent c on c.address = a.id where r.above = $1 \
                     and r.from_on <= $2 and r.until_on >= $2 and c.withdrawn_on is not null";
/// Withdrawals that are read at once.
const MOST: i64 = 500;

/// The withdrawals of the unit of the pass and of those under it: what is still to be done first,
/// by the day of its end.
pub fn withdrawals(tx: &mut Tx<'_>, pass: &Pass) -> Result<Vec<WithdrawalRow>> {
    sql(format!(
        "select {ROW} {UNDER} order by case when c.finished_on is null or c.answered_on is null \
         then 0 else 1 end, case when c.answered_on is null then c.answer_by \
         when c.finished_on is null then c.finish_by else -c.finished_on end, c.id limit $3"
    ))
    .bind(pass.unit()?)
    .bind(pass.today())
    .bind(MOST)
    .all(tx)
}

/// How many of them are past a day without what was to be done by it.
pub fn overdue(tx: &mut Tx<'_>, pass: &Pass) -> Result<i64> {
    sql(format!(
        "select count(*) {UNDER} and ((c.answered_on is null and c.answer_by < $2) \
         or (c.finished_on is null and c.finish_by < $2))"
    ))
    .bind(pass.unit()?)
    .bind(pass.today())
    .one(tx)
}

/// The withdrawals of a dossier that the caller has loaded with the pass, the newest first.
pub fn withdrawals_of(tx: &mut Tx<'_>, _pass: &Pass, id: AddressId) -> Result<Vec<WithdrawalRow>> {
    sql(format!(
        "select {ROW} from address_consent c join address a on a.id = c.address \
         where c.address = $1 and c.withdrawn_on is not null order by c.id desc"
    ))
    .bind(id)
    .all(tx)
}

/// Writes down that a withdrawal was answered, or that all is done, on the version its reader had.
pub fn follow(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (id, base): (ConsentId, i64),
    what: Followed,
    (on, how): (Day, &str),
) -> Result<()> {
    let code = what.code();
    let changed = sql(format!(
        "update address_consent set {code}_on = $1, {code}_how = $2, {code}_name = $3, \
         version = version + 1 where id = $4 and version = $5 and {code}_on is null \
         and withdrawn_on is not null"
    ))
    .bind(on)
    .bind(how)
    .bind(pass.name())
    .bind(id)
    .bind(base)
    .run(tx)?;
    if changed == 0 {
        return Err(Error::stale("address", base, base + 1));
    }
    journal::record(tx, pass, Subject::new("address_consent", id), base + 1)?;
    Ok(())
}
