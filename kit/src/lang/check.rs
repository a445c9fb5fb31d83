//! What tidy asks of the texts: both languages say the same keys with the same arguments, and no
//! error scolds (ui-patterns 2). It reads the files as text and never formats them.

use std::collections::{BTreeMap, BTreeSet};

/// Words that tell a person they were wrong without telling what to do.
const BANNED: &[(&str, &str)] = &[
    ("không hợp lệ", "say what to type"),
    ("vui lòng", "leave it out"),
    ("xin vui", "leave it out"),
    ("trường này bắt buộc", "say what to type"),
    ("bắt buộc nhập", "say what to type"),
    ("lỗi 0x", "say what to do"),
    ("invalid", "say what to type"),
    ("please", "leave it out"),
    ("is required", "say what to type"),
    ("oops", "say what happened"),
];

/// The keys of a `.ftl` text: a line that starts with a letter and has ` =`.
pub(super) fn keys_of(text: &str) -> BTreeSet<String> {
    entries(text).into_keys().collect()
}

/// What is wrong with the two files of a capability, one line a flaw; empty when sound.
pub fn flaws_of(vi: &str, en: &str) -> Vec<String> {
    let (vi, en) = (entries(vi), entries(en));
    let mut flaws = Vec::new();
    for key in vi.keys().filter(|key| !en.contains_key(*key)) {
        flaws.push(format!("en.ftl lacks {key}"));
    }
    for (key, said) in &en {
        match vi.get(key) {
            None => flaws.push(format!("vi.ftl lacks {key}")),
            Some(vi) if arguments(vi) != arguments(said) => {
                flaws.push(format!("{key}: the two languages use different arguments"));
            }
            Some(_) => {}
        }
    }
    for (key, said) in vi.iter().chain(&en) {
        let folded = said.to_lowercase();
        for (word, instead) in BANNED.iter().filter(|(word, _)| folded.contains(word)) {
            flaws.push(format!("{key}: \"{word}\" ({instead})"));
        }
    }
    flaws
}

/// Key → everything up to the next key, as written.
fn entries(text: &str) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut current: Option<String> = None;
    for line in text.lines() {
        let starts = line.chars().next().is_some_and(|c| c.is_ascii_alphabetic());
        match line.split_once('=') {
            Some((key, said)) if starts => {
                let key = key.trim().to_string();
                found.insert(key.clone(), said.to_string());
                current = Some(key);
            }
            _ if line.starts_with('#') => current = None,
            _ => {
                if let Some(said) = current.as_ref().and_then(|key| found.get_mut(key)) {
                    said.push('\n');
                    said.push_str(line);
                }
            }
        }
    }
    found
}

/// The names after `$`. `count` may choose a form in one language alone (Vietnamese has one).
fn arguments(said: &str) -> BTreeSet<&str> {
    said.split('$')
        .skip(1)
        .map(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-');
            &rest[..end.unwrap_or(rest.len())]
        })
        .filter(|name| *name != "count")
        // A sentence may open with the label in one language and hold it inside in the other.
        .map(|name| if name == "Label" { "label" } else { name })
        .collect()
}
