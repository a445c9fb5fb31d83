//! `nhanai bench national`: a country in a database of its own. The shipped tree, chapters under
//! its communes, years of figures; then July 2025, pages of a province and of the centre, a
//! restated series, a late correction, many callers at once. It refuses a database that holds
//! anything.

use super::app::{App, READS, middle, officer};
use super::conserved::{Before, Conserved};
use super::officers::{self, Officers};
use super::spent::Server;
use crate::cli::Stop;
use crate::{demo, house};
use book::bench::{Grown, Late, Writes, fill_national, grow, grown_before, late, submissions};
use book::{Figures, Maps};
use kernel::clock::FixedClock;
use kernel::db::Tx;
use kernel::seal::Keys;
use kernel::{Clock, Day, Error, Month, Pass, Result, UnitId, Who, place};
use kit::House;
use restructuring::desk::{Hand, run_due, undo};
use serde::Serialize;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Figures of the set.
const FIGURES: usize = 60;
/// Months of the two provinces whose series of ten years is read.
const TEN_YEARS: i64 = 120;
/// The province whose pages are read, and those it was made of.
const PROVINCE: &str = "an-giang";
const OLD: [&str; 2] = ["an-giang", "kien-giang"];

/// What is made and how it is asked.
pub struct Set {
    /// Months up to June 2025.
    pub months: i64,
    /// Chapters; none: what an earlier run filled, which was stopped before July 2025.
    pub chapters: usize,
    /// Callers at once.
    pub callers: usize,
    /// How long they call; not at all: July 2025 is undone instead.
    pub time: Duration,
}

/// Seconds and milliseconds, as `nhanai bench national` prints them.
#[derive(Debug, Serialize)]
pub struct Report {
    engine: String,
    units: i64,
    chapters: usize,
    facts: i64,
    tree_s: f64,
    load_s: f64,
    /// Of the files of SQLite; a server tells its own.
    bytes: u64,
    restructured_s: f64,
    /// What waited in the queue of PostgreSQL after it, added to the totals.
    folded_s: f64,
    /// Only where nobody wrote after it.
    undone_s: Option<f64>,
    /// What the provinces of after have on their map, against what those of before reported.
    conserved: Conserved,
    /// The pages of a province and of the centre in the last month before it, which every chapter
    /// has figures in.
    before_pages_ms: (f64, f64),
    /// The same in July 2025 itself.
    province_page_ms: f64,
    national_page_ms: f64,
    province_leaders_ms: f64,
    /// Of one figure: read for the first time, and the middle of many.
    ten_years_ms: (f64, f64),
    #[serde(flatten)]
    written: Option<Written>,
}

/// What many callers reached, once July 2025 has come.
#[derive(Debug, Serialize)]
struct Written {
    late: Late,
    /// With whether the centre holds every value of every one.
    submissions: (Writes, bool),
    /// What the server of the database spent on each of them, what it folded later among it; and
    /// on each of the officers', what is looked at meanwhile among it. None of SQLite.
    server_cpu_ms: Option<(f64, f64)>,
    /// The same through the pages.
    officers: Officers,
    /// The page of the province in the month that all of them wrote, and that of the centre: the
    /// officers' reports are open and nobody has approved them.
    written_pages_ms: (f64, f64),
    /// The same once the centre has freed the reports of chapters from approval.
    freed_pages_ms: (f64, f64),
}

