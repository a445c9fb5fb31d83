//! The dry run: what a decision would do, counted and named, without doing it; of all its moves or
//! of those about one unit.

mod among;

use super::effect::{Planned, planned};
use super::{Hand, NamedPart, named_parts_of, opened};
use crate::acts;
use crate::model::{DecisionId, DecisionRow, MoveId, MoveRow, Ref};
use crate::store;
use among::Among;
use kernel::db::Tx;
use kernel::figure::Figure;
use kernel::{Error, Flaw, Month, Pass, Result, UnitId, Who, place};
use org::consequences::{Consequence, Fate, Rehung};
use std::collections::BTreeMap;

/// Units that are named of one thing; the others are counted.
const NAMED: usize = 10;

/// Something at units: how much of it in all, at how many units, and the first of them by name.
#[derive(Debug, Default)]
pub struct At {
    /// How much in all.
    pub amount: i64,
    /// At how many units.
    pub units: usize,
    /// Those with most of it, each with how much; ten at most.
    pub named: Vec<(UnitId, String, i64)>,
}

/// A stock of units.
pub struct Held {
    /// The figure.
    pub figure: &'static Figure,
    /// How much of it, and where.
    pub at: At,
}

/// A unit that is cut with records named for its parts.
pub struct Named {
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// By the name of the unit that takes each part, what is named for it.
    pub parts: Vec<(String, NamedPart)>,
}

/// A locked month over units that the decision moves.
pub struct Locked {
    /// The unit whose paper was issued.
    pub name: String,
    /// The month.
    pub month: Month,
    /// The units it stands over.
    pub over: At,
}

