//! `/sponsors/new` and `/sponsors/{sponsor}/edit`: who helps, how it is called where it is thanked,
//! what it wishes. A telephone is sealed as it is saved and never drawn back.

use axum::extract::Path;
use axum::response::Response;
use kernel::db::Tx;
use kernel::fold::tidy_text;
use kernel::seal::Keys;
use kernel::{Error, Flaw, Result, number};
use kit::form::{Choice, Field, Filled, Form, Reading};
use kit::notice::Toast;
use kit::page::Group;
use kit::{Answer, PageHead, Routes, Typed, Visit, Words};
use org::standing::{self, Standing};
use sponsors::model::{Draft, Wish};
use sponsors::{SponsorId, SponsorKind, SponsorRow, acts, desk};
use std::sync::Arc;

const CALLED: Field = Field::text("called", "sponsor-called", 120).hint("sponsor-called-hint");
const CLASS: Field = Field::select("wish_class", "sponsor-wish-class").optional();
const PLACE: Field = Field::select("wish_place", "sponsor-wish-place").optional();
const WISH: Field = Field::vnd("wish_amount", "sponsor-wish-amount").optional();

static NEW: Form = Form::new(
    "sponsor",
    &[
        Field::key("id"),
        Field::select("kind", "sponsor-kind"),
        Field::text("name", "sponsor-name", 160).hint("sponsor-name-hint"),
        CALLED.optional(),
        Field::text("phone", "sponsor-phone", 20).hint("sponsor-phone-hint").short().optional(),
        CLASS,
        PLACE,
        WISH,
    ],
);
static EDIT: Form = Form::new("sponsor", &[Field::hidden("version"), CALLED, CLASS, PLACE, WISH]);

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/sponsors/new", new)
        .post("/sponsors/new", create)
        .get("/sponsors/{sponsor}/edit", edit)
        .post("/sponsors/{sponsor}/edit", change)
}

/// What a form offers: the unit and those under it.
async fn places(visit: &Visit, code: String) -> Result<Standing> {
    let who = visit.who().clone();
    let find = move |tx: &mut Tx<'_>| Standing::at(tx, &who, &acts::KEEP, &code, who.today());
    visit.house().db.read(find).await
}

fn wish(read: &Reading<'_>, standing: &Standing) -> Wish {
    let class = Some(read.choice("wish_class").to_owned());
    let class = class.filter(|code| addresses::rules::CLASSES.contains(&code.as_str()));
    let here = std::iter::once((standing.place.code.as_str(), standing.place.id));
    let below = standing.below.iter().map(|unit| (unit.code.as_str(), unit.id));
    let chosen = read.choice("wish_place");
    let place = here.chain(below).find(|(code, _)| *code == chosen).map(|(_, id)| id);
    Wish { class, place, amount: read.maybe_vnd("wish_amount").map(|amount| amount.0) }
}

/// `GET /sponsors/new?unit=`
async fn new(visit: Visit) -> Answer {
    visit.known()?;
    let standing = places(&visit, visit.query("unit")).await?;
    Ok(draw_new(&visit, &standing, Typed::default(), &[]))
}

/// `POST /sponsors/new?unit=`
async fn create(visit: Visit, typed: Typed) -> Answer {
    visit.known()?;
    let standing = places(&visit, visit.query("unit")).await?;
    match add(&visit, &standing, &typed).await {
        Err(Error::Invalid(flaws)) => Ok(draw_new(&visit, &standing, typed, &flaws)),
        Err(other) => Err(other.into()),
        Ok(id) => visit.done(&format!("/sponsors/{id}"), &Toast::new("sponsor-done-new")),
    }
}

async fn add(visit: &Visit, standing: &Standing, typed: &Typed) -> Result<SponsorId> {
    let draft = drafted(standing, typed)?;
    let (id, unit, who) = (draft.id, standing.place.id, visit.who().clone());
    let keys = visit.house().shelf::<Arc<Keys>>()?;
    let work = move |tx: &mut Tx<'_>| desk::register(tx, (&who, &keys), unit, &draft);
    visit.house().db.write(work).await?;
    Ok(id)
}

/// A sponsor as its form tells of it.
fn drafted(standing: &Standing, typed: &Typed) -> Result<Draft> {
    let read = NEW.read(typed);
    let kind = SponsorKind::read(read.choice("kind"));
    if kind.is_none() {
        read.flaw(Flaw::new("kind", "kit-flaw-choose"));
    }
    let phone = match people::rules::forms::phone("phone", &read.text("phone")) {
        Ok(phone) => phone,
        Err(flaw) => {
            read.flaw(flaw);
            None
        }
    };
    read.check_all()?;
    Ok(Draft {
        id: SponsorId::read(&read.text("id"))?,
        base: 0,
        kind: kind.unwrap_or(SponsorKind::Person),
        name: tidy_text(&read.text("name")),
        called: tidy_text(&read.text("called")),
        phone,
        wish: wish(&read, standing),
        illustrative: None,
    })
}

