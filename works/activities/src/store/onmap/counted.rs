//! The counts of work on the map of another day, by who recorded it: what stands beside its pieces
//! and its value. What was recorded by units that were cut is told as pieces alone. It writes
//! nothing.

use super::{Readable, Under};
use crate::model::Filter;
use crate::store::listed::asked;
use kernel::db::{Tx, sql};
use kernel::{Pass, Result, UnitId};

/// Each count of the work that lies whole in the unit of the pass, by the unit that recorded it and
/// the code of the measure, as a filter asks for it (no place).
pub fn counts_on_map(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    from: &Readable,
    filter: &Filter,
) -> Result<Vec<(UnitId, String, i64)>> {
    let mut all = counts(tx, filter, &from.tops, Under::All(&from.but))?;
    for (unit, named) in &from.named {
        all.extend(counts(tx, filter, &[*unit], Under::Named(named))?);
    }
    Ok(all)
}

fn counts(
    tx: &mut Tx<'_>,
    filter: &Filter,
    above: &[UnitId],
    under: Under<'_>,
) -> Result<Vec<(UnitId, String, i64)>> {
    if above.is_empty() {
        return Ok(Vec::new());
    }
    let filter = Filter { spot: None, ..filter.clone() };
    let (more, values) = asked(&filter, "s", 3);
    let (of, some) = under.said();
    // A unit may have stood under two of those that are asked for: its work is met once.
    let once = if above.len() > 1 { "distinct " } else { "" };
    let mut query = sql(format!(
        "select w.unit, c.code, cast(sum(c.amount) as bigint) as amount \
         from (select {once}a.id, a.unit, a.said_in \
         from activity_scope s join activity a on a.id = s.activity \
         where s.on_day >= $1 and s.on_day <= $2{more} and s.above in []{of}) w \
         join activity_count c on c.activity = w.id and c.version = w.said_in \
         group by w.unit, c.code"
    ))
    .bind(filter.from)
    .bind(filter.until);
    for value in &values {
        query = query.bind(value);
    }
    let query = query.list(above.iter().copied());
    match some {
        Some(some) => query.list(some).all(tx),
        None => query.all(tx),
    }
}
