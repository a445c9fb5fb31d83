//! The three questions, asked many times. Time is the whole process's CPU, so nothing hides in
//! another thread.

use super::{Answer, Scratch};
use crate::model::{Posting, Spot, What};
use crate::store::{self, Standing};
use kernel::{Error, Month, Result, UnitId};
use rustix::time::{ClockId, clock_gettime};
use std::sync::Arc;
use std::time::Instant;

/// Runs before the clock counts: caches are warm on a server that works.
const WARM: usize = 20;
const RUNS: usize = 300;
const CORRECTIONS: usize = 120;
const CELLS: usize = 60;

/// Process CPU so far, milliseconds.
pub fn cpu_ms() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 * 1_000.0 + time.tv_nsec as f64 / 1_000_000.0
}

/// What each run costs.
#[derive(Default)]
struct Costs {
    cpu_ms: Vec<f64>,
    wall_ms: Vec<f64>,
    commit_cpu_ms: Vec<f64>,
}

impl Costs {
    fn add(&mut self, cpu_ms: f64, wall_ms: f64) {
        self.cpu_ms.push(cpu_ms);
        self.wall_ms.push(wall_ms);
    }

    fn answer(self, sum: i64) -> Answer {
        let commit_cpu_ms = (!self.commit_cpu_ms.is_empty()).then(|| median(self.commit_cpu_ms));
        let (cpu_ms, wall_ms) = (median(self.cpu_ms), median(self.wall_ms));
        Answer { sum, cpu_ms, wall_ms, commit_cpu_ms }
    }
}

pub(super) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.get(values.len() / 2).copied().unwrap_or(0.0);
    (middle * 10_000.0).round() / 10_000.0
}

/// (a) One unit, three months.
pub async fn unit(scratch: &Scratch, unit: UnitId, month: Month) -> Result<Answer> {
    let mut costs = Costs::default();
    let mut sum = 0;
    for run in 0..WARM + RUNS {
        let (pass, figures) = (scratch.pass.clone(), Arc::clone(&scratch.figures));
        let (cpu, wall) = (cpu_ms(), Instant::now());
        let lines =
            scratch.db.read(move |tx| store::month(tx, &pass, &figures, unit, month)).await?;
        if run >= WARM {
            costs.add(cpu_ms() - cpu, wall.elapsed().as_secs_f64() * 1_000.0);
        }
        sum = lines.iter().map(|line| line.value.known).sum();
    }
    Ok(costs.answer(sum))
}

/// (b) All units directly under the root, one month.
pub async fn second_level(scratch: &Scratch, month: Month) -> Result<Answer> {
    let mut costs = Costs::default();
    let mut sum = 0;
    let root = scratch.root;
    for run in 0..WARM + RUNS {
        let (pass, figures) = (scratch.pass.clone(), Arc::clone(&scratch.figures));
        let (cpu, wall) = (cpu_ms(), Instant::now());
        let units =
            scratch.db.read(move |tx| store::children(tx, &pass, &figures, root, month)).await?;
        if run >= WARM {
            costs.add(cpu_ms() - cpu, wall.elapsed().as_secs_f64() * 1_000.0);
        }
        sum = units.iter().flat_map(|unit| &unit.values).map(|value| value.known).sum();
    }
    Ok(costs.answer(sum))
}

/// (c) Sixty values of a leaf, each taken back and booked anew, until the centre shows them. The
/// CPU is that of the whole process up to the commit and of the reading after it; the commit's own
/// is told beside it, and waiting for the disk is in the wall time alone.
pub async fn corrections(scratch: &Scratch, leaf: UnitId, month: Month) -> Result<Answer> {
    let mut costs = Costs::default();
    let mut sum = centre_sum(scratch, month).await?;
    for run in 0..WARM + CORRECTIONS {
        let standing = Arc::new(standing(scratch, leaf, month).await?);
        let wanted = i64::try_from(standing.len()).unwrap_or(0);
        let (cpu, wall) = (cpu_ms(), Instant::now());
        let written = correct(scratch, standing, month).await?;
        let committed = cpu_ms();
        let now = centre_sum(scratch, month).await?;
        if run >= WARM {
            let commit = committed - written;
            costs.add(cpu_ms() - cpu - commit, wall.elapsed().as_secs_f64() * 1_000.0);
            costs.commit_cpu_ms.push(commit);
        }
        if now != sum + wanted {
            return Err(Error::fault("the centre does not show what was corrected"));
        }
        sum = now;
    }
    Ok(costs.answer(sum))
}

async fn standing(scratch: &Scratch, leaf: UnitId, month: Month) -> Result<Vec<Standing>> {
    let pass = scratch.pass.clone();
    let spot = Spot { unit: leaf, month };
    let mut standing = scratch.db.read(move |tx| store::standing_at(tx, &pass, spot, None)).await?;
    standing.truncate(CELLS);
    Ok(standing)
}

/// Each value becomes one more than it was. Gives the process CPU when all was written and only
/// the commit was left.
async fn correct(scratch: &Scratch, standing: Arc<Vec<Standing>>, month: Month) -> Result<f64> {
    let (pass, figures) = (scratch.pass.clone(), Arc::clone(&scratch.figures));
    scratch
        .db
        .write(move |tx| {
            tx.without_journal("a scratch database has no journal");
            let postings: Vec<Posting> = standing
                .iter()
                .map(|entry| Posting {
                    unit: entry.unit,
                    figure: entry.figure,
                    on_day: month.last(),
                    amount: entry.amount + 1,
                    what: What::Change,
                    origin: None,
                })
                .collect();
            store::restate(tx, &pass, &figures, &standing, &postings)?;
            Ok(cpu_ms())
        })
        .await
}

async fn centre_sum(scratch: &Scratch, month: Month) -> Result<i64> {
    let (pass, figures) = (scratch.pass.clone(), Arc::clone(&scratch.figures));
    let root = scratch.root;
    let lines = scratch.db.read(move |tx| store::month(tx, &pass, &figures, root, month)).await?;
    Ok(lines.iter().map(|line| line.value.known).sum())
}
