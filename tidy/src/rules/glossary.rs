//! A noun enters `GLOSSARY.md` before it enters the code: every table has a row there.

use crate::read::tables;
use crate::{Finding, Rule, Tree};
use std::collections::BTreeSet;

/// The rule.
pub const RULE: Rule = Rule {
    name: "A noun enters the glossary first",
    why: "one thing has one name, in Vietnamese, in code and on every page; two names for one \
          thing are two things a year later",
};

const GLOSSARY: &str = "GLOSSARY.md";

/// Checks it.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let Some(text) = tree.text(GLOSSARY) else {
        return vec![Finding::of(GLOSSARY, "is missing")];
    };
    let known: BTreeSet<&str> = text
        .lines()
        .filter(|line| line.trim_start().starts_with('|'))
        .flat_map(|line| line.split('`').skip(1).step_by(2))
        .collect();
    let mut found = Vec::new();
    for (path, text) in tree.steps() {
        for (table, line) in tables::read(text).tables {
            if !known.contains(table.as_str()) {
                let what = format!("the table `{table}` has no row in {GLOSSARY} (code in `…`)");
                found.push(Finding::at(path, line, what));
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
        let step =
            ("kernel/schema/0001_a.sql", "create table a (id uuid);\ncreate table b (id uuid);");
        assert_eq!(trial::found(check, &[step]).len(), 1, "no glossary");
        let glossary =
            "`b` outside a table\n| Vietnamese | code |\n|---|---|\n| đơn vị | `a`, `x` |\n";
        let found = trial::found(check, &[step, (GLOSSARY, glossary)]);
        assert_eq!(found.len(), 1, "{found:#?}");
        assert!(found[0].starts_with("kernel/schema/0001_a.sql:2: the table `b`"));
    }
}
