//! The clock is passed in: only the kernel's clock, the databases, a
//! bench, the program and tools read it.

use crate::{Finding, Rule, Tree};

/// The rule.
pub const RULE: Rule = Rule {
    name: "The clock is passed in",
    why: "a rule that reads the clock cannot be told what day it is: October 2024 could never be \
          told again; take a `Day`, an `Instant` or a `&dyn Clock`",
};

const CLOCKS: &[&str] = &["SystemTime", "Zoned", "Timestamp", "Instant", "Utc", "Local"];
/// A bench measures time; it decides nothing by it.
const MAY: &[&str] = &[
    "kernel/src/clock.rs",
    "kernel/src/db.rs",
    "kernel/src/db/",
    "ground/book/src/bench",
    "program/",
];

/// Checks it.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.rust() {
        if file.is_tooling() || MAY.iter().any(|may| file.path.starts_with(may)) {
            continue;
        }
        for (at, token) in file.tokens().iter().enumerate() {
            let clock = CLOCKS.iter().any(|clock| token.is(clock));
            if clock && file.stands(at + 1, &[":", ":", "now"]) {
                let what = format!("`{}::now` reads the clock", token.text);
                found.push(Finding::at(&file.path, token.line, what));
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
        let bad = "fn f() { std::time::SystemTime::now(); jiff::Zoned::now(); clock.now(); }";
        let files = [("ground/org/src/rules.rs", bad), ("kernel/src/clock.rs", bad)];
        assert_eq!(trial::found(check, &files).len(), 2);
    }
}
