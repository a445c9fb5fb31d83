//! Taking a decision, giving it back before its day, undoing it. Each asks for a word first: the
//! number of the decision, or why it is undone.

use super::moves::{begun, version};
use super::{dry, say};
use crate::acts;
use crate::desk::{self, Hand};
use crate::model::DecisionId;
use axum::extract::Path;
use book::Figures;
use kernel::db::Tx;
use kernel::fold::fold;
use kernel::{Error, Flaw, Result};
use kit::form::{Field, Filled, Form};
use kit::notice::Toast;
use kit::page::Group;
use kit::{Answer, PageHead, Routes, Typed, Visit};
use org::consequences::Followers;

static UNDO: Form = Form::new(
    "undo",
    &[
        Field::hidden("version"),
        Field::long_text("why", "restructuring-field-why", 400)
            .hint("restructuring-field-why-hint"),
    ],
);

pub(super) fn routes() -> Routes {
    Routes::new()
        .post("/restructuring/{decision}/take", take)
        .post("/restructuring/{decision}/give-back", give_back)
        .get("/restructuring/{decision}/undo", ask_why)
        .post("/restructuring/{decision}/undo", undo)
}

async fn take(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (who, id, version) = (visit.known()?.clone(), DecisionId::read(&id)?, version(&typed));
    let written = fold(typed.get("number"));
    let work = move |tx: &mut Tx<'_>| {
        if fold(&dry::number_of(tx, &who, id)?) != written {
            return Err(Error::flaw("number", "restructuring-flaw-confirm"));
        }
        desk::take(tx, &who, (id, version))
    };
    match visit.house().db.write(work).await {
        Ok(()) => visit.done(&say::path(id), &Toast::new("restructuring-done-taken")),
        Err(Error::Invalid(flaws)) => dry::draw(&visit, id, typed, &flaws).await,
        Err(other) => Err(other.into()),
    }
}

async fn give_back(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (who, id, version) = (visit.known()?.clone(), DecisionId::read(&id)?, version(&typed));
    let work = move |tx: &mut Tx<'_>| desk::give_back(tx, &who, (id, version));
    visit.house().db.write(work).await?;
    visit.done(&say::path(id), &Toast::new("restructuring-done-given-back"))
}

async fn ask_why(visit: Visit, Path(id): Path<String>) -> Answer {
    draw(&visit, DecisionId::read(&id)?, Typed::default(), &[]).await
}

async fn undo(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    visit.known()?;
    let id = DecisionId::read(&id)?;
    match take_back(&visit, id, &typed).await {
        Ok(()) => visit.done(&say::path(id), &Toast::new("restructuring-done-undone")),
        Err(Error::Invalid(flaws)) => draw(&visit, id, typed, &flaws).await,
        Err(other) => Err(other.into()),
    }
}

async fn take_back(visit: &Visit, id: DecisionId, typed: &Typed) -> Result<()> {
    let read = UNDO.read(typed);
    let why = read.text("why");
    read.check_all()?;
    let (who, version) = (visit.who().clone(), version(typed));
    let house = visit.house();
    let (figures, followers) = (house.shelf::<Figures>()?, house.shelf::<Followers>()?);
    let work = move |tx: &mut Tx<'_>| {
        let hand = Hand { figures: &figures, followers: &followers };
        desk::undo(tx, &who, &hand, (id, version), &why)
    };
    house.db.write(work).await?;
    house.db.wrote_many();
    Ok(())
}

async fn draw(visit: &Visit, id: DecisionId, typed: Typed, flaws: &[Flaw]) -> Answer {
    let who = visit.known()?.clone();
    let read = move |tx: &mut Tx<'_>| desk::opened(tx, &who, &acts::TAKE, id);
    let (row, standing) = visit.house().db.read(read).await?;
    let head = PageHead::new(visit.say("restructuring-undo"), Group::Steering)
        .lead(row.title.clone())
        .flaws(UNDO.summary(visit.words(), flaws))
        .narrow();
    let head = standing.head(head, |code| format!("/restructuring?unit={code}"));
    let action = format!("{}/undo", say::path(id));
    let button = visit.say("restructuring-undo");
    Ok(visit.page(
        &head,
        UNDO.whole(visit.words(), &action, &button, &Filled::with(begun(typed, &row), flaws)),
    ))
}
