//! What a change of a stock does after its day: it goes where later decisions moved the stock,
//! and ends at the first counted level, which stays what was counted. Flows have no trail.

use super::batch::{Batch, Draft};
use super::handed;
use super::position::Ground;
use super::standing::Standing;
use crate::model::{EntryId, FigureId, Kind, Reading, RecordId, Spot, too_large};
use kernel::db::{Tx, sql};
use kernel::{Error, Month, Result, UnitId};

/// A change that is about to be booked.
#[derive(Debug, Clone, Copy)]
pub struct Change {
    /// Where it belongs.
    pub told: Spot,
    /// The figure.
    pub figure: FigureId,
    /// The day of the month.
    pub day_for: i64,
    /// How much.
    pub amount: i64,
    /// Why.
    pub kind: Kind,
    /// The row of `source`.
    pub source: Option<i64>,
    /// The record behind it: a decision may have named it for one part of a unit.
    pub record: Option<RecordId>,
    /// The entry it answers.
    pub reverses: Option<EntryId>,
}

/// Books stock changes into a batch.
pub(super) struct Trail<'a> {
    pub(super) ground: &'a mut Ground,
    pub(super) batch: &'a mut Batch,
}

/// A change on its way through the months: where it is, since which day, with how much.
#[derive(Debug, Clone, Copy)]
struct Way {
    at: Spot,
    from_day: i64,
    booked: Spot,
    change: Change,
}

/// A counted level that still stands.
struct Counted {
    at: Spot,
    day_for: i64,
    id: EntryId,
}

