//! What a decision does to the numbers: a closed unit's stocks go to whoever takes its place; a
//! unit that only changes parent takes its stocks along, up to the ancestor both share. Flows
//! stay where they were. `org` writes the tree and calls here in the same transaction.

use super::batch::{Batch, Deltas, Draft};
use super::held::own_levels;
use super::locks;
use super::position::{Ground, check_reach};
use super::reads::levels;
use super::standing::add_source;
use super::totals::{self, Scope};
use super::trail::{Change, Trail};
use crate::figures::Figures;
use crate::model::{DecisionId, FigureId, Kind, Reading, Spot, Sums, too_large};
use crate::rules::{self, Share};
use kernel::db::{Tx, sql};
use kernel::{Day, Error, Month, Pass, Result, UnitId};

/// Moves the stocks of units that a decision has closed (each one's own part, without the units
/// under it) to their successors: by their shares where they are known, else all to the default
/// one; to the unit above when there is none. Call it once the edges are closed and `succession`
/// is written. `day` is the first day without them.
pub fn close_units(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    decision: DecisionId,
    units: &[UnitId],
    day: Day,
) -> Result<()> {
    let mut ground = Ground::default();
    let month = Month::of(day);
    for unit in units {
        let from = Spot { unit: *unit, month };
        check_open(tx, &mut ground, pass, from)?;
        check_nothing_after(tx, from)?;
    }
    let held = own_levels(tx, figures, units, month)?;
    let source = add_source(tx, pass, None, Some(decision))?;
    let mut batch = Batch::default();
    for unit in units.iter().filter(|unit| held.contains_key(unit)) {
        let from = Spot { unit: *unit, month };
        let heirs = heirs_of(tx, &mut ground, from)?;
        for (figure, level) in &held[unit] {
            let (figure, kind) = (*figure, Kind::Move);
            let mut mover = Mover { batch: &mut batch, figure, day, source, kind };
            let came = mover.hand_over(from, &heirs, *level)?;
            for ((told, _), amount) in heirs.iter().zip(came).filter(|(_, came)| *came != 0) {
                // An heir that was counted since keeps what was counted.
                let (told, source, reverses) = (*told, Some(source), None);
                let change = Change { told, figure, day_for: 0, amount, kind, source, reverses };
                let mut trail = Trail { ground: &mut ground, batch: &mut batch };
                trail.follow(tx, change, told, 0)?;
            }
        }
    }
    batch.write(tx, &mut ground)?;
    Ok(())
}

/// Moves what units and all under them hold from their old parents to their new ones, and shifts
/// what was booked from that month on. Call it after the edges and reach are written, parents
/// before children. With each unit comes the chain it stood under until then, its old parent
/// first; above a parent that was moved before it, that is the parent's new chain.
pub fn change_parents(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    decision: DecisionId,
    units: &[(UnitId, Vec<UnitId>)],
    day: Day,
) -> Result<()> {
    let mut ground = Ground::default();
    let month = Month::of(day);
    let source = add_source(tx, pass, None, Some(decision))?;
    for (unit, old_chain) in units {
        let spot = Spot { unit: *unit, month };
        check_open(tx, &mut ground, pass, spot)?;
        locks::check_open_from(tx, month, old_chain)?;
        let new_chain = ground.chain(tx, spot)?;
        let (Some(old), Some(new)) = (old_chain.first(), new_chain.get(1)) else {
            return Err(Error::fault("the centre has no parent to change"));
        };
        shift(tx, &mut ground, spot, (old_chain, &new_chain[1..]))?;
        let mut batch = Batch::default();
        for (figure, level) in levels(tx, figures.stocks(), *unit, month.prev())? {
            let from = Spot { unit: *old, month };
            let heir = [(Spot { unit: *new, month }, Share::WHOLE)];
            let kind = Kind::Carry;
            let mut mover = Mover { batch: &mut batch, figure, day, source, kind };
            mover.hand_over(from, &heir, level)?;
        }
        batch.write(tx, &mut ground)?;
    }
    Ok(())
}

/// The decision that is undone, and what it had changed.
#[derive(Debug, Clone, Copy)]
pub struct Undone<'a> {
    /// The decision.
    pub decision: DecisionId,
    /// Its day.
    pub day: Day,
    /// The units it founded: one with an entry of its own blocks the undo.
    pub founded: &'a [UnitId],
    /// The units it closed.
    pub closed: &'a [UnitId],
    /// The old and new parents of the units it moved. An entry that has followed the decision
    /// there, or out of a closed unit, blocks the undo.
    pub parents: &'a [UnitId],
}

