//! What a decision does to the numbers: a closed unit's stocks go to whoever takes its place; a
//! unit that only changes parent takes its stocks along, up to the ancestor both share. Flows
//! stay where they were. `org` writes the tree and calls here in the same transaction.

mod gate;

use super::batch::{Batch, Deltas, Draft};
use super::drill::Basis;
use super::held::{levels_of, own_levels};
use super::named::{self, Tallies, Tally};
use super::position::Ground;
use super::standing::add_source;
use super::succession::Apart;
use super::totals;
use super::trail::{Change, Trail};
use crate::figures::Figures;
use crate::model::{DecisionId, FigureId, Kind, Reading, Spot, Sums, too_large};
use crate::rules::{self, Heir, Share};
use gate::Gate;
pub use gate::nothing_after;
use kernel::db::{ROWS, Tx, sql};
use kernel::{Day, Error, Month, Pass, Result, UnitId};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

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
    Gate::at(tx, pass, units, month)?.check(tx, &mut ground, units)?;
    gate::nothing_after(tx, units, month)?;
    let held = own_levels(tx, figures, units, month)?;
    let source = add_source(tx, pass, None, Some(decision))?;
    let handed = handed_over(tx, &mut ground, figures, (units, month), &held)?;
    let spots = handed.iter().flat_map(|(_, _, heirs)| heirs);
    let heirs: HashSet<UnitId> = spots.map(|(spot, _)| spot.unit).collect();
    ground.look_for_counts(tx, &heirs, month)?;
    let mut batch = Batch::default();
    for (from, figure, heirs) in handed {
        let kind = Kind::Move;
        let mut mover = Mover { batch: &mut batch, figure, day, source, kind };
        mover.hand_over(from, &heirs)?;
        for (told, came) in heirs.iter().filter(|(_, came)| came.known != 0) {
            // An heir that was counted since keeps what was counted.
            let (told, source, amount) = (*told, Some(source), came.known);
            let (day_for, record, reverses) = (0, None, None);
            let change = Change { told, figure, day_for, amount, kind, source, record, reverses };
            let mut trail = Trail { ground: &mut ground, batch: &mut batch };
            trail.follow(tx, change, told, 0)?;
        }
    }
    batch.write(tx, &mut ground)?;
    Ok(())
}

/// A stock of a closed unit, with who gets it and how much of it.
type Handed = (Spot, FigureId, Vec<(Spot, Reading)>);

/// What closed units hold themselves, stock by stock, with who takes their place in it.
fn handed_over(
    tx: &mut Tx<'_>,
    ground: &mut Ground,
    figures: &Figures,
    (units, month): (&[UnitId], Month),
    held: &HashMap<UnitId, BTreeMap<FigureId, Reading>>,
) -> Result<Vec<Handed>> {
    let (apart, with_names) = (Apart::read(tx)?, named::heirs(tx)?);
    let mut all = Vec::new();
    for unit in units {
        let from = Spot { unit: *unit, month };
        let heirs = super::succession::heirs(tx, *unit)?;
        let mut records = Vec::new();
        if with_names.contains_key(unit) {
            for basis in [Basis::Issued, Basis::Known] {
                let levels = named::Levels::read(tx, figures, (*unit, basis))?;
                records.push(levels.at(month));
            }
        }
        let levels = held.get(unit);
        // What named records brought may be what others took away: the level is nought, and its
        // parts are not.
        let mut stocks: BTreeSet<FigureId> = levels.into_iter().flatten().map(|of| *of.0).collect();
        stocks.extend(records.iter().flat_map(|of| of.keys()));
        for figure in &stocks {
            let level = levels.and_then(|of| of.get(figure)).copied().unwrap_or_default();
            let seen = apart.heirs(*unit, Some(*figure), &heirs);
            let heirs = heirs_of(tx, ground, from, &seen)?;
            let tally = |at: usize| records.get(at).and_then(|of: &Tallies| of.get(figure));
            let issued = divided(level.issued, &heirs, tally(0))?;
            let known = divided(level.known, &heirs, tally(1))?;
            let parts = issued.into_iter().zip(known);
            let parts = parts.map(|(issued, known)| Reading { issued, known });
            let spots = heirs.into_iter().map(|(spot, _)| spot);
            all.push((from, *figure, spots.zip(parts).collect()));
        }
    }
    Ok(all)
}

