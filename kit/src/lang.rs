//! The languages people read, and the words of one request. Every sentence for a person lives in
//! a `messages/*.ftl` file and is asked for by its key; no text is ever composed in code.
//!
//! One number format serves both languages: figures are official Vietnamese (`20.315`,
//! `14,561 tỷ`) and a page that wrote `20,315` in English would be read a thousandfold wrong.

mod catalogue;
mod check;

pub use catalogue::Catalogue;
pub use check::flaws_of;

use fluent_bundle::{FluentArgs, FluentValue};
use kernel::Flaw;
use std::sync::Arc;

/// A language of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// Vietnamese, the first language.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// Both, in the order in which they are offered.
    pub const ALL: [Lang; 2] = [Lang::Vi, Lang::En];

    /// The code used in `<html lang>`, the cookie and `Accept-Language`.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Vi => "vi",
            Lang::En => "en",
        }
    }

    /// The language with this code (`en`, `en-GB`), if we speak it.
    pub fn read(code: &str) -> Option<Lang> {
        let first = code.trim().split(['-', '_']).next()?.to_ascii_lowercase();
        Lang::ALL.into_iter().find(|lang| lang.code() == first)
    }

    /// The first language of an `Accept-Language` header that we speak, else Vietnamese.
    /// Weights are ignored: browsers list languages in order.
    pub fn accept(header: &str) -> Lang {
        header.split(',').find_map(|part| Lang::read(part.split(';').next()?)).unwrap_or_default()
    }
}

/// The words of one request: the catalogue in one language.
#[derive(Clone)]
pub struct Words {
    catalogue: Arc<Catalogue>,
    lang: Lang,
}

impl Words {
    /// The words of a language.
    pub fn new(catalogue: Arc<Catalogue>, lang: Lang) -> Words {
        Words { catalogue, lang }
    }

    /// The same words in a language: a paper is Vietnamese whoever prints it.
    pub fn in_lang(&self, lang: Lang) -> Words {
        Words { catalogue: Arc::clone(&self.catalogue), lang }
    }

    /// The language they are in.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The text of a key; a key nobody wrote is shown as `⟦key⟧`, so that it is seen.
    pub fn say(&self, key: &str) -> String {
        self.catalogue.format(self.lang, key, None)
    }

    /// The text of a key with its arguments, which are text already (numbers are written by
    /// `kernel::number` before).
    pub fn say_with<V: AsRef<str>>(&self, key: &str, args: &[(&str, V)]) -> String {
        let mut given = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            given.set(*name, FluentValue::from(value.as_ref()));
        }
        self.catalogue.format(self.lang, key, Some(&given))
    }

    /// A text that depends on how many: `$count` chooses the form, `$n` is the number as it is
    /// written (`20.315`).
    pub fn say_count(&self, key: &str, count: i64) -> String {
        let mut given = FluentArgs::with_capacity(2);
        given.set("count", FluentValue::from(count));
        given.set("n", FluentValue::from(kernel::number::count(count)));
        self.catalogue.format(self.lang, key, Some(&given))
    }

    /// Whether somebody wrote this key.
    pub fn knows(&self, key: &str) -> bool {
        self.catalogue.knows(self.lang, key)
    }

    /// The words of a flaw. `$label` is the label of its field (a key) as it stands inside a
    /// sentence, `$Label` as it opens one; without a label the words speak of *this value*.
    pub fn say_flaw(&self, flaw: &Flaw, label: Option<&str>) -> String {
        self.say_flaw_of(flaw, label.map(|key| self.say(key)))
    }

    /// The same with a label that is no key but read as it is.
    pub fn say_flaw_of(&self, flaw: &Flaw, label: Option<String>) -> String {
        self.say_kept(flaw.key, &flaw.args, label)
    }

    /// The words of a flaw that was kept: its key and arguments, told when it is looked at. An
    /// argument that is data in two languages (the name of a kind) comes twice, in English under
    /// its name with `_en`, and stands in the reader's.
    pub fn say_kept<N: AsRef<str>>(
        &self,
        key: &str,
        args: &[(N, String)],
        label: Option<String>,
    ) -> String {
        let mut given = FluentArgs::with_capacity(args.len() + 2);
        let label = label.unwrap_or_else(|| self.say("kit-flaw-value"));
        given.set("label", FluentValue::from(inside_sentence(&label)));
        given.set("Label", FluentValue::from(label));
        for (name, value) in args {
            let (name, value) = (name.as_ref(), value.as_str());
            match name.strip_suffix("_en") {
                Some(own) if self.lang == Lang::En => given.set(own, FluentValue::from(value)),
                Some(_) => {}
                None => given.set(name, FluentValue::from(value)),
            }
        }
        self.catalogue.format(self.lang, key, Some(&given))
    }
}

/// A label as it stands inside a sentence: its first letter small, unless it is an abbreviation
/// or a name whose second letter is large too (`CCCD`).
fn inside_sentence(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.next()) {
        (Some(first), second) if !second.is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(label.chars().skip(1)).collect()
        }
        _ => label.to_string(),
    }
}

#[cfg(test)]
mod tests;
