//! Tasks of part II: added, changed, marked, closed. A planned count of zero is refused: an empty
//! field says "no number", a zero says that a digit was lost (DEF-10).

use super::asked::Asked;
use super::cell::typable;
use super::report::refuse;
use super::tasks::OUTCOMES;
use crate::model::{ReportRow, TaskId, TaskRow};
use crate::{desk, narrative, store};
use kernel::db::Tx;
use kernel::fold::tidy_text;
use kernel::{Error, Flaw, Result, Who, number};
use kit::notice::Toast;
use kit::{Answer, Routes, Typed, Visit};
use org::standing::Standing;

/// Letters of a task.
const LONGEST: usize = 4000;
/// Letters of a word on an outcome.
const NOTE: usize = 500;

pub(super) fn routes() -> Routes {
    Routes::new()
        .post("/reports/task", add)
        .post("/reports/task/change", change)
        .post("/reports/task/mark", mark)
        .post("/reports/task/close", close)
}

/// The words and the count of a task.
struct Words {
    body: String,
    plan: Option<i64>,
}

impl Words {
    fn read(typed: &Typed) -> std::result::Result<Words, Vec<Flaw>> {
        let mut flaws = Vec::new();
        let body = tidy_text(typed.get("body"));
        match body.chars().count() {
            0 => flaws.push(Flaw::new("body", "task-empty")),
            n if n > LONGEST => flaws.push(Flaw::new("body", "task-long")),
            _ => flaws.extend(narrative::parse("body", &body).err().unwrap_or_default()),
        }
        let plan = read_plan(typed.get("plan")).unwrap_or_else(|flaw| {
            flaws.push(flaw);
            None
        });
        if flaws.is_empty() { Ok(Words { body, plan }) } else { Err(flaws) }
    }
}

fn read_plan(text: &str) -> std::result::Result<Option<i64>, Flaw> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    match number::read_count(text) {
        Ok(0) => Err(Flaw::new("plan", "task-plan-zero")),
        Ok(n) if n < 0 => Err(Flaw::new("plan", "number-negative")),
        Ok(n) => Ok(Some(n)),
        Err(flaw) => Err(Flaw::new("plan", flaw.key())),
    }
}

/// The report that is still open, for what changes its own words.
pub(super) fn open_report(
    tx: &mut Tx<'_>,
    who: &Who,
    asked: &Asked,
) -> Result<(Standing, ReportRow)> {
    let (standing, report) = typable(tx, who, asked)?;
    if desk::may_type(tx, &standing.pass, &report)? {
        return Ok((standing, report));
    }
    Err(Error::flaw("", "cell-report-on-its-way"))
}

fn key(typed: &Typed, name: &str) -> Result<TaskId> {
    typed.get(name).parse().map_err(|_| Error::flaw(name, "kit-flaw-key"))
}

/// A task at the version its reader had; a moved version is refused by the store.
fn chosen(tasks: Vec<TaskRow>, id: TaskId, version: i64) -> Result<TaskRow> {
    let task = tasks.into_iter().find(|task| task.id == id).ok_or(Error::NotFound)?;
    Ok(TaskRow { version, ..task })
}

fn back(asked: &Asked, part: &str) -> String {
    format!("{}#{part}", asked.path("/reports"))
}

/// `POST /reports/task?unit=&month=`
async fn add(visit: Visit, typed: Typed) -> Answer {
    let (who, asked) = (visit.known()?.clone(), Asked::of(&visit)?);
    let (id, at) = (key(&typed, "id")?, asked.clone());
    let words = match Words::read(&typed) {
        Ok(words) => words,
        Err(flaws) => return refuse(&visit, asked, typed, flaws).await,
    };
    let added = visit.house().db.write(move |tx: &mut Tx<'_>| {
        let (standing, report) = open_report(tx, &who, &at)?;
        store::add_task(tx, &standing.pass, id, report.id, &words.body, words.plan)
    });
    added.await?;
    visit.done(&back(&asked, "tasks"), &Toast::new("task-done-add"))
}

/// `POST /reports/task/change?unit=&month=`
async fn change(visit: Visit, typed: Typed) -> Answer {
    let (who, asked) = (visit.known()?.clone(), Asked::of(&visit)?);
    let (id, at) = (key(&typed, "task")?, asked.clone());
    let words = match Words::read(&typed) {
        Ok(words) => words,
        Err(flaws) => return refuse(&visit, asked, typed, flaws).await,
    };
    let version = typed.get("version").parse().unwrap_or(0);
    let changed = visit.house().db.write(move |tx: &mut Tx<'_>| {
        let (standing, report) = open_report(tx, &who, &at)?;
        let task = chosen(store::tasks(tx, &standing.pass, report.id)?, id, version)?;
        store::change_task(tx, &standing.pass, &task, &words.body, words.plan)
    });
    changed.await?;
    visit.done(&back(&asked, "tasks"), &Toast::new("task-done-change"))
}

/// `POST /reports/task/close?unit=&month=`
async fn close(visit: Visit, typed: Typed) -> Answer {
    let (who, asked) = (visit.known()?.clone(), Asked::of(&visit)?);
    let (id, at) = (key(&typed, "task")?, asked.clone());
    let version = typed.get("version").parse().unwrap_or(0);
    let closed = visit.house().db.write(move |tx: &mut Tx<'_>| {
        let (standing, report) = open_report(tx, &who, &at)?;
        let task = chosen(store::tasks(tx, &standing.pass, report.id)?, id, version)?;
        store::close_task(tx, &standing.pass, &task)
    });
    closed.await?;
    visit.done(&back(&asked, "tasks"), &Toast::new("task-done-close"))
}

/// `POST /reports/task/mark?unit=&month=`: a task of the month before, marked in this one.
async fn mark(visit: Visit, typed: Typed) -> Answer {
    let (who, asked) = (visit.known()?.clone(), Asked::of(&visit)?);
    let (id, at) = (key(&typed, "task")?, asked.clone());
    let version = typed.get("version").parse().unwrap_or(0);
    let outcome = typed.get("outcome").to_owned();
    let outcome = OUTCOMES.into_iter().find(|known| *known == outcome);
    let outcome = outcome.ok_or_else(|| Error::flaw("outcome", "task-outcome"))?;
    let note = Some(tidy_text(typed.get("note"))).filter(|note| !note.is_empty());
    let is_long = note.as_ref().is_some_and(|note| note.chars().count() > NOTE);
    if is_long {
        return Err(Error::flaw("note", "task-note-long").into());
    }
    let marked = visit.house().db.write(move |tx: &mut Tx<'_>| {
        let (standing, _) = open_report(tx, &who, &at)?;
        let task = chosen(store::planned(tx, &standing.pass, &at.of)?, id, version)?;
        store::mark_task(tx, &standing.pass, &task, Some(outcome), note.as_deref())
    });
    marked.await?;
    visit.done(&back(&asked, "planned"), &Toast::new("task-done-mark"))
}
