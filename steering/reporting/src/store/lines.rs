//! The small rows of a report: comments on cells, tasks of part II, names behind a count. Nothing
//! is deleted: a row is closed.

use super::stale;
use crate::model::{CommentRow, LineId, Of, ReportId, TaskId, TaskRow};
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::pass::Actor;
use kernel::{Pass, Result};

/// Comments of a report, oldest first; settled ones too.
pub fn comments(tx: &mut Tx<'_>, _pass: &Pass, report: ReportId) -> Result<Vec<CommentRow>> {
    sql("select id, figure, body, said_name, said_at, closed_at, version from cell_comment \
         where report = $1 order by said_at, id")
    .bind(report)
    .all(tx)
}

/// Says a word on a cell.
pub fn add_comment(
    tx: &mut Tx<'_>,
    pass: &Pass,
    id: LineId,
    report: ReportId,
    figure: &str,
    body: &str,
) -> Result<()> {
    let account = match pass.actor() {
        Actor::Account(id) => Some(id),
        _ => None,
    };
    let made =
        sql("insert into cell_comment (id, report, figure, body, said_by, said_name, said_at, \
         version) values ($1, $2, $3, $4, $5, $6, $7, 1) on conflict do nothing")
        .bind(id)
        .bind(report)
        .bind(figure)
        .bind(body)
        .bind(account)
        .bind(pass.name())
        .bind(pass.at())
        .run(tx)?;
    if made == 1 {
        journal::record(tx, pass, Subject::new("cell_comment", id), 1)?;
    }
    Ok(())
}

/// Settles a comment.
pub fn close_comment(tx: &mut Tx<'_>, pass: &Pass, report: ReportId, id: LineId) -> Result<()> {
    let changed = sql("update cell_comment set closed_at = $1, version = version + 1 \
         where id = $2 and report = $3 and closed_at is null")
    .bind(pass.at())
    .bind(id)
    .bind(report)
    .run(tx)?;
    if changed == 1 {
        journal::record(tx, pass, Subject::new("cell_comment", id), 2)?;
    }
    Ok(())
}

const TASK: &str = "t.id, t.place_in_order, t.body, t.plan, t.outcome, t.outcome_note, t.version";

/// The open tasks of a report's part II, in order.
pub fn tasks(tx: &mut Tx<'_>, _pass: &Pass, report: ReportId) -> Result<Vec<TaskRow>> {
    sql(format!(
        "select {TASK}, '' as planned_by from task t where t.report = $1 and t.closed_at is null \
         order by t.place_in_order, t.id"
    ))
    .bind(report)
    .all(tx)
}

/// What was planned for a span in the reports of the span before: the unit's own, then those of the
/// units whose place it has taken since, each with that unit's name.
pub fn planned(tx: &mut Tx<'_>, pass: &Pass, of: &Of) -> Result<Vec<TaskRow>> {
    let Some(last) = of.before().filter(|_| of.version(None).has_tasks) else {
        return Ok(Vec::new());
    };
    sql(format!(
        "select {TASK}, case when p.unit = $1 then '' else u.name end as planned_by \
         from report p join unit u on u.id = p.unit join task t on t.report = p.id \
         where (p.unit = $1 or p.unit in (select s.from_unit from succession s \
         where s.to_unit = $1 and s.is_default = true and s.on_day > $2 and s.on_day <= $3)) \
         and p.form = $4 and p.month = $5 and p.subject is null and t.closed_at is null \
         order by case when p.unit = $1 then 0 else 1 end, u.name_folded, u.id, \
         t.place_in_order, t.id"
    ))
    .bind(pass.unit()?)
    .bind(last.period.first())
    .bind(of.period.last())
    .bind(last.form.code)
    .bind(last.key())
    .all(tx)
}

