//! Where somebody lives, as lists write it: hamlet, commune, district, province; and what became of
//! the communes of before July 2025. It never decides which of two spellings is right.

use crate::key::Map;
use crate::word::{Pool, apart};
use fold::fold;

/// How many communes of today an old one can lie in.
const MOST_UNITS: usize = 4;

/// A place as some list wrote it. Numbers are of the pool of names, or of units; nought: not said.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Place {
    pub commune: u32,
    pub district: u32,
    /// The province of today, where that is known.
    pub province: u32,
    /// The communes of today that this one lies in, where that is known.
    pub units: [u32; MOST_UNITS],
}

impl Place {
    /// What stands for the commune: the unit of today, else its name. Nought: not said.
    pub(crate) fn commune_key(&self) -> u64 {
        match (self.units[0], self.commune) {
            (0, 0) => 0,
            (0, name) => u64::from(name),
            (unit, _) => UNIT | u64::from(unit),
        }
    }

    /// Whether both may lie in one commune of today.
    pub(crate) fn shares_unit(&self, other: &Place) -> bool {
        let mut units = self.units.iter().filter(|unit| **unit != 0);
        units.any(|unit| other.units.contains(unit))
    }
}

const UNIT: u64 = 1 << 40;

/// One commune of before July 2025, or a part of it, and where it went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renamed {
    /// Its name, with or without *xã*, *phường*, *thị trấn*.
    pub old_commune: String,
    /// Its district.
    pub old_district: String,
    /// Its province.
    pub old_province: String,
    /// The commune of today.
    pub new_commune: String,
    /// The province of today.
    pub new_province: String,
}

/// Every place that a list names.
pub(crate) struct Places {
    pub names: Pool,
    list: Vec<Place>,
    written: Map<[u32; 3], u32>,
    typed: Map<Box<str>, u32>,
    units: Map<[u32; 2], u32>,
    /// Units by commune, district (0: any) and province (0: any).
    known: Map<[u32; 3], Vec<u32>>,
    /// The names of communes of a province, for those that are misspelled.
    spelled: Map<u32, Vec<u32>>,
    provinces: Map<u32, u32>,
}

impl Places {
    pub(crate) fn new(renamed: &[Renamed]) -> Places {
        let mut places = Places {
            names: Pool::new(),
            list: vec![Place::default()],
            written: Map::default(),
            typed: Map::default(),
            units: Map::default(),
            known: Map::default(),
            spelled: Map::default(),
            provinces: Map::default(),
        };
        // Communes of today first: where a name is both, today's is meant.
        for row in renamed {
            let (new, province) = (places.name(&row.new_commune), places.name(&row.new_province));
            let many = u32::try_from(places.units.len()).unwrap_or(0) + 1;
            let unit = *places.units.entry([new, province]).or_insert(many);
            places.provinces.insert(province, province);
            places.learn([new, 0, province], unit);
            places.learn([new, 0, 0], unit);
        }
        for row in renamed {
            let (new, province) = (places.name(&row.new_commune), places.name(&row.new_province));
            let Some(unit) = places.units.get(&[new, province]).copied() else { continue };
            let old = places.name(&row.old_commune);
            let (district, before) =
                (places.name(&row.old_district), places.name(&row.old_province));
            places.provinces.entry(before).or_insert(province);
            for province in [before, province] {
                places.learn([old, district, province], unit);
                places.learn([old, 0, province], unit);
            }
            places.learn([old, district, 0], unit);
        }
        for names in places.spelled.values_mut() {
            names.sort_unstable();
            names.dedup();
        }
        places
    }

    fn learn(&mut self, key: [u32; 3], unit: u32) {
        let [commune, _, province] = key;
        if commune == 0 {
            return;
        }
        let units = self.known.entry(key).or_default();
        if !units.contains(&unit) {
            units.push(unit);
        }
        if province != 0 {
            self.spelled.entry(province).or_default().push(commune);
        }
    }

    /// The number of a name without its kind (*xã*, *tỉnh* …).
    pub(crate) fn name(&mut self, typed: &str) -> u32 {
        if let Some(number) = self.typed.get(typed) {
            return *number;
        }
        let number = self.names.add(&bare_name(typed));
        self.typed.insert(typed.into(), number);
        number
    }

