//! The dry run: what a decision would do, counted and named, without doing it.

use super::effect::{Planned, planned};
use super::{Hand, opened};
use crate::acts;
use crate::model::{DecisionId, DecisionRow, Ref};
use kernel::db::Tx;
use kernel::figure::Figure;
use kernel::{Flaw, Month, Result, UnitId, Who, place};
use org::consequences::Consequence;
use std::collections::{BTreeMap, HashMap};

/// A stock that leaves closing units, all of them together.
pub struct Held {
    /// The figure.
    pub figure: &'static Figure,
    /// How much of it moves.
    pub amount: i64,
    /// How many units hold it.
    pub units: usize,
}

/// What a decision would do.
pub struct DryRun {
    /// The decision.
    pub decision: DecisionRow,
    /// What is in its way; while there is anything, nothing else is told.
    pub flaws: Vec<Flaw>,
    /// How many units it founds, closes, hangs elsewhere.
    pub founded: usize,
    /// Closed.
    pub closed: usize,
    /// Hung elsewhere.
    pub hung: usize,
    /// How many units it cuts, and how many of them without a share for each part.
    pub cut: (usize, usize),
    /// Units whose level is abolished, and by name who takes what they kept themselves.
    pub abolished: (usize, Vec<String>),
    /// Stocks that move.
    pub stocks: Vec<Held>,
    /// Rights, people and open things that follow, by kind: how many, at how many units.
    pub follows: Vec<(&'static str, i64, usize)>,
    /// The first units with locked months over them, by name.
    pub locked: Vec<String>,
}

/// Locked units that are named; one is enough to stop a decision.
const NAMED: usize = 10;

/// Runs a decision dry.
pub fn dry_run(tx: &mut Tx<'_>, who: &Who, hand: &Hand<'_>, id: DecisionId) -> Result<DryRun> {
    let (decision, standing) = opened(tx, who, &acts::VIEW, id)?;
    let pass = &standing.pass;
    let (planned, flaws) = planned(tx, pass, &decision)?;
    let plan = &planned.plan;
    let closing: Vec<UnitId> = plan.closed.iter().map(|end| end.unit).collect();
    let mut follows: BTreeMap<&'static str, (i64, usize)> = BTreeMap::new();
    for follower in hand.followers.0.iter() {
        for Consequence { key, count, .. } in
            follower.foresee(tx, pass, &closing, decision.on_day)?
        {
            let sum = follows.entry(key).or_default();
            *sum = (sum.0 + count, sum.1 + 1);
        }
    }
    let cut: Vec<_> = plan.closed.iter().filter(|end| end.kind == "part").collect();
    let open = cut.iter().filter(|end| end.heirs.iter().any(|(_, share)| share.is_none()));
    Ok(DryRun {
        founded: plan.founded.len(),
        closed: closing.len(),
        hung: plan.hung.len(),
        cut: (cut.len(), open.count()),
        abolished: abolished(&planned),
        stocks: stocks(tx, pass, hand, &closing, &decision)?,
        follows: follows.into_iter().map(|(key, (count, units))| (key, count, units)).collect(),
        locked: locked(tx, &closing, &decision)?,
        flaws,
        decision,
    })
}

/// What an abolished unit kept itself goes up, and nothing of it to the units that stood under it.
fn abolished(planned: &Planned) -> (usize, Vec<String>) {
    let gone = planned.plan.closed.iter().filter(|end| end.kind == "abolished");
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

fn stocks(
    tx: &mut Tx<'_>,
    pass: &kernel::Pass,
    hand: &Hand<'_>,
    closing: &[UnitId],
    decision: &DecisionRow,
) -> Result<Vec<Held>> {
    let month = Month::of(decision.on_day).prev();
    let mut sums: HashMap<_, (i64, usize)> = HashMap::new();
    for (_, figure, amount) in book::held(tx, pass, hand.figures, closing, month)? {
        let sum = sums.entry(figure).or_default();
        *sum = (sum.0.saturating_add(amount), sum.1 + 1);
    }
    let known = hand.figures.all().iter().filter_map(|known| {
        let (amount, units) = *sums.get(&known.id)?;
        Some(Held { figure: known.declared?, amount, units })
    });
    Ok(known.collect())
}

/// A decision cannot reach into a month whose paper is locked.
fn locked(tx: &mut Tx<'_>, closing: &[UnitId], decision: &DecisionRow) -> Result<Vec<String>> {
    let month = Month::of(decision.on_day);
    let mut names = Vec::new();
    for unit in closing {
        if names.len() == NAMED {
            break;
        }
        if book::is_month_locked(tx, *unit, month)? {
            names.push(place::get(tx, *unit, decision.on_day.add_days(-1))?.name);
        }
    }
    Ok(names)
}
