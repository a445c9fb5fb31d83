//! A table written as text: commas, semicolons or tabs; UTF-8 or the UTF-16 that Excel writes. The
//! numbers of its lines are those of a text editor. It comes back with one more column, every
//! other byte of its words as it was.

use crate::ask::{self, Frame};
use crate::child::Stop;
use crate::limits::{COLUMNS, Room};
use crate::sheets;
use kernel::received::{Cells, Line, Marks, Unfit};
use std::borrow::Cow;
use std::collections::HashMap;
use std::io::Write;

/// Says every line.
pub fn read(bytes: &[u8], room: &Room, output: &mut impl Write) -> Result<(), Stop> {
    let (words, _) = letters(bytes)?;
    ask::say(output, &Frame::Tab { name: String::new(), is_hidden: false })?;
    let (mut is_empty, mut left) = (true, room.left());
    each(&words, room, |record| {
        let mut line = Line { number: record.number, cells: Cells::default() };
        for (column, cell) in (0..).zip(record.cells.iter()) {
            if let Some(said) = sheets::text(cell)? {
                left.cell(said.bytes())?;
                line.cells.push(column, &said);
            }
        }
        if !line.cells.is_empty() {
            is_empty = false;
            left.row()?;
            ask::say(output, &ask::row(&line))?;
        }
        Ok(())
    })?;
    if is_empty { Err(Unfit::Empty.into()) } else { Ok(()) }
}

/// One record: the number of its first line, its cells, and its words with the end of its line and
/// the empty lines before it.
struct Record<'a> {
    number: u32,
    cells: &'a ::csv::StringRecord,
    whole: &'a str,
}

