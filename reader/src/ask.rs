//! What is asked of a reading process and how it answers, over its input and output: one line that
//! says what is wanted, then the file; back comes a mark, then frames of one line each. Both ends
//! are this crate's, so nobody else reads it.

use crate::limits::Room;
use kernel::Day;
use kernel::received::{Line, Marks, Said, Tab, Table, Unfit};
use serde::{Deserialize, Serialize};
use std::io::{BufRead, Write};

/// The line that opens an answer; what stands before it is no answer.
pub const OPENS: &str = "READ";

/// What is wanted, and in how much room.
#[derive(Debug, Serialize, Deserialize)]
pub struct Asked {
    /// The room.
    pub room: Room,
    /// What is wanted.
    pub ask: Ask,
}

/// What is wanted of a file.
#[derive(Debug, Serialize, Deserialize)]
pub enum Ask {
    /// Its cells.
    Table,
    /// Its paragraphs.
    Words,
    /// The file with one more column.
    Mark(Marked),
}

/// Marks on their way.
#[derive(Debug, Serialize, Deserialize)]
pub struct Marked {
    tab: usize,
    head_row: u32,
    head: String,
    rows: Vec<(u32, String)>,
}

impl From<&Marks> for Marked {
    fn from(marks: &Marks) -> Marked {
        let Marks { tab, head_row, head, rows } = marks.clone();
        Marked { tab, head_row, head, rows }
    }
}

impl From<&Marked> for Marks {
    fn from(marked: &Marked) -> Marks {
        let Marked { tab, head_row, head, rows } = marked;
        Marks { tab: *tab, head_row: *head_row, head: head.clone(), rows: rows.clone() }
    }
}

/// A line of an answer.
#[derive(Debug, Serialize, Deserialize)]
pub enum Frame {
    /// A sheet begins.
    Tab {
        /// The word on it.
        name: String,
        /// Its owner does not see it.
        is_hidden: bool,
    },
    /// A row: its number, and its cells as column, kind and text.
    Row(u32, Vec<(u32, Kind, String)>),
    /// A paragraph.
    Words(String),
    /// So many bytes of a file follow.
    File(usize),
    /// The file is not taken; the key says why.
    Unfit(String),
    /// All was said.
    End,
}

/// What a cell is.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub enum Kind {
    /// Words.
    T,
    /// A number.
    N,
    /// A day.
    D,
}

/// Writes a frame.
pub fn say(out: &mut impl Write, frame: &Frame) -> std::io::Result<()> {
    serde_json::to_writer(&mut *out, frame)?;
    out.write_all(b"\n")
}

/// A row as a frame.
pub fn row(line: &Line) -> Frame {
    let cells = line.cells.iter().map(|(column, said)| match said {
        Said::Text(words) => (*column, Kind::T, words.clone()),
        Said::Number(digits) => (*column, Kind::N, digits.clone()),
        Said::Day(day) => (*column, Kind::D, day.iso()),
    });
    Frame::Row(line.number, cells.collect())
}

/// What a process said, put together; an answer that breaks off is a damaged file.
#[derive(Debug, Default)]
pub struct Answer {
    /// The sheets.
    pub table: Table,
    /// The paragraphs.
    pub words: Vec<String>,
    /// The bytes of a file.
    pub file: Vec<u8>,
}

impl Answer {
    /// Reads it.
    pub fn read(mut said: &[u8]) -> Result<Answer, Unfit> {
        let mut answer = Answer::default();
        while let Some(line) = take_line(&mut said) {
            if line == OPENS.as_bytes() {
                break;
            }
        }
        while let Some(line) = take_line(&mut said) {
            match serde_json::from_slice(line).map_err(|_| Unfit::Damaged)? {
                Frame::Tab { name, is_hidden } => {
                    answer.table.tabs.push(Tab { name, is_hidden, lines: Vec::new() });
                }
                Frame::Row(number, cells) => {
                    let cells = cells.into_iter().map(cell).collect::<Result<_, _>>()?;
                    let tab = answer.table.tabs.last_mut().ok_or(Unfit::Damaged)?;
                    tab.lines.push(Line { number, cells });
                }
                Frame::Words(words) => answer.words.push(words),
                Frame::File(bytes) => {
                    let (file, rest) = said.split_at_checked(bytes).ok_or(Unfit::Damaged)?;
                    answer.file = file.to_vec();
                    said = rest;
                }
                Frame::Unfit(key) => return Err(Unfit::read(&key).unwrap_or(Unfit::Damaged)),
                Frame::End => return Ok(answer),
            }
        }
        Err(Unfit::Damaged)
    }
}

/// The next line without its end; none when there is no whole one left.
fn take_line<'a>(said: &mut &'a [u8]) -> Option<&'a [u8]> {
    let all: &'a [u8] = said;
    let end = all.iter().position(|byte| *byte == b'\n')?;
    *said = &all[end + 1..];
    Some(&all[..end])
}

fn cell((column, kind, text): (u32, Kind, String)) -> Result<(u32, Said), Unfit> {
    let said = match kind {
        Kind::T => Said::Text(text),
        Kind::N => Said::Number(text),
        Kind::D => Said::Day(Day::parse(&text).map_err(|_| Unfit::Damaged)?),
    };
    Ok((column, said))
}

/// Reads what is wanted: the first line of the input.
pub fn wanted(input: &mut impl BufRead) -> std::io::Result<Asked> {
    let mut line = Vec::new();
    input.read_until(b'\n', &mut line)?;
    Ok(serde_json::from_slice(&line)?)
}
