//! The third view of the list of work: where it was done, on a map with its table, and what it was
//! worth in each of the twelve months before, as a chart with its table. It asks with the filters
//! of the list and nothing else; on the map of a day it is a page of its own.

pub(super) mod onmap;

use super::Asked;
use crate::model::Filter;
use crate::pages::campaigns::{map, places};
use crate::store;
use crate::store::DoneAt;
use kernel::db::Tx;
use kernel::{Day, Month, Result, number};
use kit::chart::{Bar, bars};
use kit::{Markup, Visit, html};
use org::standing::Standing;

/// Months of the chart.
const MONTHS: i64 = 12;

/// What the view shows.
pub(super) struct Around {
    by_unit: Vec<DoneAt>,
    spots: map::Spots,
    months: Vec<(i64, i64, i64)>,
}

pub(super) fn load(
    tx: &mut Tx<'_>,
    standing: &Standing,
    filter: &Filter,
    day: Day,
) -> Result<Around> {
    let by_unit = store::done_at(tx, &standing.pass, filter)?;
    let spots = map::load(tx, standing, &by_unit, day)?;
    let year = Filter { from: first(Month::of(filter.until)).first(), ..filter.clone() };
    let months = store::by_month(tx, &standing.pass, &year)?;
    Ok(Around { by_unit, spots, months })
}

/// The last month of what is asked for.
fn last(asked: &Asked) -> Month {
    Month::of(asked.span().1)
}

fn first(last: Month) -> Month {
    last.add_months(1 - MONTHS)
}

pub(super) fn draw(
    visit: &Visit,
    asked: &Asked,
    (standing, around): (&Standing, &Around),
) -> Markup {
    // What a number on the map adds up: the same filters, at the place.
    let to = |code: &str| {
        let (place, view) = (code.to_owned(), String::new());
        let state = asked.shown_state().to_owned();
        Asked { place, view, state, ..asked.clone() }.path("/activities")
    };
    html! {
        (onmap::ways(visit, asked, standing, (Some(asked.path("/activities")), None)))
        (drawn(visit, asked, around, to))
    }
}

/// The map with its table and the chart; `to` is where the number of a place leads.
fn drawn(visit: &Visit, asked: &Asked, around: &Around, to: impl Fn(&str) -> String) -> Markup {
    let words = visit.words();
    html! {
        div.stack {
            @if !around.by_unit.is_empty() {
                div {
                    h2 { (words.say("campaign-where")) }
                    (map::draw(visit, &around.spots, &to))
                    (places(visit, &around.by_unit, &around.spots, &to))
                }
            }
            @if !around.months.is_empty() {
                div {
                    h2 { (words.say("campaign-months")) }
                    (months(visit, asked, around))
                }
            }
        }
    }
}

/// Whether there is anything to show.
pub(super) fn is_empty(around: &Around) -> bool {
    around.by_unit.is_empty() && around.months.is_empty()
}

/// How the days that are asked for are called.
fn said(visit: &Visit, asked: &Asked) -> String {
    match asked.year {
        Some(year) => year.to_string(),
        None => visit.words().say_with("activities-month", &[("month", asked.month.vn())]),
    }
}

fn months(visit: &Visit, asked: &Asked, around: &Around) -> Markup {
    let words = visit.words();
    let bar = |month: Month| {
        let key = month.first().number() / 100;
        let found = around.months.iter().find(|(of, _, _)| *of == key);
        let amount = found.map(|(_, _, amount)| *amount);
        Bar {
            label: month.vn(),
            short: (key % 100).to_string(),
            value: amount,
            printed: amount.map(number::vnd).unwrap_or_default(),
            is_here: month == last(asked),
        }
    };
    let all: Vec<Bar> = (0..MONTHS).map(|at| bar(first(last(asked)).add_months(at))).collect();
    bars(words, &words.say("campaign-months"), &words.say("activity-value-dong"), &all)
}