    /// The number of the place that these three names tell; nought when they tell none.
    pub(crate) fn read(&mut self, commune: &str, district: &str, province: &str) -> u32 {
        let key = [self.name(commune), self.name(district), self.name(province)];
        if key == [0; 3] {
            return 0;
        }
        if let Some(number) = self.written.get(&key) {
            return *number;
        }
        let number = u32::try_from(self.list.len()).unwrap_or(0);
        let place = self.resolve(key);
        self.list.push(place);
        self.written.insert(key, number);
        number
    }

    fn resolve(&self, [commune, district, province]: [u32; 3]) -> Place {
        let near = |province: u32| self.provinces.contains_key(&province);
        let spelled = if province == 0 || near(province) {
            province
        } else {
            self.nearest(province, self.provinces.keys().copied()).unwrap_or(province)
        };
        let mut place = Place { commune, district, ..Place::default() };
        place.province = self.provinces.get(&spelled).copied().unwrap_or(spelled);
        if commune == 0 {
            return place;
        }
        let mut found = self.units_of([commune, district, spelled], place.province);
        if found.is_empty() && spelled != 0 {
            let names = [spelled, place.province].into_iter();
            let names = names.flat_map(|province| self.spelled.get(&province)).flatten().copied();
            if let Some(meant) = self.nearest(commune, names) {
                found = self.units_of([meant, district, spelled], place.province);
            }
        }
        place.units.iter_mut().zip(found).for_each(|(into, unit)| *into = unit);
        place
    }

    fn units_of(&self, [commune, district, province]: [u32; 3], today: u32) -> Vec<u32> {
        let ways = [
            [commune, district, province],
            [commune, district, today],
            [commune, 0, province],
            [commune, 0, today],
        ];
        let mut ways = ways.iter().filter(|way| province != 0 || way[1] != 0 || way[2] == 0);
        let found = ways.find_map(|way| self.known.get(way));
        // A name that many provinces have tells nothing without one.
        let found = found.filter(|units| units.len() <= MOST_UNITS || province != 0);
        found.cloned().unwrap_or_default()
    }

    /// The one name that differs by a letter (by two, when it is long); nothing when two do.
    fn nearest(&self, name: u32, among: impl Iterator<Item = u32>) -> Option<u32> {
        let text = self.names.text(name);
        if text.len() < 4 || text.bytes().any(|b| b.is_ascii_digit()) {
            return None;
        }
        let most = if text.len() >= 8 { 2 } else { 1 };
        let mut best = (most + 1, None);
        for other in among {
            let by = apart(text, self.names.text(other), most);
            if by < best.0 {
                best = (by, Some(other));
            } else if by == best.0 && by <= most && best.1 != Some(other) {
                best.1 = None;
            }
        }
        best.1
    }

    pub(crate) fn get(&self, number: u32) -> Place {
        self.list.get(number as usize).copied().unwrap_or_default()
    }

    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }
}

/// Words before the name of a unit that say its kind; folded, longer ones first.
const KINDS: &[&str] = &[
    "thanh pho",
    "thi tran",
    "thi xa",
    "dac khu",
    "phuong",
    "huyen",
    "tinh",
    "quan",
    "xa",
    "tp",
    "tt",
    "tx",
    "p",
    "q",
    "h",
    "x",
    "t",
];
/// The same for what a commune is made of.
const HAMLET_KINDS: &[&str] = &[
    "to dan pho",
    "khu dan cu",
    "khu pho",
    "khu vuc",
    "tieu khu",
    "thon",
    "khom",
    "xom",
    "buon",
    "plei",
    "lang",
    "ban",
    "phum",
    "soc",
    "doi",
    "khu",
    "tdp",
    "kp",
    "ap",
    "to",
    "so",
];
const COUNTED: &[&str] = &[
    "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi", "muoi mot", "muoi hai",
];
const ROMAN: &[&str] = &["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

/// The name of a commune, a district or a province without its kind.
fn bare_name(typed: &str) -> String {
    let text = plain(typed);
    let name = KINDS.iter().find_map(|kind| after(&text, kind)).unwrap_or(&text);
    without_noughts(name)
}

/// The name of a hamlet without its kind; a number in digits.
pub(crate) fn bare_hamlet(typed: &str) -> String {
    let text = plain(typed);
    let mut name = text.as_str();
    while let Some(rest) = HAMLET_KINDS.iter().find_map(|kind| after(name, kind)) {
        name = rest;
    }
    let counted = [COUNTED, ROMAN].iter().find_map(|words| words.iter().position(|w| *w == name));
    counted.map_or_else(|| without_noughts(name), |at| (at + 1).to_string())
}

fn after<'t>(text: &'t str, kind: &str) -> Option<&'t str> {
    let rest = text.strip_prefix(kind)?;
    let rest = rest.strip_prefix(' ').or_else(|| {
        rest.starts_with(|c: char| c.is_ascii_digit()).then_some(rest).filter(|_| kind.len() <= 3)
    })?;
    Some(rest.trim_start()).filter(|rest| !rest.is_empty())
}

