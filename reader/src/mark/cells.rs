//! The cells of the added column, put into the sheet's own text: at the end of their rows, where
//! the schema wants a later column to stand. What else a row holds is copied as it is.

use super::{attribute, next};
use crate::limits::COLUMNS;
use kernel::received::{Marks, Unfit};
use quick_xml::escape::escape;
use quick_xml::events::{BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer};
use std::collections::HashMap;

/// How wide the added column is, in characters.
const WIDTH_CHARS: u32 = 60;

/// The column that the words go to, from 0: the one with their head, else the first that no row
/// uses.
pub fn column_for(words: &[u8], marks: &Marks, strings: &[String]) -> Result<u32, Unfit> {
    let mut walk = Walk::default();
    let (mut widest, mut own) = (0, None);
    let (mut shared, mut said, mut is_value) = (false, String::new(), false);
    let mut xml = Reader::from_reader(words);
    let mut buffer = Vec::new();
    loop {
        match next(&mut xml, &mut buffer)? {
            Event::Start(tag) | Event::Empty(tag) => {
                walk.opens(&tag)?;
                match tag.local_name().as_ref() {
                    "c" => {
                        widest = widest.max(walk.column + 1);
                        shared = attribute(&tag, "t").as_deref() == Some("s");
                        said.clear();
                    }
                    "v" | "t" => is_value = true,
                    _ => {}
                }
            }
            Event::Text(text) if is_value => said.push_str(&text.xml10_content()),
            Event::End(tag) => {
                let name = tag.local_name();
                is_value &= !matches!(name.as_ref(), "v" | "t");
                if name.as_ref() == "c" && walk.row == marks.head_row {
                    let known = said.parse().ok().and_then(|at: usize| strings.get(at));
                    let head = if shared { known.map_or("", String::as_str) } else { &said };
                    if head.trim() == marks.head {
                        own = Some(walk.column);
                    }
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let column = own.unwrap_or(widest);
    if column >= COLUMNS { Err(Unfit::TooManyRows) } else { Ok(column) }
}

/// Where one stands in a sheet: rows and cells may leave their address out.
#[derive(Default)]
struct Walk {
    row: u32,
    column: u32,
    next_column: u32,
}

impl Walk {
    fn opens(&mut self, tag: &BytesStart<'_>) -> Result<(), Unfit> {
        match tag.local_name().as_ref() {
            "row" => {
                let said = attribute(tag, "r").map(|row| row.parse::<u32>());
                let said = said.transpose().map_err(|_| Unfit::Damaged)?;
                self.row = said.unwrap_or(self.row.saturating_add(1));
                self.next_column = 0;
            }
            "c" => {
                let said = attribute(tag, "r").map(|at| column_of(&at));
                self.column = said.unwrap_or(Some(self.next_column)).ok_or(Unfit::Damaged)?;
                self.next_column = self.column.saturating_add(1);
            }
            _ => {}
        }
        Ok(())
    }
}

/// The column of `AB12`, from 0.
fn column_of(address: &str) -> Option<u32> {
    let letters = address.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters.fold(0_u32, |sum, letter| {
        sum.saturating_mul(26).saturating_add(u32::from(letter.to_ascii_uppercase() - b'A') + 1)
    });
    number.checked_sub(1)
}

/// The letters of a column from 0: `A`, `Z`, `AA`.
fn letters(column: u32) -> String {
    let mut number = column + 1;
    let mut letters = Vec::new();
    while number > 0 {
        let digit = (number - 1) % 26;
        letters.push(char::from(b'A' + u8::try_from(digit).unwrap_or(0)));
        number = (number - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// The sheet with the words in this column.
pub fn marked(
    words: &[u8],
    marks: &Marks,
    column: u32,
    style: Option<usize>,
) -> Result<Vec<u8>, Unfit> {
    let rows = marks.rows.iter().map(|(row, said)| (*row, said.as_str()));
    let said: HashMap<u32, &str> = rows.chain([(marks.head_row, marks.head.as_str())]).collect();
    let mut made =
        Made { out: Writer::new(Vec::with_capacity(words.len() * 2)), said, column, style };
    let mut walk = Walk::default();
    let mut xml = Reader::from_reader(words);
    let (mut buffer, mut skips, mut has_widths) = (Vec::new(), 0_usize, false);
    loop {
        let event = next(&mut xml, &mut buffer)?;
        if let Event::Start(tag) | Event::Empty(tag) = &event {
            walk.opens(tag)?;
        }
        match &event {
            Event::Eof => return Ok(made.out.into_inner()),
            // A cell that stands in the column already is left out, with all that is in it.
            Event::Start(tag) if skips > 0 || is_old(tag, &walk, column) => skips += 1,
            Event::End(_) if skips > 0 => skips -= 1,
            _ if skips > 0 => {}
            Event::Empty(tag) if is_old(tag, &walk, column) => {}
            Event::Start(tag) if tag.local_name().as_ref() == "cols" => {
                has_widths = true;
                made.write(event)?;
            }
            Event::End(tag) if tag.local_name().as_ref() == "cols" => {
                made.width()?;
                made.write(event)?;
            }
            Event::Start(tag) if tag.local_name().as_ref() == "sheetData" => {
                if !has_widths {
                    made.raw("<cols>")?;
                    made.width()?;
                    made.raw("</cols>")?;
                }
                made.write(event)?;
            }
            Event::Start(tag) if is_row(tag) => made.write(Event::Start(plain(tag)))?,
            Event::Empty(tag) if is_row(tag) => made.filled_row(tag, walk.row)?,
            Event::Empty(tag) if tag.local_name().as_ref() == "col" => made.kept_width(tag)?,
            Event::End(tag) if tag.local_name().as_ref() == "row" => {
                made.cell(walk.row)?;
                made.write(event)?;
            }
            // What the sheet says of its own size is no longer true, and nobody needs it.
            Event::Empty(tag) if tag.local_name().as_ref() == "dimension" => {}
            _ => made.write(event)?,
        }
    }
}

fn is_row(tag: &BytesStart<'_>) -> bool {
    tag.local_name().as_ref() == "row"
}

fn is_old(tag: &BytesStart<'_>, walk: &Walk, column: u32) -> bool {
    tag.local_name().as_ref() == "c" && walk.column == column
}

struct Made<'a> {
    out: Writer<Vec<u8>>,
    said: HashMap<u32, &'a str>,
    column: u32,
    style: Option<usize>,
}

impl Made<'_> {
    fn write(&mut self, event: Event<'_>) -> Result<(), Unfit> {
        self.out.write_event(event).map_err(|_| Unfit::Damaged)
    }

    fn raw(&mut self, words: &str) -> Result<(), Unfit> {
        self.write(Event::Text(BytesText::from_escaped(words)))
    }

    /// The cell of a row, if it has words.
    fn cell(&mut self, row: u32) -> Result<(), Unfit> {
        let Some(said) = self.said.get(&row) else { return Ok(()) };
        let style = self.style.map_or(String::new(), |number| format!(" s=\"{number}\""));
        let cell = format!(
            "<c r=\"{}{row}\"{style} t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
            letters(self.column),
            escape(*said)
        );
        self.raw(&cell)
    }

    /// A row that holds nothing else.
    fn filled_row(&mut self, tag: &BytesStart<'_>, row: u32) -> Result<(), Unfit> {
        if !self.said.contains_key(&row) {
            return self.write(Event::Empty(plain(tag)));
        }
        let open = plain(tag);
        let close = open.to_end().into_owned();
        self.write(Event::Start(open))?;
        self.cell(row)?;
        self.write(Event::End(close))
    }

    /// The width of the column.
    fn width(&mut self) -> Result<(), Unfit> {
        let at = self.column + 1;
        self.raw(&format!(
            "<col min=\"{at}\" max=\"{at}\" width=\"{WIDTH_CHARS}\" customWidth=\"1\"/>"
        ))
    }

    /// The width of other columns: one that reaches to the added column ends before it, one that
    /// begins there is left out.
    fn kept_width(&mut self, tag: &BytesStart<'_>) -> Result<(), Unfit> {
        let number = |name| attribute(tag, name).and_then(|text| text.parse::<u32>().ok());
        if number("min").is_none_or(|min| min > self.column) {
            return Ok(());
        }
        let max = number("max").unwrap_or(0).min(self.column).to_string();
        let mut kept = BytesStart::new(tag.name().as_ref().to_owned());
        for attribute in tag.attributes().flatten().filter(|a| a.key.as_ref() != "max") {
            kept.push_attribute(attribute);
        }
        kept.push_attribute(("max", max.as_str()));
        self.write(Event::Empty(kept))
    }
}

/// A row without the span it claims, which ends before the added column.
fn plain(tag: &BytesStart<'_>) -> BytesStart<'static> {
    let mut plain = BytesStart::new(tag.name().as_ref().to_owned());
    for attribute in tag.attributes().flatten().filter(|a| a.key.as_ref() != "spans") {
        plain.push_attribute(attribute);
    }
    plain
}
