//! `/kitchens`: the charity kitchens of a unit in a month: where, on how many days, meals by sort,
//! what a meal costs, who gave, what was planned. Meals are recorded as work, and never here.

mod drawn;
mod kept;
mod plan;
mod sheet;

use crate::model::KitchenPlan;
use crate::rules::{self, Cooked, KeptPlan};
use crate::store::{KitchenRow, KitchenSum};
use crate::{acts, store};
use book::Figures;
use kernel::db::Tx;
use kernel::{Day, Month, Pass, Result, UnitId, Who};
use kit::icon::Icon;
use kit::kept::{Kept, links};
use kit::notice::empty;
use kit::page::{Group, Switch, SwitchOption, button_link, button_print};
use kit::{Answer, Markup, PageHead, Routes, Visit, html};
use org::ofday::Ways;
use org::standing::{self, Standing};
use std::cmp::Reverse;
use std::collections::HashMap;

/// The kind of work that a kitchen does, and the figure of its meals.
const KIND: &str = "kitchen";
const MEALS: &str = "kitchen_meals";
/// Entries of one month that came late, at the most.
const LATE: i64 = 20_000;
/// The sorts of meals, as the kind counts them.
const SORTS: [&str; 3] = ["rice", "porridge", "bread"];
/// Kitchens of a page; a file holds all.
const MOST: i64 = 100;
/// Givers of a page.
const GIVERS: i64 = 50;
/// Months before the one of the page that its chart shows.
const MONTHS: i64 = 12;

pub(super) fn routes() -> Routes {
    Routes::new().get("/kitchens", index).and(plan::routes())
}

/// What the page shows.
struct Seen {
    standing: Standing,
    month: Month,
    today: Day,
    rows: Vec<KitchenRow>,
    /// Of all kitchens, shown or not.
    sum: KitchenSum,
    sorts: HashMap<(UnitId, String), i64>,
    givers: Vec<(String, i64)>,
    /// How many gave, and how much together.
    given: (i64, i64),
    /// What became of the plans of all that have one, the least kept first.
    kept: Vec<(KitchenRow, KeptPlan)>,
    /// Meals of the month that the Book counts in later ones, and of earlier months in this one.
    late: (i64, i64),
    /// Meals by month (`202410`), a year up to the month of the page.
    months: Vec<(i64, i64)>,
    may_record: bool,
}

/// The day on which the unit of a month is read.
fn day_of(month: Month, today: Day) -> Day {
    standing::come((month.first(), month.last()), today).1
}

fn load(
    tx: &mut Tx<'_>,
    (who, figures): (&Who, &Figures),
    code: &str,
    (month, most): (Month, i64),
) -> Result<Seen> {
    let day = day_of(month, who.today());
    let standing = Standing::at(tx, who, &acts::VIEW, code, day)?;
    let (pass, span) = (&standing.pass, (month.first(), month.last()));
    // A chapter's own kind that counts like a kitchen is one.
    let kinds = catalogue::known(tx, pass)?.into_iter();
    let kinds: Vec<String> =
        kinds.filter(|kind| kind.based_on == KIND).map(|kind| kind.code).collect();
    let sorts = store::kitchen_meals(tx, pass, span, &kinds)?;
    let rows = store::kitchens(tx, pass, span, &kinds, most)?;
    let year = (month.add_months(-MONTHS).first(), month.last());
    // Nothing new is recorded at a unit that was closed since.
    let stands = (standing.place.from..=standing.place.until).contains(&who.today());
    Ok(Seen {
        month,
        today: who.today(),
        sum: store::kitchen_sum(tx, pass, span, &kinds)?,
        kept: kept_plans(tx, pass, (span, who.today()), &kinds)?,
        late: late(tx, pass, figures, month)?,
        rows,
        sorts: sorts.into_iter().map(|(unit, code, many)| ((unit, code), many)).collect(),
        months: store::kitchen_months(tx, pass, year, &kinds)?,
        givers: store::kitchen_givers(tx, pass, span, &kinds, GIVERS)?,
        given: store::kitchen_given(tx, pass, span, &kinds)?,
        may_record: stands && who.may(&acts::RECORD, &standing.place).is_ok(),
        standing,
    })
}

/// Meals that came late: of this month, which the Book counts in later ones because it was locked,
/// and of earlier months, which it counts in this one.
fn late(tx: &mut Tx<'_>, pass: &Pass, figures: &Figures, month: Month) -> Result<(i64, i64)> {
    let (unit, figure) = (pass.unit()?, figures.id(MEALS)?);
    let out = book::late_before(tx, pass, figures, (unit, figure), (month, Month::LAST))?;
    let entries = book::late(tx, pass, unit, (month, month), LATE)?.into_iter();
    let came = entries.filter(|entry| entry.figure == figure).map(|entry| entry.amount);
    Ok((out, came.sum()))
}

