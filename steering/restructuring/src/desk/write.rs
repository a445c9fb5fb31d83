//! Writing a decision: its words, its moves one by one or as a table, the shares of a unit that is
//! cut; taking it and giving it back before its day.

use super::{moved_on, opened};
use crate::acts;
use crate::model::{DecisionId, DecisionRow, DecisionWords, MoveId, MoveRow, Ref, Sort, State};
use crate::rules::{self, Line};
use crate::store;
use kernel::db::Tx;
use kernel::fold::fold;
use kernel::place;
use kernel::{Day, Error, Flaw, Result, UnitId, Who};
use org::dataset::levels;
use org::standing::Standing;
use std::collections::{HashMap, HashSet};

/// Writes a decision down at a unit; the form's key is its id.
pub fn add(
    tx: &mut Tx<'_>,
    who: &Who,
    unit: &str,
    id: DecisionId,
    words: &DecisionWords,
) -> Result<()> {
    let eve = words.on_day.add_days(-1);
    let standing = Standing::at(tx, who, &acts::WRITE, unit, eve)?;
    store::add(tx, &standing.pass, id, words, None)
}

/// Changes its words.
pub fn change(
    tx: &mut Tx<'_>,
    who: &Who,
    (id, version): (DecisionId, i64),
    words: &DecisionWords,
) -> Result<()> {
    let (decision, standing) = to_write(tx, who, id, version)?;
    store::change(tx, &standing.pass, &decision, words)
}

/// An open decision, on the version its reader had.
fn to_write(
    tx: &mut Tx<'_>,
    who: &Who,
    id: DecisionId,
    version: i64,
) -> Result<(DecisionRow, Standing)> {
    let (decision, standing) = opened(tx, who, &acts::WRITE, id)?;
    match decision.state().is_open() && decision.version == version {
        true => Ok((decision, standing)),
        false => Err(moved_on(&decision, version)),
    }
}

/// A move as its form gives it: units by their paths.
#[derive(Debug, Clone)]
pub struct NewMove {
    /// Its id, made by the client.
    pub id: MoveId,
    /// What it does.
    pub sort: Sort,
    /// Path of the unit it is about.
    pub unit: String,
    /// Path of the unit it leads to.
    pub target: String,
    /// The move that founds the unit it leads to, instead of a path.
    pub target_move: Option<MoveId>,
    /// Its share as typed: `1/3`, `40%`; empty when the decision leaves it open.
    pub share: String,
    /// The new name.
    pub name: String,
    /// Level code of a founded unit.
    pub level: String,
}

/// Adds a move at the end.
pub fn add_move(
    tx: &mut Tx<'_>,
    who: &Who,
    (id, version): (DecisionId, i64),
    new: &NewMove,
) -> Result<()> {
    let (decision, standing) = to_write(tx, who, id, version)?;
    let eve = decision.on_day.add_days(-1);
    let mut flaws = Vec::new();
    let sort = new.sort;
    let mut about = None;
    if sort.needs_unit() {
        about = settle(find_unit(tx, &decision, &new.unit, "unit", eve)?, &mut flaws);
    }
    let mut target = None;
    if sort.needs_target() && new.target_move.is_none() {
        target = settle(find_unit(tx, &decision, &new.target, "target", eve)?, &mut flaws);
    }
    let share = rules::read_share(&new.share);
    if sort == Sort::Part && share.is_err() {
        flaws.push(Flaw::new("share", "restructuring-flaw-share"));
    }
    if sort.needs_name() && new.name.trim().is_empty() {
        flaws.push(Flaw::new("name", "restructuring-flaw-no-name"));
    }
    if sort == Sort::Found && !levels().iter().any(|level| level.code == new.level) {
        flaws.push(Flaw::new("level", "restructuring-flaw-choose-level"));
    }
    if !flaws.is_empty() {
        return Err(Error::Invalid(flaws));
    }
    let share = share.ok().flatten().filter(|_| sort == Sort::Part);
    let one = MoveRow {
        id: new.id,
        unit: about,
        target,
        target_move: new.target_move.filter(|_| sort.needs_target()),
        share_part: share.map(|share| share.0),
        share_whole: share.map(|share| share.1),
        name: if sort.needs_name() { new.name.trim().to_owned() } else { String::new() },
        level: if sort == Sort::Found { new.level.clone() } else { String::new() },
        ..MoveRow::of(sort)
    };
    store::add_moves(tx, &standing.pass, &decision, &[one])
}

