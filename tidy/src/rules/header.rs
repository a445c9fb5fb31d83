//! Every file opens by saying what it is and what it will never do; every `.rs` file is Rust.

use crate::{Finding, Rule, Tree};

/// The rule.
pub const RULE: Rule = Rule {
    name: "A file says what it is",
    why: "a reader decides on the first line whether this is the place; say what it is, and what \
          it will never hold",
};

/// A header shorter than this repeats the file's name and says nothing.
const SHORTEST: usize = 12;

/// Checks it.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for (path, text) in tree.texts() {
        let Some(signs) = signs(path) else { continue };
        let text = text.strip_prefix("#!").map_or(text, |rest| {
            // An interpreter line (`#!/usr/bin/env …`) stands before everything.
            if rest.starts_with('[') { text } else { rest.split_once('\n').map_or("", |l| l.1) }
        });
        let said = opening(text.trim_start(), signs);
        if said.is_none() {
            found.push(Finding::at(path, 1, format!("does not open with {}", signs.join(" or "))));
        } else if said.is_some_and(|letters| letters < SHORTEST) {
            found.push(Finding::at(path, 1, "opens with too few words to say what it is"));
        }
    }
    for file in tree.rust().iter().filter(|file| file.tokens.is_none()) {
        found.push(Finding::of(&file.path, "cannot be read as Rust"));
    }
    found
}

fn signs(path: &str) -> Option<&'static [&'static str]> {
    if path.starts_with("data/") {
        return None;
    }
    match path.rsplit('.').next()? {
        "rs" => Some(&["//!"]),
        "sql" => Some(&["--"]),
        "ts" | "mjs" => Some(&["/*", "//"]),
        "css" => Some(&["/*"]),
        "py" => Some(&["#", "\"\"\""]),
        "ftl" => Some(&["#"]),
        _ => None,
    }
}

/// How many letters the opening comment has.
fn opening(text: &str, signs: &[&str]) -> Option<usize> {
    let sign = signs.iter().find(|sign| text.starts_with(**sign))?;
    let whole = match *sign {
        "/*" => text.split("*/").next().unwrap_or_default().to_owned(),
        "\"\"\"" => text.split("\"\"\"").nth(1).unwrap_or_default().to_owned(),
        _ => text.lines().take_while(|line| line.starts_with(*sign)).collect(),
    };
    Some(whole.chars().filter(|letter| letter.is_alphabetic()).count())
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
        let files = [
            ("kit/src/a.rs", "use x;\n"),
            ("kit/src/b.rs", "//! b.\n"),
            ("kit/src/c.rs", "//! The look of every table, drawn; it never asks a database.\nfn ("),
            ("kit/schema/0001_a.sql", "create table a (id uuid primary key);"),
            ("kit/a.css", "/* Tables: lines, heads, numbers to the right; never colours. */"),
        ];
        let found = trial::found(check, &files);
        assert_eq!(found.len(), 4, "{found:#?}");
    }
}
