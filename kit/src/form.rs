//! Forms, declared once: the same declaration draws the fields, reads what was posted and words
//! the flaws. What a person typed always comes back to her, flawed or not (ui-patterns 1-4). A
//! form checks the kind of a value only; what must hold among values is a rule of a capability.

mod draw;
mod field;
mod files;
mod read;

pub use draw::{Choice, Filled};
pub use field::{Field, FieldOf, Kind};
pub use files::file_notes;
pub use read::Reading;

use crate::lang::Words;
use crate::web::Typed;
use kernel::Flaw;
use maud::Markup;

/// A form whose fields are known when the program is written: nearly all of them.
pub type Form = FormOf<'static>;

/// A form: its fields in order. Where the fields are known at run time only (the measures of a
/// kind of work), their owner keeps them and the form borrows them.
#[derive(Debug, Clone, Copy)]
pub struct FormOf<'f> {
    /// Prefix of the ids of its controls, unique on a page.
    pub name: &'f str,
    /// The fields.
    pub fields: &'f [FieldOf<'f>],
}

impl<'f> FormOf<'f> {
    /// Declares a form.
    pub const fn new(name: &'f str, fields: &'f [FieldOf<'f>]) -> FormOf<'f> {
        FormOf { name, fields }
    }

    /// Starts reading what was posted.
    pub fn read<'a>(&'a self, typed: &'a Typed) -> Reading<'a> {
        Reading::new(self, typed)
    }

    /// Some of the fields, as [`FormOf::draw`] draws them: a long form stands in parts with a head
    /// line each, and is still read and summed up as one.
    pub fn draw_part(&self, words: &Words, filled: &Filled<'_>, wants: &[&str]) -> Markup {
        draw::part(self, words, filled, wants)
    }

    /// The fields as drawn, with what was typed and the flaws beside it. The caller puts them into
    /// a `<form method="post" novalidate>` with its own button.
    pub fn draw(&self, words: &Words, filled: &Filled<'_>) -> Markup {
        draw::fields(self, words, filled)
    }

    /// The whole form: fields and one button. `action` is the path it posts to.
    pub fn whole(&self, words: &Words, action: &str, button: &str, filled: &Filled<'_>) -> Markup {
        draw::whole(self, words, action, button, filled)
    }

    /// The lines of the error summary: (id of the first control of the field, words). The same
    /// words as beside the field.
    pub fn summary(&self, words: &Words, flaws: &[Flaw]) -> Vec<(String, String)> {
        let line = |flaw: &Flaw| {
            let field = self.field(&flaw.field);
            (self.anchor(&flaw.field), words.say_flaw_of(flaw, field.map(|f| f.said(words))))
        };
        flaws.iter().map(line).collect()
    }

    pub(crate) fn field(&self, name: &str) -> Option<&'f FieldOf<'f>> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The id of a control.
    pub(crate) fn id(&self, field: &str) -> String {
        format!("{}-{field}", self.name)
    }

    /// Where the summary leads: the control, the first of a group, or the form itself for a flaw
    /// of no single field.
    fn anchor(&self, field: &str) -> String {
        match self.field(field) {
            Some(field) if field.is_group() => format!("{}-1", self.id(field.name)),
            Some(field) => self.id(field.name),
            None => self.name.to_string(),
        }
    }
}

#[cfg(test)]
mod tests;
