//! `/targets/new`, `/targets/{target}/edit`: setting a target, changing it, taking it back.

use super::list::{address, year};
use crate::model::{TargetId, TargetRow};
use crate::rules::{BASIS_LETTERS, read_amount};
use crate::{acts, store};
use axum::extract::Path;
use kernel::db::Tx;
use kernel::{Error, Flaw, Result, Who};
use kit::form::{Choice, Field, Filled, Form};
use kit::notice::Toast;
use kit::page::Group;
use kit::{Answer, PageHead, Routes, Typed, Visit, html};
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

async fn add(visit: &Visit, typed: &Typed) -> Result<String> {
    let read = NEW.read(typed);
    let (id, figure, basis) =
        (TargetId::read(typed.get("id"))?, find(read.choice("figure")), read.text("basis"));
    let Some(figure) = figure else {
        read.flaw(Flaw::new("figure", "kit-flaw-choice"));
        return Err(read.check_all().err().unwrap_or(Error::NotFound));
    };
    let amount = match read_amount(figure, &read.text("amount")) {
        Ok(amount) => amount,
        Err(flaw) => {
            read.flaw(flaw);
            0
        }
    };
    read.check_all()?;
    let (who, unit, year) = (visit.who().clone(), visit.query("unit"), year(visit));
    let work = move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::SET, &unit, who.today())?;
        let new = TargetRow {
            id,
            unit: standing.place.id,
            year,
            figure: figure.code.into(),
            amount: Some(amount),
            basis: basis.clone(),
            version: 1,
        };
        store::add(tx, &standing.pass, &new)?;
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
    let words = visit.words();
    let lead = words.say_with(
        "target-new-lead",
        &[("unit", standing.place.name.clone()), ("year", year.to_string())],
    );
    let head = PageHead::new(visit.say("target-new"), Group::Steering)
        .lead(lead)
        .flaws(NEW.summary(words, flaws))
        .narrow();
    let to = |code: &str| format!("/targets/new?unit={code}&year={year}");
    let head = standing.head(head, to);
    let is_free = |code: &str| known.iter().all(|row| row.figure != code);
    let choices = FIGURES.iter().filter(|figure| is_free(figure.code)).map(|figure| Choice {
        value: figure.code.to_owned(),
        label: say::label(words, figure.code),
    });
    let filled = Filled::with(typed, flaws).choices("figure", choices.collect());
    let action = to(&standing.place.code);
    Ok(visit.page(&head, NEW.whole(words, &action, &visit.say("target-set"), &filled)))
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
    let lead = words.say_with(
        "target-edit-lead",
        &[
            ("figure", say::label(words, figure.code)),
            ("unit", standing.place.name.clone()),
            ("year", row.year.to_string()),
        ],
    );
    let typed = typed.unwrap_or_else(|| {
        Typed::of([
            ("version", row.version.to_string()),
            ("amount", row.amount.map(|amount| printed(figure, amount)).unwrap_or_default()),
            ("basis", row.basis.clone()),
        ])
    });
    let head = PageHead::new(visit.say("target-edit"), Group::Steering)
        .lead(lead)
        .flaws(EDIT.summary(words, flaws))
        .narrow();
    let head = standing.head(head, |code| address(code, row.year));
    let filled = Filled::with(typed, flaws);
    let action = format!("/targets/{id}/edit");
    let back = format!("/targets/{id}/take-back");
    let body = html! {
        (EDIT.whole(words, &action, &visit.say("target-set"), &filled))
        @if row.amount.is_some() {
            form method="post" action=(back) {
                input type="hidden" name="version" value=(row.version);
                button.btn type="submit" { (words.say("target-take-back")) }
            }
        }
    };
    Ok(visit.page(&head, body))
}
