//! By when the stages of constructions should be reached. A day is changed, never deleted.

use crate::model::{ConstructionId, DueId, DueRow, Stage};
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Day, Pass, Result};

/// The due days of a construction; its reader has a pass at its unit.
pub(super) fn of(tx: &mut Tx<'_>, id: ConstructionId) -> Result<Vec<DueRow>> {
    sql("select id, stage, due_on, version from construction_due where construction = $1 \
         order by due_on, id")
    .bind(id)
    .all(tx)
}

/// The due days of some constructions; their reader has a pass for each.
pub fn dues_of(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    all: &[ConstructionId],
) -> Result<Vec<(ConstructionId, Stage, Day)>> {
    let mut rows: Vec<(ConstructionId, String, Day)> = Vec::new();
    for some in all.chunks(super::AT_ONCE) {
        let found: Vec<(ConstructionId, String, Day)> =
            sql("select construction, stage, due_on from construction_due \
             where due_on is not null and construction in []")
            .list(some)
            .all(tx)?;
        rows.extend(found);
    }
    Ok(rows
        .into_iter()
        .filter_map(|(id, code, due)| Some((id, Stage::read(&code)?, due)))
        .collect())
}

/// Says by when a stage of a construction should be reached; what is so already is left alone. The
/// construction is written in the same transaction, so two who plan it meet there.
pub fn put_due(
    tx: &mut Tx<'_>,
    pass: &Pass,
    of: ConstructionId,
    (stage, known, due_on): (Stage, Option<&DueRow>, Option<Day>),
) -> Result<()> {
    if known.and_then(|row| row.due_on) == due_on {
        return Ok(());
    }
    let (id, version) = match known {
        Some(row) => {
            sql("update construction_due set due_on = $1, version = version + 1 where id = $2")
                .bind(due_on)
                .bind(row.id)
                .run(tx)?;
            (row.id, row.version + 1)
        }
        None => {
            let id = DueId::new();
            sql("insert into construction_due (id, construction, stage, due_on, version) \
                 values ($1, $2, $3, $4, 1)")
            .bind(id)
            .bind(of)
            .bind(stage.code())
            .bind(due_on)
            .run(tx)?;
            (id, 1)
        }
    };
    journal::record(tx, pass, Subject::new("construction_due", id), version)?;
    Ok(())
}

/// How many constructions of the unit of the pass and of those under it have a stage, or
/// themselves, past their day, and the first of those days.
pub fn overdue(tx: &mut Tx<'_>, pass: &Pass, today: Day) -> Result<(i64, Option<Day>)> {
    sql(format!(
        "select count(*) as many, min(case when l.stage_on is null or l.whole_on < l.stage_on \
         then l.whole_on else l.stage_on end) as first_on from ( \
         select case when c.due_on < $2 then c.due_on end as whole_on, \
         (select min(d.due_on) from construction_due d where d.construction = c.id \
         and d.due_on < $2 and {} > {}) as stage_on \
         from reach r join construction c on c.unit = r.unit \
         where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 \
         and c.stage <> 'handed' and c.stopped_why is null) l \
         where l.whole_on is not null or l.stage_on is not null",
        order_of("d.stage"),
        order_of("c.stage"),
    ))
    .bind(pass.unit()?)
    .bind(today)
    .one(tx)
}

/// The place in the order of the stages of the one whose code stands in a column.
pub(super) fn order_of(column: &str) -> String {
    let cases = Stage::ALL.iter().enumerate();
    let cases: String =
        cases.map(|(at, stage)| format!(" when '{}' then {at}", stage.code())).collect();
    format!("case {column}{cases} else 0 end")
}
