//! The figures of a report that stand below zero, said before it goes out: corrections of locked
//! months outweigh what its own months counted. It names each and leads to it; it changes none.

use super::say;
use super::seen::Seen;
use crate::desk::printed;
use crate::figures::find;
use crate::model::Value;
use kit::badge::Tone;
use kit::notice::banner;
use kit::{Markup, Visit, html};

/// The notice; nothing where no figure is below zero.
pub fn draw(visit: &Visit, seen: &Seen) -> Markup {
    let (words, values) = (visit.words(), &seen.view.values);
    let below: Vec<&Value> = values.iter().filter(|value| value.value < 0).collect();
    let said = |value: &Value| {
        let amount = find(value.code).map(|figure| printed(figure, value.value));
        let unit = find(value.code).map(|figure| say::unit(words, figure));
        format!("{} {}", amount.unwrap_or_default(), unit.unwrap_or_default())
    };
    html! {
        @if !below.is_empty() {
            (banner(Tone::Look, html! {
                strong { (words.say("report-below-zero")) } " "
                @for (at, value) in below.iter().enumerate() {
                    @if at > 0 { "; " }
                    a href=(seen.here.panel(value.code)) { (say::label(words, value.code)) }
                    " " (said(value))
                }
                ". " (words.say("report-below-zero-why")) " "
                a href=(seen.here.path("/reports/paper")) {
                    (words.say("report-below-zero-paper"))
                }
            }))
        }
    }
}
