//! Pieces that several pages of this capability draw: the search above a list, how an account
//! stands, an instant in print. They decide nothing.

use crate::model::AccountRow;
use crate::rules::rights::act_to_give;
use kernel::place::Place;
use kernel::{Role, Who};
use kit::badge::{Tone, mark};
use kit::form::Choice;
use kit::page::{Group, button_link};
use kit::{Markup, PageHead, Visit, Words, html};
use org::standing::Standing;

/// The roles somebody may give at a unit, as choices.
pub fn roles_to_give(who: &Who, place: &Place, words: &Words) -> Vec<Choice> {
    let may = |role: &Role| who.may(act_to_give(*role), place).is_ok();
    let choice = |role: Role| Choice {
        value: role.code().into(),
        label: words.say(&format!("people-role-{}", role.code())),
    };
    Role::ALL.into_iter().filter(may).map(choice).collect()
}

/// How an account stands, in one word with its tone.
pub fn state(visit: &Visit, account: &AccountRow) -> Markup {
    if account.closed_at.is_some() {
        mark(Tone::Locked, &visit.say("people-state-closed"))
    } else if account.must_change {
        mark(Tone::Waiting, &visit.say("people-state-initial"))
    } else {
        mark(Tone::Done, &visit.say("people-state-open"))
    }
}

/// The head of a list on a unit, with the button that adds to it for who may.
pub fn list_head(
    visit: &Visit,
    standing: &Standing,
    page: (Group, &str, &str),
    add: Option<&str>,
) -> PageHead {
    let (group, path, key) = page;
    let mut head = PageHead::new(visit.say(key), group).lead(visit.say(&format!("{key}-lead")));
    if let Some(label) = add {
        let to = format!("{path}/new?unit={}", standing.place.code);
        head = head.actions(button_link(&visit.say(label), &to, true));
    }
    standing.head(head, |code| format!("{path}?unit={code}"))
}

/// The search above a list; tones and the order of words do not matter.
pub fn search_box(visit: &Visit, place: &Place, path: &str, label: &str) -> Markup {
    let typed = visit.query("q");
    html! {
        form.search role="search" action=(path) method="get" {
            input type="hidden" name="unit" value=(place.code);
            div.hint { label for="list-search" { (visit.say(label)) } }
            div.field.act {
                input #list-search .short name="q" type="search" value=(typed) autocomplete="off";
                button.btn type="submit" { (visit.say("people-search")) }
                @if !typed.is_empty() {
                    a.btn href={ (path) "?unit=" (place.code) } { (visit.say("people-search-all")) }
                }
            }
        }
    }
}

/// Says that a list is cut, when it is.
pub fn more(visit: &Visit, rows: usize) -> Markup {
    let most = usize::try_from(super::LIST_ROWS).unwrap_or(usize::MAX);
    html! {
        @if rows >= most {
            p.quiet { (visit.words().say_count("people-list-cut", super::LIST_ROWS)) }
        }
    }
}

/// An instant as it is printed: `01/11/2024 08:05`.
pub fn moment(at: kernel::Instant) -> String {
    format!("{} {}", at.day().vn(), at.hour_minute())
}