fn draw_new(visit: &Visit, standing: &Standing, typed: Typed, flaws: &[Flaw]) -> Response {
    let words = visit.words();
    let head = PageHead::new(words.say("sponsor-new"), Group::Works)
        .lead(standing.place.name.clone())
        .flaws(NEW.summary(words, flaws))
        .narrow();
    let action = format!("/sponsors/new?unit={}", standing.place.code);
    let filled = chosen(words, standing, Filled::with(typed, flaws));
    visit.page(&head, NEW.whole(words, &action, &words.say("sponsorship-save"), &filled))
}

fn chosen<'a>(words: &Words, standing: &Standing, filled: Filled<'a>) -> Filled<'a> {
    let any = Choice { value: String::new(), label: words.say("sponsor-any") };
    let kind = |kind: SponsorKind| Choice {
        value: kind.code().to_owned(),
        label: words.say(&format!("sponsor-kind-{}", kind.code())),
    };
    let class = |code: &&str| Choice {
        value: (*code).to_owned(),
        label: words.say(&format!("address-class-{code}")),
    };
    let classes = addresses::rules::CLASSES.iter().map(class);
    filled
        .choices("kind", SponsorKind::ALL.map(kind).into())
        .choices("wish_class", std::iter::once(any.clone()).chain(classes).collect())
        .choices("wish_place", std::iter::once(any).chain(standing.choices()).collect())
}

/// A sponsor with the unit that keeps it, to be written anew.
async fn loaded(visit: &Visit, id: SponsorId) -> Result<(SponsorRow, Standing)> {
    let who = visit.who().clone();
    let find = move |tx: &mut Tx<'_>| {
        let (row, place, _) = desk::opened(tx, &who, &acts::KEEP, id)?;
        standing::pass(tx, &who, &acts::KEEP, &place)?;
        Ok((row, Standing::at(tx, &who, &acts::KEEP, &place.code, who.today())?))
    };
    visit.house().db.read(find).await
}

/// `GET /sponsors/{sponsor}/edit`
async fn edit(visit: Visit, Path(id): Path<String>) -> Answer {
    visit.known()?;
    let (row, standing) = loaded(&visit, SponsorId::read(&id)?).await?;
    Ok(draw_edit(&visit, (&row, &standing), begun(&row, &standing), &[]))
}

fn begun(row: &SponsorRow, standing: &Standing) -> Typed {
    let here = std::iter::once((standing.place.id, standing.place.code.clone()));
    let below = standing.below.iter().map(|unit| (unit.id, unit.code.clone()));
    let place = here.chain(below).find(|(id, _)| Some(*id) == row.wish_place);
    Typed::of([
        ("version", row.version.to_string()),
        ("called", row.called.clone()),
        ("wish_class", row.wish_class.clone().unwrap_or_default()),
        ("wish_place", place.map(|(_, code)| code).unwrap_or_default()),
        ("wish_amount", row.wish_amount.map(number::vnd).unwrap_or_default()),
    ])
}

/// `POST /sponsors/{sponsor}/edit`
async fn change(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    visit.known()?;
    let id = SponsorId::read(&id)?;
    let (row, standing) = loaded(&visit, id).await?;
    match write(&visit, (&row, &standing), &typed).await {
        Err(Error::Invalid(flaws)) => Ok(draw_edit(&visit, (&row, &standing), typed, &flaws)),
        Err(Error::Conflict(_)) => {
            let flaw = Flaw::new("", "sponsorship-met-other");
            let typed = super::record::on_top(&EDIT, &typed, row.version);
            Ok(draw_edit(&visit, (&row, &standing), typed, &[flaw]))
        }
        Err(other) => Err(other.into()),
        Ok(()) => visit.done(&format!("/sponsors/{id}"), &Toast::new("sponsorship-done")),
    }
}

async fn write(
    visit: &Visit,
    (row, standing): (&SponsorRow, &Standing),
    typed: &Typed,
) -> Result<()> {
    let read = EDIT.read(typed);
    read.check_all()?;
    let draft = Draft {
        id: row.id,
        base: typed.get("version").parse().unwrap_or(0),
        kind: SponsorKind::read(&row.kind).unwrap_or(SponsorKind::Person),
        name: String::new(),
        called: tidy_text(&read.text("called")),
        phone: None,
        wish: wish(&read, standing),
        illustrative: None,
    };
    let who = visit.who().clone();
    visit.house().db.write(move |tx: &mut Tx<'_>| desk::write(tx, &who, &draft)).await
}

fn draw_edit(
    visit: &Visit,
    (row, standing): (&SponsorRow, &Standing),
    typed: Typed,
    flaws: &[Flaw],
) -> Response {
    let words = visit.words();
    let head = PageHead::new(words.say("sponsor-edit"), Group::Works)
        .lead(standing.place.name.clone())
        .flaws(EDIT.summary(words, flaws))
        .narrow();
    let action = format!("/sponsors/{}/edit", row.id);
    let filled = chosen(words, standing, Filled::with(typed, flaws));
    visit.page(&head, EDIT.whole(words, &action, &words.say("sponsorship-save"), &filled))
}
