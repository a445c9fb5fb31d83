//! How rare every value is among the people of a list: agreeing on a rare one tells more. It counts
//! and never judges a pair.

mod place;
mod usual;

pub(crate) use place::PlaceRarity;

use crate::birth::{self, Birth};
use crate::key::{Dice, Map};
use crate::person::{MAN, People, Person, WOMAN};

/// Where a word stands in a name.
pub(crate) const FIRST: usize = 0;
pub(crate) const MIDDLE: usize = 1;
pub(crate) const LAST: usize = 2;

/// Random pairs that are looked at to learn how often strangers nearly agree.
const SAMPLE: usize = 200_000;
/// Days of birth that differ in such a way: kinds of [`birth::BirthLevel`].
const BIRTHS: usize = 9;

/// How rare values are; natural logarithms of shares.
pub(crate) struct Rarity {
    /// People counted.
    pub many: f32,
    /// By the number of the word without tones: at the first, a middle and the last place.
    pub words: Vec<[f32; 3]>,
    /// Whether the family name stands first: it is borne by more than the given name is.
    pub family_first: bool,
    /// By the number of the spelling: among those of the same letters.
    pub tones: Vec<f32>,
    /// Names that a word of the letter `a` … `z` opens.
    pub initials: [f32; 26],
    /// Names written without any tone in a list that has tones.
    pub toneless: f32,
    /// By person: the whole name without tones.
    pub names: Vec<f32>,
    /// By person: how many have this number, this phone.
    pub numbers: Vec<u16>,
    pub phones: Vec<u16>,
    years: Map<u16, f32>,
    days: Map<(u8, u8), f32>,
    dates: Map<Birth, u32>,
    births: [f32; BIRTHS],
    /// The first of January stands for an unknown day.
    pub heaped: bool,
    pub places: PlaceRarity,
}

/// A share that is never nought: what is seen once may be seen again.
pub(crate) fn share(seen: f32, of: f32) -> f32 {
    ((seen - 1.0).max(1.0) / of.max(2.0)).min(1.0).ln()
}

pub(crate) fn float(many: usize) -> f32 {
    many as f32
}

impl Rarity {
    /// Counts a settled list, and writes into each person how surely the name is a man's.
    pub(crate) fn count(people: &mut People) -> Rarity {
        let (words, tones, initials, toneless) = count_words(people);
        let male = men(people);
        for (person, male) in people.list.iter_mut().zip(male) {
            person.male = male;
        }
        let list = &people.list;
        let names = count_names(people, &words);
        let (years, days, dates, heaped) = count_births(list);
        let births = sample_births(list, heaped);
        Rarity {
            many: float(list.len()),
            family_first: family_first(&words),
            words,
            tones,
            initials,
            toneless,
            names,
            numbers: repeats(list, key_of_number),
            phones: repeats(list, |person| person.phone),
            years,
            days,
            dates,
            births,
            heaped,
            places: PlaceRarity::count(people),
        }
    }

    /// How likely a stranger's day of birth stands so to this one.
    pub(crate) fn birth(&self, level: birth::BirthLevel, a: Birth, b: Birth) -> f32 {
        use birth::BirthLevel::{Different, Same, Swapped, Unknown, YearOnly};
        match level {
            Unknown | Different => 0.0,
            Same => {
                let seen = self.dates.get(&a).map_or(0, |seen| *seen) as f32;
                let apart = self.year(a.year) + self.day(a);
                let seen = (seen - 2.0).max(0.0);
                let weight = 0.5 * self.many;
                ((seen + weight * apart.exp()) / (self.many + weight)).max(1e-9).ln()
            }
            Swapped => self.year(a.year) + 0.5 * (self.day(a) + self.day(b)),
            YearOnly => self.year(a.year),
            near => self.births.get(near as usize).copied().unwrap_or(0.0),
        }
    }

    fn year(&self, year: u16) -> f32 {
        self.years.get(&year).copied().unwrap_or_else(|| share(1.0, self.many))
    }

