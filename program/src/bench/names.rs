//! `nhanai bench names`: millions of dossiers of people who never lived, in a database of its own;
//! then some of them are typed again, as far as a name is typed, and the answer is awaited. It
//! refuses a database that holds anything; without rows it asks what an earlier run left.

use super::app::{App, officer};
use crate::cli::Stop;
use crate::{demo, house};
use addresses::AddressId;
use addresses::store::{Made, fill};
use kernel::db::Tx;
use kernel::fold::fold;
use kernel::seal::Keys;
use kernel::{Day, Error, Result, UnitId, place};
use kit::House;
use matcher::Renamed;
use matcher::made::{Plan, Slips, make};
use serde::Serialize;
use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::time::Instant;

/// Dossiers that are made and written at once.
const AT_ONCE: usize = 100_000;
/// Communes of one such list.
const COMMUNES: usize = 1_100;

/// Names of a commune, its district and its province.
type Named = (String, String, String);

/// What is made.
pub struct Set {
    /// Dossiers; none: what an earlier run left is asked.
    pub rows: usize,
    /// People that are typed.
    pub people: usize,
}

/// Seconds and milliseconds, as `nhanai bench names` prints them.
#[derive(Debug, Serialize)]
pub struct Report {
    engine: String,
    rows: usize,
    /// Different names without tones.
    names: usize,
    fill_s: f64,
    typed: Vec<Asked>,
}

/// One way in which everybody is typed.
#[derive(Debug, Serialize)]
struct Asked {
    typed: &'static str,
    p50_ms: f64,
    p95_ms: f64,
    longest_ms: f64,
    /// Of a hundred, how many were met in the answer under the name they have.
    met: usize,
}

/// Somebody who is typed: name, year, the code of the unit.
struct Soul {
    name: String,
    year: String,
    unit: String,
}

/// Runs it in the database.
pub async fn run(database: &str, keys: &Path, set: &Set) -> std::result::Result<Report, Stop> {
    let db = house::open(database).await?;
    let keys = Keys::open(keys.join("bench.key"))?;
    let house = house::build(db, house::clock(Some(today())), keys).await?;
    if set.rows > 0 && !demo::plant(&house).await? {
        return Err(Stop::Said("the database of a bench must be empty".into()));
    }
    let country = Country::of(&house).await?;
    let begun = Instant::now();
    let mut names = HashSet::new();
    let mut souls = Vec::new();
    for (at, from) in (0..set.rows.max(1)).step_by(AT_ONCE).enumerate() {
        let all = country.people(at, AT_ONCE.min(set.rows.max(AT_ONCE) - from), &mut names)?;
        if at == 0 {
            let some = all.iter().step_by((all.len() / set.people.max(1)).max(1));
            souls = some.take(set.people).map(|(made, code)| soul(made, code)).collect();
        }
        if set.rows == 0 {
            break;
        }
        for part in all.chunks(AT_ONCE / 20) {
            write(&house, part.iter().map(|(made, _)| made.clone()).collect()).await?;
        }
        eprintln!("{} dossiers: {:.1} s", from + all.len(), begun.elapsed().as_secs_f64());
    }
    let fill_s = begun.elapsed().as_secs_f64();
    house.db.wrote_many();
    house.db.look_anew().await?;
    let app = App::of_the_centre(&house, today()).await?;
    let mut typed = Vec::new();
    for (way, write) in WAYS {
        typed.push(asked(&app, &souls, (way, *write)).await?);
    }
    Ok(Report {
        engine: database.split(':').next().unwrap_or_default().to_owned(),
        rows: set.rows,
        names: names.len(),
        fill_s,
        typed,
    })
}

/// The last day of a year whose tree still has districts.
fn today() -> Day {
    Day::of(2024, 12, 31).unwrap_or(Day::BEGINNING)
}

fn soul(made: &Made, code: &str) -> Soul {
    let year = made.birth_year.map(|year| year.to_string()).unwrap_or_default();
    Soul { name: made.name.clone(), year, unit: code.to_owned() }
}

async fn write(house: &House, all: Vec<Made>) -> Result<()> {
    let work = move |tx: &mut Tx<'_>| {
        let (who, place) = (officer(today()), place::find(tx, "trung-uong", today())?);
        fill(tx, &who.may(&addresses::acts::KEEP, &place)?, &all)
    };
    house.db.write(work).await
}

/// The communes of the tree, as the generator takes them.
struct Country {
    communes: Vec<Renamed>,
    units: HashMap<Named, (UnitId, String)>,
}

