//! People read their language: both languages say the same keys with the same arguments, every
//! key asked for in code is written, what the journal shows has words, no key twice, and no text
//! scolds.

use crate::read::fluent::{self, Message};
use crate::read::rust::RustFile;
use crate::{Finding, Rule, Tree};
use std::collections::{BTreeMap, BTreeSet};

/// The rule.
pub const RULE: Rule = Rule {
    name: "People read their language",
    why: "Vietnamese first, English complete; an error says what to do next, it does not say that \
          the person was wrong; a key nobody wrote is shown to people as ⟦key⟧",
};

/// Words that scold or beg, in small letters (GOV.UK's advice, put into our languages).
const SCOLDS: &[&str] = &[
    "không hợp lệ",
    "vui lòng",
    "xin vui",
    "trường này bắt buộc",
    "bắt buộc nhập",
    "lỗi 0x",
    "please",
    "is required",
    "invalid",
    "oops",
];
/// Calls whose string arguments are keys.
const ASKS: &[&str] = &["say", "say_with", "say_count"];
const FLAWS: &[&str] = &["Flaw", "Error"];

/// Checks it.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut written: BTreeMap<String, String> = BTreeMap::new();
    let folders: BTreeSet<&str> = tree
        .ending(".ftl")
        .filter_map(|(path, _)| path.split_once("/messages/").map(|(owner, _)| owner))
        .collect();
    for folder in &folders {
        let [vi, en] = ["vi", "en"].map(|lang| format!("{folder}/messages/{lang}.ftl"));
        match (tree.text(&vi), tree.text(&en)) {
            (Some(said), Some(said_en)) => {
                let (said, said_en) = (fluent::messages(said), fluent::messages(said_en));
                found.extend(pair((&vi, &said), (&en, &said_en)));
                found.extend(twice(&vi, &said, &mut written));
            }
            (None, _) => found.push(Finding::of(&vi, "is missing")),
            (_, None) => found.push(Finding::of(&en, "is missing")),
        }
    }
    for file in tree.rust().iter().filter(|file| !file.is_tooling()) {
        found.extend(unwritten(file, &written));
        found.extend(named(file, &folders, &written));
        found.extend(journalled(file, &written));
    }
    found.sort();
    found.dedup();
    found
}

/// What is wrong between the two languages of one folder.
fn pair(vi: (&str, &[Message]), en: (&str, &[Message])) -> Vec<Finding> {
    let mut found = Vec::new();
    for ((path, own), (_, other)) in [(vi, en), (en, vi)] {
        let other: BTreeMap<&str, &Message> = other.iter().map(|m| (m.key.as_str(), m)).collect();
        for message in own {
            let Message { key, line, text } = message;
            match other.get(key.as_str()) {
                None => found.push(Finding::at(path, *line, format!("`{key}` in one language"))),
                Some(twin) if path == vi.0 && twin.arguments() != message.arguments() => {
                    let what = format!("`{key}` has other arguments in the other language");
                    found.push(Finding::at(path, *line, what));
                }
                Some(_) => {}
            }
            let text = text.to_lowercase();
            for scold in SCOLDS.iter().filter(|scold| text.contains(*scold)) {
                found.push(Finding::at(path, *line, format!("`{key}` says \"{scold}\"")));
            }
        }
    }
    found
}

/// Keys that two files, or two lines, write.
fn twice(path: &str, said: &[Message], written: &mut BTreeMap<String, String>) -> Vec<Finding> {
    let mut found = Vec::new();
    for message in said {
        if let Some(first) = written.insert(message.key.clone(), path.to_owned()) {
            let what = format!("`{}` is written in {first} too", message.key);
            found.push(Finding::at(path, message.line, what));
        }
    }
    found
}

