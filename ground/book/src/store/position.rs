//! Where a unit stands in a month: its chain to the centre, who took its place, which month is
//! open. Reads the dated tree and keeps what it read for one transaction; it writes nothing.
//!
//! A month's tree is the one of its last day. A unit that was closed earlier keeps its last
//! parent, so that what was booked at it still adds up.

use super::succession::{self, Parts};
use super::{locks, named};
use crate::model::{FigureId, RecordId, Spot};
use kernel::db::{ROWS, Tx, sql};
use kernel::{Day, Error, Month, Pass, Result, UnitId};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// The dated tree as one transaction has read it.
#[derive(Default)]
pub struct Ground {
    chains: HashMap<Spot, Rc<[UnitId]>>,
    spans: HashMap<UnitId, (Day, Day)>,
    open: HashMap<Spot, Spot>,
    turns: HashMap<Spot, Option<Month>>,
    uncounted: HashSet<Spot>,
    counted: HashMap<Spot, Option<HashSet<FigureId>>>,
    noted: HashSet<(UnitId, FigureId)>,
    parts: HashMap<(Spot, FigureId), Option<Parts>>,
}

impl Ground {
    /// The unit and everything above it in that month, the centre last.
    pub fn chain(&mut self, tx: &mut Tx<'_>, spot: Spot) -> Result<Rc<[UnitId]>> {
        if let Some(chain) = self.chains.get(&spot) {
            return Ok(Rc::clone(chain));
        }
        let mut chain = kernel::place::chain(tx, spot.unit, spot.month.last())?;
        if chain.is_empty() {
            chain.push(spot.unit);
            if let Some(above) = kernel::place::last_above(tx, spot.unit)? {
                let rest = self.chain(tx, Spot { unit: above, month: spot.month })?;
                chain.extend(rest.iter());
            }
        }
        let chain: Rc<[UnitId]> = chain.into();
        self.chains.insert(spot, Rc::clone(&chain));
        Ok(chain)
    }

    /// First and last day of a unit.
    pub fn span(&mut self, tx: &mut Tx<'_>, unit: UnitId) -> Result<(Day, Day)> {
        if let Some(span) = self.spans.get(&unit) {
            return Ok(*span);
        }
        let span: (Day, Day) =
            sql("select from_on, until_on from unit where id = $1").bind(unit).one(tx)?;
        self.spans.insert(unit, span);
        Ok(span)
    }

    /// Whether the unit still stands at the end of the month.
    pub fn stands_after(&mut self, tx: &mut Tx<'_>, spot: Spot) -> Result<bool> {
        Ok(self.span(tx, spot.unit)?.1 >= spot.month.last())
    }

    /// The unit itself, or whoever took its place (the default one) and stands on that day.
    pub fn heir(&mut self, tx: &mut Tx<'_>, unit: UnitId, day: Day) -> Result<UnitId> {
        let mut heir = unit;
        // A chain of successions is as long as its reforms; this bound only stops a circle.
        for _ in 0..64 {
            if self.span(tx, heir)?.1 >= day {
                return Ok(heir);
            }
            heir = kernel::place::successor(tx, heir)?.ok_or(Error::NotFound)?;
        }
        Err(Error::fault(format!("the successions of unit {unit} go round in a circle")))
    }

    /// The same for what a record told of the unit: whoever a decision names it for takes the
    /// unit's place in it.
    pub fn heir_for(
        &mut self,
        tx: &mut Tx<'_>,
        unit: UnitId,
        (day, record): (Day, Option<RecordId>),
    ) -> Result<UnitId> {
        let named = self.named_for(tx, unit, (day, record))?;
        self.heir(tx, named.unwrap_or(unit), day)
    }

    /// Whoever a decision names a record for, of a unit that is closed by a day.
    pub fn named_for(
        &mut self,
        tx: &mut Tx<'_>,
        unit: UnitId,
        (day, record): (Day, Option<RecordId>),
    ) -> Result<Option<UnitId>> {
        match record {
            Some(record) if self.span(tx, unit)?.1 < day => named::heir_of(tx, unit, record),
            _ => Ok(None),
        }
    }

