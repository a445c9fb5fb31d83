//! The forms of a commune's page in a yearly round, declared and drawn: who goes there, the list
//! pasted or typed line by line, the answer of a line and of a dossier from before. They read and
//! write nothing themselves.

use super::round_sheet::{Seen, wanted};
use super::shown::button_post;
use crate::model::{CarryId, CarryRow, HandedIn};
use kernel::{Error, Flaw, Result, number};
use kit::badge::Tone;
use kit::form::{Field, Filled, Form};
use kit::notice::banner;
use kit::{Markup, Typed, Visit, Words, html};

/// Letters of a pasted list.
const LETTERS: usize = 120_000;
const CLASSES: &[(&str, &str)] = &[
    ("poor", "address-round-class-poor"),
    ("near_poor", "address-round-class-near_poor"),
    ("hardship", "address-round-class-hardship"),
];

pub(super) static GIVE: Form = Form::new(
    "give",
    &[
        Field::hidden("version"),
        Field::text("given_to", "address-round-given-to", 120)
            .hint("address-round-given-to-hint")
            .optional(),
    ],
);
pub(super) static LIST: Form = Form::new(
    "listed",
    &[
        Field::long_text("list", "address-round-list", LETTERS).hint("address-round-list-hint"),
        Field::select("of_all", "address-round-of-all").of(CLASSES).optional(),
    ],
);
pub(super) static ONE: Form = Form::new(
    "one",
    &[
        Field::key("id"),
        Field::text("name", "address-name", 120),
        Field::count("birth_year", "address-birth-year").optional(),
        Field::radios("class", "address-class").of(CLASSES),
        Field::check("is_other", "address-round-is-other"),
    ],
);
pub(super) static HAS: Form = Form::new(
    "has",
    &[
        Field::hidden("line"),
        Field::hidden("version"),
        Field::hidden("answer"),
        Field::text("code", "address-code", 20).hint("address-round-code-hint").short(),
    ],
);
pub(super) static OUT: Form = Form::new(
    "out",
    &[
        Field::hidden("line"),
        Field::hidden("version"),
        Field::hidden("answer"),
        Field::text("why", "address-step-why", 200).hint("address-plain-hint"),
    ],
);
pub(super) static LOOK: Form = Form::new(
    "look",
    &[
        Field::hidden("carry"),
        Field::hidden("version"),
        Field::day("on", "address-step-on"),
        Field::text("by_whom", "address-step-by", 200).hint("address-round-by-hint"),
    ],
);

/// Which form came back or was asked for.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Which {
    /// None.
    #[default]
    None,
    Give,
    List,
    One,
    Line,
    Carry,
}

/// A form that came back or was asked for.
#[derive(Default)]
pub(super) struct Shown {
    pub which: Which,
    pub typed: Typed,
    pub flaws: Vec<Flaw>,
    /// What was taken of a list of which some lines came back.
    pub taken: Option<HandedIn>,
}

impl Shown {
    /// The lines of the error summary.
    pub fn summary(&self, words: &Words) -> Vec<(String, String)> {
        let form = match self.which {
            Which::Give => &GIVE,
            Which::List => &LIST,
            Which::One => &ONE,
            Which::Carry => &LOOK,
            Which::Line if self.typed.get("answer") == "out" => &OUT,
            Which::Line | Which::None => &HAS,
        };
        form.summary(words, &self.flaws)
    }

    fn filled(&self, which: Which) -> Filled<'_> {
        match self.which == which {
            true => Filled::with(self.typed.clone(), &self.flaws),
            false => Filled::default(),
        }
    }
}

/// The form that the address of the page asks for, as it begins.
pub(super) fn begun(visit: &Visit, seen: &Seen) -> Result<Shown> {
    let which = wanted(visit);
    let typed = match which {
        Which::Carry => {
            let id = CarryId::read(&visit.query("carry"))?;
            let row = seen.carried.iter().find(|row| row.id == id).ok_or(Error::NotFound)?;
            Typed::of([
                ("carry", row.id.to_string()),
                ("version", row.version.to_string()),
                ("on", visit.who().today().vn()),
            ])
        }
        _ => Typed::default(),
    };
    Ok(Shown { which, typed, ..Shown::default() })
}

