//! Rows of any capability that follow their unit: which table and which of its rows, the
//! capability has stated ([`Following`]). What moved is written down, so that an undone decision
//! brings exactly that back. It changes `unit` and `version` of a row, never anything else.

use super::change::each;
use crate::consequences::{Change, Consequence, Fate, Following, Reaching, Rehung};
use kernel::db::{Many, ToValue, Tx, Value, sql};
use kernel::journal;
use kernel::{Day, Pass, Result, UnitId, row};
use std::collections::HashMap;
use uuid::Uuid;

row! {
    /// A row that followed its unit.
    pub struct Followed {
        /// Its key.
        pub record: Uuid,
        /// Where it was.
        pub from_unit: UnitId,
        /// Where it went.
        pub to_unit: UnitId,
    }
}

/// How many open rows each closing unit has.
pub fn count(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    rows: &Following,
    closing: &[UnitId],
    day: Day,
) -> Result<Vec<Consequence>> {
    let mut all = Vec::new();
    each(tx, closing, |tx, ids| {
        let text = format!(
            "select unit, count(*) from {} where cast($1 as bigint) > 0 and ({}) \
             and unit in [] group by unit order by unit",
            rows.table, rows.open
        );
        let found: Vec<(UnitId, i64)> = sql(text).bind(day).list(ids).all(tx)?;
        let told = |(unit, count)| Consequence { key: rows.key, unit, count, fate: rows.fate() };
        all.extend(found.into_iter().map(told));
        Ok(())
    })?;
    Ok(all)
}

/// How many rows at the units above reach each unit that is hung elsewhere: those it leaves, and
/// those that come over it.
pub fn reaching(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    rows: &Reaching,
    hung: &[Rehung],
    day: Day,
) -> Result<Vec<Consequence>> {
    let mut above: Vec<UnitId> =
        hung.iter().flat_map(|one| one.left.iter().chain(&one.came)).copied().collect();
    above.sort_unstable();
    above.dedup();
    let mut counts: HashMap<UnitId, i64> = HashMap::new();
    each(tx, &above, |tx, ids| {
        let text = format!(
            "select unit, count(*) from {} where cast($1 as bigint) > 0 and ({}) \
             and unit in [] group by unit",
            rows.table, rows.open
        );
        counts.extend(sql(text).bind(day).list(ids).all::<(UnitId, i64)>(tx)?);
        Ok(())
    })?;
    let sum = |units: &[UnitId]| units.iter().filter_map(|unit| counts.get(unit)).sum::<i64>();
    let mut all = Vec::new();
    for one in hung {
        for (key, count, fate) in
            [(rows.left, sum(&one.left), Fate::Ends), (rows.came, sum(&one.came), Fate::Goes)]
        {
            if count > 0 {
                all.push(Consequence { key, unit: one.unit, count, fate });
            }
        }
    }
    Ok(all)
}

/// Whether a record is an open row of a unit.
pub fn is_open(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    rows: &Following,
    (unit, day): (UnitId, Day),
    record: Uuid,
) -> Result<bool> {
    let text = format!(
        "select id from {} where cast($1 as bigint) > 0 and ({}) and unit = $2 and id = $3",
        rows.table, rows.open
    );
    let found: Option<Uuid> = sql(text).bind(day).bind(unit).bind(record).maybe(tx)?;
    Ok(found.is_some())
}