impl Trail<'_> {
    /// A change: itself, and what follows from it.
    pub(super) fn change(&mut self, tx: &mut Tx<'_>, change: Change) -> Result<()> {
        let booked = self.ground.open_for(tx, change.told, change.record)?;
        self.batch.add(change.draft(booked, change.told, change.kind, change.amount));
        self.follow(tx, change, booked, change.day_for)
    }

    /// A counted level: the difference to what the unit itself held before.
    pub(super) fn count(&mut self, tx: &mut Tx<'_>, stated: Change, before: Reading) -> Result<()> {
        if !self.ground.stands_after(tx, stated.told)? {
            // A level is that of the month's end, and the unit was gone by then.
            return Err(Error::flaw("on_day", "book-unit-not-standing"));
        }
        let amount = stated.amount.checked_sub(before.known).ok_or_else(too_large)?;
        let change = Change { amount, kind: Kind::Count, ..stated };
        let booked = self.ground.open_for(tx, change.told, change.record)?;
        self.batch.add(change.draft(booked, change.told, change.kind, amount));
        // Its own day is settled by itself: only a count after it is held.
        self.follow(tx, change, booked, 32)?;
        self.ground.note_count(change.told.unit, change.figure);
        Ok(())
    }

    /// Takes a counted level back. What was held against it since is let go, or, when an older
    /// count of the same month comes back into force, held against that one.
    pub(super) fn uncount(
        &mut self,
        tx: &mut Tx<'_>,
        change: Change,
        entry: &Standing,
    ) -> Result<()> {
        let held = held_against(tx, change.told, change.figure, entry.id)?;
        let booked = self.ground.open_for(tx, change.told, change.record)?;
        self.batch.add(change.draft(booked, change.told, Kind::Reverse, change.amount));
        let back = held.checked_neg().ok_or_else(too_large)?;
        self.batch.add(change.draft(booked, change.told, Kind::Hold, back));
        let older = older_count(tx, change, entry.id)?;
        let mut amount = change.amount;
        if let Some(older) = older {
            let hold = change.draft(booked, change.told, Kind::Hold, held);
            self.batch.add(Draft { reverses: Some(older), ..hold });
        } else {
            amount = amount.checked_add(back).ok_or_else(too_large)?;
        }
        // A newer count of the same month stays what was counted.
        self.follow(tx, Change { amount, ..change }, booked, 0)
    }

    /// Walks from where the change belongs to the end of time: through every month in which the
    /// tree above its unit changes, up to the first counted level; where its unit was cut, with
    /// every part.
    pub(super) fn follow(
        &mut self,
        tx: &mut Tx<'_>,
        change: Change,
        booked: Spot,
        day_for: i64,
    ) -> Result<()> {
        let mut ways = vec![Way { at: change.told, from_day: day_for, booked, change }];
        while let Some(way) = ways.pop() {
            ways.extend(self.step(tx, way)?);
        }
        Ok(())
    }

    /// One stretch of the walk; where it goes on, with what.
    fn step(&mut self, tx: &mut Tx<'_>, way: Way) -> Result<Vec<Way>> {
        let Way { at, from_day, booked, change } = way;
        let until = self.next_turn(tx, at)?;
        let newer_than = change.reverses.filter(|_| from_day == 0 && at == change.told);
        if let Some(counted) =
            self.first_count(tx, at, (change.figure, from_day), until, newer_than)?
        {
            self.hold(tx, change, booked, counted)?;
            return Ok(Vec::new());
        }
        let Some(turn) = until else { return Ok(Vec::new()) };
        self.turn(tx, way, turn)
    }

    /// The month in which the unit closes or something above it changes.
    fn next_turn(&mut self, tx: &mut Tx<'_>, here: Spot) -> Result<Option<Month>> {
        if self.ground.stands_after(tx, here)? {
            self.ground.next_change(tx, here)
        } else {
            Ok(Some(here.month))
        }
    }

    /// Books what a decision would have moved, had it known of the change.
    fn turn(&mut self, tx: &mut Tx<'_>, way: Way, month: Month) -> Result<Vec<Way>> {
        let Way { at: here, booked, change, .. } = way;
        let before = self.ground.chain(tx, here)?;
        // What has moved on once is no longer told apart.
        let record = change.record.filter(|_| here.unit == change.told.unit);
        let named = self.ground.named_for(tx, here.unit, (month.last(), record))?;
        let heir = self.ground.heir(tx, named.unwrap_or(here.unit), month.last())?;
        let from = Spot { unit: here.unit, month };
        let mut ways = Vec::new();
        if heir == here.unit {
            ways.push(Way { at: from, from_day: 0, booked, change });
        } else if named.is_none()
            && let Some(parts) = self.parts(tx, from, (change.figure, change.amount))?
        {
            for (heir, amount) in parts.into_iter().filter(|(_, amount)| *amount != 0) {
                let (part, at) = (Change { amount, ..change }, Spot { unit: heir, month });
                let moved = Change { kind: Kind::Move, ..part };
                let booked = self.part_with(tx, moved, booked, (from, at))?;
                ways.push(Way { at, from_day: 0, booked, change: part });
            }
        } else {
            let at = Spot { unit: heir, month };
            self.carry(tx, Change { kind: Kind::Move, ..change }, booked, from, at)?;
            ways.push(Way { at, from_day: 0, booked, change });
        }
        let change = Change { kind: Kind::Carry, ..change };
        for (below, above) in before.iter().zip(before.iter().skip(1)) {
            let now = self.ground.chain(tx, Spot { unit: *below, month })?;
            let Some(parent) = now.get(1).filter(|parent| *parent != above) else { continue };
            let from = Spot { unit: *above, month };
            self.carry(tx, change, booked, from, Spot { unit: *parent, month })?;
        }
        Ok(ways)
    }

    /// What more of a stock each part of a cut unit has by a change: what is divided is the level
    /// that was handed on, never the change alone. Nothing where one part takes all.
    fn parts(
        &mut self,
        tx: &mut Tx<'_>,
        from: Spot,
        (figure, amount): (FigureId, i64),
    ) -> Result<Option<Vec<(UnitId, i64)>>> {
        let Some(parts) = self.ground.parts(tx, from, figure)? else { return Ok(None) };
        let Some(written) = handed::of(tx, from, figure)? else { return Ok(None) };
        let waiting = self.batch.handed(from, figure);
        let was = written.checked_add(*waiting).ok_or_else(too_large)?;
        *waiting = waiting.checked_add(amount).ok_or_else(too_large)?;
        let now = was.checked_add(amount).ok_or_else(too_large)?;
        handed::more(&parts, (was, &parts), now).map(Some)
    }

    /// Moves a part on; where its new half is booked. What was booked late stands at one part and
    /// leaves it for the others in the month in which it came.
    fn part_with(
        &mut self,
        tx: &mut Tx<'_>,
        change: Change,
        booked: Spot,
        (from, to): (Spot, Spot),
    ) -> Result<Spot> {
        let heir = self.ground.heir(tx, to.unit, booked.month.last())?;
        let there = Spot { unit: heir, month: booked.month };
        let is_late = booked.month > change.told.month && from.month <= booked.month;
        if !is_late || there == booked || self.ground.open(tx, there)? != there {
            self.carry(tx, change, booked, from, to)?;
            return Ok(booked);
        }
        let opposite = change.amount.checked_neg().ok_or_else(too_large)?;
        for (at, told, amount) in [(booked, from, opposite), (there, to, change.amount)] {
            let draft = change.draft(at, told, change.kind, amount);
            self.batch.add(Draft { day_for: 1, reverses: None, ..draft });
        }
        Ok(there)
    }

    fn carry(
        &mut self,
        tx: &mut Tx<'_>,
        change: Change,
        booked: Spot,
        from: Spot,
        to: Spot,
    ) -> Result<()> {
        let is_late = booked.month > change.told.month;
        let at = if is_late && from.month <= booked.month {
            // The change itself was booked where the decision left it: as issued nothing moves.
            Some(booked)
        } else {
            let is_open = self.ground.open(tx, from)? == from && self.ground.open(tx, to)? == to;
            if is_open { None } else { Some(self.ground.open(tx, to)?) }
        };
        let opposite = change.amount.checked_neg().ok_or_else(too_large)?;
        for (told, amount) in [(from, opposite), (to, change.amount)] {
            let draft = change.draft(at.unwrap_or(told), told, change.kind, amount);
            self.batch.add(Draft { day_for: 1, reverses: None, ..draft });
        }
        Ok(())
    }

    /// A change before a counted level: its opposite there.
    fn hold(
        &mut self,
        tx: &mut Tx<'_>,
        change: Change,
        booked: Spot,
        counted: Counted,
    ) -> Result<()> {
        let at = if counted.at.month <= booked.month && booked.month > change.told.month {
            booked
        } else {
            self.ground.open(tx, counted.at)?
        };
        let opposite = change.amount.checked_neg().ok_or_else(too_large)?;
        let draft = change.draft(at, counted.at, Kind::Hold, opposite);
        self.batch.add(Draft { day_for: counted.day_for, reverses: Some(counted.id), ..draft });
        Ok(())
    }

    /// The first counted level of a unit from a day on and before the month of a turn.
    fn first_count(
        &mut self,
        tx: &mut Tx<'_>,
        here: Spot,
        (figure, from_day): (FigureId, i64),
        turn: Option<Month>,
        newer_than: Option<EntryId>,
    ) -> Result<Option<Counted>> {
        if self.ground.is_uncounted(tx, here, figure)? {
            return Ok(None);
        }
        let mut counts = counts_of(tx, here, figure)?;
        // A unit that closes within a month may have been counted in it before it closed.
        let is_last = match turn {
            Some(month) => !self.ground.stands_after(tx, Spot { unit: here.unit, month })?,
            None => true,
        };
        counts.retain(|(month, day, id)| {
            let is_after = (*month, *day) >= (here.month, from_day);
            let is_before = is_last || turn.is_some_and(|turn| *month < turn);
            let is_newer = *month > here.month || newer_than.is_none_or(|than| *id > than);
            is_after && is_before && is_newer
        });
        // Of several counts of one month the last one is what was counted.
        let first = counts.iter().map(|(month, _, _)| *month).min();
        let last = counts.into_iter().filter(|(month, _, _)| Some(*month) == first).max();
        Ok(last.map(|(month, day_for, id)| Counted {
            at: Spot { unit: here.unit, month },
            day_for,
            id,
        }))
    }
}

