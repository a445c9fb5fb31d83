//! `/agreements/new`: the form that records an agreement; a school year is offered as its term.

use crate::model::{AgreementId, AgreementRow, SORTS};
use crate::{acts, rules, store};
use kernel::db::Tx;
use kernel::{Day, Error, Flaw, Result, UnitId};
use kit::form::{Choice, Field, Filled, Form, Reading};
use kit::notice::Toast;
use kit::page::Group;
use kit::{Answer, PageHead, Routes, Typed, Visit};
use org::standing::Standing;

static NEW: Form = Form::new(
    "agreement",
    &[
        Field::key("id"),
        Field::select("sort", "agreement-sort"),
        Field::text("title", "agreement-name", rules::LETTERS),
        Field::text("partner", "agreement-partner", rules::LETTERS),
        Field::text("number", "agreement-number", 60).optional(),
        Field::day("signed_on", "agreement-signed"),
        Field::day("from_on", "agreement-from").hint("agreement-term-hint"),
        Field::day("until_on", "agreement-until"),
        Field::long_text("own_duties", "agreement-own", rules::DUTY_LETTERS).optional(),
        Field::long_text("partner_duties", "agreement-theirs", rules::DUTY_LETTERS).optional(),
    ],
);

pub(super) fn routes() -> Routes {
    Routes::new().get("/agreements/new", new).post("/agreements/new", create)
}

async fn new(visit: Visit) -> Answer {
    let today = visit.who().today();
    let mut begun = vec![("signed_on", today.vn())];
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
    let flaws = rules::check(&row, who.today());
    if !flaws.is_empty() {
        return Err(Error::Invalid(flaws));
    }
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
        version: 1,
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
    let sort = |code: &&str| Choice {
        value: (*code).to_owned(),
        label: words.say(&format!("agreement-sort-{code}")),
    };
    let filled = Filled::with(typed, flaws).choices("sort", SORTS.iter().map(sort).collect());
    let action = format!("/agreements/new?unit={}", standing.place.code);
    Ok(visit.page(&head, NEW.whole(words, &action, &visit.say("agreement-add"), &filled)))
}