/// What a decision would do.
pub struct DryRun {
    /// The decision.
    pub decision: DecisionRow,
    /// The unit whose moves alone are told, if one was asked for.
    pub only: Option<String>,
    /// What is in its way; while there is anything, nothing else is told.
    pub flaws: Vec<Flaw>,
    /// Names of units that it founds, the first ones, and how many there are.
    pub founded: (usize, Vec<String>),
    /// Units that are no more.
    pub closed: At,
    /// Units that it cuts.
    pub cut: At,
    /// Units that it cuts without a share for each part.
    pub open: At,
    /// What records that are named make of the units that it cuts.
    pub named: Vec<Named>,
    /// Units that it hangs elsewhere.
    pub hung: At,
    /// Units whose level is abolished, and by name who takes what they kept themselves.
    pub abolished: (usize, Vec<String>),
    /// Stocks that move out of units that are no more.
    pub stocks: Vec<Held>,
    /// Rights, people and open things of units that are no more, by kind, and what becomes of them.
    pub follows: Vec<(&'static str, Fate, At)>,
    /// Stocks that go along with units that are hung elsewhere.
    pub carried: Vec<Held>,
    /// What stands at such units and under them, and keeps its place there.
    pub along: Vec<(&'static str, At)>,
    /// What from above reaches them no longer, or from then on.
    pub reaches: Vec<(&'static str, At)>,
    /// Locked months in the way.
    pub locked: Vec<Locked>,
}

/// Runs a decision dry; of one unit, when one is named.
pub fn dry_run(
    tx: &mut Tx<'_>,
    who: &Who,
    hand: &Hand<'_>,
    (id, only): (DecisionId, Option<UnitId>),
) -> Result<DryRun> {
    let (decision, standing) = opened(tx, who, &acts::VIEW, id)?;
    let (planned, mut flaws) = planned(tx, &standing.pass, &decision)?;
    let among = Among::of(&planned, only)?;
    let day = decision.on_day;
    match book::nothing_after(tx, &among.closing, Month::of(day)) {
        Err(Error::Invalid(later)) => flaws.extend(later),
        other => other?,
    }
    let mut ask = Ask { tx, pass: &standing.pass, hand, decision: &decision, among: &among };
    let (follows, along) = (ask.follows()?, ask.along()?);
    let (reaches, locked) = (ask.reaches()?, ask.locked()?);
    let stocks = ask.stocks(&among.closing, Some)?;
    let under: Vec<UnitId> = among.owner.keys().copied().collect();
    let carried = ask.stocks(&under, |unit| among.owner.get(&unit).copied())?;
    let named = ask.named(&planned)?;
    let plan = &planned.plan;
    let ends = || plan.closed.iter().filter(|end| among.closing.contains(&end.unit));
    let cut = || ends().filter(|end| end.kind == "part");
    let open = cut().filter(|end| end.heirs.iter().any(|(_, share)| share.is_none()));
    Ok(DryRun {
        only: only.map(|unit| planned.tree.name(unit)),
        flaws,
        founded: founded(&planned, only),
        closed: among.named(ends().map(|end| (end.unit, 1))),
        cut: among.named(cut().map(|end| (end.unit, 1))),
        open: among.named(open.map(|end| (end.unit, 1))),
        named,
        hung: among.named(among.hung.iter().map(|one| (one.unit, 1))),
        abolished: abolished(&planned, &among),
        stocks,
        follows,
        carried,
        along,
        reaches,
        locked,
        decision,
    })
}

/// The units that are founded, by name; of one unit's moves, the one that takes its name over.
fn founded(planned: &Planned, only: Option<UnitId>) -> (usize, Vec<String>) {
    let moves = planned.plan.founded.iter().filter_map(|new| planned.moves.get(new.at));
    let names: Vec<&str> = moves
        .filter(|one| only.is_none() || one.unit == only)
        .map(|one| one.name.as_str())
        .collect();
    (names.len(), names.into_iter().take(NAMED).map(str::to_owned).collect())
}

/// What an abolished unit kept itself goes up, and nothing of it to the units that stood under it.
fn abolished(planned: &Planned, among: &Among<'_>) -> (usize, Vec<String>) {
    let gone = planned.plan.closed.iter().filter(|end| end.kind == "abolished");
    let gone = gone.filter(|end| among.closing.contains(&end.unit));
    let mut to: Vec<String> = Vec::new();
    for (heir, _) in gone.clone().flat_map(|end| &end.heirs) {
        let name = match heir {
            Ref::Unit(unit) => Some(planned.tree.name(*unit)),
            Ref::New(id) => {
                planned.moves.iter().find(|one| one.id == *id).map(|one| one.name.clone())
            }
        };
        to.extend(name.filter(|name| !to.contains(name)));
    }
    (gone.count(), to)
}

/// The name of the unit to which a move leads.
fn part_name(planned: &Planned, part: MoveId) -> String {
    let named = |id: MoveId| planned.moves.iter().find(|one| one.id == id);
    match named(part).and_then(MoveRow::leads_to) {
        Some(Ref::Unit(unit)) => planned.tree.name(unit),
        Some(Ref::New(id)) => named(id).map_or_else(String::new, |one| one.name.clone()),
        None => String::new(),
    }
}

/// The questions of a dry run.
struct Ask<'a, 't, 'db> {
    tx: &'t mut Tx<'db>,
    pass: &'a Pass,
    hand: &'a Hand<'a>,
    decision: &'a DecisionRow,
    among: &'a Among<'a>,
}

impl Ask<'_, '_, '_> {
    /// What stands at units that are no more.
    fn follows(&mut self) -> Result<Vec<(&'static str, Fate, At)>> {
        let mut kinds: BTreeMap<(Fate, &'static str), BTreeMap<UnitId, i64>> = BTreeMap::new();
        for follower in self.hand.followers.0.iter() {
            let (closing, day) = (&self.among.closing, self.decision.on_day);
            for told in follower.foresee(self.tx, self.pass, closing, day)? {
                let units = kinds.entry((told.fate, told.key)).or_default();
                *units.entry(told.unit).or_default() += told.count;
            }
        }
        let told = |((fate, key), units)| (key, fate, self.among.named(units));
        Ok(kinds.into_iter().map(told).collect())
    }

    /// What stands at units that are hung elsewhere and under them, told at the former.
    fn along(&mut self) -> Result<Vec<(&'static str, At)>> {
        let under: Vec<UnitId> = self.among.owner.keys().copied().collect();
        let mut all = Vec::new();
        for follower in self.hand.followers.0.iter() {
            all.extend(follower.foresee(self.tx, self.pass, &under, self.decision.on_day)?);
        }
        Ok(self.by_kind(all, |unit| self.among.owner.get(&unit).copied()))
    }

    /// What of the units above them reaches them no longer, or from then on.
    fn reaches(&mut self) -> Result<Vec<(&'static str, At)>> {
        let hung: &[Rehung] = &self.among.hung;
        let mut all = Vec::new();
        for follower in self.hand.followers.0.iter() {
            all.extend(follower.foresee_hung(self.tx, self.pass, hung, self.decision.on_day)?);
        }
        Ok(self.by_kind(all, Some))
    }

    fn by_kind(
        &self,
        all: Vec<Consequence>,
        at: impl Fn(UnitId) -> Option<UnitId>,
    ) -> Vec<(&'static str, At)> {
        let mut kinds: BTreeMap<&'static str, BTreeMap<UnitId, i64>> = BTreeMap::new();
        for told in all {
            if let Some(unit) = at(told.unit) {
                *kinds.entry(told.key).or_default().entry(unit).or_default() += told.count;
            }
        }
        kinds.into_iter().map(|(key, units)| (key, self.among.named(units))).collect()
    }

    /// The stocks of units, told where `at` says.
    fn stocks(
        &mut self,
        units: &[UnitId],
        at: impl Fn(UnitId) -> Option<UnitId>,
    ) -> Result<Vec<Held>> {
        let month = Month::of(self.decision.on_day).prev();
        let mut sums: BTreeMap<_, BTreeMap<UnitId, i64>> = BTreeMap::new();
        for (unit, figure, amount) in
            book::held(self.tx, self.pass, self.hand.figures, units, month)?
        {
            if let Some(unit) = at(unit) {
                let sum = sums.entry(figure).or_default().entry(unit).or_default();
                *sum = sum.saturating_add(amount);
            }
        }
        let known = self.hand.figures.all().iter().filter_map(|known| {
            let units = sums.remove(&known.id)?;
            Some(Held { figure: known.declared?, at: self.among.named(units) })
        });
        Ok(known.collect())
    }

    /// What records that are named make of each unit that is cut.
    fn named(&mut self, planned: &Planned) -> Result<Vec<Named>> {
        let rows = store::named(self.tx, self.pass, self.decision.id, None)?;
        let mut all = Vec::new();
        for of_unit in rows.chunk_by(|one, next| one.unit == next.unit) {
            let unit = of_unit[0].unit;
            if !self.among.closing.contains(&unit) {
                continue;
            }
            let parts = named_parts_of(self.tx, self.pass, unit, of_unit)?;
            let parts = parts.into_iter().map(|(part, told)| (part_name(planned, part), told));
            let name = planned.tree.name(unit);
            all.push(Named { unit, name, parts: parts.collect() });
        }
        Ok(all)
    }

    /// A decision cannot reach into a month whose paper is locked: of its month and after, over a
    /// unit that is no more, and on both sides of one that is hung elsewhere.
    fn locked(&mut self) -> Result<Vec<Locked>> {
        let (day, eve) = (self.decision.on_day, self.decision.on_day.add_days(-1));
        let locks = book::locks_from(self.tx, Month::of(day))?;
        if locks.is_empty() {
            return Ok(Vec::new());
        }
        let hung = self.among.hung.iter().map(|one| one.unit);
        let units: Vec<UnitId> = self.among.closing.iter().copied().chain(hung).collect();
        let mut chains = place::chains(self.tx, &units, eve)?;
        for one in &self.among.hung {
            chains.entry(one.unit).or_default().extend(&one.came);
        }
        let mut all = Vec::new();
        for (unit, month) in locks {
            let under = |at: &&UnitId| chains.get(at).is_some_and(|chain| chain.contains(&unit));
            let over = self.among.named(units.iter().filter(under).map(|at| (*at, 1)));
            if over.units > 0 {
                let name = place::get(self.tx, unit, eve)?.name;
                all.push(Locked { name, month, over });
            }
        }
        Ok(all)
    }
}
