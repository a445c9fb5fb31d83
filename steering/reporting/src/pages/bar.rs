//! The head-line bar of the report: whether parts equal totals, and how many figures are there.
//! It shows what the rules found and judges nothing.

use super::say;
use super::seen::Seen;
use crate::figures::{FIGURES, PRINTED, find};
use crate::model::{Check, MONTHLY};
use crate::store::Unapproved;
use crate::view::View;
use crate::watch::Sought;
use kernel::Month;
use kernel::number::count;
use kit::badge::{Tone, mark};
use kit::{Markup, Visit, Words, html};

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
            (unapproved(words, (&seen.standing.place.code, seen.here.month), seen.unapproved))
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

/// That a sum holds figures which nobody has approved yet, with the way to the units on the board;
/// nothing where all are approved.
pub fn unapproved(words: &Words, (code, month): (&str, Month), told: Unapproved) -> Markup {
    let said = [("units", count(told.units)), ("of", count(told.of))];
    let sought = Sought::Unapproved.code();
    let path = format!(
        "/reports/board?unit={code}&month={}&form={MONTHLY}&state={sought}&depth=all",
        month.iso()
    );
    html! {
        @if told.units > 0 {
            a href=(path) { (mark(Tone::Waiting, &words.say_with("sum-unapproved", &said))) }
        }
    }
}