/// Takes back the moves of a decision. Call it while the tree still stands as the decision made
/// it; then `org` reopens the edges and calls [`unshift`] for each unit that had changed parent.
pub fn undo(tx: &mut Tx<'_>, pass: &Pass, figures: &Figures, undone: Undone<'_>) -> Result<()> {
    let decision = undone.decision;
    for unit in undone.founded {
        if let Some(blocker) = entry_of_its_own(tx, *unit, decision)? {
            return Err(blocked(tx, "book-undo-unit-has-entry", *unit, blocker));
        }
    }
    let month = Month::of(undone.day);
    for unit in undone.closed.iter().chain(undone.parents) {
        if has_followed(tx, Spot { unit: *unit, month })? {
            return Err(blocked(tx, "book-undo-late-entry", *unit, month));
        }
    }
    let mut ground = Ground::default();
    let moves: Vec<Moved> =
        sql("select e.unit, e.month_booked, e.figure, e.id, e.day_for, e.amount, e.kind, \
         e.month_for, e.unit_for from entry e join source s on s.id = e.source \
         where s.decision = $1 and e.kind in (2, 5)")
        .bind(decision)
        .all(tx)?;
    let source = add_source(tx, pass, None, Some(decision))?;
    let mut batch = Batch::default();
    for moved in moves.iter().filter(|moved| figures.is_stock(moved.figure)) {
        let booked = Spot { unit: moved.unit, month: moved.month_booked };
        check_open(tx, &mut ground, pass, booked)?;
        let told = Spot {
            unit: moved.unit_for.unwrap_or(moved.unit),
            month: moved.month_for.unwrap_or(moved.month_booked),
        };
        let change = Change {
            told,
            figure: moved.figure,
            day_for: moved.day_for,
            amount: moved.amount.checked_neg().ok_or_else(too_large)?,
            kind: Kind::Reverse,
            source: Some(source),
            reverses: None,
        };
        let back = change.draft(booked, told, Kind::Reverse, change.amount);
        batch.add(Draft { reverses: Some(moved.id), ..back });
        if moved.kind == Kind::Move && !undone.closed.contains(&told.unit) {
            // An heir that was counted since keeps what was counted.
            let mut trail = Trail { ground: &mut ground, batch: &mut batch };
            trail.follow(tx, change, told, 0)?;
        }
    }
    batch.write(tx, &mut ground)?;
    Ok(())
}

/// Shifts what was booked from a month on back to the chain a unit stands under again, after the
/// edges of an undone decision were reopened. `left_chain` is the chain it stood under by the
/// decision, nearest first.
pub fn unshift(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (unit, day): (UnitId, Day),
    left_chain: &[UnitId],
) -> Result<()> {
    let mut ground = Ground::default();
    let spot = Spot { unit, month: Month::of(day) };
    check_open(tx, &mut ground, pass, spot)?;
    let chain = ground.chain(tx, spot)?;
    shift(tx, &mut ground, spot, (left_chain, &chain[1..]))
}

kernel::row! {
    /// A move that may be taken back.
    struct Moved {
        unit: UnitId,
        month_booked: Month,
        figure: FigureId,
        id: crate::model::EntryId,
        day_for: i64,
        amount: i64,
        kind: Kind,
        month_for: Option<Month>,
        unit_for: Option<UnitId>,
    }
}

/// Books the moves of one stock.
struct Mover<'a> {
    batch: &'a mut Batch,
    figure: FigureId,
    day: Day,
    source: i64,
    kind: Kind,
}

impl Mover<'_> {
    /// What was issued moves on its day. What is known besides (it came late and was booked where
    /// the stock had gone already) moves in the known numbers alone: both halves are booked at
    /// one place, where they cancel. Gives what each heir has got, as known now.
    fn hand_over(
        &mut self,
        from: Spot,
        heirs: &[(Spot, Share)],
        level: Reading,
    ) -> Result<Vec<i64>> {
        let shares: Vec<Share> = heirs.iter().map(|(_, share)| *share).collect();
        let issued = rules::apportion(level.issued, &shares)?;
        let known = rules::apportion(level.known, &shares)?;
        for (((to, _), issued), known) in heirs.iter().zip(issued).zip(&known) {
            self.pair(from, *to, issued, None)?;
            self.pair(from, *to, known.checked_sub(issued).ok_or_else(too_large)?, Some(*to))?;
        }
        Ok(known)
    }

    fn pair(&mut self, from: Spot, to: Spot, amount: i64, at: Option<Spot>) -> Result<()> {
        let opposite = amount.checked_neg().ok_or_else(too_large)?;
        for (told, amount) in [(from, opposite), (to, amount)] {
            self.batch.add(Draft {
                booked: at.unwrap_or(told),
                told,
                figure: self.figure,
                day_for: i64::from(self.day.day()),
                amount,
                kind: self.kind,
                source: Some(self.source),
                reverses: None,
            });
        }
        Ok(())
    }
}

