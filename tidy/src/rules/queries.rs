//! SQL lives in `store.rs`, and in the kernel's databases, place, journal and seal.

use super::is_part;
use crate::read::rust::RustFile;
use crate::{Finding, Rule, Tree};

/// The rule.
pub const RULE: Rule = Rule {
    name: "SQL in the store alone",
    why: "whoever asks what a capability reads and writes opens one file; a query elsewhere \
          escapes the pass, the journal and the Book",
};

/// Parts of the kernel that are the databases' own.
const KERNEL: &[&str] = &["db", "place", "journal", "seal"];

/// Checks it.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.rust().iter().filter(|file| !may(file)) {
        for (_, token) in file.product() {
            if token.is_text() && is_sql(&token.text) {
                let start: String = token.text.chars().take(40).collect();
                found.push(Finding::at(&file.path, token.line, format!("SQL: \"{start}…\"")));
            }
        }
    }
    found
}

/// A bench plants a tree in a scratch database of its own.
fn may(file: &RustFile) -> bool {
    if file.path.starts_with("ground/book/src/bench") {
        return true;
    }
    let kernel = file.path.starts_with("kernel/");
    is_part(&file.path, "store")
        || (kernel && KERNEL.iter().any(|part| is_part(&file.path, part)))
        || file.is_tooling()
}

/// Whether a string is a statement: its first word, and the word that such a statement needs.
fn is_sql(text: &str) -> bool {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let has = |word: &str| words.iter().any(|w| w == word);
    let second = words.get(1).map_or("", String::as_str);
    match words.first().map_or("", String::as_str) {
        "select" => has("from") || second.contains('(') || second.starts_with(char::is_numeric),
        "insert" => second == "into",
        "delete" => second == "from",
        "update" => has("set"),
        "with" => has("as") && text.contains('('),
        "create" | "alter" | "drop" => ["table", "index", "unique", "view"].contains(&second),
        "pragma" | "vacuum" => true,
        _ => false,
    }
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
        let bad = "fn f() { sql(\"select a \\\n  from b\"); say(\"select a unit\"); }\n\
                   #[cfg(test)] mod tests { fn g() { sql(\"delete from b\"); } }";
        let files = [
            ("ground/org/src/pages.rs", bad),
            ("ground/org/src/store/units.rs", bad),
            ("kernel/src/db/sqlite.rs", bad),
            ("ground/org/src/tests.rs", bad),
            ("kernel/src/pass.rs", "fn f() { sql(\"with x as (select 1) update b set c = 1\") }"),
        ];
        let found = trial::found(check, &files);
        assert_eq!(found.len(), 2, "{found:#?}");
        assert!(found.iter().any(|line| line.contains("pages.rs:1")));
    }
}
