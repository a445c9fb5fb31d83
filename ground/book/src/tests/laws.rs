//! Random stories; after each, every law is recomputed from the entries. A run prints its seed;
//! `NHANAI_SEED=… cargo test -p book laws` tells the same stories again.

use super::grove::Grove;
use super::luck::{cases, seed};
use super::maps;
use super::memory::{Memory, Told, flow};
use super::step::{MONTHS, Step, step};
use super::stocks::{self, Said};
use super::world::{CENTRE, World, block, day, month, steps};
use crate::store::OnMap;
use crate::{FigureId, RecordId, What};
use kernel::db::trial::{self, TrialDb};
use kernel::{Day, Error, Month, Result, UnitId};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use std::collections::BTreeMap;

/// A refusal that the rules foresee leaves everything as it was.
pub(super) fn foreseen(done: Result<()>) -> Result<bool> {
    match done {
        Ok(()) => Ok(true),
        Err(Error::Invalid(_) | Error::NotFound) => Ok(false),
        Err(cause) => Err(cause),
    }
}

pub(super) struct Story<'a> {
    pub(super) world: World<'a>,
    pub(super) memory: Memory,
    pub(super) stock: FigureId,
}

impl Story<'_> {
    pub(super) fn unit(&self, number: usize) -> UnitId {
        UnitId((number % self.world.grove.units.len()) as i64 + 1)
    }

    fn record(&self, number: usize) -> Option<usize> {
        let count = self.world.records.len();
        (count > 0).then(|| number % count.max(1))
    }

    pub(super) fn figure(&self, number: usize) -> FigureId {
        self.world.figures.all()[number].id
    }

    async fn take(&mut self, step: &Step) -> Result<()> {
        match *step {
            Step::Post { unit, figure, month: m, day: d, amount } => {
                self.post(unit, figure, day(month(m), d), amount).await
            }
            Step::Count { unit, month: m, stated } => self.count(unit, month(m), stated).await,
            Step::Reverse { record } => self.correct(record, None).await,
            Step::Correct { record, unit, figure, month: m, amount } => {
                self.correct(record, Some((unit, figure, month(m).last(), amount))).await
            }
            Step::Sheet { unit, month: m, amounts, stated } => {
                self.sheet(self.unit(unit), month(m), amounts, stated).await
            }
            Step::Lock { unit, month: m } => self.world.lock(self.unit(unit), month(m), true).await,
            Step::Unlock { unit, month: m } => {
                self.world.lock(self.unit(unit), month(m), false).await
            }
            Step::Merge { one, other, month: m, day: d } => {
                self.merge(one, other, day(month(m), d)).await
            }
            Step::Split { unit, month: m, share, named } => {
                self.split(unit, month(m), share, named).await
            }
            Step::Abolish { unit, month: m } => self.abolish(unit, month(m).first()).await,
            Step::Rehang { unit, above, month: m, day: d } => {
                self.rehang(unit, above, day(month(m), d)).await
            }
            Step::Undo => foreseen(self.world.undo().await).map(|_| ()),
            Step::Fold => self.world.fold().await,
        }
    }

    async fn post(&mut self, unit: usize, figure: usize, on: Day, amount: i64) -> Result<()> {
        let (unit, figure) = (self.unit(unit), self.figure(figure));
        let save = self.world.save(vec![(unit, figure, on, amount, What::Change)]).await;
        if foreseen(save)? {
            self.remember(vec![((unit, Month::of(on), figure), amount)]);
        }
        Ok(())
    }

    fn remember(&mut self, mut told: Vec<(Told, i64)>) {
        self.memory.said.push(self.changes(&told));
        told.retain(|((_, _, figure), _)| *figure != self.stock);
        flow(&mut self.memory.flows, &told, 1);
        self.memory.records.push(told);
    }

    fn changes(&self, told: &[(Told, i64)]) -> Vec<Said> {
        let stock = told.iter().filter(|((_, _, figure), _)| *figure == self.stock);
        stock.map(|((unit, month, _), amount)| Said::Change(*unit, *month, *amount)).collect()
    }

    /// A counted level stands at once, and what is known of it does not change by what comes
    /// late from before it.
    async fn count(&mut self, unit: usize, month: Month, stated: i64) -> Result<()> {
        let (unit, stock) = (self.unit(unit), self.stock);
        let count = vec![(unit, stock, month.last(), stated, What::Count)];
        if !foreseen(self.world.save(count).await)? {
            return Ok(());
        }
        self.memory.counts += 1;
        self.memory.counted.insert(unit);
        self.memory.said.push(vec![Said::Count(unit, month, stated, self.memory.counts)]);
        self.memory.records.push(Vec::new());
        let held = self.world.own(unit, stock, month).await?;
        assert_eq!(held, stated, "a counted level is what was counted");
        let before = vec![(unit, stock, month.first(), 7, What::Change)];
        if foreseen(self.world.save(before).await)? {
            self.remember(vec![((unit, month, stock), 7)]);
            let held = self.world.own(unit, stock, month).await?;
            assert_eq!(held, stated, "a late change does not change a counted level");
        }
        Ok(())
    }

    async fn correct(
        &mut self,
        record: usize,
        new: Option<(usize, usize, Day, i64)>,
    ) -> Result<()> {
        let Some(at) = self.record(record) else { return Ok(()) };
        let new: Vec<_> = new
            .into_iter()
            .map(|(u, f, on, amount)| (self.unit(u), self.figure(f), on, amount, What::Change))
            .collect();
        let told: Vec<(Told, i64)> =
            new.iter().map(|(u, f, on, amount, _)| ((*u, Month::of(*on), *f), *amount)).collect();
        if foreseen(self.world.correct(self.world.records[at], new).await)? {
            let old = std::mem::take(&mut self.memory.records[at]);
            flow(&mut self.memory.flows, &old, -1);
            self.memory.said[at] = self.changes(&told);
            let mut told = told;
            told.retain(|((_, _, figure), _)| *figure != self.stock);
            flow(&mut self.memory.flows, &told, 1);
            self.memory.records[at] = told;
        }
        Ok(())
    }

    /// Two units of one parent become a new one; theirs becomes its.
    async fn merge(&mut self, one: usize, other: usize, on: Day) -> Result<()> {
        let (one, other) = (self.unit(one), self.unit(other));
        let grove = &self.world.grove;
        let above = grove.above(one, on);
        let can = one != other
            && self.can_close(one, on)
            && self.can_close(other, on)
            && grove.children(one, on).is_empty()
            && grove.children(other, on).is_empty();
        let Some(above) = above.filter(|_| can) else { return Ok(()) };
        let decide = self.world.decide(on, |grove| {
            let new = grove.found(on, Some(above));
            for unit in [one, other] {
                grove.close(unit, on);
                grove.pass_on(unit, on, &[(new, None)]);
            }
            (vec![one, other], Vec::new())
        });
        foreseen(decide.await).map(|_| ())
    }

    /// A unit is cut into two new ones; what stood under it goes under the first.
    async fn split(
        &mut self,
        unit: usize,
        m: Month,
        share: Option<(i64, i64)>,
        names: u64,
    ) -> Result<()> {
        let (unit, on) = (self.unit(unit), m.first());
        let records = self.records_of(unit, names);
        let above = self.world.grove.above(unit, on);
        let can = self.can_close(unit, on);
        let Some(above) = above.filter(|_| can) else { return Ok(()) };
        let under = self.world.grove.children(unit, on);
        // A flow and the stock are divided the other way round.
        let apart = [self.figure(0), self.stock];
        let decide = self.world.decide(on, |grove| {
            let news = [grove.found(on, Some(above)), grove.found(on, Some(above))];
            let rest = share.map(|(part, whole)| (whole - part, whole));
            under.iter().for_each(|child| grove.hang(*child, on, news[0]));
            grove.close(unit, on);
            grove.pass_on(unit, on, &[(news[0], share), (news[1], rest)]);
            let named = records.iter().map(|(record, at)| (unit, *record, news[*at]));
            grove.named.extend(named);
            if let Some((share, rest)) = share.zip(rest) {
                for figure in apart {
                    grove.tell_apart(unit, figure, &[(news[0], rest), (news[1], share)]);
                }
            }
            (vec![unit], under.clone())
        });
        foreseen(decide.await).map(|_| ())
    }

    /// Some of the records that told of a unit, each with the part it is named for.
    fn records_of(&self, unit: UnitId, names: u64) -> Vec<(RecordId, usize)> {
        let tells = |at: usize| {
            let flows = self.memory.records[at].iter().any(|((of, _, _), _)| *of == unit);
            let stocks = self.memory.said[at].iter().any(|said| match said {
                Said::Change(of, ..) | Said::Count(of, ..) => *of == unit,
            });
            flows || stocks
        };
        let part = |at: usize| match names.rotate_right(2 * at as u32) & 3 {
            1 => Some(0),
            2 => Some(1),
            _ => None,
        };
        let records = self.world.records.iter().copied().enumerate();
        let told = records.filter(|(at, _)| tells(*at));
        told.filter_map(|(at, record)| Some((record, part(at)?))).collect()
    }

    /// A unit goes without an heir: what it held itself goes to the unit above.
    async fn abolish(&mut self, unit: usize, on: Day) -> Result<()> {
        let unit = self.unit(unit);
        let above = self.world.grove.above(unit, on);
        let can = self.can_close(unit, on);
        let Some(above) = above.filter(|_| can) else { return Ok(()) };
        let under = self.world.grove.children(unit, on);
        let decide = self.world.decide(on, |grove| {
            under.iter().for_each(|child| grove.hang(*child, on, above));
            grove.close(unit, on);
            (vec![unit], under.clone())
        });
        foreseen(decide.await).map(|_| ())
    }

    async fn rehang(&mut self, unit: usize, above: usize, on: Day) -> Result<()> {
        let (unit, above) = (self.unit(unit), self.unit(above));
        let grove = &self.world.grove;
        let has_parent = grove.above(unit, on).is_some_and(|old| old != above);
        let is_below = above == unit || grove.chain_above(above, on).contains(&unit);
        if !has_parent || is_below || !self.is_settled(unit, on) || !self.is_settled(above, on) {
            return Ok(());
        }
        let decide = self.world.decide(on, |grove| {
            grove.hang(unit, on, above);
            (Vec::new(), vec![unit])
        });
        foreseen(decide.await).map(|_| ())
    }

    /// Decisions come in the order of their days, as they do in life; one a month is enough.
    fn is_settled(&self, unit: UnitId, on: Day) -> bool {
        let last = self.world.decisions.last().map(|last| Month::of(last.day));
        let grove = &self.world.grove;
        grove.stands(unit, on) && last.is_none_or(|last| last < Month::of(on))
    }

    fn can_close(&self, unit: UnitId, on: Day) -> bool {
        unit != CENTRE && self.is_settled(unit, on)
    }

    async fn check(&self) -> Result<()> {
        let broken = self.world.broken().await?;
        assert!(broken.is_empty(), "{}: {broken:#?}", self.world.db.engine());
        let mut sums: BTreeMap<(Month, FigureId), i64> = BTreeMap::new();
        for ((_, month, figure), amount) in &self.memory.flows {
            *sums.entry((*month, *figure)).or_default() += amount;
        }
        for ((month, figure), sum) in sums {
            let known = self.world.value(CENTRE, figure, month).await?.known;
            assert_eq!(known, sum, "the centre's {month:?} of {figure}");
        }
        self.check_stocks().await?;
        let atlas = self.world.atlas().await?;
        let grove = &self.world.grove;
        for m in [0, 3, MONTHS - 1] {
            for on in [month(0).first(), month(4).first(), month(MONTHS).first()] {
                self.check_map(month(m), on).await?;
                for unit in grove.ids().filter(|unit| grove.stands(*unit, on)) {
                    maps::check_cover(&atlas, grove, (unit, month(m), on));
                }
            }
            self.world.check_own(month(m)).await?;
        }
        Ok(())
    }

    /// In whatever order it was learnt, a level is what it would be had all been known in time.
    async fn check_stocks(&self) -> Result<()> {
        let each = self.world.records.iter().zip(&self.memory.said);
        let said: stocks::Told =
            each.flat_map(|(record, said)| said.iter().map(|one| (*record, *one))).collect();
        let told = (&said, &self.memory.counted);
        let played = stocks::played(&self.world.grove, self.stock, told, MONTHS);
        for (unit, level) in played.unwrap_or_default() {
            let own = self.world.own(unit, self.stock, month(MONTHS)).await?;
            assert_eq!(own, level, "what {unit} itself holds in the end");
        }
        Ok(())
    }

    /// What records that are named made of the flows of a month.
    fn named(&self, m: Month) -> maps::Named {
        let mut all = maps::Named::new();
        for (record, told) in self.world.records.iter().zip(&self.memory.records) {
            for ((unit, _, figure), amount) in told.iter().filter(|((_, of, _), _)| *of == m) {
                if let Some(heir) = self.world.grove.named_for(*unit, *record) {
                    let named = all.entry((*unit, *figure)).or_default();
                    *named.entry(heir).or_default() += amount;
                }
            }
        }
        all
    }

    /// On any map, the parts of all its units are what was reported.
    async fn check_map(&self, m: Month, on: Day) -> Result<()> {
        let OnMap::Told { values: whole, .. } = self.world.on_map(CENTRE, m, on).await? else {
            return Err(Error::fault("the centre can always be told"));
        };
        for (figure, value) in &whole {
            let known = self.world.value(CENTRE, *figure, m).await?.known;
            assert_eq!(*value, known, "the centre's {figure} in {m:?} on the map of {on:?}");
        }
        let grove = &self.world.grove;
        let standing: Vec<UnitId> = grove.ids().filter(|unit| grove.stands(*unit, on)).collect();
        let [all, each] = self.world.together(&standing, &[m], on).await?;
        assert_eq!(all, each, "units together are the units one by one, {m:?} on {on:?}");
        let own = self.memory.flows.iter().filter(|((_, month, _), _)| *month == m);
        let own = own.map(|((unit, _, figure), amount)| ((*unit, *figure), *amount)).collect();
        let told = (&own, &self.named(m));
        let shown = maps::expected(grove, told, on).filter(|_| on > m.last());
        let Some(shown) = shown else { return Ok(()) };
        let flows: Vec<FigureId> = (0..2).map(|number| self.figure(number)).collect();
        for (unit, told) in standing.into_iter().zip(&all) {
            // A stock's open cut may stop a map whose flows are all told.
            let Some(OnMap::Told { values, .. }) = told.first() else { continue };
            for (figure, value) in values.iter().filter(|(figure, _)| flows.contains(figure)) {
                let sum = shown.get(&(unit, *figure)).copied().unwrap_or_default();
                assert_eq!(*value, sum, "{unit}'s {figure} in {m:?} on the map of {on:?}");
            }
        }
        Ok(())
    }
}

async fn tell(db: &TrialDb, fan: &[usize], steps: &[Step]) -> Result<()> {
    let world = World::new(db, Grove::new(fan)).await?;
    let stock = world.figure("members")?;
    let mut story = Story { world, memory: Memory::default(), stock };
    for step in steps {
        story.take(step).await?;
    }
    story.check().await
}

#[test]
fn every_law_holds_after_any_story() {
    let databases = block(trial::databases(&steps()));
    let fans = prop_oneof![
        Just(vec![2, 2, 2]),
        Just(vec![3, 1]),
        Just(vec![2, 3]),
        Just(vec![1, 1, 1, 2])
    ];
    let stories = (fans, prop::collection::vec(step(), 1..40));
    let seed = seed();
    println!("NHANAI_SEED={seed}");
    for db in &databases {
        let mut runner = TestRunner::new(cases(32, seed));
        let told = runner.run(&stories, |(fan, steps)| {
            block(tell(db, &fan, &steps))
                .map_err(|cause| TestCaseError::fail(format!("{}: {cause}", db.engine())))
        });
        if let Err(cause) = told {
            std::panic::panic_any(format!("NHANAI_SEED={seed} {}: {cause}", db.engine()));
        }
    }
}
