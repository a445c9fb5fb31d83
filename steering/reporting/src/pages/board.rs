//! The board of the units below: who has sent, who has not, and the way to each report.

use super::asked::address;
use super::say;
use super::seen::Seen;
use crate::model::State;
use crate::store::BoardRow;
use kit::badge::{Tone, badge};
use kit::table::{Column, Line, table};
use kit::{Markup, Visit, html};

/// How many of the units below have sent their report.
pub fn sent(board: &[BoardRow]) -> usize {
    board.iter().filter(|row| state_of(row).is_some_and(|state| !state.is_open())).count()
}

/// The state of a unit's report; none when nobody opened it.
pub fn state_of(row: &BoardRow) -> Option<State> {
    row.state.as_deref().and_then(State::read)
}

/// The board; nothing for a unit without units below.
pub fn draw(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let board = &seen.view.board;
    if board.is_empty() {
        return html! {};
    }
    let counts = [("sent", sent(board).to_string()), ("all", board.len().to_string())];
    let columns = [
        Column::words(words.say("report-board-unit")),
        Column::number(words.say("report-board-typed")),
        Column::words(words.say("report-col-state")),
    ];
    let lines: Vec<Line> = board.iter().map(|row| line(visit, seen, row)).collect();
    html! {
        section.card #board {
            h2 { (words.say("report-board")) }
            p.quiet { (words.say_with("report-board-sent", &counts)) }
            (table(&words.say("report-board"), &columns, &lines))
        }
    }
}

fn line(visit: &Visit, seen: &Seen, row: &BoardRow) -> Line {
    let words = visit.words();
    let state = match state_of(row) {
        Some(state) => say::state(words, state),
        None => badge(Tone::Blank, &words.say("report-not-opened")),
    };
    Line::Row(vec![
        html! { a href=(address("/reports", &row.code, seen.here.month)) { (row.name) } },
        html! { (kernel::number::count(row.typed)) },
        html! {
            (state)
            @if let Some(at) = row.sent_at { " " span.quiet { (super::rows::when(visit, at)) } }
        },
    ])
}
