//! Opening the house: the database brought to the newest schema, the keys, the clock, and what
//! lower tiers find on the shelf. It answers no request.

use crate::cli::Stop;
use crate::{capabilities, printing, reading};
use book::Figures;
use kernel::clock::{FixedClock, SystemClock};
use kernel::db::{Db, Tx};
use kernel::figure::Figure;
use kernel::seal::Keys;
use kernel::{Clock, Day};
use kit::lang::Catalogue;
use kit::{House, Lang, Words};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The file of a SQLite database, if it is one.
pub fn sqlite_path(database: &str) -> Option<PathBuf> {
    database.strip_prefix("sqlite:").map(PathBuf::from)
}

/// Where the server key is kept when nothing else is said: beside the database.
pub fn key_path(database: &str, key_file: Option<PathBuf>) -> PathBuf {
    key_file.unwrap_or_else(|| match sqlite_path(database) {
        Some(file) => file.with_extension("key"),
        None => PathBuf::from("nhanai.key"),
    })
}

/// Opens a database that must be there already.
pub async fn open_existing(database: &str) -> Result<Db, Stop> {
    if let Some(file) = sqlite_path(database)
        && !file.exists()
    {
        let line = format!("{}: there is no database; make one with `nhanai demo`", file.display());
        return Err(Stop::Said(line));
    }
    open(database).await
}

/// Opens a database, made when missing, and brings its schema to the newest step.
pub async fn open(database: &str) -> Result<Db, Stop> {
    if let Some(file) = sqlite_path(database) {
        check_folder(&file)?;
    }
    let db = Db::open(database).await?;
    db.migrate(capabilities::steps()).await?;
    Ok(db)
}

fn check_folder(file: &Path) -> Result<(), Stop> {
    let folder = file.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let said = |cause: std::io::Error| {
        Stop::Said(format!("{}: cannot write in this folder ({cause})", folder.display()))
    };
    std::fs::create_dir_all(folder).map_err(said)?;
    let probe = folder.join(format!(".nhanai-probe-{}", std::process::id()));
    std::fs::write(&probe, b"").map_err(said)?;
    std::fs::remove_file(&probe).map_err(said)
}

/// The clock: the real one, or one held at a day.
pub fn clock(today: Option<Day>) -> Arc<dyn Clock> {
    match today {
        Some(day) => Arc::new(FixedClock::at(day)),
        None => Arc::new(SystemClock),
    }
}

/// Gives every declared figure its place in the Book.
pub async fn register(db: &Db) -> Result<Arc<Figures>, Stop> {
    let figures = db.write(|tx| Figures::register(tx, &declared())).await?;
    Ok(Arc::new(figures))
}

fn declared() -> Vec<&'static Figure> {
    capabilities::ALL.iter().flat_map(|capability| capability.figures).collect()
}

/// The Vietnamese words of the program, for the command line.
pub fn words() -> Result<Words, Stop> {
    let texts = capabilities::ALL.iter().flat_map(|c| c.messages.iter().copied());
    Ok(Words::new(Arc::new(Catalogue::build(texts)?), Lang::Vi))
}

/// By which decisions months tell of others.
pub fn decisions() -> reporting::Decisions {
    reporting::Decisions::new(restructuring::store::numbers)
}

/// Puts the house together over an open database.
pub async fn build(db: Db, clock: Arc<dyn Clock>, keys: Keys) -> Result<House, Stop> {
    let figures = db.write(|tx| Figures::register(tx, &declared())).await?;
    let maps = figures.maps();
    let house = House::new(db, clock, capabilities::ALL)?
        .with(figures)
        .with(Arc::new(keys))
        .with(maps)
        .with(decisions())
        .with(capabilities::followers())
        .with(capabilities::files())
        .with(capabilities::aheads())
        .with(printing::press())
        .with(api::Trees::default())
        .with(open::Published::default())
        .with(appeals::Counted::default())
        .with(capabilities::endpoints())
        .with(help::Kinds::new(catalogue::names))
        .with(duties::Campaigns::new(campaigns, campaign_end))
        .with(addresses::WorkingDays::new(working_days_after))
        .with(addresses::Ends::new(vec![sponsorship::address_ended]))
        .with(addresses::Erasures::new(vec![sponsorship::address_erased]))
        .with(reading::reader());
    Ok(house)
}

/// The day on which so many working days after a day have passed, by the calendar of the centre.
fn working_days_after(tx: &mut Tx<'_>, day: Day, many: i64) -> kernel::Result<Day> {
    Ok(duties::store::calendar(tx)?.after(day, many))
}

/// The campaigns of the catalogue, of which a report may be owed.
fn campaigns() -> Vec<duties::Campaign> {
    let known = |campaign: &catalogue::Campaign| duties::Campaign {
        code: campaign.code.clone(),
        label_vi: campaign.label_vi.clone(),
        label_en: campaign.label_en.clone(),
        has_end: campaign.has_end(),
    };
    catalogue::campaigns().iter().map(known).collect()
}

/// The last day that documents give a campaign in a year.
fn campaign_end(code: &str, year: i16) -> Option<Day> {
    catalogue::campaigns().iter().find(|campaign| campaign.code == code)?.end_in(year)
}

/// Removes a SQLite file with its companions.
pub fn remove_sqlite(file: &Path) {
    for ending in ["", "-wal", "-shm"] {
        let mut name = file.as_os_str().to_owned();
        name.push(ending);
        let _ = std::fs::remove_file(PathBuf::from(name));
    }
}
