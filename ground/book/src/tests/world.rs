//! A Book under test: a database, a tree, and steps that change them as records and decisions do.

use super::grove::Grove;
use super::sheets::Line;
use crate::store::{self, Atlas, OnMap, Undone};
use crate::{DecisionId, FigureId, Figures, Origin, Posting, Reading, RecordId, Spot, What};
use kernel::db::trial::TrialDb;
use kernel::db::{Step, Tx, sql};
use kernel::figure::{Figure, FigureKind, Measure};
use kernel::journal::{self, Subject};
use kernel::seal::Level;
use kernel::{Act, Day, Error, Instant, Month, Pass, Result, UnitId, Who};
use std::sync::{Arc, Mutex};

static ACT: Act =
    Act { name: "book.trial", roles: &[], writes: true, sees: Level::Internal, by_job: true };

const fn figure(code: &'static str, no: u16, kind: FigureKind) -> Figure {
    let (unit, measure, formula, at_least) = ("nguoi", Measure::Count, None, false);
    Figure { code, no, unit, kind, measure, formula, at_least, source: "trial" }
}

static HELPED: Figure = figure("helped", 1, FigureKind::Flow);
static TURNS: Figure = figure("turns", 2, FigureKind::Flow);
static MEMBERS: Figure = figure("members", 3, FigureKind::Stock);
static BOTH: Figure =
    Figure { formula: Some(&[("helped", 1), ("turns", 1)]), ..figure("both", 4, FigureKind::Flow) };

const RECORDS: &[Step] = &[Step {
    name: "trial/0001_record",
    sql: "create table trial_record (\n  id uuid primary key\n);",
}];

/// The schema a test needs beside the kernel's.
pub fn steps() -> Vec<Step> {
    crate::SCHEMA.iter().chain(RECORDS).copied().collect()
}

/// The first month of the story.
pub fn month(number: i64) -> Month {
    Month::parse("2024-01").unwrap_or(Month::FIRST).add_months(number)
}

/// A day of a month.
pub fn day(month: Month, number: u8) -> Day {
    Day::of(month.year(), month.number(), number).unwrap_or(month.last())
}

/// What a decision did, to undo it.
#[derive(Debug, Clone)]
pub struct Decided {
    pub id: DecisionId,
    pub day: Day,
    pub before: Grove,
    pub founded: Vec<UnitId>,
    pub rehung: Vec<UnitId>,
}

/// A database with its tree.
pub struct World<'a> {
    pub db: &'a TrialDb,
    pub grove: Grove,
    pub figures: Arc<Figures>,
    pub records: Vec<RecordId>,
    pub decisions: Vec<Decided>,
    pass: Pass,
}

pub const CENTRE: UnitId = UnitId(1);

impl<'a> World<'a> {
    /// An empty Book over a tree.
    pub async fn new(db: &'a TrialDb, grove: Grove) -> Result<World<'a>> {
        let planted = grove.clone();
        let (figures, pass) = db
            .write(move |tx| {
                for table in ["entry", "source", "total", "pending", "month_lock", "sealed"] {
                    tx.without_journal("a fresh trial");
                    sql(format!("delete from {table}")).run(tx)?;
                }
                planted.write(tx)?;
                let declared = [&HELPED, &TURNS, &MEMBERS, &BOTH];
                let figures = Figures::register(tx, &declared)?;
                let today = day(month(30), 1);
                let centre = kernel::place::get(tx, CENTRE, today)?;
                let pass = Who::job("trial", Instant(1), today).may(&ACT, &centre)?;
                Ok((figures, pass))
            })
            .await?;
        let (figures, records, decisions) = (Arc::new(figures), Vec::new(), Vec::new());
        Ok(World { db, grove, figures, records, decisions, pass })
    }

    /// What a task of its own needs.
    pub fn parts(&self) -> (kernel::db::Db, Pass, Arc<Figures>) {
        let db: &kernel::db::Db = self.db;
        (db.clone(), self.pass.clone(), Arc::clone(&self.figures))
    }

    pub fn figure(&self, code: &str) -> Result<FigureId> {
        self.figures.id(code)
    }

    /// A reading or writing step with the figures and the pass at hand.
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Tx<'_>, &Pass, &Figures) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (pass, figures) = (self.pass.clone(), Arc::clone(&self.figures));
        self.db.write(move |tx| work(tx, &pass, &figures)).await
    }

