//! The part of a dossier's page that says where it stands in the communes' lists of poor
//! households, year by year, and whether somebody looked at it before each round was over. It opens
//! nothing.

use super::dossier::line;
use super::show::Seen;
use crate::model::{CarriedIn, ListedIn};
use kit::badge::{Tone, badge};
use kit::{Markup, Visit, html};

/// Each line leads to the page of the commune in that round.
pub(super) fn listed(visit: &Visit, seen: &Seen) -> Markup {
    let (lists, carried) = &seen.placed;
    html! {
        @if lists.is_empty() { p.quiet { (visit.say("address-listed-none")) } }
        @if !lists.is_empty() || !carried.is_empty() {
            ul.list {
                @for one in lists { (of_list(visit, one)) }
                @for one in carried { (before(visit, one)) }
            }
        }
    }
}

fn title(visit: &Visit, (year, unit): (i64, &str), to: &str) -> Markup {
    let said = [("year", year.to_string()), ("unit", unit.to_owned())];
    html! { a href=(to) { (visit.words().say_with("address-listed-year", &said)) } }
}

fn of_list(visit: &Visit, one: &ListedIn) -> Markup {
    let words = visit.words();
    let to = format!("/addresses/rounds/{}/{}", one.round, one.sheet);
    let state = words.say(&format!("address-round-line-{}", one.state));
    let told = match one.answered_on {
        Some(on) => format!("{state} · {}", on.vn()),
        None => state,
    };
    let class = html! { (words.say(&format!("address-round-class-{}", one.class))) };
    line(title(visit, (one.year, &one.name), &to), class, &told)
}

fn before(visit: &Visit, one: &CarriedIn) -> Markup {
    let words = visit.words();
    let to = format!("/addresses/rounds/{}/{}", one.round, one.sheet);
    let end = match one.reviewed_on {
        Some(on) => html! { (on.vn()) },
        None => badge(Tone::Waiting, &words.say("address-listed-not-yet")),
    };
    let by = one.by_whom.as_deref().unwrap_or_default();
    let told = match one.reviewed_on {
        Some(_) => format!("{} · {by}", words.say("address-round-carry-goes_on")),
        None => words.say("address-round-carried"),
    };
    line(title(visit, (one.year, &one.name), &to), end, &told)
}
