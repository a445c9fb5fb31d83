//! One figure beside the units below: its months, the units by its size, the map of them.

use super::leaders::Asked;
use crate::picture::{Below, Picture};
use crate::rules::{percent, reached};
use kernel::figure::{Figure, Measure};
use kit::chart::{Bar, bars};
use kit::figure::number_link;
use kit::table::{Column, Line, table};
use kit::{Markup, Words, html};
use reporting::shown::say;

const MILLION: i64 = 1_000_000;

/// The months of the figure as bars with their table.
pub fn months(words: &Words, picture: &Picture, figure: &Figure) -> Markup {
    let label = say::label(words, figure.code);
    let here = picture.now().month;
    let star = |is_marked| if is_marked { " *" } else { "" };
    let all: Vec<Bar> = picture
        .months
        .iter()
        .map(|told| Bar {
            label: format!("{}{}", told.month.vn(), star(told.is_marked)),
            short: told.month.number().to_string(),
            value: told.value(figure.code),
            printed: match told.value(figure.code) {
                Some(value) => say::amount(figure.code, value),
                None if told.is_told() => String::new(),
                None => words.say("map-not-told"),
            },
            is_here: told.month == here,
        })
        .collect();
    let caption = words.say_with("leaders-months", &[("figure", label)]);
    bars(words, &caption, &say::unit(words, figure), &all)
}

/// The units below, the largest first.
pub fn ranking(words: &Words, picture: &Picture, figure: &Figure, asked: &Asked) -> Markup {
    let month = picture.now().month;
    let has_targets = picture.below.iter().any(|one| one.target.is_some());
    let star = if picture.is_split { " *" } else { "" };
    let unit = say::unit(words, figure);
    let mut columns = vec![
        Column::words(words.say("leaders-unit")),
        Column::number(format!("{}{star} ({unit})", month.vn())),
        Column::number(words.say_with("leaders-change", &[("month", month.year_before().vn())]))
            .minor(),
    ];
    if has_targets {
        columns.push(Column::number(words.say("leaders-percent")).minor());
    }
    let line = |(at, one): (usize, &Below)| {
        let link = asked.at(&one.code);
        let mut cells = vec![
            html! { (at + 1) ". " a href=(link) { (one.name) } },
            number_link(&amount(words, figure, one), &link),
            html! { (change(words, figure, one)) },
        ];
        if has_targets {
            cells.push(html! { (share(one)) });
        }
        Line::Row(cells)
    };
    let lines: Vec<Line> = picture.below.iter().enumerate().map(line).collect();
    let label = say::label(words, figure.code);
    table(&words.say_with("leaders-ranking", &[("figure", label)]), &columns, &lines)
}

/// The month's number of a unit below; `—` where nothing was reported.
pub fn amount(words: &Words, figure: &Figure, one: &Below) -> String {
    match one.now {
        Some(value) => say::amount(figure.code, value),
        None if one.is_told => "—".to_owned(),
        None => words.say("map-not-told"),
    }
}

/// How a unit below moved against last year: `+46`, `−12`, `—` where there is nothing beside it.
fn change(words: &Words, figure: &Figure, one: &Below) -> String {
    let (Some(now), Some(before)) = (one.now, one.before) else { return "—".to_owned() };
    match now.checked_sub(before) {
        Some(0) => words.say("leaders-same"),
        Some(by) if by > 0 => format!("+{}", say::amount(figure.code, by)),
        Some(by) => format!("−{}", say::amount(figure.code, by.saturating_abs())),
        None => "—".to_owned(),
    }
}

fn share(one: &Below) -> String {
    let tenths = one.target.and_then(|(target, so_far)| reached(so_far, target));
    tenths.map_or_else(|| "—".to_owned(), |tenths| format!("{} %", percent(tenths)))
}

/// The units below on their land, the darker the more.
pub fn map(words: &Words, picture: Picture, figure: &Figure, asked: &Asked) -> Markup {
    let mut pins = Vec::with_capacity(picture.below.len());
    for one in picture.below {
        let mut pin = one.pin;
        pin.value = match figure.measure {
            Measure::Money => one.now.map(|value| value / MILLION),
            Measure::Count => one.now,
        };
        pin.printed = match (one.now, one.is_told) {
            (Some(value), _) => say::amount(figure.code, value),
            (None, true) => String::new(),
            (None, false) => words.say("map-not-told"),
        };
        pin.href = asked.at(&one.code);
        pins.push(pin);
    }
    let title = words.say_with("leaders-map", &[("figure", say::label(words, figure.code))]);
    picture.land.draw(words, (&title, &say::unit(words, figure)), None, &pins)
}
