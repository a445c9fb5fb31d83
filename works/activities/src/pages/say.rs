//! The words and marks that the pages of work share. It composes no sentence; every text is a
//! message.

use crate::model::State;
use catalogue::Kind;
use kernel::number;
use kit::badge::{Tone, badge};
use kit::{Markup, Words, html};

/// The badge of a state.
pub fn state(words: &Words, state: State) -> Markup {
    let tone = match state {
        State::Draft => Tone::Waiting,
        State::Waiting => Tone::Sent,
        State::Counted => Tone::Done,
        State::Reversed => Tone::Locked,
    };
    badge(tone, &words.say(&format!("activity-state-{}", state.code())))
}

/// An amount of money with its unit; nothing for none.
pub fn vnd(words: &Words, amount: i64) -> Markup {
    html! { @if amount != 0 { (number::vnd(amount)) " " (words.say("activity-dong")) } }
}

/// The main count with its unit: `120 suất`.
pub fn counted(words: &Words, kind: Option<&Kind>, amount: i64) -> String {
    let unit = kind.and_then(|kind| kind.measures.first()).map(|main| main.label(words.lang()));
    format!("{} {}", number::count(amount), unit.unwrap_or_default())
}

/// The name of a kind; its code when the catalogue does not know it.
pub fn kind(words: &Words, kind: Option<&Kind>, code: &str) -> String {
    kind.map_or_else(|| code.to_owned(), |kind| kind.label(words.lang()).to_owned())
}

/// The label of a figure.
pub fn figure(words: &Words, code: &str) -> String {
    words.say(&format!("figure-{}", code.replace('_', "-")))
}
