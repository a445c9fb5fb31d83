//! What a unit holds itself beside what it sums, from its own rows alone: whoever wants the sum of
//! the units under it need not read a hundred of them. It tells what was issued; what came late is
//! kept for the whole below a unit and is read unit by unit.

use super::reads::{Line, compared};
use crate::figures::Figures;
use crate::model::{FigureId, Kind, Reading, too_large};
use kernel::db::{Tx, sql};
use kernel::{Day, Month, Pass, Result, UnitId};
use std::collections::{BTreeSet, HashMap};

/// All figures of one unit and month, each with what the unit holds itself as issued: its sum less
/// the sums of the units directly under it. In the order of [`Figures::all`].
pub fn month_with_own(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    unit: UnitId,
    month: Month,
) -> Result<Vec<(Line, i64)>> {
    let (lines, table) = compared(tx, pass, figures, unit, month)?;
    let mut own: HashMap<FigureId, Reading> = HashMap::new();
    for (figure, issued) in table.own(0) {
        own.insert(figure, Reading { issued, known: issued });
    }
    for (figure, carried) in carried(tx, figures, unit, month)? {
        let held = &mut own.entry(figure).or_default().issued;
        *held = held.checked_sub(carried).ok_or_else(too_large)?;
    }
    figures.derive(&mut own)?;
    let of = |line: &Line| own.get(&line.figure).copied().unwrap_or_default().issued;
    Ok(lines.into_iter().map(|line| (line, of(&line))).collect())
}

/// What units took along that came under this one or left it: booked here, so that its level is
/// right, and theirs all the same.
fn carried(
    tx: &mut Tx<'_>,
    figures: &Figures,
    unit: UnitId,
    month: Month,
) -> Result<Vec<(FigureId, i64)>> {
    if figures.stocks().is_empty() {
        return Ok(Vec::new());
    }
    let edges: Vec<(Day, Day)> =
        sql("select distinct from_on, until_on from edge where above = $1").bind(unit).all(tx)?;
    let days = edges.into_iter().flat_map(|(from, until)| [from, until.add_days(1)]);
    let is_decided = |day: &Day| *day > Day::BEGINNING && *day <= month.last();
    let months: BTreeSet<Month> = days.filter(is_decided).map(Month::of).collect();
    if months.is_empty() {
        return Ok(Vec::new());
    }
    // One that was taken back is as if it had never been.
    sql("select e.figure, cast(sum(e.amount) as bigint) from entry e where e.unit = $1 \
         and e.kind = $2 and e.month_booked in [] and e.figure in [] and not exists (select 1 \
         from entry r where r.unit = e.unit and r.month_booked = e.month_booked \
         and r.figure = e.figure and r.reverses = e.id) group by e.figure")
    .bind(unit)
    .bind(Kind::Carry.number())
    .list(months)
    .list(figures.stocks())
    .all(tx)
}