/// What was taken of a list of which some lines came back.
pub(super) fn said_back(visit: &Visit, shown: &Shown) -> Markup {
    let words = visit.words();
    html! {
        @if let Some(taken) = &shown.taken {
            (banner(Tone::Look, html! {
                p { (words.say_with("address-done-round-list", &[
                    ("added", number::count(taken.added)),
                    ("known", number::count(taken.known)),
                ])) }
                p { (words.say("address-round-came-back")) }
            }))
        }
    }
}

/// The form of the line or of the dossier that the address asks for, or that came back.
pub(super) fn answer(visit: &Visit, seen: &Seen, shown: &Shown) -> Markup {
    match shown.which {
        Which::Line if seen.may_keep => of_line(visit, seen, shown),
        Which::Carry if seen.may_keep => of_carry(visit, seen, shown),
        _ => html! {},
    }
}

fn of_line(visit: &Visit, seen: &Seen, shown: &Shown) -> Markup {
    let words = visit.words();
    let Some(row) = seen.asked.as_ref() else { return html! {} };
    let action = format!("{}/answer", seen.path());
    let filled = |answer: &str, field: &str| {
        let is_back = shown.typed.get("answer") == answer;
        let said = if is_back { shown.typed.get(field) } else { "" };
        let typed = Typed::of([
            ("line", row.id.to_string()),
            ("version", row.version.to_string()),
            ("answer", answer.to_owned()),
            (field, said.to_owned()),
        ]);
        Filled::with(typed, if is_back { &shown.flaws } else { &[] })
    };
    html! {
        section.card {
            h2.name { (row.name) }
            (HAS.whole(words, &action, &words.say("address-round-link"), &filled("has", "code")))
            (OUT.whole(words, &action, &words.say("address-round-out"), &filled("out", "why")))
        }
    }
}

fn of_carry(visit: &Visit, seen: &Seen, shown: &Shown) -> Markup {
    let words = visit.words();
    let own = |row: &&CarryRow| row.id.to_string() == shown.typed.get("carry");
    let Some(row) = seen.carried.iter().find(own) else { return html! {} };
    let action = format!("{}/review", seen.path());
    let end = format!("/addresses/{}/record?what=end", row.address);
    html! {
        section.card {
            h2.name { (row.name) }
            p.quiet { (words.say("address-round-look-lead")) }
            (LOOK.whole(
                words,
                &action,
                &words.say("address-round-goes-on"),
                &shown.filled(Which::Carry),
            ))
            p { a href=(end) { (words.say("address-round-ends")) } }
        }
    }
}

/// The forms below the lists: the list pasted and typed, who goes there.
pub(super) fn more(visit: &Visit, seen: &Seen, shown: &Shown) -> Markup {
    let words = visit.words();
    let version = seen.at.sheet.version.to_string();
    let path = seen.path();
    let mut given = shown.filled(Which::Give);
    if shown.which != Which::Give {
        let now = seen.at.sheet.given_to.clone();
        given.typed = Typed::of([("version", version.clone()), ("given_to", now)]);
    }
    let is_listed = seen.may_keep && seen.at.sheet.asks_list;
    html! {
        @if is_listed { (lists(visit, (&path, version), seen, shown)) }
        @if seen.may_lead {
            section.card {
                details open[shown.which == Which::Give] {
                    summary { (words.say("address-round-give")) }
                    (GIVE.whole(words, &format!("{path}/give"), &words.say("address-save"), &given))
                }
            }
        }
    }
}

fn lists(visit: &Visit, (path, version): (&str, String), seen: &Seen, shown: &Shown) -> Markup {
    let words = visit.words();
    let is_empty = seen.at.sheet.handed_on.is_none();
    html! {
        section.card {
            h2 { (words.say("address-round-list-title")) }
            (LIST.whole(
                words,
                &format!("{path}/list"),
                &words.say("address-round-list-save"),
                &shown.filled(Which::List),
            ))
            details open[shown.which == Which::One] {
                summary { (words.say("address-round-one")) }
                (ONE.whole(
                    words,
                    &format!("{path}/one"),
                    &words.say("address-round-one-save"),
                    &shown.filled(Which::One),
                ))
            }
            @if is_empty {
                (button_post(
                    &format!("{path}/none"),
                    &words.say("address-round-none"),
                    &[("version", version)],
                ))
            }
        }
    }
}
