//! The figures of an old report, found in its sentences. Each comes with the sentence it was read
//! from and with what is doubtful about it: two numbers for one figure, none, a nought that may
//! have lost a digit (S4, DEF-10), a loss in brackets (DEF-08), one value for two counts (DEF-14),
//! *trên* where it cannot be kept (DEF-15). Nothing is guessed in silence and nothing is saved.

mod candidates;
mod sentence;
#[cfg(test)]
mod tests;
pub mod whose;

use crate::rules::cues::HELD;
use candidates::{Candidate, candidates};
use kernel::number::{self, NumberFlaw};
use kernel::{Flaw, Month};
use reporting::figures::{FIGURES, PRINTED, find as figure};
use sentence::{Sentence, done, month_told, planned, sentences};
use std::collections::HashMap;

/// Other values of a figure that are named beside it.
const OTHERS: usize = 8;

/// What was found of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The figure's code.
    pub code: &'static str,
    /// Its value: people, things, turns or đồng.
    pub amount: Option<i64>,
    /// Said with *trên*, where that may be kept.
    pub at_least: bool,
    /// The sentence it came from; empty when nothing was found.
    pub sentence: String,
    /// Where the number stands in the sentence, in bytes.
    pub span: (usize, usize),
    /// What to look at twice: a message and its arguments.
    pub doubts: Vec<Flaw>,
}

/// A report that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Every printed figure, in the order of the report.
    pub figures: Vec<Found>,
    /// The month that it speaks of most.
    pub month: Option<Month>,
    /// Its first lines, in which it says whose it is.
    pub head: Vec<String>,
    /// What part II plans that may have lost a digit: the sentence.
    pub noughts: Vec<String>,
}

/// Reads the paragraphs of a report.
pub fn read(paragraphs: &[String]) -> Told {
    let (results, plans) = done(paragraphs);
    let sentences = sentences(results);
    let all = candidates(&sentences);
    let mut by_code: HashMap<&'static str, Vec<&Candidate>> = HashMap::new();
    for one in &all {
        by_code.entry(one.code).or_default().push(one);
    }
    let of = |code: &'static str| by_code.get(code).cloned().unwrap_or_default();
    let printed = FIGURES.iter().take(PRINTED);
    let mut figures: Vec<Found> =
        printed.map(|figure| found(figure.code, of(figure.code), &sentences)).collect();
    held(&mut figures, &sentences);
    shared(&mut figures);
    let head = whose::head(paragraphs).to_vec();
    Told { figures, month: month_told(results), head, noughts: planned(plans) }
}

/// The best of what may be a figure, with its doubts.
fn found(code: &'static str, mut all: Vec<&Candidate>, sentences: &[Sentence]) -> Found {
    // Of equals the first wins: a report tells a figure before it speaks of it again.
    all.sort_by_key(|one| std::cmp::Reverse(one.score));
    let Some(best) = all.first() else {
        let doubts = vec![Flaw::new(code, "found-nothing")];
        let (sentence, span) = (String::new(), (0, 0));
        return Found { code, amount: None, at_least: false, sentence, span, doubts };
    };
    let sentence = &sentences[best.sentence];
    let numeral = &sentence.numerals[best.numeral];
    let mut doubts = Vec::new();
    let amount = match numeral.value {
        Ok(amount) => Some(amount),
        Err(NumberFlaw::Ambiguous) => {
            let said = sentence.text[numeral.at.clone()].to_owned();
            doubts.push(Flaw::new(code, "found-two-ways").arg("said", said));
            None
        }
        Err(_) => {
            doubts.push(Flaw::new(code, "found-unread"));
            None
        }
    };
    let may = figure(code).is_some_and(|figure| figure.at_least);
    if numeral.at_least && !may {
        doubts.push(Flaw::new(code, "found-at-least"));
    }
    if numeral.is_about {
        doubts.push(Flaw::new(code, "found-about"));
    }
    if amount == Some(0) {
        doubts.push(Flaw::new(code, "found-nought"));
    }
    if numeral.in_brackets && code.ends_with("_decreased") {
        doubts.push(Flaw::new(code, "found-gross-or-net"));
    }
    if best.is_far {
        doubts.push(Flaw::new(code, "found-far"));
    }
    doubts.extend(others(code, amount, &all[1..], sentences));
    Found {
        code,
        amount,
        at_least: numeral.at_least && may,
        sentence: sentence.text.clone(),
        span: (numeral.at.start, numeral.at.end),
        doubts,
    }
}

