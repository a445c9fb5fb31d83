//! Word files, unpacked: their words, the order of their elements, their bytes.

use super::sample::{MARKUP, letter, proved, report};
use super::spaced;
use kernel::paper::Paper;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The order of children that ECMA-376 part 1 asks for, of the elements we write.
const ORDER: [(&str, &[&str]); 12] = [
    ("w:p", &["w:pPr", "w:r|w:fldSimple"]),
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:pBdr",
            "w:spacing",
            "w:ind",
            "w:jc",
            "w:outlineLvl",
            "w:sectPr",
        ],
    ),
    ("w:r", &["w:rPr", "w:t|w:drawing"]),
    ("w:rPr", &["w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:sz", "w:szCs", "w:lang"]),
    ("w:pBdr", &["w:top", "w:left", "w:bottom", "w:right"]),
    ("w:tbl", &["w:tblPr", "w:tblGrid", "w:tr"]),
    (
        "w:tblPr",
        &["w:tblW", "w:jc", "w:tblInd", "w:tblBorders", "w:tblLayout", "w:tblCellMar", "w:tblLook"],
    ),
    ("w:tr", &["w:trPr", "w:tc"]),
    ("w:tc", &["w:tcPr", "w:p"]),
    ("w:tcPr", &["w:tcW", "w:vAlign"]),
    (
        "w:sectPr",
        &[
            "w:headerReference|w:footerReference",
            "w:type",
            "w:pgSz",
            "w:pgMar",
            "w:pgNumType",
            "w:titlePg",
        ],
    ),
    ("w:style", &["w:name", "w:basedOn", "w:qFormat", "w:pPr", "w:rPr", "w:tblPr"]),
];

fn unpack(paper: &Paper) -> Vec<(String, String)> {
    let bytes = crate::docx(paper).expect("a Word file");
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    (0..zip.len())
        .filter_map(|at| {
            let mut file = zip.by_index(at).expect("a file of the zip");
            let mut content = String::new();
            let name = file.name().expect("a name").into_owned();
            if name.ends_with(".png") {
                return None;
            }
            file.read_to_string(&mut content).expect("text");
            Some((name, content))
        })
        .collect()
}

fn part(files: &[(String, String)], name: &str) -> String {
    files.iter().find(|(known, _)| known == name).expect("a known part").1.clone()
}

/// One tag or the words between two.
#[derive(Debug, PartialEq)]
enum Piece<'a> {
    Open(&'a str),
    Close(&'a str),
    Words(String),
}

/// Reads XML as plain as ours, and fails where it is not well formed.
fn pieces(xml: &str) -> Vec<Piece<'_>> {
    let (_, mut rest) = xml.split_once("?>\n").expect("a declaration");
    let mut all = Vec::new();
    while let Some((words, tag)) = rest.split_once('<') {
        if !words.is_empty() {
            all.push(Piece::Words(unescaped(words)));
        }
        let (tag, after) = tag.split_once('>').expect("the end of a tag");
        let name = tag.trim_matches('/').split(' ').next().unwrap_or_default();
        match (tag.starts_with('/'), tag.ends_with('/')) {
            (true, _) => all.push(Piece::Close(name)),
            (_, true) => all.extend([Piece::Open(name), Piece::Close(name)]),
            _ => all.push(Piece::Open(name)),
        }
        rest = after;
    }
    assert!(rest.is_empty(), "words after the root: {rest}");
    all
}

fn unescaped(words: &str) -> String {
    assert!(!words.contains(['>', '"']), "not escaped: {words}");
    let plain = words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    plain.replace("&amp;", "&")
}

/// What stands in the wrong place, or nothing.
fn disorder(xml: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut open: Vec<(&str, usize)> = Vec::new();
    for piece in pieces(xml) {
        match piece {
            Piece::Open(name) => {
                if let Some((parent, reached)) = open.last_mut()
                    && let Some((_, order)) = ORDER.iter().find(|(known, _)| known == parent)
                {
                    match order.iter().position(|names| names.split('|').any(|one| one == name)) {
                        Some(at) if at >= *reached => *reached = at,
                        _ => wrong.push(format!("{name} in {parent}")),
                    }
                }
                open.push((name, 0));
            }
            Piece::Close(name) => assert_eq!(open.pop().map(|(open, _)| open), Some(name)),
            Piece::Words(_) => {}
        }
    }
    assert!(open.is_empty(), "left open: {open:?}");
    wrong
}