    pub async fn read<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Tx<'_>, &Pass, &Figures) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (pass, figures) = (self.pass.clone(), Arc::clone(&self.figures));
        self.db.read(move |tx| work(tx, &pass, &figures)).await
    }

    /// Saves a record that posts; its journal line is written with it.
    pub async fn save(&mut self, postings: Vec<(UnitId, FigureId, Day, i64, What)>) -> Result<()> {
        let record = RecordId::new();
        self.save_as(record, postings).await?;
        self.records.push(record);
        Ok(())
    }

    /// The same under a key.
    pub async fn save_as(
        &self,
        record: RecordId,
        postings: Vec<(UnitId, FigureId, Day, i64, What)>,
    ) -> Result<()> {
        let postings = postings_of(record, postings);
        self.write(move |tx, pass, figures| {
            sql("insert into trial_record (id) values ($1)").bind(record).run(tx)?;
            store::post(tx, pass, figures, &postings)?;
            journal::record(tx, pass, Subject::new("trial_record", record), 1)?;
            Ok(())
        })
        .await
    }

    /// Takes a record back, or corrects it.
    pub async fn correct(
        &self,
        record: RecordId,
        postings: Vec<(UnitId, FigureId, Day, i64, What)>,
    ) -> Result<()> {
        let postings = postings_of(record, postings);
        self.write(move |tx, pass, figures| {
            store::correct(tx, pass, figures, record, &postings)?;
            journal::record(tx, pass, Subject::new("trial_record", record), 2)?;
            Ok(())
        })
        .await
    }

    /// Saves records together, for the first time or again.
    pub async fn correct_all(
        &self,
        records: Vec<(RecordId, Vec<Line>)>,
        are_new: bool,
    ) -> Result<()> {
        let posted = |(record, postings)| (record, postings_of(record, postings));
        let all: Vec<(RecordId, Vec<Posting>)> = records.into_iter().map(posted).collect();
        self.write(move |tx, pass, figures| {
            for (record, _) in all.iter().filter(|_| are_new) {
                sql("insert into trial_record (id) values ($1)").bind(*record).run(tx)?;
            }
            store::correct_all(tx, pass, figures, &all)?;
            for (record, _) in &all {
                journal::record(tx, pass, Subject::new("trial_record", *record), 1)?;
            }
            Ok(())
        })
        .await
    }

    pub async fn lock(&self, unit: UnitId, month: Month, is_locked: bool) -> Result<()> {
        self.write(move |tx, pass, _| {
            tx.without_journal("the report of a test");
            let set = if is_locked { store::lock } else { store::unlock };
            set(tx, pass, unit, month)
        })
        .await
    }

    /// A decision: units closed (with heirs, which may be founded by it) and units rehung.
    pub async fn decide(
        &mut self,
        day: Day,
        change: impl FnOnce(&mut Grove) -> (Vec<UnitId>, Vec<UnitId>),
    ) -> Result<()> {
        let before = self.grove.clone();
        let mut grove = self.grove.clone();
        let (closed, rehung) = change(&mut grove);
        let founded = (before.units.len() as i64 + 1..=grove.units.len() as i64).map(UnitId);
        let founded: Vec<UnitId> = founded.collect();
        let id = DecisionId::new();
        let (new, old, moved) = (grove.clone(), before.clone(), rehung.clone());
        self.write(move |tx, pass, figures| {
            new.write(tx)?;
            let chain = |unit: &UnitId| old.chain_above(*unit, Month::of(day).last());
            let rehung: Vec<_> = moved.iter().map(|unit| (*unit, chain(unit))).collect();
            store::change_parents(tx, pass, figures, id, &rehung, day)?;
            store::close_units(tx, pass, figures, id, &closed, day)?;
            Ok(())
        })
        .await?;
        self.grove = grove;
        self.decisions.push(Decided { id, day, before, founded, rehung });
        Ok(())
    }

    /// Undoes the last decision.
    pub async fn undo(&mut self) -> Result<()> {
        let Some(last) = self.decisions.last().cloned() else { return Ok(()) };
        let (old, new) = (self.grove.clone(), last.before.clone());
        let before = last.before.clone();
        self.write(move |tx, pass, figures| {
            tx.without_journal("the tree of a test");
            let (decision, day, founded) = (last.id, last.day, last.founded.as_slice());
            let (closed, parents) = touched(&old, &new, &last);
            let (closed, parents) = (closed.as_slice(), parents.as_slice());
            let undone = Undone { decision, day, founded, closed, parents };
            store::undo(tx, pass, figures, undone)?;
            new.write(tx)?;
            let chain = |unit: &UnitId| old.chain_above(*unit, Month::of(last.day).last());
            let left: Vec<_> = last.rehung.iter().map(|unit| (*unit, chain(unit))).collect();
            store::unshift(tx, pass, &left, last.day)
        })
        .await?;
        self.grove = before;
        self.decisions.pop();
        Ok(())
    }

    pub async fn fold(&self) -> Result<()> {
        while self.db.write(store::fold).await? > 0 {}
        Ok(())
    }

    /// The readings of a month: as issued and as known now.
    pub async fn value(&self, unit: UnitId, figure: FigureId, month: Month) -> Result<Reading> {
        let lines = self
            .read(move |tx, pass, figures| store::month(tx, pass, figures, unit, month))
            .await?;
        let line = lines.iter().find(|line| line.figure == figure);
        line.map(|line| line.value).ok_or(Error::NotFound)
    }

    /// What a unit itself holds, as known now.
    pub async fn own(&self, unit: UnitId, figure: FigureId, month: Month) -> Result<i64> {
        let (own, _) = self
            .read(move |tx, pass, figures| {
                store::contributors(tx, pass, figures, (unit, figure), month)
            })
            .await?;
        Ok(own.known)
    }

    /// What every unit itself holds in a month is the same told both ways.
    pub async fn check_own(&self, month: Month) -> Result<()> {
        for unit in self.grove.ids().filter(|unit| self.grove.stands(*unit, month.last())) {
            let [own, left] = self.own_two_ways(unit, month).await?;
            assert_eq!(own, left, "what {unit} itself holds in {month:?}");
            let [issued, on_map] = self.issued_two_ways(unit, month).await?;
            assert_eq!(issued, on_map, "what {unit} issued in {month:?} on the map of its end");
        }
        Ok(())
    }

    /// Every flow of a unit as issued: as it stands, and on the map of the end of the month, where
    /// nothing of another unit came into it within the month. Stocks are left out: what is told of
    /// a month after its unit was closed may stay issued there while it is known at its heir.
    async fn issued_two_ways(&self, unit: UnitId, month: Month) -> Result<[Vec<i64>; 2]> {
        self.read(move |tx, pass, figures| {
            let (atlas, at) = (figures.atlas(tx)?, (unit, month.last()));
            let made_of = atlas.cover(unit, month, month.last());
            if made_of.whole != [unit] || !(made_of.pieces.is_empty() && made_of.open.is_empty()) {
                return Ok([Vec::new(), Vec::new()]);
            }
            let told = store::issued_span_on_map(tx, pass, figures, &atlas, at, (month, month))?;
            assert!(told.untold.is_empty() && told.open.is_empty(), "{told:?}");
            let mut lines = store::month(tx, pass, figures, unit, month)?;
            lines.retain(|line| !figures.is_stock(line.figure));
            let on_map = lines.iter().map(|line| told.value(line.figure)).collect();
            Ok([lines.iter().map(|line| line.value.issued).collect(), on_map])
        })
        .await
    }

    /// What a unit itself holds of every figure as issued: from its own rows, then from what is
    /// left when the units under it are taken off. A stock of which anything came late is left
    /// out: before a move it is known at the new parent and was issued at the old one alone.
    async fn own_two_ways(&self, unit: UnitId, month: Month) -> Result<[Vec<i64>; 2]> {
        self.read(move |tx, pass, figures| {
            let lines = store::month_with_own(tx, pass, figures, unit, month)?;
            let below = store::children(tx, pass, figures, unit, month)?;
            let mut ways = [Vec::new(), Vec::new()];
            for (at, (line, own)) in lines.iter().enumerate() {
                let mut readings = below.iter().map(|child| child.values[at]).collect::<Vec<_>>();
                let under: i64 = readings.iter().map(|reading| reading.issued).sum();
                readings.push(line.value);
                let is_settled = readings.iter().all(|reading| reading.issued == reading.known);
                if is_settled || !figures.is_stock(line.figure) {
                    ways[0].push(*own);
                    ways[1].push(line.value.issued - under);
                }
            }
            Ok(ways)
        })
        .await
    }

    pub async fn atlas(&self) -> Result<Atlas> {
        self.db.read(Atlas::read).await
    }

    pub async fn on_map(&self, unit: UnitId, month: Month, day: Day) -> Result<OnMap> {
        self.read(move |tx, pass, figures| {
            let atlas = Atlas::read(tx)?;
            store::on_map(tx, pass, figures, &atlas, (unit, month, day))
        })
        .await
    }

    /// Many units together, and the same one by one.
    pub async fn together(
        &self,
        units: &[UnitId],
        months: &[Month],
        day: Day,
    ) -> Result<[Vec<Vec<OnMap>>; 2]> {
        let (units, months) = (units.to_vec(), months.to_vec());
        self.read(move |tx, pass, figures| {
            let atlas = Atlas::read(tx)?;
            let at = (units.as_slice(), day);
            let all = store::units_on_map(tx, pass, figures, &atlas, at, &months, None)?;
            let mut each = Vec::new();
            for unit in &units {
                let at = (*unit, day);
                each.push(store::months_on_map(tx, pass, figures, &atlas, at, &months, None)?);
            }
            Ok([all, each])
        })
        .await
    }

    pub async fn broken(&self) -> Result<Vec<store::Broken>> {
        self.db.read(store::verify).await
    }

    pub async fn open(&self, spot: Spot) -> Result<Spot> {
        self.db.read(move |tx| store::open_month(tx, spot.unit, spot.month)).await
    }
}

