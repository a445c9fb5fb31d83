//! Two records beside each other: the level of every field, and how likely strangers, and people of
//! one household, agree so. It knows no threshold.

mod name;
mod place;

use crate::birth::{self, BirthLevel};
use crate::level::{FIELDS, Field};
use crate::number::{self, NumberLevel, PhoneLevel};
use crate::person::{People, Person};
use crate::rarity::Rarity;

/// Two records compared.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Pattern {
    /// By field.
    pub levels: [u8; 9],
    /// Logarithm of how likely strangers agree so; by field in [`Parts`].
    pub strangers: f32,
    /// The same for people of one household, of name, birth, number and sex.
    pub household: f32,
}

/// What strangers' likelihood is made of, by field.
pub(crate) type Parts = [f32; 9];

/// Twins and slips of the pen: how often two of one household have one day of birth.
const TWINS: f32 = 0.012;
/// Numbers of one household that differ by a digit were given out on one day; of twins, often.
const NUMBERS_IN_ROW: [f32; 2] = [5e-4, 5e-2];
/// A number copied into the wrong line.
const NUMBER_COPIED: f32 = 1e-4;
/// A number of strangers that differs by a digit, by two.
const DIGIT_OFF: f32 = 1e-5;
const DIGITS_OFF: f32 = 5e-4;

pub(crate) struct Comparing<'p> {
    pub people: &'p People,
    pub rarity: &'p Rarity,
}

