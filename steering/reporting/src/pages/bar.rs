//! The head-line bar of the report: whether parts equal totals, and how many figures are there.
//! It shows what the rules found and judges nothing.

use super::say;
use super::seen::Seen;
use crate::figures::{FIGURES, PRINTED, find};
use crate::model::Check;
use crate::view::View;
use kit::badge::{Tone, mark};
use kit::{Markup, Visit, html};

/// The bar; a save replaces it by its id.
pub fn draw(visit: &Visit, seen: &Seen) -> Markup {
    let (words, view) = (visit.words(), &seen.view);
    let counts = [("done", view.reported().to_string()), ("all", PRINTED.to_string())];
    html! {
        div #checks .bar-line role="status" aria-label=(words.say("report-checks")) {
            @for check in view.checks.iter().filter(|check| is_told(view, check)) {
                (say::check(words, view, check))
            }
            @for code in codes(seen) {
                a href={ "#state-" (code) } {
                    (mark(Tone::Look, &words.say_with("bounds-look", &[
                        ("figure", say::label(words, code)),
                    ])))
                }
            }
            span { (words.say_with("report-counted", &counts)) }
        }
    }
}

/// The figures that lie far outside their own twelve months, in the order of the report.
fn codes(seen: &Seen) -> impl Iterator<Item = &'static str> {
    FIGURES.iter().map(|figure| figure.code).filter(|code| seen.looks.contains_key(code))
}

/// Sums are told once there is something to sum; what else holds is told on the page of its
/// figure.
fn is_told(view: &View, check: &Check) -> bool {
    let is_sum = find(&check.rule).is_some() && !check.is_of_nothing();
    let is_roll_up = check.rule == "roll_up" && !view.board.is_empty();
    !check.holds || is_sum || is_roll_up
}