fn settle(found: Found, flaws: &mut Vec<Flaw>) -> Option<UnitId> {
    found.map_err(|flaw| flaws.push(flaw)).ok()
}

/// Units of one name that are named back to the officer.
const ALIKE: usize = 8;

type Found = std::result::Result<UnitId, Flaw>;

/// The unit an officer means: by its path, or by its name when one unit alone bears it.
fn find_unit(
    tx: &mut Tx<'_>,
    decision: &DecisionRow,
    typed: &str,
    field: &'static str,
    eve: Day,
) -> Result<Found> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(Err(Flaw::new(field, "restructuring-flaw-choose-unit")));
    }
    match place::find(tx, typed, eve) {
        Ok(place) => return Ok(Ok(place.id)),
        Err(Error::NotFound) => {}
        Err(other) => return Err(other),
    }
    let found = org::store::search(tx, decision.unit, eve, typed, ALIKE + 1)?;
    let wanted = fold(typed);
    let exact: Vec<_> = found.iter().filter(|unit| fold(&unit.name) == wanted).collect();
    match (exact.as_slice(), found.as_slice()) {
        ([one], _) => Ok(Ok(one.id)),
        ([], [one]) => Ok(Ok(one.id)),
        ([], []) => Ok(Err(Flaw::new(field, "restructuring-flaw-unit-unknown"))),
        (_, several) => {
            let codes: Vec<&str> =
                several.iter().take(ALIKE).map(|unit| unit.code.as_str()).collect();
            let flaw = Flaw::new(field, "restructuring-flaw-unit-many");
            Ok(Err(flaw.arg("codes", codes.join(" · "))))
        }
    }
}

/// Adds a table of moves, all or none; flaws name the line.
pub fn import(
    tx: &mut Tx<'_>,
    who: &Who,
    (id, version): (DecisionId, i64),
    lines: &[Line],
) -> Result<usize> {
    let (decision, standing) = to_write(tx, who, id, version)?;
    let eve = decision.on_day.add_days(-1);
    let names = lines.iter().filter(|line| line.sort.needs_name());
    let founded: HashMap<String, MoveId> =
        names.map(|line| (line.key.clone(), MoveId::new())).collect();
    let named = lines.iter().flat_map(|line| [line.unit.as_str(), line.target.as_str()]);
    let named: Vec<&str> = named.collect::<HashSet<_>>().into_iter().collect();
    let known = Known { units: org::store::by_codes(tx, &named, eve)?, founded: &founded };
    let (mut moves, mut flaws) = (Vec::with_capacity(lines.len()), Vec::new());
    for line in lines {
        match known.placed(line) {
            Ok(one) => moves.push(one),
            Err(flaw) => flaws.push(flaw.arg("line", line.number.to_string())),
        }
    }
    if !flaws.is_empty() {
        return Err(Error::Invalid(flaws));
    }
    store::add_moves(tx, &standing.pass, &decision, &moves)?;
    Ok(moves.len())
}

/// What a table may name: units that stand, and those its own lines found.
struct Known<'a> {
    units: HashMap<String, UnitId>,
    founded: &'a HashMap<String, MoveId>,
}

