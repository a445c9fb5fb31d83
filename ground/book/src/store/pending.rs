//! Folding what many writers queued for the few rows they all touch. A total is right at every
//! moment: readers add what is still queued. SQLite has one writer and never queues.

use super::batch::Key;
use super::upsert;
use crate::model::Sums;
use kernel::db::{Tx, sql};
use kernel::{Error, Result};
use std::collections::BTreeMap;

/// Rows folded in one transaction, so that none of them waits long.
const PORTION: i64 = 2_000;

/// Adds a portion of the queue to the totals and tells how many rows it took; call it again while
/// it takes any. Two folds at once are safe: the later one is refused and takes nothing.
/// It shows nothing, so it needs no pass.
pub fn fold(tx: &mut Tx<'_>) -> Result<u64> {
    let mut sums: BTreeMap<Key, Sums> = BTreeMap::new();
    let mut keys: Vec<[i64; 4]> = Vec::new();
    let rows = sql("select unit, month, figure, id, own, sub, late_in, late_out from pending \
         order by unit, month, figure, id limit $1")
    .bind(PORTION)
    .all::<Queued>(tx)?;
    for row in &rows {
        let key = (row.unit, row.month, row.figure);
        let more =
            Sums { own: row.own, sub: row.sub, late_in: row.late_in, late_out: row.late_out };
        let kept = sums.entry(key).or_default();
        *kept = kept.plus(more)?;
        keys.push([row.unit, row.month, row.figure, row.id]);
    }
    if keys.is_empty() {
        return Ok(0);
    }
    tx.without_journal("folding moves sums, it changes none");
    let sums: Vec<(Key, Sums)> = sums.into_iter().collect();
    upsert::totals(tx, &sums)?;
    let taken = upsert::unqueue(tx, &keys)?;
    if taken != rows.len() as u64 {
        return Err(Error::Busy);
    }
    Ok(taken)
}

kernel::row! {
    /// A queued change of a total.
    struct Queued {
        unit: i64,
        month: i64,
        figure: i64,
        id: i64,
        own: i64,
        sub: i64,
        late_in: i64,
        late_out: i64,
    }
}

/// Whether anything waits in the queue: a look costs a read and no commit. The queue holds sums of
/// every unit and shows none, so it needs no pass.
pub fn is_pending(tx: &mut Tx<'_>) -> Result<bool> {
    let first: Option<i64> = sql("select id from pending limit 1").maybe(tx)?;
    Ok(first.is_some())
}
