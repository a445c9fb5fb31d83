//! What a form says beside the files that are chosen in it: what to do when it comes back without
//! them, and when it could not be sent. It reads no file.

use crate::icon::Icon;
use crate::lang::Words;
use maud::{Markup, html};

/// Stands beside the field of the files. The script keeps them when a form comes back with flaws;
/// without it the browser forgets them, and says so here.
pub fn file_notes(words: &Words, came_back: bool) -> Markup {
    html! {
        @if came_back { noscript { p.hint { (words.say("kit-files-again")) } } }
        p.flaw data-unsent role="alert" hidden {
            (Icon::Warn.draw()) (words.say("kit-files-unsent"))
        }
    }
}