impl Known<'_> {
    /// A line with its units found.
    fn placed(&self, line: &Line) -> std::result::Result<MoveRow, Flaw> {
        let unknown =
            |code: &str| Flaw::new("table", "restructuring-flaw-line-unit").arg("unit", code);
        let mut one = MoveRow {
            share_part: line.share.map(|share| share.0),
            share_whole: line.share.map(|share| share.1),
            name: line.name.clone(),
            short_name: line.short_name.clone(),
            level: line.level.clone(),
            official_code: line.official_code.clone(),
            lat_e6: line.point_e6.map(|point| point.0),
            lon_e6: line.point_e6.map(|point| point.1),
            ..MoveRow::of(line.sort)
        };
        if line.sort.needs_name()
            && let Some(id) = self.founded.get(&line.key)
        {
            one.id = *id;
        }
        if line.sort.needs_unit() {
            one.unit = Some(*self.units.get(&line.unit).ok_or_else(|| unknown(&line.unit))?);
        }
        if line.sort.needs_target() {
            match self.founded.get(&line.target) {
                Some(id) => one.target_move = Some(*id),
                None => one.target = self.units.get(&line.target).copied(),
            }
            one.leads_to().ok_or_else(|| unknown(&line.target))?;
        }
        Ok(one)
    }
}

/// Takes a move out. Moves that lead to a unit it founds would lead nowhere: they are named by
/// the dry run.
pub fn take_out(
    tx: &mut Tx<'_>,
    who: &Who,
    (id, version): (DecisionId, i64),
    one: MoveId,
) -> Result<()> {
    let (decision, standing) = to_write(tx, who, id, version)?;
    store::take_out(tx, &standing.pass, &decision, one)
}

/// Says anew which shares the parts of a unit have: while the decision is open, and afterwards for
/// what the maps of other days tell, as long as the unit had no stock to be moved.
pub fn reshare(
    tx: &mut Tx<'_>,
    who: &Who,
    figures: &book::Figures,
    (id, version): (DecisionId, i64),
    unit: UnitId,
    shares: &[String],
) -> Result<()> {
    let (decision, standing) = opened(tx, who, &acts::WRITE, id)?;
    if decision.version != version || decision.state() == State::Undone {
        return Err(moved_on(&decision, version));
    }
    let pass = &standing.pass;
    let parts = cut_into(tx, pass, id, unit)?;
    let read = rules::read_shares(shares, parts.len()).map_err(Error::Invalid)?;
    if decision.state() == State::Done {
        let month = kernel::Month::of(decision.on_day).prev();
        if !book::held(tx, pass, figures, &[unit], month)?.is_empty() {
            return Err(Error::flaw("shares", "restructuring-flaw-stock-moved"));
        }
    }
    if store::is_drawn(tx, pass, id)? {
        let handed = book::handed(tx, pass, (unit, decision.on_day))?;
        let steps: Vec<(UnitId, (i64, i64))> = heirs(tx, pass, &decision, unit, &read)?;
        org::store::share(tx, pass, (unit, decision.on_day), &steps, false)?;
        divide_anew(tx, pass, figures, id, &handed)?;
    }
    let steps: Vec<(MoveId, (i64, i64))> =
        parts.iter().map(|part| part.id).zip(read.iter().copied()).collect();
    store::change_shares(tx, pass, &decision, &steps)
}

