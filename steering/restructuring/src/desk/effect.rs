//! Bringing a decision into effect: the tree, who takes whose place, stocks, rights and open
//! things, in one transaction on its day. Flows stay where they were. It is a job's work: a whole
//! country takes longer than anybody waits for a page.

use super::Hand;
use super::changed::Changed;
use crate::acts;
use crate::model::{DecisionId, DecisionRow, Done, MoveId, MoveRow, Ref, State, StepRow};
use crate::rules::{self, Plan, Tree};
use crate::store;
use book::Figures;
use kernel::db::Tx;
use kernel::{Day, Error, Flaw, Pass, Result, UnitId, Who, place};
use kit::{House, Lang, Words};
use org::consequences::Followers;
use org::dataset::levels;
use org::store::{Above, Apart, NamedRecord, NewUnit, Passing};
use std::collections::HashMap;

/// The name of the job in the journal.
const JOB: &str = "restructuring";

/// Brings every decision into effect whose day has come, one after the other; a decision that
/// cannot is stopped with its reason. Answers how many there were.
pub async fn run_due(house: &House) -> Result<usize> {
    let words = Words::new(house.catalogue.clone(), Lang::Vi);
    let (today, at) = (house.clock.today(), house.clock.now());
    let due = house.db.read(move |tx| store::due(tx, today)).await?;
    let count = due.len();
    for decision in due {
        let (figures, followers) = (house.shelf::<Figures>()?, house.shelf::<Followers>()?);
        let who = Who::job(JOB, at, today);
        let (id, job) = (decision.id, who.clone());
        let work = move |tx: &mut Tx<'_>| {
            let hand = Hand { figures: &figures, followers: &followers };
            bring(tx, &job, &hand, id)
        };
        match house.db.write(work).await {
            Ok(()) => house.db.wrote_many(),
            Err(Error::Invalid(flaws)) => {
                let why: Vec<String> =
                    flaws.iter().map(|flaw| words.say_flaw(flaw, None)).collect();
                stop(house, who, id, why.join("\n")).await?;
            }
            Err(other) => return Err(other),
        }
    }
    Ok(count)
}

async fn stop(house: &House, who: Who, id: DecisionId, why: String) -> Result<()> {
    let work = move |tx: &mut Tx<'_>| {
        let decision = store::found(tx, id)?;
        let pass = pass_at(tx, &who, &decision)?;
        store::step(tx, &pass, &decision, State::Stopped, Some(&why))
    };
    house.db.write(work).await
}

fn pass_at(tx: &mut Tx<'_>, who: &Who, decision: &DecisionRow) -> Result<Pass> {
    let unit = place::get(tx, decision.unit, decision.on_day.add_days(-1))?;
    who.may(&acts::EFFECT, &unit)
}

/// What a decision's moves do on the tree of its eve, and what is in their way.
pub(super) fn planned(
    tx: &mut Tx<'_>,
    pass: &Pass,
    decision: &DecisionRow,
) -> Result<(Planned, Vec<Flaw>)> {
    let eve = decision.on_day.add_days(-1);
    let tree = Tree::of(org::store::standing_under(tx, pass, eve)?);
    let moves = store::all_moves(tx, pass, decision.id)?;
    let mut flaws = rules::check(&tree, &levels(), &moves);
    if let Some(later) = store::later(tx, pass, &never_done(decision))? {
        flaws.push(stands_on(&later));
    }
    flaws.extend(torn(tx, pass, decision, &moves)?);
    let plan = if flaws.is_empty() { rules::plan(&tree, &moves) } else { Plan::default() };
    Ok((Planned { tree, moves, plan }, flaws))
}

/// That a later decision was made on this one's map: it has been done, or waits for its day with
/// its map drawn.
fn stands_on(later: &store::Later) -> Flaw {
    let key = match later.state == State::Done.code() {
        true => "restructuring-flaw-later",
        false => "restructuring-flaw-later-waits",
    };
    Flaw::new("on_day", key).arg("number", later.number.as_str()).arg("day", later.on_day.vn())
}