    fn day(&self, birth: Birth) -> f32 {
        self.days.get(&(birth.month, birth.day)).copied().unwrap_or(-6.0)
    }

    pub(crate) fn word(&self, bare: u32, place: usize) -> f32 {
        self.words.get(bare as usize).map_or(0.0, |shares| shares[place])
    }

    pub(crate) fn tone(&self, spelled: u32) -> f32 {
        self.tones.get(spelled as usize).copied().unwrap_or(0.0)
    }
}

fn key_of_number(person: &Person) -> u64 {
    if person.number.is_known() { person.number.last_nine().max(1) } else { 0 }
}

/// The place of a word of `len`.
pub(crate) fn place_of(at: usize, len: usize) -> usize {
    match at {
        0 => FIRST,
        at if at + 1 == len => LAST,
        _ => MIDDLE,
    }
}

type WordShares = (Vec<[f32; 3]>, Vec<f32>, [f32; 26], f32);

fn count_words(people: &People) -> WordShares {
    let mut words = vec![[0.0_f32; 3]; people.words.bare.len()];
    let mut spelled = vec![0.0_f32; people.words.spellings()];
    let (mut named, mut plain) = (0.0_f32, 0.0_f32);
    for person in &people.list {
        let own = people.spelled(person);
        for (at, word) in people.words(person).enumerate() {
            words[word.bare as usize][place_of(at, own.len())] += 1.0;
            spelled[word.spelled as usize] += 1.0;
        }
        named += f32::from(u8::from(!own.is_empty()));
        let toneless = own.len() > 1 && own.iter().all(|word| people.words.is_plain(*word));
        plain += f32::from(u8::from(toneless));
    }
    let mut initials = [1.0_f32; 26];
    for (bare, seen) in words.iter().enumerate() {
        let number = u32::try_from(bare).unwrap_or(0);
        let letter = people.words.bare.text(number).bytes().next().unwrap_or(0);
        if let Some(sum) = initials.get_mut(usize::from(letter.wrapping_sub(b'a'))) {
            *sum += seen[FIRST] + seen[MIDDLE] + seen[LAST];
        }
    }
    let all: f32 = initials.iter().sum();
    let tones = (0..spelled.len()).map(|at| {
        let word = people.words.word(u32::try_from(at).unwrap_or(0));
        let bare: f32 = words[word.bare as usize].iter().sum();
        share(spelled[at], bare)
    });
    let tones = tones.collect();
    let shares = |seen: &[f32; 3]| {
        let any: f32 = seen.iter().sum();
        // A place where a word never stands takes some of what it has elsewhere.
        seen.map(|seen| share(seen.max(0.05 * any), named))
    };
    let words = words.iter().map(shares).collect();
    let toneless = (plain.max(1.0) / named.max(2.0)).max(0.002).ln();
    (words, tones, initials.map(|sum| (sum / all).ln()), toneless)
}

/// Few family names are borne by many: two people share one more often than a given name.
fn family_first(words: &[[f32; 3]]) -> bool {
    let shared = |place: usize| words.iter().map(|shares| (2.0 * shares[place]).exp()).sum::<f32>();
    shared(FIRST) > 2.0 * shared(LAST)
}

/// How surely each name is a man's, from 0 to 255, by its words.
fn men(people: &People) -> Vec<u8> {
    let mut seen = vec![[1.0_f32; 2]; people.words.spellings()];
    for person in &people.list {
        let sex = match person.sex {
            MAN => 0,
            WOMAN => 1,
            _ => continue,
        };
        for word in people.spelled(person) {
            seen[*word as usize][sex] += 1.0;
        }
    }
    let of = |person: &Person| {
        let odds = people.spelled(person).iter().map(|word| {
            let [men, women] = seen[*word as usize];
            (men / women).ln().clamp(-3.0, 3.0)
        });
        let odds: f32 = odds.sum::<f32>().clamp(-3.5, 3.5);
        (255.0 / (1.0 + (-odds).exp())) as u8
    };
    people.list.iter().map(of).collect()
}

