//! `nhanai bench work`: a province's work in a database of its own. Tables of made pieces of work
//! go through the same import as an officer's; then the list is paged and filtered, and one more
//! piece is recorded at a time. It refuses a database that holds anything; without tables it reads
//! what an earlier run left.

use super::app::{App, READS, middle};
use crate::cli::Stop;
use crate::import::Desk;
use crate::{demo, house, reading};
use book::Figures;
use kernel::db::Tx;
use kernel::seal::Keys;
use kernel::{Day, Error, Month, Result, Who, place};
use kit::House;
use serde::Serialize;
use std::fmt::Write;
use std::path::Path;
use std::time::Instant;

/// The province whose units did the work.
const PROVINCE: &str = "kien-giang";
/// Months that the work lies in, up to the one before the bench's day.
const MONTHS: i64 = 11;
/// Kinds in the order they are made, each with the source of its value, where it has one.
const KINDS: [(&str, &str); 8] = [
    ("kitchen", "goods"),
    ("gift", "goods"),
    ("free-exam", "goods"),
    ("outreach-session", ""),
    ("funeral", "cash"),
    ("patient-transfer", "cash"),
    ("school-kit", "goods"),
    ("house-repair", "cash"),
];

/// What is made.
pub struct Set {
    /// Lines of one table.
    pub lines: usize,
    /// Tables; none: what an earlier run left is read.
    pub tables: usize,
}

/// Seconds and milliseconds, as `nhanai bench work` prints them.
#[derive(Debug, Serialize)]
pub struct Report {
    engine: String,
    units: usize,
    lines: usize,
    /// Seconds of each table, in order.
    import_s: Vec<f64>,
    /// Pages of the list, the middle of their readings.
    lists: Vec<Page>,
    /// One piece recorded through its form, answered when it is durable.
    record_ms: Recorded,
}

/// How long one piece takes, one after the other.
#[derive(Debug, Serialize)]
pub struct Recorded {
    middle: f64,
    /// Nineteen of twenty are no longer.
    most: f64,
    longest: f64,
}

/// A page with how long it took.
#[derive(Debug, Serialize)]
pub struct Page {
    asked: String,
    ms: f64,
}

/// Runs it in the database.
pub async fn run(database: &str, keys: &Path, set: &Set) -> std::result::Result<Report, Stop> {
    let db = house::open(database).await?;
    let keys = Keys::open(keys.join("bench.key"))?;
    let house = house::build(db, house::clock(Some(today())), keys).await?;
    if set.tables > 0 && !demo::plant(&house).await? {
        return Err(Stop::Said("the database of a bench must be empty".into()));
    }
    let units = house.db.read(units).await?;
    let mut import_s = Vec::new();
    for table in 0..set.tables {
        let begun = Instant::now();
        import(&house, made(&units, table, set.lines)).await?;
        import_s.push(begun.elapsed().as_secs_f64());
        eprintln!("table {}: {:.1} s", table + 1, begun.elapsed().as_secs_f64());
    }
    let app = App::of_the_centre(&house, today()).await?;
    let mut lists = Vec::new();
    for asked in asked(&units) {
        lists.push(Page { ms: app.page(&asked).await?, asked });
    }
    let record_ms = record(&app, &units).await?;
    Ok(Report {
        engine: database.split(':').next().unwrap_or_default().to_owned(),
        units: units.len(),
        lines: set.lines * set.tables,
        import_s,
        lists,
        record_ms,
    })
}

/// The last day of a year whose tree still has districts.
fn today() -> Day {
    Day::of(2024, 12, 31).unwrap_or(Day::BEGINNING)
}

/// The districts of the province and their communes.
fn units(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let province = place::find(tx, PROVINCE, today())?;
    let mut all = Vec::new();
    for district in place::children(tx, province.id, today())? {
        all.extend(place::children(tx, district.id, today())?.into_iter().map(|unit| unit.code));
        all.push(district.code);
    }
    Ok(all)
}

async fn import(house: &House, table: String) -> std::result::Result<(), Stop> {
    let desk = Desk {
        db: house.db.clone(),
        figures: house.shelf::<Figures>()?,
        who: Who::job("bench", house.clock.now(), house.clock.today()),
        words: house::words()?,
        reader: reading::of_the_house(),
        dry_run: false,
        take_alike: true,
    };
    let told = desk.import(table.into_bytes()).await?;
    match told.refused.first() {
        Some((line, why)) => Err(Stop::Said(format!("line {line}: {why}"))),
        None => Ok(()),
    }
}

