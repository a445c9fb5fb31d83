//! How many durable entries a second, each with all its totals, when many callers post at once.

use super::tree::{Branch, id_of, plant};
use super::{ask, pass, scratch};
use crate::figures::Figures;
use crate::model::{Origin, Posting, RecordId, What};
use crate::store;
use kernel::db::Db;
use kernel::{Error, Month, Pass, Result};
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
    /// Entries whose commit was durable when the caller was answered.
    pub entries: u64,
    /// Entries a second.
    pub per_second: f64,
    /// CPU of the process for an entry, milliseconds.
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
    let (figures, pass) = (Arc::new(figures), pass(&db, root).await?);
    let (cpu, begun) = (ask::cpu_ms(), Instant::now());
    let mut tasks = Vec::new();
    for caller in 0..callers {
        let (db, figures, pass) = (db.clone(), Arc::clone(&figures), pass.clone());
        tasks.push(tokio::spawn(call(db, figures, pass, (caller, begun + time))));
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

async fn call(
    db: Db,
    figures: Arc<Figures>,
    pass: Pass,
    (caller, until): (usize, Instant),
) -> Result<u64> {
    let month = Month::of(pass.today());
    let mut entries = 0;
    while Instant::now() < until {
        let at = caller * 7_919 + usize::try_from(entries).unwrap_or(0);
        let posting = Posting {
            unit: id_of(at % LEAVES),
            figure: figures.all()[at % FIGURES].id,
            on_day: month.last(),
            amount: 1,
            what: What::Change,
            origin: Some(Origin { capability: 1, record: RecordId::new() }),
        };
        let (figures, pass) = (Arc::clone(&figures), pass.clone());
        db.write(move |tx| {
            tx.without_journal("a scratch database has no journal");
            store::post(tx, &pass, &figures, &[posting]).map(|_| ())
        })
        .await?;
        entries += 1;
    }
    Ok(entries)
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
