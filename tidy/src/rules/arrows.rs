//! Arrows go down: what a crate's `Cargo.toml` names lies lower in the map.

use crate::read::manifest;
use crate::{Finding, Rule, Tree};
use std::collections::BTreeMap;

/// The rule.
pub const RULE: Rule = Rule {
    name: "Arrows go down",
    why: "a folder that knows only what lies below it can be read, tested and rewritten alone; \
          what two of one tier need lies lower, what must look up goes through a trait that \
          `program` registers",
};

/// Ground is ordered: a later one may import an earlier one.
const GROUND: &[&str] = &["org", "people", "book", "ledger"];
/// The register of photos and papers, which any record of another register may hold
/// (docs/decisions/0180).
const FIRST_REGISTER: &str = "papers";
/// The register of work that every programme records its results in; the others of its tier stand
/// on it (docs/decisions/0101).
const FIRST_WORK: &str = "activities";
/// The monthly report, whose cells other parts of steering fill and read (docs/decisions/0121).
const FIRST_STEERING: &str = "reporting";

/// What every door for other programs is built with (docs/decisions/0130).
const FIRST_PORTAL: &str = "api";

/// Where a crate stands. Two of one tier never know each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tier {
    Fold,
    Kernel,
    Kit,
    Matcher,
    Pairing,
    Disclosure,
    Press,
    Reader,
    Ground(usize),
    Papers,
    Register,
    Activities,
    Work,
    Reporting,
    Steering,
    PortalApi,
    Portal,
    Program,
    Stories,
    Tool,
}

/// Checks it.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut tiers = BTreeMap::new();
    let crates: Vec<(&str, &str, &str)> = tree
        .ending("/Cargo.toml")
        .filter_map(|(path, text)| Some((path, manifest::package(text)?, text)))
        .collect();
    for (path, name, _) in &crates {
        match tier(path) {
            Some(tier) => {
                tiers.insert(*name, tier);
            }
            None => found.push(Finding::of(
                path,
                "stands nowhere on the map: a new tier needs a \
                page in docs/decisions and a line in tidy/src/rules/arrows.rs",
            )),
        }
    }
    for (path, name, text) in &crates {
        let Some(own) = tiers.get(name) else { continue };
        for wanted in manifest::dependencies(text) {
            let Some(other) = tiers.get(wanted.name.as_str()) else { continue };
            if !may_know(*own, *other) {
                let what = format!("`{name}` may not know `{}`", wanted.name);
                found.push(Finding::at(path, wanted.line, what));
            }
        }
    }
    found
}

fn tier(path: &str) -> Option<Tier> {
    let folder = path.strip_suffix("/Cargo.toml")?;
    Some(match folder.split('/').collect::<Vec<_>>().as_slice() {
        ["fold"] => Tier::Fold,
        ["kernel"] => Tier::Kernel,
        ["kit"] => Tier::Kit,
        ["matcher"] => Tier::Matcher,
        ["pairing"] => Tier::Pairing,
        ["disclosure"] => Tier::Disclosure,
        ["press"] => Tier::Press,
        ["reader"] => Tier::Reader,
        ["ground", name] => Tier::Ground(GROUND.iter().position(|known| known == name)?),
        ["registers", name] if *name == FIRST_REGISTER => Tier::Papers,
        ["registers", _] => Tier::Register,
        ["works", name] if *name == FIRST_WORK => Tier::Activities,
        ["works", _] => Tier::Work,
        ["portal", name] if *name == FIRST_PORTAL => Tier::PortalApi,
        ["portal", _] => Tier::Portal,
        ["steering", name] if *name == FIRST_STEERING => Tier::Reporting,
        ["steering", _] => Tier::Steering,
        ["program"] => Tier::Program,
        ["stories"] => Tier::Stories,
        ["tidy"] | ["xtask"] => Tier::Tool,
        _ => return None,
    })
}

