//! `/targets/new`, `/targets/{target}/edit`: setting a target, changing it, taking it back.

use super::list::{address, year};
use crate::model::{TargetId, TargetRow};
use crate::rules::{BASIS_LETTERS, read_amount};
use crate::{acts, store};
use axum::extract::Path;
use kernel::db::Tx;
use kernel::figure::Figure;
use kernel::{Error, Flaw, Result, Who};
use kit::form::{Choice, Field, Filled, Form};
use kit::notice::Toast;
use kit::page::Group;
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, Words, html};
use org::standing::Standing;
use reporting::desk::printed;
use reporting::figures::{FIGURES, find};
use reporting::shown::say;

static NEW: Form = Form::new(
    "target",
    &[
        Field::key("id"),
        Field::select("figure", "target-figure"),
        Field::text("amount", "target-amount", 40).hint("target-amount-hint").short(),
        Field::text("basis", "target-basis", BASIS_LETTERS).hint("target-basis-hint"),
    ],
);
static EDIT: Form = Form::new(
    "target",
    &[
        Field::hidden("version"),
        Field::text("amount", "target-amount", 40).hint("target-amount-hint").short(),
        Field::text("basis", "target-basis", BASIS_LETTERS).hint("target-basis-hint"),
    ],
);

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/targets/new", new)
        .post("/targets/new", create)
        .get("/targets/{target}/edit", edit)
        .post("/targets/{target}/edit", change)
        .post("/targets/{target}/take-back", take_back)
}

async fn new(visit: Visit) -> Answer {
    draw_new(&visit, Typed::default(), &[]).await
}

/// `POST /targets/new?unit=&year=`
async fn create(visit: Visit, typed: Typed) -> Answer {
    visit.known()?;
    match add(&visit, &typed).await {
        Ok(code) => visit.done(&address(&code, year(&visit)), &Toast::new("target-done-set")),
        Err(Error::Invalid(flaws)) => draw_new(&visit, typed, &flaws).await,
        Err(other) => Err(other.into()),
    }
}

/// A new target as it was typed.
struct New {
    id: TargetId,
    figure: &'static Figure,
    amount: i64,
    basis: String,
}

fn read_new(typed: &Typed) -> Result<New> {
    let read = NEW.read(typed);
    let (id, basis) = (TargetId::read(typed.get("id"))?, read.text("basis"));
    let amount = |figure| read_amount(figure, &read.text("amount"));
    let named = find(read.choice("figure"));
    let amount = match named.map(amount) {
        Some(Ok(amount)) => amount,
        Some(Err(flaw)) => {
            read.flaw(flaw);
            0
        }
        None => {
            read.flaw(Flaw::new("figure", "kit-flaw-choice"));
            0
        }
    };
    read.check_all()?;
    let figure = named.ok_or(Error::NotFound)?;
    Ok(New { id, figure, amount, basis })
}

async fn add(visit: &Visit, typed: &Typed) -> Result<String> {
    let new = read_new(typed)?;
    let (who, unit, year) = (visit.who().clone(), visit.query("unit"), year(visit));
    let work = move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::SET, &unit, who.today())?;
        let row = TargetRow {
            id: new.id,
            unit: standing.place.id,
            year,
            figure: new.figure.code.into(),
            amount: Some(new.amount),
            basis: new.basis.clone(),
            version: 1,
        };
        store::add(tx, &standing.pass, &row)?;
        Ok(standing.place.code)
    };
    visit.house().db.write(work).await
}

async fn draw_new(visit: &Visit, typed: Typed, flaws: &[Flaw]) -> Answer {
    let (who, code, year) = (visit.known()?.clone(), visit.query("unit"), year(visit));
    let work = move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::SET, &code, who.today())?;
        let known = store::of_year(tx, &standing.pass, year)?;
        Ok((standing, known))
    };
    let (standing, known) = visit.house().db.read(work).await?;
    let to = |code: &str| format!("/targets/new?unit={code}&year={year}");
    let words = visit.words();
    let said = [("unit", standing.place.name.clone()), ("year", year.to_string())];
    let head = PageHead::new(visit.say("target-new"), Group::Steering)
        .lead(words.say_with("target-new-lead", &said))
        .flaws(NEW.summary(words, flaws))
        .narrow();
    let head = standing.head(head, to);
    let filled = Filled::with(typed, flaws).choices("figure", free(words, &known));
    let action = to(&standing.place.code);
    Ok(visit.page(&head, NEW.whole(words, &action, &visit.say("target-set"), &filled)))
}

