//! Forms, declared once: the same declaration draws the fields, reads what was posted and words
//! the flaws. What a person typed always comes back to her, flawed or not (ui-patterns 1-4). A
//! form checks the kind of a value only; what must hold among values is a rule of a capability.

mod draw;
mod field;
mod read;

pub use draw::{Choice, Filled};
pub use field::{Field, Kind};
pub use read::Reading;

use crate::lang::Words;
use crate::web::Typed;
use kernel::Flaw;
use maud::Markup;

/// A form: its fields in order.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    /// Prefix of the ids of its controls, unique on a page.
    pub name: &'static str,
    /// The fields.
    pub fields: &'static [Field],
}

impl Form {
    /// Declares a form.
    pub const fn new(name: &'static str, fields: &'static [Field]) -> Form {
        Form { name, fields }
    }

    /// Starts reading what was posted.
    pub fn read<'a>(&'a self, typed: &'a Typed) -> Reading<'a> {
        Reading::new(self, typed)
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
            (self.anchor(&flaw.field), words.say_flaw(flaw, field.map(|f| f.label)))
        };
        flaws.iter().map(line).collect()
    }

    pub(crate) fn field(&self, name: &str) -> Option<&'static Field> {
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
