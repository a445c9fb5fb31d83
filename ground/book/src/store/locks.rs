//! Locked months: a paper was issued for a unit, so what belongs to it is booked later. A lock is
//! never deleted, only opened again, and never knows why it was set.

use super::position::{Ground, check_reach};
use crate::model::Spot;
use kernel::db::{Tx, sql};
use kernel::pass::Actor;
use kernel::{Month, Pass, Result, UnitId};

/// Locks a month of a unit and all under it; what comes later is booked in the next open month.
/// The caller journals the report it locks.
pub fn lock(tx: &mut Tx<'_>, pass: &Pass, unit: UnitId, month: Month) -> Result<()> {
    set(tx, pass, unit, month, true)
}

/// Opens a locked month again.
pub fn unlock(tx: &mut Tx<'_>, pass: &Pass, unit: UnitId, month: Month) -> Result<()> {
    set(tx, pass, unit, month, false)
}

fn set(tx: &mut Tx<'_>, pass: &Pass, unit: UnitId, month: Month, is_locked: bool) -> Result<()> {
    check_reach(tx, &mut Ground::default(), pass, unit)?;
    let actor = match pass.actor() {
        Actor::Account(id) => Some(id),
        _ => None,
    };
    sql("insert into month_lock (unit, month, is_locked, changed_at, actor, version) \
         values ($1, $2, $3, $4, $5, 1) on conflict (unit, month) do update set \
         is_locked = excluded.is_locked, changed_at = excluded.changed_at, \
         actor = excluded.actor, version = month_lock.version + 1")
    .bind(unit)
    .bind(month)
    .bind(is_locked)
    .bind(pass.at())
    .bind(actor)
    .run(tx)?;
    Ok(())
}

/// Whether any unit of a chain has the month locked.
pub(super) fn is_locked(tx: &mut Tx<'_>, month: Month, chain: &[UnitId]) -> Result<bool> {
    let mut text = String::from(
        "select unit from month_lock where month = $1 and is_locked = $2 and unit in (",
    );
    for at in 0..chain.len() {
        text.push_str(if at == 0 { "$" } else { ", $" });
        text.push_str(&(at + 3).to_string());
    }
    text.push(')');
    let mut ask = sql(text).bind(month).bind(true);
    for unit in chain {
        ask = ask.bind(*unit);
    }
    let first: Option<UnitId> = ask.maybe(tx)?;
    Ok(first.is_some())
}

/// Whether a unit's month is locked, by its own paper or by one above it. A lock is no secret: it
/// needs no pass.
pub fn is_month_locked(tx: &mut Tx<'_>, unit: UnitId, month: Month) -> Result<bool> {
    let chain = Ground::default().chain(tx, Spot { unit, month })?;
    is_locked(tx, month, &chain)
}

/// The unit and month in which something that belongs to this unit and month is booked now; it
/// needs no pass.
pub fn open_month(tx: &mut Tx<'_>, unit: UnitId, month_for: Month) -> Result<Spot> {
    Ground::default().open(tx, Spot { unit, month: month_for })
}
