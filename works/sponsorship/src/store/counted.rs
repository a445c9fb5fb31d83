//! How far the campaign has come in a month: counts and sums over a unit and those under it. It
//! names nobody but sponsors.

use addresses::AddressId;
use kernel::db::{Tx, sql};
use kernel::{Day, Month, Pass, Result};
use sponsors::SponsorId;
use std::collections::HashMap;

/// Rows that one statement asks after.
const AT_ONCE: usize = 4_000;

/// What each address received for a month: what answers an asking of it, and what was given beside
/// any pledge in it.
const RECEIVED: &str = "select address, cast(sum(amount) as bigint) as amount from ( \
     select a.address, a.given as amount from reach r join sponsored d on d.unit = r.unit \
     join asking a on a.address = d.id \
     where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 and a.month = $3 \
     and a.giving is not null \
     union all \
     select g.address, g.amount from reach r join sponsored d on d.unit = r.unit \
     join giving g on g.address = d.id \
     where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 and g.on_day >= $4 \
     and g.on_day <= $5 and g.pledge is null and g.taken_back_why is null) parts group by address";

/// What each address of the unit of the pass and under it received for a month.
pub fn received(tx: &mut Tx<'_>, pass: &Pass, month: Month) -> Result<Vec<(AddressId, i64)>> {
    sql(format!(
        "select address, amount from ({RECEIVED}) received \
         order by address"
    ))
    .bind(pass.unit()?)
    .bind(pass.today())
    .bind(month)
    .bind(month.first())
    .bind(month.last())
    .all(tx)
}

/// How many addresses each sponsor stands by in a month, among those of the unit of the pass and
/// under it.
pub fn who_helps(tx: &mut Tx<'_>, pass: &Pass, month: Month) -> Result<Vec<(SponsorId, i64)>> {
    sql("select p.sponsor, count(distinct a.address) as many from reach r \
         join sponsored d on d.unit = r.unit join asking a on a.address = d.id \
         join pledge p on p.id = a.pledge \
         where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 and a.month = $3 \
         group by p.sponsor order by p.sponsor")
    .bind(pass.unit()?)
    .bind(pass.today())
    .bind(month)
    .all(tx)
}

/// What is asked for each address of the unit of the pass and under it in a month.
pub fn promised(tx: &mut Tx<'_>, pass: &Pass, month: Month) -> Result<Vec<(AddressId, i64)>> {
    sql("select a.address, cast(sum(a.amount) as bigint) as amount from reach r \
         join sponsored d on d.unit = r.unit join asking a on a.address = d.id \
         where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 and a.month = $3 \
         and a.pledge is not null group by a.address order by a.address")
    .bind(pass.unit()?)
    .bind(pass.today())
    .bind(month)
    .all(tx)
}

/// How many addresses each of some sponsors stands by in a month, wherever they are, and with how
/// many đồng: what it promised elsewhere it cannot give here. Only the sums are told.
pub fn promised_by(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    month: Month,
    ids: &[SponsorId],
) -> Result<HashMap<SponsorId, (i64, i64)>> {
    let mut all = HashMap::new();
    for some in ids.chunks(AT_ONCE) {
        let found: Vec<(SponsorId, i64, i64)> =
            sql("select p.sponsor, count(distinct a.address) as many, \
                 cast(sum(a.amount) as bigint) as amount from pledge p \
                 join asking a on a.pledge = p.id where a.month = $1 and p.sponsor in [] \
                 group by p.sponsor")
            .bind(month)
            .list(some.iter().copied())
            .all(tx)?;
        all.extend(found.into_iter().map(|(id, many, amount)| (id, (many, amount))));
    }
    Ok(all)
}

/// Which sponsors stand by which addresses of the unit of the pass and under it in a month.
pub fn who_stands_by(
    tx: &mut Tx<'_>,
    pass: &Pass,
    month: Month,
) -> Result<Vec<(AddressId, SponsorId)>> {
    sql("select distinct a.address, p.sponsor from reach r join sponsored d on d.unit = r.unit \
         join asking a on a.address = d.id join pledge p on p.id = a.pledge \
         where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 and a.month = $3 \
         order by a.address, p.sponsor")
    .bind(pass.unit()?)
    .bind(pass.today())
    .bind(month)
    .all(tx)
}

/// The last day on which each address of the unit of the pass and under it was helped.
pub fn last_helped(tx: &mut Tx<'_>, pass: &Pass) -> Result<Vec<(AddressId, Day)>> {
    sql("select g.address, max(g.on_day) as on_day from reach r \
         join sponsored d on d.unit = r.unit join giving g on g.address = d.id \
         where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 \
         and g.taken_back_why is null group by g.address order by g.address")
    .bind(pass.unit()?)
    .bind(pass.today())
    .all(tx)
}
