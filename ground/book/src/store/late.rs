//! What came late: entries that were booked in a month and belong to an earlier one, because a
//! paper had locked it. The paper of the span in which they count lists them; this only reads.

use super::position::{Ground, check_reach};
use crate::figures::Figures;
use crate::model::{FigureId, RecordId};
use kernel::db::{Tx, sql};
use kernel::{Month, Pass, Result, UnitId, row};

row! {
    /// An entry that was booked later than it belongs.
    pub struct LateEntry {
        /// Where it is booked.
        pub unit: UnitId,
        /// Which figure.
        pub figure: FigureId,
        /// The month it belongs to.
        pub month_for: Month,
        /// The day of that month.
        pub day_for: i64,
        /// How much.
        pub amount: i64,
        /// The capability of the record.
        pub capability: Option<i64>,
        /// The record behind it.
        pub record: Option<RecordId>,
    }
}

/// What was booked in the months of a span at a unit and under it and belongs to a month before the
/// span, by figure and month; at most `most`.
pub fn late(
    tx: &mut Tx<'_>,
    pass: &Pass,
    unit: UnitId,
    (first, last): (Month, Month),
    most: i64,
) -> Result<Vec<LateEntry>> {
    check_reach(tx, &mut Ground::default(), pass, unit)?;
    // Late entries come first: they are few, and the tree under the centre is large.
    sql("select e.unit, e.figure, e.month_for, e.day_for, e.amount, s.capability, s.record \
         from entry e cross join reach r left join source s on s.id = e.source \
         where e.month_booked >= $1 and e.month_booked <= $2 and e.month_for is not null \
         and e.month_for < $1 and r.unit = e.unit \
         and r.above = $3 and r.from_on <= $4 and r.until_on >= $4 \
         order by e.figure, e.month_for, e.unit, e.id limit $5")
    .bind(first)
    .bind(last)
    .bind(unit)
    .bind(last.last())
    .bind(most)
    .all(tx)
}

/// How much of what came late for a unit and month had been booked before another month began: for
/// a flow what belongs to the month itself, for a stock all that changed its level at its end.
pub fn late_before(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    (unit, figure): (UnitId, FigureId),
    (month, booked_before): (Month, Month),
) -> Result<i64> {
    check_reach(tx, &mut Ground::default(), pass, unit)?;
    let told = match figures.is_stock(figure) {
        true => "e.month_for <= $1",
        false => "e.month_for = $1",
    };
    sql(format!(
        "select cast(coalesce(sum(e.amount), 0) as bigint) from entry e cross join reach r \
         where {told} and e.month_for is not null and e.figure = $2 and e.month_booked > $1 \
         and e.month_booked < $3 and r.unit = e.unit_for and r.above = $4 and r.from_on <= $5 \
         and (r.until_on >= $5 \
         or r.until_on = (select until_on from unit where id = r.unit))"
    ))
    .bind(month)
    .bind(figure)
    .bind(booked_before)
    .bind(unit)
    .bind(month.last())
    .one(tx)
}

/// The records behind a figure (its code) of a unit and all under it of which something came late
/// into the months of a span, or after them; each with what of it stands in their numbers, as they
/// were issued: nothing of what was recorded when they had been closed.
pub fn records_around(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (unit, figure): (UnitId, &str),
    (first, last): (Month, Month),
) -> Result<Vec<(RecordId, i64)>> {
    check_reach(tx, &mut Ground::default(), pass, unit)?;
    // Late entries come first, as above; each is looked up by an index of its own.
    let touched = "select s.record from entry e cross join reach r cross join source s \
         where e.figure = (select id from figure where code = $3) and r.unit = e.unit \
         and r.above = $4 and r.from_on <= $5 and r.until_on >= $5 and s.id = e.source \
         and s.record is not null and";
    sql(format!(
        "select t.record, cast(sum(case when e.month_booked >= $1 and e.month_booked <= $2 \
         then e.amount else 0 end) as bigint) from ({touched} e.month_for is not null \
         and e.month_booked >= $1 and e.month_booked <= $2 union {touched} e.month_for >= $1 \
         and e.month_for <= $2 and e.month_booked > $2) t join source s on s.record = t.record \
         join entry e on e.source = s.id where e.figure = (select id from figure where code = $3) \
         group by t.record"
    ))
    .bind(first)
    .bind(last)
    .bind(figure)
    .bind(unit)
    .bind(last.last())
    .all(tx)
}
