//! The text of a Word file from the head to the last appendix, in the order of
//! [`Paper::lines`](kernel::paper::Paper::lines). It will never change a word.

use super::head::{write_foot, write_head};
use super::mm;
use super::pages::section;
use super::paragraph::{Look, Paragraph, Side};
use super::parts::{R, W};
use super::xml::Xml;
use crate::fonts::balanced;
use kernel::paper::{Align, Appendix, Block, Body, Layout, Level, Paper, Table};

/// `word/document.xml`
pub(super) fn document(paper: &Paper) -> String {
    let mut xml = Xml::new();
    xml.open("w:document", &[W, R]).open("w:body", &[]);
    write_head(&mut xml, paper);
    write_kind(&mut xml, paper);
    write_addressees(&mut xml, paper);
    let signed = paper.signature.is_some() || !paper.recipient_lines().is_empty();
    write_body(&mut xml, paper, &paper.body, signed.then_some(KeepLast), false);
    if signed {
        Paragraph::of("HeadLine").low().keep_with_next(true).write(&mut xml);
        write_foot(&mut xml, paper);
    }
    let mut ending = section(&paper.layout, false);
    for (at, appendix) in paper.appendices.iter().enumerate() {
        Paragraph::of("HeadLine").low().ends_section(ending).write(&mut xml);
        write_appendix(&mut xml, paper, appendix, at);
        ending = section(&paper.layout, appendix.landscape);
    }
    // Word wants a paragraph after the last table; this one takes no room.
    Paragraph::of("HeadLine").low().write(&mut xml);
    xml.raw(&ending);
    xml.close("w:body").close("w:document");
    xml.finish()
}

/// The last paragraph stays with the signature: a page that holds only a signature could be put
/// under another paper.
struct KeepLast;

fn write_kind(xml: &mut Xml, paper: &Paper) {
    let space = Paragraph::of("HeadLine").before(u32::from(paper.layout.spacing_pt) * 20);
    let Some((name, summary)) = paper.head.kind_lines() else { return space.write(xml) };
    let width = mm(paper.layout.text_width_mm());
    Paragraph::of("Title").before(240).words(&name, Look::default()).write(xml);
    // A long summary is broken where it still looks like a title: not over the whole width.
    let size = paper.layout.body_pt;
    let broken = balanced(summary, true, size, width * 7 / 8);
    let side = (width - broken.within_twips) / 2;
    let title = Paragraph::of("Title").indents(side, side);
    title.words(summary, Look::bold(size)).write(xml);
    Paragraph::rule(broken.longest_twips * 2 / 5, width).write(xml);
    space.write(xml);
}

fn write_addressees(xml: &mut Xml, paper: &Paper) {
    let lines = paper.addressee_lines();
    let alone = lines.len() == 1;
    for (at, line) in lines.iter().enumerate() {
        let paragraph = Paragraph::of("Addressee").words(line, Look::default());
        match (alone, at) {
            (true, _) => paragraph.write(xml),
            (false, 0) => paragraph.side(Side::Left).indents(mm(25), 0).write(xml),
            (false, _) => paragraph.side(Side::Left).indents(mm(45), 0).write(xml),
        }
    }
}

fn write_body(xml: &mut Xml, paper: &Paper, body: &Body, keep: Option<KeepLast>, flipped: bool) {
    let last = body.blocks.len().saturating_sub(1);
    for (at, block) in body.blocks.iter().enumerate() {
        let keep = keep.is_some() && at == last;
        match block {
            Block::Heading { level, mark, text } => {
                let style = match level {
                    Level::Part => "Heading1",
                    Level::Section => "Heading2",
                    Level::Point => "Heading3",
                };
                marked(style, mark).text(text).write(xml);
            }
            Block::Paragraph(text) => {
                Paragraph::of("Normal").keep_with_next(keep).text(text).write(xml);
            }
            Block::Item { mark, text } => {
                marked("Normal", mark).keep_with_next(keep).text(text).write(xml);
            }
            Block::Table(table) => write_table(xml, &paper.layout, table, flipped),
        }
    }
}

