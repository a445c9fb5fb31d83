//! The paragraphs of a Word file, as a person reads them: what was deleted under tracked changes is
//! not read, pictures and remarks are passed over. Or those of a plain text.

use crate::archive;
use crate::csv;
use crate::limits::{DEPTH, PARAGRAPHS, TEXT_LETTERS};
use kernel::received::Unfit;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, Event};
use std::io::BufReader;

/// The paragraphs of a Word file; empty ones are left out.
pub fn of_word(bytes: &[u8]) -> Result<Vec<String>, Unfit> {
    let mut pack = archive::open(bytes)?;
    let part = pack.by_name("word/document.xml").map_err(|_| Unfit::Damaged)?;
    let mut xml = Reader::from_reader(BufReader::new(part));
    let (mut told, mut buffer) = (Told::default(), Vec::new());
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(|_| Unfit::Damaged)? {
            Event::Start(tag) => told.opens(tag.local_name().as_ref())?,
            Event::Empty(tag) => told.stands(tag.local_name().as_ref()),
            Event::End(tag) => told.closes(tag.local_name().as_ref()),
            Event::Text(text) => told.says(&text.xml10_content())?,
            Event::CData(text) => told.says(&text.xml10_content())?,
            Event::GeneralRef(letter) => told.says(&sign(&letter)?)?,
            Event::DocType(_) => return Err(Unfit::Damaged),
            Event::Eof => break,
            _ => {}
        }
        if told.paragraphs.len() > PARAGRAPHS {
            return Err(Unfit::TooLarge);
        }
    }
    said(told.paragraphs)
}

/// The lines of a plain text; empty ones are left out.
pub fn of_text(bytes: &[u8]) -> Result<Vec<String>, Unfit> {
    let words = csv::words(bytes)?;
    if words.chars().count() > TEXT_LETTERS {
        return Err(Unfit::TooLarge);
    }
    let lines = words.lines().filter(|line| !line.trim().is_empty());
    if lines.clone().count() > PARAGRAPHS {
        return Err(Unfit::TooLarge);
    }
    said(lines.map(str::to_owned).collect())
}

fn said(paragraphs: Vec<String>) -> Result<Vec<String>, Unfit> {
    let tidy = paragraphs.iter().map(|words| kernel::fold::tidy_text(words));
    let kept: Vec<String> = tidy.filter(|words| !words.is_empty()).collect();
    if kept.is_empty() { Err(Unfit::Empty) } else { Ok(kept) }
}

/// One of the five signs that XML must write out, or a letter by its number.
fn sign(letter: &BytesRef<'_>) -> Result<String, Unfit> {
    if let Some(letter) = letter.resolve_char_ref().map_err(|_| Unfit::Damaged)? {
        return Ok(letter.to_string());
    }
    let known = match letter.xml10_content().as_ref() {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => return Err(Unfit::Damaged),
    };
    Ok(known.to_owned())
}

/// What was read so far.
#[derive(Default)]
struct Told {
    paragraphs: Vec<String>,
    now: String,
    letters: usize,
    depth: usize,
    /// How many elements of words (`w:t`) are open.
    words: usize,
    /// How many elements that nobody reads are open.
    unread: usize,
}

/// What stands in a document and not in its text: numbers of fields, remarks, drawings, the older
/// twin of a drawing.
const UNREAD: [&str; 6] = ["instrText", "delText", "del", "drawing", "pict", "Fallback"];

impl Told {
    fn opens(&mut self, tag: &str) -> Result<(), Unfit> {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(Unfit::Damaged);
        }
        match tag {
            "t" => self.words += 1,
            // A paragraph within a paragraph (a text box) ends the one around it.
            "p" => self.ends(),
            tag if UNREAD.contains(&tag) => self.unread += 1,
            _ => {}
        }
        Ok(())
    }

    fn stands(&mut self, tag: &str) {
        match tag {
            "tab" => self.now.push(' '),
            "br" | "cr" => self.ends(),
            "noBreakHyphen" => self.now.push('-'),
            _ => {}
        }
    }

    fn closes(&mut self, tag: &str) {
        self.depth = self.depth.saturating_sub(1);
        match tag {
            "t" => self.words = self.words.saturating_sub(1),
            "p" => self.ends(),
            tag if UNREAD.contains(&tag) => self.unread = self.unread.saturating_sub(1),
            _ => {}
        }
    }

    fn says(&mut self, words: &str) -> Result<(), Unfit> {
        if self.words > 0 && self.unread == 0 {
            self.letters += words.chars().count();
            if self.letters > TEXT_LETTERS {
                return Err(Unfit::TooLarge);
            }
            self.now.push_str(words);
        }
        Ok(())
    }

    fn ends(&mut self) {
        let now = std::mem::take(&mut self.now);
        if !now.trim().is_empty() {
            self.paragraphs.push(now);
        }
    }
}