/// The figures of a year that have no target yet.
fn free(words: &Words, known: &[TargetRow]) -> Vec<Choice> {
    let is_free = |figure: &&Figure| known.iter().all(|row| row.figure != figure.code);
    let choice = |figure: &Figure| Choice {
        value: figure.code.to_owned(),
        label: say::label(words, figure.code),
    };
    FIGURES.iter().filter(is_free).map(choice).collect()
}

fn opened(tx: &mut Tx<'_>, who: &Who, id: TargetId) -> Result<(TargetRow, Standing)> {
    let row = store::found(tx, id)?;
    let standing = Standing::of(tx, who, &acts::SET, row.unit, who.today())?;
    Ok((row, standing))
}

async fn edit(visit: Visit, Path(id): Path<String>) -> Answer {
    draw_edit(&visit, TargetId::read(&id)?, None, &[]).await
}

async fn change(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), TargetId::read(&id)?);
    let posted = typed.clone();
    let work = move |tx: &mut Tx<'_>| {
        let (row, standing) = opened(tx, &who, id)?;
        let figure = find(&row.figure).ok_or(Error::NotFound)?;
        let read = EDIT.read(&posted);
        let (amount, basis) = (read_amount(figure, &read.text("amount")), read.text("basis"));
        let amount = amount.map_err(|flaw| read.flaw(flaw)).ok();
        read.check_all()?;
        let base = posted.get("version").parse().unwrap_or(0);
        store::change(tx, &standing.pass, (&row, base), amount, &basis)?;
        Ok(address(&standing.place.code, row.year))
    };
    match visit.house().db.write(work).await {
        Ok(to) => visit.done(&to, &Toast::new("target-done-set")),
        Err(Error::Invalid(flaws)) => draw_edit(&visit, id, Some(typed), &flaws).await,
        Err(other) => Err(other.into()),
    }
}

async fn take_back(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), TargetId::read(&id)?);
    let base = typed.get("version").parse().unwrap_or(0);
    let work = move |tx: &mut Tx<'_>| {
        let (row, standing) = opened(tx, &who, id)?;
        store::change(tx, &standing.pass, (&row, base), None, &row.basis)?;
        Ok(address(&standing.place.code, row.year))
    };
    let to = visit.house().db.write(work).await?;
    visit.done(&to, &Toast::new("target-done-taken-back"))
}

async fn draw_edit(visit: &Visit, id: TargetId, typed: Option<Typed>, flaws: &[Flaw]) -> Answer {
    let who = visit.known()?.clone();
    let work = move |tx: &mut Tx<'_>| opened(tx, &who, id);
    let (row, standing) = visit.house().db.read(work).await?;
    let words = visit.words();
    let figure = find(&row.figure).ok_or(Error::NotFound)?;
    let said = [
        ("figure", say::label(words, figure.code)),
        ("unit", standing.place.name.clone()),
        ("year", row.year.to_string()),
    ];
    let head = PageHead::new(visit.say("target-edit"), Group::Steering)
        .lead(words.say_with("target-edit-lead", &said))
        .flaws(EDIT.summary(words, flaws))
        .narrow();
    let head = standing.head(head, |code| address(code, row.year));
    let typed = typed.unwrap_or_else(|| kept(figure, &row));
    Ok(visit.page(&head, edit_form(words, &row, &Filled::with(typed, flaws))))
}

/// The form as the stored target fills it.
fn kept(figure: &Figure, row: &TargetRow) -> Typed {
    Typed::of([
        ("version", row.version.to_string()),
        ("amount", row.amount.map(|amount| printed(figure, amount)).unwrap_or_default()),
        ("basis", row.basis.clone()),
    ])
}

fn edit_form(words: &Words, row: &TargetRow, filled: &Filled<'_>) -> Markup {
    let action = format!("/targets/{}/edit", row.id);
    let back = format!("/targets/{}/take-back", row.id);
    html! {
        (EDIT.whole(words, &action, &words.say("target-set"), filled))
        @if row.amount.is_some() {
            form method="post" action=(back) {
                input type="hidden" name="version" value=(row.version);
                button.btn type="submit" { (words.say("target-take-back")) }
            }
        }
    }
}
