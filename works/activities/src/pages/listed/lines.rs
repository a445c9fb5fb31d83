//! The lines of the list of work and the way to older ones. It filters nothing and adds nothing up.

use super::{Asked, LINES, Opened};
use crate::model::{ListedRow, State};
use crate::pages::say;
use kernel::number;
use kit::page::button_link;
use kit::table::{Column, Line, table};
use kit::{Markup, Visit, html};

pub(super) fn list(visit: &Visit, opened: &Opened) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("activity-name")),
        Column::words(words.say("activity-day")),
        Column::words(words.say("activity-unit")).minor(),
        Column::number(words.say("activity-counted")),
        Column::number(words.say("activity-value-dong")).minor(),
        Column::words(words.say("activity-state")).minor(),
    ];
    let line = |row: &ListedRow| {
        let kind = opened.kinds.get(&row.kind);
        let state = State::read(&row.state).unwrap_or(State::Reversed);
        Line::Row(vec![
            html! {
                a href={ "/activities/" (row.id) } { (row.title) }
                @if row.title != say::kind(words, kind, &row.kind) {
                    br; span.quiet { (say::kind(words, kind, &row.kind)) }
                }
            },
            html! { (row.on_day.vn()) },
            html! { (row.unit_name) },
            html! { (say::counted(words, kind, row.counted)) },
            html! { @if row.amount != 0 { (number::vnd(row.amount)) } },
            say::state(words, state),
        ])
    };
    let lines: Vec<Line> = opened.rows.iter().map(line).collect();
    table(&words.say("activities-title"), &columns, &lines)
}

/// The way to older lines.
pub(super) fn next(visit: &Visit, asked: &Asked, opened: &Opened) -> Markup {
    let last = opened.rows.last().filter(|_| opened.rows.len() as i64 == LINES);
    html! {
        @if let Some(last) = last.filter(|_| !asked.is_calendar() && !asked.is_map()) {
            nav.pages aria-label=(visit.say("kit-pages")) {
                (button_link(
                    &visit.say("activities-older"),
                    &older(asked, last),
                    false,
                ))
            }
        }
    }
}

fn older(asked: &Asked, last: &ListedRow) -> String {
    format!("{}&after={}.{}", asked.path("/activities"), last.on_day.iso(), last.id)
}
