//! The tables of a herd: what each keeper owes, the animals. A tag opens the life of its animal.
//! They read nothing and open no name.

use super::forms::masked;
use super::herd::{Opened, Shown};
use crate::model::{AnimalRow, Herd};
use crate::rules::{self, Duty};
use activities::of_file;
use help::ReceiverId;
use kernel::Day;
use kit::badge::{Tone, badge};
use kit::icon::Icon;
use kit::notice::empty;
use kit::table::{Column, Line, table};
use kit::{Markup, Visit, Words, html};

/// The number of an animal, a link to its life.
pub(super) fn tag(animal: &AnimalRow) -> Markup {
    html! { a href={ "/cattle/animals/" (animal.id) } { (animal.tag) } }
}

/// A household: a link to everything it was helped with.
pub(super) fn household(shown: &Shown, receiver: ReceiverId) -> Markup {
    html! {
        a href={ "/helped/" (receiver) } {
            @match shown.names.get(&receiver) {
                Some(name) => (name),
                None => (masked()),
            }
        }
    }
}

/// Who keeps an animal now.
fn keeper(opened: &Opened, shown: &Shown, animal: &AnimalRow) -> Markup {
    match opened.herd.keeper(animal) {
        Some(receiver) => household(shown, receiver),
        None => html! { "–" },
    }
}

/// What each placed animal owes.
pub(super) fn duties(visit: &Visit, opened: &Opened, shown: &Shown) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("cattle-animal")),
        Column::words(words.say("cattle-keeper")),
        Column::words(words.say("cattle-placed")).minor(),
        Column::words(words.say("cattle-owes")),
    ];
    let all = rules::duties(&opened.herd, visit.who().today());
    let lines: Vec<Line> = all
        .iter()
        .map(|(animal, duty)| {
            Line::Row(vec![
                tag(animal),
                keeper(opened, shown, animal),
                html! {
                    @let day = animal.placed_on.map(|on| on.vn()).unwrap_or_default();
                    @match opened.waiting.get(&animal.id) {
                        Some((id, state)) => (of_file(words, *id, Some(*state), &day)),
                        None => (day),
                    }
                },
                owes(words, &opened.herd, *duty),
            ])
        })
        .collect();
    html! {
        @if lines.is_empty() {
            (empty(Icon::People, &words.say("cattle-duties-none"), None))
        } @else {
            (table(&words.say("cattle-duties"), &columns, &lines))
        }
    }
}

/// The calf of a duty, and the day that it names.
pub(super) fn calf_of(herd: &Herd, duty: Duty) -> (Option<&AnimalRow>, Option<Day>) {
    match duty {
        Duty::Growing(calf, day) | Duty::Due(calf, day) | Duty::Overdue(calf, day) => {
            (herd.animal(calf), Some(day))
        }
        Duty::Fulfilled(calf) => (herd.animal(calf), None),
        Duty::Waiting | Duty::Lost | Duty::Released => (None, None),
    }
}

/// Where a duty stands.
pub(super) fn owes(words: &Words, herd: &Herd, duty: Duty) -> Markup {
    let tone = match duty {
        Duty::Fulfilled(_) => Tone::Done,
        Duty::Released => Tone::Locked,
        Duty::Overdue(..) | Duty::Lost => Tone::Call,
        Duty::Due(..) => Tone::Waiting,
        Duty::Waiting | Duty::Growing(..) => Tone::Note,
    };
    let (calf, day) = calf_of(herd, duty);
    html! {
        (badge(tone, &words.say(&format!("cattle-duty-{}", duty.code()))))
        @if let Some(calf) = calf { " " (tag(calf)) }
        @if let Some(day) = day {
            " " (words.say_with(&format!("cattle-duty-{}-day", duty.code()), &[("day", day.vn())]))
        }
    }
}

/// The animals.
pub(super) fn animals(visit: &Visit, opened: &Opened, shown: &Shown) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("cattle-tag")),
        Column::words(words.say("cattle-sex")),
        Column::words(words.say("cattle-born")).minor(),
        Column::words(words.say("cattle-mother")).minor(),
        Column::words(words.say("cattle-keeper")),
        Column::words(words.say("cattle-now")),
    ];
    let line = |animal: &AnimalRow| {
        Line::Row(vec![
            tag(animal),
            html! { (sex(words, animal)) },
            html! { (animal.born_on.vn()) },
            html! { (from(words, &opened.herd, animal)) },
            keeper(opened, shown, animal),
            html! { (now(words, animal)) },
        ])
    };
    let lines: Vec<Line> = opened.herd.animals.iter().map(line).collect();
    html! {
        @if lines.is_empty() {
            (empty(Icon::Note, &words.say("cattle-animals-none"), None))
        } @else {
            (table(&words.say("cattle-animals"), &columns, &lines))
        }
    }
}

/// The sex of an animal in words.
pub(super) fn sex(words: &Words, animal: &AnimalRow) -> String {
    words.say(&format!("cattle-sex-{}", animal.sex().code()))
}

/// The number of its mother, or of the bull it was bought for.
pub(super) fn from(words: &Words, herd: &Herd, animal: &AnimalRow) -> String {
    let tag = |id| herd.animal(id).map(|animal| animal.tag.clone()).unwrap_or_default();
    match (animal.mother, animal.bought_for) {
        (Some(mother), _) => tag(mother),
        (None, Some(bull)) => words.say_with("cattle-bought-for", &[("tag", tag(bull))]),
        (None, None) => String::new(),
    }
}

/// Whether it is kept, or how and when it left.
pub(super) fn now(words: &Words, animal: &AnimalRow) -> String {
    match (animal.left(), animal.left_on) {
        (Some(left), Some(on)) => {
            format!("{} {}", words.say(&format!("cattle-left-{}", left.code())), on.vn())
        }
        _ => words.say("cattle-there"),
    }
}
