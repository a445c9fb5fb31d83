//! Which number may be which figure: every number of every sentence against every cue, the best cue
//! wins. Money follows the count it is the worth of, or the words that name it.

use super::sentence::{Sentence, begins, holds};
use crate::rules::cues::{CUES, Cue, NOT_IN_REGISTER, REGISTER, WORTH};

/// Numbers before an amount among which the count that it is the worth of is looked for.
const LOOK_BACK: usize = 50;

/// A number that may be a figure.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The figure's code.
    pub code: &'static str,
    /// Which sentence.
    pub sentence: usize,
    /// Which of its numbers.
    pub numeral: usize,
    /// How much speaks for it.
    pub score: usize,
    /// It was tied to its count over a distance.
    pub is_far: bool,
}

/// All of them, in the order of the text.
pub fn candidates(sentences: &[Sentence]) -> Vec<Candidate> {
    let mut all: Vec<Candidate> = Vec::new();
    for at in 0..sentences.len() {
        let taken = counts(sentences, at);
        all.extend(taken.iter().flatten().cloned());
        let money = worths(sentences, at, &taken, &all);
        all.extend(money);
    }
    all
}

/// The counts of a sentence, number by number.
fn counts(sentences: &[Sentence], at: usize) -> Vec<Option<Candidate>> {
    let sentence = &sentences[at];
    let mut taken: Vec<Option<Candidate>> = Vec::new();
    for numeral in 0..sentence.numerals.len() {
        let before = taken.last().and_then(Option::as_ref).map(|one| one.code);
        let best = best(sentence, numeral, before, is_registered(sentence, numeral));
        let best = best.map(|(code, score)| Candidate {
            code,
            sentence: at,
            numeral,
            score,
            is_far: false,
        });
        taken.push(best);
    }
    taken
}

/// Whether a number counts those in the population's register: the words that name it stand between
/// this number and the next one of the same people, or, where they open the sentence, before its
/// first (*toàn tỉnh có 31.402 hội viên, trong đó 12.050 hội viên đã nhập …; kết nạp 118 hội
/// viên*).
fn is_registered(sentence: &Sentence, numeral: usize) -> bool {
    let people = |at: usize| {
        let right = sentence.right(at);
        right.split_whitespace().next().map(str::to_owned)
    };
    let same: Vec<usize> =
        (0..sentence.numerals.len()).filter(|at| people(*at) == people(numeral)).collect();
    let names = |from: usize, until: Option<usize>| {
        let words = sentence.between(from, until);
        REGISTER.iter().any(|register| holds(&words, register))
    };
    let behind = |at: usize| {
        let next = same.iter().find(|later| **later > at).copied();
        names(sentence.numerals[at].tokens.end, next)
    };
    match same.iter().any(|at| behind(*at)) {
        true => behind(numeral),
        false => same.first() == Some(&numeral) && names(0, Some(numeral)),
    }
}

fn best(
    sentence: &Sentence,
    numeral: usize,
    before: Option<&'static str>,
    in_register: bool,
) -> Option<(&'static str, usize)> {
    if sentence.numerals[numeral].is_money {
        return None;
    }
    let (left, right) = (sentence.left(numeral), sentence.right(numeral));
    let mut best: Option<(&'static str, usize)> = None;
    for cue in CUES.iter().filter(|cue| !cue.after.is_empty()) {
        let is_registered = cue.with == REGISTER;
        if is_registered && !in_register || in_register && NOT_IN_REGISTER.contains(&cue.code) {
            continue;
        }
        let fits = fits(cue, sentence, (&left, &right), before);
        if let Some(score) = fits.filter(|score| best.is_none_or(|(_, most)| *score > most)) {
            best = Some((cue.code, score));
        }
    }
    best
}

/// How much speaks for a cue; none when something speaks against it.
fn fits(
    cue: &Cue,
    sentence: &Sentence,
    (left, right): (&str, &str),
    previous: Option<&'static str>,
) -> Option<usize> {
    let length = |words: &&&str| words.split(' ').count();
    let after = cue.after.iter().filter(|words| begins(right, words)).map(|w| length(&w)).max()?;
    let longest =
        |words: &str| cue.before.iter().filter(|own| holds(words, own)).map(|w| length(&w)).max();
    let before_it = longest(left).map(|words| 4 + words);
    let reads_on = cue.or_behind && before_it.is_none();
    let is_against = |words: &&str| {
        holds(left, words) || begins(right, words) || reads_on && holds(right, words)
    };
    if cue.never.iter().any(is_against) {
        return None;
    }
    let told = before_it.or_else(|| longest(right).filter(|_| cue.or_behind));
    let with = cue.with.iter().any(|words| sentence.says(words));
    let follows = cue.next_of.is_some_and(|of| previous == Some(of));
    let fails = !cue.before.is_empty() && told.is_none()
        || !cue.with.is_empty() && !with
        || cue.next_of.is_some() && !follows;
    let told = told.unwrap_or(0);
    (!fails).then_some(2 * after + told + 3 * usize::from(with) + 6 * usize::from(follows))
}

/// The money of a sentence: named by its own words, or the worth of a count.
fn worths(
    sentences: &[Sentence],
    at: usize,
    taken: &[Option<Candidate>],
    earlier: &[Candidate],
) -> Vec<Candidate> {
    let sentence = &sentences[at];
    let mut found: Vec<Candidate> = Vec::new();
    for (numeral, one) in sentence.numerals.iter().enumerate().filter(|(_, one)| one.is_money) {
        let left = sentence.left(numeral);
        let is_worth = WORTH.iter().any(|words| holds(&left, words)) || one.in_brackets;
        let near = taken[..numeral].iter().rev().flatten().next();
        let next = taken[numeral..].iter().flatten().next();
        let before = earlier.iter().rev().take(LOOK_BACK).find(|one| {
            let same = sentences[one.sentence].paragraph == sentence.paragraph;
            same && worth_of(one.code).is_some()
        });
        let named = named(&left);
        let of = |count: Option<&Candidate>| count.and_then(|count| worth_of(count.code));
        let (code, score, is_far) = match (named, of(near), of(next)) {
            (Some((code, score)), _, _) => (code, score, false),
            (None, Some(code), _) if is_worth => (code, 6, false),
            (None, Some(code), _) => (code, 3, true),
            // *vận động 472 triệu đồng cất 10 căn nhà*.
            (None, None, Some(code)) => (code, 2, true),
            // *… 1.939 lượt địa chỉ. Trị giá 562 triệu đồng.*
            (None, None, None) => match of(before).filter(|_| is_worth) {
                Some(code) => (code, 1, true),
                None => continue,
            },
        };
        // What is worth two amounts in one sentence is worth the first.
        if found.iter().all(|other| other.code != code) {
            found.push(Candidate { code, sentence: at, numeral, score, is_far });
        }
    }
    found
}

/// The figure that the words before an amount name, the longest words first.
fn named(left: &str) -> Option<(&'static str, usize)> {
    let money = CUES.iter().filter(|cue| cue.after.is_empty() && cue.worth_of.is_empty());
    let told = money.flat_map(|cue| cue.before.iter().map(|words| (cue.code, *words)));
    let told = told.filter(|(_, words)| holds(left, words));
    let longest = told.max_by_key(|(_, words)| words.len());
    longest.map(|(code, words)| (code, 8 + words.split(' ').count()))
}

fn worth_of(count: &str) -> Option<&'static str> {
    CUES.iter().find(|cue| cue.worth_of.contains(&count)).map(|cue| cue.code)
}
