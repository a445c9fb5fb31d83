//! `/care/new`: opening the file of somebody in a programme. The name is sealed as it is saved.

use super::index::asked;
use crate::desk::{self, Hand};
use crate::model::FileId;
use crate::{acts, store};
use book::Figures;
use help::{NewReceiver, Sort};
use kernel::db::Tx;
use kernel::fold::tidy_text;
use kernel::seal::{Keys, Secret};
use kernel::{Day, Error, Flaw, Result};
use kit::form::{Choice, Field, Filled, Form};
use kit::notice::Toast;
use kit::page::Group;
use kit::{Answer, PageHead, Routes, Typed, Visit};
use org::standing::Standing;
use std::sync::Arc;

static NEW: Form = Form::new(
    "care",
    &[
        Field::key("id"),
        Field::text("name", "care-name", 120).hint("care-name-hint"),
        Field::count("birth_year", "care-birth-year").optional(),
        help::NAMESAKE,
        Field::text("where", "care-where", 300).optional(),
        Field::day("opened_on", "care-opened"),
        Field::text("intake", "care-intake", 60).hint("care-intake-hint").optional(),
    ],
);

pub(super) fn routes() -> Routes {
    Routes::new().get("/care/new", new).post("/care/new", create)
}

async fn new(visit: Visit) -> Answer {
    let today = Typed::of([("opened_on", visit.who().today().vn())]);
    draw(&visit, today, &[]).await
}

/// `POST /care/new?unit=&programme=`
async fn create(visit: Visit, typed: Typed) -> Answer {
    visit.known()?;
    match open(&visit, &typed).await {
        Err(Error::Invalid(flaws)) => draw(&visit, typed, &flaws).await,
        Err(other) => Err(other.into()),
        Ok(id) => visit.done(&format!("/care/files/{id}"), &Toast::new("care-done-new")),
    }
}

async fn open(visit: &Visit, typed: &Typed) -> Result<FileId> {
    let (who, code, programme) = (visit.who().clone(), visit.query("unit"), asked(visit)?);
    let (id, opened_on, intake, person) = read(typed)?;
    let person = Arc::new(person);
    let (figures, keys) = (visit.house().shelf::<Figures>()?, visit.house().shelf::<Arc<Keys>>()?);
    let work = visit.house().db.write(move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::KEEP, &code, who.today())?;
        let hand = Hand { who: &who, figures: &figures, keys: &keys };
        let new = (id, programme.code.as_str(), opened_on);
        desk::open_in(tx, &hand, standing.place.id, new, (&person, None), &intake)
    });
    work.await?;
    Ok(id)
}

fn read(typed: &Typed) -> Result<(FileId, Day, String, NewReceiver)> {
    let read = NEW.read(typed);
    let namesake = help::namesake(&read);
    read.check_all()?;
    let opened_on =
        read.maybe_day("opened_on").ok_or_else(|| Error::flaw("opened_on", "kit-flaw-empty"))?;
    let who = NewReceiver {
        sort: Sort::Person,
        name: Secret::new(tidy_text(&read.text("name"))),
        birth_year: read.maybe_count("birth_year"),
        namesake,
        note: Secret::new(read.text("where")),
    };
    Ok((FileId::read(&read.text("id"))?, opened_on, read.text("intake"), who))
}

async fn draw(visit: &Visit, typed: Typed, flaws: &[Flaw]) -> Answer {
    let (who, code, programme) = (visit.known()?.clone(), visit.query("unit"), asked(visit)?);
    let read = move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::KEEP, &code, who.today())?;
        let asked = (programme.code.as_str(), who.today());
        let intakes = store::intakes(tx, &standing.pass, asked)?;
        Ok((standing, intakes))
    };
    let (standing, intakes) = visit.house().db.read(read).await?;
    let choice = |one: String| Choice { label: one.clone(), value: one };
    let words = visit.words();
    let to = |unit: &str| format!("/care/new?unit={unit}&programme={}", programme.code);
    let head = PageHead::new(visit.say("care-new"), Group::Works)
        .lead(programme.label(words.lang()).to_owned())
        .flaws(NEW.summary(words, flaws))
        .narrow();
    let head = standing.head(head, to);
    let action = to(&standing.place.code);
    let filled =
        Filled::with(typed, flaws).choices("intake", intakes.into_iter().map(choice).collect());
    Ok(visit.page(&head, NEW.whole(words, &action, &visit.say("care-add"), &filled)))
}