/// The count that comes back into force when the newest of a month is taken back.
fn older_count(tx: &mut Tx<'_>, change: Change, counted: EntryId) -> Result<Option<EntryId>> {
    let counts = counts_of(tx, change.told, change.figure)?;
    let same_month = counts.into_iter().filter(|(month, _, _)| *month == change.told.month);
    let ids: Vec<EntryId> = same_month.map(|(_, _, id)| id).collect();
    let is_newest = ids.iter().all(|id| *id <= counted);
    Ok(ids.into_iter().filter(|id| is_newest && *id < counted).max())
}

/// What is held against a counted level: all changes that came later and belong before it.
fn held_against(tx: &mut Tx<'_>, at: Spot, figure: FigureId, counted: EntryId) -> Result<i64> {
    let parts: Vec<i64> =
        sql("select amount from entry where unit = $1 and month_booked >= $2 and figure = $3 \
         and kind = 4 and reverses = $4 and unit_for is null \
         union all select amount from entry where unit_for = $1 and figure = $3 \
         and kind = 4 and reverses = $4")
        .bind(at.unit)
        .bind(at.month)
        .bind(figure)
        .bind(counted)
        .all(tx)?;
    parts.into_iter().try_fold(0_i64, |sum, part| sum.checked_add(part).ok_or_else(too_large))
}

