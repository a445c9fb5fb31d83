//! Two names beside each other: words are paired by their letters, then by how nearly they agree.
//! It reads names as sets of words in an order that may be wrong, and never weighs them.

use super::{Comparing, mistyped};
use crate::level::NameLevel;
use crate::person::Person;
use crate::rarity::{FIRST, LAST, MIDDLE, place_of};
use crate::word::{MOST_WORDS, Word, apart};

/// Two names compared.
pub(super) struct Names {
    pub level: NameLevel,
    /// Logarithm of how likely strangers' names agree so.
    pub strangers: f32,
    /// The same for people of one household.
    pub household: f32,
}

/// A family name, a middle name, that people of one household share.
const FAMILY_SHARED: f32 = 0.6;
const MIDDLE_SHARED: f32 = 0.3;
/// Two of one household hardly ever bear one whole name: so much less than chance has it.
const NAMESAKES: f32 = 0.05;
/// In how many ways a tone, a word by ear, a word by hand, a whole word is mistaken.
const WAYS_TONE: f32 = 5.0;
const WAYS_SOUND: f32 = 6.0;
const WAYS_TYPO: f32 = 40.0;
const WAYS_TYPOS: f32 = 400.0;

/// How two words of two names stand to each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pairing {
    Initial,
    Sound,
    Typo,
    Typos,
}

/// What pairing the words of two names came to.
#[derive(Default)]
struct Paired {
    same: usize,
    initials: usize,
    typos: usize,
    many_typos: usize,
    crossed: bool,
    left: [usize; 2],
    first: Option<f32>,
    middle: Option<f32>,
    last: Option<f32>,
    strangers: f32,
}

pub(super) fn compare(on: &Comparing, a: (usize, &Person), b: (usize, &Person)) -> Names {
    let (x, y) = (on.people.spelled(a.1), on.people.spelled(b.1));
    if x.is_empty() || y.is_empty() {
        return Names { level: NameLevel::Unknown, strangers: 0.0, household: 0.0 };
    }
    let share = |at: usize| on.rarity.names.get(at).copied().unwrap_or(-12.0);
    // The order that more names have: the other one says too much.
    let (x, y) = if share(a.0) >= share(b.0) { (x, y) } else { (y, x) };
    let whole = share(a.0).max(share(b.0));
    let (level, strangers) = if x == y {
        let tones: f32 = x.iter().map(|word| on.rarity.tone(*word)).sum();
        (NameLevel::Exact, whole + tones)
    } else if a.1.name == b.1.name {
        same_letters(on, x, y, whole)
    } else {
        return apart_names(on, a.1, b.1);
    };
    let mut household = strangers + NAMESAKES.ln();
    let family = if on.rarity.family_first { FIRST } else { LAST };
    household += shared(on, x, family, FAMILY_SHARED) + shared(on, x, MIDDLE, MIDDLE_SHARED);
    Names { level, strangers, household }
}

/// What a shared word is worth in a household.
fn shared(on: &Comparing, name: &[u32], place: usize, often: f32) -> f32 {
    let (at, least) = match place {
        FIRST => (0, 2),
        MIDDLE => (1, 3),
        _ => (name.len().saturating_sub(1), 2),
    };
    match name.get(at) {
        Some(word) if name.len() >= least => {
            household_share(on.rarity.word(on.people.words.word(*word).bare, place), often)
        }
        _ => 0.0,
    }
}

fn household_share(share: f32, often: f32) -> f32 {
    let share = share.exp();
    ((often + (1.0 - often) * share) / share).ln()
}

/// Names of the same letters: the order differs, or the tones do.
fn same_letters(on: &Comparing, x: &[u32], y: &[u32], whole: f32) -> (NameLevel, f32) {
    let words = |name: &[u32]| -> Vec<Word> {
        name.iter().map(|word| on.people.words.word(*word)).collect()
    };
    let (x, y) = (words(x), words(y));
    if x.iter().zip(&y).any(|(p, q)| p.bare != q.bare) {
        return (NameLevel::Order, whole);
    }
    let plain = |name: &[Word]| name.iter().all(|word| on.people.words.is_plain(word.spelled));
    if plain(&x) || plain(&y) {
        return (NameLevel::Toneless, whole + on.rarity.toneless.max(-2.0));
    }
    let tones = x.iter().zip(&y).map(|(p, q)| {
        let (s, t) = (on.rarity.tone(p.spelled), on.rarity.tone(q.spelled));
        if p == q { s } else { mistyped(WAYS_TONE, s, t) }
    });
    (NameLevel::Tones, whole + tones.sum::<f32>())
}