/// What became of the plans of all kitchens that have one on the days on which they stood, the
/// least kept first.
fn kept_plans(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (span, today): ((Day, Day), Day),
    kinds: &[String],
) -> Result<Vec<(KitchenRow, KeptPlan)>> {
    let plans = store::kitchen_plans(tx, pass, span)?;
    if plans.is_empty() {
        return Ok(Vec::new());
    }
    let mut served: HashMap<UnitId, Vec<Day>> = HashMap::new();
    for (unit, day) in store::planned_days(tx, pass, span, kinds)? {
        served.entry(unit).or_default().push(day);
    }
    let mut cooked: HashMap<UnitId, Vec<Cooked>> = HashMap::new();
    for (unit, first, last, meals) in store::planned_meals(tx, pass, span, kinds)? {
        cooked.entry(unit).or_default().push((first, last, meals));
    }
    let mut of: HashMap<UnitId, Vec<KitchenPlan>> = HashMap::new();
    for plan in plans {
        of.entry(plan.unit).or_default().push(plan);
    }
    let kept = |row: KitchenRow| {
        let span = (span.0.max(row.from_on), span.1.min(row.until_on));
        let served = served.get(&row.unit).map_or(&[][..], Vec::as_slice);
        let cooked = cooked.get(&row.unit).map_or(&[][..], Vec::as_slice);
        let kept = rules::kept(of.get(&row.unit)?, span, today, (served, cooked))?;
        Some((row, kept))
    };
    let rows = store::planned_kitchens(tx, pass, span, kinds)?;
    let mut all: Vec<_> = rows.into_iter().filter_map(kept).collect();
    all.sort_by_key(|(_, kept)| Reverse((kept.missed.len(), kept.lacking())));
    Ok(all)
}

/// `GET /kitchens?unit=&month=`
async fn index(visit: Visit) -> Answer {
    let (who, code, file) = (visit.known()?.clone(), visit.query("unit"), Kept::asked(&visit));
    let month = Month::parse(&visit.query("month")).unwrap_or_else(|_| Month::of(who.today()));
    let most = if file.is_some() { i64::MAX } else { MOST };
    let figures = visit.house().shelf::<Figures>()?;
    let read = move |tx: &mut Tx<'_>| load(tx, (&who, &figures), &code, (month, most));
    let seen = visit.house().db.read(read).await?;
    if let Some(kept) = file {
        return kept.answer(&visit, sheet::sheet(&visit, &seen)).await;
    }
    let head = PageHead::new(visit.say("kitchens-title"), Group::Works)
        .lead(visit.say("kitchens-lead"))
        .actions(actions(&visit, &seen));
    let to = |code: &str| format!("/kitchens?unit={code}&month={}", month.iso());
    let head = seen.standing.head(head, to).period(months(&visit, &seen.standing, month));
    Ok(visit.page(&head, html! { (maps(&visit, &seen)) (body(&visit, &seen)) }))
}

/// The maps of other days: kitchens are places, so that there their work is added up by unit.
fn maps(visit: &Visit, seen: &Seen) -> Markup {
    let (standing, month) = (&seen.standing, seen.month.iso());
    let (unit, today) = (&standing.code, visit.who().today());
    let is_there = standing.days.lead_on((seen.month.first(), seen.month.last()), today);
    let kept = [("unit", unit.as_str()), ("kind", KIND), ("span", month.as_str())];
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(kept).finish();
    let ways = Ways {
        action: "/activities/summed",
        kept: kept.map(|(name, value)| (name, value.to_owned())).into(),
        reported: Some(format!("/kitchens?unit={unit}&month={month}")),
        today: is_there.then(|| format!("/activities/summed?{query}&map=today")),
        map: None,
        day: today,
    };
    ways.draw(visit.words())
}

fn actions(visit: &Visit, seen: &Seen) -> Markup {
    let unit = &seen.standing.code;
    let week = format!("/activities/week?unit={unit}&kind=kitchen");
    html! {
        (links(visit))
        (button_print(visit.words()))
        @if seen.may_record {
            (button_link(&visit.say("kitchens-plan"), &plan::address(unit), false))
            (button_link(&visit.say("kitchens-week"), &week, true))
        }
    }
}

fn months(visit: &Visit, standing: &Standing, month: Month) -> Switch {
    let unit = &standing.code;
    let said = |month: Month| visit.words().say_with("activities-month", &[("month", month.vn())]);
    let option = |month: Month| {
        let is_there = standing.days.hold(day_of(month, visit.who().today()));
        let to = || format!("/kitchens?unit={unit}&month={}", month.iso());
        is_there.then(|| SwitchOption::new(said(month), to()))
    };
    let around = (-12..=1).rev().filter_map(|step| option(month.add_months(step)));
    Switch::new(said(month), around.collect()).steps(option(month.prev()), option(month.next()))
}

fn body(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    if seen.rows.is_empty() && seen.late == (0, 0) {
        return html! {
            section.card { (empty(Icon::Note, &words.say("kitchens-none"), None)) }
        };
    }
    html! {
        div.stack {
            section.card { (drawn::kitchens(words, seen)) (drawn::late(words, seen)) }
            (kept::draw(words, seen))
            section.card { h2 { (words.say("kitchens-months")) } (drawn::by_month(words, seen)) }
            @if !seen.givers.is_empty() {
                section.card {
                    h2 { (words.say("kitchens-givers")) }
                    (drawn::givers(words, seen))
                }
            }
        }
    }
}
