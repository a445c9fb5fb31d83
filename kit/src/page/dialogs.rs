//! What waits on every page for a key press: the command palette (Ctrl+K), the sheet of keys (`?`)
//! and the word that the session is over. Drawn by the server so that their words come from the
//! messages; the script only opens them.

use super::Frame;
use crate::lang::Words;
use maud::{Markup, html};

/// Keys of the help sheet: what to press, and the message that says what it does.
const KEYS: &[(&[&str], &str)] = &[
    (&["Ctrl", "K"], "kit-key-palette"),
    (&["?"], "kit-key-help"),
    (&["↑", "↓", "←", "→"], "kit-key-arrows"),
    (&["Enter"], "kit-key-enter"),
    (&["F2"], "kit-key-edit"),
    (&["Tab"], "kit-key-tab"),
    (&["Esc"], "kit-key-escape"),
    (&["Ctrl", "Enter"], "kit-key-details"),
    (&["Home"], "kit-key-row-first"),
    (&["End"], "kit-key-row-last"),
    (&["PgUp", "PgDn"], "kit-key-page"),
    (&["Ctrl", "Home"], "kit-key-first"),
    (&["Ctrl", "End"], "kit-key-last"),
    (&["Shift", "↑ ↓ ← →"], "kit-key-choose"),
    (&["Ctrl", "C"], "kit-key-copy"),
    (&["Ctrl", "V"], "kit-key-paste"),
    (&["Delete"], "kit-key-empty"),
    (&["Ctrl", "Z"], "kit-key-undo"),
    (&["Ctrl", "Y"], "kit-key-redo"),
];

pub(super) fn draw(frame: &Frame<'_>) -> Markup {
    let words = frame.words;
    html! {
        dialog #palette .palette aria-label=(words.say("kit-find")) {
            form action="/search" method="get" role="search" {
                label.unseen for="palette-input" { (words.say("kit-find")) }
                input #palette-input name="q" type="text" role="combobox" autocomplete="off"
                    spellcheck="false" aria-expanded="false" aria-controls="palette-list"
                    aria-autocomplete="list" placeholder=(words.say("kit-find-hint"));
            }
            ul #palette-list role="listbox" aria-label=(words.say("kit-find-results"))
                data-recent=(words.say("kit-find-recent"))
                data-none=(words.say("kit-find-none"))
                data-broken=(words.say("kit-find-broken")) {}
            p #palette-note .quiet role="status" { }
        }
        dialog #keys .keys aria-labelledby="keys-title" {
            div.dialog-head {
                h2 #keys-title { (words.say("kit-keys")) }
                form method="dialog" { button.btn { (words.say("kit-close")) } }
            }
            dl {
                @for (keys, said) in KEYS { (line(keys, &words.say(said))) }
                @for item in frame.menu {
                    @if let Some(go) = item.go {
                        (line(&["g", &go.to_string()], &words.say(item.label)))
                    }
                }
            }
        }
    }
}

fn line(keys: &[&str], said: &str) -> Markup {
    html! {
        div {
            dt { @for key in keys { kbd { (key) } " " } }
            dd { (said) }
        }
    }
}

/// Shown by the script when a save is answered with "log in again"; nothing typed is lost.
pub(super) fn session_over(words: &Words) -> Markup {
    html! {
        div #session-over .session-over role="alert" hidden {
            p { (words.say("kit-session-over")) }
            a.btn.lead href="/login" target="_blank" rel="noopener" {
                (words.say("kit-session-again"))
            }
        }
    }
}
