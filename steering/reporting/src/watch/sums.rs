//! The sums of the board over all units asked, whatever page is shown: how many reports came and
//! how many in time, and how many are waited for. Units are not read one by one; the store heaps
//! them by what decides whether they owe a report and whether it came in time.

use super::{Ask, MONTHS};
use crate::model::{Of, State};
use crate::owed::Terms;
use crate::rules::board::{Owed, Standing, Tally, standing};
use crate::store::{self, Heap};
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::{Day, Pass, Result, UnitId};
use std::collections::HashMap;

/// No unit: stands where nobody's own id is needed.
const NOBODY: UnitId = UnitId(0);

/// Counts over all units below.
#[derive(Debug, Clone, Default)]
pub struct Sums {
    /// By form of the board.
    pub tallies: Vec<Tally>,
    /// By form of the board: reports past their day, and those that came back.
    pub waiting: Vec<i64>,
    /// The monthly reports of twelve months.
    pub year: Tally,
}

/// The monthly reports of the twelve months of the figures.
pub(super) fn months(ask: Ask) -> impl Iterator<Item = Of> {
    let (first, _) = ask.year();
    (0..MONTHS).map(move |step| Of::month(first.add_months(step)))
}

/// Reads the sums of the units under that of the pass.
pub(super) fn sums(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (terms, forms): (&Terms, &[Of]),
    place: &Place,
    ask: Ask,
) -> Result<Sums> {
    let heaps = store::heaps(tx, pass, ask.year(), ask.deepest(), &terms.spoken_of())?;
    let mut near: Vec<UnitId> = heaps.iter().map(|heap| heap.near).collect();
    near.sort_unstable();
    near.dedup();
    let above = place::chains(tx, &near, ask.month.last())?;
    let mut alike: HashMap<(&str, UnitId, bool, i64), Alike<'_>> = HashMap::new();
    for heap in &heaps {
        let key = (heap.level.as_str(), heap.near, heap.is_near, heap.founded);
        let one = alike.entry(key).or_default();
        match heap.form {
            None => one.units += heap.n,
            Some(_) => one.reports.push(heap),
        }
    }
    let mut sums = Sums {
        tallies: vec![Tally::default(); forms.len()],
        waiting: vec![0; forms.len()],
        year: Tally::default(),
    };
    for ((level, near, is_near, founded), alike) in &alike {
        let above = above.get(near).unwrap_or(&place.chain);
        let own = (!is_near).then_some(NOBODY);
        let chain: Vec<UnitId> = own.into_iter().chain(above.iter().copied()).collect();
        let due = |of: &Of| terms.due(&chain, level, of);
        for (at, of) in forms.iter().enumerate() {
            let Some(due) = due(of) else { continue };
            sums.waiting[at] += alike.count(of, due, ask.today, &mut sums.tallies[at]);
        }
        let founded = Day::from_number(*founded).unwrap_or(Day::FIRST);
        for of in months(ask).filter(|of| of.key().last() >= founded) {
            let Some(due) = due(&of) else { continue };
            alike.count(&of, due, ask.today, &mut sums.year);
        }
    }
    Ok(sums)
}

/// Units that owe the same by the same day, with their reports.
#[derive(Default)]
struct Alike<'a> {
    units: i64,
    reports: Vec<&'a Heap>,
}

impl Alike<'_> {
    /// Counts the reports of a form and span, and says how many of them are waited for.
    fn count(&self, of: &Of, due: Day, today: Day, tally: &mut Tally) -> i64 {
        let is_of = |heap: &&&Heap| {
            heap.form.as_deref() == Some(of.form.code) && heap.month == Some(of.key())
        };
        let (mut unopened, mut waiting) = (self.units, 0);
        let mut add = |came_at, is_back: bool, n| {
            let standing = standing(&Owed { due, came_at }, today);
            tally.add_all(standing, n);
            waiting += if is_back || standing == Standing::Missing { n } else { 0 };
        };
        for heap in self.reports.iter().filter(is_of) {
            let is_back = heap.state.as_deref() == Some(State::Returned.code());
            add(heap.came_at, is_back, heap.n);
            unopened -= heap.n;
        }
        add(None, false, unopened);
        waiting
    }
}
