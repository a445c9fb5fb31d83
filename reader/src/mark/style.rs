//! One more style in the styles of a workbook: white paper becomes light red, dark red letters that
//! break their lines. The styles that are there keep their numbers.

use super::next;
use kernel::received::Unfit;
use quick_xml::events::{BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer};

/// What is added to each list of styles.
const FONT: &str = "<font><sz val=\"11\"/><color rgb=\"FF8A1C13\"/><name val=\"Times New Roman\"/>\
                    <family val=\"1\"/></font>";
const FILL: &str = "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFFBE4E1\"/>\
                    <bgColor indexed=\"64\"/></patternFill></fill>";

/// The lists that grow: their name, and what is added.
fn added(list: &str, fonts: usize, fills: usize) -> Option<String> {
    match list {
        "fonts" => Some(FONT.to_owned()),
        "fills" => Some(FILL.to_owned()),
        "cellXfs" => Some(format!(
            "<xf numFmtId=\"0\" fontId=\"{fonts}\" fillId=\"{fills}\" borderId=\"0\" xfId=\"0\" \
             applyFont=\"1\" applyFill=\"1\" applyAlignment=\"1\">\
             <alignment vertical=\"top\" wrapText=\"1\"/></xf>"
        )),
        _ => None,
    }
}

/// The styles with one more, and its number. A part that lists none of these is left out of the
/// file's design: the cells then carry no style.
pub fn with_mark(words: &[u8]) -> Result<(Vec<u8>, usize), Unfit> {
    let many = count(words)?;
    let (fonts, fills, styles) = (many[0], many[1], many[2]);
    let mut xml = Reader::from_reader(words);
    let mut out = Writer::new(Vec::with_capacity(words.len() + 512));
    let mut buffer = Vec::new();
    loop {
        let event = next(&mut xml, &mut buffer)?;
        let event = match event {
            Event::Eof => return Ok((out.into_inner(), styles)),
            Event::Start(tag) if is_list(&tag) => Event::Start(uncounted(&tag)),
            Event::End(tag) => {
                if let Some(more) = added(tag.local_name().as_ref(), fonts, fills) {
                    let more = BytesText::from_escaped(more);
                    out.write_event(Event::Text(more)).map_err(|_| Unfit::Damaged)?;
                }
                Event::End(tag)
            }
            other => other,
        };
        out.write_event(event).map_err(|_| Unfit::Damaged)?;
    }
}

fn is_list(tag: &BytesStart<'_>) -> bool {
    added(tag.local_name().as_ref(), 0, 0).is_some()
}

/// A list without its count, which a reader works out by itself.
fn uncounted(tag: &BytesStart<'_>) -> BytesStart<'static> {
    let mut plain = BytesStart::new(tag.name().as_ref().to_owned());
    let kept = tag.attributes().flatten().filter(|a| a.key.as_ref() != "count");
    for attribute in kept {
        plain.push_attribute(attribute);
    }
    plain
}

/// How many fonts, fills and cell styles there are; one of each at least, or nothing can be added.
fn count(words: &[u8]) -> Result<[usize; 3], Unfit> {
    let mut xml = Reader::from_reader(words);
    let (mut many, mut buffer, mut within) = ([0; 3], Vec::new(), None);
    let lists = [("fonts", "font"), ("fills", "fill"), ("cellXfs", "xf")];
    loop {
        match next(&mut xml, &mut buffer)? {
            Event::Start(tag) | Event::Empty(tag) => {
                let name = tag.local_name();
                let opened = lists.iter().position(|(list, _)| *list == name.as_ref());
                within = opened.or(within);
                if let Some(at) = within.filter(|at| lists[*at].1 == name.as_ref()) {
                    many[at] += 1;
                }
            }
            Event::End(tag) if lists.iter().any(|(list, _)| *list == tag.local_name().as_ref()) => {
                within = None;
            }
            Event::Eof if many.contains(&0) => return Err(Unfit::Damaged),
            Event::Eof => return Ok(many),
            _ => {}
        }
    }
}
