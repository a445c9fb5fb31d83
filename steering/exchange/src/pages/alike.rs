//! The rows of a file that look like work recorded otherwise: named apart, each with a box that
//! says that it is other work. It writes nothing.

use super::say;
use super::show::Seen;
use crate::model::{JudgedRow, Kind, State, Told};
use kernel::number;
use kit::badge::Tone;
use kit::notice::banner;
use kit::{Markup, Typed, Visit, html};

/// Rows that have a box of their own; beyond them one box takes all.
pub(super) const BOXES: i64 = 100;
/// What is typed in the box that takes all.
const ALL: &str = "all";

/// The rows that somebody said are other work.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Taken {
    /// By their places.
    pub places: Vec<i64>,
    /// All of them.
    pub is_all: bool,
}

impl Taken {
    pub(super) fn read(typed: &Typed) -> Taken {
        let places = typed.all("take").filter_map(|place| place.parse().ok()).collect();
        Taken { places, is_all: typed.all("take").any(|said| said == ALL) }
    }
}

/// What is told of them over the page: that they wait to be ticked, or were left.
pub(super) fn told(visit: &Visit, seen: &Seen) -> Markup {
    let many = seen.row.of_kind(Kind::Alike);
    let key = match seen.row.state() {
        State::Judged if many > 0 => "exchange-told-alike",
        State::Applied if many > 0 => "exchange-told-alike-left",
        _ => return html! {},
    };
    banner(Tone::Call, html! { (visit.words().say_count(key, many)) })
}

/// The boxes, a part of the form that confirms the file.
pub(super) fn boxes(visit: &Visit, seen: &Seen) -> Markup {
    let (words, many) = (visit.words(), seen.row.of_kind(Kind::Alike));
    html! {
        @if many > 0 {
            fieldset {
                legend { (words.say("exchange-alike")) }
                p.hint { (words.say("exchange-alike-told")) }
                @for judged in &seen.alike { (one(visit, seen, judged)) }
                @if many > BOXES {
                    div.tick {
                        input id="take-all" type="checkbox" name="take" value=(ALL)
                            checked[seen.taken.is_all];
                        label for="take-all" {
                            (words.say_with("exchange-alike-all", &[("n", number::count(many))]))
                        }
                    }
                }
            }
        }
    }
}

fn one(visit: &Visit, seen: &Seen, judged: &JudgedRow) -> Markup {
    let words = visit.words();
    let row = [("row", number::count(judged.number))];
    let id = format!("take-{}", judged.place);
    html! {
        div.tick {
            input id=(id) type="checkbox" name="take" value=(judged.place)
                checked[seen.taken.places.contains(&judged.place)];
            label for=(id) {
                (words.say_with("exchange-row", &row)) " · " (say::name(words, judged))
                @for flaw in judged.body.flaws.iter().take(1) {
                    ". " (say::told(words, flaw, None))
                }
            }
            @for flaw in &judged.body.flaws { (see(visit, flaw)) }
        }
    }
}

/// The way to the work that a row looks like, for whoever may open it.
pub(super) fn see(visit: &Visit, flaw: &Told) -> Markup {
    let id = flaw.args.iter().find(|(name, _)| name == "id");
    html! {
        @if let Some((_, id)) = id {
            " " a href={ "/activities/" (id) } { (visit.say("exchange-alike-see")) }
        }
    }
}
