//! No file, folder or type is called util, helper, common, manager, service or info.

use crate::{Finding, Rule, Tree};

/// The rule.
pub const RULE: Rule = Rule {
    name: "Names say what a thing is",
    why: "a name that fits anything attracts everything; call it by the word the society uses \
          (GLOSSARY.md), or by what it does",
};

const VAGUE: &[&str] = &[
    "util",
    "utils",
    "utility",
    "utilities",
    "helper",
    "helpers",
    "common",
    "manager",
    "managers",
    "service",
    "services",
    "info",
    "infos",
    "misc",
];

/// Checks it.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for (path, _) in tree.texts().filter(|(path, _)| !path.starts_with("data/")) {
        let vague = path
            .split(['/', '.', '_', '-'])
            .find(|part| VAGUE.contains(&part.to_lowercase().as_str()));
        if let Some(word) = vague {
            found.push(Finding::of(path, format!("`{word}` says nothing")));
        }
    }
    for file in tree.rust() {
        for pair in file.tokens().windows(2) {
            let declares = ["struct", "enum", "trait", "mod"].iter().any(|word| pair[0].is(word));
            if declares && let Some(word) = vague_type(&pair[1].text) {
                let what = format!("`{}`: {word} says nothing", pair[1].text);
                found.push(Finding::at(&file.path, pair[1].line, what));
            }
        }
    }
    found
}

/// The vague last word of a type's name (`UnitManager`), or of a module's.
fn vague_type(name: &str) -> Option<String> {
    let start = name.rfind(|letter: char| letter.is_uppercase()).unwrap_or(0);
    let last = name[start..].to_lowercase();
    VAGUE.contains(&last.as_str()).then_some(last)
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
        let files = [
            ("kit/src/date_util.rs", ""),
            ("ground/common/src/lib.rs", ""),
            ("kit/src/a.rs", "struct UnitManager; struct Information; mod helpers {}"),
            ("kit/assets/serviceworker.ts", ""),
        ];
        let found = trial::found(check, &files);
        assert_eq!(found.len(), 4, "{found:#?}");
    }
}
