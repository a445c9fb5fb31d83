//! Which records posted numbers at one unit, and how much: what a decision that cuts the unit may
//! name. It tells keys and amounts; what a record is called its own capability says.

use super::position::{Ground, check_reach};
use crate::model::{FigureId, RecordId};
use kernel::db::{Tx, sql};
use kernel::{Month, Pass, Result, UnitId, row};
use std::collections::HashSet;

row! {
    /// What a record made of a figure at a unit.
    pub struct Booked {
        /// The capability of the record.
        pub capability: Option<i64>,
        /// The record.
        pub record: RecordId,
        /// The figure.
        pub figure: FigureId,
        /// How much, as known now; of a stock what it changed.
        pub amount: i64,
        /// The first month it tells of.
        pub first: Month,
        /// The last one.
        pub last: Month,
    }
}

/// Every record that tells of a unit itself, figure by figure, the latest month first. What was
/// taken back altogether is left out.
pub fn booked_at(tx: &mut Tx<'_>, pass: &Pass, unit: UnitId) -> Result<Vec<Booked>> {
    check_reach(tx, &mut Ground::default(), pass, unit)?;
    let part = |month: &str, at: &str| {
        format!(
            "select s.capability, s.record, e.figure, e.amount, {month} as month, e.kind \
             from entry e join source s on s.id = e.source \
             where {at} and s.record is not null and e.kind in (0, 1, 3)"
        )
    };
    let here = part("e.month_booked", "e.unit = $1 and e.unit_for is null");
    let late = part("e.month_for", "e.unit_for = $1");
    sql(format!(
        "select capability, record, figure, cast(sum(amount) as bigint) as amount, \
         min(month) as first, max(month) as last from ({here} union all {late}) p \
         group by capability, record, figure having sum(amount) <> 0 \
         or sum(case when kind = 1 then 1 when kind = 3 then -1 else 0 end) > 0 \
         order by max(month) desc, record, figure"
    ))
    .bind(unit)
    .all(tx)
}

/// The records of which something tells of a unit and is booked at another one, because it came
/// late: whoever was named for them then has it.
pub fn booked_elsewhere(tx: &mut Tx<'_>, pass: &Pass, unit: UnitId) -> Result<HashSet<RecordId>> {
    check_reach(tx, &mut Ground::default(), pass, unit)?;
    let all: Vec<RecordId> =
        sql("select distinct s.record from entry e join source s on s.id = e.source \
         where e.unit_for = $1 and e.unit <> $1 and s.record is not null")
        .bind(unit)
        .all(tx)?;
    Ok(all.into_iter().collect())
}
