//! What came late: corrections and forgotten work of months that were locked. They count in the
//! open month; its paper lists them under *Điều chỉnh số liệu*, and so does that of a quarter, a
//! half-year or a year for months before it, so that who adds the records of a span up finds the
//! printed number. It reads the Book and words nothing.

use crate::figures::{FIGURES, find};
use book::{Atlas, FigureId, Figures, LateAt};
use kernel::db::Tx;
use kernel::figure::Figure;
use kernel::{Day, Month, Pass, Result, UnitId, place};

/// Units, months and causes looked at for one paper; the sums are whole however many there are.
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

/// What a paper says of what came late.
#[derive(Debug, Default)]
pub struct Late {
    /// The corrections, by figure in the order of the report, then month.
    pub lines: Vec<LateLine>,
    /// Names of units that were cut since: of what came late at them a part that nobody can tell
    /// stands in the numbers, and on no line.
    pub shared: Vec<String>,
}

/// The corrections that the paper of a span of months lists: those of months before the span, a
/// line for each figure and month. What was changed and changed back is no correction, and what one
/// month of the span corrects of another is in its sum already. In months that tell of others they
/// are those of these units, on the map of the last day of the span.
pub fn read(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    (unit, span): (UnitId, (Month, Month)),
) -> Result<Late> {
    let (day, atlas) = (span.1.last(), figures.atlas(tx)?);
    let printed = FIGURES.iter().filter(|figure| !figure.is_derived());
    let ids = printed.map(|figure| figures.id(figure.code)).collect::<Result<Vec<_>>>()?;
    let late = book::late_on_map(tx, pass, &atlas, (unit, day), (span, &ids), MOST)?;
    let ask = Ask { figures, atlas: &atlas, at: (unit, day), first: span.0 };
    let mut lines = Vec::new();
    for (id, month) in late.sums.keys() {
        let declared = figures.get(*id).and_then(|known| known.declared);
        let Some(figure) = declared.and_then(|figure| find(figure.code)) else { continue };
        // A level is changed by all that belongs to months before it.
        let is_told = |of: &Month| of == month || (figures.is_stock(*id) && of < month);
        let told = late.sums.iter().filter(|((one, of), _)| one == id && is_told(of));
        let by: i64 = told.map(|(_, amount)| amount).sum();
        if by != 0 {
            let before = ask.before(tx, pass, (*id, *month))?;
            let of = |entry: &&LateAt| (entry.figure, entry.month_for) == (*id, *month);
            let entries: Vec<&LateAt> = late.entries.iter().filter(of).collect();
            let (units, more) = named(tx, &entries, day)?;
            let (after, causes) = (before + by, causes(&entries));
            lines.push(LateLine { figure, month: *month, before, after, units, more, causes });
        }
    }
    lines.sort_by_key(|line| (line.figure.no, line.month));
    let shared = late.shared.iter().map(|unit| Ok(place::get(tx, *unit, day)?.name));
    Ok(Late { lines, shared: shared.collect::<Result<_>>()? })
}

/// A question about one paper.
struct Ask<'a> {
    figures: &'a Figures,
    atlas: &'a Atlas,
    at: (UnitId, Day),
    first: Month,
}

impl Ask<'_> {
    /// A figure of a month as it was known before the span, on the map of its last day.
    fn before(&self, tx: &mut Tx<'_>, pass: &Pass, (id, month): (FigureId, Month)) -> Result<i64> {
        let ((unit, day), figures) = (self.at, self.figures);
        let issued = book::issued_on_map(tx, pass, figures, self.atlas, self.at, &[month])?;
        let issued = issued.first().map_or(0, |told| told.value(id));
        let (of, until) = ((unit, day, id), (month, self.first));
        Ok(issued + book::late_before_on_map(tx, pass, (figures, self.atlas), of, until)?)
    }
}

fn named(tx: &mut Tx<'_>, entries: &[&LateAt], day: Day) -> Result<(Vec<String>, usize)> {
    let mut units: Vec<UnitId> = entries.iter().map(|entry| entry.unit).collect();
    units.sort_unstable();
    units.dedup();
    let more = units.len().saturating_sub(NAMED);
    let mut names = Vec::new();
    for unit in units.into_iter().take(NAMED) {
        names.push(place::get(tx, unit, day)?.name);
    }
    Ok((names, more))
}

fn causes(entries: &[&LateAt]) -> Vec<Cause> {
    let cause = |entry: &&LateAt| match entry.capability {
        Some(crate::desk::ORIGIN) => Cause::Cell,
        Some(activities::desk::ORIGIN) => Cause::Work,
        _ => Cause::Other,
    };
    let mut all: Vec<Cause> = entries.iter().map(cause).collect();
    all.sort_unstable();
    all.dedup();
    all
}
