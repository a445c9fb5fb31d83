//! How a cell stands, in one tone and in words, on the report and on the grid: refused, locked, fed
//! by records, worth a second look, saved, carried. It judges nothing; the rules have.

use super::say;
use crate::grid::rules_on;
use crate::history::Looks;
use crate::model::{CellRow, Check, Notice};
use crate::rules::is_fed;
use kernel::figure::{Figure, FigureKind};
use kit::badge::Tone;
use kit::{Visit, Words};

/// What is known of a cell.
pub struct Stands<'a> {
    /// Its figure.
    pub figure: &'a Figure,
    /// The cell, if it was ever typed.
    pub cell: Option<&'a CellRow>,
    /// The value of the unit and all under it.
    pub value: i64,
    /// Whether units report into it.
    pub has_below: bool,
    /// Whether a difference of recorded work was explained.
    pub is_adjusted: bool,
    /// Why it was refused.
    pub flaw: Option<&'a str>,
    /// Why nothing can be typed.
    pub shut: Option<String>,
    /// What must be looked at.
    pub look: Option<(Tone, String)>,
}

impl Stands<'_> {
    /// The tone and the words.
    pub fn said(&self, visit: &Visit) -> (Tone, String) {
        let words = visit.words();
        if let Some(flaw) = self.flaw {
            return (Tone::Wrong, flaw.to_owned());
        }
        let (tone, said) = match &self.shut {
            Some(shut) => (Tone::Locked, shut.clone()),
            None if is_fed(self.figure.code) => self.fed(words),
            None => self.typed(visit),
        };
        match &self.look {
            Some((tone, look)) => (*tone, join(words, &said, look)),
            None => (tone, said),
        }
    }

    fn fed(&self, words: &Words) -> (Tone, String) {
        match (self.is_adjusted, self.value) {
            (true, _) => (Tone::Waiting, words.say("report-cell-adjusted")),
            (false, 0) => (Tone::Blank, words.say("report-cell-no-work")),
            (false, _) => (Tone::Note, words.say("report-cell-fed")),
        }
    }

    fn typed(&self, visit: &Visit) -> (Tone, String) {
        let words = visit.words();
        let is_stock = self.figure.kind == FigureKind::Stock;
        match self.cell.filter(|cell| !cell.is_blank()) {
            Some(cell) => (Tone::Done, saved(visit, cell)),
            _ if self.figure.is_derived() => (Tone::Blank, words.say("report-cell-empty")),
            _ if self.value != 0 && self.has_below => (Tone::Note, words.say("report-cell-rolled")),
            _ if self.value != 0 && is_stock => (Tone::Waiting, words.say("report-cell-carried")),
            _ => (Tone::Blank, words.say("report-cell-empty")),
        }
    }
}

/// Who saved a cell, and when.
pub fn saved(visit: &Visit, cell: &CellRow) -> String {
    let at = super::rows::when(visit, cell.typed_at);
    visit.words().say_with("report-cell-saved", &[("at", at), ("by", cell.typed_name.clone())])
}

/// A state, and what must be looked at: two sentences.
pub fn join(words: &Words, said: &str, look: &str) -> String {
    words.say_with("report-cell-look", &[("said", said), ("look", look)])
}

/// What must be looked at in a figure's cell: a check that fails, else a notice, else a number far
/// outside its own last twelve months.
pub fn look(
    words: &Words,
    (checks, notices, looks): (&[Check], &[Notice], &Looks),
    code: &str,
) -> Option<(Tone, String)> {
    let fails = |check: &&Check| !check.holds && rules_on(&check.rule) == Some(code);
    if let Some(check) = checks.iter().find(fails) {
        let tone = if check.is_warning { Tone::Look } else { Tone::Wrong };
        return Some((tone, say::check_alone(words, check)));
    }
    let notice = notices.iter().find(|notice| notice.place == code);
    let flaw = notice.map(|notice| &notice.flaw).or_else(|| looks.get(code))?;
    Some((Tone::Look, say::notice(words, flaw)))
}