/// Runs it in the database.
pub async fn run(database: &str, keys: &Path, set: &Set) -> std::result::Result<Report, Stop> {
    let db = house::open(database).await?;
    let keys = Keys::open(keys.join("bench.key"))?;
    let house = house::build(db, house::clock(Some(after())), keys).await?;
    let (figures, ids) = (house.shelf::<Figures>()?, Vec::new());
    let mut bench = Bench { house: &house, figures, ids, grown: Grown::default() };
    let (tree_s, facts, load_s) = match set.chapters {
        0 => bench.stands().await?,
        _ => bench.filled(set).await?,
    };
    house.db.wrote_many();
    house.db.look_anew().await?;
    let before = Before::read(&house, eve()).await?;
    let app = App::of_the_centre(&house, eve()).await?;
    let before_pages_ms = bench.pages(&app, Month::of(eve())).await?;
    eprintln!("pages of the month before: {before_pages_ms:.1?} ms");
    let begun = Instant::now();
    if run_due(&house).await? == 0 {
        return Err(Stop::Said("July 2025 has come to this database already".into()));
    }
    let restructured_s = begun.elapsed().as_secs_f64();
    told("July 2025 has come", restructured_s);
    house.db.look_anew().await?;
    let begun = Instant::now();
    while house.db.write(book::fold).await? > 0 {}
    let folded_s = begun.elapsed().as_secs_f64();
    let conserved = before.against(&house, after()).await?;
    let app = App::of_the_centre(&house, after()).await?;
    let (province_page_ms, national_page_ms) = bench.pages(&app, Month::of(eve()).next()).await?;
    let province_leaders_ms = app.page("/leaders?unit=an-giang&month=2025-07&map=today").await?;
    let ten_years_ms = bench.ten_years().await?;
    told("queues are folded, pages and series are read", begun.elapsed().as_secs_f64());
    let (mut undone_s, mut written) = (None, None);
    if set.time.is_zero() {
        let begun = Instant::now();
        bench.undo().await?;
        let seconds = begun.elapsed().as_secs_f64();
        told("July 2025 is undone", seconds);
        undone_s = Some(seconds);
    } else {
        written = Some(bench.written(set, app, Server::of(database)).await?);
    }
    Ok(Report {
        engine: database.split(':').next().unwrap_or_default().to_owned(),
        units: house.db.read(|tx| Ok(org::store::tree_version(tx)?.1)).await?,
        chapters: bench.grown.chapters.len(),
        facts,
        tree_s,
        load_s,
        bytes: bytes_of(database),
        restructured_s,
        folded_s,
        undone_s,
        conserved,
        before_pages_ms,
        province_page_ms,
        national_page_ms,
        province_leaders_ms,
        ten_years_ms,
        written,
    })
}

/// A figure of the centre, to be held against its parts.
pub struct Sum {
    centre: UnitId,
    pass: Pass,
    figure: book::FigureId,
    figures: Arc<Figures>,
}

impl Sum {
    /// The pass of the centre.
    pub fn pass(&self) -> &Pass {
        &self.pass
    }

    /// What the centre says beyond what its provinces say, in one look at the database.
    pub async fn beyond_its_parts(&self, house: &House) -> Result<i64> {
        let (centre, pass, figure) = (self.centre, self.pass.clone(), self.figure);
        let figures = Arc::clone(&self.figures);
        let read = move |tx: &mut Tx<'_>| {
            let (at, month) = ((centre, figure), Month::of(pass.today()));
            let (own, _) = book::contributors(tx, &pass, &figures, at, month)?;
            Ok(own.issued)
        };
        house.db.read(read).await
    }
}

/// A country takes minutes: who waits is told how far it is.
fn told(what: &str, seconds: f64) {
    eprintln!("{what}: {seconds:.1} s");
}

fn bytes_of(database: &str) -> u64 {
    let Some(file) = database.strip_prefix("sqlite:") else { return 0 };
    let size = |end: &str| std::fs::metadata(format!("{file}{end}")).map_or(0, |meta| meta.len());
    size("") + size("-wal")
}

/// The last day of the old map.
fn eve() -> Day {
    Day::of(2025, 6, 30).unwrap_or(Day::BEGINNING)
}

/// A day of the summer after.
fn after() -> Day {
    Day::of(2025, 9, 2).unwrap_or(Day::BEGINNING)
}

/// All units under some on the eve.
fn under(tx: &mut Tx<'_>, codes: &[&str]) -> Result<std::collections::HashSet<UnitId>> {
    let mut all = std::collections::HashSet::new();
    for code in codes {
        let place = place::find(tx, code, eve())?;
        let pass = job(eve()).may(&restructuring::acts::EFFECT, &place)?;
        let units = org::store::standing_under(tx, &pass, eve())?;
        all.extend(units.into_iter().map(|unit| unit.id));
    }
    Ok(all)
}

/// Who does it.
pub fn job(today: Day) -> Who {
    Who::job("bench", FixedClock::at(today).now(), today)
}