/// Who takes the place of a closed unit, in the stated order, the default one first.
fn heirs_of(tx: &mut Tx<'_>, ground: &mut Ground, from: Spot) -> Result<Vec<(Spot, Share)>> {
    let named = super::succession::heirs(tx, from.unit)?;
    if named.is_empty() {
        let heir = ground.heir(tx, from.unit, from.month.last())?;
        return Ok(vec![(Spot { unit: heir, month: from.month }, Share::WHOLE)]);
    }
    let shares = rules::shares_or_default(&named);
    let spots = named.iter().map(|heir| Spot { unit: heir.unit, month: from.month });
    Ok(spots.zip(shares).collect())
}

/// Moves a unit's rows of every month from one on between two chains, up to what they share.
fn shift(
    tx: &mut Tx<'_>,
    ground: &mut Ground,
    from: Spot,
    (old, new): (&[UnitId], &[UnitId]),
) -> Result<()> {
    let mut months: Vec<Month> = sql("select distinct month from total where unit = $1 \
         and month >= $2 union select distinct month from pending where unit = $1 and month >= $2")
    .bind(from.unit)
    .bind(from.month)
    .all::<i64>(tx)?
    .into_iter()
    .filter_map(Month::from_key)
    .collect();
    months.sort_unstable();
    let mut deltas = Deltas::default();
    for month in months {
        totals::each(tx, Scope::Of(from.unit), &[month.key()], None, |row| {
            let sums = Sums { own: 0, ..row.sums() };
            for above in old.iter().filter(|above| !new.contains(above)) {
                deltas.add(Spot { unit: *above, month }, row.figure, sums.negated()?)?;
            }
            for above in new.iter().filter(|above| !old.contains(above)) {
                deltas.add(Spot { unit: *above, month }, row.figure, sums)?;
            }
            Ok(())
        })?;
    }
    deltas.write(tx, ground)
}

/// A decision cannot reach into a month whose paper is locked.
fn check_open(tx: &mut Tx<'_>, ground: &mut Ground, pass: &Pass, spot: Spot) -> Result<()> {
    check_reach(tx, ground, pass, spot.unit)?;
    let chain = ground.chain(tx, spot)?;
    locks::check_open_from(tx, spot.month, &chain)
}

/// A unit cannot close before what was booked at it.
fn check_nothing_after(tx: &mut Tx<'_>, from: Spot) -> Result<()> {
    let later: Option<Month> =
        sql("select month_booked from entry where unit = $1 and month_booked > $2 \
         order by month_booked limit 1")
        .bind(from.unit)
        .bind(from.month)
        .maybe(tx)?;
    match later {
        None => Ok(()),
        Some(month) => {
            let flaw = kernel::Flaw::new("on_day", "book-unit-has-later-entries")
                .arg("month", month.iso());
            Err(Error::Invalid(vec![flaw]))
        }
    }
}

fn entry_of_its_own(tx: &mut Tx<'_>, unit: UnitId, decision: DecisionId) -> Result<Option<Month>> {
    sql("select e.month_booked from entry e left join source s on s.id = e.source \
         where (e.unit = $1 or e.unit_for = $1) and (s.decision is null or s.decision <> $2) \
         order by e.month_booked limit 1")
    .bind(unit)
    .bind(decision)
    .maybe(tx)
}

/// Whether a change of a stock from before a decision was booked after it and has followed it.
fn has_followed(tx: &mut Tx<'_>, at: Spot) -> Result<bool> {
    let followed: Vec<(FigureId, i64)> =
        sql("select figure, cast(sum(amount) as bigint) as amount from (\
         select e.figure, e.amount from entry e join source s on s.id = e.source \
         where e.unit = $1 and e.month_booked = $2 and e.unit_for is null and e.kind in (2, 5) \
         and s.decision is null union all \
         select e.figure, e.amount from entry e join source s on s.id = e.source \
         where e.unit_for = $1 and e.month_for = $2 and e.kind in (2, 5) \
         and s.decision is null) f \
         group by figure having sum(amount) <> 0")
        .bind(at.unit)
        .bind(at.month)
        .all(tx)?;
    Ok(!followed.is_empty())
}

/// Why a decision cannot be undone: the unit by name, and the month.
fn blocked(tx: &mut Tx<'_>, key: &'static str, unit: UnitId, month: Month) -> Error {
    let name: Result<String> = sql("select name from unit where id = $1").bind(unit).one(tx);
    match name {
        Ok(name) => Error::Invalid(vec![
            kernel::Flaw::new("unit", key).arg("unit", name).arg("month", month.iso()),
        ]),
        Err(cause) => cause,
    }
}
