//! The Book measured: on a tree and facts read from files, in a scratch database. It answers
//! three questions many times over and gives medians; it never touches the product's database.

mod ask;
mod load;
mod national;
mod set;
mod sort;
mod tree;
mod writes;

pub use ask::cpu_ms;
pub use national::{Grown, Late, fill_national, grow, grown_before, late};
pub use set::make_set;
pub use tree::{Branch, plant};
pub use writes::{Writes, submissions, writes};

use crate::figures::Figures;
use kernel::db::{Db, Step};
use kernel::seal::Level;
use kernel::{Act, Clock, Error, Month, Pass, Result, UnitId, Who};
use serde::Serialize;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

/// What the bench does in the scratch database.
static MEASURE: Act =
    Act { name: "book.bench", roles: &[], writes: true, sees: Level::Internal, by_job: true };

/// One question's answer and what it costs: medians of many runs.
#[derive(Debug, Clone, Serialize)]
pub struct Answer {
    /// The sum of the month's values that the answer holds.
    pub sum: i64,
    /// CPU of the whole process, milliseconds.
    pub cpu_ms: f64,
    /// From question to answer, milliseconds.
    pub wall_ms: f64,
    /// CPU of the durable commit, where there is one; not in `cpu_ms`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commit_cpu_ms: Option<f64>,
}

/// What `nhanai bench book` prints.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// Reading the files and writing every entry and total, seconds.
    pub load_s: f64,
    /// The database's files.
    pub bytes: u64,
    /// One unit: all figures, the month, the month before, the same month of last year.
    pub a: Answer,
    /// All units of the second level, all figures, one month.
    pub b: Answer,
    /// 60 corrected values of one leaf, until the centre shows them (its sum afterwards).
    pub c: Answer,
}

/// The scratch database with its figures.
struct Scratch {
    db: Db,
    figures: Arc<Figures>,
    pass: Pass,
    root: UnitId,
}

/// Loads units (`code,parent,name`) and facts (`unit,figure,period,value`) into a scratch SQLite
/// database beside the system's temporary files and asks the three questions.
pub async fn run(units: &Path, facts: &Path, unit: &str, month: Month) -> Result<Report> {
    let folder = tempfile::tempdir().map_err(Error::fault)?;
    let file = folder.path().join("book.db");
    let begun = Instant::now();
    let tree = tree::read(units)?;
    let asked = tree.find(unit)?;
    let db = scratch(&file).await?;
    let codes = load::load(&db, &tree, facts, folder.path()).await?;
    let load_s = begun.elapsed().as_secs_f64();
    let bytes = bytes_of(&file)?;
    let root = tree.root();
    let (figures, pass) = ready(&db, root, codes).await?;
    let scratch = Scratch { db, figures: Arc::new(figures), pass, root };
    let a = ask::unit(&scratch, asked, month).await?;
    let b = ask::second_level(&scratch, month).await?;
    let c = ask::corrections(&scratch, tree.first_leaf_under(asked), month).await?;
    Ok(Report { load_s, bytes, a, b, c })
}

/// An empty database with the tables the Book stands on.
async fn scratch(file: &Path) -> Result<Db> {
    let db = Db::open(&format!("sqlite:{}", file.display())).await?;
    let steps: Vec<Step> = kernel::db::SCHEMA.iter().chain(crate::SCHEMA).copied().collect();
    db.migrate(steps).await?;
    Ok(db)
}

async fn ready(db: &Db, root: UnitId, codes: Vec<String>) -> Result<(Figures, Pass)> {
    let figures = db
        .read(move |tx| {
            let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
            Figures::register_codes(tx, &codes)
        })
        .await?;
    Ok((figures, pass(db, root).await?))
}

async fn pass(db: &Db, root: UnitId) -> Result<Pass> {
    let clock = kernel::clock::SystemClock;
    let (at, today) = (clock.now(), clock.today());
    db.read(move |tx| {
        let place = kernel::place::get(tx, root, today)?;
        Who::job("bench", at, today).may(&MEASURE, &place)
    })
    .await
}

/// The file and its write-ahead log.
fn bytes_of(file: &Path) -> Result<u64> {
    let mut bytes = 0;
    for end in ["", "-wal"] {
        let path = format!("{}{end}", file.display());
        bytes += std::fs::metadata(path).map(|meta| meta.len()).unwrap_or(0);
    }
    Ok(bytes)
}
