//! A field of a form: what it is called, what kind of value it holds, what is said when it is
//! empty. Optional is what is marked; nothing has an asterisk.

use crate::lang::Words;

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One line of text, up to so many letters.
    Text {
        /// Longest text, in letters.
        max: usize,
    },
    /// Several lines of text.
    LongText {
        /// Longest text, in letters.
        max: usize,
    },
    /// A password: never drawn back, never trimmed.
    Password,
    /// A whole number, in any spelling `kernel::number` reads.
    Count,
    /// An amount in đồng, in any spelling `kernel::number` reads.
    Vnd,
    /// A day: `5/3/24`, `05-03-2024`, `2024-03-05`.
    Day,
    /// One of the given choices, in a list that opens.
    Select,
    /// One of a few choices, all in sight.
    Radios,
    /// Any of a few choices.
    Checks,
    /// One yes or no.
    Check,
    /// The id of the record to be made: drawn fresh, sent back as it was, so that a form posted
    /// twice makes one record.
    Key,
    /// Carried along unseen (a version).
    Hidden,
}

/// A field of a form that is known when the program is written.
pub type Field = FieldOf<'static>;

/// A field.
#[derive(Debug, Clone, Copy)]
pub struct FieldOf<'f> {
    /// Its name in the posted form.
    pub name: &'f str,
    /// Message key of its label, or the label itself ([`FieldOf::in_words`]).
    pub label: &'f str,
    /// Whether `label` is read as it is: what a chapter named itself has no key.
    pub is_in_words: bool,
    /// Message key of the help under the label.
    pub hint: Option<&'f str>,
    /// What it holds.
    pub kind: Kind,
    /// May be left empty; said beside the label.
    pub is_optional: bool,
    /// May be left empty at times alone: its hint says when, its label calls it no option.
    pub is_at_times: bool,
    /// Message key said when it is empty, instead of the kit's *Nhập …*.
    pub empty: Option<&'static str>,
    /// Fixed choices: (value, message key). Others are given when it is drawn.
    pub choices: &'f [(&'f str, &'f str)],
    /// Token for the browser's own memory (`username`, `current-password`, `one-time-code`).
    pub autocomplete: &'static str,
    /// Narrow field: the width tells how much is expected.
    pub is_short: bool,
}

impl<'f> FieldOf<'f> {
    const fn new(name: &'f str, label: &'f str, kind: Kind) -> FieldOf<'f> {
        FieldOf {
            name,
            label,
            is_in_words: false,
            hint: None,
            kind,
            is_optional: false,
            is_at_times: false,
            empty: None,
            choices: &[],
            autocomplete: "off",
            is_short: false,
        }
    }

    /// One line of text of up to `max` letters.
    pub const fn text(name: &'f str, label: &'f str, max: usize) -> FieldOf<'f> {
        FieldOf::new(name, label, Kind::Text { max })
    }

    /// Several lines of text.
    pub const fn long_text(name: &'f str, label: &'f str, max: usize) -> FieldOf<'f> {
        FieldOf::new(name, label, Kind::LongText { max })
    }

    /// A password.
    pub const fn password(name: &'f str, label: &'f str) -> FieldOf<'f> {
        FieldOf::new(name, label, Kind::Password)
    }

    /// A whole number.
    pub const fn count(name: &'f str, label: &'f str) -> FieldOf<'f> {
        let mut field = FieldOf::new(name, label, Kind::Count);
        field.is_short = true;
        field
    }

    /// An amount in đồng.
    pub const fn vnd(name: &'f str, label: &'f str) -> FieldOf<'f> {
        let mut field = FieldOf::new(name, label, Kind::Vnd);
        field.is_short = true;
        field
    }

    /// A day.
    pub const fn day(name: &'f str, label: &'f str) -> FieldOf<'f> {
        let mut field = FieldOf::new(name, label, Kind::Day);
        field.is_short = true;
        field
    }

    /// One of many choices.
    pub const fn select(name: &'f str, label: &'f str) -> FieldOf<'f> {
        FieldOf::new(name, label, Kind::Select)
    }

    /// One of a few choices.
    pub const fn radios(name: &'f str, label: &'f str) -> FieldOf<'f> {
        FieldOf::new(name, label, Kind::Radios)
    }

    /// Any of a few choices.
    pub const fn checks(name: &'f str, label: &'f str) -> FieldOf<'f> {
        FieldOf::new(name, label, Kind::Checks)
    }

    /// Yes or no; never empty.
    pub const fn check(name: &'f str, label: &'f str) -> FieldOf<'f> {
        let mut field = FieldOf::new(name, label, Kind::Check);
        field.is_optional = true;
        field
    }

    /// The id of the record to be made.
    pub const fn key(name: &'f str) -> FieldOf<'f> {
        FieldOf::new(name, "", Kind::Key)
    }

    /// Carried along unseen.
    pub const fn hidden(name: &'f str) -> FieldOf<'f> {
        let mut field = FieldOf::new(name, "", Kind::Hidden);
        field.is_optional = true;
        field
    }

    /// May be left empty.
    pub const fn optional(mut self) -> FieldOf<'f> {
        self.is_optional = true;
        self
    }

    /// May be left empty at times, as the hint says; whoever decides refuses it at others. What is
    /// asked for most times is not called optional.
    pub const fn at_times(mut self, hint: &'f str) -> FieldOf<'f> {
        self.is_optional = true;
        self.is_at_times = true;
        self.hint = Some(hint);
        self
    }

    /// Help under the label.
    pub const fn hint(mut self, key: &'f str) -> FieldOf<'f> {
        self.hint = Some(key);
        self
    }

    /// Own words for an empty field.
    pub const fn empty(mut self, key: &'static str) -> FieldOf<'f> {
        self.empty = Some(key);
        self
    }

    /// Fixed choices: (value, message key).
    pub const fn of(mut self, choices: &'f [(&'f str, &'f str)]) -> FieldOf<'f> {
        self.choices = choices;
        self
    }

    /// What the browser may remember.
    pub const fn autocomplete(mut self, token: &'static str) -> FieldOf<'f> {
        self.autocomplete = token;
        self
    }

    /// The label is what is read, not a key.
    pub const fn in_words(mut self) -> FieldOf<'f> {
        self.is_in_words = true;
        self
    }

    /// Narrow.
    pub const fn short(mut self) -> FieldOf<'f> {
        self.is_short = true;
        self
    }

    /// The label as it is read.
    pub(crate) fn said(&self, words: &Words) -> String {
        if self.is_in_words { self.label.to_owned() } else { words.say(self.label) }
    }

    /// Several controls under one label.
    pub(crate) fn is_group(&self) -> bool {
        matches!(self.kind, Kind::Radios | Kind::Checks)
    }

    /// Whether a person chooses rather than types.
    pub(crate) fn is_choice(&self) -> bool {
        self.is_group() || self.kind == Kind::Select
    }

    /// Drawn without a label.
    pub(crate) fn is_unseen(&self) -> bool {
        matches!(self.kind, Kind::Key | Kind::Hidden)
    }
}