/// Says how one figure of a unit that is cut is divided, where that differs from its shares;
/// without any it is divided as the unit is. When it may be said is the same as for the shares.
pub fn reshare_apart(
    tx: &mut Tx<'_>,
    who: &Who,
    figures: &book::Figures,
    (id, version): (DecisionId, i64),
    (unit, figure): (UnitId, &str),
    shares: &[String],
) -> Result<()> {
    let (decision, standing) = opened(tx, who, &acts::WRITE, id)?;
    if decision.version != version || decision.state() == State::Undone {
        return Err(moved_on(&decision, version));
    }
    let known = figures.id(figure).ok().and_then(|id| figures.get(id));
    let known = known.filter(|known| known.declared.is_some_and(|one| !one.is_derived()));
    let known = known.ok_or_else(|| Error::flaw("figure", "kit-flaw-choice"))?;
    let pass = &standing.pass;
    let parts = cut_into(tx, pass, id, unit)?;
    let read = rules::read_apart(shares, parts.len()).map_err(Error::Invalid)?;
    if decision.state() == State::Done && figures.is_stock(known.id) {
        let month = kernel::Month::of(decision.on_day).prev();
        let held = book::held(tx, pass, figures, &[unit], month)?;
        if held.iter().any(|(_, stock, _)| *stock == known.id) {
            return Err(Error::flaw("apart", "restructuring-flaw-stock-moved"));
        }
    }
    let ids: Vec<MoveId> = parts.iter().map(|part| part.id).collect();
    store::put_apart(tx, pass, &decision, (figure, &ids), &read)?;
    if store::is_drawn(tx, pass, id)? {
        let handed = book::handed(tx, pass, (unit, decision.on_day))?;
        let mut lines = super::effect::apart(tx, pass, id, Some(unit))?;
        lines.retain(|line| line.figure == figure);
        org::store::share_apart(tx, pass, (unit, figure), &lines)?;
        divide_anew(tx, pass, figures, id, &handed)?;
    }
    Ok(())
}

/// Levels that were told on a tree that is drawn have gone ahead to the parts by the shares that
/// stood then: they follow what is said now.
fn divide_anew(
    tx: &mut Tx<'_>,
    pass: &kernel::Pass,
    figures: &book::Figures,
    id: DecisionId,
    handed: &book::Handed,
) -> Result<()> {
    book::divide_anew(tx, pass, figures, book::DecisionId::of(id.uuid()), handed)
}

/// The parts into which the decision cuts a unit; a unit that it does not cut is not found, whose
/// ever it is.
pub(super) fn cut_into(
    tx: &mut Tx<'_>,
    pass: &kernel::Pass,
    id: DecisionId,
    unit: UnitId,
) -> Result<Vec<MoveRow>> {
    let parts = store::parts_of(tx, pass, id, unit)?;
    if parts.is_empty() { Err(Error::NotFound) } else { Ok(parts) }
}

/// The units to which the parts of a unit went, each with its new share.
fn heirs(
    tx: &mut Tx<'_>,
    pass: &kernel::Pass,
    decision: &DecisionRow,
    unit: UnitId,
    shares: &[(i64, i64)],
) -> Result<Vec<(UnitId, (i64, i64))>> {
    let founded = super::effect::founded_by(tx, pass, decision.id)?;
    let parts = store::parts_of(tx, pass, decision.id, unit)?;
    let to = |part: &MoveRow| match part.leads_to()? {
        Ref::Unit(unit) => Some(unit),
        Ref::New(id) => founded.get(&id).copied(),
    };
    let pairs = parts.iter().zip(shares).filter_map(|(part, share)| Some((to(part)?, *share)));
    Ok(pairs.collect())
}

/// Takes the decision: on its day, or at once when that has come, the map changes.
pub fn take(tx: &mut Tx<'_>, who: &Who, (id, version): (DecisionId, i64)) -> Result<()> {
    let (decision, standing) = opened(tx, who, &acts::TAKE, id)?;
    if !decision.state().is_open() || decision.version != version {
        return Err(moved_on(&decision, version));
    }
    let (_, flaws) = super::effect::planned(tx, &standing.pass, &decision)?;
    if !flaws.is_empty() {
        return Err(Error::Invalid(flaws));
    }
    store::step(tx, &standing.pass, &decision, State::Decided, None)
}

/// Gives a decision back to be written, before its day.
pub fn give_back(tx: &mut Tx<'_>, who: &Who, (id, version): (DecisionId, i64)) -> Result<()> {
    let (decision, standing) = opened(tx, who, &acts::TAKE, id)?;
    if decision.state() != State::Decided || decision.version != version {
        return Err(moved_on(&decision, version));
    }
    if !super::changed::Changed::read(tx, &standing.pass, &decision)?.is_empty() {
        return Err(Error::flaw("state", "restructuring-flaw-drawn"));
    }
    store::step(tx, &standing.pass, &decision, State::Draft, None)
}
