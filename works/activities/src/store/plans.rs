//! On which days kitchens mean to serve, and how many meals a day. A plan is set for a unit from a
//! day on; it says nothing of what was served.

use super::stale;
use crate::model::{KitchenPlan, KitchenPlanId};
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Day, Error, Pass, Result};

const COLUMNS: &str = "p.id, p.unit, p.from_on, p.weekdays, p.meals, p.made_name, p.version";

/// The plans of the units that stood at the unit of the pass or under it on one of these days,
/// those that had begun by the last of them.
pub fn kitchen_plans(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (from, until): (Day, Day),
) -> Result<Vec<KitchenPlan>> {
    sql(format!(
        "select {COLUMNS} from kitchen_plan p where p.from_on <= $3 and p.unit in \
         (select r.unit from reach r where r.above = $1 and r.from_on <= $3 and r.until_on >= $2) \
         order by p.unit, p.from_on"
    ))
    .bind(pass.unit()?)
    .bind(from)
    .bind(until)
    .all(tx)
}

/// Every plan of the unit of the pass itself, the newest first.
pub fn own_kitchen_plans(tx: &mut Tx<'_>, pass: &Pass) -> Result<Vec<KitchenPlan>> {
    sql(format!("select {COLUMNS} from kitchen_plan p where p.unit = $1 order by p.from_on desc"))
        .bind(pass.unit()?)
        .all(tx)
}

/// Sets a plan of the unit of the pass on the version its typist had (0 for a new one). The same
/// form again is answered; a second plan from the same day is said at its field.
pub fn put_kitchen_plan(tx: &mut Tx<'_>, pass: &Pass, new: &KitchenPlan) -> Result<()> {
    let unit = pass.unit()?;
    let stored: Option<KitchenPlan> =
        sql(format!("select {COLUMNS} from kitchen_plan p where p.id = $1 and p.unit = $2"))
            .bind(new.id)
            .bind(unit)
            .maybe(tx)?;
    if let Some(stored) = &stored
        && stored.version == new.version + 1
        && says_the_same(stored, new)
    {
        return Ok(());
    }
    let other: Option<KitchenPlanId> =
        sql("select id from kitchen_plan where unit = $1 and from_on = $2 and id <> $3")
            .bind(unit)
            .bind(new.from_on)
            .bind(new.id)
            .maybe(tx)?;
    if other.is_some() {
        return Err(Error::flaw("from_on", "kitchens-plan-known"));
    }
    let current = stored.map_or(0, |stored| stored.version);
    let changed = match new.version {
        0 => insert(tx, pass, new)?,
        _ => update(tx, pass, new)?,
    };
    if changed == 0 {
        return Err(stale(new.version, current));
    }
    journal::record(tx, pass, Subject::new("kitchen_plan", new.id), new.version + 1)?;
    Ok(())
}

fn says_the_same(one: &KitchenPlan, other: &KitchenPlan) -> bool {
    (one.from_on, one.weekdays, one.meals) == (other.from_on, other.weekdays, other.meals)
}

fn insert(tx: &mut Tx<'_>, pass: &Pass, new: &KitchenPlan) -> Result<u64> {
    sql("insert into kitchen_plan (id, unit, from_on, weekdays, meals, made_name, version) \
         values ($1, $2, $3, $4, $5, $6, 1) on conflict do nothing")
    .bind(new.id)
    .bind(pass.unit()?)
    .bind(new.from_on)
    .bind(new.weekdays)
    .bind(new.meals)
    .bind(pass.name())
    .run(tx)
}

fn update(tx: &mut Tx<'_>, pass: &Pass, new: &KitchenPlan) -> Result<u64> {
    sql("update kitchen_plan set from_on = $1, weekdays = $2, meals = $3, made_name = $4, \
         version = version + 1 where id = $5 and unit = $6 and version = $7")
    .bind(new.from_on)
    .bind(new.weekdays)
    .bind(new.meals)
    .bind(pass.name())
    .bind(new.id)
    .bind(pass.unit()?)
    .bind(new.version)
    .run(tx)
}
