//! The two tables without lines of an official paper: agencies and national title at its head,
//! recipients and signature at its foot. They will never break over a page.

use super::mm;
use super::paragraph::{Look, Paragraph, Side};
use super::picture;
use super::xml::Xml;
use crate::fonts::{self, width_twips};
use kernel::paper::{Head, Layout, Paper, decree};

/// Word's own cell margins on both sides, in twentieths of a point.
const CELL_MARGINS: u32 = 160;

/// Agencies and number on the left, national title and day on the right.
pub(super) fn write_head(xml: &mut Xml, paper: &Paper) {
    let (head, layout) = (&paper.head, &paper.layout);
    let whole = mm(layout.text_width_mm());
    let (left, right) = (whole * 2 / 5, whole - whole * 2 / 5);
    open_table(xml, &[left, right]);
    xml.open("w:tr", &[]).open("w:trPr", &[]).empty("w:cantSplit", &[]).close("w:trPr");
    cell(xml, left, &agencies(head, layout, left - CELL_MARGINS));
    cell(xml, right, &national_title(layout, right - CELL_MARGINS));
    xml.close("w:tr");
    xml.open("w:tr", &[]).open("w:trPr", &[]).empty("w:cantSplit", &[]).close("w:trPr");
    cell(xml, left, &number_and_stamps(head, layout, left - CELL_MARGINS));
    let day = head.place_day.as_ref().map(|place_day| {
        Paragraph::of("HeadLine")
            .before(120)
            .words(&place_day.line(), Look::italic(layout.motto_pt))
    });
    cell(xml, right, &day.into_iter().collect::<Vec<_>>());
    xml.close("w:tr").close("w:tbl");
}

/// Recipients on the left, signature on the right.
pub(super) fn write_foot(xml: &mut Xml, paper: &Paper) {
    let layout = &paper.layout;
    let whole = mm(layout.text_width_mm());
    let (left, right) = (whole / 2, whole - whole / 2);
    open_table(xml, &[left, right]);
    xml.open("w:tr", &[]).open("w:trPr", &[]).empty("w:cantSplit", &[]).close("w:trPr");
    let mut recipients = paper.recipient_lines().into_iter();
    let mut lines = Vec::new();
    if let Some(word) = recipients.next() {
        let mut look = Look::bold(layout.recipients_head_pt);
        look.style.italic = true;
        lines.push(Paragraph::of("Recipient").words(&word, look));
    }
    lines.extend(recipients.map(|line| Paragraph::of("Recipient").words(&line, Look::default())));
    if let Some(proof) = &paper.proof {
        let code = Paragraph::of("Recipient").before(120).picture(picture::drawing(&proof.code));
        lines.push(code);
        let said = proof.lines();
        lines.extend(said.map(|line| Paragraph::of("Recipient").words(&line, Look::default())));
    }
    cell(xml, left, &lines);
    let signer = paper.signature.iter().flat_map(|signature| {
        let titles = signature.title_lines().into_iter();
        let titles = titles.map(|line| Paragraph::of("Signer").words(&line, Look::default()));
        // Room for a signature and a seal: 25 mm.
        let name = Paragraph::of("Signer").before(mm(25)).words(&signature.name, Look::default());
        titles.chain([name])
    });
    cell(xml, right, &signer.collect::<Vec<_>>());
    xml.close("w:tr").close("w:tbl");
}

/// A centred line that is broken, if it must be, into lines about equally long. The words stay
/// whole, so that a search finds them: the paragraph is set in from both sides.
fn balanced(style: &'static str, words: &str, look: Look, width: u32) -> Paragraph {
    let (bold, size) = (look.style.bold, look.size_pt.unwrap_or_default());
    let within = fonts::balanced(words, bold, size, width).within_twips;
    let side = width.saturating_sub(within) / 2;
    Paragraph::of(style).indents(side, side).words(words, look)
}

fn agencies(head: &Head, layout: &Layout, width: u32) -> Vec<Paragraph> {
    let size = layout.national_pt;
    let mut lines = Vec::new();
    if let Some(superior) = head.superior_line() {
        lines.push(balanced("HeadLine", &superior, Look::plain(size), width));
    }
    let agency = head.agency_line();
    lines.push(balanced("HeadLine", &agency, Look::bold(size), width));
    // A third to a half of the name (Appendix I, II.2b), as wide as it is printed.
    let printed = fonts::balanced(&agency, true, size, width).longest_twips;
    lines.push(Paragraph::rule(printed * 2 / 5, width));
    lines
}

fn national_title(layout: &Layout, width: u32) -> Vec<Paragraph> {
    let motto = width_twips(decree::MOTTO, true, layout.motto_pt);
    vec![
        Paragraph::of("HeadLine").words(decree::NATIONAL_TITLE, Look::bold(layout.national_pt)),
        Paragraph::of("HeadLine").words(decree::MOTTO, Look::bold(layout.motto_pt)),
        Paragraph::rule(motto, width),
    ]
}

fn number_and_stamps(head: &Head, layout: &Layout, width: u32) -> Vec<Paragraph> {
    let number = head.number.as_ref().map(|number| {
        Paragraph::of("HeadLine").before(120).words(&number.line(), Look::plain(layout.motto_pt))
    });
    let letter = head.letter_line().map(|line| {
        balanced("HeadLine", &line, Look::plain(layout.national_pt), width).before(120)
    });
    let stamps = head.stamps().into_iter().map(|words| {
        let box_width = width_twips(&words, true, layout.motto_pt) + 240;
        let side = width.saturating_sub(box_width) / 2;
        Paragraph::of("HeadLine")
            .before(120)
            .boxed()
            .indents(side, side)
            .words(&words, Look::bold(layout.motto_pt))
    });
    number.into_iter().chain(letter).chain(stamps).collect()
}

fn open_table(xml: &mut Xml, widths: &[u32]) {
    let whole = widths.iter().sum::<u32>().to_string();
    xml.open("w:tbl", &[]).open("w:tblPr", &[]);
    xml.empty("w:tblW", &[("w:w", &whole), ("w:type", "dxa")]);
    xml.val("w:jc", "center");
    xml.empty("w:tblLayout", &[("w:type", "fixed")]);
    xml.close("w:tblPr").open("w:tblGrid", &[]);
    for width in widths {
        xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
    }
    xml.close("w:tblGrid");
}

fn cell(xml: &mut Xml, width: u32, lines: &[Paragraph]) {
    xml.open("w:tc", &[]).open("w:tcPr", &[]);
    xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
    xml.close("w:tcPr");
    // A cell without a paragraph is not a cell to Word.
    if lines.is_empty() {
        Paragraph::of("HeadLine").side(Side::Centre).write(xml);
    }
    lines.iter().for_each(|line| line.write(xml));
    xml.close("w:tc");
}
