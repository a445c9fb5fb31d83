//! What units booked themselves in a span of months, without what lies below them: for those who
//! copy values unit by unit. A stock's own row is its change, so levels are not read here.

use super::totals::TotalRow;
use crate::model::FigureId;
use kernel::db::{Tx, sql};
use kernel::{Month, Pass, Result, UnitId};
use std::collections::BTreeMap;

/// Own flows of the unit of the pass and of all under it in the tree of each month, without
/// noughts.
pub fn owned(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (first, last): (Month, Month),
) -> Result<Vec<(UnitId, Month, FigureId, i64)>> {
    let part = |table: &str| {
        format!(
            "select t.unit, t.month, t.figure, t.own, t.sub, t.late_in, t.late_out \
             from {table} t join reach r on r.unit = t.unit and r.above = $1 \
             and r.from_on <= (t.month + 190000) * 100 + 31 \
             and r.until_on >= (t.month + 190000) * 100 + 28 \
             where t.month >= $2 and t.month <= $3 and t.own <> 0"
        )
    };
    let mut text = part("total");
    if tx.has_many_writers() {
        text = format!("{text} union all {}", part("pending"));
    }
    let mut sums: BTreeMap<(UnitId, i64, FigureId), i64> = BTreeMap::new();
    sql(text).bind(pass.unit()?).bind(first).bind(last).each(tx, |row: TotalRow| {
        let sum = sums.entry((row.unit, row.month, row.figure)).or_default();
        *sum = sum.checked_add(row.own).ok_or_else(crate::model::too_large)?;
        Ok(())
    })?;
    let told = sums.into_iter().filter_map(|((unit, month, figure), own)| {
        Some((unit, Month::from_key(month)?, figure, own))
    });
    Ok(told.filter(|(_, _, _, own)| *own != 0).collect())
}
