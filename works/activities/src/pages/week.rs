//! `/activities/week`: a week of a kitchen, or of anything done every day, on one small form: a
//! count, its sorts and a value a day. What is left empty is not recorded, what is recorded already
//! at that place under that name is shown and not recorded twice; all days are saved together or
//! none.

mod sheet;
mod which;

use super::record::Desk;
use super::{choose, form, hints};
use crate::model::{ActivityId, Draft, KitchenPlan, State};
use crate::store::{self, RecordedRow, WeekOf};
use crate::{acts, desk};
use book::Figures;
use catalogue::Kind;
use kernel::db::Tx;
use kernel::pass::Actor;
use kernel::{Day, Error, Flaw, Pass, Result, UnitId, Who};
use kit::form::{Filled, FormOf};
use kit::notice::Toast;
use kit::page::{Group, button_link};
use kit::{Answer, PageHead, Routes, Typed, Visit, Words, html};
use sheet::{Around, DAYS, Sheet};
use which::Which;

/// Days before the week in which the kitchens and meals of a unit are looked for.
const BEFORE: i64 = 28;

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
    /// At which places and under which names it was recorded lately.
    weeks: Vec<WeekOf>,
    /// What the unit planned to serve.
    plans: Vec<KitchenPlan>,
    /// The piece of work whose place and name the address asks for.
    like: Option<Which>,
}

impl Opened {
    fn of(tx: &mut Tx<'_>, desk: Desk, kind: Kind, from: Day) -> Result<Opened> {
        let (days, pass) = (sheet::days(from), &desk.standing.pass);
        let span = (days[0], days[DAYS - 1]);
        let known = self::known(tx, pass, &kind.code, span)?;
        let lately = (span.0.add_days(-BEFORE), span.1);
        let weeks = store::weeks_of(self::known(tx, pass, &kind.code, lately)?);
        let plans = match kind.based_on == "kitchen" {
            true => store::own_kitchen_plans(tx, pass)?,
            false => Vec::new(),
        };
        Ok(Opened { desk, kind, known, weeks, plans, like: None })
    }

