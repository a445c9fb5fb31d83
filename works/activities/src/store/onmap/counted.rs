//! The counts of work on the map of another day, by who recorded it: what stands beside its pieces
//! and its value. What was recorded by units that were cut is told as pieces alone. It writes
//! nothing.

use super::{Readable, Under, summed_up};
use crate::model::Filter;
use kernel::db::Tx;
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
    let summed = |work: &str| {
        format!(
            "select w.unit, c.code, cast(sum(c.amount) as bigint) as amount from ({work}) w \
             join activity_count c on c.activity = w.id and c.version = w.said_in \
             group by w.unit, c.code"
        )
    };
    summed_up(tx, filter, (above, under), ("a.unit, a.said_in", summed))
}