/// What of a level each heir gets: what named records made of it, and of the rest its share.
fn divided(level: i64, heirs: &[(Spot, Share)], tally: Option<&Tally>) -> Result<Vec<i64>> {
    let shares: Vec<Share> = heirs.iter().map(|(_, share)| *share).collect();
    let Some(tally) = tally else { return rules::apportion(level, &shares) };
    let (named, rest) = tally.of(level)?;
    let mut parts = rules::apportion(rest, &shares)?;
    for (part, (spot, _)) in parts.iter_mut().zip(heirs) {
        let own = named.get(&spot.unit).copied().unwrap_or_default();
        *part = part.checked_add(own).ok_or_else(too_large)?;
    }
    Ok(parts)
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
    let ids: Vec<UnitId> = units.iter().map(|(unit, _)| *unit).collect();
    let gate = Gate::at(tx, pass, &ids, month)?;
    gate.check(tx, &mut ground, &ids)?;
    let chains = kernel::place::chains(tx, &ids, month.last())?;
    let held = levels_of(tx, figures, &ids, month.prev())?;
    let mut shifts = Vec::with_capacity(units.len());
    let source = add_source(tx, pass, None, Some(decision))?;
    let mut batch = Batch::default();
    for (unit, old_chain) in units {
        gate.check_chain(old_chain)?;
        let new_chain = chains.get(unit).map_or(&[][..], Vec::as_slice);
        let (Some(old), Some(new)) = (old_chain.first(), new_chain.get(1)) else {
            return Err(Error::fault("the centre has no parent to change"));
        };
        shifts.push(Shift { unit: *unit, old: old_chain.clone(), new: new_chain[1..].to_vec() });
        for (figure, level) in held.get(unit).into_iter().flatten() {
            let from = Spot { unit: *old, month };
            let heir = [(Spot { unit: *new, month }, *level)];
            let (figure, kind) = (*figure, Kind::Carry);
            let mut mover = Mover { batch: &mut batch, figure, day, source, kind };
            mover.hand_over(from, &heir)?;
        }
    }
    // Both only add to rows, so what was read before holds for all of them.
    shift(tx, &mut ground, month, &shifts)?;
    batch.write(tx, &mut ground)?;
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
    let (decision, month) = (undone.decision, Month::of(undone.day));
    if let Some((unit, blocker)) = gate::entry_of_its_own(tx, undone.founded, decision)? {
        return Err(gate::blocked(tx, "book-undo-unit-has-entry", unit, blocker));
    }
    let touched: Vec<UnitId> = undone.closed.iter().chain(undone.parents).copied().collect();
    if let Some(unit) = gate::has_followed(tx, &touched, month)? {
        return Err(gate::blocked(tx, "book-undo-late-entry", unit, month));
    }
    let mut ground = Ground::default();
    let moves: Vec<Moved> =
        sql("select e.unit, e.month_booked, e.figure, e.id, e.day_for, e.amount, e.kind, \
         e.month_for, e.unit_for, e.source from entry e join source s on s.id = e.source \
         where s.decision = $1 and e.kind in (2, 5)")
        .bind(decision)
        .all(tx)?;
    let source = add_source(tx, pass, None, Some(decision))?;
    let mut batch = Batch::default();
    let booked: Vec<UnitId> = moves.iter().map(|moved| moved.unit).collect();
    let first = moves.iter().map(|moved| moved.month_booked).min().unwrap_or(month);
    Gate::at(tx, pass, &booked, first)?.check(tx, &mut ground, &booked)?;
    let closed: HashSet<UnitId> = undone.closed.iter().copied().collect();
    let heirs: HashSet<UnitId> = moves.iter().map(|moved| moved.told().unit).collect();
    ground.look_for_counts(tx, &heirs, month)?;
    // Parts that got more or less by other shares (`divide_anew`) answer what has followed, which
    // is nought by now; the decision itself moves out of units that it closed.
    let out = |moved: &&Moved| moved.kind == Kind::Carry || closed.contains(&moved.told().unit);
    let own: HashSet<i64> = moves.iter().filter(out).map(|moved| moved.source).collect();
    let moves = moves.iter().filter(|moved| own.contains(&moved.source));
    for moved in moves.filter(|moved| figures.is_stock(moved.figure)) {
        let booked = Spot { unit: moved.unit, month: moved.month_booked };
        let told = moved.told();
        let change = Change {
            told,
            figure: moved.figure,
            day_for: moved.day_for,
            amount: moved.amount.checked_neg().ok_or_else(too_large)?,
            kind: Kind::Reverse,
            source: Some(source),
            record: None,
            reverses: None,
        };
        let back = change.draft(booked, told, Kind::Reverse, change.amount);
        batch.add(Draft { reverses: Some(moved.id), ..back });
        if moved.kind == Kind::Move && !closed.contains(&told.unit) {
            // An heir that was counted since keeps what was counted.
            let mut trail = Trail { ground: &mut ground, batch: &mut batch };
            trail.follow(tx, change, told, 0)?;
        }
    }
    batch.write(tx, &mut ground)?;
    Ok(())
}

