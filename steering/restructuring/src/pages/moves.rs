//! `/restructuring/{decision}/moves/new` and `…/moves/out`: one move is added or taken out.

use super::say;
use crate::acts;
use crate::desk::{self, NewMove};
use crate::model::{DecisionId, DecisionRow, MoveId, Sort};
use crate::store::{self, Named, Wanted};
use axum::extract::Path;
use kernel::db::Tx;
use kernel::{Error, Flaw, Result, Who};
use kit::form::{Choice, Field, Filled, Form};
use kit::notice::Toast;
use kit::page::Group;
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, Words, html};
use org::standing::Standing;

static FORM: Form = Form::new(
    "move",
    &[
        Field::key("id"),
        Field::hidden("version"),
        Field::text("unit", "restructuring-field-unit", 200)
            .hint("restructuring-field-unit-hint")
            .optional(),
        Field::select("target_move", "restructuring-field-target-new").optional(),
        Field::text("target", "restructuring-field-target", 200)
            .hint("restructuring-field-unit-hint")
            .optional(),
        Field::text("share", "restructuring-field-share", 20)
            .hint("restructuring-field-share-hint")
            .optional(),
        Field::text("name", "restructuring-field-name", 120).optional(),
        Field::select("level", "restructuring-field-level").optional(),
    ],
);

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/restructuring/{decision}/moves/new", new)
        .post("/restructuring/{decision}/moves/new", create)
        .post("/restructuring/{decision}/moves/out", out)
}

/// The fields that a sort of move has, in order.
fn fields(sort: Sort, has_new: bool) -> Vec<&'static str> {
    let mut all = vec!["id", "version"];
    if sort.needs_unit() {
        all.push("unit");
    }
    if sort.needs_target() && has_new {
        all.push("target_move");
    }
    if sort.needs_target() {
        all.push("target");
    }
    if sort == Sort::Part {
        all.push("share");
    }
    if sort.needs_name() {
        all.push("name");
    }
    if sort == Sort::Found {
        all.push("level");
    }
    all
}

/// The sort the address names; the usual one when it names none.
fn sort_of(visit: &Visit) -> Sort {
    Sort::read(&visit.query("sort")).unwrap_or(Sort::Whole)
}

async fn new(visit: Visit, Path(id): Path<String>) -> Answer {
    draw(&visit, DecisionId::read(&id)?, Typed::default(), &[]).await
}

/// `POST /restructuring/{decision}/moves/new?sort=`
async fn create(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    visit.known()?;
    let id = DecisionId::read(&id)?;
    match add(&visit, id, &typed).await {
        Ok(()) => visit.done(&say::path(id), &Toast::new("restructuring-done-move")),
        Err(Error::Invalid(flaws)) => draw(&visit, id, typed, &flaws).await,
        Err(other) => Err(other.into()),
    }
}

async fn add(visit: &Visit, id: DecisionId, typed: &Typed) -> Result<()> {
    let read = FORM.read(typed);
    read.check_all()?;
    let new = NewMove {
        id: MoveId::read(typed.get("id"))?,
        sort: sort_of(visit),
        unit: read.text("unit"),
        target: read.text("target"),
        target_move: MoveId::read(read.choice("target_move")).ok(),
        share: read.text("share"),
        name: read.text("name"),
        level: read.choice("level").to_owned(),
    };
    let (who, version) = (visit.who().clone(), version(typed));
    let work = move |tx: &mut Tx<'_>| desk::add_move(tx, &who, (id, version), &new);
    visit.house().db.write(work).await
}

pub(super) fn version(typed: &Typed) -> i64 {
    typed.get("version").parse().unwrap_or(0)
}

async fn out(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), DecisionId::read(&id)?);
    let (one, version) = (MoveId::read(typed.get("move"))?, version(&typed));
    let work = move |tx: &mut Tx<'_>| desk::take_out(tx, &who, (id, version), one);
    visit.house().db.write(work).await?;
    visit.done(&say::path(id), &Toast::new("restructuring-done-out"))
}

struct Around {
    row: DecisionRow,
    standing: Standing,
    founded: Vec<Named>,
}

/// Units founded by the same decision that are offered as targets.
const OFFERED: i64 = 400;

fn load(tx: &mut Tx<'_>, who: &Who, id: DecisionId) -> Result<Around> {
    let (row, standing) = desk::opened(tx, who, &acts::WRITE, id)?;
    let wanted = Wanted { sort: Sort::Found.code().into(), limit: OFFERED, ..Wanted::default() };
    let (founded, _) = store::list_moves(tx, &standing.pass, id, &wanted)?;
    Ok(Around { row, standing, founded })
}

async fn draw(visit: &Visit, id: DecisionId, typed: Typed, flaws: &[Flaw]) -> Answer {
    let who = visit.known()?.clone();
    let around = visit.house().db.read(move |tx: &mut Tx<'_>| load(tx, &who, id)).await?;
    let (words, sort) = (visit.words(), sort_of(visit));
    let head = PageHead::new(say::sort(visit, sort.code()), Group::Steering)
        .lead(around.row.title.clone())
        .flaws(FORM.summary(words, flaws))
        .narrow();
    let head = around.standing.head(head, |code| format!("/restructuring?unit={code}"));
    let action = format!("{}/moves/new?sort={}", say::path(id), sort.code());
    let said = visit.say(&format!("restructuring-sort-{}-told", sort.code()));
    let body = html! {
        p { (said) }
        form.form method="post" action=(action) novalidate {
            (fields_of(words, &around, sort, typed, flaws))
            button.btn.lead type="submit" { (visit.say("restructuring-add-move")) }
        }
    };
    Ok(visit.page(&head, body))
}

fn fields_of(words: &Words, around: &Around, sort: Sort, typed: Typed, flaws: &[Flaw]) -> Markup {
    let new = |one: &Named| Choice { value: one.id.to_string(), label: one.name.clone() };
    let level = |level: &org::dataset::LevelSeed| Choice {
        value: level.code.clone(),
        label: words.say(&format!("level-{}", level.code)),
    };
    let filled = Filled::with(begun(typed, &around.row), flaws)
        .choices("target_move", around.founded.iter().map(new).collect())
        .choices("level", org::dataset::levels().iter().skip(1).map(level).collect());
    FORM.draw_part(words, &filled, &fields(sort, !around.founded.is_empty()))
}

/// A form as it begins: on the version of the decision that its reader has before his eyes.
pub(super) fn begun(typed: Typed, row: &DecisionRow) -> Typed {
    match typed.maybe("version") {
        Some(_) => typed,
        None => Typed::of([("version", row.version.to_string())]),
    }
}
