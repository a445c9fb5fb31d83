//! The shipped sketch of the country for pages that draw a map: shapes since 1 July 2025, and for
//! older days the points of the old units over today's shapes. Parsed when asked for and kept only
//! where it is small. It draws nothing and knows no figure; degrees are for drawing alone.

use super::tables::{self, Below, CommuneLink, Province, rows};
use kit::map::Shapes;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// What part of the country before 1 July 2025; units by their official codes of that time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Old<'a> {
    /// All of it.
    Country,
    /// A province.
    Province(&'a str),
    /// A district.
    District(&'a str),
}

/// Where an old unit stood: a place for a dot, not a boundary.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Official code of that time.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Degrees east.
    pub longitude: f64,
    /// Degrees north.
    pub latitude: f64,
}

/// The 34 provinces and cities since 1 July 2025; a shape's code is the official one.
pub fn provinces() -> &'static Shapes {
    static PROVINCES: LazyLock<Shapes> =
        LazyLock::new(|| features(|_| true, tables::PROVINCE_SHAPES));
    &PROVINCES
}

/// The communes of one of them (`91`: An Giang), empty for an unknown code.
pub fn communes(province: &str) -> Shapes {
    let mark = format!("\"province\":\"{province}\"");
    features(|line| line.contains(&mark), tables::COMMUNE_SHAPES)
}

/// The land an old unit stood on: the communes of today that took in some part of it. At its edges
/// it shows a little more than there was, as shapes of the old units were never published.
pub fn land(of: Old<'_>) -> Shapes {
    let heirs = match of {
        Old::Country => return provinces().clone(),
        Old::District(code) => heirs([code.to_owned()]),
        Old::Province(code) => heirs(districts_of(code).map(|row| row.code)),
    };
    let is_heir = |line: &str| code_of(line).is_some_and(|code| heirs.contains(code));
    features(is_heir, tables::COMMUNE_SHAPES)
}

/// The points of the units directly under an old one, by official code.
pub fn points(under: Old<'_>) -> Vec<Point> {
    match under {
        Old::Country => {
            let provinces = rows::<Province>(tables::OLD_PROVINCES).into_iter();
            provinces.filter_map(|row| point(row.code, row.name, &row.lat, &row.lon)).collect()
        }
        Old::Province(code) => districts_of(code).filter_map(point_of).collect(),
        Old::District(code) => {
            let communes = rows::<Below>(tables::OLD_COMMUNES).into_iter();
            communes.filter(|row| row.district_code == code).filter_map(point_of).collect()
        }
    }
}

fn point_of(row: Below) -> Option<Point> {
    point(row.code, row.name, &row.lat, &row.lon)
}

fn point(code: String, name: String, latitude: &str, longitude: &str) -> Option<Point> {
    let (latitude, longitude) = (latitude.parse().ok()?, longitude.parse().ok()?);
    Some(Point { code, name, longitude, latitude })
}

fn districts_of(province: &str) -> impl Iterator<Item = Below> {
    let districts = rows::<Below>(tables::OLD_DISTRICTS).into_iter();
    districts.filter(move |row| row.province_code == province)
}

/// New communes that took in a part of these old districts.
fn heirs(districts: impl IntoIterator<Item = String>) -> BTreeSet<&'static str> {
    /// Old district → its new communes, by official codes.
    static HEIRS: LazyLock<BTreeMap<String, BTreeSet<String>>> = LazyLock::new(|| {
        let old = rows::<Below>(tables::OLD_COMMUNES).into_iter();
        let district_of: BTreeMap<String, String> =
            old.map(|row| (row.code, row.district_code)).collect();
        let mut heirs: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for link in rows::<CommuneLink>(tables::COMMUNE_SUCCESSION) {
            let district = match link.old_level.as_str() {
                "district" => Some(link.old_code),
                _ => district_of.get(&link.old_code).cloned(),
            };
            heirs.entry(district.unwrap_or_default()).or_default().insert(link.new_code);
        }
        heirs
    });
    let found = districts.into_iter().filter_map(|district| HEIRS.get(&district));
    found.flatten().map(String::as_str).collect()
}

/// Reads the features that are wanted. A feature is a line of the file, so that a page which draws
/// one province does not parse the whole country.
fn features(is_wanted: impl Fn(&str) -> bool, file: &str) -> Shapes {
    let lines = file.lines().filter(|line| line.starts_with("{\"type\":\"Feature\",\""));
    let wanted = lines.filter(|line| is_wanted(line)).map(|line| line.trim_end_matches(','));
    let some = format!("{{\"features\":[{}]}}", wanted.collect::<Vec<_>>().join(","));
    // Part of the program: what does not parse is a broken build, which the tests find.
    Shapes::read(&some, Some("province")).unwrap_or_default()
}

/// The official code of a feature's line.
fn code_of(line: &str) -> Option<&str> {
    let (_, rest) = line.split_once("\"id\":\"")?;
    rest.split_once('"').map(|(code, _)| code)
}

#[cfg(test)]
mod tests;