/// The counted levels of a unit from a month on that were not taken back: month, day, entry.
fn counts_of(tx: &mut Tx<'_>, here: Spot, figure: FigureId) -> Result<Vec<(Month, i64, EntryId)>> {
    type Told = (Month, Option<Month>, Option<UnitId>, i64, EntryId);
    let mut counts: Vec<Told> =
        sql("select month_booked, month_for, unit_for, day_for, id from entry \
         where unit = $1 and month_booked >= $2 and figure = $3 and kind = 1")
        .bind(here.unit)
        .bind(here.month)
        .bind(figure)
        .all(tx)?;
    let elsewhere: Vec<Told> =
        sql("select month_booked, month_for, unit_for, day_for, id from entry \
         where unit_for = $1 and figure = $2 and kind = 1")
        .bind(here.unit)
        .bind(figure)
        .all(tx)?;
    counts.retain(|(_, _, unit_for, _, _)| unit_for.is_none());
    counts.extend(elsewhere);
    let mut standing = Vec::new();
    for (booked, month_for, _, day_for, id) in counts {
        if !is_taken_back(tx, here, figure, id)? {
            standing.push((month_for.unwrap_or(booked), day_for, id));
        }
    }
    Ok(standing)
}

fn is_taken_back(tx: &mut Tx<'_>, here: Spot, figure: FigureId, id: EntryId) -> Result<bool> {
    let at_home: Option<EntryId> =
        sql("select id from entry where unit = $1 and month_booked >= $2 and figure = $3 \
         and kind = 3 and reverses = $4 limit 1")
        .bind(here.unit)
        .bind(here.month)
        .bind(figure)
        .bind(id)
        .maybe(tx)?;
    if at_home.is_some() {
        return Ok(true);
    }
    let elsewhere: Option<EntryId> =
        sql("select id from entry where unit_for = $1 and figure = $2 and kind = 3 \
         and reverses = $3 limit 1")
        .bind(here.unit)
        .bind(figure)
        .bind(id)
        .maybe(tx)?;
    Ok(elsewhere.is_some())
}