/// Keys that the code asks for and nobody wrote.
fn unwritten(file: &RustFile, written: &BTreeMap<String, String>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (at, token) in file.product() {
        let says = ASKS.iter().any(|ask| token.is(ask)) && file.stands(at + 1, &["("]);
        let flaws = FLAWS.iter().any(|kind| token.is(kind))
            && (file.stands(at + 1, &[":", ":", "new", "("])
                || file.stands(at + 1, &[":", ":", "flaw", "("]));
        if !says && !flaws {
            continue;
        }
        let open = if says { at + 1 } else { at + 4 };
        let close = file.tokens()[open].close;
        for key in file.tokens()[open..close].iter().filter(|t| t.is_text()) {
            if fluent::is_key(&key.text) && !written.contains_key(&key.text) {
                let what = format!("nobody wrote the message `{}`", key.text);
                found.push(Finding::at(&file.path, key.line, what));
            }
        }
    }
    found
}

/// Keys that stand in tables and are asked for later: strings that open with the name of a
/// capability (`people-…`) are keys, whatever they are given to.
fn named(
    file: &RustFile,
    folders: &BTreeSet<&str>,
    written: &BTreeMap<String, String>,
) -> Vec<Finding> {
    let owners: Vec<&str> =
        folders.iter().map(|folder| folder.rsplit('/').next().unwrap_or(folder)).collect();
    file.product()
        .filter(|(_, token)| token.is_text() && fluent::is_key(&token.text))
        .filter(|(_, token)| owners.contains(&token.text.split('-').next().unwrap_or_default()))
        .filter(|(_, token)| !written.contains_key(&token.text))
        .map(|(_, token)| {
            let what = format!("nobody wrote the message `{}`", token.text);
            Finding::at(&file.path, token.line, what)
        })
        .collect()
}

/// What the journal shows: an act (`people.person.add`) and the table of the row it was done to.
fn journalled(file: &RustFile, written: &BTreeMap<String, String>) -> Vec<Finding> {
    let tokens = file.tokens();
    let shown = file.product().filter(|(_, token)| token.is_text()).filter_map(|(at, token)| {
        let is_row = at > 5 && file.stands(at - 5, &["Subject", ":", ":", "new", "("]);
        let key = match (is_row, is_act(&token.text)) {
            (true, _) => format!("subject-{}", token.text.replace('_', "-")),
            (false, true) if super::is_capability(&file.path) => {
                format!("act-{}", token.text.replace('.', "-"))
            }
            _ => return None,
        };
        Some((tokens[at].line, key))
    });
    shown
        .filter(|(_, key)| !written.contains_key(key))
        .map(|(line, key)| {
            let what = format!("nobody wrote the message `{key}`");
            Finding::at(&file.path, line, what)
        })
        .collect()
}

/// Three words with points between them, as `Act::name` is written.
fn is_act(text: &str) -> bool {
    let is_word =
        |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    text.split('.').count() == 3 && text.split('.').all(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trial;

    #[test]
    fn the_house_keeps_it() {
        trial::keeps(&RULE, check);
    }

    #[test]
    fn it_can_fail() {
        let code = "fn f() { words.say(\"org-name\"); words.say(\"org-gone\"); say(&label);\n\
                    Flaw::new(\"field\", \"org-bad\"); Error::flaw(f, \"org-name\");\n\
                    let later = [(\"field-x\", \"kit-gone\")];\n\
                    reads(\"org.unit.see\"); Subject::new(\"unit_name\", id); }";
        let files = [
            ("ground/org/messages/vi.ftl", "org-name = Vui lòng { $a }\norg-one = Một\n"),
            ("ground/org/messages/en.ftl", "org-name = Name { $b }\n"),
            ("kit/messages/vi.ftl", "org-one = Một\n"),
            ("kit/messages/en.ftl", "org-one = One\n"),
            ("works/blood/messages/vi.ftl", "a-b = Máu\n"),
            ("ground/org/src/pages.rs", code),
        ];
        let found = trial::found(check, &files).join("\n");
        for part in [
            "`org-name` says \"vui lòng\"",
            "`org-name` has other arguments",
            "`org-one` in one language",
            "`org-one` is written in",
            "works/blood/messages/en.ftl: is missing",
            "nobody wrote the message `org-gone`",
            "nobody wrote the message `org-bad`",
            "nobody wrote the message `kit-gone`",
            "nobody wrote the message `act-org-unit-see`",
            "nobody wrote the message `subject-unit-name`",
        ] {
            assert!(found.contains(part), "{part}\n{found}");
        }
        assert_eq!(found.lines().count(), 10, "{found}");
    }
}