/// Other values that may be the figure's.
fn others(
    code: &'static str,
    amount: Option<i64>,
    rest: &[&Candidate],
    sentences: &[Sentence],
) -> Option<Flaw> {
    let values = rest.iter().filter_map(|one| {
        let numeral = &sentences[one.sentence].numerals[one.numeral];
        numeral.value.ok().filter(|value| Some(*value) != amount)
    });
    let mut values: Vec<i64> = values.collect();
    values.sort_unstable();
    values.dedup();
    let values = values.into_iter().take(OTHERS);
    let said: Vec<String> = values.map(|value| printed(code, value)).collect();
    let more = said.join("; ");
    (!said.is_empty()).then(|| Flaw::new(code, "found-others").arg("others", more))
}

/// A value as the report prints it.
fn printed(code: &str, value: i64) -> String {
    figure(code)
        .map_or_else(|| number::count(value), |known| reporting::desk::printed(known, value))
}

/// A conference that was held and not counted is one.
fn held(figures: &mut [Found], sentences: &[Sentence]) {
    let (code, words, with) = HELD;
    let Some(own) = figures.iter_mut().find(|f| f.code == code && f.amount.is_none()) else {
        return;
    };
    let tells = |sentence: &&Sentence| {
        words.iter().any(|word| sentence.says(word)) && with.iter().any(|word| sentence.says(word))
    };
    let Some(sentence) = sentences.iter().find(tells) else { return };
    own.amount = Some(1);
    own.sentence = sentence.text.clone();
    own.span = (0, 0);
    own.doubts = vec![Flaw::new(code, "found-uncounted")];
}

/// One value that stands behind two counts: nobody can tell from the paper what it pays for.
fn shared(figures: &mut [Found]) {
    let told = |code: &str| figures.iter().any(|f| f.code == code && f.amount.is_some());
    if !(told("patient_transfers") && told("treatment_cases")) {
        return;
    }
    let value = figures.iter_mut().find(|f| f.code == "patient_support_value");
    if let Some(value) = value.filter(|value| value.amount.is_some()) {
        value.doubts.push(Flaw::new(value.code, "found-shared"));
    }
}

/// A sum that a report states beside its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// The figure that states it.
    pub code: &'static str,
    /// What it states.
    pub stated: i64,
    /// What its parts come to.
    pub summed: i64,
    /// Whether the two agree, *trên* read as it is meant.
    pub holds: bool,
    /// Stated with *trên*.
    pub at_least: bool,
}

/// The sums among these values (#17, #20, #45, #56 of S4). A sum whose total is not stated is left
/// out; a part that is not told counts as nothing.
pub fn sums(value: impl Fn(&str) -> Option<(i64, bool)>) -> Vec<Sum> {
    let derived = FIGURES.iter().filter_map(|figure| Some((figure.code, figure.formula?)));
    let sum = |formula: &[(&str, i64)]| -> i64 {
        let part = |(code, sign): &(&str, i64)| of_formula(code, &value).saturating_mul(*sign);
        formula.iter().map(part).fold(0, i64::saturating_add)
    };
    let all = derived.filter_map(|(code, formula)| {
        let (stated, at_least) = value(code)?;
        let summed = sum(formula);
        let holds = stated == summed || at_least && number::at_least_holds(stated, summed);
        Some(Sum { code, stated, summed, holds, at_least })
    });
    all.collect()
}

/// A part of a sum: what the text states, else what its own parts come to.
fn of_formula(code: &str, value: &impl Fn(&str) -> Option<(i64, bool)>) -> i64 {
    let formula = figure(code).and_then(|figure| figure.formula);
    match (value(code), formula) {
        (Some((stated, _)), _) => stated,
        (None, Some(parts)) => {
            let part = |(code, sign): &(&str, i64)| of_formula(code, value).saturating_mul(*sign);
            parts.iter().map(part).fold(0, i64::saturating_add)
        }
        (None, None) => 0,
    }
}
