//! What stands behind entries: moves that cancel, sources that exist, seals and names that hold.

use super::{Broken, ENOUGH, Law};
use crate::model::{EntryId, FigureId, RecordId};
use kernel::db::{ToValue, Tx, sql, text_of};
use kernel::{Result, UnitId};
use sha2::{Digest, Sha256};
use std::collections::HashSet;

/// Moves out and moves in are the same, in every month and figure.
pub fn moves(tx: &mut Tx<'_>, broken: &mut Vec<Broken>) -> Result<()> {
    let sums: Vec<(i64, FigureId, i64)> =
        sql("select coalesce(month_for, month_booked) as month, figure, \
         cast(sum(amount) as bigint) as amount from entry where kind in (2, 5) \
         group by coalesce(month_for, month_booked), figure having sum(amount) <> 0")
        .all(tx)?;
    broken.extend(sums.into_iter().take(ENOUGH).map(|(month, figure, found)| Broken {
        law: Law::MovesCancel,
        unit: None,
        month: Some(month),
        figure: Some(figure),
        kept: 0,
        found,
    }));
    Ok(())
}

/// Every entry's source exists, and every record behind one was journaled.
pub fn sources(tx: &mut Tx<'_>, broken: &mut Vec<Broken>) -> Result<()> {
    let lost: Vec<(EntryId, FigureId)> =
        sql("select e.id, e.figure from entry e where e.source is not null \
         and not exists (select 1 from source s where s.id = e.source) limit 1000")
        .all(tx)?;
    broken.extend(lost.into_iter().map(|(entry, figure)| Broken {
        law: Law::SourcesStand,
        unit: None,
        month: None,
        figure: Some(figure),
        kept: entry.0,
        found: 0,
    }));
    let mut journaled: HashSet<String> = HashSet::new();
    sql("select distinct subject_key from journal").each(tx, |key: String| {
        journaled.insert(key);
        Ok(())
    })?;
    sql("select id, record from source where record is not null").each(
        tx,
        |(source, record): (i64, RecordId)| {
            if !journaled.contains(&text_of(&record.to_value())) {
                let (law, kept) = (Law::SourcesStand, source);
                let (unit, month, figure) = (None, None, None);
                broken.push(Broken { law, unit, month, figure, kept, found: 0 });
            }
            Ok(())
        },
    )
}

/// Records are named for heirs of their unit alone.
pub fn names(tx: &mut Tx<'_>, broken: &mut Vec<Broken>) -> Result<()> {
    let lost: Vec<(UnitId, i64)> =
        sql("select n.from_unit, count(*) from succession_record n where not exists \
         (select 1 from succession s where s.from_unit = n.from_unit and s.to_unit = n.to_unit) \
         group by n.from_unit order by n.from_unit limit 1000")
        .all(tx)?;
    broken.extend(lost.into_iter().map(|(unit, kept)| Broken {
        law: Law::NamesStand,
        unit: Some(unit),
        month: None,
        figure: None,
        kept,
        found: 0,
    }));
    Ok(())
}

/// Every sealed paper's hash is right.
pub fn seals(tx: &mut Tx<'_>, broken: &mut Vec<Broken>) -> Result<()> {
    type Seal = (i64, Vec<u8>, Vec<u8>);
    sql("select version, bytes, hash from sealed").each(tx, |(version, bytes, hash): Seal| {
        if Sha256::digest(&bytes).as_slice() != hash {
            let (law, kept) = (Law::SealsHold, version);
            let (unit, month, figure) = (None, None, None);
            broken.push(Broken { law, unit, month, figure, kept, found: 0 });
        }
        Ok(())
    })
}
