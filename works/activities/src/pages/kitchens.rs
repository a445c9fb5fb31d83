//! `/kitchens`: the charity kitchens of a unit in a month: where, on how many days, meals by sort,
//! what a meal costs, who gave. It reads and never writes; meals are recorded as work.

use crate::store::KitchenRow;
use crate::{acts, store};
use kernel::db::Tx;
use kernel::sheet::{Cell, Kind, Sheet};
use kernel::{Count, Month, Result, UnitId, Vnd, Who, number};
use kit::chart::{Bar, bars};
use kit::icon::Icon;
use kit::kept::{Kept, links};
use kit::notice::empty;
use kit::page::{Group, Switch, SwitchOption, button_link, button_print};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, PageHead, Routes, Visit, html};
use org::standing::Standing;
use std::collections::HashMap;

/// The sorts of meals, as the kind counts them.
const SORTS: [&str; 3] = ["rice", "porridge", "bread"];

/// Months before the one of the page that its chart shows.
const MONTHS: i64 = 12;

pub(super) fn routes() -> Routes {
    Routes::new().get("/kitchens", index)
}

/// What the page shows.
struct Seen {
    standing: Standing,
    month: Month,
    rows: Vec<KitchenRow>,
    sorts: HashMap<(UnitId, String), i64>,
    givers: Vec<(String, i64)>,
    /// Meals by month (`202410`), a year up to the month of the page.
    months: Vec<(i64, i64)>,
    may_record: bool,
}

fn load(tx: &mut Tx<'_>, who: &Who, code: &str, month: Month) -> Result<Seen> {
    let day = month.last().min(who.today().max(month.first()));
    let standing = Standing::at(tx, who, &acts::VIEW, code, day)?;
    let span = (month.first(), month.last());
    // A chapter's own kind that counts like a kitchen is one.
    let kinds = catalogue::known(tx, &standing.pass)?.into_iter();
    let kinds: Vec<String> =
        kinds.filter(|kind| kind.based_on == "kitchen").map(|kind| kind.code).collect();
    let sorts = store::kitchen_meals(tx, &standing.pass, span, &kinds)?;
    Ok(Seen {
        month,
        rows: store::kitchens(tx, &standing.pass, (month.first(), day), &kinds)?,
        sorts: sorts.into_iter().map(|(unit, code, many)| ((unit, code), many)).collect(),
        months: store::kitchen_months(
            tx,
            &standing.pass,
            (month.add_months(-MONTHS).first(), month.last()),
            &kinds,
        )?,
        givers: store::kitchen_givers(tx, &standing.pass, span, &kinds)?,
        may_record: who.may(&acts::RECORD, &standing.place).is_ok(),
        standing,
    })
}

/// `GET /kitchens?unit=&month=`
async fn index(visit: Visit) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let month = Month::parse(&visit.query("month")).unwrap_or_else(|_| Month::of(who.today()));
    let read = move |tx: &mut Tx<'_>| load(tx, &who, &code, month);
    let seen = visit.house().db.read(read).await?;
    if let Some(kept) = Kept::asked(&visit) {
        return kept.answer(&visit, sheet(&visit, &seen)).await;
    }
    let unit = seen.standing.place.code.clone();
    let week = format!("/activities/week?unit={unit}&kind=kitchen");
    let head = PageHead::new(visit.say("kitchens-title"), Group::Works)
        .lead(visit.say("kitchens-lead"))
        .actions(html! {
            (links(&visit))
            (button_print(visit.words()))
            @if seen.may_record { (button_link(&visit.say("kitchens-week"), &week, true)) }
        });
    let to = |code: &str| format!("/kitchens?unit={code}&month={}", month.iso());
    let head = seen.standing.head(head, to).period(months(&visit, &unit, month));
    Ok(visit.page(&head, body(&visit, &seen)))
}

/// One row a kitchen; what nobody said stays empty.
fn sheet(visit: &Visit, seen: &Seen) -> Sheet {
    let words = visit.words();
    let place = &seen.standing.place;
    let title = format!("{} · {} · {}", words.say("kitchens-title"), place.name, seen.month.vn());
    let name = format!("kitchens {} {}", place.code, seen.month.iso());
    let mut sheet = Sheet::new(&name, &title, seen.month.last())
        .column(&words.say("kitchens-place"), Kind::Text)
        .column(&words.say("kitchens-days"), Kind::Count)
        .column(&words.say("kitchens-meals"), Kind::Count);
    for sort in SORTS {
        sheet = sheet.column(&words.say(&format!("kitchens-{sort}")), Kind::Count);
    }
    sheet = sheet.column(&words.say("kitchens-value"), Kind::Vnd);
    for row in &seen.rows {
        let sorts = SORTS.map(|sort| seen.sorts.get(&(row.unit, sort.to_owned())));
        let is_told = sorts.iter().any(Option::is_some);
        let told = |many: Option<&i64>| match is_told {
            true => Cell::Count(Count(many.copied().unwrap_or_default())),
            false => Cell::Empty,
        };
        let first = [row.days, row.meals].map(|many| Cell::Count(Count(many)));
        let all = std::iter::once(Cell::from(row.name.as_str())).chain(first);
        sheet.row(all.chain(sorts.map(told)).chain([Cell::Vnd(Vnd(row.amount))]));
    }
    sheet
}

