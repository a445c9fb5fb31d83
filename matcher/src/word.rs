//! Words of names, each kept once: as it is spelled with its tones, and without. It never keeps who
//! bears a name, and shows nothing.

use crate::key::Map;
use fold::{fold, name_sort_key, tidy_text};

/// Texts that are each kept once, by number; number 0 is the empty text.
pub(crate) struct Pool {
    numbers: Map<Box<str>, u32>,
    texts: Vec<Box<str>>,
}

impl Pool {
    pub(crate) fn new() -> Pool {
        let mut pool = Pool { numbers: Map::default(), texts: Vec::new() };
        pool.add("");
        pool
    }

    /// The number of a text, which is new when it was not there.
    pub(crate) fn add(&mut self, text: &str) -> u32 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        self.numbers.insert(text.into(), number);
        self.texts.push(text.into());
        number
    }

    pub(crate) fn text(&self, number: u32) -> &str {
        self.texts.get(number as usize).map_or("", AsRef::as_ref)
    }

    pub(crate) fn len(&self) -> usize {
        self.texts.len()
    }
}

/// One word of a name: how it is spelled, and its letters alone.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Word {
    /// Letters with hats and tone; where the tone is set (*hoà*, *hòa*) makes no difference.
    pub spelled: u32,
    /// Letters alone.
    pub bare: u32,
}

/// Every word of every name.
pub(crate) struct Words {
    /// Words as they were typed, of one or more words of a name (`Anna-Lena`).
    typed: Map<Box<str>, Vec<u32>>,
    spelled: Pool,
    pub bare: Pool,
    /// By number of the spelling: its letters, and whether it has neither hat nor tone.
    letters: Vec<(u32, bool)>,
    /// A word that sounds alike for those who mix d and gi, s and x, ch and tr, l and n, i and y.
    sounds: Vec<u32>,
    sound: Pool,
    /// By number without tones: a bit for each letter that the word has.
    signs: Vec<u32>,
}

/// A name is cut after so many words.
pub(crate) const MOST_WORDS: usize = 8;

impl Words {
    pub(crate) fn new() -> Words {
        let (spelled, bare, sound) = (Pool::new(), Pool::new(), Pool::new());
        let letters = vec![(0, true)];
        Words {
            typed: Map::default(),
            spelled,
            bare,
            letters,
            sounds: vec![0],
            sound,
            signs: vec![0],
        }
    }

    /// Puts the spellings of the words of a name behind `into`, at most [`MOST_WORDS`].
    pub(crate) fn read(&mut self, name: &str, into: &mut Vec<u32>) {
        let most = into.len() + MOST_WORDS;
        for typed in name.split(is_gap).filter(|word| !word.is_empty()) {
            if let Some(known) = self.typed.get(typed) {
                into.extend_from_slice(known);
            } else {
                let read = self.spell(typed);
                into.extend_from_slice(&read);
                self.typed.insert(typed.into(), read);
            }
        }
        into.truncate(most);
    }

    fn spell(&mut self, typed: &str) -> Vec<u32> {
        let kept = tidy_text(typed);
        let parts = kept.split(|c: char| !(c.is_alphanumeric() || c == '?' || c == '\u{fffd}'));
        parts.filter(|part| !part.is_empty()).map(|part| self.add(part)).collect()
    }

    fn add(&mut self, word: &str) -> u32 {
        let bare = fold(word);
        let key = name_sort_key(word);
        let spelled = self.spelled.add(if key.is_empty() { &bare } else { &key });
        if spelled as usize == self.letters.len() {
            let number = self.bare.add(&bare);
            if number as usize == self.sounds.len() {
                self.sounds.push(self.sound.add(&sound(&bare)));
                self.signs.push(bare.bytes().fold(0, |signs, b| signs | 1 << (b % 32)));
            }
            self.letters.push((number, key == name_sort_key(&bare)));
        }
        spelled
    }

    pub(crate) fn word(&self, spelled: u32) -> Word {
        let bare = self.letters.get(spelled as usize).map_or(0, |known| known.0);
        Word { spelled, bare }
    }

    /// Whether a spelling has neither hat nor tone.
    pub(crate) fn is_plain(&self, spelled: u32) -> bool {
        self.letters.get(spelled as usize).is_none_or(|known| known.1)
    }

    pub(crate) fn sound_of(&self, bare: u32) -> u32 {
        self.sounds.get(bare as usize).copied().unwrap_or(0)
    }

    /// Whether two words may be as near as `most`: one slip changes two letters at most.
    pub(crate) fn may_be_near(&self, a: u32, b: u32, most: usize) -> bool {
        let signs = |word: u32| self.signs.get(word as usize).copied().unwrap_or(0);
        (signs(a) ^ signs(b)).count_ones() as usize <= 2 * most
    }

    /// Whether one of two words is the other's first letter.
    pub(crate) fn is_initial(&self, a: u32, b: u32) -> bool {
        let (x, y) = (self.bare.text(a), self.bare.text(b));
        (x.len() == 1 || y.len() == 1) && x.as_bytes().first() == y.as_bytes().first()
    }

