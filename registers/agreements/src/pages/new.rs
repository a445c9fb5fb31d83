//! `/agreements/new` and `/agreements/{agreement}/edit`: the form that records an agreement, with a
//! school year offered as its term, and the same form again that corrects it. An agreement that was
//! ended is corrected no more.

use crate::model::{AgreementId, AgreementRow, SORTS};
use crate::{acts, rules, store};
use axum::extract::Path;
use kernel::db::Tx;
use kernel::place;
use kernel::{Day, Error, Flaw, Pass, Result, UnitId, Who};
use kit::form::{Choice, Field, Filled, Form, Reading};
use kit::notice::Toast;
use kit::page::Group;
use kit::{Answer, PageHead, Routes, Typed, Visit, Words, html};
use org::standing::{self, Standing};

static NEW: Form = Form::new(
    "agreement",
    &[
        Field::key("id"),
        Field::hidden("version"),
        Field::select("sort", "agreement-sort"),
        Field::text("title", "agreement-name", rules::LETTERS),
        Field::text("partner", "agreement-partner", rules::LETTERS),
        Field::text("number", "agreement-number", 60).optional(),
        Field::day("signed_on", "agreement-signed"),
        Field::day("from_on", "agreement-from"),
        Field::day("until_on", "agreement-until"),
        Field::long_text("own_duties", "agreement-own", rules::DUTY_LETTERS).optional(),
        Field::long_text("partner_duties", "agreement-theirs", rules::DUTY_LETTERS).optional(),
    ],
);

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/agreements/new", new)
        .post("/agreements/new", create)
        .get("/agreements/{agreement}/edit", edit)
        .post("/agreements/{agreement}/edit", correct)
}

async fn new(visit: Visit) -> Answer {
    let today = visit.who().today();
    let mut begun = vec![("version", "1".to_owned()), ("signed_on", today.vn())];
    if let Some((from, until)) = rules::school_year(today) {
        begun.extend([("from_on", from.vn()), ("until_on", until.vn())]);
    }
    draw(&visit, Typed::of(begun), &[]).await
}

/// `POST /agreements/new?unit=`
async fn create(visit: Visit, typed: Typed) -> Answer {
    visit.known()?;
    match add(&visit, &typed).await {
        Err(Error::Invalid(flaws)) => draw(&visit, typed, &flaws).await,
        Err(other) => Err(other.into()),
        Ok(id) => visit.done(&format!("/agreements/{id}"), &Toast::new("agreement-done-new")),
    }
}

async fn add(visit: &Visit, typed: &Typed) -> Result<AgreementId> {
    let (who, code) = (visit.who().clone(), visit.query("unit"));
    let row = read(typed)?;
    Error::refuse(rules::check(&row, who.today()))?;
    let id = row.id;
    let work = visit.house().db.write(move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::KEEP, &code, who.today())?;
        store::add(tx, &standing.pass, &row)
    });
    work.await?;
    Ok(id)
}

fn day(read: &Reading<'_>, field: &'static str) -> Result<Day> {
    read.maybe_day(field).ok_or_else(|| Error::flaw(field, "kit-flaw-empty"))
}

fn read(typed: &Typed) -> Result<AgreementRow> {
    let read = NEW.read(typed);
    read.check_all()?;
    Ok(AgreementRow {
        id: AgreementId::read(&read.text("id"))?,
        unit: UnitId(0),
        sort: read.choice("sort").to_owned(),
        partner: read.text("partner"),
        title: read.text("title"),
        number: read.text("number"),
        signed_on: day(&read, "signed_on")?,
        from_on: day(&read, "from_on")?,
        until_on: day(&read, "until_on")?,
        own_duties: read.text("own_duties"),
        partner_duties: read.text("partner_duties"),
        ended_on: None,
        ended_why: None,
        version: read.text("version").parse().unwrap_or(1),
    })
}

