//! Filling a template from cells. Every number it prints carries the code of its cell, and a
//! sentence that says *trên* of a cell that does not bear it comes back with its flaw.

use super::parse::{Line, Piece, Style};
use super::stray_number;
use crate::figures::find;
use kernel::figure::Measure;
use kernel::{Flaw, Month, number};
use std::collections::HashMap;

/// What a template is filled from.
#[derive(Debug, Clone, Default)]
pub struct Cells {
    /// Amount and mark of every figure, by code.
    pub values: HashMap<String, (i64, bool)>,
    /// Totals as the paper states them.
    pub stated: HashMap<String, (i64, bool)>,
    /// Names behind a count.
    pub names: HashMap<String, Vec<String>>,
    /// Who gave for the work behind a figure, as its records name them.
    pub partners: HashMap<String, Vec<String>>,
    /// Where it was done.
    pub places: HashMap<String, Vec<String>>,
    /// The month the report tells of.
    pub month: Option<Month>,
    /// What the report knows of itself in words (`period`, `subject`).
    pub texts: HashMap<&'static str, String>,
    /// The planned count of a task.
    pub plan: Option<i64>,
    /// The task has a planned count that must be looked at (DEF-10).
    pub plan_flaw: Option<Flaw>,
}

/// A stretch of words of one look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Italic.
    pub italic: bool,
    /// The cell the words were printed from.
    pub figure: Option<String>,
    /// What is wrong with it.
    pub flaw: Option<Flaw>,
}

/// Givers or places that a sentence names.
const TOLD_AT_MOST: usize = 6;
/// What the paper, which is Vietnamese whatever the pages are in, calls those it does not name.
const GIVERS: &str = "đơn vị, cá nhân khác";
const PLACES: &str = "nơi khác";

/// What kind of paragraph a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// Running text.
    Plain,
    /// `- …`
    Dash,
    /// `+ …`
    Plus,
}

/// A filled paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// Its kind.
    pub kind: LineKind,
    /// Its words.
    pub runs: Vec<Run>,
}

impl Cells {
    /// What a figure prints in a style: the number and its mark.
    fn printed(&self, code: &str, style: Style) -> (i64, bool) {
        let value = self.values.get(code).copied().unwrap_or((0, false));
        match style {
            Style::Stated => self.stated.get(code).copied().unwrap_or(value),
            _ => value,
        }
    }

    /// Whether a clause prints a number below zero, what is left out inside of it aside. What is
    /// corrected of locked months can outweigh a month; nobody *handed over -1.096 filters*: the
    /// list of corrections tells them, and no sentence does.
    fn fall_below(&self, pieces: &[Piece]) -> bool {
        pieces.iter().any(|piece| match piece {
            Piece::Figure { code, style, .. } => self.printed(code, *style).0 < 0,
            _ => false,
        })
    }
}

impl Rendered {
    /// The plain words.
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    /// Every flaw in it.
    pub fn flaws(&self) -> impl Iterator<Item = &Flaw> {
        self.runs.iter().filter_map(|run| run.flaw.as_ref())
    }
}

/// Fills the lines; `field` names the wording in flaws.
pub fn render(field: &str, lines: &[Line], cells: &Cells) -> Vec<Rendered> {
    lines.iter().filter_map(|line| render_line(field, line, cells)).collect()
}

fn render_line(field: &str, line: &Line, cells: &Cells) -> Option<Rendered> {
    if cells.fall_below(&line.pieces) {
        return None;
    }
    let mut pen = Pen { field, cells, runs: Vec::new(), italic: false };
    pen.pieces(&line.pieces);
    let mut runs = pen.runs;
    if let (Some(flaw), Some(run)) = (stray(field, line), runs.first_mut()) {
        run.flaw = Some(flaw);
    }
    if runs.iter().all(|run| run.text.trim().is_empty()) {
        return None;
    }
    end_with_stop(&mut runs);
    let kind = take_mark(&mut runs);
    Some(Rendered { kind, runs })
}

