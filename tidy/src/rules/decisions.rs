//! A choice has a page in `docs/decisions`: numbered, and every outside dependency is named there.

use crate::read::manifest;
use crate::{Finding, Rule, Tree};
use std::collections::{BTreeMap, BTreeSet};

/// The rule.
pub const RULE: Rule = Rule {
    name: "A choice has a page",
    why: "the next person must be able to learn why, and what else was considered, before they \
          change it; a dependency is a choice too",
};

const FOLDER: &str = "docs/decisions/";
/// The list of the pages.
const INDEX: &str = "docs/decisions/README.md";

/// Checks it.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut taken = BTreeMap::new();
    let mut named = BTreeSet::new();
    for (path, text) in tree.texts().filter(|(path, _)| path.starts_with(FOLDER)) {
        if path == INDEX {
            continue;
        }
        let number = path[FOLDER.len()..].split('-').next().unwrap_or_default();
        if number.len() != 4 || !number.chars().all(|c| c.is_ascii_digit()) {
            found.push(Finding::of(path, "a page is called 0007-what-was-chosen.md"));
        } else if let Some(first) = taken.insert(number, path) {
            found.push(Finding::of(path, format!("has the number of {first}")));
        }
        if !text.starts_with("# ") {
            found.push(Finding::at(path, 1, "does not open with `# ` and its title"));
        }
        named.extend(text.split(|c: char| !is_name(c)).map(|word| word.trim_end_matches('.')));
    }
    for (path, line, name) in outside(tree) {
        if !named.contains(name.as_str()) {
            found.push(Finding::at(
                path,
                line,
                format!("`{name}` is named in no page of {FOLDER}"),
            ));
        }
    }
    found
}

/// What the names of packages are made of.
fn is_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "_-@/.".contains(letter)
}

/// Every dependency that is not a crate of ours, where it is first written.
fn outside(tree: &Tree) -> Vec<(&str, usize, String)> {
    let manifests: Vec<(&str, &str)> = tree.ending("Cargo.toml").collect();
    let ours: BTreeSet<&str> =
        manifests.iter().filter_map(|(_, text)| manifest::package(text)).collect();
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    let cargo = manifests.iter().map(|(path, text)| (*path, manifest::dependencies(text)));
    let npm = tree.ending("package.json").map(|(path, text)| (path, manifest::npm(text)));
    for (path, wanted) in cargo.chain(npm) {
        for one in wanted {
            let foreign = !one.is_path && !ours.contains(one.name.as_str());
            if foreign && seen.insert(one.name.clone()) {
                found.push((path, one.line, one.name));
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
        let files = [
            ("Cargo.toml", "[workspace.dependencies]\naxum = \"1\"\ntower = \"1\"\n"),
            (
                "kit/Cargo.toml",
                "[package]\nname = \"kit\"\n[dependencies]\ntower.workspace = true\n",
            ),
            ("org/Cargo.toml", "[dependencies]\nkit.workspace = true\n"),
            ("kit/package.json", "{\n\"dependencies\": {\n\"htmx.org\": \"4\"\n}\n}"),
            ("docs/decisions/0001-web.md", "# Web\nWe take axum, and htmx.org.\n"),
            ("docs/decisions/0001-again.md", "Again: tower-http\n"),
            ("docs/decisions/notes.md", "# Notes\n"),
        ];
        let found = trial::found(check, &files).join("\n");
        for part in
            ["`tower` is named in no", "has the number of", "does not open", "is called 0007"]
        {
            assert!(found.contains(part), "{part}\n{found}");
        }
        assert_eq!(found.lines().count(), 4, "{found}");
    }
}
