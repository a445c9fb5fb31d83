//! All texts of all capabilities, one bundle a language, built once at the start. A key written
//! twice, or a text that cannot be parsed, stops the start; a missing one is shown as `⟦key⟧`.

use super::Lang;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource};
use kernel::{Error, Result};
use std::collections::BTreeSet;
use unic_langid::LanguageIdentifier;

/// Every text, by language and key.
pub struct Catalogue {
    vi: FluentBundle<FluentResource>,
    en: FluentBundle<FluentResource>,
    keys: [BTreeSet<String>; 2],
}

impl Catalogue {
    /// Builds the catalogue from `(language, text of a .ftl file)`; the kit's own texts are in it
    /// already. Fails when a key is written twice or a text cannot be parsed.
    pub fn build(texts: impl IntoIterator<Item = (Lang, &'static str)>) -> Result<Catalogue> {
        let mut made = Catalogue {
            vi: empty(Lang::Vi)?,
            en: empty(Lang::En)?,
            keys: [BTreeSet::new(), BTreeSet::new()],
        };
        for (lang, text) in crate::MESSAGES.iter().copied().chain(texts) {
            made.add(lang, text)?;
        }
        Ok(made)
    }

    fn add(&mut self, lang: Lang, text: &str) -> Result<()> {
        let resource = FluentResource::try_new(text.to_string()).map_err(|(_, flaws)| {
            let first = flaws.first().map(|f| format!("{f} at byte {}", f.pos.start));
            Error::fault(format!("messages ({}): {}", lang.code(), first.unwrap_or_default()))
        })?;
        self.keys[lang as usize].extend(super::check::keys_of(text));
        self.bundle_mut(lang).add_resource(resource).map_err(|flaws| {
            let twice: Vec<_> = flaws.iter().map(told).collect();
            Error::fault(format!("messages ({}): {}", lang.code(), twice.join(", ")))
        })
    }

    fn bundle(&self, lang: Lang) -> &FluentBundle<FluentResource> {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }

    fn bundle_mut(&mut self, lang: Lang) -> &mut FluentBundle<FluentResource> {
        match lang {
            Lang::Vi => &mut self.vi,
            Lang::En => &mut self.en,
        }
    }

    /// Whether a language has a key.
    pub fn knows(&self, lang: Lang, key: &str) -> bool {
        self.bundle(lang).has_message(key)
    }

    /// The keys one language has and the other lacks, each as `lang: key`. Empty when complete.
    pub fn gaps(&self) -> Vec<String> {
        let [vi, en] = &self.keys;
        let no_en = vi.difference(en).map(|key| format!("en: {key}"));
        let no_vi = en.difference(vi).map(|key| format!("vi: {key}"));
        no_en.chain(no_vi).collect()
    }

    pub(super) fn format(&self, lang: Lang, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let bundle = self.bundle(lang);
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            tracing::warn!(key, lang = lang.code(), "nobody wrote this message");
            return format!("⟦{key}⟧");
        };
        let mut flaws = Vec::new();
        let text = bundle.format_pattern(pattern, args, &mut flaws).into_owned();
        if let Some(flaw) = flaws.first() {
            tracing::warn!(key, lang = lang.code(), %flaw, "a message lacks an argument");
        }
        // A line break in a file is there for the width of the file; an empty line is a paragraph.
        if text.contains('\n') { as_paragraphs(&text) } else { text }
    }
}

fn as_paragraphs(text: &str) -> String {
    let paragraphs = text.split("\n\n").map(|part| part.replace('\n', " "));
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

fn empty(lang: Lang) -> Result<FluentBundle<FluentResource>> {
    let id: LanguageIdentifier = lang.code().parse().map_err(Error::fault)?;
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // The isolating marks would end up in titles, mails and the words of tests.
    bundle.set_use_isolating(false);
    Ok(bundle)
}

fn told(flaw: &FluentError) -> String {
    match flaw {
        FluentError::Overriding { id, .. } => format!("the key {id} is written twice"),
        other => other.to_string(),
    }
}