/// The paragraphs that hold words.
fn paragraphs(xml: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for piece in pieces(xml) {
        match piece {
            Piece::Close("w:p") => lines.push(String::new()),
            Piece::Words(words) => lines.last_mut().expect("a line").push_str(&words),
            _ => {}
        }
    }
    lines.into_iter().map(|line| spaced(&line)).filter(|line| !line.is_empty()).collect()
}

#[test]
fn a_word_file_carries_the_words_of_the_paper_and_no_others() {
    for paper in [proved(), letter()] {
        let files = unpack(&paper);
        let mut lines = paragraphs(&part(&files, "word/document.xml"));
        lines.extend(paragraphs(&part(&files, "word/footer1.xml")));
        let wanted: Vec<String> = paper.lines().iter().map(|line| spaced(line)).collect();
        assert_eq!(lines, wanted);
    }
    let letter = paragraphs(&part(&unpack(&letter()), "word/document.xml")).join("\n");
    assert!(letter.contains(&spaced(MARKUP)), "{letter}");
}

#[test]
fn elements_stand_in_the_order_of_the_schema() {
    for (name, content) in unpack(&proved()).iter().chain(&unpack(&letter())) {
        assert_eq!(disorder(content), Vec::<String>::new(), "{name}");
    }
    let bad = "<?xml?>\n<w:p><w:r><w:t>a</w:t><w:rPr/></w:r><w:pPr/></w:p>";
    assert_eq!(disorder(bad), ["w:rPr in w:r", "w:pPr in w:p"]);
}

#[test]
fn every_style_that_is_used_is_there() {
    for paper in [proved(), letter()] {
        let files = unpack(&paper);
        let styles = part(&files, "word/styles.xml");
        for (_, content) in files.iter().filter(|(name, _)| name.starts_with("word/")) {
            for used in content.split("<w:pStyle w:val=\"").skip(1) {
                let (id, _) = used.split_once('"').expect("a style");
                assert!(styles.contains(&format!("w:styleId=\"{id}\"")), "{id}");
            }
        }
    }
}

#[test]
fn pages_are_those_of_the_decree() {
    let files = unpack(&report());
    let document = part(&files, "word/document.xml");
    // 210 × 297 mm; 20, 15, 20 and 30 mm; in twentieths of a point.
    assert!(document.contains("<w:pgSz w:w=\"11905\" w:h=\"16837\"/>"));
    assert!(document.contains("w:top=\"1133\" w:right=\"850\" w:bottom=\"1133\" w:left=\"1700\""));
    assert!(document.contains("<w:pgSz w:w=\"16837\" w:h=\"11905\" w:orient=\"landscape\"/>"));
    assert_eq!(document.matches("<w:titlePg/>").count(), 2, "one for each run of pages");
    assert_eq!(document.matches("<w:tblHeader/>").count(), 2, "one for each table with a head");
    assert!(part(&files, "word/header1.xml").contains(" PAGE "));
    let styles = part(&files, "word/styles.xml");
    assert!(styles.contains("w:ascii=\"Times New Roman\""));
    assert!(styles.contains("<w:lang w:val=\"vi-VN\""));
    assert!(styles.contains("w:firstLine=\"720\""), "12.7 mm");
}

#[test]
fn nobody_but_the_agency_and_the_signer_is_named() {
    let files = unpack(&report());
    let core = part(&files, "docProps/core.xml");
    assert!(core.contains("<dc:creator>HỘI CHỮ THẬP ĐỎ TỈNH KIÊN GIANG</dc:creator>"));
    assert!(core.contains(">2024-10-31T00:00:00Z<"));
    let signer = |(_, content): &&(String, String)| content.contains("Nguyễn Văn Tùng");
    let named: Vec<&str> = files.iter().filter(signer).map(|(name, _)| name.as_str()).collect();
    assert_eq!(named, ["word/document.xml"]);
}

#[test]
fn characters_that_xml_forbids_do_not_break_the_file() {
    let mut paper = letter();
    paper.notes = vec!["một\u{1}\u{b}\u{ffff}hai".to_owned()];
    assert_eq!(paragraphs(&part(&unpack(&paper), "word/footer1.xml")), ["mộthai"]);
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    assert_eq!(crate::docx(&report()).expect("a file"), crate::docx(&report()).expect("a file"));
}
