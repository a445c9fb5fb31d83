//! The board of the units below: who has sent, who has not, and the way to each report.

use super::say;
use super::seen::Seen;
use crate::model::State;
use crate::store::BoardRow;
use kit::badge::{Tone, badge};
use kit::{Markup, Visit, Words, html};

/// How many of the units below that owe the report have sent it.
pub fn sent(words: &Words, seen: &Seen) -> String {
    let owing = seen.view.board.iter().filter(|row| seen.owes(row.unit));
    let (mut sent, mut all) = (0, 0);
    for row in owing {
        all += 1;
        sent += i64::from(state_of(row).is_some_and(|state| !state.is_open()));
    }
    match all {
        0 => words.say("report-board-nobody"),
        _ => {
            let counts = [("sent", sent.to_string()), ("all", all.to_string())];
            words.say_with("report-board-sent", &counts)
        }
    }
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
    html! {
        section.card #board {
            h2 { (words.say("report-board")) }
            p.quiet { (sent(words, seen)) }
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
                None if !seen.owes(row.unit) => span.quiet { (words.say("duty-not-owed")) },
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
