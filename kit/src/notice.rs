//! Short words to the reader: a toast after an act (with undo instead of a question before it), an
//! empty state that teaches, a list of flaws, a banner. They say what happened and what to do.

use crate::icon::Icon;
use crate::lang::Words;
use kernel::Flaw;
use maud::{Markup, html};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What was done, said on the next page, for ten seconds where script runs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Toast {
    key: String,
    args: Vec<(String, String)>,
    undo: Option<String>,
}

impl Toast {
    /// A toast by its message key.
    pub fn new(key: &'static str) -> Toast {
        Toast { key: key.into(), ..Toast::default() }
    }

    /// Adds an argument of the message. Never personal data: it travels in a cookie.
    pub fn arg(mut self, name: &str, value: impl Into<String>) -> Toast {
        self.args.push((name.into(), value.into()));
        self
    }

    /// The path that takes the act back when posted to.
    pub fn undo(mut self, path: impl Into<String>) -> Toast {
        self.undo = Some(path.into());
        self
    }

    /// As a cookie's value: `key|undo|name=value|…`, each part percent-encoded. (Vietnamese text
    /// cannot stand in a cookie as it is.)
    pub(crate) fn write(&self) -> String {
        let code = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let mut parts = vec![code(&self.key), code(self.undo.as_deref().unwrap_or_default())];
        parts.extend(self.args.iter().map(|(n, v)| format!("{}={}", code(n), code(v))));
        code(&parts.join("|"))
    }

    /// Reads what [`Toast::write`] wrote; anything else is no toast.
    pub(crate) fn read(text: &str) -> Option<Toast> {
        let plain = |part: &str| percent_decode_str(part).decode_utf8_lossy().into_owned();
        let mut parts = text.split('|');
        let key = plain(parts.next().filter(|key| !key.is_empty())?);
        let undo = plain(parts.next()?);
        let undo = Some(undo).filter(|path| path.starts_with('/') && !path.starts_with("//"));
        let args = parts.filter_map(|part| part.split_once('='));
        let args = args.map(|(name, value)| (plain(name), plain(value))).collect();
        Some(Toast { key, args, undo })
    }

    pub(crate) fn draw(&self, words: &Words) -> Markup {
        let args: Vec<_> = self.args.iter().map(|(n, v)| (n.as_str(), v)).collect();
        html! {
            div.toast data-toast {
                (Icon::Check.draw())
                span { (words.say_with(&self.key, &args)) }
                @if let Some(undo) = &self.undo {
                    form.inline method="post" action=(undo) {
                        button.btn type="submit" { (words.say("kit-undo")) }
                    }
                }
                button.plain type="button" data-dismiss hidden aria-label=(words.say("kit-close")) {
                    "×"
                }
            }
        }
    }
}

/// An empty state: what this is, in one sentence, and one button.
pub fn empty(icon: Icon, said: &str, button: Option<Markup>) -> Markup {
    html! {
        div.empty {
            (icon.draw())
            p { (said) }
            @if let Some(button) = button { (button) }
        }
    }
}

/// A banner above a page or a part of it. The tone's icon and colour go with the words.
pub fn banner(tone: crate::badge::Tone, said: Markup) -> Markup {
    html! { div.banner.(tone.class()) { (tone.icon().draw()) div { (said) } } }
}

/// Flaws as plain lines, for a page that has no form to show them in.
pub fn flaw_list(words: &Words, flaws: &[Flaw]) -> Markup {
    html! { ul.flaws { @for flaw in flaws { li { (words.say_flaw(flaw, None)) } } } }
}

/// A bar for long work, with its counts in words (`1.200 trên 3.321`).
pub fn progress(label: &str, done: i64, all: i64, said: &str) -> Markup {
    html! {
        div.progress {
            span.progress-label { (label) }
            progress value=(done) max=(all.max(1)) aria-label=(label) { (said) }
            span.quiet { (said) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_toast_comes_back_from_its_cookie() {
        let toast = Toast::new("kit-undo").arg("name", "Giồng Riềng | a=b; c").undo("/x/undo");
        let cookie = toast.write();
        assert!(cookie.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'%'));
        let decoded = percent_decode_str(&cookie).decode_utf8_lossy().into_owned();
        assert_eq!(Toast::read(&decoded), Some(toast));
    }

    #[test]
    fn a_toast_never_leads_elsewhere() {
        let read = Toast::read("kit-undo|%2F%2Fevil.example|").map(|t| t.undo);
        assert_eq!(read, Some(None));
        assert_eq!(Toast::read(""), None);
    }
}
