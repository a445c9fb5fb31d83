//! The sentences of a report: what was done (part I) told from what is planned (part II), each cut
//! into words and numbers, and the month that it speaks of.

use crate::rules::cues::PLANS;
use crate::rules::numerals::{Numeral, Token, numerals, tokens};
use kernel::Month;
use kernel::fold::fold;
use std::collections::HashMap;

/// A sentence, cut.
#[derive(Debug)]
pub struct Sentence {
    /// As it is written, without the mark of its line.
    pub text: String,
    /// Its words, numbers and signs.
    pub tokens: Vec<Token>,
    /// Its numbers that count something.
    pub numerals: Vec<Numeral>,
    /// All its words, folded, between single spaces.
    words: String,
    /// The paragraph it stands in.
    pub paragraph: usize,
}

/// The longest sentence that is read as one, in bytes: four pages without a full stop were written
/// by nobody.
const SENTENCE_BYTES: usize = 8_000;
/// Numbers that are read of one sentence.
const NUMERALS: usize = 100;
/// Sentences with a nought that part II is asked about.
const NOUGHTS: usize = 50;

impl Sentence {
    fn of(text: &str, paragraph: usize) -> Sentence {
        let text = text.trim().trim_start_matches(['-', '+', '*', '\u{2013}', '\u{2022}']).trim();
        let tokens = tokens(text);
        let mut numerals = numerals(&tokens);
        numerals.truncate(NUMERALS);
        let words = spaced(&tokens);
        Sentence { text: text.to_owned(), tokens, numerals, words, paragraph }
    }

    /// Whether these words stand somewhere in it.
    pub fn says(&self, words: &str) -> bool {
        holds(&self.words, words)
    }

    /// The words since the number before this one.
    pub fn left(&self, numeral: usize) -> String {
        let from = numeral.checked_sub(1).map_or(0, |before| self.numerals[before].tokens.end);
        spaced(&self.tokens[from..self.numerals[numeral].tokens.start])
    }

    /// The words from a token on, up to a number or to the end.
    pub fn between(&self, from: usize, numeral: Option<usize>) -> String {
        let until = numeral.map(|at| self.numerals[at].tokens.start);
        spaced(&self.tokens[from..until.unwrap_or(self.tokens.len())])
    }

    /// The words up to the next number.
    pub fn right(&self, numeral: usize) -> String {
        let next = self.numerals.get(numeral + 1).map(|next| next.tokens.start);
        let until = next.unwrap_or(self.tokens.len());
        spaced(&self.tokens[self.numerals[numeral].tokens.end..until])
    }
}

/// Words between single spaces, signs left out.
fn spaced(tokens: &[Token]) -> String {
    let words = tokens.iter().filter(|token| token.is_word).map(|token| token.folded.as_str());
    let words: Vec<&str> = words.collect();
    format!(" {} ", words.join(" "))
}

/// Whether spaced words hold these.
pub fn holds(spaced: &str, words: &str) -> bool {
    spaced.contains(&format!(" {words} "))
}

/// Whether spaced words begin with these.
pub fn begins(spaced: &str, words: &str) -> bool {
    spaced.starts_with(&format!(" {words} "))
}

/// The sentences of paragraphs.
pub fn sentences(paragraphs: &[String]) -> Vec<Sentence> {
    let mut all = Vec::new();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let mut from = 0;
        for end in ends(paragraph) {
            all.extend(
                pieces(&paragraph[from..end]).into_iter().map(|text| Sentence::of(text, at)),
            );
            from = end;
        }
        all.extend(pieces(&paragraph[from..]).into_iter().map(|text| Sentence::of(text, at)));
    }
    all.retain(|sentence| !sentence.tokens.is_empty());
    all
}

/// A sentence in pieces of at most so many bytes, cut between words where there are any.
fn pieces(mut sentence: &str) -> Vec<&str> {
    let mut all = Vec::new();
    while sentence.len() > SENTENCE_BYTES {
        let near = sentence.floor_char_boundary(SENTENCE_BYTES);
        let gap = sentence[..near].rfind(char::is_whitespace).filter(|at| *at > 0);
        let (piece, rest) = sentence.split_at(gap.unwrap_or(near));
        all.push(piece);
        sentence = rest;
    }
    all.push(sentence);
    all
}

/// Short forms whose point ends no sentence: *Tp. Hà Tiên*, *ThS. Lan*.
const SHORT: [&str; 12] = ["tp", "tx", "tt", "ths", "ts", "bs", "ks", "gs", "pgs", "q", "p", "h"];

/// Where sentences end: a point before a gap and a large letter.
fn ends(paragraph: &str) -> Vec<usize> {
    let mut found = Vec::new();
    for (at, sign) in paragraph.char_indices().filter(|(_, sign)| matches!(sign, '.' | '!' | '?')) {
        let after = &paragraph[at + sign.len_utf8()..];
        let begins = after.starts_with(char::is_whitespace)
            && after.trim_start().chars().next().is_some_and(|next| !next.is_lowercase());
        let before = paragraph[..at].rsplit(|c: char| !c.is_alphanumeric()).next();
        let before = fold(before.unwrap_or_default());
        // `3. Công tác xã hội`: the number of a line ends nothing.
        let is_number = before.chars().all(|c| c.is_ascii_digit())
            && paragraph[..at].trim().chars().all(|c| c.is_ascii_digit());
        if begins && !SHORT.contains(&before.as_str()) && !is_number {
            found.push(at + sign.len_utf8());
        }
    }
    found
}

/// What was done, and what is planned.
pub fn done(paragraphs: &[String]) -> (&[String], &[String]) {
    let begins_part = |paragraph: &String| {
        let folded = spaced(&tokens(paragraph));
        let numbered = ["ii", "b", "phan ii", "phan thu hai", "phan 2"];
        let rest = numbered.iter().find(|number| begins(&folded, number));
        let rest = rest.map_or(folded.as_str(), |number| &folded[number.len() + 1..]);
        let is_short = folded.split_whitespace().count() < 30;
        is_short && PLANS.iter().any(|words| begins(rest, words))
    };
    let cut = paragraphs.iter().position(begins_part).unwrap_or(paragraphs.len());
    paragraphs.split_at(cut)
}

/// Sentences of part II that plan nought of something: a digit may be lost (S4, DEF-10).
pub fn planned(paragraphs: &[String]) -> Vec<String> {
    let all = sentences(paragraphs).into_iter();
    let is_nought = |sentence: &Sentence| sentence.numerals.iter().any(|n| n.value == Ok(0));
    all.filter(is_nought).map(|sentence| sentence.text).take(NOUGHTS).collect()
}

/// The month that is named most, with its year: `tháng 10 năm 2024`, `tháng 10/2024`.
pub fn month_told(paragraphs: &[String]) -> Option<Month> {
    let mut named: HashMap<Month, usize> = HashMap::new();
    for paragraph in paragraphs {
        let tokens = tokens(paragraph);
        let words: Vec<&str> = tokens.iter().map(|token| token.folded.as_str()).collect();
        for at in 0..words.len() {
            let year = match words.get(at..) {
                Some(["thang", _, "nam", year, ..] | ["thang", _, "/", year, ..]) => *year,
                _ => continue,
            };
            let month = words[at + 1].parse().ok().zip(year.parse().ok());
            if let Some(month) = month.and_then(|(number, year)| Month::new(year, number)) {
                *named.entry(month).or_default() += 1;
            }
        }
    }
    let most = named.into_iter().max_by_key(|(month, many)| (*many, std::cmp::Reverse(*month)));
    most.map(|(month, _)| month)
}