/// A table of work: every line another one, the same on every machine.
fn made(units: &[String], table: usize, lines: usize) -> String {
    let first = Month::of(today()).add_months(-MONTHS).first();
    let days = first.days_until(Month::of(today()).first());
    let mut text = String::from("unit,kind,from,count,value,source,title,place\n");
    for at in 0..lines {
        let (kind, source) = KINDS[at % KINDS.len()];
        let unit = &units[at / KINDS.len() % units.len()];
        let day = first.add_days(luck(at) % days).vn();
        let (count, value) = (1 + luck(at + 1) % 300, 100_000 * (1 + luck(at + 2) % 90));
        let value = if source.is_empty() { String::new() } else { value.to_string() };
        let title = format!("Việc số {}", table * lines + at);
        // One of sixteen was done elsewhere than where it was recorded.
        let place =
            if at % 16 == 5 { units[luck(at + 3) as usize % units.len()].as_str() } else { "" };
        let _ = writeln!(text, "{unit},{kind},{day},{count},{value},{source},{title},{place}");
    }
    text
}

/// A number that a line always has (SplitMix64, Steele and others 2014).
fn luck(at: usize) -> i64 {
    let mut n = (at as u64).wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    n = (n ^ (n >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    n = (n ^ (n >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((n ^ (n >> 31)) >> 1) as i64
}

/// Addresses of the list: a month, its first days (which are its last pages), by kind, by state, a
/// district by kind, by a word that stands in many titles and one that stands in one; a year, what
/// was done at a district or a commune of it; the calendar, the map, the kitchens and a campaign.
fn asked(units: &[String]) -> Vec<String> {
    let month = Month::of(today()).add_months(-2).iso();
    let list = |unit: &str, more: &str| format!("/activities?unit={unit}&month={month}{more}");
    let district = units.last().map_or(PROVINCE, String::as_str);
    let commune = units.first().map_or(PROVINCE, String::as_str);
    vec![
        list(PROVINCE, ""),
        list(PROVINCE, &format!("&after={month}-03.{}", uuid::Uuid::nil())),
        list(PROVINCE, "&kind=kitchen"),
        list(PROVINCE, "&state=counted"),
        list(district, "&kind=kitchen"),
        list(PROVINCE, "&q=viec"),
        list(PROVINCE, "&q=777"),
        list(PROVINCE, "&q=khong-ai-goi-the"),
        list(PROVINCE, "&year=2024"),
        list(PROVINCE, &format!("&place={commune}")),
        list(PROVINCE, &format!("&year=2024&place={commune}")),
        list(PROVINCE, &format!("&year=2024&place={district}")),
        list(PROVINCE, &format!("&year=2024&kind=funeral&place={commune}")),
        list(PROVINCE, "&view=calendar&kind=funeral"),
        list(PROVINCE, "&view=map"),
        format!("/kitchens?unit={PROVINCE}&month={month}"),
        format!("/campaigns/CMP-16?unit={PROVINCE}&year=2024"),
    ]
}

/// One piece after the other through the form, each under a fresh id.
async fn record(app: &App, units: &[String]) -> Result<Recorded> {
    let mut walls = Vec::new();
    for at in 0..READS * 20 {
        let unit = &units[at % units.len()];
        let form = form_urlencoded::Serializer::new(String::new())
            .extend_pairs([
                ("id", uuid::Uuid::now_v7().to_string()),
                ("key", uuid::Uuid::now_v7().to_string()),
                ("base", "0".to_owned()),
                ("from", today().vn()),
                // No gift is like another, so that it is compared with all and asked about none.
                ("title", format!("Quà đợt {at} {}", uuid::Uuid::now_v7())),
                ("count-parcels", (10_000 + at).to_string()),
                ("value", "1.200.000".to_owned()),
                ("source", "goods".to_owned()),
            ])
            .finish();
        let begun = Instant::now();
        app.send("POST", &format!("/activities/new?unit={unit}&kind=gift"), form).await?;
        walls.push(begun.elapsed().as_secs_f64() * 1_000.0);
    }
    walls.sort_by(f64::total_cmp);
    let at = |part: usize| walls.get((walls.len() * part / 20).min(walls.len().saturating_sub(1)));
    match (at(19).copied(), walls.last().copied()) {
        (Some(most), Some(longest)) => Ok(Recorded { most, longest, middle: middle(walls) }),
        _ => Err(Error::fault("nothing was recorded")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_another_one_and_the_same_again() {
        let units = ["a".to_owned(), "b".to_owned()];
        let (first, second) = (made(&units, 0, 500), made(&units, 1, 500));
        assert_eq!(first, made(&units, 0, 500));
        let mut lines: Vec<&str> = first.lines().skip(1).chain(second.lines().skip(1)).collect();
        lines.sort_unstable();
        lines.dedup();
        assert_eq!(lines.len(), 1_000);
    }
}
