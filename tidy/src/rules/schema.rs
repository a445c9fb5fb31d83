//! One schema text for both databases: few types, no machinery, steps in order.

use crate::read::tables;
use crate::{Finding, Rule, Tree};
use std::collections::BTreeMap;

/// The rule.
pub const RULE: Rule = Rule {
    name: "One SQL text for both databases",
    why: "what SQLite and PostgreSQL do not do alike (types, triggers, sequences, defaults by \
          function) makes them drift apart; ids, days and defaults come from Rust",
};

const TYPES: &[&str] = &["bigint", "text", "bytea", "uuid", "boolean"];
const BANNED: &[&str] = &[
    "trigger",
    "sequence",
    "serial",
    "bigserial",
    "smallserial",
    "autoincrement",
    "identity",
    "generated",
    "cascade",
    "now",
    "current_timestamp",
    "current_date",
    "current_time",
    "gen_random_uuid",
    "nextval",
    "extension",
    "view",
];

/// Checks it.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = names(tree);
    for (path, text) in tree.steps() {
        let step = tables::read(text);
        for column in &step.columns {
            let kind = column.words.first().map_or("", String::as_str);
            if !TYPES.contains(&kind) {
                let (table, name) = (&column.table, &column.name);
                let what = format!("{table}.{name} is `{kind}`, not {}", TYPES.join(" "));
                found.push(Finding::at(path, column.line, what));
            }
        }
        for (at, (word, line)) in step.words.iter().enumerate() {
            // A key that follows another one does so alike on both (decision 0184).
            let is_update = at > 0 && step.words[at - 1].0 == "update" && word == "cascade";
            if BANNED.contains(&word.as_str()) && !is_update {
                found.push(Finding::at(path, *line, format!("`{word}`")));
            }
        }
        for triple in step.words.windows(3) {
            if triple[0].0 == "default" && triple[2].0 == "(" {
                found.push(Finding::at(path, triple[0].1, "a default by a function"));
            }
        }
    }
    found
}

/// Steps are called `0001_units.sql`, and no two of a folder have one number.
fn names(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut taken = BTreeMap::new();
    for (path, _) in tree.steps() {
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        let number = file.split_once('_').map_or("", |(number, _)| number);
        if number.len() != 4 || !number.chars().all(|c| c.is_ascii_digit()) {
            found.push(Finding::of(path, "a step is called 0001_what_it_makes.sql"));
        } else if let Some(first) = taken.insert((folder, number), path) {
            found.push(Finding::of(path, format!("has the number of {first}")));
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
        let bad = "create table a (id serial primary key, b timestamp, c text not null default \
                   lower('X'), d text default 'now', e bigint not null default 0);\n\
                   create trigger t after insert on a;";
        let files = [
            ("kernel/schema/0001_a.sql", bad),
            ("kernel/schema/0001_b.sql", ""),
            ("kernel/schema/b.sql", ""),
        ];
        let found = trial::found(check, &files);
        assert_eq!(found.len(), 7, "{found:#?}");
    }
}
