//! An Excel file with one more column of words, beside the rows that they are about. The sheet's
//! own text is copied event by event and gets the cells where they belong; one style is added;
//! every other part is copied as it lies packed. Nothing is made anew.

mod cells;
mod style;

use crate::archive::{self, Pack};
use kernel::received::{Marks, Unfit};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Cursor, Read, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The file with the column. A column that has the head already is emptied and used again.
pub fn spreadsheet(bytes: &[u8], marks: &Marks) -> Result<Vec<u8>, Unfit> {
    let mut pack = archive::open(bytes)?;
    let sheet = path_of(&mut pack, marks.tab)?;
    let styles = "xl/styles.xml";
    let strings = strings(&mut pack)?;
    let sheet_words = whole(&mut pack, &sheet)?;
    let column = cells::column_for(&sheet_words, marks, &strings)?;
    let styled = match pack.index_for_name(styles) {
        Some(_) => Some(style::with_mark(&whole(&mut pack, styles)?)?),
        None => None,
    };
    let style = styled.as_ref().map(|(_, number)| *number);
    let mut out = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len() + 4_096)));
    for at in 0..pack.len() {
        let part = pack.by_index_raw(at).map_err(|_| Unfit::Damaged)?;
        let name = part.name().map_err(|_| Unfit::Damaged)?.into_owned();
        let new = match name.as_str() {
            name if name == sheet => cells::marked(&sheet_words, marks, column, style)?,
            name if name == styles && styled.is_some() => {
                styled.as_ref().map(|(words, _)| words.clone()).unwrap_or_default()
            }
            _ => {
                out.raw_copy_file(part).map_err(|_| Unfit::Damaged)?;
                continue;
            }
        };
        drop(part);
        out.start_file(name, SimpleFileOptions::default()).map_err(|_| Unfit::Damaged)?;
        out.write_all(&new).map_err(|_| Unfit::Damaged)?;
    }
    Ok(out.finish().map_err(|_| Unfit::Damaged)?.into_inner())
}

/// An event of a part; what cannot be read is a damaged file.
fn next<'b, R: BufRead>(xml: &mut Reader<R>, buffer: &'b mut Vec<u8>) -> Result<Event<'b>, Unfit> {
    buffer.clear();
    xml.read_event_into(buffer).map_err(|_| Unfit::Damaged)
}

/// An attribute of an element, by its name without prefix.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|a| a.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

fn whole(pack: &mut Pack<'_>, name: &str) -> Result<Vec<u8>, Unfit> {
    let mut words = Vec::new();
    let mut part = pack.by_name(name).map_err(|_| Unfit::Damaged)?;
    part.read_to_end(&mut words).map_err(|_| Unfit::Damaged)?;
    Ok(words)
}

/// The part that holds a sheet: the order is the workbook's, the way its relations'.
fn path_of(pack: &mut Pack<'_>, tab: usize) -> Result<String, Unfit> {
    let mut targets = HashMap::new();
    let mut kinds = HashMap::new();
    each(&whole(pack, "xl/_rels/workbook.xml.rels")?, |tag| {
        let of = |name| attribute(tag, name).unwrap_or_default();
        if tag.local_name().as_ref() == "Relationship" {
            kinds.insert(of("Id"), of("Type").ends_with("/worksheet"));
            targets.insert(of("Id"), of("Target"));
        }
    })?;
    let mut sheets = Vec::new();
    each(&whole(pack, "xl/workbook.xml")?, |tag| {
        if tag.local_name().as_ref() == "sheet" {
            // `r:id`, whatever the prefix; `sheetId` is another word.
            sheets.push(attribute(tag, "id").unwrap_or_default());
        }
    })?;
    let mut sheets = sheets.into_iter().filter(|id| kinds.get(id).copied().unwrap_or(false));
    let id = sheets.nth(tab).ok_or(Unfit::Damaged)?;
    let target = targets.get(&id).ok_or(Unfit::Damaged)?;
    let path = match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None => format!("xl/{target}"),
    };
    Ok(path)
}

/// Every element that opens in a part.
fn each(words: &[u8], mut take: impl FnMut(&BytesStart<'_>)) -> Result<(), Unfit> {
    let mut xml = Reader::from_reader(words);
    let mut buffer = Vec::new();
    loop {
        match next(&mut xml, &mut buffer)? {
            Event::Start(tag) | Event::Empty(tag) => take(&tag),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The words that cells share, for the row of heads; a file may have none.
fn strings(pack: &mut Pack<'_>) -> Result<Vec<String>, Unfit> {
    let Ok(part) = pack.by_name("xl/sharedStrings.xml") else { return Ok(Vec::new()) };
    let mut xml = Reader::from_reader(BufReader::new(part));
    let (mut all, mut buffer) = (Vec::new(), Vec::new());
    let (mut now, mut is_said) = (String::new(), false);
    loop {
        match next(&mut xml, &mut buffer)? {
            Event::Start(tag) => is_said = tag.local_name().as_ref() == "t",
            Event::Text(words) if is_said => now.push_str(&words.xml10_content()),
            Event::End(tag) if tag.local_name().as_ref() == "si" => {
                all.push(std::mem::take(&mut now));
            }
            Event::End(_) => is_said = false,
            Event::Eof => return Ok(all),
            _ => {}
        }
    }
}
