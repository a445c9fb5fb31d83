//! The head-line bar of the report: whether parts equal totals, and how many figures are there.
//! It shows what the rules found and judges nothing.

use super::say;
use crate::figures::{PRINTED, find};
use crate::model::Check;
use crate::view::View;
use kit::{Markup, Visit, html};

/// The bar; a save replaces it by its id.
pub fn draw(visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let counts = [("done", view.reported().to_string()), ("all", PRINTED.to_string())];
    html! {
        div #checks .bar-line role="status" aria-label=(words.say("report-checks")) {
            @for check in view.checks.iter().filter(|check| is_told(check)) {
                (say::check(words, view, check))
            }
            span { (words.say_with("report-counted", &counts)) }
        }
    }
}

/// Sums are always told; what else holds is told on the page of its figure.
fn is_told(check: &Check) -> bool {
    !check.holds || find(&check.rule).is_some() || check.rule == "roll_up"
}
