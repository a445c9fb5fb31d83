//! From the tables of the statistics office to units with paths and days.

use super::tables::{self, Below, CommuneLink, Province, ProvinceLink, SocietyUnit, rows};
use super::{SuccessionSeed, Transfer, TreeData, UnitSeed};
use crate::slug::{district_short, province_short, slug};
use kernel::Day;
use std::collections::{HashMap, HashSet};

/// Degrees as text to millionths of a degree, without floating point.
fn micro(text: &str) -> Option<i64> {
    let (sign, text) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let part: String = part.chars().chain(std::iter::repeat('0')).take(6).collect();
    let whole: i64 = whole.parse().ok()?;
    Some(sign * (whole * 1_000_000 + part.parse::<i64>().ok()?))
}

/// The last day of the old map and the first of the new.
fn turn() -> (Day, Day) {
    let first = Day::of(2025, 7, 1).unwrap_or(Day::LAST);
    (first.add_days(-1), first)
}

struct Maker {
    data: TreeData,
    /// Paths given on the old map and on the new, to keep a path unique on a day.
    taken: [HashSet<String>; 2],
    last_old: Day,
    first_new: Day,
}

/// Which map a unit stands on.
#[derive(Clone, Copy, PartialEq)]
enum Map {
    Old,
    New,
    Both,
}

impl Map {
    /// Its places in `Maker::taken`.
    fn places(self) -> &'static [usize] {
        match self {
            Map::Old => &[0],
            Map::New => &[1],
            Map::Both => &[0, 1],
        }
    }
}

impl Maker {
    /// Adds a unit and says which path it was given.
    fn add(&mut self, map: Map, mut seed: UnitSeed) -> String {
        seed.from = (map == Map::New).then_some(self.first_new);
        seed.until = (map == Map::Old).then_some(self.last_old);
        let is_taken = map.places().iter().any(|at| self.taken[*at].contains(&seed.code));
        // Two names under one parent that differ by marks alone (Xã Hoa Lộc, Xã Hòa Lộc): the
        // official code tells the second apart. The tables are in the order of their codes.
        if is_taken {
            seed.code = format!("{}-{}", seed.code, seed.official_code.as_deref().unwrap_or("2"));
        }
        for at in map.places() {
            self.taken[*at].insert(seed.code.clone());
        }
        let code = seed.code.clone();
        self.data.units.push(seed);
        code
    }

    fn link(&mut self, from: String, to: String, kind: Transfer, is_default: bool) {
        let on = self.first_new;
        self.data.succession.push(SuccessionSeed { from, to, on, kind, is_default });
    }
}

fn unit(key: String, code: String, level: &str, parent: Option<String>, name: &str) -> UnitSeed {
    UnitSeed {
        key,
        code,
        official_code: None,
        name: name.to_owned(),
        short_name: name.to_owned(),
        level: level.to_owned(),
        parent,
        from: None,
        until: None,
        lat_e6: None,
        lon_e6: None,
    }
}

/// The tree of both maps, parents first.
pub fn tree() -> TreeData {
    let (last_old, first_new) = turn();
    let taken = [HashSet::new(), HashSet::new()];
    let mut maker = Maker { data: TreeData::default(), taken, last_old, first_new };
    let name = "Trung ương Hội Chữ thập đỏ Việt Nam";
    let centre = unit("central".into(), "trung-uong".into(), "central", None, name);
    maker.add(Map::Both, UnitSeed { short_name: "Trung ương".into(), ..centre });
    let provinces = provinces(&mut maker);
    let links: Vec<CommuneLink> = rows(tables::COMMUNE_SUCCESSION);
    let districts = districts(&mut maker, &provinces, &links);
    society(&mut maker);
    communes(&mut maker, &provinces, &districts);
    succession(&mut maker, &links);
    maker.data
}

/// The provinces by official code, which the two maps give to different units (91 is Kiên Giang,
/// then An Giang): old code → (key, path, key of the successor); new code → (key, path).
struct Provinces {
    old: HashMap<String, (String, String, String)>,
    new: HashMap<String, (String, String)>,
}

