//! Badges: colour, icon and word together, because colour alone says nothing to many.

use crate::icon::Icon;
use maud::{Markup, html};

/// What a badge (or a banner, a meter, a mark on a map) means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Done, agreed, sums hold.
    Done,
    /// Waiting, being typed, due soon.
    Waiting,
    /// Needs a hand now: late, returned.
    Call,
    /// Wrong: sums disagree, refused.
    Wrong,
    /// Saved, and worth a second look; nothing is refused.
    Look,
    /// Somebody said a word on it.
    Comment,
    /// A remark, neither good nor bad.
    Note,
    /// Not begun.
    Blank,
    /// Cannot be changed any more.
    Locked,
    /// Sent on.
    Sent,
}

impl Tone {
    pub(crate) fn class(self) -> &'static str {
        match self {
            Tone::Done => "done",
            Tone::Waiting => "wait",
            Tone::Look => "wait look",
            Tone::Call | Tone::Comment => "call",
            Tone::Wrong => "wrong",
            Tone::Note | Tone::Sent => "note",
            Tone::Blank | Tone::Locked => "blank",
        }
    }

    pub(crate) fn icon(self) -> Icon {
        match self {
            Tone::Done => Icon::Check,
            Tone::Waiting => Icon::Clock,
            Tone::Call | Tone::Look => Icon::Warn,
            Tone::Comment => Icon::Comment,
            Tone::Wrong => Icon::Cross,
            Tone::Note => Icon::Note,
            Tone::Blank => Icon::Ring,
            Tone::Locked => Icon::Lock,
            Tone::Sent => Icon::Plane,
        }
    }
}

/// A pill: `✓ đã duyệt`.
pub fn badge(tone: Tone, said: &str) -> Markup {
    html! { span.badge.(tone.class()) { (tone.icon().draw()) (said) } }
}

/// The same without the pill, for a narrow table cell.
pub fn mark(tone: Tone, said: &str) -> Markup {
    html! { span.mark.(tone.class()) { (tone.icon().draw()) (said) } }
}
