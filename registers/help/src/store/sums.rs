//! What help adds up to: of one receiver by kind and year, of one person across a province. A sum
//! is of every row, however many a page shows; no name is handed on.

use super::{COLUMNS, MOST, name_field};
use crate::model::{Across, HelpRow, ReceiverId, Sum};
use kernel::db::{Tx, sql};
use kernel::place;
use kernel::seal::{self, Keys};
use kernel::{Day, Pass, Result};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What a receiver of the unit of the pass was helped with in all, by year and kind, the newest
/// year first: whichever record, file or unit gave it.
pub fn sums_of(tx: &mut Tx<'_>, pass: &Pass, id: ReceiverId) -> Result<Vec<Sum>> {
    let by_day: Vec<(String, Day, i64, i64)> =
        sql("select h.kind, h.on_day, count(*), cast(sum(h.amount) as bigint) from help h \
         join receiver r on r.id = h.receiver where h.receiver = $1 and r.unit = $2 \
         and h.taken_back_at is null group by h.kind, h.on_day")
        .bind(id)
        .bind(pass.unit()?)
        .all(tx)?;
    let mut all: BTreeMap<(Reverse<i16>, String), (i64, i64)> = BTreeMap::new();
    for (kind, day, times, amount) in by_day {
        let sum = all.entry((Reverse(day.year()), kind)).or_default();
        *sum = (sum.0 + times, sum.1 + amount);
    }
    let mut sums = Vec::with_capacity(all.len());
    for ((Reverse(year), kind), (times, amount)) in all {
        sums.push(Sum { year, kind, times, amount });
    }
    Ok(sums)
}

/// What a receiver of a unit of the unit of the pass was helped with everywhere under it, with the
/// name of each unit, the newest first: whoever has the same name and year of birth there. Each
/// receiver that is met is a look with its purpose in the journal.
pub fn across(
    tx: &mut Tx<'_>,
    pass: &Pass,
    keys: &Keys,
    id: ReceiverId,
    purpose: &str,
) -> Result<Across> {
    const UNDER: &str = "exists (select 1 from reach e where e.unit = r.unit and e.above = $2)";
    let met: Vec<(ReceiverId, Vec<u8>, i64)> = sql(format!(
        "select r.id, r.sealed_name, r.version from receiver o \
         join receiver r on r.look_up = o.look_up where o.id = $1 and {UNDER} order by r.id"
    ))
    .bind(id)
    .bind(pass.unit()?)
    .all(tx)?;
    for (one, name, version) in met {
        drop(seal::read(tx, pass, keys, &name_field(one), &name, version, purpose)?);
    }
    let from = format!(
        "from receiver o join receiver r on r.look_up = o.look_up \
         join help h on h.receiver = r.id where o.id = $1 and {UNDER} and h.taken_back_at is null"
    );
    let rows: Vec<HelpRow> =
        sql(format!("select {COLUMNS} {from} order by h.on_day desc, h.id desc limit $3"))
            .bind(id)
            .bind(pass.unit()?)
            .bind(MOST)
            .all(tx)?;
    let (times, amount) =
        sql(format!("select count(*), cast(coalesce(sum(h.amount), 0) as bigint) {from}"))
            .bind(id)
            .bind(pass.unit()?)
            .one(tx)?;
    let names = place::names(tx, rows.iter().map(|row| row.unit))?;
    let named = |row: HelpRow| {
        let unit = names.get(&row.unit).cloned().unwrap_or_default();
        (row, unit)
    };
    Ok(Across { rows: rows.into_iter().map(named).collect(), times, amount })
}
