//! Officers who send in a month at once, through the pages: each saves every figure that is
//! typed, of a chapter of its own, and is answered when it is durable. While they do, somebody
//! looks at the centre again and again: what it says is what its provinces say, in every single
//! look.

use super::app::{App, officer};
use super::national::Sum;
use kernel::db::Tx;
use kernel::{Day, Error, Month, Pass, Result, UnitId, place};
use kit::House;
use reporting::desk::printed;
use reporting::figures::{FIGURES, PRINTED, find};
use reporting::model::{SettingId, SettingRow};
use reporting::store;
use serde::Serialize;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio::time::sleep;

/// Between two looks at the centre.
const PAUSE: Duration = Duration::from_millis(100);
/// Chapters whose cells are read at once.
const AT_ONCE: usize = 256;

/// What they reached together.
#[derive(Debug, Serialize)]
pub struct Officers {
    callers: usize,
    /// Figures of one submission: those of the form that no record feeds.
    values: usize,
    submissions: usize,
    per_second: f64,
    cpu_ms: f64,
    /// Looks at the centre while they sent, and whether it was the sum of its provinces each time.
    looks: usize,
    is_exact: bool,
    /// Whether every cell of every submission was found again with what was typed.
    is_kept: bool,
}

impl Officers {
    /// How many submissions.
    pub fn many(&self) -> f64 {
        self.submissions as f64
    }
}

/// Lets officers send chapters' months for a time, each chapter once.
pub async fn run(
    house: &House,
    app: Arc<App>,
    chapters: &[UnitId],
    (month, sum): (Month, &Sum),
    (callers, time): (usize, Duration),
) -> Result<Officers> {
    let codes = codes(house, chapters, month).await?;
    let typed: Vec<&str> = FIGURES[..PRINTED]
        .iter()
        .filter(|figure| !figure.is_derived() && !catalogue::fed().contains(figure.code))
        .map(|figure| figure.code)
        .collect();
    let values = typed.len();
    let crowd = Arc::new(Crowd { app, codes, typed, month, next: AtomicUsize::new(0) });
    // Nobody types at the centre: what is its own before is its own all the time.
    let own = sum.beyond_its_parts(house).await?;
    let (cpu, begun) = (book::bench::cpu_ms(), Instant::now());
    let tasks: Vec<_> =
        (0..callers).map(|_| tokio::spawn(Arc::clone(&crowd).call(begun + time))).collect();
    let (mut looks, mut is_exact) = (0, true);
    while begun.elapsed() < time {
        sleep(PAUSE).await;
        looks += 1;
        is_exact &= sum.beyond_its_parts(house).await? == own;
    }
    let mut submissions = 0;
    for task in tasks {
        submissions += task.await.map_err(Error::fault)??;
    }
    let seconds = begun.elapsed().as_secs_f64();
    if submissions == 0 {
        return Err(Error::fault("nobody sent anything"));
    }
    let many = submissions as f64;
    let (per_second, cpu_ms) = (many / seconds, (book::bench::cpu_ms() - cpu) / many);
    let is_kept = crowd.is_kept(house, sum.pass(), &chapters[..submissions]).await?;
    Ok(Officers { callers, values, submissions, per_second, cpu_ms, looks, is_exact, is_kept })
}

/// The centre frees what chapters send from approval: every open report of theirs is asked for it.
pub async fn freed(house: &House, chapter: UnitId, today: Day) -> Result<()> {
    let work = move |tx: &mut Tx<'_>| {
        let (centre, chapter) =
            (place::find(tx, "trung-uong", today)?, place::get(tx, chapter, today)?);
        let pass = officer(today).may(&reporting::acts::APPROVAL, &centre)?;
        let setting = SettingRow {
            id: SettingId::new(),
            unit: centre.id,
            unit_name: centre.name,
            level: chapter.level,
            is_needed: false,
            basis: "đo".to_owned(),
            from_on: today,
            made_name: String::new(),
        };
        store::add_setting(tx, &pass, &setting)
    };
    house.db.write(work).await
}

async fn codes(house: &House, chapters: &[UnitId], month: Month) -> Result<Vec<String>> {
    let chapters = chapters.to_vec();
    let read = move |tx: &mut Tx<'_>| {
        chapters.iter().map(|unit| Ok(place::get(tx, *unit, month.last())?.code)).collect()
    };
    house.db.read(read).await
}

/// What the chapter `at` types at a place of the form.
fn amount(at: usize, place: usize) -> i64 {
    (1 + (at + place) % 50) as i64
}

struct Crowd {
    app: Arc<App>,
    codes: Vec<String>,
    typed: Vec<&'static str>,
    month: Month,
    next: AtomicUsize,
}

impl Crowd {
    async fn call(self: Arc<Crowd>, until: Instant) -> Result<usize> {
        let mut sent = 0;
        while Instant::now() < until {
            let at = self.next.fetch_add(1, Ordering::Relaxed);
            let Some(code) = self.codes.get(at) else { break };
            let path = format!("/reports/cells?unit={code}&month={}", self.month.iso());
            self.app.send("POST", &path, self.form(at)).await?;
            sent += 1;
        }
        Ok(sent)
    }

    /// Whether the cells of the chapters that sent hold what was typed. Chapters are sent in order.
    async fn is_kept(&self, house: &House, pass: &Pass, sent: &[UnitId]) -> Result<bool> {
        let (pass, month, units) = (pass.clone(), self.month, sent.to_vec());
        let read = move |tx: &mut Tx<'_>| {
            let mut held = HashMap::new();
            for some in units.chunks(AT_ONCE) {
                let reports = store::reports_of(tx, &pass, some, &[month])?;
                let owners: HashMap<_, _> = reports.iter().map(|one| (one.id, one.unit)).collect();
                let ids: Vec<_> = owners.keys().copied().collect();
                for (report, cell) in store::cells_of(tx, &pass, &ids)? {
                    // Values are typed as they are printed, in millions of đồng.
                    let figure = find(&cell.figure).ok_or(Error::NotFound)?;
                    held.insert((owners[&report], figure.code), printed(figure, cell.amount));
                }
            }
            Ok(held)
        };
        let held = house.db.read(read).await?;
        let is_held = |at: usize, unit: &UnitId| {
            self.typed.iter().enumerate().all(|(place, code)| {
                held.get(&(*unit, *code)) == Some(&amount(at, place).to_string())
            })
        };
        Ok(sent.iter().enumerate().all(|(at, unit)| is_held(at, unit)))
    }

    /// Every cell of one chapter's month.
    fn form(&self, at: usize) -> String {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("key", &uuid::Uuid::now_v7().to_string());
        for (place, code) in self.typed.iter().enumerate() {
            form.append_pair(&format!("cell.{code}"), &amount(at, place).to_string());
            form.append_pair(&format!("base.{code}"), "0");
        }
        form.finish()
    }
}
