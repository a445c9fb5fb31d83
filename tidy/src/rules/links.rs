//! A page leads where it says: every file that a page of ours shows or links to is there.

use crate::{Finding, Rule, Tree};

/// The rule.
pub const RULE: Rule = Rule {
    name: "A page leads where it says",
    why: "a reader of the guide must see the picture that its words speak of, and a link must not \
          end nowhere",
};

/// Checks it.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for (path, text) in tree.ending(".md") {
        for (at, line) in text.lines().enumerate() {
            for target in line.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
                let target = target.split('#').next().unwrap_or_default();
                if target.is_empty() || target.contains(':') || target.contains(' ') {
                    continue;
                }
                if !tree.has(&resolved(path, target)) {
                    found.push(Finding::at(path, at + 1, format!("`{target}` is not there")));
                }
            }
        }
    }
    found
}

/// A link of a page as a path from the root.
fn resolved(page: &str, target: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
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
        let page = "[a](b.md) ![p](../pictures/p.png) [q](../pictures/) [w](https://x.vn/a) \
                    [own](#part)\n![gone](../pictures/gone.png) [none](c.md#part)";
        let files =
            [("docs/guide/a.md", page), ("docs/guide/b.md", ""), ("docs/pictures/p.png", "")];
        let found = trial::found(check, &files);
        assert_eq!(found.len(), 2, "{found:#?}");
        assert!(found[0].contains("gone.png") && found[1].contains("c.md"), "{found:#?}");
    }
}