    /// The parts of a unit that was cut in a month: see [`succession::parts`].
    pub fn parts(
        &mut self,
        tx: &mut Tx<'_>,
        from: Spot,
        figure: FigureId,
    ) -> Result<Option<Parts>> {
        if let Some(known) = self.parts.get(&(from, figure)) {
            return Ok(known.clone());
        }
        let parts = succession::parts(tx, from, figure)?;
        self.parts.insert((from, figure), parts.clone());
        Ok(parts)
    }

    /// Where an amount that belongs to a spot is booked: there, or, when a paper over it is
    /// locked, in the first open month at whoever stands for the unit by then.
    pub fn open(&mut self, tx: &mut Tx<'_>, told: Spot) -> Result<Spot> {
        if let Some(open) = self.open.get(&told) {
            return Ok(*open);
        }
        let spot = self.unlocked(tx, told, None)?;
        self.open.insert(told, spot);
        Ok(spot)
    }

    /// The same for what a record told: at whoever it is named for, where that is said.
    pub fn open_for(
        &mut self,
        tx: &mut Tx<'_>,
        told: Spot,
        record: Option<RecordId>,
    ) -> Result<Spot> {
        let usual = self.open(tx, told)?;
        // Nobody took the unit's place on the way: there is nobody to be named.
        if usual.unit == told.unit { Ok(usual) } else { self.unlocked(tx, told, record) }
    }

    fn unlocked(&mut self, tx: &mut Tx<'_>, told: Spot, record: Option<RecordId>) -> Result<Spot> {
        let mut spot = told;
        loop {
            let chain = self.chain(tx, spot)?;
            if !locks::is_locked(tx, spot.month, &chain)? {
                return Ok(spot);
            }
            let month = spot.month.next();
            let record = record.filter(|_| spot.unit == told.unit);
            spot = Spot { unit: self.heir_for(tx, spot.unit, (month.last(), record))?, month };
        }
    }

    /// Refuses a month in which the unit did not stand, with the field to blame.
    pub fn check_stands(&mut self, tx: &mut Tx<'_>, spot: Spot) -> Result<()> {
        let (from, until) = self.span(tx, spot.unit)?;
        if spot.month < Month::of(from) || spot.month > Month::of(until) {
            return Err(Error::flaw("on_day", "book-unit-not-standing"));
        }
        Ok(())
    }

    /// The first month after `spot.month` in which something above the unit changes, if any.
    /// The unit must stand at the end of that month.
    pub fn next_change(&mut self, tx: &mut Tx<'_>, spot: Spot) -> Result<Option<Month>> {
        if let Some(turn) = self.turns.get(&spot) {
            return Ok(*turn);
        }
        let last = spot.month.last();
        let until: Vec<Day> =
            sql("select until_on from reach where unit = $1 and from_on <= $2 and until_on >= $2 \
             order by until_on")
            .bind(spot.unit)
            .bind(last)
            .all(tx)?;
        let first = until.into_iter().next().filter(|day| *day < Day::OPEN_END);
        let turn = first.map(|day| Month::of(day.add_days(1)));
        self.turns.insert(spot, turn);
        Ok(turn)
    }

    /// Asks of many units at once which of them have no counted level from a month on, so that
    /// nobody asks for each stock of each of them. For work that counts nothing itself.
    pub fn look_for_counts(
        &mut self,
        tx: &mut Tx<'_>,
        units: &HashSet<UnitId>,
        month: Month,
    ) -> Result<()> {
        let mut counted: HashSet<UnitId> = HashSet::new();
        let all: Vec<UnitId> = units.iter().copied().collect();
        for some in all.chunks(ROWS) {
            let here = "select distinct unit from entry \
                        where month_booked >= $1 and kind = 1 and unit in []";
            counted.extend(sql(here).bind(month).list(some).all::<UnitId>(tx)?);
            let told = "select distinct unit_for from entry where kind = 1 and unit_for in []";
            counted.extend(sql(told).list(some).all::<UnitId>(tx)?);
        }
        let none = all.into_iter().filter(|unit| !counted.contains(unit));
        self.uncounted.extend(none.map(|unit| Spot { unit, month }));
        Ok(())
    }

