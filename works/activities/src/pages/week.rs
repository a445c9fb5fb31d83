//! `/activities/week`: a week of a kitchen, or of anything done every day, on one small form: a
//! count, its sorts and a value a day. What is left empty is not recorded, what is recorded already
//! is shown and not recorded twice; all days are saved together or none.

mod sheet;

use super::choose;
use super::record::Desk;
use crate::model::{Draft, State};
use crate::store::{self, RecordedRow};
use crate::{acts, desk};
use book::Figures;
use catalogue::Kind;
use kernel::db::Tx;
use kernel::pass::Actor;
use kernel::{Day, Error, Flaw, Pass, Result, UnitId};
use kit::form::{Filled, FormOf};
use kit::notice::Toast;
use kit::page::{Group, button_link};
use kit::{Answer, PageHead, Routes, Typed, Visit, Words, html};
use sheet::{DAYS, Sheet};

pub(super) fn routes() -> Routes {
    Routes::new().get("/activities/week", show).post("/activities/week", save)
}

fn from_of(visit: &Visit) -> Day {
    Day::parse(&visit.query("from")).unwrap_or(visit.who().today())
}

/// The desk of a unit with what was recorded there in the week.
struct Opened {
    desk: Desk,
    kind: Kind,
    known: Vec<RecordedRow>,
}

/// What is recorded of a kind from a day until a day. A volunteer sees what is their own.
fn known(tx: &mut Tx<'_>, pass: &Pass, kind: &str, span: (Day, Day)) -> Result<Vec<RecordedRow>> {
    let mut rows = store::recorded(tx, pass, kind, span)?;
    if pass.act().name == acts::OFFER.name {
        rows.retain(|row| row.recorded_by.is_some_and(|id| pass.actor() == Actor::Account(id)));
    }
    Ok(rows)
}

async fn opened(visit: &Visit) -> std::result::Result<Opened, kit::Refusal> {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let (kind, from) = (visit.query("kind"), from_of(visit));
    let read = move |tx: &mut Tx<'_>| {
        let desk = Desk::load(tx, &who, &code, from)?;
        let kind = desk.kind(&kind)?.clone();
        let span = (from.add_days(-6), from.add_days(6));
        let known = known(tx, &desk.standing.pass, &kind.code, span)?;
        Ok(Opened { desk, kind, known })
    };
    Ok(visit.house().db.read(read).await?)
}

/// The kinds, where the address names none.
async fn choose_kind(visit: &Visit) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let read = move |tx: &mut Tx<'_>| Desk::load(tx, &who, &code, who.today());
    let desk = visit.house().db.read(read).await?;
    Ok(choose::draw(visit, &desk, (choose::WEEK, None)))
}

/// `GET /activities/week?unit=&kind=&from=`
async fn show(visit: Visit) -> Answer {
    if visit.query("kind").is_empty() {
        return choose_kind(&visit).await;
    }
    let opened = opened(&visit).await?;
    draw(&visit, &opened, Typed::default(), &[])
}

/// `POST /activities/week?unit=&kind=&from=`
async fn save(visit: Visit, typed: Typed) -> Answer {
    let opened = opened(&visit).await?;
    let sheet = Sheet::of(&opened.kind, from_of(&visit), visit.words());
    let (unit, spots) = (opened.desk.standing.place.id, &opened.desk.around.places);
    let saved = match sheet.read(&typed, unit, spots) {
        Ok(drafts) => record(&visit, unit, drafts).await,
        Err(error) => Err((0, error)),
    };
    match saved.map_err(|(at, error)| sheet.of_day(error, at)) {
        Err(Error::Invalid(flaws)) => draw(&visit, &opened, typed, &flaws),
        Err(other) => Err(other.into()),
        Ok(done) => answer(&visit, &opened, &sheet, done),
    }
}

/// How many days were recorded, whether some came late, whether they wait for somebody's eyes.
type Done = (usize, bool, State);

