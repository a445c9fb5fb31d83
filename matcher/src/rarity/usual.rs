//! How rare names and places are in Việt Nam as a whole, for a pair that comes without its list.
//! Rounded figures; a list's own counts are always better.

use super::{FIRST, LAST, MIDDLE, PlaceRarity, Rarity};
use crate::birth::BirthLevel;
use crate::key::Map;
use crate::person::People;

/// People in one thousand that bear a family name (rounded; Lê Trung Hoa, *Họ và tên người Việt
/// Nam*, 2005), or a word in the middle, or at the end.
const FAMILY: &[(&str, f32)] = &[
    ("nguyen", 384.0),
    ("tran", 121.0),
    ("le", 95.0),
    ("pham", 70.0),
    ("hoang", 51.0),
    ("huynh", 51.0),
    ("phan", 45.0),
    ("vu", 39.0),
    ("vo", 39.0),
    ("dang", 21.0),
    ("bui", 20.0),
    ("do", 14.0),
    ("ho", 13.0),
    ("ngo", 13.0),
    ("duong", 10.0),
    ("ly", 5.0),
    ("dinh", 9.0),
    ("truong", 9.0),
    ("lam", 7.0),
    ("mai", 6.0),
    ("trinh", 6.0),
    ("danh", 3.0),
    ("thi", 1.0),
];
const BETWEEN: &[(&str, f32)] = &[
    ("thi", 330.0),
    ("van", 230.0),
    ("thanh", 25.0),
    ("minh", 20.0),
    ("ngoc", 25.0),
    ("duc", 15.0),
    ("xuan", 15.0),
    ("huu", 12.0),
    ("quoc", 12.0),
    ("kim", 12.0),
    ("hong", 12.0),
    ("thu", 10.0),
    ("dinh", 10.0),
    ("cong", 8.0),
    ("hoang", 8.0),
    ("quang", 8.0),
    ("trong", 6.0),
    ("my", 6.0),
];
const GIVEN: &[(&str, f32)] = &[
    ("hung", 17.0),
    ("hoa", 17.0),
    ("lan", 14.0),
    ("anh", 17.0),
    ("huong", 14.0),
    ("thanh", 14.0),
    ("minh", 12.0),
    ("dung", 16.0),
    ("hai", 13.0),
    ("tuan", 14.0),
    ("nam", 8.0),
    ("linh", 11.0),
    ("thuy", 14.0),
    ("hanh", 9.0),
    ("hien", 11.0),
    ("binh", 9.0),
    ("nga", 8.0),
    ("ha", 11.0),
    ("mai", 9.0),
    ("hong", 10.0),
    ("son", 10.0),
    ("long", 7.0),
    ("phuong", 12.0),
    ("tam", 8.0),
];
/// What a word that is not named above has, in one thousand: first, between, last.
const OTHERS: [f32; 3] = [2.0, 4.0, 4.0];
/// How many people stand behind a pair that comes without its list: a province's.
const POPULATION: f32 = 1_000_000.0;

impl Rarity {
    /// What is usual, for the few people of `people`.
    pub(crate) fn usual(people: &People) -> Rarity {
        let mut words = Vec::new();
        for number in 0..people.words.bare.len() {
            let word = people.words.bare.text(u32::try_from(number).unwrap_or(0));
            let of = |table: &[(&str, f32)], place: usize| {
                let known = table.iter().find(|(known, _)| *known == word);
                (known.map_or(OTHERS[place], |known| known.1) / 1000.0).ln()
            };
            words.push([of(FAMILY, FIRST), of(BETWEEN, MIDDLE), of(GIVEN, LAST)]);
        }
        let names = people.list.iter().map(|person| {
            let len = people.spelled(person).len();
            let shares = people
                .words(person)
                .enumerate()
                .map(|(at, word)| words[word.bare as usize][super::place_of(at, len)]);
            shares.sum()
        });
        let mut births = [0.0_f32; super::BIRTHS];
        for (level, share) in [
            (BirthLevel::Digit, 8e-4_f32),
            (BirthLevel::TwoParts, 4e-3),
            (BirthLevel::SameYear, 1.4e-2),
            (BirthLevel::NearYear, 2.8e-2),
        ] {
            births[level as usize] = share.ln();
        }
        let mut places = PlaceRarity::empty(POPULATION);
        for number in 1..people.places.len() {
            let place = people.places.get(u32::try_from(number).unwrap_or(0));
            places.add(&place, POPULATION / 100.0);
        }
        places.hamlets = vec![POPULATION / 20.0; people.hamlets.len()];
        let list = &people.list;
        let years = list.iter().map(|person| (person.birth.year, (1.0_f32 / 70.0).ln()));
        let days = list
            .iter()
            .map(|person| ((person.birth.month, person.birth.day), (1.0_f32 / 365.0).ln()));
        Rarity {
            many: POPULATION,
            names: names.collect(),
            family_first: true,
            words,
            tones: vec![-0.7; people.words.spellings()],
            initials: [(1.0_f32 / 15.0).ln(); 26],
            toneless: (0.05_f32).ln(),
            numbers: vec![1; list.len()],
            phones: vec![2; list.len()],
            years: years.collect(),
            days: days.collect(),
            dates: Map::default(),
            births,
            heaped: false,
            places,
        }
    }
}
