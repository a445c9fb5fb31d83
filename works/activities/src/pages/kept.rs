//! What a file says of the work it recorded: that it counts, or why it does not yet. It reads and
//! never writes.

use super::say;
use crate::model::{ActivityId, State};
use kit::{Markup, Words, html};

/// The way to the work of a file, with where it stands while it does not count.
pub fn of_file(words: &Words, id: ActivityId, state: Option<State>, label: &str) -> Markup {
    html! {
        a href={ "/activities/" (id) } { (label) }
        @if let Some(state) = state.filter(|state| *state != State::Counted) {
            " " (say::state(words, state))
        }
    }
}
