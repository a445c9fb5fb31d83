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
pub(super) fn months(ask: &Ask) -> impl Iterator<Item = Of> {
    let (first, _) = ask.year();
    (0..MONTHS).map(move |step| Of::month(first.add_months(step)))
}

/// All units below and their reports in heaps, with the chains that say what each heap owes.
pub(super) struct Heaps {
    heaps: Vec<Heap>,
    above: HashMap<UnitId, Vec<UnitId>>,
    here: Vec<UnitId>,
}

/// What decides what a unit owes, and when it was founded.
type Sort<'h> = (&'h str, UnitId, bool, i64);

impl Heaps {
    /// Reads the units under that of the pass.
    pub(super) fn read(
        tx: &mut Tx<'_>,
        pass: &Pass,
        (terms, place, campaigns): (&Terms, &Place, &[String]),
        ask: &Ask,
    ) -> Result<Heaps> {
        let (near, deepest) = (terms.spoken_of(), ask.deepest());
        let mut heaps = store::heaps(tx, pass, ask.year(), deepest, &near)?;
        if !campaigns.is_empty() {
            let wanted = (near.as_slice(), campaigns);
            heaps.extend(store::campaign_heaps(tx, pass, ask.year(), deepest, wanted)?);
        }
        let mut near: Vec<UnitId> = heaps.iter().map(|heap| heap.near).collect();
        near.sort_unstable();
        near.dedup();
        let above = place::chains(tx, &near, ask.month.last())?;
        Ok(Heaps { heaps, above, here: place.chain.clone() })
    }

    /// Units of one sort together.
    fn alike(&self) -> HashMap<Sort<'_>, Alike<'_>> {
        let mut alike: HashMap<Sort<'_>, Alike<'_>> = HashMap::new();
        for heap in &self.heaps {
            let key = (heap.level.as_str(), heap.near, heap.is_near, heap.founded);
            let one = alike.entry(key).or_default();
            match heap.slot {
                None => one.units += heap.n,
                Some(_) => one.reports.push(heap),
            }
        }
        alike
    }

    /// The last good day of a report of the units of a sort; none when they do not owe it. What
    /// was over before they were founded was never theirs to send.
    fn due(&self, terms: &Terms, sort: &Sort<'_>, of: &Of) -> Option<Day> {
        let (level, near, is_near, founded) = sort;
        let above = self.above.get(near).unwrap_or(&self.here);
        let own = (!is_near).then_some(NOBODY);
        let chain: Vec<UnitId> = own.into_iter().chain(above.iter().copied()).collect();
        let due = terms.due(&chain, level, of);
        due.filter(|due| of.judged_on(*due).number() >= *founded)
    }

    /// The sorts of units that owe a form by a day which the caller wants, as the store names them.
    pub(super) fn owing(&self, terms: &Terms, of: &Of, is_so: impl Fn(Day) -> bool) -> Vec<String> {
        let wants = |sort: &Sort<'_>| self.due(terms, sort, of).is_some_and(&is_so);
        let named = |(level, near, is_near, founded): Sort<'_>| {
            store::sort_name(&of.slot(), level, (near, is_near), founded)
        };
        self.alike().into_keys().filter(|sort| wants(sort)).map(named).collect()
    }

    /// The sums of all of them.
    pub(super) fn sums(&self, terms: &Terms, forms: &[Of], ask: &Ask) -> Sums {
        let mut sums = Sums {
            tallies: vec![Tally::default(); forms.len()],
            waiting: vec![0; forms.len()],
            year: Tally::default(),
        };
        for (sort, alike) in &self.alike() {
            for (at, of) in forms.iter().enumerate() {
                let Some(due) = self.due(terms, sort, of) else { continue };
                sums.waiting[at] += alike.count(of, due, ask.today, &mut sums.tallies[at]);
            }
            for of in months(ask) {
                let Some(due) = self.due(terms, sort, &of) else { continue };
                alike.count(&of, due, ask.today, &mut sums.year);
            }
        }
        sums
    }
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
        let slot = of.slot();
        let is_of = |heap: &&&Heap| {
            heap.slot.as_deref() == Some(slot.as_str()) && heap.month == Some(of.key())
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
