//! Two people changed one value: both are shown side by side and a person chooses. Nothing wins
//! silently (ui-patterns 11).

use crate::lang::Words;
use kernel::error::Conflict;
use maud::{Markup, html};

/// The two values, without a choice.
pub fn two_values(words: &Words, both: &Conflict) -> Markup {
    html! {
        div.versus {
            div { h3 { (words.say("kit-conflict-mine")) } p.value { (both.mine) } }
            div {
                h3 { (words.say_with("kit-conflict-theirs", &[("name", &both.by)])) }
                p.value { (both.theirs) }
            }
        }
    }
}

/// What the choice page needs besides the two values.
pub struct Choice<'a> {
    /// What both changed, as people call it: the label of the cell.
    pub label: &'a str,
    /// When the stored value was stored, as printed.
    pub at: &'a str,
    /// Where "keep mine" posts to; it sends `cell`, `value`, `base` (the stored version), `key` and
    /// `back`.
    pub action: &'a str,
    /// Where "take theirs" leads, and where one comes back to.
    pub back: &'a str,
    /// The idempotency key of this save.
    pub key: &'a str,
}

/// Both values with the two ways out. Keeping mine is a post on top of the stored version, so that
/// a third change in between meets this page again.
pub fn choose(words: &Words, both: &Conflict, choice: &Choice<'_>) -> Markup {
    let told = [("name", both.by.as_str()), ("at", choice.at)];
    html! {
        section.card.conflict {
            h2 { (choice.label) }
            p { (words.say_with("kit-conflict-told", &told)) }
            (two_values(words, both))
            div.act {
                form method="post" action=(choice.action) {
                    input type="hidden" name="cell" value=(both.field);
                    input type="hidden" name="value" value=(both.mine);
                    input type="hidden" name="base" value=(both.current);
                    input type="hidden" name="key" value=(choice.key);
                    input type="hidden" name="back" value=(choice.back);
                    button.btn.lead type="submit" {
                        (words.say_with("kit-conflict-keep", &[("value", &both.mine)]))
                    }
                }
                a.btn href=(choice.back) {
                    (words.say_with("kit-conflict-take", &[("value", &both.theirs)]))
                }
            }
        }
    }
}
