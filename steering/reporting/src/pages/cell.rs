//! Saving cells: one by a small form (or answered as JSON), or the whole form at once where no
//! script runs; what the script posts is `batch`'s. What was typed always comes back.

use super::asked::Asked;
use super::rows::Refused;
use super::seen::Seen;
use super::{batch, conflict, report, rows};
use crate::batch::save_whole;
use crate::desk::{self, Saved};
use crate::figures::find;
use crate::grid::rules_on;
use crate::model::{ReportRow, Save};
use crate::{acts, store};
use axum::http::StatusCode;
use book::{Figures, Spot};
use kernel::db::Tx;
use kernel::{Error, Result, Who};
use kit::grid::{TypedCell, read_cells};
use kit::notice::Toast;
use kit::{Answer, Routes, Typed, Visit};
use org::standing::Standing;
use uuid::Uuid;

pub(super) fn routes() -> Routes {
    Routes::new().post("/reports/cell", save).post("/reports/cells", save_all)
}

/// The report that is typed into, opened when nobody has; refused before its span began.
pub(super) fn opened(tx: &mut Tx<'_>, who: &Who, asked: &Asked) -> Result<(Standing, ReportRow)> {
    let standing = Standing::at(tx, who, &acts::TYPE, &asked.unit, asked.day())?;
    if asked.of.period.first() > who.today() {
        return Err(Error::flaw("month", "report-month-ahead"));
    }
    desk::check_subject(tx, &standing.pass, &asked.of)?;
    let report = store::open_of(tx, &standing.pass, &asked.of)?;
    Ok((standing, report))
}

/// The same, for what changes figures or words: refused when the month is locked, by the unit's
/// own report or by one above it, and was not opened again for the unit.
pub(super) fn typable(tx: &mut Tx<'_>, who: &Who, asked: &Asked) -> Result<(Standing, ReportRow)> {
    let (standing, report) = opened(tx, who, asked)?;
    let is_locked = asked.of.is_month() && book::is_month_locked(tx, report.unit, report.month)?;
    if is_locked && !desk::is_reopened(tx, &standing.pass, report.month)? {
        return Err(Error::flaw("month", "cell-month-locked"));
    }
    Ok((standing, report))
}

/// The month whose cells are typed; the figures of other spans are read from the Book.
fn month_typable(tx: &mut Tx<'_>, who: &Who, asked: &Asked) -> Result<(Standing, ReportRow)> {
    match asked.of.is_month() {
        true => typable(tx, who, asked),
        false => Err(Error::NotFound),
    }
}

/// What a cell's post says; `mark` tells that the form has the box *trên*.
struct Post {
    cell: TypedCell,
    at_least: Option<bool>,
    key: Uuid,
}

impl Post {
    fn read(typed: &Typed) -> Result<Post> {
        let key = key_of(typed)?;
        let cell = TypedCell {
            code: typed.get("cell").into(),
            value: typed.get("value").into(),
            base: typed.get("base").parse().unwrap_or(0),
        };
        let at_least = typed.maybe("mark").map(|_| typed.maybe("at_least").is_some());
        Ok(Post { cell, at_least, key })
    }
}

/// The idempotency key of a post.
pub(super) fn key_of(typed: &Typed) -> Result<Uuid> {
    Uuid::parse_str(typed.get("key")).map_err(|_| Error::flaw("key", "kit-flaw-key"))
}

/// `POST /reports/cell?unit=&month=`
async fn save(visit: Visit, typed: Typed) -> Answer {
    let who = visit.known()?.clone();
    let (asked, post) = (Asked::of(&visit)?, Post::read(&typed)?);
    let figures = visit.house().shelf::<Figures>()?;
    let (writer, at) = (who.clone(), asked.clone());
    let (code, value) = (post.cell.code.clone(), post.cell.value.clone());
    let saving = move |tx: &mut Tx<'_>| save_one(tx, &writer, &figures, &at, &post);
    match visit.house().db.write(saving).await {
        Ok((saved, seen)) if visit.wants_json() => answer(&visit, &code, &saved, &seen),
        Ok((_, seen)) => {
            let panel = seen.here.panel(&code);
            let to = conflict::back(typed.get("back")).unwrap_or(&panel);
            visit.done(to, &Toast::new("report-done-cells").arg("n", "1"))
        }
        Err(error) if visit.wants_json() => Err(error.into()),
        Err(Error::Conflict(both)) => {
            conflict::page(&visit, &asked, *both, typed.get("back").to_owned()).await
        }
        Err(Error::Invalid(flaws)) => {
            let text = Typed::of([(format!("cell.{code}"), value)]);
            report::refuse(&visit, asked, text, flaws).await
        }
        Err(other) => Err(other.into()),
    }
}

