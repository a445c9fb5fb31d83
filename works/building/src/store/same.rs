//! The houses and the records of acceptance of a unit, for asking before a household has a house
//! twice, or a record stands in two files. It compares nothing.

use crate::model::{ConstructionId, FOR_HOUSEHOLDS, Known, Stage};
use kernel::db::{Tx, sql};
use kernel::{Day, Pass, Result};

/// The houses of the unit of the pass that were not given up: asked for by a day, and at their last
/// stage on or after another.
pub fn houses(tx: &mut Tx<'_>, pass: &Pass, (from, until): (Day, Day)) -> Result<Vec<Known>> {
    sql(format!(
        "select id, title, receiver, place, applied_on from construction where unit = $1 \
         and kind in ('{}') and stopped_why is null and stage_on >= $2 and applied_on <= $3 \
         order by applied_on desc, id desc",
        FOR_HOUSEHOLDS.join("', '")
    ))
    .bind(pass.unit()?)
    .bind(from)
    .bind(until)
    .all(tx)
}

/// What the other constructions of the unit of the pass are called that were accepted in a year,
/// and what was noted with it.
pub fn accepted(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (from, until): (Day, Day),
    but: ConstructionId,
) -> Result<Vec<(String, String)>> {
    sql("select c.title, s.note from construction c \
         join construction_stage s on s.construction = c.id and s.stage = $2 \
         and s.taken_back_why is null where c.unit = $1 and c.id <> $5 \
         and s.on_day >= $3 and s.on_day <= $4 order by s.on_day, s.id")
    .bind(pass.unit()?)
    .bind(Stage::Accepted.code())
    .bind(from)
    .bind(until)
    .bind(but)
    .all(tx)
}
