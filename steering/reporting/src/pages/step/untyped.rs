//! What a sender is told before a month goes up: the cells that nobody has typed, each a way to it,
//! and that the month is not over. A word of warning: nothing is stopped by it.

use super::part_label;
use crate::figures::{FIGURES, PRINTED};
use crate::model::Step;
use crate::pages::seen::Seen;
use crate::rules::is_fed;
use crate::view::View;
use kit::badge::{Tone, mark};
use kit::{Markup, Visit, html};

/// Cells that are named; of the others it is said how many they are.
const NAMED: usize = 5;

/// The cells of a month that are typed and hold nothing: neither the unit nor any below it said a
/// word, not even nought. The head-line bar counts figures as there by the same word. What records
/// feed is nobody's to type.
pub(super) fn untyped(view: &View) -> Vec<&'static str> {
    let is_typed = |code: &str| view.value(code).is_none_or(|value| value.reported);
    let printed = FIGURES.iter().take(PRINTED).filter(|figure| !figure.is_derived());
    let codes = printed.map(|figure| figure.code).filter(|code| !is_fed(code));
    codes.filter(|code| view.of.is_month() && !is_typed(code)).collect()
}

/// The notice beside the steps; a save replaces it by its id. Empty for who does not send.
pub fn draw(visit: &Visit, seen: &Seen) -> Markup {
    let (words, here) = (visit.words(), &seen.here);
    let is_sender = here.of.is_month() && seen.rights.can(Step::Send);
    let missing = if is_sender { untyped(&seen.view) } else { Vec::new() };
    let (named, more) = missing.split_at(missing.len().min(NAMED));
    let is_running = is_sender && here.of.period.last() >= visit.who().today();
    let to = |code: &str| match seen.rights.types {
        true => format!("#cell-{code}"),
        false => here.panel(code),
    };
    html! {
        div #untyped {
            @if is_running {
                p { (mark(Tone::Waiting, &words.say_with("untyped-month-runs", &[
                    ("month", here.month.vn()), ("day", here.of.period.last().vn()),
                ]))) }
            }
            @if !missing.is_empty() {
                p { (mark(Tone::Waiting, &words.say_count("untyped-cells", missing.len() as i64))) }
                ul.list {
                    @for code in named { li { a href=(to(code)) { (part_label(words, code)) } } }
                    @if !more.is_empty() {
                        li.quiet { (words.say_count("untyped-more", more.len() as i64)) }
                    }
                }
            }
        }
    }
}
