//! The houses that stories visit: the demo as it stands on 1 November 2024, seeded once in the
//! whole test program for each engine; every story gets a copy. Nothing
//! listens: requests are handed to the routes in this process.

use axum::Router;
use book::Figures;
use kernel::db::{Tx, sql, trial};
use kernel::ids::AccountId;
use kernel::paper::Paper;
use kernel::pass::Grant;
use kernel::{Day, Instant, Month, Result, Role, Who, place};
use kit::House;
use program::{demo, serve};
use reporting::acts;
use reporting::view::View;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;
use tokio::sync::OnceCell;

/// The province of the demo, its deeper district and Chi's commune.
pub const PROVINCE: &str = "kien-giang";
/// The district whose communes report one by one.
pub const DISTRICT: &str = "kien-giang/huyen-giang-thanh";
/// Chi's commune.
pub const COMMUNE: &str = "kien-giang/huyen-giang-thanh/xa-phu-loi";
/// The top of the tree.
pub const CENTRE: &str = "trung-uong";

/// A demo of a story's own; it is gone when this is dropped.
pub struct Demo {
    /// The house.
    pub house: House,
    /// Its routes with every layer, as `nhanai serve` has them.
    pub app: Router,
    /// `sqlite` or `postgres`, for the message of a failing story.
    pub engine: &'static str,
    /// The secret of the link that the demo made for an outside body.
    pub link: String,
    // Dropped after the house, so that nobody holds the files any more.
    _place: Scratch,
}

/// Where a demo lies: held only to be dropped.
#[expect(dead_code)]
enum Scratch {
    Folder(TempDir),
    Postgres(trial::TrialDb, TempDir),
}

/// The day of the demo.
pub fn today() -> Day {
    Day::of(2024, 11, 1).expect("a day")
}

/// The printed month.
pub fn october() -> Month {
    Month::parse("2024-10").expect("a month")
}

/// The month that stories walk.
pub fn november() -> Month {
    Month::parse("2024-11").expect("a month")
}

/// The demo on SQLite, and on PostgreSQL when there is one.
pub async fn every_demo() -> Vec<Demo> {
    every_demo_on(today()).await
}

/// The same on another day.
pub async fn every_demo_on(day: Day) -> Vec<Demo> {
    let mut all = vec![sqlite_on(day).await];
    if let Ok(server) = std::env::var(trial::SERVER) {
        all.push(postgres(&server, day).await);
    }
    all
}

/// A copy of the demo on SQLite.
pub async fn sqlite() -> Demo {
    sqlite_on(today()).await
}

/// The same on another day.
pub async fn sqlite_on(day: Day) -> Demo {
    static SEEDED: OnceCell<Seeded> = OnceCell::const_new();
    let seeded = SEEDED.get_or_init(Seeded::make).await;
    let folder = tempfile::tempdir().expect("a folder");
    let (file, key) = (folder.path().join("nhanai.db"), folder.path().join("nhanai.key"));
    std::fs::write(&file, &seeded.database).expect("a copy of the database");
    write_key(&key, &seeded.key);
    let house = open(&format!("sqlite:{}", file.display()), &key, day).await;
    demo_of(house, ("sqlite", &seeded.link), Scratch::Folder(folder))
}

async fn postgres(server: &str, day: Day) -> Demo {
    static SEEDED: OnceCell<(trial::Model, Vec<u8>, String)> = OnceCell::const_new();
    let (model, key, link) = SEEDED.get_or_init(|| model(server)).await;
    let (trial, folder) = (model.copy().await, tempfile::tempdir().expect("a folder"));
    let file = folder.path().join("nhanai.key");
    write_key(&file, key);
    let house = open(trial.url(), &file, day).await;
    demo_of(house, ("postgres", link), Scratch::Postgres(trial, folder))
}

/// The demo that those on PostgreSQL are copied from, with its key and its link.
async fn model(server: &str) -> (trial::Model, Vec<u8>, String) {
    let trial = trial::postgres(server, &[]).await;
    let folder = tempfile::tempdir().expect("a folder");
    let key = folder.path().join("nhanai.key");
    let link = seed(&open(trial.url(), &key, today()).await).await;
    (trial.into_model().await, std::fs::read(&key).expect("the key of the demo"), link)
}

fn write_key(file: &Path, key: &[u8]) {
    std::fs::write(file, key).expect("a copy of the key");
    std::fs::set_permissions(file, PermissionsExt::from_mode(0o600)).expect("a closed key");
}

