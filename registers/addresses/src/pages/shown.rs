//! What several pages draw of an address: where it stands, one fact, a small button that posts.

use crate::model::{AddressRow, State};
use kit::badge::{Tone, badge};
use kit::{Markup, Visit, html};

/// Where it stands, with how it ended.
pub(super) fn state_badge(visit: &Visit, row: &AddressRow) -> Markup {
    let words = visit.words();
    let tone = match row.state() {
        State::Surveyed | State::Selected | State::Confirmed => Tone::Waiting,
        State::Approved | State::Published => Tone::Note,
        State::Helped | State::Reviewed => Tone::Done,
        State::Ended => Tone::Locked,
    };
    let key = match &row.ended_how {
        Some(how) => format!("address-end-{how}"),
        None => format!("address-state-{}", row.state),
    };
    badge(tone, &words.say(&key))
}

/// That help came before selection and confirmation.
pub(super) fn missing_badge(visit: &Visit, row: &AddressRow) -> Markup {
    let is_early = row.is_urgent && row.ended_on.is_none();
    html! { @if is_early { (badge(Tone::Call, &visit.say("address-urgent-mark"))) } }
}

/// One fact of a list of facts.
pub(super) fn fact(visit: &Visit, key: &str, said: Markup) -> Markup {
    html! { div { dt { (visit.say(key)) } dd { (said) } } }
}

/// A button that posts a few hidden values.
pub(super) fn button_post(action: &str, label: &str, values: &[(&str, String)]) -> Markup {
    html! {
        form.inline method="post" action=(action) {
            @for (name, value) in values { input type="hidden" name=(name) value=(value); }
            button.btn type="submit" { (label) }
        }
    }
}
