//! What stands in the way of a decision, asked of thousands of units with few statements: locked
//! months, entries after its day, numbers that have followed it. It refuses and changes nothing.

use super::super::locks::locks_from;
use super::super::position::{Ground, check_reach};
use crate::model::{DecisionId, FigureId, Spot};
use kernel::db::{ROWS, Tx, sql};
use kernel::{Error, Flaw, Month, Pass, Result, UnitId};
use std::collections::HashSet;

/// The locks of a month and after.
pub(super) struct Gate {
    month: Month,
    locked: Vec<(UnitId, Month)>,
}

impl Gate {
    /// Refuses units that the pass does not reach, and reads the locks from a month on.
    pub(super) fn at(tx: &mut Tx<'_>, pass: &Pass, units: &[UnitId], month: Month) -> Result<Gate> {
        let above = pass.unit()?;
        let mut reached: HashSet<UnitId> = HashSet::with_capacity(units.len());
        some(tx, units, |tx, ids| {
            // Asked of `reach` alone, PostgreSQL holds every unit under the centre against every
            // one of these.
            let text = "select u.id from unit u where u.id in [] and exists \
                        (select 1 from reach r where r.above = $1 and r.unit = u.id)";
            reached.extend(sql(text).bind(above).list(ids).all::<UnitId>(tx)?);
            Ok(())
        })?;
        for unit in units.iter().filter(|unit| !reached.contains(unit)) {
            check_reach(tx, &mut Ground::default(), pass, *unit)?;
        }
        Ok(Gate { month, locked: locks_from(tx, month)? })
    }

    /// A decision cannot reach into a month whose paper is locked.
    pub(super) fn check(
        &self,
        tx: &mut Tx<'_>,
        ground: &mut Ground,
        units: &[UnitId],
    ) -> Result<()> {
        if self.locked.is_empty() {
            return Ok(());
        }
        for unit in units {
            let chain = ground.chain(tx, Spot { unit: *unit, month: self.month })?;
            self.check_chain(&chain)?;
        }
        Ok(())
    }

    /// The same for a chain that is known.
    pub(super) fn check_chain(&self, chain: &[UnitId]) -> Result<()> {
        match self.locked.iter().find(|(unit, _)| chain.contains(unit)) {
            None => Ok(()),
            Some((_, month)) => {
                let flaw = Flaw::new("on_day", "book-month-locked").arg("month", month.vn());
                Err(Error::Invalid(vec![flaw]))
            }
        }
    }
}

/// Does something with some hundred units at a time: a text holds so many places.
fn some(
    tx: &mut Tx<'_>,
    units: &[UnitId],
    mut work: impl FnMut(&mut Tx<'_>, &[UnitId]) -> Result<()>,
) -> Result<()> {
    units.chunks(ROWS).try_for_each(|units| work(tx, units))
}

/// A unit cannot close before what was booked at it: refused with the first such unit and month.
/// What is booked is no secret to whoever writes the decision: it needs no pass.
pub fn nothing_after(tx: &mut Tx<'_>, units: &[UnitId], month: Month) -> Result<()> {
    let mut later: Option<(UnitId, Month)> = None;
    some(tx, units, |tx, ids| {
        let text = "select unit, min(month_booked) from entry where month_booked > $1 \
                    and unit in [] group by unit order by unit limit 1";
        let found: Option<(UnitId, i64)> = sql(text).bind(month).list(ids).maybe(tx)?;
        later = later.or(found.and_then(|(unit, key)| Some((unit, Month::from_key(key)?))));
        Ok(())
    })?;
    match later {
        None => Ok(()),
        Some((unit, month)) => Err(told(tx, "on_day", "book-unit-has-later-entries", unit, month)),
    }
}

/// A unit with an entry that a decision did not book, and its first such month, if there is one
/// among these.
pub(super) fn entry_of_its_own(
    tx: &mut Tx<'_>,
    units: &[UnitId],
    decision: DecisionId,
) -> Result<Option<(UnitId, Month)>> {
    let mut first: Option<(UnitId, Month)> = None;
    for column in ["unit", "unit_for"] {
        some(tx, units, |tx, ids| {
            // By the units, as above: put in the order of months, PostgreSQL reads every entry.
            let text = format!(
                "select e.{column}, min(e.month_booked) from entry e where e.{column} in [] \
                 and not exists (select 1 from source s \
                 where s.id = e.source and s.decision = $1) \
                 group by e.{column} order by e.{column} limit 1"
            );
            first = first.or(sql(text).bind(decision).list(ids).maybe(tx)?);
            Ok(())
        })?;
    }
    Ok(first)
}

/// A unit from which a change of a stock has followed a decision after it, if there is one: booked
/// later, from before. Two opposite changes answer each other only where they went to the same
/// heir: a record that is named goes to its own.
pub(super) fn has_followed(
    tx: &mut Tx<'_>,
    units: &[UnitId],
    month: Month,
) -> Result<Option<UnitId>> {
    let mut first: Option<UnitId> = None;
    some(tx, units, |tx, ids| {
        // Joined to its source, PostgreSQL reads every entry that has one against all the units.
        let part = |unit: &str, at: &str| {
            format!(
                "select {unit} as unit, e.figure, e.amount, coalesce((select n.to_unit \
                 from source s join succession_record n on n.record = s.record \
                 where s.id = e.source and n.from_unit = {unit}), 0) as heir from entry e \
                 where {unit} in [] and {at} and e.kind in (2, 5) and not exists \
                 (select 1 from source s where s.id = e.source and s.decision is not null)"
            )
        };
        let text = format!(
            "select unit, figure, heir, cast(sum(amount) as bigint) from ({} union all {}) f \
             group by unit, figure, heir having sum(amount) <> 0 order by unit limit 1",
            part("e.unit", "e.month_booked = $1 and e.unit_for is null"),
            part("e.unit_for", "e.month_for = $1"),
        );
        let found: Option<(UnitId, FigureId, UnitId, i64)> =
            sql(text).bind(month).list(ids).list(ids).maybe(tx)?;
        first = first.or(found.map(|(unit, ..)| unit));
        Ok(())
    })?;
    Ok(first)
}

/// Why a decision cannot be undone: the unit by name, and the month.
pub(super) fn blocked(tx: &mut Tx<'_>, key: &'static str, unit: UnitId, month: Month) -> Error {
    told(tx, "unit", key, unit, month)
}

fn told(
    tx: &mut Tx<'_>,
    field: &'static str,
    key: &'static str,
    unit: UnitId,
    month: Month,
) -> Error {
    let name: Result<String> = sql("select name from unit where id = $1").bind(unit).one(tx);
    match name {
        Ok(name) => {
            let flaw = Flaw::new(field, key).arg("unit", name).arg("month", month.vn());
            Error::Invalid(vec![flaw])
        }
        Err(cause) => cause,
    }
}
