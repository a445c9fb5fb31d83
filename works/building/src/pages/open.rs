//! `/constructions/new`: the form that opens a file. What looks like a house that is there is asked
//! about once; it counts nothing.

use super::forms;
use super::index::kind_choices;
use crate::desk::{self, Asked, Hand};
use crate::model::{ConstructionId, ConstructionRow, Stage};
use crate::{acts, rules};
use activities::JointAround;
use activities::model::Joint;
use book::Figures;
use catalogue::Kind;
use kernel::db::Tx;
use kernel::seal::Keys;
use kernel::{Error, Flaw, Result, UnitId, Who};
use kit::form::{Field, Filled, Form};
use kit::notice::Toast;
use kit::page::Group;
use kit::{Answer, PageHead, Routes, Typed, Visit, html};
use org::standing::Standing;
use std::sync::Arc;

static NEW: Form = Form::new(
    "construction",
    &[
        Field::key("id"),
        Field::select("kind", "construction-kind"),
        Field::text("title", "construction-name", rules::LETTERS).hint("construction-name-hint"),
        Field::text("household", "construction-household", 120)
            .hint("construction-household-hint")
            .optional(),
        Field::count("birth_year", "construction-birth-year").optional(),
        help::NAMESAKE,
        Field::text("where", "construction-where", 300).optional(),
        Field::count("people", "construction-people").hint("construction-people-hint").optional(),
        activities::PLACE,
        activities::FIRST,
        activities::SECOND,
        activities::THIRD,
        activities::CAMPAIGN,
        Field::day("applied_on", "construction-applied"),
        Field::day("due_on", "construction-due").optional(),
        Field::text("builder", "construction-builder", rules::LETTERS).optional(),
        Field::text("note", "construction-note", rules::LETTERS).optional(),
        Field::check("again", "construction-is-another"),
    ],
);

pub(super) fn routes() -> Routes {
    Routes::new().get("/constructions/new", new).post("/constructions/new", create)
}

async fn new(visit: Visit) -> Answer {
    let today = Typed::of([("applied_on", visit.who().today().vn())]);
    draw(&visit, today, &[]).await
}

/// `POST /constructions/new?unit=`
async fn create(visit: Visit, typed: Typed) -> Answer {
    visit.known()?;
    match apply(&visit, &typed).await {
        Err(Error::Invalid(flaws)) => draw(&visit, typed, &flaws).await,
        Err(other) => Err(other.into()),
        Ok(id) => visit.done(&format!("/constructions/{id}"), &Toast::new("construction-done-new")),
    }
}

async fn apply(visit: &Visit, typed: &Typed) -> Result<ConstructionId> {
    let (who, code) = (visit.who().clone(), visit.query("unit"));
    let Around { standing, around, .. } = chosen(visit, typed).await?;
    let told = Arc::new(read(typed, standing.place.id, &around)?);
    let id = told.row.id;
    let (figures, keys) = (visit.house().shelf::<Figures>()?, visit.house().shelf::<Arc<Keys>>()?);
    let work = visit.house().db.write(move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::KEEP, &code, who.today())?;
        let hand = Hand { who: &who, figures: &figures, keys: &keys };
        desk::apply_or_ask(tx, &hand, standing.place.id, &told)
    });
    work.await?;
    Ok(id)
}

fn read(typed: &Typed, unit: UnitId, around: &JointAround) -> Result<Asked> {
    let read = NEW.read(typed);
    let kind = read.choice("kind").to_owned();
    let household = forms::household(&read, &kind);
    let joint = around.read(&read, unit);
    read.check_all()?;
    let applied_on =
        read.maybe_day("applied_on").ok_or_else(|| Error::flaw("applied_on", "kit-flaw-empty"))?;
    let row = ConstructionRow {
        id: ConstructionId::read(&read.text("id"))?,
        unit: UnitId(0),
        kind,
        title: read.text("title"),
        receiver: None,
        place: None,
        campaign: None,
        joined_in: None,
        other_than: None,
        applied_on,
        due_on: read.maybe_day("due_on"),
        builder: read.text("builder"),
        note: read.text("note"),
        stage: Stage::Applied.code().to_owned(),
        stage_on: applied_on,
        stopped_why: None,
        resumed_why: None,
        people: read.maybe_count("people"),
        activity: None,
        illustrative: None,
        version: 1,
    };
    Ok(Asked { row, household, joint, is_another: read.is_ticked("again") })
}

/// What a new file chooses from.
struct Around {
    standing: Standing,
    kinds: Vec<Kind>,
    around: JointAround,
}

fn around(tx: &mut Tx<'_>, who: &Who, code: &str, typed: &Typed) -> Result<Around> {
    let standing = Standing::at(tx, who, &acts::KEEP, code, who.today())?;
    let kinds = catalogue::kinds(tx, &standing.pass, who.today())?;
    let said = (typed, &Joint::default());
    let around = JointAround::load(tx, &standing.place, who.today(), said)?;
    Ok(Around { standing, kinds, around })
}

async fn chosen(visit: &Visit, typed: &Typed) -> Result<Around> {
    let (who, code, typed) = (visit.who().clone(), visit.query("unit"), typed.clone());
    visit.house().db.read(move |tx: &mut Tx<'_>| around(tx, &who, &code, &typed)).await
}

async fn draw(visit: &Visit, typed: Typed, flaws: &[Flaw]) -> Answer {
    visit.known()?;
    let Around { standing, kinds, around } = chosen(visit, &typed).await?;
    let words = visit.words();
    let head = PageHead::new(visit.say("construction-new"), Group::Works)
        .lead(standing.place.name.clone())
        .flaws(NEW.summary(words, flaws))
        .narrow();
    let head = standing.head(head, |code| format!("/constructions/new?unit={code}"));
    let filled = around
        .offer(words, Filled::with(typed, flaws))
        .choices("kind", kind_choices(visit, &kinds));
    let action = format!("/constructions/new?unit={}", standing.place.code);
    let form = forms::asking(&NEW, words, (&action, &visit.say("construction-add")), &filled);
    Ok(visit.page(&head, html! { (forms::same(words, flaws)) (form) }))
}