/// Folded, with single spaces for whatever is neither letter nor digit; what says that nothing is
/// known is nothing.
fn plain(typed: &str) -> String {
    let folded = fold(typed);
    let words: Vec<&str> = fold::words(&folded).collect();
    let text = words.join(" ");
    if is_nothing(&text) { String::new() } else { text }
}

/// What people and programs write where nothing is known; folded.
pub(crate) fn is_nothing(folded: &str) -> bool {
    let words =
        ["", "null", "nan", "none", "na", "n a", "khong", "khong ro", "khong co", "chua ro"];
    words.contains(&folded) || folded == "chua co" || folded == "khong biet"
}

fn without_noughts(name: &str) -> String {
    let digits = name.bytes().all(|b| b.is_ascii_digit());
    let rest = name.trim_start_matches('0');
    if digits && !rest.is_empty() { rest.to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn renamed() -> Vec<Renamed> {
        let row = |old: &str, district: &str, new: &str| Renamed {
            old_commune: old.into(),
            old_district: district.into(),
            old_province: "Tỉnh Kiên Giang".into(),
            new_commune: new.into(),
            new_province: "Tỉnh An Giang".into(),
        };
        vec![
            row("Xã Thạnh Lộc", "Huyện Châu Thành", "Xã Thạnh Lộc"),
            row("Xã Mong Thọ", "Huyện Châu Thành", "Xã Thạnh Lộc"),
            row("Xã Thạnh Lộc", "Huyện Giồng Riềng", "Xã Hòa Hưng"),
        ]
    }

    #[test]
    fn an_old_commune_and_its_new_one_are_one_place() {
        let mut places = Places::new(&renamed());
        let mut read = |commune: &str, district: &str, province: &str| {
            let number = places.read(commune, district, province);
            places.get(number)
        };
        let new = read("Xã Thạnh Lộc", "", "An Giang");
        let old = read("xã Mong Thọ", "H. Châu Thành", "Kiên Giang");
        assert!(new.shares_unit(&old) && old.shares_unit(&new));
        assert_eq!(new.province, old.province);
        let other = read("Xã Thạnh Lộc", "Huyện Giồng Riềng", "Tỉnh Kiên Giang");
        assert!(!other.shares_unit(&old));
        let typo = read("Xã Mogn Thọ", "Châu Thành", "Kiên Giagn");
        assert!(typo.shares_unit(&old));
        let unknown = read("Xã Khác Hẳn", "", "An Giang");
        assert_eq!(unknown.units, [0; MOST_UNITS]);
    }

    #[test]
    fn a_name_stands_without_its_kind() {
        for name in ["Phường 01", "P.1", "phường 1", "P1", "F 1"] {
            assert_eq!(bare_name(name).trim_start_matches("f "), "1", "{name}");
        }
        assert_eq!(bare_name("TP. Rạch Giá"), "rach gia");
        assert_eq!(bare_name("Tỉnh Thừa Thiên - Huế"), "thua thien hue");
        for hamlet in ["Ấp 3", "Ấp Ba", "ấp III", "Tổ 03", "Khu phố 3"] {
            assert_eq!(bare_hamlet(hamlet), "3", "{hamlet}");
        }
        assert_eq!(bare_hamlet("Thôn Đông"), "dong");
        assert_eq!(bare_hamlet("wallaby place"), "wallaby place");
    }
}
