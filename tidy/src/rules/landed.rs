//! A landed schema step is never edited: its hash is pinned in `tidy/schema.lock`, one line a
//! step as `sha256sum` writes it. A step that no crate names would land and never be run.

use crate::{Finding, Rule, Tree};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The rule.
pub const RULE: Rule = Rule {
    name: "A landed step is never edited",
    why: "databases in the provinces have run it already; what must change goes into a new step",
};

const LOCK: &str = "tidy/schema.lock";

/// Checks it.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut pinned: BTreeMap<&str, (&str, usize)> = BTreeMap::new();
    let lock = tree.text(LOCK).unwrap_or_default();
    for (at, line) in lock.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        match line.split_once("  ") {
            Some((hash, path)) => {
                if pinned.insert(path, (hash, at + 1)).is_some() {
                    found.push(Finding::at(LOCK, at + 1, format!("{path} is pinned twice")));
                }
            }
            None => found.push(Finding::at(LOCK, at + 1, "not `hash  path`")),
        }
    }
    for (path, text) in tree.steps() {
        if !is_run(tree, path) {
            found.push(Finding::of(path, "nobody runs it; name it among the steps of its crate"));
        }
        match pinned.remove(path) {
            None => {
                let add = format!("new; when it is final: sha256sum {path} >> {LOCK}");
                found.push(Finding::of(path, add));
            }
            Some((hash, line)) if hash != hash_of(text) => {
                let what = format!("has landed (line {line} of {LOCK}) and was changed since");
                found.push(Finding::of(path, what));
            }
            Some(_) => {}
        }
    }
    for (path, (_, line)) in pinned {
        found.push(Finding::at(LOCK, line, format!("the landed step {path} is gone")));
    }
    found
}

/// Whether a file of the step's crate holds it, as `include_str!` names it.
fn is_run(tree: &Tree, path: &str) -> bool {
    let Some((own, name)) = path.split_once("/schema/") else { return true };
    let (sources, named) = (format!("{own}/src/"), format!("schema/{name}\""));
    tree.ending(".rs").any(|(file, text)| file.starts_with(&sources) && text.contains(&named))
}

fn hash_of(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
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
        let good = format!("{}  kernel/schema/0001_a.sql", hash_of("-- a"));
        let lock =
            format!("# head\n{good}\n{}  kernel/schema/0002_b.sql\n00  gone.sql\n", "0".repeat(64));
        let files = [
            (LOCK, lock.as_str()),
            ("kernel/schema/0001_a.sql", "-- a"),
            ("kernel/schema/0002_b.sql", "-- b"),
            ("kernel/schema/0003_c.sql", "-- c"),
            ("works/a/schema/0001_a.sql", "-- a"),
            ("works/b/src/lib.rs", "include_str!(\"../schema/0001_a.sql\")"),
            (
                "kernel/src/db.rs",
                "(\"../schema/0001_a.sql\") (\"../schema/0002_b.sql\") (\"../schema/0003_c.sql\")",
            ),
        ];
        let found = trial::found(check, &files).join("\n");
        assert_eq!(found.lines().count(), 5, "{found}");
        assert!(found.contains("works/a/schema/0001_a.sql: nobody runs it"), "{found}");
        assert!(found.contains("0002_b.sql: has landed") && found.contains("gone.sql is gone"));
        assert!(found.contains("sha256sum kernel/schema/0003_c.sql"), "{found}");
        assert_eq!(hash_of("abc")[..8], *"ba7816bf");
    }
}
