//! Records that a decision names for one part of a unit that it cuts.

use super::touch;
use crate::model::{DecisionId, DecisionRow, MoveId, NamedRow};
use kernel::db::{Many, ROWS, ToValue, Tx, Value, sql};
use kernel::journal;
use kernel::{Pass, Result, UnitId, row};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// All of a decision, or of one unit that it cuts.
pub fn named(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    decision: DecisionId,
    unit: Option<UnitId>,
) -> Result<Vec<NamedRow>> {
    sql("select r.unit, r.record, r.move as part, r.address from restructuring_record r \
         join restructuring_move m on m.id = r.move where r.restructuring = $1 \
         and r.taken_out_at is null and m.taken_out_at is null and ($2 = 0 or r.unit = $2) \
         order by r.unit, m.place_in_order, r.record")
    .bind(decision)
    .bind(unit.unwrap_or(UnitId(0)))
    .all(tx)
}

/// Names records of a unit for a part, each with the address it was told by; without a part they
/// are named no more. What was said before stays in the journal of its row.
pub fn put_named(
    tx: &mut Tx<'_>,
    pass: &Pass,
    decision: &DecisionRow,
    (unit, part): (UnitId, Option<MoveId>),
    records: &[(Uuid, String)],
) -> Result<()> {
    let kept = kept(tx, (decision, unit), records)?;
    let mut lines = match part {
        Some(part) => add_new(tx, (decision, unit, part), &kept, records)?,
        None => Vec::new(),
    };
    let told = records.iter().filter_map(|(record, address)| {
        let row = kept.get(record)?;
        Some((row, address.as_str()))
    });
    // Those of one address are changed together: nearly all have none.
    let mut changed: BTreeMap<&str, Vec<&KeptRow>> = BTreeMap::new();
    for (row, address) in told.filter(|(row, _)| part.is_some() || !row.is_out) {
        changed.entry(address).or_default().push(row);
    }
    for (address, rows) in changed {
        change(tx, pass, (part, address), &rows)?;
        lines.extend(rows.iter().map(|row| (row.id.to_value(), row.version + 1)));
    }
    journal::record_all(tx, pass, "restructuring_record", &lines)?;
    touch(tx, pass, decision)
}

row! {
    /// A row that is there already.
    struct KeptRow {
        record: Uuid,
        id: Uuid,
        version: i64,
        is_out: bool,
    }
}

/// The rows of records, by record.
fn kept(
    tx: &mut Tx<'_>,
    (decision, unit): (&DecisionRow, UnitId),
    records: &[(Uuid, String)],
) -> Result<HashMap<Uuid, KeptRow>> {
    let mut all = HashMap::new();
    for some in records.chunks(ROWS) {
        let rows: Vec<KeptRow> =
            sql("select record, id, version, taken_out_at is not null as is_out \
             from restructuring_record where restructuring = $1 and unit = $2 and record in []")
            .bind(decision.id)
            .bind(unit)
            .list(some.iter().map(|(record, _)| *record))
            .all(tx)?;
        all.extend(rows.into_iter().map(|row| (row.record, row)));
    }
    Ok(all)
}

/// Adds those that were never named; answers their lines of the journal.
fn add_new(
    tx: &mut Tx<'_>,
    (decision, unit, part): (&DecisionRow, UnitId, MoveId),
    kept: &HashMap<Uuid, KeptRow>,
    records: &[(Uuid, String)],
) -> Result<Vec<(Value, i64)>> {
    let mut many = Many::new(
        "insert into restructuring_record (id, restructuring, unit, record, move, address, \
         version) values",
        7,
    );
    let mut lines = Vec::new();
    for (record, address) in records.iter().filter(|(record, _)| !kept.contains_key(record)) {
        let id = Uuid::now_v7().to_value();
        lines.push((id.clone(), 1));
        many.push(vec![
            id,
            decision.id.to_value(),
            unit.to_value(),
            record.to_value(),
            part.to_value(),
            address.as_str().to_value(),
            1_i64.to_value(),
        ]);
    }
    many.write(tx)?;
    Ok(lines)
}

/// Names rows that are there for a part, by an address; without a part they are taken out.
fn change(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (part, address): (Option<MoveId>, &str),
    rows: &[&KeptRow],
) -> Result<()> {
    for some in rows.chunks(ROWS) {
        let ids = some.iter().map(|row| row.id);
        let ask = match part {
            Some(part) => sql("update restructuring_record set move = $1, address = $2, \
                 taken_out_at = null, version = version + 1 where id in []")
            .bind(part)
            .bind(address),
            None => sql("update restructuring_record set taken_out_at = $1, \
                 version = version + 1 where id in []")
            .bind(pass.at()),
        };
        ask.list(ids).run(tx)?;
    }
    Ok(())
}

/// A part that is taken out takes along what was named for it.
pub(super) fn take_back_of(tx: &mut Tx<'_>, pass: &Pass, part: MoveId) -> Result<()> {
    let rows: Vec<(Uuid, i64)> = sql("select id, version + 1 from restructuring_record \
         where move = $1 and taken_out_at is null order by id")
    .bind(part)
    .all(tx)?;
    sql("update restructuring_record set taken_out_at = $1, version = version + 1 \
         where move = $2 and taken_out_at is null")
    .bind(pass.at())
    .bind(part)
    .run(tx)?;
    let lines: Vec<(Value, i64)> =
        rows.into_iter().map(|(id, version)| (id.to_value(), version)).collect();
    journal::record_all(tx, pass, "restructuring_record", &lines)
}
