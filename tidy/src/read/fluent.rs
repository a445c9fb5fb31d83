//! Messages: keys, lines and texts of a `.ftl` file, read as plain text and never formatted.

use std::collections::BTreeSet;

/// One message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its key.
    pub key: String,
    /// The line of its key, from 1.
    pub line: usize,
    /// What it says, as written.
    pub text: String,
}

impl Message {
    /// The arguments it uses. `count` only chooses a form, which one language may need and the
    /// other not; `Label` is `label` at the start of a sentence.
    pub fn arguments(&self) -> BTreeSet<&str> {
        let name = |rest: &'_ str| {
            rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-')
                .unwrap_or(rest.len())
        };
        let names = self.text.split('$').skip(1).map(|rest| &rest[..name(rest)]);
        names.filter(|n| *n != "count").map(|n| if n == "Label" { "label" } else { n }).collect()
    }
}

/// The messages of a file, in order.
pub fn messages(text: &str) -> Vec<Message> {
    let mut found: Vec<Message> = Vec::new();
    let mut open = false;
    for (at, line) in text.lines().enumerate() {
        let starts = line.starts_with(|c: char| c.is_ascii_alphabetic());
        match line.split_once('=') {
            Some((key, said)) if starts => {
                let (key, text) = (key.trim().to_owned(), said.trim().to_owned());
                found.push(Message { key, line: at + 1, text });
                open = true;
            }
            _ if line.starts_with('#') => open = false,
            _ => {
                if let Some(last) = found.last_mut().filter(|_| open) {
                    last.text.push('\n');
                    last.text.push_str(line);
                }
            }
        }
    }
    found
}

/// Whether a string looks like a key: small letters, digits and at least one hyphen.
pub fn is_key(text: &str) -> bool {
    let part =
        |p: &str| !p.is_empty() && p.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    text.contains('-') && text.split('-').all(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_read() {
        let found = messages("# head\na-b = One { $x }\n    two { $count }\n# note\n\nc = 3\n");
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].key.as_str(), found[0].line), ("a-b", 2));
        assert_eq!(found[0].arguments().into_iter().collect::<Vec<_>>(), ["x"]);
        assert!(is_key("people-name-empty") && !is_key("a b-c") && !is_key("-x") && !is_key("x"));
    }
}
