//! How every rule is tried: on the house, which must keep it, and on a bad snippet, which must not
//! pass. It is compiled for tests alone.

use crate::{Finding, Rule, Tree};
use std::path::Path;
use std::sync::OnceLock;

/// The tree of this repository, read once for all rules.
pub fn house() -> &'static Tree {
    static HOUSE: OnceLock<Tree> = OnceLock::new();
    HOUSE.get_or_init(|| Tree::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..")))
}

/// Fails with everything the rule finds in the house, the rule and its reason.
pub fn keeps(rule: &Rule, check: fn(&Tree) -> Vec<Finding>) {
    let found = check(house());
    let lines: Vec<String> = found.iter().map(|finding| format!("  {finding}")).collect();
    let (name, why) = (rule.name, rule.why);
    let count = found.len();
    assert!(found.is_empty(), "\n{count} × \"{name}\": {why}\n{}\n", lines.join("\n"));
}

/// What the rule finds in a small tree of `(path, text)`, as lines.
pub fn found(check: fn(&Tree) -> Vec<Finding>, files: &[(&str, &str)]) -> Vec<String> {
    check(&Tree::of(files)).iter().map(Finding::to_string).collect()
}
