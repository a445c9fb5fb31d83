//! `/restructuring/new` and `/restructuring/{decision}/edit`: the words of a decision.

use super::say;
use crate::model::{DecisionId, DecisionWords};
use crate::{acts, desk};
use axum::extract::Path;
use kernel::db::Tx;
use kernel::{Day, Error, Flaw, Result, Who};
use kit::form::{Field, Filled, Form, Reading};
use kit::notice::Toast;
use kit::page::Group;
use kit::{Answer, PageHead, Routes, Typed, Visit};
use org::standing::Standing;

static FORM: Form = Form::new(
    "decision",
    &[
        Field::key("id"),
        Field::hidden("version"),
        Field::text("title", "restructuring-field-title", 200),
        Field::text("number", "restructuring-field-number", 60),
        Field::day("on_day", "restructuring-on-day").hint("restructuring-on-day-hint"),
        Field::text("signer", "restructuring-field-signer", 120),
        Field::long_text("body", "restructuring-field-body", 4_000).optional(),
    ],
);

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/restructuring/new", new)
        .post("/restructuring/new", create)
        .get("/restructuring/{decision}/edit", edit)
        .post("/restructuring/{decision}/edit", change)
}

fn words(read: &Reading<'_>) -> Result<DecisionWords> {
    let on_day = read.maybe_day("on_day");
    if on_day.is_some_and(|day| day <= Day::BEGINNING.add_days(1)) {
        read.flaw(Flaw::new("on_day", "kit-flaw-empty"));
    }
    read.check_all()?;
    let on_day = on_day.ok_or_else(|| Error::flaw("on_day", "kit-flaw-empty"))?;
    Ok(DecisionWords {
        number: read.text("number"),
        on_day,
        signer: read.text("signer"),
        title: read.text("title"),
        body: read.text("body"),
    })
}

async fn new(visit: Visit) -> Answer {
    draw_new(&visit, Typed::default(), &[]).await
}

/// `POST /restructuring/new?unit=`
async fn create(visit: Visit, typed: Typed) -> Answer {
    visit.known()?;
    match make(&visit, &typed).await {
        Ok(id) => visit.done(&say::path(id), &Toast::new("restructuring-done-new")),
        Err(Error::Invalid(flaws)) => draw_new(&visit, typed, &flaws).await,
        Err(other) => Err(other.into()),
    }
}

async fn make(visit: &Visit, typed: &Typed) -> Result<DecisionId> {
    let read = FORM.read(typed);
    let words = words(&read)?;
    let (id, who, unit) =
        (DecisionId::read(typed.get("id"))?, visit.who().clone(), visit.query("unit"));
    let work = move |tx: &mut Tx<'_>| desk::add(tx, &who, &unit, id, &words);
    visit.house().db.write(work).await?;
    Ok(id)
}

async fn draw_new(visit: &Visit, typed: Typed, flaws: &[Flaw]) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let read = move |tx: &mut Tx<'_>| Standing::at(tx, &who, &acts::WRITE, &code, who.today());
    let standing = visit.house().db.read(read).await?;
    let head = PageHead::new(visit.say("restructuring-new"), Group::Steering)
        .lead(standing.place.name.clone())
        .flaws(FORM.summary(visit.words(), flaws))
        .narrow();
    let head = standing.head(head, |code| format!("/restructuring/new?unit={code}"));
    let action = format!("/restructuring/new?unit={}", standing.place.code);
    let filled = Filled::with(typed, flaws);
    let button = visit.say("restructuring-add");
    Ok(visit.page(&head, FORM.whole(visit.words(), &action, &button, &filled)))
}

type Opened = (crate::model::DecisionRow, Standing);

fn load(tx: &mut Tx<'_>, who: &Who, id: DecisionId) -> Result<Opened> {
    desk::opened(tx, who, &acts::WRITE, id)
}

async fn edit(visit: Visit, Path(id): Path<String>) -> Answer {
    let (who, id) = (visit.known()?.clone(), DecisionId::read(&id)?);
    let (row, _) = visit.house().db.read(move |tx: &mut Tx<'_>| load(tx, &who, id)).await?;
    let typed = Typed::of([
        ("id", row.id.to_string()),
        ("version", row.version.to_string()),
        ("title", row.title.clone()),
        ("number", row.number.clone()),
        ("on_day", row.on_day.vn()),
        ("signer", row.signer.clone()),
        ("body", row.body.clone()),
    ]);
    draw_edit(&visit, id, typed, &[]).await
}

async fn change(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), DecisionId::read(&id)?);
    let version = typed.get("version").parse().unwrap_or(0);
    let done = match words(&FORM.read(&typed)) {
        Ok(words) => {
            let work = move |tx: &mut Tx<'_>| desk::change(tx, &who, (id, version), &words);
            visit.house().db.write(work).await
        }
        Err(flawed) => Err(flawed),
    };
    match done {
        Ok(()) => visit.done(&say::path(id), &Toast::new("restructuring-done-saved")),
        Err(Error::Invalid(flaws)) => draw_edit(&visit, id, typed, &flaws).await,
        Err(other) => Err(other.into()),
    }
}

async fn draw_edit(visit: &Visit, id: DecisionId, typed: Typed, flaws: &[Flaw]) -> Answer {
    let who = visit.known()?.clone();
    let (row, standing) = visit.house().db.read(move |tx: &mut Tx<'_>| load(tx, &who, id)).await?;
    let head = PageHead::new(visit.say("restructuring-edit"), Group::Steering)
        .lead(row.title.clone())
        .flaws(FORM.summary(visit.words(), flaws))
        .narrow();
    let head = standing.head(head, |code| format!("/restructuring?unit={code}"));
    let action = format!("{}/edit", say::path(id));
    let filled = Filled::with(typed, flaws);
    let button = visit.say("restructuring-save");
    Ok(visit.page(&head, FORM.whole(visit.words(), &action, &button, &filled)))
}