/// Single figures that are divided apart are divided over all parts that there are now.
fn torn(
    tx: &mut Tx<'_>,
    pass: &Pass,
    decision: &DecisionRow,
    moves: &[MoveRow],
) -> Result<Vec<Flaw>> {
    let mut flaws = Vec::new();
    for unit in rules::torn(moves, &store::apart(tx, pass, decision.id, None)?) {
        let name = place::get(tx, unit, decision.on_day.add_days(-1))?.name;
        flaws.push(Flaw::new("moves", "restructuring-flaw-apart").arg("unit", name));
    }
    Ok(flaws)
}

/// Before a decision takes effect every later day counts, the same day too.
fn never_done(decision: &DecisionRow) -> DecisionRow {
    DecisionRow { done_at: Some(kernel::Instant(i64::MAX)), ..decision.clone() }
}

/// A plan with the tree and the moves it was made from.
pub(super) struct Planned {
    pub(super) tree: Tree,
    pub(super) moves: Vec<MoveRow>,
    pub(super) plan: Plan,
}

/// Changes the map by a decision that was taken, and moves what stands on it. Where the tree was
/// loaded with the decision already drawn, only stocks, rights and open things are left to move.
/// Flaws name what is in the way; then nothing has changed.
pub fn bring(tx: &mut Tx<'_>, who: &Who, hand: &Hand<'_>, id: DecisionId) -> Result<()> {
    let decision = store::found(tx, id)?;
    let pass = pass_at(tx, who, &decision)?;
    if decision.state() != State::Decided {
        return Ok(());
    }
    let mut changed = Changed::read(tx, &pass, &decision)?;
    // What is said of a map that is drawn stands on it since it was said.
    if changed.is_empty() {
        let (planned, flaws) = planned(tx, &pass, &decision)?;
        if !flaws.is_empty() {
            return Err(Error::Invalid(flaws));
        }
        let steps = change_tree(tx, &pass, &planned, decision.on_day)?;
        store::put_steps(tx, &pass, id, &steps)?;
        changed = Changed::of(steps);
        // Stocks are moved by the shares of their own figure, where it has some.
        let apart = apart(tx, &pass, id, None)?;
        org::store::tell_apart(tx, &pass, &apart)?;
        let names = named(tx, &pass, id, None)?;
        org::store::name_records(tx, &pass, &names)?;
    }
    let (figures, day) = (hand.figures, decision.on_day);
    let hung = changed.old_chains(tx, day)?;
    book::change_parents(tx, &pass, figures, id, &hung, day)?;
    book::close_units(tx, &pass, figures, id, &changed.closed(), day)?;
    let change = changed.told(tx, &decision)?;
    for follower in hand.followers.0.iter() {
        follower.follow(tx, &pass, &change)?;
    }
    store::step(tx, &pass, &decision, State::Done, None)
}

/// Founds, closes and hangs units as planned; answers the steps, for the way back.
fn change_tree(
    tx: &mut Tx<'_>,
    pass: &Pass,
    Planned { tree, moves, plan }: &Planned,
    day: Day,
) -> Result<Vec<StepRow>> {
    let founded = org::store::found_all(tx, pass, day, &new_units(plan, moves))?;
    let known: HashMap<MoveId, UnitId> =
        plan.founded.iter().map(|new| new.id).zip(founded.iter().copied()).collect();
    let unit = |to: &Ref| match to {
        Ref::Unit(unit) => Ok(*unit),
        Ref::New(id) => known.get(id).copied().ok_or(Error::NotFound),
    };
    let closed: Vec<UnitId> = plan.closed.iter().map(|end| end.unit).collect();
    let mut hung: Vec<(UnitId, UnitId)> = Vec::with_capacity(plan.hung.len());
    for (moved, above) in &plan.hung {
        hung.push((*moved, unit(above)?));
    }
    // Parents before children: a chain that is moved first is the chain of those below it.
    hung.sort_by_key(|(moved, _)| tree.depth(*moved));
    let mut passings = Vec::new();
    for end in &plan.closed {
        for (at, (to, share)) in end.heirs.iter().enumerate() {
            let (from, to, is_default) = (end.unit, unit(to)?, at == 0);
            passings.push(Passing { from, to, kind: end.kind, share: *share, is_default });
        }
    }
    let steps = steps(tree, plan, &founded, &hung);
    org::store::hang_all(tx, pass, &hung, day)?;
    org::store::close_all(tx, pass, &closed, day)?;
    org::store::pass_on(tx, pass, day, &passings)?;
    let all: Vec<UnitId> = steps.iter().map(|step| step.unit).collect();
    org::store::regrow(tx, pass, &all)?;
    Ok(steps)
}

