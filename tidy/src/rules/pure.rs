//! Rules are pure: `rules.rs` knows no database, no web and no clock; `model.rs` no database and
//! no web.

use super::{is_capability, is_part};
use crate::{Finding, Rule, Tree};

/// The rule.
pub const RULE: Rule = Rule {
    name: "Rules are pure",
    why: "a rule that only computes can be read beside the document it comes from and tested \
          without anything; load before it, store after it",
};

const DATABASE_AND_WEB: &[&str] =
    &["Tx", "Db", "sql", "rusqlite", "tokio_postgres", "axum", "House", "Visit", "tokio"];
const CLOCK_AND_PAGES: &[&str] = &["Clock", "SystemClock", "maud", "html", "Words"];

/// Checks it.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.rust().iter().filter(|file| is_capability(&file.path)) {
        let rules = is_part(&file.path, "rules");
        if !rules && !is_part(&file.path, "model") {
            continue;
        }
        for (_, token) in file.product().filter(|(_, token)| !token.is_text()) {
            let banned = DATABASE_AND_WEB.iter().any(|word| token.is(word))
                || (rules && CLOCK_AND_PAGES.iter().any(|word| token.is(word)));
            if banned {
                let part = if rules { "a rule" } else { "the model" };
                let what = format!("{part} knows `{}`", token.text);
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
        let bad = "use kernel::db::Tx;\nfn f(clock: &dyn Clock) {}";
        let files = [
            ("ground/org/src/rules/founding.rs", bad),
            ("ground/org/src/model.rs", bad),
            ("ground/org/src/store.rs", bad),
        ];
        assert_eq!(trial::found(check, &files).len(), 3);
    }
}
