//! The server lives: no `unwrap`, `expect` or `panic!` outside tests and tools.

use crate::{Finding, Rule, Tree};

/// The rule.
pub const RULE: Rule = Rule {
    name: "The server lives",
    why: "a wrong number or a missing row is an answer, not an accident; return a `kernel::Error` \
          and let the page say it",
};

/// Checks it.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.rust().iter().filter(|file| !file.is_tooling()) {
        for (at, token) in file.product() {
            // `unwrap` with an argument is a word of the seal: it opens a wrapped key.
            let calls = token.is(".")
                && (file.stands(at + 1, &["unwrap", "(", ")"])
                    || file.stands(at + 1, &["expect", "("]));
            let panics = token.is("panic") && file.stands(at + 1, &["!"]);
            if calls || panics {
                let name = if calls { &file.tokens()[at + 1].text } else { &token.text };
                found.push(Finding::at(&file.path, token.line, format!("`{name}`")));
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
        let bad = "fn f() { a.unwrap(); b.expect(\"c\"); panic!();\n\
                   d.unwrap_or(1); e.unwrap(key); }\n\
                   #[test] fn g() { a.unwrap(); }";
        let files = [("kit/src/a.rs", bad), ("kit/build.rs", bad), ("kit/src/a/tests.rs", bad)];
        assert_eq!(trial::found(check, &files).len(), 3);
    }
}
