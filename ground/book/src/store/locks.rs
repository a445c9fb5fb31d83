//! Locked months: a paper was issued for a unit, so what belongs to it is booked later. A lock is
//! never deleted, only opened again, and never knows why it was set.

use super::position::{Ground, check_reach};
use crate::model::Spot;
use kernel::db::{Tx, sql};
use kernel::pass::Actor;
use kernel::{Month, Pass, Result, UnitId};
use std::collections::{BTreeSet, HashSet};

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
    let first: Option<UnitId> =
        sql("select unit from month_lock where month = $1 and is_locked = $2 and unit in []")
            .bind(month)
            .bind(true)
            .list(chain)
            .maybe(tx)?;
    Ok(first.is_some())
}

/// Whether a unit's month is locked, by its own paper or by one above it. A lock is no secret: it
/// needs no pass.
pub fn is_month_locked(tx: &mut Tx<'_>, unit: UnitId, month: Month) -> Result<bool> {
    let chain = Ground::default().chain(tx, Spot { unit, month })?;
    is_locked(tx, month, &chain)
}

/// Every lock of a month and after, the earliest first: none of them may stand over a unit that a
/// decision of that month moves. A lock is no secret: it needs no pass.
pub fn locks_from(tx: &mut Tx<'_>, month: Month) -> Result<Vec<(UnitId, Month)>> {
    sql("select unit, month from month_lock where month >= $1 and is_locked = $2 \
         order by month, unit")
    .bind(month)
    .bind(true)
    .all(tx)
}

/// Which of these spots are locked, by a paper of the unit or by one above it. A lock is no secret:
/// it needs no pass.
pub fn locked_of(tx: &mut Tx<'_>, spots: &[Spot]) -> Result<HashSet<Spot>> {
    let mut ground = Ground::default();
    let mut chains = Vec::with_capacity(spots.len());
    for spot in spots {
        chains.push((*spot, ground.chain(tx, *spot)?));
    }
    let (units, months): (BTreeSet<UnitId>, BTreeSet<Month>) = (
        chains.iter().flat_map(|(_, chain)| chain.iter().copied()).collect(),
        spots.iter().map(|spot| spot.month).collect(),
    );
    let locked: HashSet<(UnitId, Month)> = sql(
        "select unit, month from month_lock where is_locked = $1 and unit in [] and month in []",
    )
    .bind(true)
    .list(units)
    .list(months)
    .all::<(UnitId, Month)>(tx)?
    .into_iter()
    .collect();
    let is_locked =
        |month: Month, chain: &[UnitId]| chain.iter().any(|unit| locked.contains(&(*unit, month)));
    let held = chains.iter().filter(|(spot, chain)| is_locked(spot.month, chain));
    Ok(held.map(|(spot, _)| *spot).collect())
}

/// The unit and month in which something that belongs to this unit and month is booked now; it
/// needs no pass.
pub fn open_month(tx: &mut Tx<'_>, unit: UnitId, month_for: Month) -> Result<Spot> {
    Ground::default().open(tx, Spot { unit, month: month_for })
}
