//! Every stored column is declared: its level, and for personal data its purpose, legal basis and
//! retention, in `schema/fields.csv` beside the steps.

use crate::read::tables;
use crate::{Finding, Rule, Tree};
use std::collections::{BTreeMap, BTreeSet};

/// The rule.
pub const RULE: Rule = Rule {
    name: "Every field is declared",
    why: "Law 91/2025/QH15 wants a purpose, a basis and an end for personal data; the seal, the \
          masks and the erasure read these lines",
};

const HEAD: &str = "table,column,level,purpose,basis,retention";
const LEVELS: &[&str] = &["public", "internal", "personal", "sensitive"];

/// The step and line that makes each `(table, column)`.
type Columns<'t> = BTreeMap<(String, String), (&'t str, usize)>;

/// Checks it.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut columns: BTreeMap<&str, Columns<'_>> = BTreeMap::new();
    for (path, text) in tree.steps() {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let own = columns.entry(folder).or_default();
        for column in tables::read(text).columns {
            own.insert((column.table, column.name), (path, column.line));
        }
    }
    for (folder, mut own) in columns {
        let path = format!("{folder}/fields.csv");
        let Some(text) = tree.text(&path) else {
            found.push(Finding::of(&path, format!("is missing; it opens with {HEAD}")));
            continue;
        };
        found.extend(rows(&path, text, &mut own));
        for ((table, column), (step, line)) in own {
            found.push(Finding::at(step, line, format!("{table}.{column} has no line in {path}")));
        }
    }
    found
}

/// Checks the lines and takes the columns they declare out of `open`.
fn rows(path: &str, text: &str, open: &mut Columns<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    if text.lines().next().map(str::trim_end) != Some(HEAD) {
        found.push(Finding::at(path, 1, format!("does not open with {HEAD}")));
    }
    for (at, line) in text.lines().enumerate().skip(1).filter(|(_, line)| !line.is_empty()) {
        let parts = split(line);
        let [table, column, level, purpose, basis, retention] = parts.as_slice() else {
            found.push(Finding::at(path, at + 1, format!("{} parts, not six", parts.len())));
            continue;
        };
        let key = (table.clone(), column.clone());
        let mut say = |what: String| {
            found.push(Finding::at(path, at + 1, format!("{table}.{column}: {what}")));
        };
        if !seen.insert(key.clone()) {
            say("declared twice".to_owned());
        } else if open.remove(&key).is_none() {
            say("no schema step makes it".to_owned());
        }
        if !LEVELS.contains(&level.as_str()) {
            say(format!("the level `{level}` is not one of {}", LEVELS.join(" ")));
        }
        let guarded = level == "personal" || level == "sensitive";
        if guarded && [purpose, basis, retention].iter().any(|part| part.trim().is_empty()) {
            say(format!("a {level} field says its purpose, basis and retention"));
        }
    }
    found
}

/// The parts of a line of CSV; a part in quotes may hold commas.
fn split(line: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut quoted = false;
    for letter in line.trim_end().chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => parts.push(String::new()),
            _ => {
                if let Some(last) = parts.last_mut() {
                    last.push(letter);
                }
            }
        }
    }
    parts
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
        let step = "create table a (id uuid primary key, name text, phone text);\n\
                    alter table a add column note text;";
        let fields = format!(
            "{HEAD}\na,id,internal,,,\na,name,personal,\"to write, to call\",,\n\
             a,gone,public,,,\na,phone,secret,,,\na,id,internal,,,\n"
        );
        let files = [
            ("kernel/schema/0001_a.sql", step),
            ("kernel/schema/fields.csv", fields.as_str()),
            ("ground/org/schema/0001_b.sql", step),
        ];
        let found = trial::found(check, &files).join("\n");
        for part in [
            "a.name: a personal field says",
            "a.gone: no schema step makes it",
            "a.phone: the level `secret`",
            "a.id: declared twice",
            "0001_a.sql:2: a.note has no line",
            "ground/org/schema/fields.csv: is missing",
        ] {
            assert!(found.contains(part), "{part}\n{found}");
        }
        assert_eq!(found.lines().count(), 6, "{found}");
    }
}