    /// The place and name that a form says.
    fn which(&self, typed: &Typed) -> Which {
        let (desk, kind) = (&self.desk, &self.kind);
        let (said, unit) = ((typed.get("place"), typed.get("title")), desk.standing.place.id);
        Which::read(kind, said, &desk.around.places, unit).known_by(&self.weeks)
    }
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
    let (kind, from, like) = (visit.query("kind"), from_of(visit), visit.query(which::LIKE));
    let read = move |tx: &mut Tx<'_>| {
        let desk = Desk::load(tx, &who, &code, from)?;
        let kind = desk.kind(&kind)?.clone();
        let mut opened = Opened::of(tx, desk, kind, from)?;
        if !like.is_empty() {
            let (row, _) = desk::seen(tx, &who, ActivityId::read(&like)?)?;
            if row.unit != opened.desk.standing.place.id {
                return Err(Error::NotFound);
            }
            opened.like = Some(Which::like(&opened.kind, &row));
        }
        Ok(opened)
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

/// `GET /activities/week?unit=&kind=&from=&like=&another=`
async fn show(visit: Visit) -> Answer {
    if visit.query("kind").is_empty() {
        return choose_kind(&visit).await;
    }
    let opened = opened(&visit).await?;
    let usual = || Which::of(&opened.kind, None, "").known_by(&opened.weeks);
    let which = opened.like.clone().unwrap_or_else(usual);
    let typed = which.typed(&opened.desk.around.places);
    let here = Some(which).filter(|_| !which::is_another(&visit));
    draw(&visit, (&opened, here), typed, &[])
}

/// `POST /activities/week?unit=&kind=&from=`
async fn save(visit: Visit, typed: Typed) -> Answer {
    let opened = opened(&visit).await?;
    let sheet = Sheet::of(&opened.kind, from_of(&visit), visit.words());
    let (unit, spots) = (opened.desk.standing.place.id, &opened.desk.around.places);
    let saved = match sheet.read(&typed, unit, spots) {
        Ok(drafts) => record(&visit, &opened, (drafts, form::is_another(&typed))).await,
        Err(error) => Err((0, error)),
    };
    match saved.map_err(|(at, error)| sheet.of_day(error, at)) {
        Err(Error::Invalid(flaws)) => {
            let here = opened.which(&typed);
            draw(&visit, (&opened, Some(here)), typed, &flaws)
        }
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
    opened: &Opened,
    (drafts, is_another): (Vec<(usize, Draft)>, bool),
) -> std::result::Result<Done, (usize, Error)> {
    let (who, figures) = (visit.who().clone(), visit.house().shelf::<Figures>());
    let figures = figures.map_err(|error| (0, error))?;
    let (unit, kind) = (opened.desk.standing.place.id, opened.kind.clone());
    let work =
        move |tx: &mut Tx<'_>| all(tx, (&who, &figures), (unit, &kind), (&drafts, is_another));
    visit.house().db.write(work).await.map_err(of_which_day)
}

/// All days or none. Those that look like work that is there are asked about together.
fn all(
    tx: &mut Tx<'_>,
    (who, figures): (&Who, &Figures),
    (unit, kind): (UnitId, &Kind),
    (drafts, is_another): (&[(usize, Draft)], bool),
) -> Result<Done> {
    let mut done = (drafts.len(), false, State::Counted);
    let mut asked = Vec::new();
    for (at, draft) in drafts {
        fresh(tx, who, (unit, kind), draft).map_err(|error| at_day(*at, error))?;
        match desk::save_or_ask(tx, who, figures, unit, (draft, is_another)) {
            Ok(saved) => {
                done.1 |= saved.is_late;
                done.2 = saved.row.state();
            }
            Err(Error::Invalid(flaws)) if flaws.iter().all(|flaw| flaw.field == "again") => {
                asked.extend(flaws);
            }
            Err(error) => return Err(at_day(*at, error)),
        }
    }
    Error::refuse(asked)?;
    Ok(done)
}

/// A day is recorded once at a place under a name; the same form again is answered.
fn fresh(tx: &mut Tx<'_>, who: &Who, (unit, kind): (UnitId, &Kind), draft: &Draft) -> Result<()> {
    let pass = Desk::pass(tx, who, unit)?;
    let which = Which::of(kind, draft.place, &draft.title);
    let rows = known(tx, &pass, &draft.kind, (draft.from, draft.until))?;
    match rows.into_iter().find(|row| row.id != draft.id && which.holds(row)) {
        Some(row) => {
            let flaw = Flaw::new("", "activity-week-known");
            Err(Error::Invalid(vec![flaw.arg("n", kernel::number::count(row.counted))]))
        }
        None => Ok(()),
    }
}

/// The day travels with its flaws out of the transaction.
const AT: &str = "at";

fn at_day(at: usize, error: Error) -> Error {
    let Error::Invalid(flaws) = error else { return error };
    Error::Invalid(flaws.into_iter().map(|flaw| flaw.arg(AT, at.to_string())).collect())
}

fn of_which_day(error: Error) -> (usize, Error) {
    let at = match &error {
        Error::Invalid(flaws) => flaws.iter().flat_map(|flaw| &flaw.args).find(|arg| arg.0 == AT),
        _ => None,
    };
    (at.and_then(|(_, at)| at.parse().ok()).unwrap_or(0), error)
}

/// Draws the week of a place and name, or of none yet.
fn draw(
    visit: &Visit,
    (opened, here): (&Opened, Option<Which>),
    typed: Typed,
    flaws: &[Flaw],
) -> Answer {
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
    let spots = &opened.desk.around.places;
    let around = Around { spots, known: &opened.known, here: here.as_ref(), plans: &opened.plans };
    let body = sheet.draw(words, &at(unit, from), Filled::with(typed, flaws), &around);
    let kept = here.as_ref().map(Which::query).unwrap_or_default();
    let other = |which: &str| at(unit, from) + which;
    Ok(visit.page(
        &head,
        html! {
            (ways(words, &sheet, |from| at(unit, from) + &kept))
            (which::others(words, kind, here.as_ref(), (&opened.weeks, spots), other))
            (hints::known(visit, &opened.desk, flaws))
            (body)
        },
    ))
}

/// The week before and the week after.
fn ways(words: &Words, sheet: &Sheet<'_>, at: impl Fn(Day) -> String) -> kit::Markup {
    let step = |key: &str, days: i64| {
        button_link(&words.say(key), &at(sheet.days[0].add_days(days)), false)
    };
    html! { p { (step("activity-week-before", -7)) " " (step("activity-week-after", 7)) } }
}