fn each(
    words: &str,
    room: &Room,
    mut take: impl FnMut(&Record<'_>) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let mut reader = ::csv::ReaderBuilder::new()
        .delimiter(delimiter(words))
        .has_headers(false)
        .flexible(true)
        .from_reader(words.as_bytes());
    let mut cells = ::csv::StringRecord::new();
    let (mut from, mut line) = (0, 1_usize);
    while reader.read_record(&mut cells).map_err(|_| Unfit::Damaged)? {
        let mut until = usize::try_from(reader.position().byte()).map_err(|_| Unfit::Damaged)?;
        // The second letter of a line's end is taken with its first.
        if words.as_bytes().get(from..until + 1).is_some_and(|read| read.ends_with(b"\r\n")) {
            until += 1;
        }
        let whole = words.get(from..until).ok_or(Unfit::Damaged)?;
        let lead = whole.len() - whole.trim_start_matches(['\r', '\n']).len();
        let number = u32::try_from(line + ends(&whole[..lead])).unwrap_or(u32::MAX);
        if number > room.rows || cells.len() > COLUMNS as usize {
            return Err(Unfit::TooManyRows.into());
        }
        take(&Record { number, cells: &cells, whole })?;
        (from, line) = (until, line + ends(whole));
    }
    Ok(())
}

/// How many lines end in these words.
fn ends(words: &str) -> usize {
    let bytes = words.as_bytes();
    let ends = |(at, byte): &(usize, &u8)| match byte {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    };
    bytes.iter().enumerate().filter(ends).count()
}

/// The sign between cells: the one that stands most often in the first line that is no comment.
fn delimiter(words: &str) -> u8 {
    let head = words.lines().find(|line| !line.starts_with('#') && !line.trim().is_empty());
    let many = |sign: &u8| {
        let head = head.unwrap_or_default().bytes();
        head.filter(|byte| byte == sign).count()
    };
    // The first of equals wins: a comma where there is none at all.
    [b'\t', b';', b','].into_iter().max_by_key(many).unwrap_or(b',')
}

/// How the letters of a text were written.
#[derive(Clone, Copy)]
enum Written {
    Utf8,
    /// How a unit is written.
    Utf16(fn(u16) -> [u8; 2]),
}

const LITTLE: Written = Written::Utf16(u16::to_le_bytes);
const BIG: Written = Written::Utf16(u16::to_be_bytes);

/// The text of a file; what holds signs that no text has is another kind of file.
fn letters(bytes: &[u8]) -> Result<(Cow<'_, str>, Written), Unfit> {
    let (words, written) = match bytes {
        [0xff, 0xfe, rest @ ..] => (Cow::Owned(wide(rest, u16::from_le_bytes)?), LITTLE),
        [0xfe, 0xff, rest @ ..] => (Cow::Owned(wide(rest, u16::from_be_bytes)?), BIG),
        [0xef, 0xbb, 0xbf, rest @ ..] => (Cow::Borrowed(utf8(rest)?), Written::Utf8),
        plain => (Cow::Borrowed(utf8(plain)?), Written::Utf8),
    };
    let is_odd = |letter: char| letter.is_control() && !matches!(letter, '\t' | '\r' | '\n');
    match words.chars().any(is_odd) {
        true => Err(Unfit::WrongKind),
        false => Ok((words, written)),
    }
}

/// The letters of a text file, for who reads words and no cells.
pub fn words(bytes: &[u8]) -> Result<String, Unfit> {
    letters(bytes).map(|(words, _)| words.into_owned())
}

fn utf8(bytes: &[u8]) -> Result<&str, Unfit> {
    std::str::from_utf8(bytes).map_err(|_| match bytes.contains(&0) {
        true => Unfit::WrongKind,
        false => Unfit::Letters,
    })
}

fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Unfit> {
    let pairs = bytes.chunks(2).map(|pair| <[u8; 2]>::try_from(pair).map(unit));
    let units: Vec<u16> = pairs.collect::<Result<_, _>>().map_err(|_| Unfit::Damaged)?;
    String::from_utf16(&units).map_err(|_| Unfit::Letters)
}

/// The file with one more column.
pub fn marked(bytes: &[u8], room: &Room, marks: &Marks) -> Result<Vec<u8>, Stop> {
    let (words, written) = letters(bytes)?;
    let sign = char::from(delimiter(&words));
    let (mut own, mut widest) = (None, 0);
    each(&words, room, |record| {
        widest = widest.max(record.cells.len());
        if record.number == marks.head_row {
            own = record.cells.iter().position(|head| head.trim() == marks.head);
        }
        Ok(())
    })?;
    let column = own.unwrap_or(widest);
    let rows = marks.rows.iter().map(|(row, said)| (*row, said.as_str()));
    let said: HashMap<u32, &str> = rows.chain([(marks.head_row, marks.head.as_str())]).collect();
    let mut text = String::with_capacity(words.len() + words.len() / 2);
    // The mark that lets Excel read UTF-8.
    text.push('\u{feff}');
    each(&words, room, |record| {
        let said = said.get(&record.number).copied().unwrap_or_default();
        text.push_str(&with_cell(record, column, sign, said));
        Ok(())
    })?;
    Ok(bytes_of(text, written))
}

/// A line with this cell in this column. Its other cells keep their bytes unless the column is
/// there already; then the line is written anew.
fn with_cell(record: &Record<'_>, column: usize, sign: char, said: &str) -> String {
    let whole = record.whole;
    let lead = whole.len() - whole.trim_start_matches(['\r', '\n']).len();
    let (lead, rest) = whole.split_at(lead);
    let (line, gap) = rest.split_at(rest.trim_end_matches(['\r', '\n']).len());
    if record.cells.len() > column {
        let cells = record.cells.iter().enumerate();
        let cells = cells.map(|(at, own)| quoted(if at == column { said } else { own }, sign));
        let cells: Vec<String> = cells.collect();
        return format!("{lead}{}{gap}", cells.join(&sign.to_string()));
    }
    if said.is_empty() {
        return whole.to_owned();
    }
    let gaps = sign.to_string().repeat(column - record.cells.len() + 1);
    format!("{lead}{line}{gaps}{}{gap}", quoted(said, sign))
}

fn quoted(cell: &str, sign: char) -> String {
    match cell.contains([sign, '"', '\n', '\r']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.to_owned(),
    }
}

/// As it came.
fn bytes_of(text: String, written: Written) -> Vec<u8> {
    match written {
        Written::Utf8 => text.into_bytes(),
        Written::Utf16(unit) => text.encode_utf16().flat_map(unit).collect(),
    }
}
