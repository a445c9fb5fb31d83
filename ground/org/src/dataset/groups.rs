//! Levels, bodies and clusters as shipped.

use super::tables::{self, rows};
use serde::Deserialize;

/// A level of units: levels are data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelSeed {
    /// Stable code.
    pub code: String,
    /// 0 for the centre.
    pub rank: i64,
    /// Vietnamese label.
    pub label_vi: String,
    /// English label.
    pub label_en: String,
    /// Levels it may stand under.
    pub under: Vec<String>,
}

#[derive(Deserialize)]
struct LevelLine {
    code: String,
    rank: i64,
    label_vi: String,
    label_en: String,
    under: String,
}

/// All levels, from the centre down.
pub fn levels() -> Vec<LevelSeed> {
    let lines: Vec<LevelLine> = rows(tables::LEVELS);
    let seed = |line: LevelLine| LevelSeed {
        under: line.under.split_whitespace().map(str::to_owned).collect(),
        code: line.code,
        rank: line.rank,
        label_vi: line.label_vi,
        label_en: line.label_en,
    };
    lines.into_iter().map(seed).collect()
}

/// A body, or a member of one when `member` is not empty.
#[derive(Debug, Clone, Deserialize, PartialEq, Eq)]
pub struct BodySeed {
    /// Key of the unit.
    pub unit: String,
    /// Kind code.
    pub kind: String,
    /// Name of the body.
    pub name: String,
    /// Member department.
    pub member: String,
    /// Duty code of the member.
    pub duty: String,
    /// The document that says so.
    pub source: String,
}

/// All bodies with their members.
pub fn bodies() -> Vec<BodySeed> {
    rows(tables::BODIES)
}

/// A unit of a cluster.
#[derive(Debug, Clone, Deserialize, PartialEq, Eq)]
pub struct ClusterSeed {
    /// Name of the cluster.
    pub name: String,
    /// Key of the unit.
    pub unit: String,
    /// The document that says so, and how sure it is.
    pub source: String,
}

/// All clusters, a line a unit.
pub fn clusters() -> Vec<ClusterSeed> {
    rows(tables::CLUSTERS)
}