/// The share of each person's whole name: half as it was seen, half as its words are.
fn count_names(people: &People, words: &[[f32; 3]]) -> Vec<f32> {
    let many = float(people.list.len()).max(2.0);
    let seen = repeats(&people.list, |person| person.name);
    let mut shares = Vec::with_capacity(people.list.len());
    for (person, seen) in people.list.iter().zip(seen) {
        let len = people.spelled(person).len();
        let product: f32 = people
            .words(person)
            .enumerate()
            .map(|(at, word)| words[word.bare as usize][place_of(at, len)])
            .sum();
        let seen = (f32::from(seen) - 2.0).max(0.0) / many;
        shares.push((0.5 * seen + 0.5 * product.exp()).max(1e-12).ln());
    }
    shares
}

/// By person, how many share what is asked for; nought is not asked for.
fn repeats(list: &[Person], asked: impl Fn(&Person) -> u64) -> Vec<u16> {
    let mut sorted: Vec<u64> = list.iter().map(&asked).filter(|key| *key != 0).collect();
    sorted.sort_unstable();
    let count = |key: u64| {
        let from = sorted.partition_point(|other| *other < key);
        let rest = sorted.get(from..).unwrap_or(&[]);
        let many = rest.iter().take(60_000).take_while(|other| **other == key).count();
        u16::try_from(many).unwrap_or(u16::MAX)
    };
    let mut known: Map<u64, u16> = Map::default();
    list.iter()
        .map(|person| match asked(person) {
            0 => 0,
            key => match known.get(&key) {
                Some(many) => *many,
                None => {
                    let many = count(key);
                    if many > 8 {
                        known.insert(key, many);
                    }
                    many
                }
            },
        })
        .collect()
}

type Births = (Map<u16, f32>, Map<(u8, u8), f32>, Map<Birth, u32>, bool);

fn count_births(list: &[Person]) -> Births {
    let mut years: Map<u16, f32> = Map::default();
    let mut days: Map<(u8, u8), f32> = Map::default();
    let mut dates: Map<Birth, u32> = Map::default();
    let (mut known, mut whole) = (0.0_f32, 0.0_f32);
    for birth in list.iter().map(|person| person.birth).filter(|birth| birth.is_known()) {
        *years.entry(birth.year).or_default() += 1.0;
        known += 1.0;
        if birth.is_whole() {
            *days.entry((birth.month, birth.day)).or_default() += 1.0;
            *dates.entry(birth).or_default() += 1;
            whole += 1.0;
        }
    }
    let heap = days.get(&(1, 1)).copied().unwrap_or(0.0);
    let heaped = whole > 500.0 && heap > 0.02 * whole;
    years.values_mut().for_each(|seen| *seen = share(*seen, known));
    days.values_mut().for_each(|seen| *seen = share(*seen, whole));
    dates.retain(|_, seen| *seen > 2);
    (years, days, dates, heaped)
}

/// How often the days of birth of strangers stand so to each other.
fn sample_births(list: &[Person], heaped: bool) -> [f32; BIRTHS] {
    let mut dice = Dice::new(1);
    let mut seen = [1.0_f32, 0.0, 0.0, 100.0, 0.0, 500.0, 2000.0, 4000.0, 90_000.0];
    let mut sum: f32 = 1e5;
    for _ in 0..SAMPLE.min(list.len() * 20) {
        let [a, b] = [(); 2].map(|()| list.get(dice.below(list.len())));
        let (Some(a), Some(b)) = (a, b) else { continue };
        let level = birth::compare(a.birth, b.birth, heaped);
        if a.row != b.row && level != birth::BirthLevel::Unknown {
            seen[level as usize] += 1.0;
            sum += 1.0;
        }
    }
    seen.map(|seen| (seen.max(1.0) / sum).ln())
}
