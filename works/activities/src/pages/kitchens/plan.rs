//! `/kitchens/plan`: on which days of the week a kitchen means to serve and how many meals a day,
//! from a day on. It records no meal.

use crate::model::{KitchenPlan, KitchenPlanId};
use crate::{acts, rules, store};
use kernel::db::Tx;
use kernel::{Error, Flaw, Result, number};
use kit::form::{Field, Filled, Form};
use kit::notice::Toast;
use kit::page::Group;
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, Words, html};
use org::standing::Standing;

/// The days of the week, Monday first.
const WEEKDAYS: [(&str, &str); 7] = [
    ("1", "kit-weekday-1"),
    ("2", "kit-weekday-2"),
    ("3", "kit-weekday-3"),
    ("4", "kit-weekday-4"),
    ("5", "kit-weekday-5"),
    ("6", "kit-weekday-6"),
    ("7", "kit-weekday-7"),
];

static PLAN: Form = Form::new(
    "plan",
    &[
        Field::key("id"),
        Field::hidden("base"),
        Field::day("from_on", "kitchens-plan-from"),
        Field::checks("weekday", "kitchens-plan-weekdays")
            .of(&WEEKDAYS)
            .hint("kitchens-plan-weekdays-hint")
            .optional(),
        Field::count("meals", "kitchens-plan-meals").optional(),
    ],
);

pub(super) fn routes() -> Routes {
    Routes::new().get("/kitchens/plan", new).post("/kitchens/plan", create)
}

/// The form of a unit.
pub(super) fn address(unit: &str) -> String {
    format!("/kitchens/plan?unit={unit}")
}

/// `GET /kitchens/plan?unit=&plan=`
async fn new(visit: Visit) -> Answer {
    form(&visit, None, &[]).await
}

/// `POST /kitchens/plan?unit=`
async fn create(visit: Visit, typed: Typed) -> Answer {
    visit.known()?;
    match set(&visit, &typed).await {
        Err(Error::Invalid(flaws)) => form(&visit, Some(typed), &flaws).await,
        Err(other) => Err(other.into()),
        Ok(to) => visit.done(&to, &Toast::new("kitchens-done-plan")),
    }
}

async fn set(visit: &Visit, typed: &Typed) -> Result<String> {
    let (who, code) = (visit.who().clone(), visit.query("unit"));
    let read = PLAN.read(typed);
    let weekdays = rules::days_of(read.choices("weekday"));
    let meals = if weekdays == 0 { 0 } else { read.count("meals") };
    rules::check_plan(weekdays, meals).into_iter().for_each(|flaw| read.flaw(flaw));
    read.check_all()?;
    let from_on =
        read.maybe_day("from_on").ok_or_else(|| Error::flaw("from_on", "kit-flaw-empty"))?;
    let id = KitchenPlanId::read(&read.text("id"))?;
    let version = read.text("base").parse().unwrap_or(0);
    let work = move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::RECORD, &code, who.today())?;
        let unit = standing.place.id;
        let made_name = String::new();
        let plan = KitchenPlan { id, unit, from_on, weekdays, meals, made_name, version };
        store::put_kitchen_plan(tx, &standing.pass, &plan)?;
        Ok(format!("/kitchens?unit={}", standing.place.code))
    };
    visit.house().db.write(work).await
}

/// What the form begins with: the plan that is to be corrected, or a new one from today.
fn begun(visit: &Visit, all: &[KitchenPlan]) -> Typed {
    let asked = visit.query("plan");
    let old = all.iter().find(|plan| plan.id.to_string() == asked);
    let pair = |name: &str, value: String| (name.to_owned(), value);
    let Some(plan) = old else {
        return Typed::of([("base", "0".to_owned()), ("from_on", visit.who().today().vn())]);
    };
    let days = WEEKDAYS.iter().filter(|(day, _)| serves(plan, day));
    let mut pairs: Vec<_> = days.map(|(day, _)| pair("weekday", (*day).to_owned())).collect();
    pairs.extend([
        pair("id", plan.id.to_string()),
        pair("base", plan.version.to_string()),
        pair("from_on", plan.from_on.vn()),
        pair("meals", number::count(plan.meals)),
    ]);
    Typed::of(pairs)
}

fn serves(plan: &KitchenPlan, day: &str) -> bool {
    day.parse().is_ok_and(|day| rules::serves(plan.weekdays, day))
}

async fn form(visit: &Visit, typed: Option<Typed>, flaws: &[Flaw]) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let read = move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::RECORD, &code, who.today())?;
        let all = store::own_kitchen_plans(tx, &standing.pass)?;
        Ok((standing, all))
    };
    let (standing, all) = visit.house().db.read(read).await?;
    let words = visit.words();
    let head = PageHead::new(visit.say("kitchens-plan"), Group::Works)
        .lead(visit.say("kitchens-plan-lead"))
        .flaws(PLAN.summary(words, flaws))
        .narrow();
    let head = standing.head(head, address);
    let to = address(&standing.place.code);
    let filled = Filled::with(typed.unwrap_or_else(|| begun(visit, &all)), flaws);
    let body = html! {
        (PLAN.whole(words, &to, &words.say("kitchens-plan-save"), &filled))
        (known(words, &to, &all))
    };
    Ok(visit.page(&head, body))
}

/// The plans that were set, the newest first, each with the way to correct it.
fn known(words: &Words, to: &str, all: &[KitchenPlan]) -> Markup {
    let columns = [
        Column::words(words.say("kitchens-plan-from")),
        Column::words(words.say("kitchens-plan-weekdays")),
        Column::number(words.say("kitchens-plan-meals")),
        Column::words(words.say("kitchens-plan-by")).minor(),
    ];
    let line = |plan: &KitchenPlan| {
        let days = WEEKDAYS.iter().filter(|(day, _)| serves(plan, day));
        let days: Vec<String> = days.map(|(_, key)| words.say(key)).collect();
        Line::Row(vec![
            html! { a href={ (to) "&plan=" (plan.id) } { (plan.from_on.vn()) } },
            html! {
                @if days.is_empty() { (words.say("kitchens-plan-ended")) }
                @else { (days.join(", ")) }
            },
            html! { (number::count(plan.meals)) },
            html! { (plan.made_name) },
        ])
    };
    let lines: Vec<Line> = all.iter().map(line).collect();
    html! {
        @if !lines.is_empty() {
            section.card {
                h2 { (words.say("kitchens-plans")) }
                (table(&words.say("kitchens-plans"), &columns, &lines))
            }
        }
    }
}