    pub(crate) fn spellings(&self) -> usize {
        self.spelled.len()
    }
}

/// What stands between the words of a name; an apostrophe (*H'Bia*) does not.
fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | ',' | ';' | '(' | ')' | '/' | '_' | '-')
}

/// Beginnings and endings that are mixed by ear, and what each is kept as.
const HEADS: &[(&str, &str)] =
    &[("gi", "d"), ("tr", "ch"), ("x", "s"), ("l", "n"), ("r", "d"), ("v", "d"), ("k", "c")];
const TAILS: &[(&str, &str)] = &[("ng", "n"), ("nh", "n"), ("t", "c"), ("y", "i")];

fn sound(bare: &str) -> String {
    let mut word = bare.to_owned();
    if let Some((head, kept)) = HEADS.iter().find(|(head, _)| bare.starts_with(head)) {
        // *gì* is all head: its vowel stays.
        let rest = bare.get(head.len()..).unwrap_or("");
        word = format!("{kept}{}", if rest.is_empty() { "i" } else { rest });
    }
    if let Some((tail, kept)) = TAILS.iter().find(|(tail, _)| word.ends_with(tail))
        && word.len() > tail.len()
    {
        word.truncate(word.len() - tail.len());
        word.push_str(kept);
    }
    word
}

/// How many letters must be put in, left out, changed or swapped with their neighbour to make one
/// word of the other; `most + 1` when it is more than `most`.
pub(crate) fn apart(a: &str, b: &str, most: usize) -> usize {
    if a.is_ascii() && b.is_ascii() {
        return distance(a.as_bytes(), b.as_bytes(), most);
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    distance(&a, &b, most)
}

const LONGEST: usize = 48;

/// The distance of Damerau and Levenshtein (optimal string alignment), within a bound.
pub(crate) fn distance<T: PartialEq>(a: &[T], b: &[T], most: usize) -> usize {
    if a.len().abs_diff(b.len()) > most {
        return most + 1;
    }
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (a.get(head..).unwrap_or(a), b.get(head..).unwrap_or(b));
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (a.get(..a.len() - tail).unwrap_or(a), b.get(..b.len() - tail).unwrap_or(b));
    if a.is_empty() || b.is_empty() {
        return (a.len() + b.len()).min(most + 1);
    }
    if a.len() > LONGEST || b.len() > LONGEST {
        return most + 1;
    }
    let mut rows = [[0_u8; LONGEST + 1]; 3];
    for (column, cell) in (0_u8..).zip(rows[0].iter_mut()) {
        *cell = column;
    }
    for (i, first) in (1..=a.len()).zip(1_u8..) {
        let (now, last, before) = (i % 3, (i + 2) % 3, (i + 1) % 3);
        rows[now][0] = first;
        let mut least = first;
        for j in 1..=b.len() {
            let change = u8::from(a[i - 1] != b[j - 1]);
            let mut cell = (rows[last][j] + 1).min(rows[now][j - 1] + 1);
            cell = cell.min(rows[last][j - 1] + change);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                cell = cell.min(rows[before][j - 2] + 1);
            }
            rows[now][j] = cell;
            least = least.min(cell);
        }
        if usize::from(least) > most {
            return most + 1;
        }
    }
    usize::from(rows[a.len() % 3][b.len()]).min(most + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_counted_that_differ() {
        let cases = [("hung", "hung", 0), ("hung", "hugn", 1), ("hung", "hun", 1), ("", "ab", 2)];
        for (a, b, apart_by) in cases {
            assert_eq!(apart(a, b, 3), apart_by, "{a} {b}");
            assert_eq!(apart(b, a, 3), apart_by, "{b} {a}");
        }
        assert_eq!(apart("nguyen", "nguyeenx", 2), 2);
        assert_eq!(apart("kitten", "sitting", 5), 3);
        assert_eq!(apart("mitchell", "michel", 2), 2);
        assert_eq!(apart("abcdef", "uvwxyz", 2), 3);
    }

    #[test]
    fn where_the_tone_stands_makes_no_difference() {
        let mut words = Words::new();
        let mut read = Vec::new();
        words.read("Hoà Hòa hoa THUÝ Thúy Ðức", &mut read);
        assert_eq!(read[0], read[1]);
        assert_ne!(read[0], read[2]);
        assert_eq!(words.word(read[0]).bare, words.word(read[2]).bare);
        assert_eq!(read[3], read[4]);
        assert!(words.is_plain(read[2]) && !words.is_plain(read[0]));
    }

    #[test]
    fn what_is_mixed_by_ear_sounds_alike() {
        for (a, b) in [("giang", "dan"), ("suan", "xuan"), ("tran", "chan"), ("ly", "li")] {
            assert_eq!(sound(a), sound(b), "{a} {b}");
        }
        assert_ne!(sound("lan"), sound("hoa"));
    }
}