fn answer(visit: &Visit, opened: &Opened, sheet: &Sheet<'_>, (n, late, state): Done) -> Answer {
    let key = match (state, late) {
        (State::Waiting, _) => "activity-done-week-waiting",
        (_, true) => "activity-done-week-late",
        _ => "activity-done-week",
    };
    let mine = opened.desk.standing.pass.act().name == acts::OFFER.name;
    let unit = &opened.desk.standing.place.code;
    let month = kernel::Month::of(sheet.days[0]).iso();
    let to = match mine {
        true => format!("/activities/mine?unit={unit}"),
        false => format!("/activities?unit={unit}&month={month}&kind={}", opened.kind.code),
    };
    visit.done(&to, &Toast::new(key).arg("n", n.to_string()))
}

/// Records the days in one transaction; the day that was refused comes with its flaw.
async fn record(
    visit: &Visit,
    unit: UnitId,
    drafts: Vec<(usize, Draft)>,
) -> std::result::Result<Done, (usize, Error)> {
    let (who, figures) = (visit.who().clone(), visit.house().shelf::<Figures>());
    let figures = figures.map_err(|error| (0, error))?;
    let work = move |tx: &mut Tx<'_>| {
        let mut done = (drafts.len(), false, State::Counted);
        for (at, draft) in &drafts {
            let saved = once(tx, &who, &figures, unit, draft);
            match saved {
                Ok(saved) => {
                    done.1 |= saved.is_late;
                    done.2 = saved.row.state();
                }
                Err(Error::Invalid(flaws)) => return Err(at_day(*at, flaws)),
                Err(other) => return Err(other),
            }
        }
        Ok(done)
    };
    visit.house().db.write(work).await.map_err(of_which_day)
}

/// Saves a day that nobody recorded before; the same form again is answered.
fn once(
    tx: &mut Tx<'_>,
    who: &kernel::Who,
    figures: &Figures,
    unit: UnitId,
    draft: &Draft,
) -> Result<desk::Saved> {
    let saved = desk::save(tx, who, figures, unit, draft)?;
    let pass = Desk::pass(tx, who, unit)?;
    let twin = known(tx, &pass, &draft.kind, (draft.from, draft.until))?;
    match twin.into_iter().find(|row| row.id != draft.id) {
        Some(row) => {
            let flaw = Flaw::new("", "activity-week-known");
            Err(Error::Invalid(vec![flaw.arg("n", kernel::number::count(row.counted))]))
        }
        None => Ok(saved),
    }
}

/// The day travels with its flaws out of the transaction.
const AT: &str = "at";

fn at_day(at: usize, flaws: Vec<Flaw>) -> Error {
    Error::Invalid(flaws.into_iter().map(|flaw| flaw.arg(AT, at.to_string())).collect())
}

fn of_which_day(error: Error) -> (usize, Error) {
    let at = match &error {
        Error::Invalid(flaws) => flaws.iter().flat_map(|flaw| &flaw.args).find(|arg| arg.0 == AT),
        _ => None,
    };
    (at.and_then(|(_, at)| at.parse().ok()).unwrap_or(0), error)
}

fn draw(visit: &Visit, opened: &Opened, typed: Typed, flaws: &[Flaw]) -> Answer {
    let (words, standing) = (visit.words(), &opened.desk.standing);
    let (unit, from, kind) = (&standing.place.code, from_of(visit), &opened.kind);
    let sheet = Sheet::of(kind, from, words);
    let fields = sheet.fields();
    let span = [("from", sheet.days[0].vn()), ("until", sheet.days[DAYS - 1].vn())];
    let head = PageHead::new(kind.label(words.lang()), Group::Works)
        .lead(words.say_with("activity-week-of", &span))
        .flaws(FormOf::new("week", &fields).summary(words, flaws))
        .narrow();
    let at = |code: &str, from: Day| {
        format!("/activities/week?unit={code}&kind={}&from={}", kind.code, from.iso())
    };
    let head = standing.head(head, |code| at(code, from));
    let body = sheet.draw(
        words,
        &at(unit, from),
        Filled::with(typed, flaws),
        (&opened.desk.around.places, &opened.known),
    );
    Ok(visit.page(&head, html! { (ways(words, &sheet, |from| at(unit, from))) (body) }))
}

/// The week before and the week after.
fn ways(words: &Words, sheet: &Sheet<'_>, at: impl Fn(Day) -> String) -> kit::Markup {
    let step = |key: &str, days: i64| {
        button_link(&words.say(key), &at(sheet.days[0].add_days(days)), false)
    };
    html! { p { (step("activity-week-before", -7)) " " (step("activity-week-after", 7)) } }
}
