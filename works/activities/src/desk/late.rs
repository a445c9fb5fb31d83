//! Where work counts whose own month was locked: what is added there, and what is taken back. The
//! paper of the locked month stays as it is. It reads the Book and writes nothing.

use crate::model::{ActivityRow, State};
use kernel::db::Tx;
use kernel::{Day, Id, Month, Pass, Result};
use std::collections::BTreeMap;

/// Months after its own that are looked through for the minus of work that was taken back.
const MONTHS: usize = 36;
/// Late entries of one month of a unit that are looked through for one record.
const MOST: i64 = 5_000;

/// The message for whoever took something back: that the minus stands in the report of the open
/// month, where its own was locked, else the one given.
pub fn back_key(is_late: bool, done: &'static str) -> &'static str {
    if is_late { "activity-done-back-late" } else { done }
}

/// The month whose report bears the minus when some work is taken back now, if it is another than
/// the one that its numbers stand in.
pub(super) fn minus(tx: &mut Tx<'_>, row: &ActivityRow) -> Result<Option<Month>> {
    for entry in book::standing_of_record(tx, Id::of(row.id.uuid()))? {
        let told = entry.told();
        let open = book::open_month(tx, told.unit, told.month)?.month;
        if open != entry.month_booked {
            return Ok(Some(open));
        }
    }
    Ok(None)
}

/// The month that the numbers of some work stand in, if it is another than its own.
pub(super) fn plus(tx: &mut Tx<'_>, row: &ActivityRow) -> Result<Option<Month>> {
    let standing = book::standing_of_record(tx, Id::of(row.id.uuid()))?;
    let booked = standing.iter().map(|entry| entry.month_booked).max();
    Ok(booked.filter(|month| *month != Month::of(row.until_on)))
}

/// The month other than its own in whose report some work counts, or, taken back, is subtracted.
pub fn booked(
    tx: &mut Tx<'_>,
    pass: &Pass,
    row: &ActivityRow,
    today: Day,
) -> Result<Option<Month>> {
    let own = Month::of(row.until_on);
    if row.state() != State::Reversed {
        return plus(tx, row);
    }
    if !book::is_month_locked(tx, row.unit, own)? {
        return Ok(None);
    }
    let later = std::iter::successors(Some(own.next()), |month| Some(month.next()));
    for month in later.take(MONTHS).take_while(|month| *month <= Month::of(today)) {
        // What was added and taken back in one month is no minus of that month.
        let mut sums: BTreeMap<_, i64> = BTreeMap::new();
        for entry in book::late(tx, pass, row.unit, (month, month), MOST)? {
            if entry.record.is_some_and(|record| record.uuid() == row.id.uuid()) {
                *sums.entry(entry.figure.0).or_default() += entry.amount;
            }
        }
        if sums.values().any(|sum| *sum != 0) {
            return Ok(Some(month));
        }
    }
    Ok(None)
}
