//! The way of an address: survey → the community chooses in public → the commune People's Committee
//! confirms → the society approves → shown without identity → help → evaluation → end (Law
//! 11/2008/QH12; rules.md 3.1). Emergency relief helps first; what was passed over stays due and is
//! said. A facility is not chosen by a community. Pure.

use super::telling::check_open_words;
use crate::model::{Dossier, EndReason, Purpose, Sort, State, StepRow, StepSort};
use kernel::ids::AccountId;
use kernel::{Day, Flaw};

/// The steps that must stand before one of this sort can be taken.
fn before(dossier: &Dossier, sort: StepSort) -> &'static [StepSort] {
    let is_facility = dossier.row.sort() == Sort::Facility;
    match sort {
        StepSort::Select | StepSort::End => &[],
        StepSort::Confirm if is_facility => &[],
        StepSort::Confirm => &[StepSort::Select],
        StepSort::Approve => &[StepSort::Confirm],
        StepSort::Publish => &[StepSort::Approve],
        StepSort::Help if dossier.row.is_urgent => &[],
        StepSort::Help => &[StepSort::Approve],
        StepSort::Review => &[StepSort::Help],
    }
}

/// Whether a step can be taken now. An evaluation comes back every year; all others stand once.
pub fn allowed(dossier: &Dossier, sort: StepSort) -> bool {
    if dossier.has(StepSort::End) || dossier.is_erased {
        return false;
    }
    if sort == StepSort::Select && dossier.row.sort() == Sort::Facility {
        return false;
    }
    let is_once = sort != StepSort::Review;
    if is_once && dossier.has(sort) {
        return false;
    }
    before(dossier, sort).iter().all(|needed| dossier.has(*needed))
}

/// The step that is offered first.
pub fn next(dossier: &Dossier) -> Option<StepSort> {
    let due = missing(dossier).into_iter().find(|sort| allowed(dossier, *sort));
    let then = [StepSort::Help, StepSort::Review];
    due.or_else(|| then.into_iter().find(|sort| allowed(dossier, *sort)))
}

/// What the law asks before help and has not been done: after emergency relief it is due later.
pub fn missing(dossier: &Dossier) -> Vec<StepSort> {
    if dossier.has(StepSort::End) {
        return Vec::new();
    }
    let is_facility = dossier.row.sort() == Sort::Facility;
    let due = [StepSort::Select, StepSort::Confirm, StepSort::Approve].into_iter();
    let due = due.filter(|sort| !(is_facility && *sort == StepSort::Select));
    due.filter(|sort| !dossier.has(*sort)).collect()
}

/// What must hold of a step that is taken by somebody.
pub fn check_step(
    dossier: &Dossier,
    sort: StepSort,
    new: &StepRow,
    by: Option<AccountId>,
    today: Day,
) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    if !allowed(dossier, sort) {
        flaws.push(Flaw::new("", "address-step-not-now"));
        return flaws;
    }
    let floor = before(dossier, sort).iter().flat_map(|needed| {
        dossier.standing().filter(|step| step.sort == needed.code()).map(|step| step.on_day)
    });
    let floor = floor.max().unwrap_or(dossier.row.opened_on);
    if new.on_day > today {
        flaws.push(Flaw::new("on", "address-ahead"));
    } else if new.on_day < floor {
        flaws.push(Flaw::new("on", "address-step-before").arg("day", floor.vn()));
    }
    flaws.extend(check_open_words("by_whom", &new.by_whom));
    flaws.extend(check_open_words("evidence", &new.evidence));
    // Whoever brings somebody in does not approve it alone (threats-and-promises T2).
    if sort == StepSort::Approve && by.is_some() && by == dossier.row.opened_by {
        flaws.push(Flaw::new("", "address-step-own"));
    }
    let needed = match sort {
        StepSort::Approve | StepSort::Help => Some(Purpose::Keep),
        StepSort::Publish => Some(Purpose::Match),
        _ => None,
    };
    let lacks = |purpose: &Purpose| dossier.consent(*purpose).is_none();
    // Law 91/2025/QH15: life and health in an emergency need no consent.
    let is_relief = sort == StepSort::Help && dossier.row.is_urgent;
    match needed.filter(lacks) {
        Some(Purpose::Keep) if !is_relief => flaws.push(Flaw::new("", "address-step-no-keep")),
        Some(Purpose::Match) => flaws.push(Flaw::new("", "address-step-no-match")),
        _ => {}
    }
    let is_end = sort == StepSort::End;
    let reason = new.outcome.as_deref().and_then(EndReason::read);
    let reason = reason.filter(|reason| *reason != EndReason::Merged);
    if is_end && reason.is_none() {
        flaws.push(Flaw::new("outcome", "kit-flaw-choose"));
    }
    flaws
}

/// Where an address stands by the steps that stand in it, but for one that is taken back.
pub fn state_after<'s>(steps: impl Iterator<Item = &'s StepRow>) -> State {
    let reached = steps.filter_map(|step| StepSort::read(&step.sort)).map(StepSort::state);
    reached.max().unwrap_or(State::Surveyed)
}

/// The steps that can be taken back: those on which no other rests, the newest first.
pub fn steps_to_take_back(dossier: &Dossier) -> Vec<&StepRow> {
    let rests = |on: StepSort| {
        dossier.standing().filter_map(|step| StepSort::read(&step.sort)).any(|other| {
            // The end closes all: it goes first.
            (other == StepSort::End && on != StepSort::End) || before(dossier, other).contains(&on)
        })
    };
    let free = |step: &&StepRow| StepSort::read(&step.sort).is_some_and(|sort| !rests(sort));
    let mut free: Vec<&StepRow> = dossier.standing().filter(free).collect();
    free.reverse();
    free
}