fn save_one(
    tx: &mut Tx<'_>,
    who: &Who,
    figures: &Figures,
    asked: &Asked,
    post: &Post,
) -> Result<(Saved, Seen)> {
    let (standing, report) = month_typable(tx, who, asked)?;
    let code = find(&post.cell.code).ok_or(Error::NotFound)?.code;
    let stored = store::cell(tx, &standing.pass, report.id, code)?;
    let kept = stored.is_some_and(|cell| cell.at_least) && !post.cell.value.trim().is_empty();
    let save = Save {
        figure: code.into(),
        text: post.cell.value.clone(),
        at_least: post.at_least.unwrap_or(kept),
        base: post.cell.base,
        key: post.key,
    };
    let saved = desk::save_cell(tx, who, figures, (report.id, &save))?;
    let seen = Seen::load(tx, who, &acts::VIEW, figures, asked)?;
    Ok((saved, seen))
}

/// What the script puts into the page after a save.
fn answer(visit: &Visit, code: &str, saved: &Saved, seen: &Seen) -> Answer {
    let figure = find(code).ok_or(Error::NotFound)?;
    let cell = saved.cell.as_ref();
    let told = kit::grid::Saved {
        cell: code.into(),
        value: desk::held(figure, cell),
        version: cell.map_or(0, |cell| cell.version),
        at: cell.map(|cell| rows::when(visit, cell.typed_at)).unwrap_or_default(),
        totals: batch::totals(seen, &[figure.code]),
        parts: batch::parts(visit, seen),
    };
    Ok(kit::web::json(StatusCode::OK, &told))
}

/// `POST /reports/cells?unit=&month=`: the whole form, where no script runs; the cells that
/// changed, each answered for itself, when the script asks.
async fn save_all(visit: Visit, typed: Typed) -> Answer {
    let (who, asked) = (visit.known()?.clone(), Asked::of(&visit)?);
    if visit.wants_json() {
        return batch::save(&visit, &asked, &typed).await;
    }
    let figures = visit.house().shelf::<Figures>()?;
    let (cells, key, at) = (read_cells(&typed), key_of(&typed)?, asked.clone());
    let saving = move |tx: &mut Tx<'_>| {
        let (standing, report) = month_typable(tx, &who, &at)?;
        if !desk::may_type(tx, &standing.pass, &report)? {
            return Err(Error::flaw("", "cell-report-on-its-way"));
        }
        let spot = Spot { unit: report.unit, month: report.month };
        save_whole(tx, &who, &figures, &batch::typed(spot, &cells, key))
    };
    match visit.house().db.write(saving).await {
        Ok(count) => {
            let toast = Toast::new("report-done-cells").arg("n", count.to_string());
            visit.done(&asked.path("/reports"), &toast)
        }
        Err(Error::Invalid(flaws)) => report::refuse(&visit, asked, typed, flaws).await,
        Err(other) => Err(other.into()),
    }
}

impl Refused {
    /// Texts and reasons of a form that was not saved. A cell that somebody else changed meanwhile
    /// takes the stored version, so that saving again is a decision made in sight of both values.
    pub(super) fn of(visit: &Visit, typed: Typed, flaws: &[kernel::Flaw]) -> Refused {
        let said = |flaw: &kernel::Flaw| {
            let label = label_of(&flaw.field);
            (flaw.field.clone(), visit.words().say_flaw(flaw, label.as_deref()))
        };
        Refused { typed, flaws: flaws.iter().map(said).collect(), versions: rows::versions(flaws) }
    }
}

/// The message key of what a flaw is about: a figure, or the figure a rule speaks of.
fn label_of(field: &str) -> Option<String> {
    if field == "roll_up" {
        return Some("report-board".into());
    }
    rules_on(field).map(|code| format!("figure-{}", code.replace('_', "-")))
}