fn new_units(plan: &Plan, moves: &[MoveRow]) -> Vec<NewUnit> {
    let places: HashMap<MoveId, usize> =
        plan.founded.iter().enumerate().map(|(at, new)| (new.id, at)).collect();
    let made = plan.founded.iter().filter_map(|new| {
        let one = moves.get(new.at)?;
        let above = match new.above {
            Ref::Unit(unit) => Above::Unit(unit),
            Ref::New(id) => Above::New(*places.get(&id)?),
        };
        let short = if one.short_name.is_empty() { &one.name } else { &one.short_name };
        Some(NewUnit {
            key: new.id.uuid(),
            code: new.code.clone(),
            official_code: one.official_code.clone(),
            name: one.name.clone(),
            short_name: short.clone(),
            level: new.level.clone(),
            above,
            point_e6: one.lat_e6.zip(one.lon_e6),
        })
    });
    made.collect()
}

/// The way back: what each unit was before.
fn steps(tree: &Tree, plan: &Plan, founded: &[UnitId], hung: &[(UnitId, UnitId)]) -> Vec<StepRow> {
    let step = |sort: Done, unit: UnitId| StepRow {
        sort: sort.code().into(),
        unit,
        until_on: tree.get(unit).map(|known| known.until_on).filter(|_| sort == Done::Closed),
        above: tree.above(unit).filter(|_| sort == Done::Hung),
    };
    let new = founded.iter().map(|unit| step(Done::Founded, *unit));
    let gone = plan.closed.iter().map(|end| step(Done::Closed, end.unit));
    let moved = hung.iter().map(|(unit, _)| step(Done::Hung, *unit));
    new.chain(gone).chain(moved).collect()
}

/// How single figures are divided, in units of the new map; all of a decision, or of one unit.
pub(super) fn apart(
    tx: &mut Tx<'_>,
    pass: &Pass,
    id: DecisionId,
    unit: Option<UnitId>,
) -> Result<Vec<Apart>> {
    let lines = store::apart(tx, pass, id, unit)?;
    if lines.is_empty() {
        return Ok(Vec::new());
    }
    let leads = leads(tx, pass, id)?;
    let apart = lines.into_iter().map(|line| {
        let share = (line.share_part, line.share_whole);
        let to = *leads.get(&line.id).ok_or(Error::NotFound)?;
        Ok(Apart { from: line.unit, to, figure: line.figure, share })
    });
    apart.collect()
}

/// Which records are named for which unit of the new map; all of a decision, or of one unit.
pub(super) fn named(
    tx: &mut Tx<'_>,
    pass: &Pass,
    id: DecisionId,
    unit: Option<UnitId>,
) -> Result<Vec<NamedRecord>> {
    let rows = store::named(tx, pass, id, unit)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let leads = leads(tx, pass, id)?;
    let named = rows.into_iter().map(|row| {
        let to = *leads.get(&row.part).ok_or(Error::NotFound)?;
        Ok(NamedRecord { from: row.unit, record: row.record, to })
    });
    named.collect()
}

/// The units of the new map to which moves lead.
fn leads(tx: &mut Tx<'_>, pass: &Pass, id: DecisionId) -> Result<HashMap<MoveId, UnitId>> {
    let (moves, founded) = (store::all_moves(tx, pass, id)?, founded_by(tx, pass, id)?);
    let to = |one: &MoveRow| match one.leads_to()? {
        Ref::Unit(unit) => Some(unit),
        Ref::New(id) => founded.get(&id).copied(),
    };
    Ok(moves.iter().filter_map(|one| Some((one.id, to(one)?))).collect())
}

/// The units that the moves of a decision founded: a unit's key is its move's.
pub(super) fn founded_by(
    tx: &mut Tx<'_>,
    pass: &Pass,
    id: DecisionId,
) -> Result<HashMap<MoveId, UnitId>> {
    let moves = store::all_moves(tx, pass, id)?;
    let founding = moves.iter().filter(|one| one.sort().is_some_and(|sort| sort.needs_name()));
    let keys: Vec<_> = founding.map(|one| one.id.uuid()).collect();
    let found = org::store::by_keys(tx, &keys)?;
    Ok(found.into_iter().map(|(key, unit)| (MoveId::of(key), unit)).collect())
}