fn months(visit: &Visit, unit: &str, month: Month) -> Switch {
    let said = |month: Month| visit.words().say_with("activities-month", &[("month", month.vn())]);
    let option = |month: Month| {
        SwitchOption::new(said(month), format!("/kitchens?unit={unit}&month={}", month.iso()))
    };
    let around = (-12..=1).rev().map(|step| option(month.add_months(step)));
    Switch::new(said(month), around.collect())
        .steps(Some(option(month.prev())), Some(option(month.next())))
}

fn body(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    if seen.rows.is_empty() {
        return html! {
            section.card { (empty(Icon::Note, &words.say("kitchens-none"), None)) }
        };
    }
    html! {
        div.stack {
            section.card { (kitchens(visit, seen)) }
            section.card { h2 { (words.say("kitchens-months")) } (by_month(visit, seen)) }
            @if !seen.givers.is_empty() {
                section.card { h2 { (words.say("kitchens-givers")) } (givers(visit, seen)) }
            }
        }
    }
}

fn kitchens(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let mut columns = vec![
        Column::words(words.say("kitchens-place")),
        Column::number(words.say("kitchens-days")),
        Column::number(words.say("kitchens-meals")),
    ];
    columns
        .extend(SORTS.map(|sort| Column::number(words.say(&format!("kitchens-{sort}"))).minor()));
    columns.extend([
        Column::number(words.say("kitchens-value")).minor(),
        Column::number(words.say("kitchens-cost")),
    ]);
    let mut lines: Vec<Line> = seen.rows.iter().map(|row| Line::Row(cells(seen, row))).collect();
    let sum = |of: fn(&KitchenRow) -> i64| seen.rows.iter().map(of).sum::<i64>();
    let (meals, amount) = (sum(|row| row.meals), sum(|row| row.amount));
    let of_sort = |sort: &str| {
        let own = seen.sorts.iter().filter(|((_, code), _)| code == sort);
        own.map(|(_, many)| *many).sum::<i64>()
    };
    let mut cells = vec![html! { (words.say("kitchens-all")) }, html! {}, count(meals)];
    // Nothing is claimed in the sum either where nobody said a sort.
    let told = |sort: &str| match seen.sorts.is_empty() {
        true => html! { "–" },
        false => count(of_sort(sort)),
    };
    cells.extend(SORTS.map(told));
    cells.extend([html! { (number::vnd(amount)) }, cost(meals, amount)]);
    lines.push(Line::Sum(cells));
    table(&words.say("kitchens-title"), &columns, &lines)
}

fn cells(seen: &Seen, row: &KitchenRow) -> Vec<Markup> {
    let list = format!("/activities?unit={}&month={}&kind=kitchen", row.code, seen.month.iso());
    let of_sort =
        |sort: &str| seen.sorts.get(&(row.unit, sort.to_owned())).copied().unwrap_or_default();
    // Where nobody said of which sort the meals were, nothing is claimed.
    let is_told = SORTS.iter().any(|sort| of_sort(sort) > 0);
    let told = |many: i64| {
        if is_told {
            count(many)
        } else {
            html! { "–" }
        }
    };
    let mut cells = vec![html! { a href=(list) { (row.name) } }, count(row.days), count(row.meals)];
    cells.extend(SORTS.map(|sort| told(of_sort(sort))));
    cells.extend([html! { (number::vnd(row.amount)) }, cost(row.meals, row.amount)]);
    cells
}

fn count(many: i64) -> Markup {
    html! { (number::count(many)) }
}

/// What a meal costs, in whole đồng; nothing where none was served or no value was said.
fn cost(meals: i64, amount: i64) -> Markup {
    html! { @if meals > 0 && amount > 0 { (number::vnd(amount / meals)) } @else { "–" } }
}

/// The meals of a year month by month, with a table that says the same.
fn by_month(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let bar = |month: Month| {
        let key = month.first().number() / 100;
        let meals = seen.months.iter().find(|(of, _)| *of == key).map(|(_, many)| *many);
        Bar {
            label: month.vn(),
            short: month.number().to_string(),
            value: meals,
            printed: meals.map(number::count).unwrap_or_default(),
            is_here: month == seen.month,
        }
    };
    let all: Vec<Bar> = (-MONTHS..=0).map(|step| bar(seen.month.add_months(step))).collect();
    bars(words, &words.say("kitchens-months"), &words.say("kitchens-meals"), &all)
}

fn givers(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let columns =
        [Column::words(words.say("kitchens-giver")), Column::number(words.say("kitchens-share"))];
    let line = |(name, share): &(String, i64)| {
        Line::Row(vec![html! { (name) }, html! { (number::vnd(*share)) }])
    };
    let lines: Vec<Line> = seen.givers.iter().map(line).collect();
    table(&words.say("kitchens-givers"), &columns, &lines)
}
