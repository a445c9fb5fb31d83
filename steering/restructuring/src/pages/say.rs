//! Words and small marks that several pages of decisions share. They decide nothing.

use crate::model::{DecisionId, DecisionRow, Sort, State};
use crate::store::Named;
use kit::badge::{Tone, badge};
use kit::{Markup, Visit, html};

/// The page of a decision.
pub(super) fn path(id: DecisionId) -> String {
    format!("/restructuring/{id}")
}

/// The badge of how far it has come.
pub(super) fn state(visit: &Visit, row: &DecisionRow) -> Markup {
    let tone = match row.state() {
        State::Draft => Tone::Blank,
        State::Decided => Tone::Waiting,
        State::Stopped => Tone::Wrong,
        State::Done => Tone::Done,
        State::Undone => Tone::Locked,
    };
    badge(tone, &visit.say(&format!("restructuring-state-{}", row.state().code())))
}

/// What a sort of move does.
pub(super) fn sort(visit: &Visit, code: &str) -> String {
    let known = Sort::read(code).map_or("unknown", Sort::code);
    visit.say(&format!("restructuring-sort-{known}"))
}

/// Where a move leads: a unit that stands, one that is founded, or a new name.
pub(super) fn leads_to(visit: &Visit, one: &Named) -> Markup {
    let is_new = one.founded_name.is_some();
    let target = one.founded_name.as_ref().or(one.target_name.as_ref());
    html! {
        @if !one.name.is_empty() && Sort::read(&one.sort) == Some(Sort::Rename) { (one.name) }
        @if let Some(target) = target {
            (target)
            @if is_new { " " span.quiet { (visit.say("restructuring-new-unit")) } }
        }
    }
}

/// The name of the unit to which a move leads.
pub(super) fn target(one: &Named) -> String {
    one.founded_name.as_ref().or(one.target_name.as_ref()).cloned().unwrap_or_default()
}

/// A share as people write it.
pub(super) fn share(part: Option<i64>, whole: Option<i64>) -> String {
    match part.zip(whole) {
        Some((part, 100)) => format!("{part}%"),
        Some((part, whole)) => format!("{part}/{whole}"),
        None => String::new(),
    }
}
