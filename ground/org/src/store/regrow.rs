//! Reach grown again from edges, for units whose place changed and all that ever stood under them.
//! It reads spans and edges and writes reach, nothing else.

use super::change::each;
use kernel::db::{Many, ToValue, Tx, sql};
use kernel::{Day, Pass, Result, UnitId};
use std::collections::{HashMap, HashSet};

/// Reach of a unit: above, first day, last day, depth.
type Rows = Vec<(UnitId, Day, Day, i64)>;
/// A span of days under a unit above.
type Edge = (Day, Day, UnitId);

/// Grows the reach of units and of all that ever stood under them from the edges again.
pub fn regrow(tx: &mut Tx<'_>, _pass: &Pass, changed: &[UnitId]) -> Result<()> {
    let affected = affected(tx, changed)?;
    let mut grown = Grown { rows: HashMap::new(), ..Grown::read(tx, &affected)? };
    let head = "insert into reach (above, unit, from_on, until_on, depth) values";
    let mut many = Many::new(head, 5);
    for unit in &affected {
        for (above, from, until, depth) in grown.of(tx, *unit, 0)? {
            let row = [above.to_value(), unit.to_value(), from.to_value(), until.to_value()];
            many.push(row.into_iter().chain([depth.to_value()]).collect());
        }
    }
    each(tx, &affected, |tx, ids| {
        sql("delete from reach where unit in []").list(ids).run(tx)?;
        Ok(())
    })?;
    many.write(tx)
}

/// The changed units and all that ever stood under them, in order.
fn affected(tx: &mut Tx<'_>, changed: &[UnitId]) -> Result<Vec<UnitId>> {
    let mut all: HashSet<UnitId> = changed.iter().copied().collect();
    let mut edge: Vec<UnitId> = all.iter().copied().collect();
    while !edge.is_empty() {
        let mut next = Vec::new();
        each(tx, &edge, |tx, ids| {
            let text = "select distinct unit from edge where above in []";
            let below: Vec<UnitId> = sql(text).list(ids).all(tx)?;
            next.extend(below.into_iter().filter(|unit| all.insert(*unit)));
            Ok(())
        })?;
        edge = next;
    }
    let mut all: Vec<UnitId> = all.into_iter().collect();
    all.sort_unstable();
    Ok(all)
}

/// The reach of units: grown where something changed, read where nothing did.
struct Grown {
    spans: HashMap<UnitId, (Day, Day)>,
    edges: HashMap<UnitId, Vec<Edge>>,
    rows: HashMap<UnitId, Rows>,
}

impl Grown {
    fn read(tx: &mut Tx<'_>, affected: &[UnitId]) -> Result<Grown> {
        let mut spans = HashMap::new();
        let mut edges: HashMap<UnitId, Vec<Edge>> = HashMap::new();
        each(tx, affected, |tx, ids| {
            let text = "select id, from_on, until_on from unit where id in []";
            let found: Vec<(UnitId, Day, Day)> = sql(text).list(ids).all(tx)?;
            spans.extend(found.into_iter().map(|(unit, from, until)| (unit, (from, until))));
            let text = "select unit, from_on, until_on, above from edge where unit in [] \
                 order by unit, from_on";
            let found: Vec<(UnitId, Day, Day, UnitId)> = sql(text).list(ids).all(tx)?;
            for (unit, from, until, above) in found {
                edges.entry(unit).or_default().push((from, until, above));
            }
            Ok(())
        })?;
        Ok(Grown { spans, edges, rows: HashMap::new() })
    }

    fn of(&mut self, tx: &mut Tx<'_>, unit: UnitId, depth: usize) -> Result<Rows> {
        if let Some(rows) = self.rows.get(&unit) {
            return Ok(rows.clone());
        }
        // A tree is never as deep as that; the bound only stops a circle.
        let rows = match self.spans.get(&unit).copied().filter(|_| depth < 64) {
            Some(span) => self.grow(tx, (unit, span), depth)?,
            None => sql("select above, from_on, until_on, depth from reach where unit = $1")
                .bind(unit)
                .all(tx)?,
        };
        self.rows.insert(unit, rows.clone());
        Ok(rows)
    }

    fn grow(
        &mut self,
        tx: &mut Tx<'_>,
        (unit, (from, until)): (UnitId, (Day, Day)),
        depth: usize,
    ) -> Result<Rows> {
        if until < from {
            return Ok(Rows::new());
        }
        let mut rows = vec![(unit, from, until, 0)];
        for (first, last, above) in self.edges.get(&unit).cloned().unwrap_or_default() {
            let (first, last) = (first.max(from), last.min(until));
            let higher = self.of(tx, above, depth + 1)?;
            let shared =
                higher.into_iter().map(|(top, f, l, d)| (top, f.max(first), l.min(last), d + 1));
            rows.extend(shared.filter(|(_, f, l, _)| f <= l));
        }
        Ok(joined(rows))
    }
}

/// Spans of one unit above at one depth that follow each other are one span.
fn joined(mut rows: Rows) -> Rows {
    rows.sort_unstable_by_key(|(above, from, _, depth)| (*above, *depth, *from));
    let mut all: Rows = Vec::with_capacity(rows.len());
    for row in rows {
        match all.last_mut() {
            Some(last) if (last.0, last.3) == (row.0, row.3) && last.2.add_days(1) == row.1 => {
                last.2 = row.2;
            }
            _ => all.push(row),
        }
    }
    all
}