fn apart_names(on: &Comparing, a: &Person, b: &Person) -> Names {
    // The shorter first, whichever was given first: pairing must not depend on that.
    let (a, b) = if (a.words_len(), a.name) <= (b.words_len(), b.name) { (a, b) } else { (b, a) };
    let (mut x, mut y) = ([Word::default(); MOST_WORDS], [Word::default(); MOST_WORDS]);
    x.iter_mut().zip(on.people.words(a)).for_each(|(into, word)| *into = word);
    y.iter_mut().zip(on.people.words(b)).for_each(|(into, word)| *into = word);
    let x = x.get(..a.words_len()).unwrap_or(&x);
    let y = y.get(..b.words_len()).unwrap_or(&y);
    let paired = pair(on, x, y);
    let level = level(&paired, x, y, on);
    let strangers = if level == NameLevel::Joined { joined(on, x, y) } else { paired.strangers };
    let family = if on.rarity.family_first { paired.first } else { paired.last };
    let mut household = strangers;
    household += match family {
        Some(share) => household_share(share, FAMILY_SHARED),
        None => (1.0 - FAMILY_SHARED).ln(),
    };
    if let Some(share) = paired.middle {
        household += household_share(share, MIDDLE_SHARED);
    }
    Names { level, strangers, household }
}

fn on_letters<'p>(on: &Comparing<'p>, name: &[Word]) -> Vec<&'p str> {
    name.iter().map(|word| on.people.words.bare.text(word.bare)).collect()
}

fn pair(on: &Comparing, x: &[Word], y: &[Word]) -> Paired {
    let mut paired = Paired::default();
    let (mut x_left, mut y_left) = ([true; MOST_WORDS], [true; MOST_WORDS]);
    let mut before = None;
    for (i, word) in x.iter().enumerate() {
        let there = |(j, other): (usize, &Word)| y_left[j] && other.bare == word.bare;
        let Some(j) = y.iter().enumerate().position(there) else { continue };
        (x_left[i], y_left[j]) = (false, false);
        paired.same += 1;
        paired.crossed |= before.is_some_and(|before| j < before);
        before = Some(j);
        let places = [place_of(i, x.len()), place_of(j, y.len())];
        let shares = places.map(|place| on.rarity.word(word.bare, place));
        let share = 0.5 * (shares[0] + shares[1]);
        paired.strangers += share;
        match places {
            [FIRST, FIRST] => paired.first = Some(share),
            [LAST, LAST] => paired.last = Some(share),
            [MIDDLE, MIDDLE] => paired.middle = Some(share),
            _ => {}
        }
    }
    for (i, word) in x.iter().enumerate().filter(|(i, _)| x_left[*i]) {
        let mut best: Option<(usize, Pairing)> = None;
        for (j, other) in y.iter().enumerate().filter(|(j, _)| y_left[*j]) {
            let Some(how) = nearly(on, *word, *other) else { continue };
            if best.is_none_or(|(_, best)| (how as u8) < best as u8) {
                best = Some((j, how));
            }
        }
        let Some((j, how)) = best else {
            paired.left[0] += 1;
            continue;
        };
        y_left[j] = false;
        let places = [place_of(i, x.len()), place_of(j, y.len())];
        let shares = [
            on.rarity.word(word.bare, places[0]),
            on.rarity.word(y.get(j).map_or(0, |word| word.bare), places[1]),
        ];
        let counter = match how {
            Pairing::Initial => &mut paired.initials,
            Pairing::Typos => &mut paired.many_typos,
            Pairing::Sound | Pairing::Typo => &mut paired.typos,
        };
        *counter += 1;
        let share = match how {
            Pairing::Initial => initial(on, *word),
            Pairing::Sound => mistyped(WAYS_SOUND, shares[0], shares[1]),
            Pairing::Typo => mistyped(WAYS_TYPO, shares[0], shares[1]),
            Pairing::Typos => mistyped(WAYS_TYPOS, shares[0], shares[1]),
        };
        paired.strangers += share;
        match places {
            [FIRST, FIRST] => paired.first = Some(share),
            [LAST, LAST] => paired.last = Some(share),
            _ => {}
        }
    }
    paired.left[1] = y.iter().zip(y_left).filter(|(_, left)| *left).count();
    paired
}

