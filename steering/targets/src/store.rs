//! Every statement on targets. Nothing is deleted: a target that was taken back has no amount.

use crate::model::{TargetId, TargetRow};
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Day, Error, Pass, Result, UnitId};
use std::collections::HashMap;

const ROW: &str = "id, unit, year, figure, amount, basis, version";

/// A target by its id. Its unit is not yet known to be within reach: ask for a pass at `unit`
/// before anything of it is shown.
pub fn found(tx: &mut Tx<'_>, id: TargetId) -> Result<TargetRow> {
    sql(format!("select {ROW} from target where id = $1")).bind(id).one(tx)
}

/// The targets of the unit of the pass for a year, those taken back among them.
pub fn of_year(tx: &mut Tx<'_>, pass: &Pass, year: i64) -> Result<Vec<TargetRow>> {
    sql(format!("select {ROW} from target where unit = $1 and year = $2 order by figure"))
        .bind(pass.unit()?)
        .bind(year)
        .all(tx)
}

/// How much of a figure the units directly under the unit of the pass on a day are to reach in a
/// year; those without a target are left out.
pub fn below(
    tx: &mut Tx<'_>,
    pass: &Pass,
    day: Day,
    (year, figure): (i64, &str),
) -> Result<HashMap<UnitId, i64>> {
    let rows: Vec<(UnitId, i64)> = sql("select t.unit, t.amount from reach r \
         join target t on t.unit = r.unit \
         where r.above = $1 and r.depth = 1 and r.from_on <= $2 and r.until_on >= $2 \
         and t.year = $3 and t.figure = $4 and t.amount is not null")
    .bind(pass.unit()?)
    .bind(day)
    .bind(year)
    .bind(figure)
    .all(tx)?;
    Ok(rows.into_iter().collect())
}

/// Sets a target of the unit of the pass; one sent twice is set once. Refused beside the figure
/// when the year has another target for it.
pub fn add(tx: &mut Tx<'_>, pass: &Pass, new: &TargetRow) -> Result<()> {
    let added =
        sql("insert into target (id, unit, year, figure, amount, basis, made_name, version) \
         values ($1, $2, $3, $4, $5, $6, $7, 1) on conflict do nothing")
        .bind(new.id)
        .bind(pass.unit()?)
        .bind(new.year)
        .bind(new.figure.as_str())
        .bind(new.amount)
        .bind(new.basis.as_str())
        .bind(pass.name())
        .run(tx)?;
    if added == 1 {
        return journal::record(tx, pass, Subject::new("target", new.id), 1).map(|_| ());
    }
    let kept: Option<TargetId> =
        sql("select id from target where unit = $1 and year = $2 and figure = $3")
            .bind(pass.unit()?)
            .bind(new.year)
            .bind(new.figure.as_str())
            .maybe(tx)?;
    if kept == Some(new.id) { Ok(()) } else { Err(Error::flaw("figure", "target-flaw-set")) }
}

/// Changes a target of the unit of the pass: its amount (none: it is taken back) and its paper.
pub fn change(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (row, base): (&TargetRow, i64),
    amount: Option<i64>,
    basis: &str,
) -> Result<()> {
    if row.amount == amount && row.basis == basis {
        return Ok(());
    }
    let changed = sql("update target set amount = $1, basis = $2, made_name = $3, \
         version = version + 1 where id = $4 and unit = $5 and version = $6")
    .bind(amount)
    .bind(basis)
    .bind(pass.name())
    .bind(row.id)
    .bind(pass.unit()?)
    .bind(base)
    .run(tx)?;
    if changed == 0 {
        return Err(Error::stale("amount", base, row.version));
    }
    journal::record(tx, pass, Subject::new("target", row.id), base + 1)?;
    Ok(())
}
