//! Pages of a Word file: their size and margins, the number in the top margin (not on the first
//! page), the notes at the foot. It will never count pages itself: Word does.

use super::mm;
use super::paragraph::{Look, Paragraph};
use super::parts::{R, W};
use super::xml::Xml;
use kernel::paper::{Layout, Paper};

/// A header with the number of the page. The field is left empty: the reader fills it in.
pub(super) fn number_header() -> String {
    let mut xml = Xml::new();
    xml.open("w:hdr", &[W]).open("w:p", &[]);
    xml.open("w:pPr", &[]).val("w:pStyle", "Header").close("w:pPr");
    xml.open("w:fldSimple", &[("w:instr", " PAGE ")]);
    xml.open("w:r", &[]).empty("w:t", &[]).close("w:r");
    xml.close("w:fldSimple").close("w:p").close("w:hdr");
    xml.finish()
}

/// The header of a first page.
pub(super) fn empty_header() -> String {
    let mut xml = Xml::new();
    xml.open("w:hdr", &[W]);
    Paragraph::of("Header").write(&mut xml);
    xml.close("w:hdr");
    xml.finish()
}

/// The notes at the foot, the same on every page.
pub(super) fn footer(paper: &Paper) -> String {
    let mut xml = Xml::new();
    xml.open("w:ftr", &[W]);
    match paper.notes.is_empty() {
        true => Paragraph::of("Footer").write(&mut xml),
        false => paper.notes.iter().for_each(|note| {
            Paragraph::of("Footer").words(note, Look::default()).write(&mut xml);
        }),
    }
    xml.close("w:ftr");
    xml.finish()
}

/// A run of pages: `w:sectPr`. Each counts from 1.
pub(super) fn section(layout: &Layout, landscape: bool) -> String {
    let mut xml = Xml::piece();
    xml.open("w:sectPr", &[R]);
    for (element, kind, id) in [
        ("w:headerReference", "default", "rId3"),
        ("w:headerReference", "first", "rId4"),
        ("w:footerReference", "default", "rId5"),
        ("w:footerReference", "first", "rId5"),
    ] {
        xml.empty(element, &[("w:type", kind), ("r:id", id)]);
    }
    xml.val("w:type", "nextPage");
    let (short, long) = (mm(Layout::PAGE_WIDTH_MM), mm(Layout::PAGE_HEIGHT_MM));
    let (wide, high) = if landscape { (long, short) } else { (short, long) };
    let (wide, high) = (wide.to_string(), high.to_string());
    let size = [("w:w", wide.as_str()), ("w:h", high.as_str())];
    match landscape {
        true => xml.empty("w:pgSz", &[&size[..], &[("w:orient", "landscape")]].concat()),
        false => xml.empty("w:pgSz", &size),
    };
    let [top, right, bottom, left] =
        [layout.top_mm, layout.right_mm, layout.bottom_mm, layout.left_mm]
            .map(|margin| mm(margin).to_string());
    let edge = mm(layout.top_mm / 2).to_string();
    xml.empty(
        "w:pgMar",
        &[
            ("w:top", &*top),
            ("w:right", &*right),
            ("w:bottom", &*bottom),
            ("w:left", &*left),
            ("w:header", &*edge),
            ("w:footer", &*edge),
            ("w:gutter", "0"),
        ],
    );
    xml.empty("w:pgNumType", &[("w:start", "1")]);
    xml.empty("w:titlePg", &[]);
    xml.close("w:sectPr");
    xml.finish()
}
