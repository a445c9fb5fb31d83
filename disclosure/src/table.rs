//! A table of places by groups, where places lie in one another, as a network; and the table as it
//! is published.

use crate::network::{Arc, withhold};

/// Counts of places by group. What a place holds of its own stands in a place under it.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// For each place the one it lies in, which stands before it in the list; none for the whole,
    /// which is the first and the only one without.
    pub above: Vec<Option<usize>>,
    /// For each place its counts, one a group; those of a place that has others in it are not
    /// looked at: they are the sums.
    pub counts: Vec<Vec<i64>>,
    /// For each place how many there are at the least, as anybody can count elsewhere: its total,
    /// then one a group. Nothing where a place or a group is missing.
    pub known: Vec<Vec<i64>>,
}

/// A place of a table as it is published: none where a number is withheld.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// One a group.
    pub counts: Vec<Option<i64>>,
    /// All groups together.
    pub total: Option<i64>,
}

/// The table with its small counts withheld and so many others that none can be reckoned, at every
/// depth at once.
#[must_use]
pub fn published(table: &Table, least: i64) -> Vec<Row> {
    let summed = summed(table);
    let arcs = arcs(table, &summed);
    let hidden = withhold(&arcs, least);
    let groups = groups(table);
    let shown = |at: usize| (!hidden[at]).then_some(arcs[at].value);
    let row = |place: usize| {
        let first = place * (groups + 1);
        Row {
            total: shown(first),
            counts: (1..=groups).map(|group| shown(first + group)).collect(),
        }
    };
    (0..table.above.len()).map(row).collect()
}

fn groups(table: &Table) -> usize {
    table.counts.iter().map(Vec::len).max().unwrap_or(0)
}

/// Whether places lie in each place.
fn holds(table: &Table) -> Vec<bool> {
    let mut holds = vec![false; table.above.len()];
    for above in table.above.iter().flatten() {
        holds[*above] = true;
    }
    holds
}

/// The counts with those of inner places summed from below.
pub(crate) fn summed(table: &Table) -> Vec<Vec<i64>> {
    let (groups, holds) = (groups(table), holds(table));
    let mut sums = vec![vec![0; groups]; table.above.len()];
    for place in (0..table.above.len()).rev() {
        if !holds[place] {
            for (sum, count) in sums[place].iter_mut().zip(&table.counts[place]) {
                *sum = *count;
            }
        }
        let own = sums[place].clone();
        if let Some(above) = table.above[place] {
            for (sum, count) in sums[above].iter_mut().zip(own) {
                *sum += count;
            }
        }
    }
    sums
}

/// The network: a total flows into its place and from there into the places in it; where there are
/// none it parts into groups, and these flow together again group by group up to the whole.
/// Place `p` has the arcs from `p * (groups + 1)`: its total, then one a group.
pub(crate) fn arcs(table: &Table, sums: &[Vec<i64>]) -> Vec<Arc> {
    let (groups, holds) = (groups(table), holds(table));
    // Node 0 is where all begins and ends; then a node a place; then a node a place and group.
    let node = |place: usize| 1 + place;
    let gathered = |place: usize, group: usize| 1 + table.above.len() + place * groups + group;
    let mut arcs = Vec::with_capacity(table.above.len() * (groups + 1));
    for (place, above) in table.above.iter().enumerate() {
        let from = above.map_or(0, node);
        let known = |at: usize, value: i64| {
            let floor = table.known.get(place).and_then(|known| known.get(at)).copied();
            floor.unwrap_or(0).min(value)
        };
        let value = sums[place].iter().sum();
        arcs.push(Arc { from, to: node(place), value, floor: known(0, value) });
        for (group, value) in sums[place].iter().enumerate() {
            let from = if holds[place] { gathered(place, group) } else { node(place) };
            let to = above.map_or(0, |above| gathered(above, group));
            arcs.push(Arc { from, to, value: *value, floor: known(group + 1, *value) });
        }
    }
    arcs
}
