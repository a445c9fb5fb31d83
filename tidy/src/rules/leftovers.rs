//! Nothing is left half done: no notes to do it later, no debug printing, no ignored test.

use crate::{Finding, Rule, Tree};

/// The rule.
pub const RULE: Rule = Rule {
    name: "Nothing half done",
    why: "what is not finished is an issue, where somebody can see it; in the code it is a trap",
};

/// Notes, written so that this file does not hold them.
const NOTES: &[&str] =
    &[concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X"), concat!("HA", "CK")];
const SOURCES: &[&str] = &[".rs", ".ts", ".mjs", ".css", ".sql", ".ftl", ".py"];

/// Checks it.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = notes(tree);
    for file in tree.rust() {
        for (at, token) in file.tokens().iter().enumerate() {
            let half = ["todo", "unimplemented", "dbg"].iter().any(|name| token.is(name));
            if half && file.stands(at + 1, &["!"]) {
                found.push(Finding::at(&file.path, token.line, format!("`{}!`", token.text)));
            }
            if token.is("#") && file.stands(at + 1, &["[", "ignore"]) {
                found.push(Finding::at(&file.path, token.line, "an ignored test"));
            }
        }
    }
    found
}

fn notes(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for (path, text) in tree.texts() {
        if path.starts_with("data/") || !SOURCES.iter().any(|end| path.ends_with(end)) {
            continue;
        }
        for (at, line) in text.lines().enumerate() {
            let words = line.split(|c: char| !c.is_alphanumeric());
            for note in words.filter(|word| NOTES.contains(word)) {
                found.push(Finding::at(path, at + 1, format!("`{note}`")));
            }
        }
    }
    found
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
        let note = format!("// {}: later", NOTES[0]);
        let files = [
            ("kit/src/a.rs", "fn f() { todo!(); dbg!(1); }\n#[ignore = \"slow\"]\nfn g() {}"),
            ("kit/src/b.ts", note.as_str()),
            ("kit/src/c.rs", "fn todo() {} // todolist"),
        ];
        assert_eq!(trial::found(check, &files).len(), 4);
    }
}
