//! Reading a template into pieces. It names the place of every mistake and guesses nothing.

use crate::figures::find;
use kernel::Flaw;
use std::iter::Peekable;
use std::str::Chars;

/// A line of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is made of.
    pub pieces: Vec<Piece>,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words as they stand.
    Text(String),
    /// Italic begins or ends.
    Italic,
    /// A figure.
    Figure {
        /// Its code.
        code: String,
        /// How it is printed.
        style: Style,
        /// Preceded by *trên* when its cell is marked.
        least: bool,
    },
    /// The names behind a count.
    Names(String),
    /// Who gave for the work behind a figure.
    Partners(String),
    /// Where the work behind a figure was done.
    Places(String),
    /// What the report or the task knows (`month`, `plan` …).
    Known {
        /// Which.
        name: String,
        /// With a leading zero below ten.
        padded: bool,
    },
    /// Left out when every figure in it is zero.
    Optional(Vec<Piece>),
}

/// How a figure is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `20.315`, `14,561 tỷ`.
    Plain,
    /// `02`.
    Padded,
    /// The total as the paper states it.
    Stated,
}

/// What a report and a task know besides figures.
pub const KNOWN: &[&str] = &[
    "month",
    "year",
    "next_month",
    "next_year",
    "plan",
    "period",
    "period_large",
    "next_period",
    "next_period_large",
    "subject",
    "flash_no",
];

/// Reads a template. Every flaw names `field` and the place in the text.
pub fn parse(field: &str, text: &str) -> Result<Vec<Line>, Vec<Flaw>> {
    let mut flaws = Vec::new();
    let mut lines = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let mut reader = Reader { letters: line.chars().peekable(), flaws: Vec::new() };
        let pieces = reader.pieces(false);
        flaws.extend(reader.flaws.into_iter().map(|(key, word)| {
            Flaw::new(field, key).arg("line", (at + 1).to_string()).arg("word", word)
        }));
        lines.push(Line { pieces });
    }
    if flaws.is_empty() { Ok(lines) } else { Err(flaws) }
}

struct Reader<'a> {
    letters: Peekable<Chars<'a>>,
    flaws: Vec<(&'static str, String)>,
}

impl Reader<'_> {
    fn pieces(&mut self, inside: bool) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut text = String::new();
        let mut closed = !inside;
        while let Some(letter) = self.letters.next() {
            let piece = match letter {
                '*' => Piece::Italic,
                '{' => match self.reference() {
                    Some(piece) => piece,
                    None => continue,
                },
                '[' => Piece::Optional(self.pieces(true)),
                ']' if inside => {
                    closed = true;
                    break;
                }
                other => {
                    text.push(other);
                    continue;
                }
            };
            if !text.is_empty() {
                pieces.push(Piece::Text(std::mem::take(&mut text)));
            }
            pieces.push(piece);
        }
        if !text.is_empty() {
            pieces.push(Piece::Text(text));
        }
        if !closed {
            self.flaws.push(("wording-bracket-open", "[".into()));
        }
        pieces
    }

    fn reference(&mut self) -> Option<Piece> {
        let mut word = String::new();
        loop {
            match self.letters.next() {
                Some('}') => break,
                Some(letter) => word.push(letter),
                None => {
                    self.flaws.push(("wording-brace-open", word));
                    return None;
                }
            }
        }
        let piece = read_reference(&word);
        if piece.is_none() {
            self.flaws.push(("wording-unknown-figure", word));
        }
        piece
    }
}

fn read_reference(word: &str) -> Option<Piece> {
    if let Some(code) = word.strip_prefix("names:") {
        return find(code).map(|_| Piece::Names(code.into()));
    }
    if let Some(code) = word.strip_prefix("partners:") {
        return find(code).map(|_| Piece::Partners(code.into()));
    }
    if let Some(code) = word.strip_prefix("places:") {
        return find(code).map(|_| Piece::Places(code.into()));
    }
    let (name, style) = word.split_once(':').unwrap_or((word, ""));
    if KNOWN.contains(&name) {
        let padded = style == "02";
        return (padded || style.is_empty()).then(|| Piece::Known { name: name.into(), padded });
    }
    let (code, least) = name.strip_prefix('~').map_or((name, false), |code| (code, true));
    let style = match style {
        "" => Style::Plain,
        "02" => Style::Padded,
        "stated" => Style::Stated,
        _ => return None,
    };
    find(code).map(|_| Piece::Figure { code: code.into(), style, least })
}