fn may_know(own: Tier, other: Tier) -> bool {
    match (own, other) {
        // Stories cross everything; tools know the product from outside alone.
        (Tier::Stories, Tier::Stories | Tier::Tool) | (Tier::Tool, _) | (_, Tier::Tool) => false,
        (Tier::Stories, _) => true,
        (_, Tier::Stories) => false,
        // What matches people knows letters and no database (docs/decisions/0181).
        (Tier::Matcher, other) => other == Tier::Fold,
        (Tier::Press | Tier::Reader, other) => [Tier::Fold, Tier::Kernel].contains(&other),
        (own, Tier::Press | Tier::Reader) => own == Tier::Program,
        (Tier::Ground(own), Tier::Ground(other)) => own > other,
        (own, other) => height(own) > height(other),
    }
}

fn height(tier: Tier) -> u8 {
    match tier {
        Tier::Fold => 0,
        Tier::Kernel => 1,
        Tier::Kit
        | Tier::Matcher
        | Tier::Pairing
        | Tier::Disclosure
        | Tier::Press
        | Tier::Reader => 2,
        Tier::Ground(_) => 3,
        Tier::Papers => 4,
        Tier::Register => 5,
        Tier::Activities => 6,
        Tier::Work => 7,
        Tier::Reporting => 8,
        Tier::Steering => 9,
        Tier::PortalApi => 10,
        Tier::Portal => 11,
        Tier::Program => 12,
        Tier::Stories | Tier::Tool => 13,
    }
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
        let manifest = |name: &str, section: &str, needs: &str| {
            format!("[package]\nname = \"{name}\"\n[{section}]\n{needs}.workspace = true\n")
        };
        let crates = [
            ("kernel/Cargo.toml", manifest("kernel", "dependencies", "kit")),
            ("kit/Cargo.toml", manifest("kit", "dependencies", "kernel")),
            ("press/Cargo.toml", manifest("press", "dependencies", "kit")),
            ("ground/org/Cargo.toml", manifest("org", "dev-dependencies", "people")),
            ("ground/people/Cargo.toml", manifest("people", "dependencies", "org")),
            ("ground/helpers/Cargo.toml", manifest("helpers", "dependencies", "kit")),
            ("works/blood/Cargo.toml", manifest("blood", "dependencies", "giving")),
            ("works/giving/Cargo.toml", manifest("giving", "build-dependencies", "press")),
            ("reader/Cargo.toml", manifest("reader", "dev-dependencies", "press")),
            ("matcher/Cargo.toml", manifest("matcher", "dependencies", "kernel")),
            ("pairing/Cargo.toml", manifest("pairing", "dependencies", "matcher")),
            ("works/giving-to/Cargo.toml", manifest("giving-to", "dependencies", "pairing")),
            ("registers/twins/Cargo.toml", manifest("twins", "dependencies", "matcher")),
            ("steering/reporting/Cargo.toml", manifest("reporting", "dependencies", "exchange")),
            ("steering/exchange/Cargo.toml", manifest("exchange", "dependencies", "reader")),
            ("steering/targets/Cargo.toml", manifest("targets", "dependencies", "reporting")),
            ("program/Cargo.toml", manifest("program", "dependencies", "press")),
            ("stories/Cargo.toml", manifest("stories", "dependencies", "press")),
            ("xtask/Cargo.toml", manifest("xtask", "dependencies", "kernel")),
        ];
        let files: Vec<_> = crates.iter().map(|(path, text)| (*path, text.as_str())).collect();
        let found = trial::found(check, &files);
        for (bad, who) in [
            "helpers",
            "kernel",
            "press",
            "org",
            "blood",
            "giving",
            "reader",
            "reporting",
            "exchange",
            "matcher",
            "pairing",
            "xtask",
        ]
        .iter()
        .zip(1..)
        {
            assert!(found.iter().any(|line| line.contains(bad)), "{who} {bad}: {found:#?}");
        }
        assert_eq!(found.len(), 12, "{found:#?}");
    }
}
