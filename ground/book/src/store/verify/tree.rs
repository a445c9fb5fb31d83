//! Every parent of every unit, by days: read once for a whole check.

use kernel::db::{Tx, sql};
use kernel::{Day, Month, Result, UnitId};
use std::collections::HashMap;

/// The edges of the dated tree.
#[derive(Default)]
pub struct Tree {
    edges: HashMap<UnitId, Vec<(Day, Day, UnitId)>>,
}

impl Tree {
    /// Reads all edges.
    pub fn read(tx: &mut Tx<'_>) -> Result<Tree> {
        let rows: Vec<(UnitId, Day, Day, UnitId)> =
            sql("select unit, from_on, until_on, above from edge order by unit, from_on")
                .all(tx)?;
        let mut edges: HashMap<UnitId, Vec<(Day, Day, UnitId)>> = HashMap::new();
        for (unit, from, until, above) in rows {
            edges.entry(unit).or_default().push((from, until, above));
        }
        Ok(Tree { edges })
    }

    /// The unit above in a month's tree (that of its last day; a closed unit keeps its last).
    pub fn above(&self, unit: UnitId, month: i64) -> Option<UnitId> {
        let edges = self.edges.get(&unit)?;
        let day = Month::from_key(month)?.last();
        let until = edges.last().map(|(_, until, _)| *until)?;
        let from = edges.first().map(|(from, _, _)| *from)?;
        let day = day.min(until).max(from);
        let edge = edges.iter().rev().find(|(from, until, _)| *from <= day && day <= *until);
        edge.map(|(_, _, above)| *above)
    }

    /// Whether the unit ever stood under another.
    pub fn has_parent(&self, unit: UnitId) -> bool {
        self.edges.contains_key(&unit)
    }
}