/// Shifts what was booked from a month on back to the chains units stand under again, after the
/// edges of an undone decision were reopened. With each unit comes the chain it stood under by the
/// decision, nearest first; children before parents.
pub fn unshift(
    tx: &mut Tx<'_>,
    pass: &Pass,
    units: &[(UnitId, Vec<UnitId>)],
    day: Day,
) -> Result<()> {
    let mut ground = Ground::default();
    let month = Month::of(day);
    let ids: Vec<UnitId> = units.iter().map(|(unit, _)| *unit).collect();
    Gate::at(tx, pass, &ids, month)?.check(tx, &mut ground, &ids)?;
    let chains = kernel::place::chains(tx, &ids, month.last())?;
    let back = units.iter().map(|(unit, left)| {
        let new = chains.get(unit).map_or(&[][..], Vec::as_slice);
        Shift { unit: *unit, old: left.clone(), new: new.iter().skip(1).copied().collect() }
    });
    shift(tx, &mut ground, month, &back.collect::<Vec<_>>())
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
        source: i64,
    }
}

impl Moved {
    /// Where it belongs.
    fn told(&self) -> Spot {
        Spot {
            unit: self.unit_for.unwrap_or(self.unit),
            month: self.month_for.unwrap_or(self.month_booked),
        }
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
    /// one place, where they cancel.
    fn hand_over(&mut self, from: Spot, heirs: &[(Spot, Reading)]) -> Result<()> {
        for (to, Reading { issued, known }) in heirs {
            self.pair(from, *to, *issued, None)?;
            self.pair(from, *to, known.checked_sub(*issued).ok_or_else(too_large)?, Some(*to))?;
        }
        Ok(())
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
fn heirs_of(
    tx: &mut Tx<'_>,
    ground: &mut Ground,
    from: Spot,
    named: &[Heir],
) -> Result<Vec<(Spot, Share)>> {
    if named.is_empty() {
        let heir = ground.heir(tx, from.unit, from.month.last())?;
        return Ok(vec![(Spot { unit: heir, month: from.month }, Share::WHOLE)]);
    }
    let shares = rules::shares_or_default(named);
    let spots = named.iter().map(|heir| Spot { unit: heir.unit, month: from.month });
    Ok(spots.zip(shares).collect())
}

/// A unit whose rows go from one chain to another.
struct Shift {
    unit: UnitId,
    old: Vec<UnitId>,
    new: Vec<UnitId>,
}

/// Moves units' rows of every month from one on between two chains each, up to what they share.
fn shift(tx: &mut Tx<'_>, ground: &mut Ground, from: Month, shifts: &[Shift]) -> Result<()> {
    let mut deltas = Deltas::default();
    for some in shifts.chunks(ROWS) {
        let of: HashMap<UnitId, &Shift> = some.iter().map(|shift| (shift.unit, shift)).collect();
        let units: Vec<UnitId> = some.iter().map(|shift| shift.unit).collect();
        totals::since(tx, &units, from, |row, month| {
            let Some(Shift { old, new, .. }) = of.get(&row.unit) else { return Ok(()) };
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
