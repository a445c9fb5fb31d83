//! How many durable entries a second, each with all its totals, when many callers post at once.

use super::tree::{Branch, id_of, plant};
use super::{ask, pass, scratch};
use crate::figures::Figures;
use crate::model::{FigureId, Origin, Posting, RecordId, What};
use crate::store;
use kernel::db::Db;
use kernel::{Error, Month, Pass, Result, UnitId};
use serde::Serialize;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

const FIGURES: usize = 60;
const PROVINCES: usize = 34;
const LEAVES: usize = 680;

/// What the callers reached together.
#[derive(Debug, Clone, Serialize)]
pub struct Writes {
    /// Callers at once.
    pub callers: usize,
    /// Transactions whose commit was durable when the caller was answered: of one entry each, or a
    /// submission each.
    pub entries: u64,
    /// The same a second.
    pub per_second: f64,
    /// CPU of the process for one, milliseconds.
    pub cpu_ms: f64,
}

/// Lets `callers` post one entry after another into a scratch database in `folder` for a time.
pub async fn writes(folder: &Path, callers: usize, time: Duration) -> Result<Writes> {
    let folder = tempfile::tempdir_in(folder).map_err(Error::fault)?;
    let db = scratch(&folder.path().join("book.db")).await?;
    let branches = branches();
    let root = id_of(branches.len() - 1);
    db.write(move |tx| plant(tx, &branches)).await?;
    let figures = db
        .write(|tx| {
            let codes: Vec<String> = (1..=FIGURES).map(|n| format!("f{n:02}")).collect();
            let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
            Figures::register_codes(tx, &codes)
        })
        .await?;
    let ids: Vec<FigureId> = figures.all().iter().map(|figure| figure.id).collect();
    let (figures, pass) = (Arc::new(figures), pass(&db, root).await?);
    let units = (0..LEAVES).map(id_of).collect();
    Crowd { db, figures, pass, units, ids, cells: 1 }.run(callers, time).await
}

/// Lets `callers` post one submission after another, each a value of every figure of one of the
/// units in the month of the pass, for a time. What is counted is submissions.
pub async fn submissions(
    db: &Db,
    (figures, ids): (&Arc<Figures>, &[FigureId]),
    pass: &Pass,
    units: &[UnitId],
    (callers, time): (usize, Duration),
) -> Result<Writes> {
    let (db, figures, pass) = (db.clone(), Arc::clone(figures), pass.clone());
    let (units, cells) = (units.to_vec(), ids.len());
    Crowd { db, figures, pass, units, ids: ids.to_vec(), cells }.run(callers, time).await
}

/// Those who post at once.
struct Crowd {
    db: Db,
    figures: Arc<Figures>,
    pass: Pass,
    units: Vec<UnitId>,
    ids: Vec<FigureId>,
    /// Values of one transaction.
    cells: usize,
}

impl Crowd {
    async fn run(self, callers: usize, time: Duration) -> Result<Writes> {
        let crowd = Arc::new(self);
        let (cpu, begun) = (ask::cpu_ms(), Instant::now());
        let mut tasks = Vec::new();
        for caller in 0..callers {
            tasks.push(tokio::spawn(Arc::clone(&crowd).call(caller, begun + time)));
        }
        let mut entries = 0;
        for task in tasks {
            entries += task.await.map_err(Error::fault)??;
        }
        let seconds = begun.elapsed().as_secs_f64();
        let (per_second, cpu_ms) =
            (entries as f64 / seconds, (ask::cpu_ms() - cpu) / (entries as f64).max(1.0));
        Ok(Writes { callers, entries, per_second, cpu_ms })
    }

    async fn call(self: Arc<Crowd>, caller: usize, until: Instant) -> Result<u64> {
        let mut entries = 0;
        while Instant::now() < until {
            let at = caller * 7_919 + usize::try_from(entries).unwrap_or(0);
            let postings = self.postings(at);
            let (figures, pass) = (Arc::clone(&self.figures), self.pass.clone());
            self.db
                .write(move |tx| {
                    tx.without_journal("a scratch database has no journal");
                    store::post(tx, &pass, &figures, &postings).map(|_| ())
                })
                .await?;
            entries += 1;
        }
        Ok(entries)
    }

    fn postings(&self, at: usize) -> Vec<Posting> {
        let month = Month::of(self.pass.today());
        let record = RecordId::new();
        let posting = |cell: usize| Posting {
            unit: self.units[at % self.units.len()],
            figure: self.ids[(at + cell) % self.ids.len()],
            on_day: month.last(),
            amount: 1,
            what: What::Change,
            origin: Some(Origin { capability: 1, record }),
        };
        (0..self.cells).map(posting).collect()
    }
}

/// Leaves first, then districts, provinces and the centre.
fn branches() -> Vec<Branch> {
    let districts = PROVINCES * 2;
    let mut branches = Vec::new();
    let mut add = |code: String, above: Option<usize>| {
        branches.push(Branch { name: code.clone(), code, above });
    };
    for at in 0..LEAVES {
        add(format!("x{at}"), Some(LEAVES + at % districts));
    }
    for at in 0..districts {
        add(format!("d{at}"), Some(LEAVES + districts + at % PROVINCES));
    }
    for at in 0..PROVINCES {
        add(format!("p{at}"), Some(LEAVES + districts + PROVINCES));
    }
    add("vn".into(), None);
    branches
}