/// Adds a task at the end.
pub fn add_task(
    tx: &mut Tx<'_>,
    pass: &Pass,
    id: TaskId,
    report: ReportId,
    body: &str,
    plan: Option<i64>,
) -> Result<()> {
    let last: i64 = sql("select coalesce(max(place_in_order), 0) from task where report = $1")
        .bind(report)
        .one(tx)?;
    let made = sql("insert into task (id, report, place_in_order, body, plan, version) \
         values ($1, $2, $3, $4, $5, 1) on conflict do nothing")
    .bind(id)
    .bind(report)
    .bind(last + 1)
    .bind(body)
    .bind(plan)
    .run(tx)?;
    if made == 1 {
        journal::record(tx, pass, Subject::new("task", id), 1)?;
    }
    Ok(())
}

/// Changes the words or the plan of a task, on the version its reader had.
pub fn change_task(
    tx: &mut Tx<'_>,
    pass: &Pass,
    task: &TaskRow,
    body: &str,
    plan: Option<i64>,
) -> Result<()> {
    let changed = sql("update task set body = $1, plan = $2, version = version + 1 \
         where id = $3 and version = $4")
    .bind(body)
    .bind(plan)
    .bind(task.id)
    .bind(task.version)
    .run(tx)?;
    written(tx, pass, changed, task)
}

/// Says whether a planned task was done.
pub fn mark_task(
    tx: &mut Tx<'_>,
    pass: &Pass,
    task: &TaskRow,
    outcome: Option<&str>,
    note: Option<&str>,
) -> Result<()> {
    let changed = sql("update task set outcome = $1, outcome_note = $2, version = version + 1 \
         where id = $3 and version = $4")
    .bind(outcome.map(str::to_owned))
    .bind(note.map(str::to_owned))
    .bind(task.id)
    .bind(task.version)
    .run(tx)?;
    written(tx, pass, changed, task)
}

/// Takes a task out of the plan.
pub fn close_task(tx: &mut Tx<'_>, pass: &Pass, task: &TaskRow) -> Result<()> {
    let changed =
        sql("update task set closed_at = $1, version = version + 1 where id = $2 and version = $3")
            .bind(pass.at())
            .bind(task.id)
            .bind(task.version)
            .run(tx)?;
    written(tx, pass, changed, task)
}

fn written(tx: &mut Tx<'_>, pass: &Pass, changed: u64, task: &TaskRow) -> Result<()> {
    if changed == 0 {
        return Err(stale("task", task.version, task.version + 1));
    }
    journal::record(tx, pass, Subject::new("task", task.id), task.version + 1)?;
    Ok(())
}

/// The names behind a report's counts: id, figure and name, in order.
pub fn named(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    report: ReportId,
) -> Result<Vec<(LineId, String, String)>> {
    sql("select id, figure, name from named where report = $1 and closed_at is null \
         order by figure, place_in_order, id")
    .bind(report)
    .all(tx)
}

/// Adds a name behind a count.
pub fn add_named(
    tx: &mut Tx<'_>,
    pass: &Pass,
    id: LineId,
    report: ReportId,
    figure: &str,
    name: &str,
) -> Result<()> {
    let last: i64 =
        sql("select coalesce(max(place_in_order), 0) from named where report = $1 and figure = $2")
            .bind(report)
            .bind(figure)
            .one(tx)?;
    let made = sql("insert into named (id, report, figure, place_in_order, name, version) \
         values ($1, $2, $3, $4, $5, 1) on conflict do nothing")
    .bind(id)
    .bind(report)
    .bind(figure)
    .bind(last + 1)
    .bind(name)
    .run(tx)?;
    if made == 1 {
        journal::record(tx, pass, Subject::new("named", id), 1)?;
    }
    Ok(())
}

/// Takes a name away.
pub fn close_named(tx: &mut Tx<'_>, pass: &Pass, report: ReportId, id: LineId) -> Result<()> {
    let changed = sql("update named set closed_at = $1, version = version + 1 \
         where id = $2 and report = $3 and closed_at is null")
    .bind(pass.at())
    .bind(id)
    .bind(report)
    .run(tx)?;
    if changed == 1 {
        journal::record(tx, pass, Subject::new("named", id), 2)?;
    }
    Ok(())
}