/// Marks are words, not list numbers of Word: a list would count anew when a line is copied into
/// another paper, and these numbers are cited.
fn marked(style: &'static str, mark: &str) -> Paragraph {
    let before = if mark.is_empty() { String::new() } else { format!("{mark} ") };
    Paragraph::of(style).words(&before, Look::default())
}

fn write_appendix(xml: &mut Xml, paper: &Paper, appendix: &Appendix, at: usize) {
    let number = appendix.number_line(at, paper.appendices.len());
    Paragraph::of("Title").words(&number, Look::default()).write(xml);
    Paragraph::of("Title").words(&appendix.title_line(), Look::default()).write(xml);
    if let Some(note) = &appendix.note {
        let look = Look::italic(paper.layout.body_pt);
        Paragraph::of("Addressee").words(note, look).write(xml);
    }
    write_body(xml, paper, &appendix.body, None, appendix.landscape);
}

fn write_table(xml: &mut Xml, layout: &Layout, table: &Table, flipped: bool) {
    if let Some(caption) = &table.caption {
        Paragraph::of("TableCaption").text(caption).write(xml);
    }
    let widths = column_widths(layout, table, flipped);
    open_ruled_table(xml, &widths);
    if table.has_head() {
        xml.open("w:tr", &[]).open("w:trPr", &[]).empty("w:cantSplit", &[]);
        xml.empty("w:tblHeader", &[]).close("w:trPr");
        for (column, width) in table.columns.iter().zip(&widths) {
            ruled_cell(xml, *width, &Paragraph::of("TableHead").text(&column.head));
        }
        xml.close("w:tr");
    }
    for row in &table.rows {
        xml.open("w:tr", &[]).open("w:trPr", &[]).empty("w:cantSplit", &[]).close("w:trPr");
        for ((column, width), text) in table.columns.iter().zip(&widths).zip(row) {
            let side = match column.align {
                Align::Left => Side::Left,
                Align::Centre => Side::Centre,
                Align::Right => Side::Right,
            };
            ruled_cell(xml, *width, &Paragraph::of("TableCell").side(side).text(text));
        }
        xml.close("w:tr");
    }
    xml.close("w:tbl");
    // Two tables that touch become one to Word; this also sets the next paragraph off.
    Paragraph::of("HeadLine").low().before(u32::from(layout.spacing_pt) * 20).write(xml);
}

fn column_widths(layout: &Layout, table: &Table, flipped: bool) -> Vec<u32> {
    let upright = mm(layout.text_width_mm());
    let turned = mm(Layout::PAGE_HEIGHT_MM) - mm(Layout::PAGE_WIDTH_MM) + upright;
    let whole = if flipped { turned } else { upright };
    let shares: u32 = table.columns.iter().map(|column| u32::from(column.share)).sum();
    table.columns.iter().map(|column| whole * u32::from(column.share) / shares.max(1)).collect()
}

fn open_ruled_table(xml: &mut Xml, widths: &[u32]) {
    let whole = widths.iter().sum::<u32>().to_string();
    xml.open("w:tbl", &[]).open("w:tblPr", &[]);
    xml.empty("w:tblW", &[("w:w", &whole), ("w:type", "dxa")]);
    xml.val("w:jc", "center").open("w:tblBorders", &[]);
    for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
        let line = [("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "000000")];
        xml.empty(side, &line);
    }
    xml.close("w:tblBorders").empty("w:tblLayout", &[("w:type", "fixed")]);
    xml.open("w:tblCellMar", &[]);
    for (side, width) in [("w:top", "20"), ("w:left", "80"), ("w:bottom", "20"), ("w:right", "80")]
    {
        xml.empty(side, &[("w:w", width), ("w:type", "dxa")]);
    }
    xml.close("w:tblCellMar");
    let first_row = [("w:val", "0020"), ("w:firstRow", "1"), ("w:lastRow", "0")];
    xml.empty("w:tblLook", &first_row);
    xml.close("w:tblPr").open("w:tblGrid", &[]);
    for width in widths {
        xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
    }
    xml.close("w:tblGrid");
}

fn ruled_cell(xml: &mut Xml, width: u32, paragraph: &Paragraph) {
    xml.open("w:tc", &[]).open("w:tcPr", &[]);
    xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
    xml.val("w:vAlign", "center").close("w:tcPr");
    paragraph.write(xml);
    xml.close("w:tc");
}
