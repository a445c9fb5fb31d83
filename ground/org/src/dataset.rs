//! The tree that ships with the product, as plain data: units before and after 1 July 2025 and
//! what became of each. Pure: it reads texts embedded in the program and touches no database.
//! Every unit that 1 July 2025 changed is founded anew; the eleven provinces that were not merged
//! stay the same unit (docs/decisions/0040).

mod groups;
pub mod map;
mod tables;
mod units;

pub use groups::{BodySeed, ClusterSeed, LevelSeed, bodies, clusters, levels};
pub use units::tree;

use kernel::Day;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A unit of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitSeed {
    /// Stable key (`old:d:914`, `new:c:31234`).
    pub key: String,
    /// Path: unique on a day, not for ever.
    pub code: String,
    /// Code of the statistics office, with its leading zeros; the two maps share most of them.
    pub official_code: Option<String>,
    /// Full name.
    pub name: String,
    /// Short name.
    pub short_name: String,
    /// Level code.
    pub level: String,
    /// Key of the unit above.
    pub parent: Option<String>,
    /// First day; none: always.
    pub from: Option<Day>,
    /// Last day; none: still.
    pub until: Option<Day>,
    /// Millionths of a degree north.
    pub lat_e6: Option<i64>,
    /// Millionths of a degree east.
    pub lon_e6: Option<i64>,
}

/// How a unit went into another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Transfer {
    /// As a whole.
    Whole,
    /// One of several parts; the shares of 2025 are not published.
    Part,
    /// Its level was abolished: its own records go to the unit above.
    Abolished,
}

impl Transfer {
    /// Code in the database and in message keys.
    pub fn code(self) -> &'static str {
        match self {
            Transfer::Whole => "whole",
            Transfer::Part => "part",
            Transfer::Abolished => "abolished",
        }
    }
}

/// What became of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuccessionSeed {
    /// Key of the old unit.
    pub from: String,
    /// Key of the new one.
    pub to: String,
    /// The first day of the new one.
    pub on: Day,
    /// How.
    pub kind: Transfer,
    /// Where what cannot be told apart goes.
    pub is_default: bool,
}

/// The whole tree: units with parents first.
#[derive(Debug, Clone, Default)]
pub struct TreeData {
    /// Units.
    pub units: Vec<UnitSeed>,
    /// Succession.
    pub succession: Vec<SuccessionSeed>,
}

/// The same unit of the data has the same key in every database.
pub fn key_of(key: &str) -> Uuid {
    let hash = Sha256::digest(format!("nhanai/unit/{key}"));
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

#[cfg(test)]
mod tests;
