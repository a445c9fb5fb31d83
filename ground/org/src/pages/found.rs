//! Founding a unit under another: a form, its rules, one row with its place in the tree.

use crate::standing::Standing;
use crate::store::{self, Founding};
use crate::{dataset, rules, slug};
use axum::response::Response;
use kernel::db::Tx;
use kernel::{Day, Error, Flaw, Result, Who};
use kit::form::{Choice, Field, Filled, Form};
use kit::notice::Toast;
use kit::page::Group;
use kit::web::Typed;
use kit::{Answer, PageHead, Visit};
use uuid::Uuid;

const FORM: Form = Form::new(
    "unit",
    &[
        Field::key("key"),
        Field::hidden("unit"),
        Field::select("level", "org-field-level"),
        Field::text("name", "org-field-name", 120).hint("org-hint-name"),
        Field::day("from", "org-field-from"),
    ],
);

/// `GET /units/new?unit=`
pub async fn new(visit: Visit) -> Answer {
    let today = visit.known()?.today().vn();
    let typed = Typed::of([("unit", visit.query("unit")), ("from", today)]);
    page(&visit, typed, &[]).await
}

/// `POST /units/new`
pub async fn create(visit: Visit, typed: Typed) -> Answer {
    let who = visit.known()?.clone();
    match add(&visit, who, &typed).await {
        Ok(code) => {
            let toast = Toast::new("org-done-found");
            visit.done(&format!("/units?unit={code}"), &toast)
        }
        Err(Error::Invalid(flaws)) => page(&visit, typed, &flaws).await,
        Err(other) => Err(other.into()),
    }
}

async fn add(visit: &Visit, who: Who, typed: &Typed) -> Result<String> {
    let reading = FORM.read(typed);
    let (above, level) = (typed.get("unit").to_owned(), reading.choice("level").to_owned());
    let (name, from) = (reading.text("name"), reading.maybe_day("from").unwrap_or(Day::FIRST));
    reading.check_all()?;
    let key = Uuid::parse_str(typed.get("key")).map_err(|_| Error::NotFound)?;
    let code = slug::slug(&name);
    let unit = Founding { key, short_name: name.clone(), name, level, code, from };
    let work = move |tx: &mut Tx<'_>| found_under(tx, &who, &above, &unit);
    visit.house().db.write(work).await
}

/// Founds the unit under the one with this path; answers its own path.
fn found_under(tx: &mut Tx<'_>, who: &Who, above: &str, unit: &Founding) -> Result<String> {
    let day = unit.from.max(who.today());
    let standing = Standing::at(tx, who, &crate::FOUND, above, day)?;
    let place = &standing.place;
    rules::may_stand_under(&dataset::levels(), &unit.level, &place.level)
        .map_err(|flaw| Error::Invalid(vec![flaw]))?;
    if unit.from < place.from || unit.from > place.until {
        return Err(Error::Invalid(vec![Flaw::new("from", "org-flaw-from-outside")]));
    }
    let code = format!("{}/{}", place.code, unit.code);
    store::found(tx, &standing.pass, place, &Founding { code: code.clone(), ..unit.clone() })?;
    Ok(code)
}

async fn page(visit: &Visit, typed: Typed, flaws: &[Flaw]) -> Answer {
    let who = visit.known()?.clone();
    let code = typed.get("unit").to_owned();
    let read = move |tx: &mut Tx<'_>| Standing::at(tx, &who, &crate::FOUND, &code, who.today());
    let standing = visit.house().db.read(read).await?;
    Ok(draw(visit, &standing, typed, flaws))
}

fn draw(visit: &Visit, standing: &Standing, typed: Typed, flaws: &[Flaw]) -> Response {
    let words = visit.words();
    let levels = dataset::levels();
    let below = levels.iter().filter(|l| l.under.contains(&standing.place.level));
    let choices = below
        .map(|l| Choice { value: l.code.clone(), label: words.say(&format!("level-{}", l.code)) })
        .collect();
    let lead = words.say_with("org-new-under", &[("unit", standing.place.name.as_str())]);
    let head = PageHead::new(words.say("org-new-title"), Group::Steering)
        .lead(lead)
        .flaws(FORM.summary(words, flaws))
        .narrow();
    let head = standing.head(head, |code| format!("/units?unit={code}"));
    let filled = Filled::with(typed, flaws).choices("level", choices);
    visit.page(&head, FORM.whole(words, "/units/new", &words.say("org-new-save"), &filled))
}
