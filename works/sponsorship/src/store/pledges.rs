//! Pledges, and what is asked of each month by month. That no part of a slot is promised twice for
//! one month is the key of `asking`.

use super::PLEDGE;
use crate::model::{NewPledge, PledgeId, PledgeRow, SlotRow};
use addresses::AddressId;
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Error, Month, Pass, Result};
use sponsors::SponsorId;

/// A pledge of the unit of the pass.
pub fn pledge(tx: &mut Tx<'_>, pass: &Pass, id: PledgeId) -> Result<Option<PledgeRow>> {
    sql(format!(
        "select {PLEDGE} from pledge p join sponsored d on d.id = p.address \
         where p.id = $1 and d.unit = $2"
    ))
    .bind(id)
    .bind(pass.unit()?)
    .maybe(tx)
}

/// Writes a pledge for a part of a slot; what is asked of it is taken month by month.
pub fn add_pledge(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (slot, new): (&SlotRow, &NewPledge),
    (amount, follows): (i64, Option<PledgeId>),
) -> Result<()> {
    sql("insert into pledge (id, slot, address, sponsor, part, from_month, until_month, \
         amount, follows, illustrative, made_name, made_at, version) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)")
    .bind(new.id)
    .bind(slot.id)
    .bind(slot.address)
    .bind(new.sponsor)
    .bind(new.part)
    .bind(new.from)
    .bind(new.until)
    .bind(amount)
    .bind(follows)
    .bind(slot.illustrative.clone())
    .bind(pass.name())
    .bind(pass.at())
    .run(tx)?;
    journal::record(tx, pass, Subject::new("pledge", new.id), 1)?;
    Ok(())
}

/// Takes a part of a slot for a month; false when somebody has it. A month that became free again
/// is the same row, so that there is never a second one.
pub fn take(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    slot: &SlotRow,
    (new, amount): (&NewPledge, i64),
    month: Month,
) -> Result<bool> {
    let taken = sql("insert into asking (slot, month, part, last_month, address, pledge, \
         amount) select s.id, $1, $2, s.last_month, s.address, $3, $4 \
         from slot s where s.id = $5 \
         on conflict (slot, month, part) do update set pledge = $3, amount = $4 \
         where asking.pledge is null")
    .bind(month)
    .bind(new.part)
    .bind(new.id)
    .bind(amount)
    .bind(slot.id)
    .run(tx)?;
    Ok(taken == 1)
}

/// Frees what is asked of a pledge from a month on and was not given; how many months that were.
pub fn free(tx: &mut Tx<'_>, _pass: &Pass, row: &PledgeRow, from: Month) -> Result<u64> {
    sql("update asking set pledge = null where pledge = $1 and month >= $2 and giving is null")
        .bind(row.id)
        .bind(from)
        .run(tx)
}

/// Ends a pledge after a month, with the reason; the caller frees or hands over what is asked
/// later.
pub fn end_pledge(
    tx: &mut Tx<'_>,
    pass: &Pass,
    row: &PledgeRow,
    (until, why): (Month, &str),
) -> Result<()> {
    let changed = sql("update pledge set until_month = $1, ended_on = $2, ended_why = $3, \
         version = version + 1 where id = $4 and version = $5")
    .bind(until)
    .bind(pass.today())
    .bind(why)
    .bind(row.id)
    .bind(row.version)
    .run(tx)?;
    if changed == 0 {
        return Err(Error::stale("pledge", row.version, row.version + 1));
    }
    journal::record(tx, pass, Subject::new("pledge", row.id), row.version + 1)?;
    Ok(())
}

/// Gives what is still asked of a pledge from a month on to the one that takes it over: not a month
/// is lost between them and none is asked of both. How many months that were.
pub fn hand_over(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    (old, to): (&PledgeRow, PledgeId),
    from: Month,
) -> Result<u64> {
    sql("update asking set pledge = $1 where pledge = $2 and month >= $3 and giving is null")
        .bind(to)
        .bind(old.id)
        .bind(from)
        .run(tx)
}

/// Frees all that is asked for an address from a month on and was not given.
pub(crate) fn free_address(tx: &mut Tx<'_>, id: AddressId, from: Month) -> Result<u64> {
    sql("update asking set pledge = null where address = $1 and month >= $2 and giving is null")
        .bind(id)
        .bind(from)
        .run(tx)
}

/// The pledges of an address that stand in a month or later.
pub(crate) fn live_of(tx: &mut Tx<'_>, id: AddressId, from: Month) -> Result<Vec<PledgeRow>> {
    sql(format!(
        "select {PLEDGE} from pledge p where p.address = $1 and p.until_month >= $2 order by p.id"
    ))
    .bind(id)
    .bind(from)
    .all(tx)
}

/// Whether anything is still asked of a sponsor from a month on.
pub fn is_running(tx: &mut Tx<'_>, _pass: &Pass, id: SponsorId, from: Month) -> Result<bool> {
    let found: Option<PledgeId> =
        sql("select id from pledge where sponsor = $1 and until_month >= $2 limit 1")
            .bind(id)
            .bind(from)
            .maybe(tx)?;
    Ok(found.is_some())
}