/// The open rows of units that are no more go to whoever takes their place: of several to the one
/// that they are named for, else to the default one.
pub fn follow(tx: &mut Tx<'_>, pass: &Pass, rows: &Following, change: &Change) -> Result<()> {
    let closing: Vec<UnitId> = change.heirs.keys().copied().collect();
    let mut moved: Vec<Followed> = Vec::new();
    each(tx, &closing, |tx, ids| {
        let text = format!(
            "select id, unit from {} where cast($1 as bigint) > 0 and ({}) \
             and unit in [] order by id",
            rows.table, rows.open
        );
        let found: Vec<(Uuid, UnitId)> = sql(text).bind(change.day).list(ids).all(tx)?;
        moved.extend(found.into_iter().filter_map(|(record, from_unit)| {
            let named = change.named.get(&(from_unit, record));
            let to_unit = *named.or_else(|| change.heirs.get(&from_unit))?;
            Some(Followed { record, from_unit, to_unit })
        }));
        Ok(())
    })?;
    let steps: Vec<(Uuid, UnitId)> = moved.iter().map(|one| (one.record, one.to_unit)).collect();
    put(tx, pass, rows.table, &steps)?;
    note(tx, pass, change.decision, rows.table, &moved)
}

/// Writes down what followed a decision.
pub fn note(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    decision: Uuid,
    subject: &'static str,
    moved: &[Followed],
) -> Result<()> {
    let mut many =
        Many::new("insert into followed (decision, subject, record, from_unit, to_unit) values", 5);
    for one in moved {
        many.push(vec![
            decision.to_value(),
            subject.to_value(),
            one.record.to_value(),
            one.from_unit.to_value(),
            one.to_unit.to_value(),
        ]);
    }
    many.write(tx)
}

/// What followed a decision, of one table.
pub fn of(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    decision: Uuid,
    subject: &'static str,
) -> Result<Vec<Followed>> {
    sql("select record, from_unit, to_unit from followed where decision = $1 and subject = $2 \
         order by record")
    .bind(decision)
    .bind(subject)
    .all(tx)
}

/// What followed goes back, as far as it still is where it went.
pub fn go_back(tx: &mut Tx<'_>, pass: &Pass, rows: &Following, moved: &[Followed]) -> Result<()> {
    let mut back = Vec::new();
    for one in moved {
        let text = format!("select unit from {} where id = $1", rows.table);
        let now: Option<UnitId> = sql(text).bind(one.record).maybe(tx)?;
        if now == Some(one.to_unit) {
            back.push((one.record, one.from_unit));
        }
    }
    put(tx, pass, rows.table, &back)
}

/// Rows at founded units that did not come by the decision, closed ones too: what was once said or
/// done there would stand at a unit that never was.
pub fn newly_at(
    tx: &mut Tx<'_>,
    pass: &Pass,
    rows: &Following,
    change: &Change,
) -> Result<Vec<Consequence>> {
    let came: HashMap<Uuid, UnitId> = of(tx, pass, change.decision, rows.table)?
        .into_iter()
        .map(|one| (one.record, one.to_unit))
        .collect();
    let mut counts: HashMap<UnitId, i64> = HashMap::new();
    each(tx, &change.founded, |tx, ids| {
        let text = format!("select id, unit from {} where unit in []", rows.table);
        let found: Vec<(Uuid, UnitId)> = sql(text).list(ids).all(tx)?;
        for (_, unit) in found.iter().filter(|(id, _)| !came.contains_key(id)) {
            *counts.entry(*unit).or_default() += 1;
        }
        Ok(())
    })?;
    let told = |(unit, count)| Consequence { key: rows.key, unit, count, fate: rows.fate() };
    Ok(counts.into_iter().map(told).collect())
}

/// Puts rows at units, each with its next version and its line in the journal.
fn put(tx: &mut Tx<'_>, pass: &Pass, table: &'static str, rows: &[(Uuid, UnitId)]) -> Result<()> {
    let mut lines: Vec<(Value, i64)> = Vec::with_capacity(rows.len());
    for (record, unit) in rows {
        let text = format!("update {table} set unit = $1, version = version + 1 where id = $2");
        sql(text).bind(*unit).bind(*record).run(tx)?;
        let text = format!("select version from {table} where id = $1");
        lines.push((record.to_value(), sql(text).bind(*record).one(tx)?));
    }
    journal::record_all(tx, pass, table, &lines)
}