fn demo_of(house: House, (engine, link): (&'static str, &str), place: Scratch) -> Demo {
    Demo { app: serve::app(&house), house, engine, link: link.to_owned(), _place: place }
}

/// The bytes of a seeded demo.
struct Seeded {
    database: Vec<u8>,
    key: Vec<u8>,
    link: String,
}

impl Seeded {
    async fn make() -> Seeded {
        let folder = tempfile::tempdir().expect("a folder");
        let (file, key) = (folder.path().join("nhanai.db"), folder.path().join("nhanai.key"));
        let house = open(&format!("sqlite:{}", file.display()), &key, today()).await;
        let link = seed(&house).await;
        let copy = folder.path().join("copy.db");
        house.db.copy_to(&copy).await.expect("the demo is copied");
        let read = |path: &Path| std::fs::read(path).expect("a file of the demo");
        Seeded { database: read(&copy), key: read(&key), link }
    }
}

async fn open(database: &str, key: &Path, day: Day) -> House {
    let opened = demo::open_with(database, key.to_path_buf(), day).await;
    let house = opened.unwrap_or_else(|stop| panic!("the demo does not open: {stop:?}"));
    // The program that runs here is the tests': it reads files as `nhanai` does.
    house.with(crate::reading::reader())
}

async fn seed(house: &House) -> String {
    let seeded = demo::seed(house).await;
    let link = seeded.unwrap_or_else(|stop| panic!("the demo is not seeded: {stop:?}"));
    link.expect("a new demo").text().to_owned()
}

impl Demo {
    /// Everything that lies in its database, as whoever steals it reads it: the file itself, or
    /// every row of every table of the server as text.
    pub async fn dump(&self) -> Vec<u8> {
        if self.engine == "sqlite" {
            let folder = tempfile::tempdir().expect("a folder");
            let copy = folder.path().join("stolen.db");
            self.house.db.copy_to(&copy).await.expect("the database is copied");
            return std::fs::read(&copy).expect("the copy");
        }
        let read = |tx: &mut Tx<'_>| {
            let tables: Vec<String> = sql("select cast(table_name as text) as name \
                 from information_schema.tables where table_schema = current_schema() \
                 order by table_name")
            .all(tx)?;
            let mut all = String::new();
            for table in tables {
                let rows: Vec<String> =
                    sql(format!("select cast(t as text) as said from {table} t")).all(tx)?;
                all.push_str(&rows.join("\n"));
            }
            Ok(all.into_bytes())
        };
        self.house.db.read(read).await.expect("every row")
    }

    /// The same house on another day: who logs in from now on comes on that day.
    pub fn turn_to(&mut self, day: Day) {
        self.house.clock = program::house::clock(Some(day));
        self.app = serve::app(&self.house);
    }

    /// Everything `nhanai verify` looks at; empty when all fits.
    pub async fn broken(&self) -> Vec<String> {
        let db = &self.house.db;
        let mut all = db.check().await.expect("checked");
        let journal = db.read(kernel::journal::verify).await.expect("the journal is read");
        all.extend(journal.iter().map(|b| format!("journal: {} {} {}", b.subject, b.key, b.why)));
        let book = db.read(book::verify).await.expect("the Book is read");
        all.extend(book.iter().map(|broken| format!("book: {broken}")));
        let reports = db.read(reporting::verify).await.expect("reports are read");
        all.extend(db.read(activities::verify).await.expect("work is read"));
        all.extend(db.read(building::verify).await.expect("constructions are read"));
        all.extend(db.read(cattle::verify).await.expect("herds are read"));
        all.extend(db.read(care::verify).await.expect("files are read"));
        all.extend(db.read(sponsorship::verify).await.expect("help is read"));
        all.extend(db.read(lessons::verify).await.expect("classes are read"));
        all.extend(reports.iter().map(|broken| format!("reports: {broken}")));
        all
    }

    /// The report of a unit and month, as the centre sees it.
    pub async fn view(&self, unit: &'static str, month: Month) -> View {
        let figures = self.house.shelf::<Figures>().expect("figures");
        let read = move |tx: &mut Tx<'_>| {
            let an = person(tx, Role::Centre, CENTRE)?;
            view(tx, &an, &figures, unit, month)
        };
        self.house.db.read(read).await.expect("a report")
    }

    /// The paper of a unit and month, as the centre sees it.
    pub async fn paper(&self, unit: &'static str, month: Month) -> Paper {
        let figures = self.house.shelf::<Figures>().expect("figures");
        let decisions = program::house::decisions();
        let read = move |tx: &mut Tx<'_>| {
            let an = person(tx, Role::Centre, CENTRE)?;
            let place = place::find(tx, unit, month.last())?;
            let pass = an.may(&acts::VIEW, &place)?;
            let mut view = View::load(tx, &pass, &figures, &place, month)?;
            reporting::paper::paper(tx, &pass, (&figures, &decisions), &mut view, "")
        };
        self.house.db.read(read).await.expect("a paper")
    }

    /// A figure of the four levels above Chi's cell, at one moment: commune, district, province,
    /// centre.
    pub async fn levels(&self, code: &str, month: Month) -> [i64; 4] {
        let (figures, code) = (self.house.shelf::<Figures>().expect("figures"), code.to_owned());
        let read = move |tx: &mut Tx<'_>| {
            let an = person(tx, Role::Centre, CENTRE)?;
            let mut all = [0; 4];
            for (level, unit) in all.iter_mut().zip([COMMUNE, DISTRICT, PROVINCE, CENTRE]) {
                let told = view(tx, &an, &figures, unit, month)?;
                *level = told.value(&code).expect("a figure").value;
            }
            Ok(all)
        };
        self.house.db.read(read).await.expect("its levels")
    }

    /// Every figure of a unit and month.
    pub async fn figures(&self, unit: &'static str, month: Month) -> Vec<(&'static str, i64)> {
        let view = self.view(unit, month).await;
        view.values.iter().map(|value| (value.code, value.value)).collect()
    }
}

/// Somebody with one role at one unit, as the session would know him.
pub fn person(tx: &mut Tx<'_>, role: Role, unit: &str) -> Result<Who> {
    person_on(tx, role, unit, today())
}

/// The same on another day.
pub fn person_on(tx: &mut Tx<'_>, role: Role, unit: &str, day: Day) -> Result<Who> {
    let unit = place::find(tx, unit, day)?.id;
    let grant = Grant { role, unit, from: Day::FIRST, until: Day::LAST };
    Ok(Who::account(AccountId::new(), "story", vec![grant], Instant(0), day))
}

/// The report of a unit and month, for who may see it.
pub fn view(
    tx: &mut Tx<'_>,
    who: &Who,
    figures: &Arc<Figures>,
    unit: &str,
    month: Month,
) -> Result<View> {
    let place = place::find(tx, unit, month.last())?;
    let pass = who.may(&acts::VIEW, &place)?;
    View::load(tx, &pass, figures, &place, month)
}
