//! Every table of units says what a change of the map does to its rows: a capability's
//! `consequences.rs` answers for it, or a line of `tidy/follows.csv` says why nobody has to.

use crate::read::tables;
use crate::{Finding, Rule, Tree};
use std::collections::{BTreeMap, BTreeSet};

/// The rule.
pub const RULE: Rule = Rule {
    name: "What stands at a unit is answered for",
    why: "a decision closes units; rows that nobody thought of would be left at a unit that is no \
          more, unseen by whoever takes its place",
};

const STAYS: &str = "tidy/follows.csv";
const HEAD: &str = "table,why";
/// Columns that name the unit a row belongs to.
const OF_UNIT: &[&str] = &["unit", "owner", "owner_unit"];

/// Checks it.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut open: BTreeMap<String, (&str, usize)> = BTreeMap::new();
    for (path, text) in tree.steps() {
        for column in tables::read(text).columns {
            if OF_UNIT.contains(&column.name.as_str()) && column.words.first() == Some(&bigint()) {
                open.entry(column.table).or_insert((path, column.line));
            }
        }
    }
    let all: BTreeSet<String> = open.keys().cloned().collect();
    for (path, text) in tree.ending("/src/consequences.rs") {
        for table in text.split("table: \"").skip(1).filter_map(|rest| rest.split('"').next()) {
            if !all.contains(table) {
                found.push(Finding::of(path, format!("answers for {table}, which has no unit")));
            }
            open.remove(table);
        }
    }
    found.extend(stays(tree.text(STAYS).unwrap_or_default(), &mut open));
    found.extend(open.into_iter().map(|(table, (step, line))| {
        let what = format!("{table} is in no consequences.rs and has no line in {STAYS}");
        Finding::at(step, line, what)
    }));
    found
}

fn bigint() -> String {
    "bigint".to_owned()
}

/// Checks the lines and takes the tables they speak of out of `open`.
fn stays(text: &str, open: &mut BTreeMap<String, (&str, usize)>) -> Vec<Finding> {
    let mut found = Vec::new();
    if text.lines().next() != Some(HEAD) {
        found.push(Finding::at(STAYS, 1, format!("does not open with {HEAD}")));
    }
    for (at, line) in text.lines().enumerate().skip(1) {
        let (table, why) = line.split_once(',').unwrap_or((line, ""));
        if open.remove(table).is_none() {
            let what = format!("{table} has no unit, stands twice or is answered for");
            found.push(Finding::at(STAYS, at + 1, what));
        } else if why.trim().is_empty() {
            found.push(Finding::at(STAYS, at + 1, format!("{table}: why?")));
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
        let step = "create table a (id uuid primary key, unit bigint not null);\n\
                    create table b (id uuid primary key, owner bigint);\n\
                    create table c (id uuid primary key, unit text);\n\
                    create table d (id uuid primary key, unit bigint);";
        let answer = "Following { table: \"a\", moves: true }, Following { table: \"c\" }";
        let files = [
            ("works/a/schema/0001_a.sql", step),
            ("works/a/src/consequences.rs", answer),
            (STAYS, "table,why\na,it stays\nb,"),
        ];
        let found = trial::found(check, &files).join("\n");
        for part in [
            "consequences.rs: answers for c, which has no unit",
            "follows.csv:2: a has no unit, stands twice or is answered for",
            "follows.csv:3: b: why?",
            "0001_a.sql:4: d is in no consequences.rs",
        ] {
            assert!(found.contains(part), "{part}\n{found}");
        }
        assert_eq!(found.lines().count(), 4, "{found}");
    }
}