struct Bench<'b> {
    house: &'b House,
    figures: Arc<Figures>,
    ids: Vec<book::FigureId>,
    grown: Grown,
}

impl Bench<'_> {
    /// Fills an empty database; the seconds of the tree, the facts, their seconds.
    async fn filled(&mut self, set: &Set) -> std::result::Result<(f64, i64, f64), Stop> {
        let begun = Instant::now();
        if !demo::plant(self.house).await? {
            return Err(Stop::Said("the database of a bench must be empty".into()));
        }
        self.grown = grow(&self.house.db, eve(), set.chapters).await?;
        let tree_s = begun.elapsed().as_secs_f64();
        told("the tree stands", tree_s);
        self.takes();
        let begun = Instant::now();
        let facts = self.fill(set.months).await?;
        let load_s = begun.elapsed().as_secs_f64();
        told("years of figures are written", load_s);
        Ok((tree_s, facts, load_s))
    }

    /// What an earlier run filled; it is not counted again.
    async fn stands(&mut self) -> std::result::Result<(f64, i64, f64), Stop> {
        self.grown = grown_before(&self.house.db, eve()).await?;
        if self.grown.chapters.is_empty() {
            return Err(Stop::Said("no earlier run has filled this database".into()));
        }
        self.takes();
        Ok((0.0, 0, 0.0))
    }

    /// The figures of the set.
    fn takes(&mut self) {
        let all: Vec<_> = self.figures.all().iter().map(|figure| figure.id).collect();
        self.ids = self.figures.kept(&all).into_iter().take(FIGURES).collect();
    }

    async fn fill(&self, months: i64) -> Result<i64> {
        let (house, grown) = (self.house, &self.grown);
        let wide = house.db.read(|tx| under(tx, &OLD)).await?;
        let is_wide = |chapter| wide.contains(&chapter);
        let of = |chapter| if is_wide(chapter) { months.max(TEN_YEARS) } else { months };
        let facts: i64 = grown.chapters.iter().map(|chapter| of(*chapter)).sum();
        let of = |chapter: UnitId| of(chapter);
        fill_national(&house.db, grown, &self.ids, Month::of(eve()), of).await?;
        Ok(facts * self.ids.len() as i64)
    }

    /// The pages of the province and of the centre in a month.
    async fn pages(&self, app: &App, month: Month) -> Result<(f64, f64)> {
        let page = |unit: &str| format!("/reports?unit={unit}&month={}", month.iso());
        Ok((app.page(&page(PROVINCE)).await?, app.page(&page("trung-uong")).await?))
    }

    async fn pass(&self, today: Day, unit: &'static str) -> Result<(UnitId, Pass)> {
        let of = move |tx: &mut Tx<'_>| {
            let place = place::find(tx, unit, today)?;
            Ok((place.id, officer(today).may(&reporting::acts::LOCK, &place)?))
        };
        self.house.db.read(of).await
    }

    /// A restated series of ten years of a province, read cold once and then warm.
    async fn ten_years(&self) -> Result<(f64, f64)> {
        let maps = self.house.shelf::<Maps>()?;
        let (unit, pass) = self.pass(after(), PROVINCE).await?;
        let figure = self.figures.id("humanitarian_value_total")?;
        let last = Month::of(eve());
        let months: Vec<Month> = (0..TEN_YEARS).rev().map(|back| last.add_months(-back)).collect();
        let (mut walls, months_read) = (Vec::with_capacity(READS), months.len());
        for _ in 0..READS {
            let (maps, figures) = (Arc::clone(&maps), Arc::clone(&self.figures));
            let (pass, months) = (pass.clone(), months.clone());
            let begun = Instant::now();
            let read = move |tx: &mut Tx<'_>| {
                let (atlas, at, only) = (maps.atlas(tx)?, (unit, after()), [figure]);
                book::months_on_map(tx, &pass, &figures, &atlas, at, &months, Some(&only))
            };
            let told = self.house.db.read(read).await?;
            walls.push(begun.elapsed().as_secs_f64() * 1_000.0);
            if told.len() != months_read {
                return Err(Error::fault("a series is as long as it was asked for"));
            }
        }
        Ok((walls[0], middle(walls)))
    }

    async fn undo(&self) -> Result<()> {
        let followers = self.house.shelf::<org::consequences::Followers>()?;
        let figures = Arc::clone(&self.figures);
        let work = move |tx: &mut Tx<'_>| {
            let who = officer(after());
            let place = place::find(tx, "trung-uong", after())?;
            let pass = who.may(&restructuring::acts::VIEW, &place)?;
            let done = restructuring::store::list(tx, &pass)?.into_iter().next();
            let done = done.ok_or(Error::NotFound)?;
            let hand = Hand { figures: &figures, followers: &followers };
            undo(tx, &who, &hand, (done.id, done.version), "đo")
        };
        self.house.db.write(work).await
    }

    /// A late correction, then many callers: at the Book, then through the pages.
    async fn written(&self, set: &Set, app: App, server: Option<Server>) -> Result<Written> {
        let begun = Instant::now();
        let late = self.late().await?;
        let spent = || server.as_ref().and_then(Server::cpu_ms);
        let before = spent();
        let submissions = self.submissions(set).await?;
        while self.house.db.write(book::fold).await? > 0 {}
        let each = |from: Option<f64>, until: Option<f64>, many: f64| Some((until? - from?) / many);
        let of_posts = each(before, spent(), submissions.0.entries as f64);
        told("many wrote at once", begun.elapsed().as_secs_f64());
        let (month, app) = (Month::of(after()), Arc::new(app));
        let (sum, with) = (self.sum_of("members_total").await?, (set.callers, set.time));
        let chapters = &self.grown.chapters;
        let sent = Arc::clone(&app);
        let from = spent();
        let officers = officers::run(self.house, sent, chapters, (month, &sum), with).await?;
        while self.house.db.write(book::fold).await? > 0 {}
        let server_cpu_ms = of_posts.zip(each(from, spent(), officers.many()));
        let written_pages_ms = self.pages(&app, month).await?;
        officers::freed(self.house, chapters[0], after()).await?;
        let freed_pages_ms = self.pages(&app, month).await?;
        Ok(Written { late, submissions, server_cpu_ms, officers, written_pages_ms, freed_pages_ms })
    }

    async fn late(&self) -> Result<Late> {
        let (centre, pass) = self.pass(after(), "trung-uong").await?;
        let month = Month::of(eve()).add_months(-6);
        let chapters = &self.grown.chapters[..self.grown.chapters.len().min(16)];
        late(&self.house.db, (&self.figures, &self.ids), &pass, (centre, month), chapters).await
    }

    async fn submissions(&self, set: &Set) -> Result<(Writes, bool)> {
        let (centre, pass) = self.pass(after(), "trung-uong").await?;
        let before = self.sum(centre, &pass).await?;
        let with = (set.callers, set.time);
        let figures = (&self.figures, self.ids.as_slice());
        let writes =
            submissions(&self.house.db, figures, &pass, &self.grown.chapters, with).await?;
        let posted = i64::try_from(writes.entries).map_err(Error::fault)? * self.ids.len() as i64;
        let is_exact = self.sum(centre, &pass).await? == before + posted;
        Ok((writes, is_exact))
    }

    async fn sum_of(&self, code: &str) -> Result<Sum> {
        let (centre, pass) = self.pass(after(), "trung-uong").await?;
        Ok(Sum { centre, pass, figure: self.figures.id(code)?, figures: Arc::clone(&self.figures) })
    }

    /// What all flows of the month of the pass add up to at a unit, and how far stocks went.
    async fn sum(&self, unit: UnitId, pass: &Pass) -> Result<i64> {
        let (figures, pass, ids) = (Arc::clone(&self.figures), pass.clone(), self.ids.clone());
        let read = move |tx: &mut Tx<'_>| {
            let month = Month::of(pass.today());
            let lines = book::month(tx, &pass, &figures, unit, month)?;
            let mut sum = 0_i64;
            for id in &ids {
                let at = figures.all().iter().position(|figure| figure.id == *id);
                sum += at.and_then(|at| lines.get(at)).map_or(0, |line| line.value.known);
            }
            Ok(sum)
        };
        self.house.db.read(read).await
    }
}
