//! The styles of a Word file. What an officer changes in one place (the size of the content) is
//! set in one place. It will never name a typeface but the one the decree names.

use super::parts::W;
use super::tenth_mm;
use super::xml::Xml;
use kernel::paper::Paper;

/// Named by Decree 30/2020/NĐ-CP, Appendix I, I.2.
const TYPEFACE: &str = "Times New Roman";

/// A paragraph style: how it differs from the one it is based on.
struct Named {
    id: &'static str,
    name: &'static str,
    keep_with_next: bool,
    before_pt: u16,
    after_pt: u16,
    indented: bool,
    side: &'static str,
    outline: Option<u8>,
    bold: bool,
    italic: bool,
    size_pt: u16,
}

/// `word/styles.xml`
pub(super) fn styles(paper: &Paper) -> String {
    let mut xml = Xml::new();
    xml.open("w:styles", &[W]);
    defaults(&mut xml, paper);
    all(paper).iter().for_each(|style| named(&mut xml, paper, style));
    table_style(&mut xml);
    xml.close("w:styles");
    xml.finish()
}

fn defaults(xml: &mut Xml, paper: &Paper) {
    let half_points = paper.layout.body_pt * 2;
    xml.open("w:docDefaults", &[]).open("w:rPrDefault", &[]).open("w:rPr", &[]);
    let scripts = ["w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"].map(|script| (script, TYPEFACE));
    xml.empty("w:rFonts", &scripts);
    xml.val("w:sz", half_points).val("w:szCs", half_points);
    let lang = paper.lang.as_str();
    xml.empty("w:lang", &[("w:val", lang), ("w:eastAsia", lang)]);
    xml.close("w:rPr").close("w:rPrDefault");
    xml.open("w:pPrDefault", &[]).open("w:pPr", &[]);
    let single = [("w:before", "0"), ("w:after", "0"), ("w:line", "240"), ("w:lineRule", "auto")];
    xml.empty("w:spacing", &single);
    xml.close("w:pPr").close("w:pPrDefault").close("w:docDefaults");
}

fn all(paper: &Paper) -> Vec<Named> {
    let layout = &paper.layout;
    let body = |id, name| Named {
        id,
        name,
        keep_with_next: false,
        before_pt: 0,
        after_pt: layout.spacing_pt,
        indented: true,
        side: "both",
        outline: None,
        bold: false,
        italic: false,
        size_pt: layout.body_pt,
    };
    let heading = |id, name, level| Named {
        keep_with_next: true,
        before_pt: layout.spacing_pt / 2,
        outline: Some(level),
        bold: true,
        ..body(id, name)
    };
    let centred =
        |id, name| Named { indented: false, after_pt: 0, side: "center", ..body(id, name) };
    let left = |id, name, size_pt| Named { side: "left", size_pt, ..centred(id, name) };
    let table_pt = layout.table_pt;
    vec![
        body("Normal", "Normal"),
        heading("Heading1", "heading 1", 0),
        heading("Heading2", "heading 2", 1),
        Named { italic: true, ..heading("Heading3", "heading 3", 2) },
        Named { bold: true, keep_with_next: true, ..centred("Title", "Title") },
        Named { size_pt: layout.national_pt, ..centred("HeadLine", "Head line") },
        Named { after_pt: layout.spacing_pt, ..centred("Addressee", "Addressee") },
        left("Recipient", "Recipient", layout.recipients_pt),
        Named { bold: true, ..centred("Signer", "Signer") },
        Named {
            keep_with_next: true,
            before_pt: layout.spacing_pt,
            after_pt: layout.spacing_pt / 2,
            ..centred("TableCaption", "Table caption")
        },
        Named { bold: true, size_pt: table_pt, ..centred("TableHead", "Table head") },
        left("TableCell", "Table cell", table_pt),
        Named { italic: true, ..left("Footer", "footer", layout.recipients_pt) },
        Named { size_pt: layout.motto_pt, ..centred("Header", "header") },
    ]
}

fn named(xml: &mut Xml, paper: &Paper, style: &Named) {
    let kind = [("w:type", "paragraph"), ("w:styleId", style.id)];
    let normal = style.id == "Normal";
    match normal {
        true => xml.open("w:style", &[kind[0], ("w:default", "1"), kind[1]]),
        false => xml.open("w:style", &kind),
    };
    xml.val("w:name", style.name);
    if !normal {
        xml.val("w:basedOn", "Normal");
    }
    xml.empty("w:qFormat", &[]);
    paragraph_part(xml, paper, style);
    xml.open("w:rPr", &[]);
    if style.bold {
        xml.empty("w:b", &[]).empty("w:bCs", &[]);
    }
    if style.italic {
        xml.empty("w:i", &[]).empty("w:iCs", &[]);
    }
    let half_points = style.size_pt * 2;
    xml.val("w:sz", half_points).val("w:szCs", half_points);
    xml.close("w:rPr").close("w:style");
}

fn paragraph_part(xml: &mut Xml, paper: &Paper, style: &Named) {
    xml.open("w:pPr", &[]);
    if style.keep_with_next {
        xml.empty("w:keepNext", &[]);
    }
    let (before, after) = ((style.before_pt * 20).to_string(), (style.after_pt * 20).to_string());
    xml.empty("w:spacing", &[("w:before", &before), ("w:after", &after)]);
    let first = if style.indented { tenth_mm(paper.layout.first_line_tenth_mm) } else { 0 };
    let first = first.to_string();
    xml.empty("w:ind", &[("w:left", "0"), ("w:right", "0"), ("w:firstLine", &first)]);
    xml.val("w:jc", style.side);
    if let Some(level) = style.outline {
        xml.val("w:outlineLvl", level);
    }
    xml.close("w:pPr");
}

fn table_style(xml: &mut Xml) {
    let kind = [("w:type", "table"), ("w:default", "1"), ("w:styleId", "TableNormal")];
    xml.open("w:style", &kind).val("w:name", "Normal Table");
    xml.open("w:tblPr", &[]).empty("w:tblInd", &[("w:w", "0"), ("w:type", "dxa")]);
    xml.open("w:tblCellMar", &[]);
    for (side, width) in [("w:top", "0"), ("w:left", "80"), ("w:bottom", "0"), ("w:right", "80")] {
        xml.empty(side, &[("w:w", width), ("w:type", "dxa")]);
    }
    xml.close("w:tblCellMar").close("w:tblPr").close("w:style");
}
