//! A cluster (Cụm thi đua số 8) read like a unit. Its members compare themselves with each other at
//! their meetings (S4 II.8-9): who may read one member sees the others too, but of those only what
//! their issued papers say, nothing of a month that is still being worked on. It writes nothing.

use crate::asked::Map;
use crate::values::{Line, Reader, Told, empty, marked, months};
use book::{FigureId, Figures};
use duties::forms::FORMS;
use kernel::db::Tx;
use kernel::{Day, Error, Period, Result, UnitId, Who, place};
use org::store;
use reporting::issue::printed;
use reporting::model::{Of, State};
use std::collections::HashMap;
use uuid::Uuid;

/// Where a member's figures come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The reader may read the member: the Book.
    Own,
    /// The reader may not: its issued paper.
    Issued,
    /// The reader may not, and nothing was issued.
    Untold,
}

impl Basis {
    /// The stable code in answers and message keys.
    pub fn code(self) -> &'static str {
        match self {
            Basis::Own => "own",
            Basis::Issued => "issued",
            Basis::Untold => "untold",
        }
    }
}

/// A member in a period.
pub struct Member {
    /// Its figures; none where they are not told.
    pub line: Line,
    /// Where they come from.
    pub basis: Basis,
}

/// A cluster in a period.
pub struct Gathered {
    /// The period.
    pub period: Period,
    /// Its members, by name.
    pub members: Vec<Member>,
    /// The sums of the members that are told.
    pub sum: Vec<Told>,
}

impl Gathered {
    /// How many members are in the sum.
    pub fn told(&self) -> usize {
        self.members.iter().filter(|member| !member.line.values.is_empty()).count()
    }
}

/// Whether somebody may read a cluster in a period: any of its members, or nothing, where it has
/// none on that day. It reads no figure.
pub fn is_seen(
    tx: &mut Tx<'_>,
    reader: &mut Reader<'_>,
    (who, map): (&Who, Map),
    cluster: Uuid,
    period: Period,
) -> Result<bool> {
    let units = store::cluster_units(tx, cluster, day_of(map, period))?;
    let may_read = units.iter().any(|unit| reader.pass(tx, unit.unit).is_ok());
    Ok(may_read || (units.is_empty() && !who.grants().is_empty()))
}

/// The day whose members are read.
fn day_of(map: Map, period: Period) -> Day {
    match map {
        Map::Reported => period.last(),
        Map::On(day) => day,
    }
}

/// A cluster in some periods: the members of each period's last day, or of the map's day. Unknown
/// to whoever may read no member.
pub fn gathered(
    tx: &mut Tx<'_>,
    mut reader: Reader<'_>,
    (who, figures, map): (&Who, &Figures, Map),
    cluster: Uuid,
    periods: &[Period],
) -> Result<Vec<Gathered>> {
    let mut all = Vec::with_capacity(periods.len());
    let mut may_read = false;
    for period in periods {
        let mut members = Vec::new();
        for unit in store::cluster_units(tx, cluster, day_of(map, *period))? {
            may_read |= reader.pass(tx, unit.unit).is_ok();
            members.push(member(tx, &mut reader, (who, figures, map), unit.unit, *period)?);
        }
        let sum = sum(figures, &members)?;
        all.push(Gathered { period: *period, members, sum });
    }
    // A cluster without members on that day tells nothing that anybody could not know.
    let is_empty = all.iter().all(|one| one.members.is_empty());
    if may_read || (is_empty && !who.grants().is_empty()) { Ok(all) } else { Err(Error::NotFound) }
}

fn member(
    tx: &mut Tx<'_>,
    reader: &mut Reader<'_>,
    (who, figures, map): (&Who, &Figures, Map),
    unit: UnitId,
    period: Period,
) -> Result<Member> {
    match reader.line(tx, unit, period) {
        Ok(mut line) => {
            reader.mark(tx, std::slice::from_mut(&mut line))?;
            return Ok(Member { line, basis: Basis::Own });
        }
        Err(Error::NotFound) => {}
        Err(other) => return Err(other),
    }
    let (values, is_marked) = match map {
        Map::Reported => issued(tx, who, figures, (unit, period))?,
        Map::On(_) => (Vec::new(), false),
    };
    let basis = if values.is_empty() { Basis::Untold } else { Basis::Issued };
    let line = Line { values, is_marked: Some(is_marked), ..empty(unit, period) };
    Ok(Member { line, basis })
}

/// What the paper of a unit's month, or of a longer span, printed, if it was issued, and whether a
/// month of it bears the mark of illustrations.
fn issued(
    tx: &mut Tx<'_>,
    who: &Who,
    figures: &Figures,
    (unit, period): (UnitId, Period),
) -> Result<(Vec<Told>, bool)> {
    let none = (Vec::new(), false);
    let forms = FORMS.iter().filter(|form| form.has_figures());
    let Some(of) = forms.filter_map(|form| Of::span(form, period)).next() else {
        return Ok(none);
    };
    let place = place::get(tx, unit, period.last())?;
    let job = Who::job("cluster", who.at(), who.today());
    let pass = job.may(&reporting::acts::VIEW, &place)?;
    let report = reporting::store::find_of(tx, &pass, &of)?;
    let Some(report) = report.filter(|report| report.state() == State::Issued) else {
        return Ok(none);
    };
    let told = printed(tx, &pass, report.id)?.into_iter().filter_map(|one| {
        let figure = figures.id(&one.code).ok()?;
        let value = Some(one.value);
        Some(Told { figure, value: one.value, issued: value, paper: value })
    });
    let told = told.collect();
    let (mut month, last) = months(period);
    let mut parts = vec![(unit, month)];
    while month < last {
        month = month.next();
        parts.push((unit, month));
    }
    Ok((told, !marked(tx, &pass, &parts)?.is_empty()))
}

fn sum(figures: &Figures, members: &[Member]) -> Result<Vec<Told>> {
    let mut sums: HashMap<FigureId, Told> = HashMap::new();
    let add = |a: i64, b: i64| {
        a.checked_add(b).ok_or_else(|| Error::flaw("period", "book-amount-too-large"))
    };
    let both = |a: Option<i64>, b: Option<i64>| a.zip(b).map(|(a, b)| add(a, b)).transpose();
    for told in members.iter().flat_map(|member| &member.line.values) {
        let none = Told { figure: told.figure, value: 0, issued: Some(0), paper: Some(0) };
        let sum = sums.entry(told.figure).or_insert(none);
        sum.value = add(sum.value, told.value)?;
        sum.issued = both(sum.issued, told.issued)?;
        sum.paper = both(sum.paper, told.paper)?;
    }
    Ok(figures.all().iter().filter_map(|known| sums.get(&known.id).copied()).collect())
}
