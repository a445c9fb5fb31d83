//! The rules, one file each: what it asks, why, and a proof that it can fail. A new rule is a file
//! here and a sentence in ARCHITECTURE.md or STYLE.md.

pub mod arrows;
pub mod clock;
pub mod decisions;
pub mod exact;
pub mod fields;
pub mod follows;
pub mod glossary;
pub mod header;
pub mod house;
pub mod inline;
pub mod landed;
pub mod leftovers;
pub mod links;
pub mod messages;
pub mod names;
pub mod panics;
pub mod passes;
pub mod pure;
pub mod queries;
pub mod schema;
pub mod small;

/// The tier folders that hold capabilities.
const CAPABILITIES: &[&str] =
    &["ground/", "registers/", "works/", "steering/", "portal/", "portal"];

/// Whether a path lies in a capability.
fn is_capability(path: &str) -> bool {
    CAPABILITIES.iter().any(|tier| path.starts_with(tier))
}

/// Whether a path is the module `name` of a crate or capability: `…/src/name.rs`, `…/src/name/…`.
fn is_part(path: &str, name: &str) -> bool {
    path.split_once("/src/").is_some_and(|(_, rest)| {
        rest.strip_prefix(name).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
    })
}