/// A digit typed where a cell should be named.
fn stray(field: &str, line: &Line) -> Option<Flaw> {
    let mut words = String::new();
    literal_words(&line.pieces, &mut words);
    stray_number(&words).map(|word| Flaw::new(field, "wording-stray-number").arg("word", word))
}

/// The typed words alone; a reference leaves a word without digits so that neighbours stay apart.
fn literal_words(pieces: &[Piece], out: &mut String) {
    for piece in pieces {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Optional(inner) => literal_words(inner, out),
            Piece::Italic => {}
            _ => out.push('…'),
        }
    }
}

fn take_mark(runs: &mut [Run]) -> LineKind {
    let Some(first) = runs.first_mut() else { return LineKind::Plain };
    for (mark, kind) in [("- ", LineKind::Dash), ("+ ", LineKind::Plus)] {
        if let Some(rest) = first.text.strip_prefix(mark) {
            first.text = rest.to_owned();
            return kind;
        }
    }
    LineKind::Plain
}

/// When the last clause was left out the sentence still ends as one.
fn end_with_stop(runs: &mut [Run]) {
    if let Some(last) = runs.iter_mut().rev().find(|run| !run.text.trim().is_empty()) {
        let trimmed = last.text.trim_end();
        if let Some(cut) = trimmed.strip_suffix([';', ',']) {
            last.text = format!("{cut}.");
        }
    }
}

struct Pen<'a> {
    field: &'a str,
    cells: &'a Cells,
    runs: Vec<Run>,
    italic: bool,
}

