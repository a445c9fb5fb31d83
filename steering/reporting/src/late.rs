//! What came late: corrections and forgotten work of months that were locked. They count in the
//! open month; its paper lists them under *Điều chỉnh số liệu*, and so does that of a quarter, a
//! half-year or a year for months before it, so that who adds the records of a span up finds the
//! printed number. It reads the Book and words nothing.

use crate::crossing::Era;
use crate::figures::find;
use book::{Figures, LateEntry};
use kernel::db::Tx;
use kernel::figure::Figure;
use kernel::{Error, Month, Pass, Result, UnitId, place};
use std::collections::BTreeMap;

/// Entries looked at for one paper; more than these are summed all the same by the Book.
const MOST: i64 = 5_000;
/// Units that a line names.
const NAMED: usize = 3;

/// Where a change came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// A cell of the report was typed or changed.
    Cell,
    /// A record of work was made, changed or taken back.
    Work,
    /// Another record.
    Other,
}

/// A figure of an earlier month as this paper corrects it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LateLine {
    /// The figure.
    pub figure: &'static Figure,
    /// The month it belongs to.
    pub month: Month,
    /// As it was known before the span of this paper.
    pub before: i64,
    /// As it is known with what its months booked.
    pub after: i64,
    /// Names of the units, at most a few.
    pub units: Vec<String>,
    /// How many more there are.
    pub more: usize,
    /// Where it came from.
    pub causes: Vec<Cause>,
}

/// The corrections that the paper of a span of months lists, by figure in the order of the report,
/// then month: those of months before the span. What was changed and changed back is no
/// correction, and what one month of the span corrects of another is in its sum already. In months
/// that tell of others they are those of these units.
pub fn lines(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    (unit, (first, last)): (UnitId, (Month, Month)),
    eras: &[Era],
) -> Result<Vec<LateLine>> {
    let mut booked: Vec<(UnitId, (Month, Month))> = Vec::new();
    for era in eras {
        booked.extend(era.units.iter().map(|old| (*old, (era.first, era.last))));
    }
    let own = eras.last().map_or(first, |era| era.last.next());
    if own <= last {
        booked.push((unit, (own, last)));
    }
    let mut lines = Vec::new();
    for (unit, months) in booked {
        match of_unit(tx, pass, figures, (unit, months), first) {
            // Of a unit that was cut another may hold what it left: its corrections are theirs.
            Err(Error::NotFound) if !eras.is_empty() => {}
            told => lines.extend(told?),
        }
    }
    lines.sort_by_key(|line| (line.figure.no, line.month));
    Ok(lines)
}

/// What a unit booked in some months for months before another.
fn of_unit(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    (unit, (first, last)): (UnitId, (Month, Month)),
    told_before: Month,
) -> Result<Vec<LateLine>> {
    let entries = book::late(tx, pass, unit, (first, last), MOST)?;
    let mut groups: BTreeMap<(u16, Month), (&'static Figure, Vec<LateEntry>)> = BTreeMap::new();
    for entry in entries.into_iter().filter(|entry| entry.month_for < told_before) {
        let declared = figures.get(entry.figure).and_then(|known| known.declared);
        let Some(figure) = declared.and_then(|figure| find(figure.code)) else { continue };
        let group = groups.entry((figure.no, entry.month_for)).or_insert((figure, Vec::new()));
        group.1.push(entry);
    }
    let mut lines = Vec::new();
    for ((_, month), (figure, entries)) in groups {
        let of = (unit, figures.id(figure.code)?);
        let issued = book::series(tx, pass, figures, of, month, 1)?;
        let issued = issued.first().map_or(0, |(_, reading)| reading.issued);
        let before = issued + book::late_before(tx, pass, figures, of, (month, first))?;
        let after = issued + book::late_before(tx, pass, figures, of, (month, last.next()))?;
        if before != after {
            let (units, more) = named(tx, &entries, last)?;
            let causes = causes(&entries);
            lines.push(LateLine { figure, month, before, after, units, more, causes });
        }
    }
    Ok(lines)
}

fn named(tx: &mut Tx<'_>, entries: &[LateEntry], booked: Month) -> Result<(Vec<String>, usize)> {
    let mut units: Vec<UnitId> = entries.iter().map(|entry| entry.unit).collect();
    units.dedup();
    let more = units.len().saturating_sub(NAMED);
    let mut names = Vec::new();
    for unit in units.into_iter().take(NAMED) {
        names.push(place::get(tx, unit, booked.last())?.name);
    }
    Ok((names, more))
}

fn causes(entries: &[LateEntry]) -> Vec<Cause> {
    let cause = |entry: &LateEntry| match entry.capability {
        Some(crate::desk::ORIGIN) => Cause::Cell,
        Some(activities::desk::ORIGIN) => Cause::Work,
        _ => Cause::Other,
    };
    let mut all: Vec<Cause> = entries.iter().map(cause).collect();
    all.sort_unstable();
    all.dedup();
    all
}
