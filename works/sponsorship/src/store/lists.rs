//! What is asked in a month of a unit and under it; the pledges and the help of one sponsor.

use super::{ASKING, GIVING, PLEDGE};
use crate::model::{AskingRow, GivingRow, PledgeId, PledgeRow, SlotId};
use addresses::AddressId;
use kernel::db::{Tx, sql};
use kernel::{Day, Month, Pass, Result, UnitId, row};
use sponsors::SponsorId;
use std::collections::HashMap;

/// Pledges of one sponsor that are shown.
const MOST: i64 = 500;

row! {
    /// What is asked in a month, with whose it is.
    pub struct Due {
        /// The pledge.
        pub pledge: PledgeId,
        /// The sponsor.
        pub sponsor: SponsorId,
        /// Whom it helps.
        pub address: AddressId,
        /// The unit that keeps the address.
        pub unit: UnitId,
        /// The code of the slot.
        pub code: String,
        /// [`crate::model::Means`] code: what the slot is offered in.
        pub sort: String,
        /// What it is for, in words that name nobody.
        pub words: String,
        /// Which part.
        pub part: i64,
        /// Đồng that are asked.
        pub amount: i64,
        /// Đồng that were given.
        pub given: Option<i64>,
    }
}

/// What a month's list asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// All of it.
    All,
    /// What was not given.
    Open,
    /// What was given.
    Given,
}

/// What is asked in a month of the unit of the pass and of those under it; how much there is.
pub fn due(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (month, which): (Month, Which),
    (most, offset): (i64, i64),
) -> Result<(Vec<Due>, i64)> {
    let by = match which {
        Which::All => "",
        Which::Open => " and a.giving is null",
        Which::Given => " and a.giving is not null",
    };
    let from = format!(
        "from reach r join sponsored d on d.unit = r.unit join asking a on a.address = d.id \
         where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 and a.month = $3 \
         and a.pledge is not null{by}"
    );
    let ask = |text: String| {
        let ask = sql(text).bind(pass.unit()?).bind(pass.today()).bind(month);
        Ok::<_, kernel::Error>(ask)
    };
    let many: i64 = ask(format!("select count(*) {from}"))?.one(tx)?;
    let from = from.replacen(
        "where",
        "join pledge p on p.id = a.pledge join slot s on s.id = a.slot where",
        1,
    );
    let rows = ask(format!(
        "select p.id as pledge, p.sponsor, a.address, d.unit, s.code, s.sort, s.words, a.part, \
         a.amount, a.given {from} order by s.code, a.part limit {most} offset {offset}"
    ))?;
    Ok((rows.all(tx)?, many))
}

/// A pledge with the code of its slot, what that is for, and what is asked.
pub struct OfSponsor {
    /// The pledge.
    pub pledge: PledgeRow,
    /// The code of the slot.
    pub code: String,
    /// What it is for, in words that name nobody.
    pub words: String,
    /// What is asked, by month.
    pub askings: Vec<AskingRow>,
}

/// The pledges of a sponsor, the newest first; the caller has loaded the sponsor with the pass, or
/// with its own link.
pub fn of_sponsor(tx: &mut Tx<'_>, _pass: &Pass, id: SponsorId) -> Result<Vec<OfSponsor>> {
    let pledges: Vec<PledgeRow> = sql(format!(
        "select {PLEDGE} from pledge p where p.sponsor = $1 order by p.from_month desc, p.id desc \
         limit {MOST}"
    ))
    .bind(id)
    .all(tx)?;
    let slots: Vec<(SlotId, String, String)> =
        sql("select id, code, words from slot where id in []")
            .list(pledges.iter().map(|pledge| pledge.slot))
            .all(tx)?;
    let slots: HashMap<SlotId, (String, String)> =
        slots.into_iter().map(|(id, code, words)| (id, (code, words))).collect();
    let asked: Vec<AskingRow> =
        sql(format!("select {ASKING} from asking a where a.pledge in [] order by a.month"))
            .list(pledges.iter().map(|pledge| pledge.id))
            .all(tx)?;
    let mut askings: HashMap<PledgeId, Vec<AskingRow>> = HashMap::new();
    for row in asked {
        if let Some(pledge) = row.pledge {
            askings.entry(pledge).or_default().push(row);
        }
    }
    let whole = |pledge: PledgeRow| {
        let (code, words) = slots.get(&pledge.slot).cloned().unwrap_or_default();
        let askings = askings.remove(&pledge.id).unwrap_or_default();
        OfSponsor { pledge, code, words, askings }
    };
    Ok(pledges.into_iter().map(whole).collect())
}

/// What a sponsor gave and was not taken back, the newest first.
pub fn of_sponsor_givings(tx: &mut Tx<'_>, _pass: &Pass, id: SponsorId) -> Result<Vec<GivingRow>> {
    sql(format!(
        "select {GIVING} from giving g where g.sponsor = $1 and g.taken_back_why is null \
         order by g.on_day desc, g.id desc limit 2000"
    ))
    .bind(id)
    .all(tx)
}

row! {
    /// Help of a sponsor that arrived, with the code of the slot that it answered.
    pub struct Arrived {
        /// Who was helped.
        pub address: AddressId,
        /// The code of the slot; none of help beside any pledge.
        pub code: Option<String>,
        /// [`crate::model::Means`] code.
        pub sort: String,
        /// Đồng.
        pub amount: i64,
    }
}

/// All that arrived from a sponsor on some days, both of them counted, and was not taken back.
pub fn arrived(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    id: SponsorId,
    (first, last): (Day, Day),
) -> Result<Vec<Arrived>> {
    sql("select g.address, s.code, g.sort, g.amount from giving g \
         left join pledge p on p.id = g.pledge left join slot s on s.id = p.slot \
         where g.sponsor = $1 and g.on_day >= $2 and g.on_day <= $3 \
         and g.taken_back_why is null order by g.on_day, g.id")
    .bind(id)
    .bind(first)
    .bind(last)
    .all(tx)
}