impl Comparing<'_> {
    /// Compares two people by their place in the list.
    pub(crate) fn pattern(&self, i: usize, j: usize) -> Pattern {
        let mut parts = [0.0; 9];
        let mut pattern = self.parts(i, j, &mut parts);
        pattern.strangers = parts.iter().sum();
        pattern
    }

    /// Whether two people are worth comparing to the end: no number, phone or day of birth brings
    /// them together, and their names share little.
    pub(crate) fn is_hopeless(&self, i: usize, j: usize) -> bool {
        let (Some(a), Some(b)) = (self.people.list.get(i), self.people.list.get(j)) else {
            return true;
        };
        let papers = a.number.is_known() && a.number.last_nine() == b.number.last_nine();
        let phones = a.phone != 0 && a.phone == b.phone;
        let births = a.birth.either_way() == b.birth.either_way() && a.birth.is_whole();
        if papers || phones || births {
            return false;
        }
        let (few, many) = if a.words_len() <= b.words_len() { (a, b) } else { (b, a) };
        let alone = |word: &crate::word::Word| {
            let sound = self.people.words.sound_of(word.bare);
            let near = |other: crate::word::Word| {
                other.bare == word.bare
                    || self.people.words.sound_of(other.bare) == sound
                    || self.people.words.may_be_near(other.bare, word.bare, 1)
                    || self.people.words.is_initial(other.bare, word.bare)
            };
            !self.people.words(many).any(near)
        };
        let lonely = self.people.words(few).filter(alone).count();
        lonely > 1 || lonely == few.words_len()
    }

    /// Compares, and says by field how likely strangers agree so.
    pub(crate) fn parts(&self, i: usize, j: usize, parts: &mut Parts) -> Pattern {
        let mut pattern = Pattern::default();
        let (Some(a), Some(b)) = (self.people.list.get(i), self.people.list.get(j)) else {
            return pattern;
        };
        self.names((i, a), (j, b), &mut pattern, parts);
        self.births(a, b, &mut pattern, parts);
        self.numbers((i, a), (j, b), &mut pattern, parts);
        self.phones((i, a), (j, b), &mut pattern, parts);
        place::compare(self, a, b, &mut pattern, parts);
        self.sexes(a, b, &mut pattern, parts);
        pattern
    }

    fn names(
        &self,
        a: (usize, &Person),
        b: (usize, &Person),
        pattern: &mut Pattern,
        parts: &mut Parts,
    ) {
        let name = name::compare(self, a, b);
        pattern.levels[Field::Name as usize] = name.level as u8;
        parts[Field::Name as usize] = name.strangers.max(NAMES_ALIKE.ln());
        pattern.household += name.household;
    }

    fn births(&self, a: &Person, b: &Person, pattern: &mut Pattern, parts: &mut Parts) {
        let level = birth::compare(a.birth, b.birth, self.rarity.heaped);
        let strangers = self.rarity.birth(level, a.birth, b.birth);
        pattern.levels[Field::Birth as usize] = level as u8;
        parts[Field::Birth as usize] = strangers;
        pattern.household += match level {
            BirthLevel::Same => (TWINS + strangers.exp()).ln(),
            _ => strangers,
        };
    }

    fn numbers(
        &self,
        (i, a): (usize, &Person),
        (j, b): (usize, &Person),
        pattern: &mut Pattern,
        parts: &mut Parts,
    ) {
        let level = number::compare(a.number, b.number);
        let seen = |at: usize| self.rarity.numbers.get(at).copied().unwrap_or(0);
        let repeated = f32::from(seen(i).min(seen(j)).saturating_sub(2)) / self.rarity.many;
        let twins = usize::from(a.birth == b.birth && a.birth.is_known());
        let (strangers, household) = match level {
            NumberLevel::Same | NumberLevel::Old => (1e-9, NUMBER_COPIED),
            NumberLevel::Digit => (DIGIT_OFF, NUMBERS_IN_ROW[twins]),
            NumberLevel::Near => (DIGITS_OFF, NUMBERS_IN_ROW[twins] + DIGITS_OFF),
            _ => (1.0, 1.0),
        };
        let repeated =
            if matches!(level, NumberLevel::Same | NumberLevel::Old) { repeated } else { 0.0 };
        pattern.levels[Field::Number as usize] = level as u8;
        parts[Field::Number as usize] = (strangers + repeated).ln();
        pattern.household += (household + repeated).ln();
    }

    fn phones(
        &self,
        (i, a): (usize, &Person),
        (j, b): (usize, &Person),
        pattern: &mut Pattern,
        parts: &mut Parts,
    ) {
        let level = number::compare_phones(a.phone, b.phone);
        let seen = |at: usize| self.rarity.phones.get(at).copied().unwrap_or(0);
        let repeated = f32::from(seen(i).min(seen(j)).saturating_sub(2)) / self.rarity.many;
        pattern.levels[Field::Phone as usize] = level as u8;
        parts[Field::Phone as usize] = match level {
            PhoneLevel::Same => (1e-7 + repeated).ln(),
            PhoneLevel::Digit => (1e-6_f32).ln(),
            _ => 0.0,
        };
    }

    /// A name mostly says whose sex it is, so agreeing on it says little more.
    fn sexes(&self, a: &Person, b: &Person, pattern: &mut Pattern, parts: &mut Parts) {
        if a.sex == 0 || b.sex == 0 {
            return;
        }
        let sure = |person: &Person| f32::from(person.male) / 255.0;
        let (x, y) = (sure(a), sure(b));
        let same = (x * y + (1.0 - x) * (1.0 - y)).clamp(0.02, 0.98);
        let (level, strangers) = if a.sex == b.sex { (1, same) } else { (2, 1.0 - same) };
        pattern.levels[Field::Sex as usize] = level;
        parts[Field::Sex as usize] = strangers.ln();
        pattern.household += strangers.ln();
    }
}

/// However rare its words are, a whole name is shared by strangers at least so often: names run in
/// families and generations, and the product of the shares of their words knows nothing of that.
const NAMES_ALIKE: f32 = 1e-6;

/// How likely two share a value by chance when one of them may be mistyped in `ways` ways.
pub(crate) fn mistyped(ways: f32, a: f32, b: f32) -> f32 {
    let rarer = 1.0 / a.exp().max(1e-9) + 1.0 / b.exp().max(1e-9);
    (2.0 * ways / rarer).min(0.3).ln()
}

const _: () = assert!(FIELDS.len() == 9);
