//! A field of a form: what it is called, what kind of value it holds, what is said when it is
//! empty. Optional is what is marked; nothing has an asterisk.

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

/// A field.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its name in the posted form.
    pub name: &'static str,
    /// Message key of its label.
    pub label: &'static str,
    /// Message key of the help under the label.
    pub hint: Option<&'static str>,
    /// What it holds.
    pub kind: Kind,
    /// May be left empty; said beside the label.
    pub is_optional: bool,
    /// Message key said when it is empty, instead of the kit's *Nhập …*.
    pub empty: Option<&'static str>,
    /// Fixed choices: (value, message key). Others are given when it is drawn.
    pub choices: &'static [(&'static str, &'static str)],
    /// Token for the browser's own memory (`username`, `current-password`, `one-time-code`).
    pub autocomplete: &'static str,
    /// Narrow field: the width tells how much is expected.
    pub is_short: bool,
}

impl Field {
    const fn new(name: &'static str, label: &'static str, kind: Kind) -> Field {
        Field {
            name,
            label,
            hint: None,
            kind,
            is_optional: false,
            empty: None,
            choices: &[],
            autocomplete: "off",
            is_short: false,
        }
    }

    /// One line of text of up to `max` letters.
    pub const fn text(name: &'static str, label: &'static str, max: usize) -> Field {
        Field::new(name, label, Kind::Text { max })
    }

    /// Several lines of text.
    pub const fn long_text(name: &'static str, label: &'static str, max: usize) -> Field {
        Field::new(name, label, Kind::LongText { max })
    }

    /// A password.
    pub const fn password(name: &'static str, label: &'static str) -> Field {
        Field::new(name, label, Kind::Password)
    }

    /// A whole number.
    pub const fn count(name: &'static str, label: &'static str) -> Field {
        let mut field = Field::new(name, label, Kind::Count);
        field.is_short = true;
        field
    }

    /// An amount in đồng.
    pub const fn vnd(name: &'static str, label: &'static str) -> Field {
        let mut field = Field::new(name, label, Kind::Vnd);
        field.is_short = true;
        field
    }

    /// A day.
    pub const fn day(name: &'static str, label: &'static str) -> Field {
        let mut field = Field::new(name, label, Kind::Day);
        field.is_short = true;
        field
    }

    /// One of many choices.
    pub const fn select(name: &'static str, label: &'static str) -> Field {
        Field::new(name, label, Kind::Select)
    }

    /// One of a few choices.
    pub const fn radios(name: &'static str, label: &'static str) -> Field {
        Field::new(name, label, Kind::Radios)
    }

    /// Any of a few choices.
    pub const fn checks(name: &'static str, label: &'static str) -> Field {
        Field::new(name, label, Kind::Checks)
    }

    /// Yes or no; never empty.
    pub const fn check(name: &'static str, label: &'static str) -> Field {
        let mut field = Field::new(name, label, Kind::Check);
        field.is_optional = true;
        field
    }

    /// The id of the record to be made.
    pub const fn key(name: &'static str) -> Field {
        Field::new(name, "", Kind::Key)
    }

    /// Carried along unseen.
    pub const fn hidden(name: &'static str) -> Field {
        let mut field = Field::new(name, "", Kind::Hidden);
        field.is_optional = true;
        field
    }

    /// May be left empty.
    pub const fn optional(mut self) -> Field {
        self.is_optional = true;
        self
    }

    /// Help under the label.
    pub const fn hint(mut self, key: &'static str) -> Field {
        self.hint = Some(key);
        self
    }

    /// Own words for an empty field.
    pub const fn empty(mut self, key: &'static str) -> Field {
        self.empty = Some(key);
        self
    }

    /// Fixed choices: (value, message key).
    pub const fn of(mut self, choices: &'static [(&'static str, &'static str)]) -> Field {
        self.choices = choices;
        self
    }

    /// What the browser may remember.
    pub const fn autocomplete(mut self, token: &'static str) -> Field {
        self.autocomplete = token;
        self
    }

    /// Narrow.
    pub const fn short(mut self) -> Field {
        self.is_short = true;
        self
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
