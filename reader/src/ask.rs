//! What is asked of a reading process and how it answers, over its input and output: one line that
//! says what is wanted, then the file; back comes a mark, then frames of one line each. Both ends
//! are this crate's, so nobody else reads it.

use crate::limits::{Left, PARAGRAPHS, Room, TAB_LETTERS, TABS, TEXT_LETTERS};
use kernel::Day;
use kernel::received::{Cells, Line, Marks, Said, Tab, Table, Unfit};
use serde::{Deserialize, Serialize};
use std::io::{BufRead, Read, Write};

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

impl From<Marked> for Marks {
    fn from(marked: Marked) -> Marks {
        let Marked { tab, head_row, head, rows } = marked;
        Marks { tab, head_row, head, rows }
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
        Said::Text(words) => (*column, Kind::T, words),
        Said::Number(digits) => (*column, Kind::N, digits),
        Said::Day(day) => (*column, Kind::D, day.iso()),
    });
    Frame::Row(line.number, cells.collect())
}

/// What a process said, put together.
#[derive(Debug, Default)]
pub struct Answer {
    /// The sheets.
    pub table: Table,
    /// The paragraphs.
    pub words: Vec<String>,
    /// The bytes of a file.
    pub file: Vec<u8>,
}

/// Why an answer was not heard to its end.
#[derive(Debug)]
pub enum Cut {
    /// The file is not taken: the process said so, or it said more than is listened to.
    Unfit(Unfit),
    /// The process said no more.
    Off,
}

impl From<Unfit> for Cut {
    fn from(unfit: Unfit) -> Cut {
        Cut::Unfit(unfit)
    }
}

impl Answer {
    /// Listens, frame by frame as they come, and keeps only what they say. It stops at the first
    /// one that is more than the room allows, whatever the process was told.
    pub fn hear(said: impl BufRead, room: &Room) -> Result<Answer, Cut> {
        let mut said = said.take(room.answer_bytes);
        let (mut answer, mut line) = (Answer::default(), Vec::new());
        let (mut left, mut letters) = (room.left(), TEXT_LETTERS);
        while take_line(&mut said, &mut line)? && line != OPENS.as_bytes() {}
        while take_line(&mut said, &mut line)? {
            match serde_json::from_slice(&line).map_err(|_| Unfit::Damaged)? {
                Frame::Tab { name, is_hidden } => {
                    if answer.table.tabs.len() >= TABS || name.chars().count() > TAB_LETTERS {
                        return Err(Unfit::TooManyRows.into());
                    }
                    answer.table.tabs.push(Tab { name, is_hidden, lines: Vec::new() });
                }
                Frame::Row(number, cells) => {
                    left.row()?;
                    let cells = cells.into_iter().map(|one| cell(one, &mut left));
                    let cells: Cells = cells.collect::<Result<_, Unfit>>()?;
                    let tab = answer.table.tabs.last_mut().ok_or(Unfit::Damaged)?;
                    tab.lines.push(Line { number, cells });
                }
                Frame::Words(words) => {
                    let most = letters.checked_sub(words.chars().count());
                    letters = most.ok_or(Unfit::TooLarge)?;
                    answer.words.push(words);
                    if answer.words.len() > PARAGRAPHS {
                        return Err(Unfit::TooLarge.into());
                    }
                }
                Frame::File(bytes) => {
                    let mut file = said.by_ref().take(bytes as u64);
                    file.read_to_end(&mut answer.file).map_err(|_| Cut::Off)?;
                }
                Frame::Unfit(key) => {
                    return Err(Unfit::read(&key).unwrap_or(Unfit::Damaged).into());
                }
                Frame::End => return Ok(answer),
            }
        }
        // Nobody listens to the end of an answer that is longer than any.
        Err(if said.limit() == 0 { Unfit::Heavy.into() } else { Cut::Off })
    }
}

/// The next line without its end; none when there is no whole one left.
fn take_line(said: &mut impl BufRead, line: &mut Vec<u8>) -> Result<bool, Cut> {
    line.clear();
    said.read_until(b'\n', line).map_err(|_| Cut::Off)?;
    Ok(line.pop_if(|last| *last == b'\n').is_some())
}

fn cell((column, kind, text): (u32, Kind, String), left: &mut Left) -> Result<(u32, Said), Unfit> {
    left.cell(text.len())?;
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