impl Pen<'_> {
    fn write(&mut self, text: String, figure: Option<String>, flaw: Option<Flaw>) {
        if text.is_empty() {
            return;
        }
        if let Some(last) = self.runs.last_mut() {
            let plain = figure.is_none() && last.figure.is_none();
            if plain && flaw.is_none() && last.flaw.is_none() && last.italic == self.italic {
                last.text.push_str(&text);
                return;
            }
        }
        self.runs.push(Run { text, italic: self.italic, figure, flaw });
    }

    fn pieces(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            match piece {
                Piece::Text(text) => self.write(text.clone(), None, None),
                Piece::Italic => self.italic = !self.italic,
                Piece::Figure { code, style, least } => self.figure(code, *style, *least),
                Piece::Names(code) => self.names(code),
                Piece::Partners(code) => self.detail(code, self.cells.partners.get(code), GIVERS),
                Piece::Places(code) => self.detail(code, self.cells.places.get(code), PLACES),
                Piece::Known { name, padded } => self.known(name, *padded),
                Piece::Optional(inner) if self.is_needed(inner) => self.pieces(inner),
                Piece::Optional(_) => {}
            }
        }
    }

    fn is_needed(&self, pieces: &[Piece]) -> bool {
        let tells = pieces.iter().any(|piece| match piece {
            Piece::Figure { code, .. } => {
                self.cells.values.get(code).is_some_and(|(amount, _)| *amount != 0)
            }
            Piece::Names(code) => self.cells.names.get(code).is_some_and(|n| !n.is_empty()),
            Piece::Partners(code) => self.cells.partners.contains_key(code),
            Piece::Places(code) => self.cells.places.contains_key(code),
            Piece::Optional(inner) => self.is_needed(inner),
            _ => false,
        });
        tells && !self.cells.fall_below(pieces)
    }

    fn figure(&mut self, code: &str, style: Style, least: bool) {
        let value = self.cells.printed(code, Style::Plain);
        let (amount, marked) = self.cells.printed(code, style);
        if least && marked {
            self.write("trên ".into(), None, None);
        }
        let flaw = self.contradiction(code, amount, marked, value.0, least);
        let text = match (find(code).map(|figure| figure.measure), style) {
            (Some(Measure::Money), Style::Stated) => stated_money(amount),
            (Some(Measure::Money), _) => number::vnd_in_unit(amount),
            (_, Style::Padded) => number::padded(amount),
            _ => number::count(amount),
        };
        self.write(text, Some(code.to_owned()), flaw);
    }

    /// *trên* must be true: the cell is marked, and what is printed is not above the value.
    fn contradiction(
        &self,
        code: &str,
        printed: i64,
        marked: bool,
        value: i64,
        least: bool,
    ) -> Option<Flaw> {
        let says = self.says_least();
        let flaw = |key| Flaw::new(self.field, key).arg("figure", code);
        match (says || (least && marked), marked) {
            (true, false) => Some(flaw("wording-says-least")),
            (false, true) => Some(flaw("wording-hides-least")),
            (true, true) if printed > value => Some(flaw("wording-least-above-value")),
            (false, false) if printed != value => Some(flaw("wording-states-other-value")),
            _ => None,
        }
    }

    fn says_least(&self) -> bool {
        self.runs.last().is_some_and(|run| run.figure.is_none() && run.text.ends_with("trên "))
    }

    fn names(&mut self, code: &str) {
        let names = self.cells.names.get(code).cloned().unwrap_or_default();
        let text = listed(&names);
        let count = self.cells.values.get(code).map_or(0, |(amount, _)| *amount);
        let flaw = (names.len() as i64 != count)
            .then(|| Flaw::new(self.field, "wording-names-and-count").arg("figure", code));
        let text = if text.is_empty() { "…".to_owned() } else { text };
        self.write(text, Some(code.to_owned()), flaw);
    }

    /// What the records behind a figure say; where they say nothing, the paper may not either.
    fn detail(&mut self, code: &str, said: Option<&Vec<String>>, others: &str) {
        let text = said.map(|said| listed(&shortened(said, others))).unwrap_or_default();
        let flaw = text
            .is_empty()
            .then(|| Flaw::new(self.field, "wording-records-say-nothing").arg("figure", code));
        let text = if text.is_empty() { "…".to_owned() } else { text };
        self.write(text, Some(code.to_owned()), flaw);
    }

    fn known(&mut self, name: &str, padded: bool) {
        if let Some(text) = self.cells.texts.get(name) {
            self.write(text.clone(), None, None);
            return;
        }
        let month = self.cells.month;
        let next = month.map(Month::next);
        let amount = match name {
            "month" => month.map(|m| i64::from(m.number())),
            "year" => month.map(|m| i64::from(m.year())),
            "next_month" => next.map(|m| i64::from(m.number())),
            "next_year" => next.map(|m| i64::from(m.year())),
            _ => self.cells.plan,
        };
        let text = match amount {
            Some(n) if padded => number::padded(n),
            // A year is written without a thousands point.
            Some(n) if name != "plan" => n.to_string(),
            Some(n) => number::count(n),
            None => "…".to_owned(),
        };
        let is_plan = name == "plan";
        let flaw = self.cells.plan_flaw.clone().filter(|_| is_plan);
        self.write(text, is_plan.then(|| "plan".to_owned()), flaw);
    }
}

/// As many as a sentence can carry; of the others, how many there are.
fn shortened(said: &[String], others: &str) -> Vec<String> {
    let Some(more) = said.len().checked_sub(TOLD_AT_MOST).filter(|more| *more > 0) else {
        return said.to_vec();
    };
    let mut told = said[..TOLD_AT_MOST].to_vec();
    told.push(format!("{} {others}", number::padded(more as i64)));
    told
}

/// `A`, `A và B`, `A, B và C`.
fn listed(names: &[String]) -> String {
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} và {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

/// A stated total is a round word of the paper: "20 tỷ", not "20,000 tỷ".
fn stated_money(amount: i64) -> String {
    const TY: i64 = 1_000_000_000;
    if amount != 0 && amount % TY == 0 {
        return format!("{} tỷ", number::count(amount / TY));
    }
    number::vnd_in_unit(amount)
}