/// Units that a decision closed, and the parents it changed.
fn touched(now: &Grove, before: &Grove, decided: &Decided) -> (Vec<UnitId>, Vec<UnitId>) {
    let eve = decided.day.add_days(-1);
    let closed = before.ids().filter(|unit| !now.stands(*unit, decided.day));
    let closed = closed.filter(|unit| before.stands(*unit, decided.day));
    let parents = decided.rehung.iter().flat_map(|unit| {
        [before.above(*unit, eve), now.above(*unit, decided.day)].into_iter().flatten()
    });
    (closed.collect(), parents.collect())
}

fn postings_of(
    record: RecordId,
    postings: Vec<(UnitId, FigureId, Day, i64, What)>,
) -> Vec<Posting> {
    let origin = Some(Origin { capability: 1, record });
    let posting = |(unit, figure, on_day, amount, what)| Posting {
        unit,
        figure,
        on_day,
        amount,
        what,
        origin,
    };
    postings.into_iter().map(posting).collect()
}

/// One runtime for a whole property.
pub fn block<T>(future: impl Future<Output = T>) -> T {
    static RUNTIME: Mutex<Option<tokio::runtime::Runtime>> = Mutex::new(None);
    let handle = {
        let mut kept = RUNTIME.lock().unwrap_or_else(|dead| dead.into_inner());
        let runtime = kept.get_or_insert_with(|| {
            let built = tokio::runtime::Builder::new_multi_thread().enable_all().build();
            built.unwrap_or_else(|cause| std::panic::panic_any(cause.to_string()))
        });
        runtime.handle().clone()
    };
    handle.block_on(future)
}