fn initial(on: &Comparing, word: Word) -> f32 {
    let letter = on.people.words.bare.text(word.bare).bytes().next().unwrap_or(0);
    on.rarity.initials.get(usize::from(letter.wrapping_sub(b'a'))).copied().unwrap_or(-2.0)
}

fn nearly(on: &Comparing, a: Word, b: Word) -> Option<Pairing> {
    let (x, y) = (on.people.words.bare.text(a.bare), on.people.words.bare.text(b.bare));
    let (short, long) = (x.len().min(y.len()), x.len().max(y.len()));
    if short == 1 {
        return (x.as_bytes().first() == y.as_bytes().first()).then_some(Pairing::Initial);
    }
    if on.people.words.sound_of(a.bare) == on.people.words.sound_of(b.bare) {
        return Some(Pairing::Sound);
    }
    let most = match long {
        0..=4 => 1,
        5..=7 => 2,
        _ => 3,
    };
    let by = if on.people.words.may_be_near(a.bare, b.bare, most) {
        apart(x, y, most)
    } else {
        most + 1
    };
    match by {
        1 => Some(Pairing::Typo),
        by if by <= most => Some(Pairing::Typos),
        _ if short >= 4 && long > short + 1 && (x.starts_with(y) || y.starts_with(x)) => {
            Some(Pairing::Typos)
        }
        _ => None,
    }
}

fn level(paired: &Paired, x: &[Word], y: &[Word], on: &Comparing) -> NameLevel {
    let near = paired.typos + paired.many_typos;
    let whole = paired.left == [0, 0];
    let known = paired.same + paired.initials;
    if whole && near == 0 {
        return if paired.initials > 0 { NameLevel::Initials } else { NameLevel::Order };
    }
    if whole && near == 1 && paired.many_typos == 0 && !paired.crossed && paired.initials == 0 {
        return NameLevel::Typo;
    }
    if is_joined(on, x, y) {
        return NameLevel::Joined;
    }
    if whole && (paired.same > 0 || near > 1 || x.len() == 1) {
        return NameLevel::Typos;
    }
    if paired.left[0] == 0 && near == 0 && known > 0 {
        return NameLevel::LeftOut;
    }
    if paired.left[0] == 0 && paired.same > 0 && paired.last.is_some() {
        return NameLevel::Typos;
    }
    match (paired.last.is_some(), paired.first.is_some()) {
        (true, _) => NameLevel::GivenSame,
        (false, true) => NameLevel::FamilySame,
        _ => NameLevel::Different,
    }
}

/// Whether only the spaces differ, or a letter beside.
fn is_joined(on: &Comparing, x: &[Word], y: &[Word]) -> bool {
    let letters = |name: &[Word]| -> usize {
        name.iter().map(|word| on.people.words.bare.text(word.bare).len()).sum()
    };
    if letters(x).abs_diff(letters(y)) > 1 {
        return false;
    }
    let [x, y] = [x, y].map(|name| on_letters(on, name).concat());
    x.len() > 5 && apart(&x, &y, 1) < 2
}

/// Only strangers whose words all agree write them together alike.
fn joined(on: &Comparing, x: &[Word], y: &[Word]) -> f32 {
    let longer = if x.len() >= y.len() { x } else { y };
    let len = longer.len();
    let words = longer.iter().enumerate();
    let shares = words.map(|(at, word)| on.rarity.word(word.bare, place_of(at, len)));
    shares.sum::<f32>().min(-5.0)
}
