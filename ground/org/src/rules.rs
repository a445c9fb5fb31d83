//! What must hold of a unit. Pure: no database, no web, no clock.

use crate::dataset::LevelSeed;
use kernel::Flaw;

/// A unit of `level` may stand under one of `above` (levels are data; rules.md 3.3).
pub fn may_stand_under(levels: &[LevelSeed], level: &str, above: &str) -> Result<(), Flaw> {
    let known = levels.iter().find(|seed| seed.code == level);
    match known {
        None => Err(Flaw::new("level", "org-flaw-level-unknown")),
        Some(seed) if seed.under.iter().any(|code| code == above) => Ok(()),
        Some(_) => Err(Flaw::new("level", "org-flaw-level-under")),
    }
}