async fn draw(visit: &Visit, typed: Typed, flaws: &[Flaw]) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let read = move |tx: &mut Tx<'_>| Standing::at(tx, &who, &acts::KEEP, &code, who.today());
    let standing = visit.house().db.read(read).await?;
    let words = visit.words();
    let head = PageHead::new(visit.say("agreement-new"), Group::Works)
        .lead(standing.place.name.clone())
        .flaws(NEW.summary(words, flaws))
        .narrow();
    let head = standing.head(head, |code| format!("/agreements/new?unit={code}"));
    let filled = Filled::with(typed, flaws).choices("sort", sorts(words));
    let action = format!("/agreements/new?unit={}", standing.place.code);
    let form = NEW.whole(words, &action, &visit.say("agreement-add"), &filled);
    Ok(visit.page(&head, html! { p.quiet { (words.say("agreement-term-hint")) } (form) }))
}

fn sorts(words: &Words) -> Vec<Choice> {
    let sort = |code: &&str| Choice {
        value: (*code).to_owned(),
        label: words.say(&format!("agreement-sort-{code}")),
    };
    SORTS.iter().map(sort).collect()
}

/// An agreement that can still change, with its unit and the pass to change it.
fn kept(tx: &mut Tx<'_>, who: &Who, id: AgreementId) -> Result<(AgreementRow, Pass)> {
    let row = store::found(tx, id)?;
    let unit = place::get(tx, row.unit, who.today())?;
    let pass = standing::pass(tx, who, &acts::KEEP, &unit)?;
    if row.ended_on.is_some() {
        return Err(Error::NotFound);
    }
    Ok((row, pass))
}

/// `GET /agreements/{agreement}/edit`
async fn edit(visit: Visit, Path(id): Path<String>) -> Answer {
    let (who, id) = (visit.known()?.clone(), AgreementId::read(&id)?);
    let read = move |tx: &mut Tx<'_>| kept(tx, &who, id).map(|(row, _)| row);
    let row = visit.house().db.read(read).await?;
    draw_edit(&visit, id, filled(&row), &[])
}

/// The form as the agreement stands.
fn filled(row: &AgreementRow) -> Typed {
    Typed::of([
        ("id", row.id.to_string()),
        ("version", row.version.to_string()),
        ("sort", row.sort.clone()),
        ("title", row.title.clone()),
        ("partner", row.partner.clone()),
        ("number", row.number.clone()),
        ("signed_on", row.signed_on.vn()),
        ("from_on", row.from_on.vn()),
        ("until_on", row.until_on.vn()),
        ("own_duties", row.own_duties.clone()),
        ("partner_duties", row.partner_duties.clone()),
    ])
}

/// `POST /agreements/{agreement}/edit`
async fn correct(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), AgreementId::read(&id)?);
    let may = move |tx: &mut Tx<'_>| kept(tx, &who, id).map(drop);
    visit.house().db.read(may).await?;
    match put(&visit, id, &typed).await {
        Err(Error::Invalid(flaws)) => draw_edit(&visit, id, typed, &flaws),
        // Somebody was faster: what was typed comes back beside the way to the newer words.
        Err(Error::Conflict(_)) => {
            draw_edit(&visit, id, typed, &[Flaw::new("version", "agreement-changed-meanwhile")])
        }
        Err(other) => Err(other.into()),
        Ok(()) => visit.done(&format!("/agreements/{id}"), &Toast::new("agreement-done-edit")),
    }
}

async fn put(visit: &Visit, id: AgreementId, typed: &Typed) -> Result<()> {
    let who = visit.who().clone();
    let row = AgreementRow { id, ..read(typed)? };
    Error::refuse(rules::check(&row, who.today()))?;
    let work = move |tx: &mut Tx<'_>| {
        let (_, pass) = kept(tx, &who, id)?;
        store::put(tx, &pass, &row)
    };
    visit.house().db.write(work).await
}

fn draw_edit(visit: &Visit, id: AgreementId, typed: Typed, flaws: &[Flaw]) -> Answer {
    let words = visit.words();
    let is_older = flaws.iter().any(|flaw| flaw.field == "version");
    let head = PageHead::new(visit.say("agreement-edit"), Group::Works)
        .lead(typed.get("title").to_owned())
        .flaws(NEW.summary(words, flaws))
        .narrow();
    let filled = Filled::with(typed, flaws).choices("sort", sorts(words));
    let form =
        NEW.whole(words, &format!("/agreements/{id}/edit"), &visit.say("agreement-keep"), &filled);
    Ok(visit.page(
        &head,
        html! {
            @if is_older {
                p { a href={ "/agreements/" (id) "/edit" } { (visit.say("agreement-see-newer")) } }
            }
            (form)
        },
    ))
}