impl Country {
    async fn of(house: &House) -> Result<Country> {
        let read = |tx: &mut Tx<'_>| {
            let mut all = Vec::new();
            let top = place::find(tx, "trung-uong", today())?;
            for province in place::children(tx, top.id, today())? {
                for district in place::children(tx, province.id, today())? {
                    for commune in place::children(tx, district.id, today())? {
                        let names = (commune.name, district.name.clone(), province.name.clone());
                        all.push((names, (commune.id, commune.code)));
                    }
                }
            }
            Ok(all)
        };
        let all: Vec<(Named, (UnitId, String))> = house.db.read(read).await?;
        let renamed = |(commune, district, province): &Named| Renamed {
            old_commune: commune.clone(),
            old_district: district.clone(),
            old_province: province.clone(),
            new_commune: commune.clone(),
            new_province: province.clone(),
        };
        let communes = all.iter().map(|(names, _)| renamed(names)).collect();
        Ok(Country { communes, units: all.into_iter().collect() })
    }

    /// The people of one list, each with the code of the unit that keeps them.
    fn people(
        &self,
        at: usize,
        many: usize,
        names: &mut HashSet<String>,
    ) -> Result<Vec<(Made, String)>> {
        let mut communes = self.communes.clone();
        let turn = at * 997 % communes.len().max(1);
        communes.rotate_left(turn);
        let plan = Plan {
            rows: many,
            seed: at as u64 + 1,
            repeated: 30,
            communes: COMMUNES,
            slips: Slips::USUAL,
        };
        let mut list = Vec::new();
        make(&plan, &communes, &mut list, std::io::sink()).map_err(Error::fault)?;
        let mut all = Vec::with_capacity(many);
        for (row, line) in csv::Reader::from_reader(list.as_slice()).records().enumerate() {
            let line = line.map_err(Error::fault)?;
            let text = |at: usize| line.get(at).unwrap_or_default();
            let home = (text(7).to_owned(), text(8).to_owned(), text(9).to_owned());
            let home = self.units.get(&home).or_else(|| {
                // A commune that was left out or misspelled: one of the list.
                let other = communes.get(row % COMMUNES.min(communes.len()))?;
                let Renamed { old_commune, old_district, old_province, .. } = other.clone();
                self.units.get(&(old_commune, old_district, old_province))
            });
            let Some((unit, code)) = home else { continue };
            let made = Made {
                id: AddressId::new(),
                unit: *unit,
                name: text(1).to_owned(),
                birth_year: year_of(text(3)),
                sex: sex_of(text(2)),
                is_new_name: names.insert(fold(text(1))),
            };
            all.push((made, code.clone()));
        }
        Ok(all)
    }
}

/// The year that stands in a day of birth.
fn year_of(birth: &str) -> Option<i64> {
    birth.split(|c: char| !c.is_ascii_digit()).find(|part| part.len() == 4)?.parse().ok()
}

fn sex_of(sex: &str) -> Option<String> {
    match fold(sex).as_str() {
        "nam" | "m" | "male" => Some("male".into()),
        "nu" | "f" | "female" => Some("female".into()),
        _ => None,
    }
}

type Way = fn(&Soul) -> (String, String);

/// How a person is typed: what is asked, and the name and the year that are sent.
const WAYS: &[(&str, Way)] = &[
    ("first word", |soul| (first(&soul.name, 1), String::new())),
    ("two words", |soul| (first(&soul.name, 2), String::new())),
    ("two words and a letter", |soul| (begun(&soul.name), String::new())),
    ("whole name", |soul| (soul.name.clone(), String::new())),
    ("whole name, year", |soul| (soul.name.clone(), soul.year.clone())),
    ("no tones, other order, year", |soul| (turned(&soul.name), soul.year.clone())),
    ("middle left out, year", |soul| (ends(&soul.name), soul.year.clone())),
    ("one letter wrong", |soul| (format!("{}x", soul.name), String::new())),
    ("one letter wrong, year", |soul| (format!("{}x", soul.name), soul.year.clone())),
];

fn first(name: &str, many: usize) -> String {
    name.split(' ').take(many).collect::<Vec<_>>().join(" ")
}

fn begun(name: &str) -> String {
    let letter = name.split(' ').nth(2).and_then(|word| word.chars().next());
    format!("{} {}", first(name, 2), letter.map(String::from).unwrap_or_default())
}

fn turned(name: &str) -> String {
    let folded = fold(name);
    let mut words: Vec<&str> = folded.split(' ').collect();
    words.rotate_right(1);
    words.join(" ")
}

fn ends(name: &str) -> String {
    let words: Vec<&str> = name.split(' ').collect();
    match (words.first(), words.last()) {
        (Some(family), Some(given)) if words.len() > 1 => format!("{family} {given}"),
        _ => name.to_owned(),
    }
}

/// Types everybody in one way, one after the other: from the request to the last byte.
async fn asked(app: &App, souls: &[Soul], (way, write): (&'static str, Way)) -> Result<Asked> {
    let (mut walls, mut met) = (Vec::with_capacity(souls.len()), 0);
    for soul in souls {
        let (name, year) = write(soul);
        let form = form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("name", name.as_str()), ("birth_year", year.as_str())])
            .finish();
        let path = format!("/addresses/likely?unit={}", soul.unit);
        let begun = Instant::now();
        let (_, bytes) = app.ask("POST", &path, form).await?;
        walls.push(begun.elapsed().as_secs_f64() * 1_000.0);
        met += usize::from(String::from_utf8_lossy(&bytes).contains(&format!(">{}<", soul.name)));
    }
    walls.sort_by(f64::total_cmp);
    let at = |of: usize| walls.get(walls.len() * of / 100).copied().unwrap_or_default();
    Ok(Asked {
        typed: way,
        p50_ms: at(50),
        p95_ms: at(95),
        longest_ms: walls.last().copied().unwrap_or_default(),
        met: met * 100 / souls.len().max(1),
    })
}
