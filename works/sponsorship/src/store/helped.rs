//! What each address was helped with in a month, hand-over by hand-over, with whose it was. It
//! names nobody.

use crate::model::SlotId;
use addresses::AddressId;
use kernel::db::{Tx, sql};
use kernel::{Day, Month, Pass, Result, UnitId, row};
use sponsors::SponsorId;

row! {
    /// Help for a month.
    pub struct Helped {
        /// Who was helped.
        pub address: AddressId,
        /// The unit that keeps the address.
        pub unit: UnitId,
        /// Who gave; the society itself when none.
        pub sponsor: Option<SponsorId>,
        /// `Means` code.
        pub sort: String,
        /// Đồng for this month.
        pub amount: i64,
        /// The day it was handed over.
        pub on_day: Day,
        /// The slot a part of which it is; none for help beside any pledge.
        pub slot: Option<SlotId>,
    }
}

/// What answers an asking of the month, and what was given beside any pledge in it: the same that
/// the norms count.
fn of(addresses: &str, held: &str) -> String {
    format!(
        "select a.address, d.unit, g.sponsor, g.sort, a.given as amount, g.on_day, a.slot \
         from {addresses} join asking a on a.address = d.id join giving g on g.id = a.giving \
         where a.month = $1 and {held} union all \
         select g.address, d.unit, g.sponsor, g.sort, g.amount, g.on_day, null as slot \
         from {addresses} join giving g on g.address = d.id \
         where g.on_day >= $2 and g.on_day <= $3 and g.pledge is null \
         and g.taken_back_why is null and {held}"
    )
}

/// What the addresses of the unit of the pass and under it were helped with in a month.
pub fn helped(tx: &mut Tx<'_>, pass: &Pass, month: Month) -> Result<Vec<Helped>> {
    let reach = "reach r join sponsored d on d.unit = r.unit";
    let held = "r.above = $4 and r.from_on <= $5 and r.until_on >= $5";
    sql(of(reach, held))
        .bind(month)
        .bind(month.first())
        .bind(month.last())
        .bind(pass.unit()?)
        .bind(pass.today())
        .all(tx)
}

/// The same of some addresses wherever they are kept, for whoever has a dossier of the same person:
/// where one lies beyond reach, that it was helped in its province is all that may be told.
pub fn helped_of(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    month: Month,
    ids: &[AddressId],
) -> Result<Vec<Helped>> {
    let mut all: Vec<Helped> = Vec::new();
    for id in ids {
        let own: Vec<Helped> = sql(of("sponsored d", "d.id = $4"))
            .bind(month)
            .bind(month.first())
            .bind(month.last())
            .bind(*id)
            .all(tx)?;
        all.extend(own);
    }
    Ok(all)
}
