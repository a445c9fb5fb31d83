//! What a newcomer looks for is at the root, the gate runs the one command, and no text names a
//! folder of somebody's own machine.

use crate::{Finding, Rule, Tree};

/// The rule.
pub const RULE: Rule = Rule {
    name: "The house has its doors",
    why: "a newcomer finds the way in within a minute, on any machine, and what the gate runs is \
          what a developer runs",
};

const PAGES: &[&str] = &[
    "README.md",
    "ARCHITECTURE.md",
    "STYLE.md",
    "GLOSSARY.md",
    "SECURITY.md",
    "CHANGELOG.md",
    "LICENSE",
];
/// Folders of one machine, written so that this file does not hold them.
const OWN_FOLDERS: &[&str] = &[
    concat!("/wo", "rk/"),
    concat!("/ro", "ot/"),
    concat!("/tmp/ba", "sh"),
    concat!("/ho", "me/"),
    concat!("/Use", "rs/"),
];
const GATE: &str = ".ci/run";

/// Checks it.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let missing = |path: &str| Finding::of(path, "is missing");
    let mut found: Vec<Finding> =
        PAGES.iter().filter(|page| tree.text(page).is_none()).map(|page| missing(page)).collect();
    if let Some(text) = tree.text("CHANGELOG.md") {
        let open = text.lines().any(|l| l.starts_with("## ") && l.contains("Unreleased"));
        if !open {
            found.push(Finding::of("CHANGELOG.md", "has no heading `## Unreleased`"));
        }
    }
    match tree.text(GATE) {
        None => found.push(missing(GATE)),
        Some(text) if !text.contains("cargo xtask test") => {
            found.push(Finding::of(GATE, "does not run `cargo xtask test`"));
        }
        Some(_) => {}
    }
    for (path, text) in tree.texts() {
        for (at, line) in text.lines().enumerate() {
            if let Some(folder) = OWN_FOLDERS.iter().find(|folder| holds(line, folder)) {
                found.push(Finding::at(path, at + 1, format!("names `{folder}`")));
            }
        }
    }
    found
}

/// Whether a line names the folder as a path from the root (`net/work/` does not).
fn holds(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || "._-}$".contains(c))
    })
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
        let path = format!("see {}main and net{}", OWN_FOLDERS[0], OWN_FOLDERS[0]);
        let inner = format!("net{}", OWN_FOLDERS[0]);
        let mut files: Vec<(&str, &str)> = PAGES.iter().map(|page| (*page, "")).collect();
        files.push((GATE, "exec cargo xtask test"));
        files.push(("docs/a.md", &path));
        files.push(("docs/b.md", &inner));
        let found = trial::found(check, &files);
        assert_eq!(found.len(), 2, "{found:#?}");
        assert_eq!(trial::found(check, &[]).len(), PAGES.len() + 1);
    }
}
