//! The board of the units below: who has sent, who has not, and the way to each report.

use super::say;
use super::seen::Seen;
use crate::model::State;
use crate::store::BoardRow;
use kit::badge::{Tone, badge};
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
    html! {
        section.card #board {
            h2 { (words.say("report-board")) }
            p.quiet { (words.say_with("report-board-sent", &counts)) }
            ul.list { @for row in board { (line(visit, seen, row)) } }
        }
    }
}

fn line(visit: &Visit, seen: &Seen, row: &BoardRow) -> Markup {
    let words = visit.words();
    html! {
        li { a href=(seen.here.path_at("/reports", &row.code)) {
            span { (row.name) }
            @match state_of(row) {
                Some(state) => (say::state(words, state)),
                None => (badge(Tone::Blank, &words.say("report-not-opened"))),
            }
            span.quiet {
                @if seen.here.of.is_month() {
                    (words.say_with("report-board-typed", &[("n", row.typed.to_string())]))
                    @if row.sent_at.is_some() { " · " }
                }
                @if let Some(at) = row.sent_at { (super::rows::when(visit, at)) }
            }
        } }
    }
}
