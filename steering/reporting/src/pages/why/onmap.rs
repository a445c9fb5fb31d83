//! *Vì sao số này?* on the map of a day: the number of one figure, the units of the month that it
//! is made of and its months on that map. Where old numbers cannot be told apart no number stands:
//! the page says so and leads to the nearest unit above that is exact. It reads and never writes.

use super::super::asked::{Asked, Here, why};
use super::super::onmap::parts::{Map, Opened};
use super::super::seen::{marked_on, months_to};
use super::super::{onmap, say};
use crate::desk::printed;
use crate::{acts, figures};
use axum::response::Response;
use book::{Figures, Maps, OnMap};
use kernel::db::Tx;
use kernel::figure::Figure;
use kernel::{Day, Error, Month, Result, Who};
use kit::badge::Tone;
use kit::figure::number_link;
use kit::notice::banner;
use kit::page::{Group, PageHead, button_link, button_print};
use kit::table::{Column, Line, table};
use kit::{Markup, Visit, html};
use org::ofday::{Instead, OfDay, Ways};
use org::standing::Standing;

/// A figure of a month on a map.
pub(super) struct Seen {
    standing: Standing,
    /// The unit that was asked for, where another has taken its place.
    instead_of: Option<Instead>,
    figure: &'static Figure,
    month: Month,
    told: OnMap,
    /// The nearest unit above whose number is exact: name and path.
    nearest: Option<(String, String)>,
    /// The values of its parts by code, when it is derived.
    values: Vec<(&'static str, i64)>,
    is_marked: bool,
    opened: Opened,
}

/// Loads it.
pub(super) fn load(
    tx: &mut Tx<'_>,
    who: &Who,
    (figures, maps): (&Figures, &Maps),
    asked: &Asked,
    map: &OfDay,
) -> Result<Seen> {
    let id = figures.id(&asked.figure).map_err(|_| Error::NotFound)?;
    let figure = figures.get(id).and_then(|known| known.declared).ok_or(Error::NotFound)?;
    let (month, day) = (asked.month, map.day);
    let standing = Standing::after(tx, who, &acts::VIEW, &asked.unit, (asked.day(), day))?;
    let instead_of = Instead::of(tx, &standing, (&asked.unit, asked.day()))?;
    let (place, pass) = (&standing.place, &standing.pass);
    let atlas = maps.atlas(tx)?;
    let at = (place.id, day);
    let parts: Vec<_> = figure.formula.into_iter().flatten().map(|(code, _)| *code).collect();
    let ids = parts.iter().map(|code| figures.id(code)).collect::<Result<Vec<_>>>()?;
    let told = book::months_on_map(tx, pass, figures, &atlas, at, &[month], Some(&[id]))?;
    let told = told.into_iter().next().ok_or(Error::NotFound)?;
    let (mut nearest, mut values) = (None, Vec::new());
    match &told {
        OnMap::CannotTell { nearest: Some(unit) } => {
            nearest = Some(onmap::named(tx, *unit, day)?);
        }
        OnMap::CannotTell { nearest: None } => {}
        OnMap::Told { values: all, .. } => {
            let value = |id| all.iter().find(|(known, _)| *known == id).map(|(_, value)| *value);
            values.push((figure.code, value(id).unwrap_or_default()));
            let part = |(code, id): (&&'static str, &_)| (*code, value(*id).unwrap_or_default());
            values.extend(parts.iter().zip(&ids).map(part));
        }
    }
    let is_marked = marked_on(tx, pass, &atlas, at, &[month])?.contains(&true);
    let map = Map { figures, atlas: &atlas, day };
    let opened = Opened::load(tx, pass, &map, (place.id, &asked.of), figure)?;
    Ok(Seen { instead_of, figure, month, told, nearest, values, is_marked, opened, standing })
}

/// The page.
pub(super) fn draw(visit: &Visit, seen: &Seen, map: &OfDay) -> Response {
    let (words, code) = (visit.words(), seen.figure.code);
    let place = &seen.standing.place;
    let lead = [
        ("figure", say::label(words, code)),
        ("unit", place.name.clone()),
        ("month", seen.month.vn()),
        ("day", map.day.vn()),
    ];
    let head = PageHead::new(words.say("why-title"), Group::Reports)
        .lead(words.say_with("why-lead-map", &lead))
        .actions(html! {
            (button_print(words))
            @if figures::find(code).is_some() {
                (button_link(&words.say("report-on-map"), &on_map(seen, map), false))
            }
        });
    let head = seen.standing.head(head, |unit| to(unit, seen.month, code, &map.text));
    let unit = &seen.standing.code;
    let of = |month: Month| Some(to(unit, month, code, &map.text));
    let head = head.period(months_to(seen.month, of, |month| say::month(words, month)));
    let stood = (place.from..=place.until).contains(&seen.month.last());
    let instead_of = seen.instead_of.as_ref().map(|old| &old.code);
    let reported = instead_of.or(stood.then_some(&place.code));
    let reported = reported.map(|unit| why(unit, seen.month, code));
    let is_there = seen.standing.days.lead_on(days(seen.month), visit.who().today());
    let today = is_there.then(|| to(unit, seen.month, code, "today"));
    visit.page(
        &head,
        html! {
            (ways(visit, (unit, seen.month, code), [reported, today], Some(map)))
            (notes(visit, seen, map))
            div.stack {
                @if let OnMap::Told { .. } = seen.told {
                    section.fig { (answer(visit, seen)) }
                    div.pair {
                        div.stack { section.card { (made_of(visit, seen, map)) } }
                        div.stack { section.card {
                            h2 { (words.say("why-months")) }
                            (seen.opened.chart(visit, seen.month))
                        } }
                    }
                } @else {
                    section.card {
                        h2 { (words.say("why-months")) }
                        (seen.opened.chart(visit, seen.month))
                    }
                }
            }
        },
    )
}

/// The days in which an address of a month finds its unit: the last one.
fn days(month: Month) -> (Day, Day) {
    (month.last(), month.last())
}

/// The page of a figure that was reported on today's map, where its unit has a place there.
pub(super) fn today_of(here: &Here, figure: &str, today: Day) -> Option<String> {
    here.leads_on(today).then(|| to(&here.code, here.month, figure, "today"))
}

/// The choice of the map, on this page and on that of what was reported.
pub(super) fn ways(
    visit: &Visit,
    (unit, month, figure): (&str, Month, &str),
    [reported, today]: [Option<String>; 2],
    map: Option<&OfDay>,
) -> Markup {
    let kept = [("unit", unit.to_owned()), ("month", month.iso()), ("figure", figure.to_owned())];
    Ways {
        action: "/why",
        kept: kept.into(),
        reported,
        today,
        map,
        day: map.map_or(visit.who().today(), |map| map.day),
    }
    .draw(visit.words())
}

fn to(unit: &str, month: Month, figure: &str, map: &str) -> String {
    format!("{}&map={map}", why(unit, month, figure))
}

/// All figures of the month on this map.
fn on_map(seen: &Seen, map: &OfDay) -> String {
    let of = crate::model::Of::month(seen.month);
    onmap::to(&seen.standing.code, &of, &map.text, seen.figure.code)
}

fn notes(visit: &Visit, seen: &Seen, map: &OfDay) -> Markup {
    let words = visit.words();
    html! {
        @if let Some(old) = &seen.instead_of {
            (old.draw(words, map.day, &seen.standing.place.name))
        }
        @if seen.is_marked { (banner(Tone::Note, html! { (words.say("map-illustrated")) })) }
        @match &seen.told {
            OnMap::Told { cut, .. } => (say::divided(words, *cut)),
            OnMap::CannotTell { .. } => (banner(Tone::Waiting, html! {
                strong { (words.say("map-cannot-tell")) } " " (words.say("map-cannot-tell-why"))
                @if let Some((name, code)) = &seen.nearest {
                    " " a href=(to(code, seen.month, seen.figure.code, &map.text)) {
                        (words.say_with("map-nearest", &[("unit", name)]))
                    }
                }
            })),
        }
    }
}

fn answer(visit: &Visit, seen: &Seen) -> Markup {
    let (words, figure) = (visit.words(), seen.figure);
    html! {
        p.l { (say::label(words, figure.code)) }
        p.n { (printed(figure, value(seen, figure.code))) " " small { (say::unit(words, figure)) } }
        p.quiet { (words.say_with("why-source", &[("source", figure.source)])) }
    }
}

fn value(seen: &Seen, code: &str) -> i64 {
    seen.values.iter().find(|(known, _)| *known == code).map_or(0, |(_, value)| *value)
}

/// The units of the month; of a derived figure its parts on the same map.
fn made_of(visit: &Visit, seen: &Seen, map: &OfDay) -> Markup {
    let (words, figure) = (visit.words(), seen.figure);
    let Some(formula) = figure.formula else {
        return seen.opened.made_of(visit, seen.month);
    };
    let columns =
        [Column::words(words.say("report-col-figure")), Column::number(say::unit(words, figure))];
    let unit = &seen.standing.code;
    let line = |(code, _): &(&'static str, i64)| {
        let said = say::amount(code, value(seen, code));
        let link = to(unit, seen.month, code, &map.text);
        Line::Row(vec![html! { (say::label(words, code)) }, number_link(&said, &link)])
    };
    let mut lines: Vec<Line> = formula.iter().map(line).collect();
    let total = say::amount(figure.code, value(seen, figure.code));
    lines.push(Line::Sum(vec![html! { (words.say("why-sum")) }, html! { (total) }]));
    table(&words.say("why-parts"), &columns, &lines)
}