fn provinces(maker: &mut Maker) -> Provinces {
    let old: Vec<Province> = rows(tables::OLD_PROVINCES);
    let new: Vec<Province> = rows(tables::NEW_PROVINCES);
    let links: Vec<ProvinceLink> = rows(tables::PROVINCE_SUCCESSION);
    let mut sources: HashMap<&str, usize> = HashMap::new();
    for link in &links {
        *sources.entry(&link.new_code).or_default() += 1;
    }
    let target = |old: &str| links.iter().find(|l| l.old_code == old).map(|l| l.new_code.as_str());
    let is_kept = |old: &str| target(old).is_some_and(|new| sources[new] == 1);
    let mut all = Provinces { old: HashMap::new(), new: HashMap::new() };
    for row in &old {
        let map = if is_kept(&row.code) { Map::Both } else { Map::Old };
        let key = format!("old:p:{}", row.code);
        let path = add_province(maker, map, &key, row);
        let to = target(&row.code).unwrap_or_default();
        let to_key = if map == Map::Both { key.clone() } else { format!("new:p:{to}") };
        if map == Map::Both {
            all.new.insert(to.to_owned(), (key.clone(), path.clone()));
        }
        all.old.insert(row.code.clone(), (key, path, to_key));
    }
    for row in &new {
        if !all.new.contains_key(&row.code) {
            let key = format!("new:p:{}", row.code);
            let path = add_province(maker, Map::New, &key, row);
            all.new.insert(row.code.clone(), (key, path));
        }
    }
    for row in old.iter().filter(|row| !is_kept(&row.code)) {
        let (from, _, to) = all.old[&row.code].clone();
        maker.link(from, to, Transfer::Whole, true);
    }
    all
}

fn add_province(maker: &mut Maker, map: Map, key: &str, row: &Province) -> String {
    let short = province_short(&row.name);
    let seed = unit(key.into(), slug(short), "province", Some("central".into()), &row.name);
    let seed = UnitSeed {
        official_code: Some(row.code.clone()),
        short_name: short.to_owned(),
        lat_e6: micro(&row.lat),
        lon_e6: micro(&row.lon),
        ..seed
    };
    maker.add(map, seed)
}

/// Old code → (key, path).
fn districts(
    maker: &mut Maker,
    provinces: &Provinces,
    links: &[CommuneLink],
) -> HashMap<String, (String, String)> {
    // The five island districts without communes went as wholes into a special zone each.
    let is_island = |link: &&CommuneLink| link.old_level == "district";
    let islands: HashSet<&str> =
        links.iter().filter(is_island).map(|link| link.old_code.as_str()).collect();
    let rows: Vec<Below> = rows(tables::OLD_DISTRICTS);
    let mut all = HashMap::new();
    for row in &rows {
        let Some((above, path, heir)) = provinces.old.get(&row.province_code) else { continue };
        let key = format!("old:d:{}", row.code);
        let code = add_below(maker, Map::Old, &key, "district", (above, path), row);
        if !islands.contains(row.code.as_str()) {
            // "Không phân về xã": an abolished level's own records go to the unit above.
            maker.link(key.clone(), heir.clone(), Transfer::Abolished, true);
        }
        all.insert(row.code.clone(), (key, code));
    }
    all
}

/// Adds a unit under the one with this key and path; answers its own path.
fn add_below(
    maker: &mut Maker,
    map: Map,
    key: &str,
    level: &str,
    (above, path): (&str, &str),
    row: &Below,
) -> String {
    let short = if level == "district" { district_short(&row.name) } else { row.name.clone() };
    let code = format!("{path}/{}", slug(&row.name));
    let seed = unit(key.into(), code, level, Some(above.into()), &row.name);
    let seed = UnitSeed {
        official_code: Some(row.code.clone()),
        short_name: short,
        lat_e6: micro(&row.lat),
        lon_e6: micro(&row.lon),
        ..seed
    };
    maker.add(map, seed)
}

fn communes(
    maker: &mut Maker,
    provinces: &Provinces,
    districts: &HashMap<String, (String, String)>,
) {
    for row in rows::<Below>(tables::OLD_COMMUNES) {
        let Some((above, path)) = districts.get(&row.district_code) else { continue };
        let key = format!("old:c:{}", row.code);
        add_below(maker, Map::Old, &key, "commune", (above, path), &row);
    }
    for row in rows::<Below>(tables::NEW_COMMUNES) {
        let Some((above, path)) = provinces.new.get(&row.province_code) else { continue };
        let key = format!("new:c:{}", row.code);
        add_below(maker, Map::New, &key, "commune", (above, path), &row);
    }
}

/// What became of the communes and of the island districts.
fn succession(maker: &mut Maker, links: &[CommuneLink]) {
    for link in links {
        let level = if link.old_level == "district" { "d" } else { "c" };
        let kind = if link.transfer == "whole" { Transfer::Whole } else { Transfer::Part };
        let from = format!("old:{level}:{}", link.old_code);
        let to = format!("new:c:{}", link.new_code);
        maker.link(from, to, kind, link.is_default_target == "true");
    }
}

/// What the source documents name and the lists lack.
fn society(maker: &mut Maker) {
    for row in rows::<SocietyUnit>(tables::SOCIETY_UNITS) {
        let map = if row.until.is_empty() { Map::Both } else { Map::Old };
        let seed = unit(row.key, row.code, &row.level, Some(row.parent), &row.name);
        maker.add(map, UnitSeed { short_name: row.short_name, ..seed });
    }
}
