//! People as the matcher keeps them: a few numbers a person, every word and place once. It knows no
//! database and no file.

use crate::birth::Birth;
use crate::key::{self, Map};
use crate::number::{Number, read_phone};
use crate::place::{Places, Renamed, bare_hamlet, is_nothing};
use crate::word::{Pool, Word, Words};
use fold::fold;

/// One person as a list tells of them; an empty text is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fields<'t> {
    /// Full name, family name first as Vietnamese lists have it; any order is read.
    pub name: &'t str,
    /// *Nam*, *nữ*, `M`, `F` …
    pub sex: &'t str,
    /// Day of birth, or month and year, or the year alone.
    pub birth: &'t str,
    /// Number of the identity paper, old (nine digits) or new (twelve).
    pub number: &'t str,
    /// Telephone number.
    pub phone: &'t str,
    /// Hamlet, quarter or street.
    pub hamlet: &'t str,
    /// Commune or ward, of before or after July 2025.
    pub commune: &'t str,
    /// District, where there is one.
    pub district: &'t str,
    /// Province.
    pub province: &'t str,
}

/// A person, compact.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Person {
    /// The words of the name without tones, in any order.
    pub name: u64,
    pub number: Number,
    pub phone: u64,
    words_at: u32,
    /// Which of those that were put in, from nought.
    pub row: u32,
    pub hamlet: u32,
    pub place: u32,
    pub birth: Birth,
    words_len: u8,
    pub sex: u8,
    /// How surely the words of the name are a man's: 0 a woman's, 255 a man's; set when all are in.
    pub male: u8,
}

pub(crate) const MAN: u8 = 1;
pub(crate) const WOMAN: u8 = 2;

/// Everybody of a list.
pub(crate) struct People {
    pub list: Vec<Person>,
    pub words: Words,
    spelled: Vec<u32>,
    pub hamlets: Pool,
    hamlets_typed: Map<Box<str>, u32>,
    pub places: Places,
    order: Vec<u64>,
    /// By the number of the word without tones: how many names it stands in.
    borne: Vec<u32>,
}

impl People {
    pub(crate) fn new(renamed: &[Renamed]) -> People {
        People {
            list: Vec::new(),
            words: Words::new(),
            spelled: Vec::new(),
            hamlets: Pool::new(),
            hamlets_typed: Map::default(),
            places: Places::new(renamed),
            order: Vec::new(),
            borne: Vec::new(),
        }
    }

    /// Puts a person in. `id` only orders them: what comes out is the same whatever the order in.
    pub(crate) fn add(&mut self, id: &str, fields: &Fields) {
        let words_at = self.spelled.len();
        if !is_nothing(fields.name) {
            self.words.read(fields.name, &mut self.spelled);
        }
        let mut bare: Vec<u64> = self
            .spelled
            .get(words_at..)
            .unwrap_or(&[])
            .iter()
            .map(|word| key::text(self.words.bare.text(self.words.word(*word).bare)))
            .collect();
        self.bear(words_at);
        bare.sort_unstable();
        let number = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
        let hamlet = self.hamlet(fields.hamlet);
        self.list.push(Person {
            name: if bare.is_empty() { 0 } else { key::of(&bare) },
            number: Number::read(fields.number),
            phone: read_phone(fields.phone),
            words_at: number(words_at),
            row: number(self.order.len()),
            hamlet,
            place: self.places.read(fields.commune, fields.district, fields.province),
            birth: Birth::read(fields.birth),
            words_len: u8::try_from(bare.len()).unwrap_or(0),
            sex: read_sex(fields.sex),
            male: 127,
        });
        let texts = [fields.name, fields.birth, fields.number, fields.phone, fields.commune];
        let order =
            texts.iter().fold(key::text(id), |order, text| key::of(&[order, key::text(text)]));
        self.order.push(order);
    }

    /// Puts all into one order that does not depend on how they came.
    pub(crate) fn settle(&mut self) {
        let order = std::mem::take(&mut self.order);
        self.list.sort_by_key(|person| order.get(person.row as usize).copied());
        self.hamlets_typed = Map::default();
    }

    fn bear(&mut self, words_at: usize) {
        self.borne.resize(self.words.bare.len(), 0);
        for spelled in self.spelled.get(words_at..).unwrap_or(&[]) {
            if let Some(borne) = self.borne.get_mut(self.words.word(*spelled).bare as usize) {
                *borne += 1;
            }
        }
    }

    /// Whether a word stands in so many names that it brings nobody together.
    pub(crate) fn is_on_many(&self, bare: u32) -> bool {
        let borne = self.borne.get(bare as usize).copied().unwrap_or(0);
        borne as usize > 200 + self.list.len() / 15
    }

    fn hamlet(&mut self, typed: &str) -> u32 {
        if let Some(number) = self.hamlets_typed.get(typed) {
            return *number;
        }
        let number = self.hamlets.add(&bare_hamlet(typed));
        self.hamlets_typed.insert(typed.into(), number);
        number
    }

    /// The spellings of the words of a name.
    pub(crate) fn spelled(&self, person: &Person) -> &[u32] {
        let at = person.words_at as usize;
        self.spelled.get(at..at + usize::from(person.words_len)).unwrap_or(&[])
    }

    pub(crate) fn words(&self, person: &Person) -> impl DoubleEndedIterator<Item = Word> {
        self.spelled(person).iter().map(|spelled| self.words.word(*spelled))
    }
}

fn read_sex(text: &str) -> u8 {
    if text.is_empty() {
        return 0;
    }
    match fold(text).as_str() {
        "nam" | "m" | "male" | "trai" | "ong" | "1" => MAN,
        "nu" | "f" | "female" | "gai" | "ba" | "0" | "2" => WOMAN,
        _ => 0,
    }
}

impl Person {
    pub(crate) fn words_len(&self) -> usize {
        usize::from(self.words_len)
    }
}
