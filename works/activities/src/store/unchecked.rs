//! How much work waits for a second pair of eyes: a number for the page of the day.

use kernel::db::{Tx, sql};
use kernel::ids::AccountId;
use kernel::{Day, Pass, Result};

/// How many pieces of work of the unit of the pass and under it wait to be checked that somebody
/// else than this account said last, and the last day of the first of them.
pub fn unchecked(tx: &mut Tx<'_>, pass: &Pass, me: AccountId) -> Result<(i64, Option<Day>)> {
    sql("select count(*) as many, min(s.on_day) as first_on from activity_scope s \
         join activity a on a.id = s.activity where s.above = $1 and s.state = 'waiting' \
         and (a.said_by is null or a.said_by <> $2)")
    .bind(pass.unit()?)
    .bind(me)
    .one(tx)
}
