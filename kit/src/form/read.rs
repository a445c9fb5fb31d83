//! Reading a posted form: every value by its declared kind, flaws gathered on the way, so that a
//! person sees all of them at once. Input is taken generously: spaces, invisible letters and NFD
//! are mended, numbers and days may be spelled in many ways.

use super::{FieldOf, FormOf, Kind};
use crate::web::Typed;
use kernel::fold::tidy_text;
use kernel::number::{read_count, read_vnd};
use kernel::{Day, Error, Flaw, Result, Vnd};
use std::cell::RefCell;

/// A form being read.
pub struct Reading<'a> {
    form: &'a FormOf<'a>,
    typed: &'a Typed,
    flaws: RefCell<Vec<Flaw>>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(form: &'a FormOf<'a>, typed: &'a Typed) -> Reading<'a> {
        let reading = Reading { form, typed, flaws: RefCell::default() };
        for field in form.fields {
            reading.check(field);
        }
        reading
    }

    /// The text of a field, mended; empty when it is optional and was left out.
    pub fn text(&self, name: &str) -> String {
        match self.form.field(name).map(|field| field.kind) {
            // A password is what was typed, to the last space.
            Some(Kind::Password) => self.typed.get(name).to_string(),
            Some(Kind::LongText { .. }) => tidy_text(self.typed.get(name)),
            _ => tidy_text(self.typed.get(name)).replace('\n', " "),
        }
    }

    /// The text of an optional field, if there is any.
    pub fn maybe_text(&self, name: &str) -> Option<String> {
        Some(self.text(name)).filter(|text| !text.is_empty())
    }

    /// A whole number; 0 when it was flawed (the flaw is kept for [`Reading::check_all`]).
    pub fn count(&self, name: &str) -> i64 {
        self.maybe_count(name).unwrap_or_default()
    }

    /// A whole number that may be left out.
    pub fn maybe_count(&self, name: &str) -> Option<i64> {
        read_count(&self.text(name)).ok()
    }

    /// An amount.
    pub fn vnd(&self, name: &str) -> Vnd {
        self.maybe_vnd(name).unwrap_or(Vnd(0))
    }

    /// An amount that may be left out.
    pub fn maybe_vnd(&self, name: &str) -> Option<Vnd> {
        read_vnd(&self.text(name)).ok().map(Vnd)
    }

    /// A day that may be left out, or was flawed.
    pub fn maybe_day(&self, name: &str) -> Option<Day> {
        Day::read(&self.text(name)).ok()
    }

    /// The chosen value of a select or radios.
    pub fn choice(&self, name: &str) -> &'a str {
        self.typed.get(name)
    }

    /// All ticked values of a group of checkboxes.
    pub fn choices(&self, name: &'a str) -> Vec<&'a str> {
        self.typed.all(name).collect()
    }

    /// Whether a checkbox is ticked.
    pub fn is_ticked(&self, name: &str) -> bool {
        self.typed.maybe(name).is_some()
    }

    /// Adds a flaw found by the handler, to be shown with the others.
    pub fn flaw(&self, flaw: Flaw) {
        self.flaws.borrow_mut().push(flaw);
    }

    /// Ends the reading: an error with all flaws, or nothing.
    pub fn check_all(&self) -> Result<()> {
        let flaws = self.flaws.take();
        if flaws.is_empty() { Ok(()) } else { Err(Error::Invalid(flaws)) }
    }

    fn check(&self, field: &FieldOf<'_>) {
        let text = self.text(field.name);
        if text.is_empty() {
            if !field.is_optional {
                self.flaw(Flaw::new(field.name, said_when_empty(field)));
            }
            return;
        }
        match field.kind {
            Kind::Text { max } | Kind::LongText { max } => self.check_length(field, &text, max),
            Kind::Count => self.check_value(field, read_count(&text).err().map(|f| f.key())),
            Kind::Vnd => self.check_value(field, read_vnd(&text).err().map(|f| f.key())),
            Kind::Day => self.check_value(field, Day::read(&text).err().map(|f| f.key())),
            Kind::Select | Kind::Radios | Kind::Checks => self.check_choices(field),
            Kind::Key if uuid::Uuid::parse_str(&text).is_err() => {
                self.flaw(Flaw::new(field.name, "kit-flaw-key"));
            }
            _ => {}
        }
    }

    fn check_length(&self, field: &FieldOf<'_>, text: &str, max: usize) {
        let length = text.chars().count();
        if length > max {
            let flaw = Flaw::new(field.name, "kit-flaw-long");
            self.flaw(flaw.arg("max", max.to_string()).arg("n", length.to_string()));
        }
    }

    fn check_value(&self, field: &FieldOf<'_>, flaw: Option<&'static str>) {
        if let Some(key) = flaw {
            self.flaw(Flaw::new(field.name, key));
        }
    }

    /// Only fixed choices can be checked here; choices given at drawing are the handler's.
    fn check_choices(&self, field: &FieldOf<'_>) {
        let known = |value: &str| field.choices.iter().any(|(choice, _)| *choice == value);
        if !field.choices.is_empty() && !self.typed.all(field.name).all(known) {
            self.flaw(Flaw::new(field.name, "kit-flaw-choice"));
        }
    }
}

fn said_when_empty(field: &FieldOf<'_>) -> &'static str {
    let usual = if field.is_choice() { "kit-flaw-choose" } else { "kit-flaw-empty" };
    field.empty.unwrap_or(usual)
}