    /// Whether a unit is known to have no counted level of a figure from a month on. What it has is
    /// read when a second figure is asked for: the first is looked up alone.
    pub fn is_uncounted(&mut self, tx: &mut Tx<'_>, spot: Spot, figure: FigureId) -> Result<bool> {
        if self.uncounted.contains(&spot) {
            return Ok(true);
        }
        if self.noted.contains(&(spot.unit, figure)) {
            return Ok(false);
        }
        match self.counted.get(&spot) {
            None => {
                self.counted.insert(spot, None);
                Ok(false)
            }
            Some(Some(counted)) => Ok(!counted.contains(&figure)),
            Some(None) => {
                let counted = counted_at(tx, spot)?;
                let is_uncounted = !counted.contains(&figure);
                self.counted.insert(spot, Some(counted));
                Ok(is_uncounted)
            }
        }
    }

    /// A figure of a unit is counted now: what was read, or is read before it is written, does not
    /// know of it.
    pub fn note_count(&mut self, unit: UnitId, figure: FigureId) {
        self.noted.insert((unit, figure));
    }
}

/// The same for many units: those that stand under the pass today are asked for together.
pub fn check_reach_of(tx: &mut Tx<'_>, pass: &Pass, units: &[UnitId]) -> Result<()> {
    let (above, today) = (pass.unit()?, pass.today());
    let mut ground = Ground::default();
    for units in units.chunks(ROWS) {
        let known: Vec<UnitId> = match units {
            [_] => Vec::new(),
            units => sql("select unit from reach where above = $1 and from_on <= $2 \
                 and until_on >= $2 and unit in []")
            .bind(above)
            .bind(today)
            .list(units.iter().copied())
            .all(tx)?,
        };
        let known: HashSet<UnitId> = known.into_iter().collect();
        for unit in units.iter().filter(|unit| !known.contains(unit)) {
            check_reach(tx, &mut ground, pass, *unit)?;
        }
    }
    Ok(())
}

/// Refuses a unit that the pass does not reach. Rights are read on today's tree; a closed unit is
/// reached through whoever took its place.
pub fn check_reach(tx: &mut Tx<'_>, ground: &mut Ground, pass: &Pass, unit: UnitId) -> Result<()> {
    let above = pass.unit()?;
    if above == unit {
        return Ok(());
    }
    let today = pass.today();
    let found: Option<i64> =
        sql("select depth from reach where above = $1 and unit = $2 and from_on <= $3 \
         and until_on >= $3")
        .bind(above)
        .bind(unit)
        .bind(today)
        .maybe(tx)?;
    if found.is_some() {
        return Ok(());
    }
    // Not standing today: before its time it is asked for where it will stand, after it where
    // its heir stands or where it stood last.
    let (from, until) = ground.span(tx, unit)?;
    let month = Month::of(today.within(from, until));
    let stood = ground.chain(tx, Spot { unit, month })?;
    if until >= today {
        let founded_later = from > today && stood.contains(&above);
        return if founded_later { Ok(()) } else { Err(Error::NotFound) };
    }
    let heir = ground.heir(tx, unit, today)?;
    let now = kernel::place::chain(tx, heir, today)?;
    let above_is_closed = ground.span(tx, above)?.1 < today;
    if now.contains(&above) || (above_is_closed && stood.contains(&above)) {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

impl Ground {
    /// Whether a unit of a chain that was read is the centre or directly under it: the rows that
    /// every writer of a province, or of the country, changes.
    pub fn is_hot(&self, unit: i64) -> bool {
        self.chains.values().any(|chain| {
            let hot = chain.len().saturating_sub(2);
            chain[hot..].iter().any(|above| above.0 == unit)
        })
    }
}

/// The figures of a unit that were counted in a month or later, or for whatever month elsewhere.
fn counted_at(tx: &mut Tx<'_>, spot: Spot) -> Result<HashSet<FigureId>> {
    let all: Vec<FigureId> =
        sql("select figure from entry where unit = $1 and month_booked >= $2 and kind = 1 \
         and unit_for is null \
         union select figure from entry where unit_for = $1 and kind = 1")
        .bind(spot.unit)
        .bind(spot.month)
        .all(tx)?;
    Ok(all.into_iter().collect())
}
