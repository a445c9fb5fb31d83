//! How givers, help and what met are said on the pages of the radar. It decides nothing.

use crate::desk::Met;
use crate::model::{Giver, Meeting, Of, Overlap, Shown};
use crate::rules;
use kernel::{Month, UnitId, Who};
use kit::badge::{Tone, badge};
use kit::sift::Choose;
use kit::{Markup, Visit, Words};
use std::collections::HashMap;

/// The month that an address asks for, or the last full one.
pub(super) fn month(asked: &str, who: &Who) -> Month {
    Month::parse(asked).unwrap_or_else(|_| rules::first_shown(who.today()))
}

/// The months that a page offers.
pub(super) fn months(visit: &Visit) -> Choose {
    let all = rules::months(visit.who().today()).into_iter();
    let all = all.map(|month| (month.iso(), month.vn())).collect();
    Choose::new("month", visit.say("radar-month"), all)
}

/// What a giver is called.
pub(super) fn giver(words: &Words, giver: &Giver) -> String {
    match &giver.shown {
        Shown::Named(name) => name.clone(),
        Shown::Society => words.say("radar-society"),
        Shown::Elsewhere(province) => {
            words.say_with("radar-elsewhere", &[("province", province.clone())])
        }
    }
}

/// What help consisted of; `kinds` are the names of the kinds of work.
pub(super) fn what(words: &Words, of: &Of, kinds: &[(String, String)]) -> String {
    match of {
        Of::Means(code) => words.say(&format!("sponsorship-sort-{code}")),
        Of::Listed(code) => words.say(&format!("radar-kind-{code}")),
        Of::Work(code) => {
            let known = kinds.iter().find(|(own, _)| own == code);
            known.map_or_else(|| words.say("radar-kind-other"), |(_, name)| name.clone())
        }
        Of::Untold => words.say("radar-untold"),
    }
}

/// What help is for.
pub(super) fn family(words: &Words, overlap: &Overlap) -> String {
    words.say(&format!("radar-family-{}", overlap.family.code()))
}

/// Whether it met, and what was said of that.
pub(super) fn state(visit: &Visit, overlap: &Overlap) -> Markup {
    let words = visit.words();
    match (overlap.meeting, &overlap.answer) {
        (Meeting::Overlap, Some(answer)) => {
            badge(Tone::Done, &words.say(&format!("radar-verdict-{}", answer.verdict)))
        }
        (Meeting::Overlap, None) if overlap.version > 0 => {
            badge(Tone::Call, &words.say("radar-state-again"))
        }
        (Meeting::Overlap, None) => badge(Tone::Call, &words.say("radar-state-open")),
        (Meeting::Shared, _) => badge(Tone::Note, &words.say("radar-state-shared")),
        (Meeting::Apart, _) => badge(Tone::Blank, &words.say("radar-state-apart")),
    }
}

/// The codes of the dossiers of a person.
pub(super) fn codes(met: &Met) -> String {
    met.dossiers.iter().map(|own| own.code.as_str()).collect::<Vec<_>>().join(", ")
}

/// Where the dossiers of a person are kept, each unit once.
pub(super) fn places(met: &Met, names: &HashMap<UnitId, String>) -> String {
    let mut all: Vec<&str> = Vec::new();
    for own in &met.dossiers {
        let name = names.get(&own.unit).map_or("", String::as_str);
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all.join(", ")
}
