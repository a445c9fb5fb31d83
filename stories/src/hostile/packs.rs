//! Packed files made to do harm, built byte by byte: bombs, lies about sizes and names, documents
//! that declare their own words. None of them was written by Excel.

use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A packed file of these parts.
pub fn pack(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut pack = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        pack.start_file(*name, SimpleFileOptions::default()).expect("a part");
        pack.write_all(bytes).expect("its bytes");
    }
    pack.finish().expect("a pack").into_inner()
}

const TYPES: &[u8] =
    b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
const BOOK: &str = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>\
    <sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
const ROOT: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/\
    relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/\
    officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/>\
    </Relationships>";
/// The way from the workbook to its sheet.
pub const RELS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/\
    relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/\
    officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
    </Relationships>";

/// A workbook whose sheet is this, with these parts besides.
pub fn book_of(sheet: &[u8], more: &[(&str, &[u8])]) -> Vec<u8> {
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", ROOT.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    parts.retain(|(name, _)| more.iter().all(|(own, _)| own != name));
    parts.extend(more);
    pack(&parts)
}

/// A row of a long sheet by its number, and how many there are.
pub type Rows<'a> = (&'a dyn Fn(u32) -> String, u32);

/// A workbook of long sheets, the second the hidden memory of a template, with these shared words.
/// It is packed row by row: what it unpacks to is never held.
pub fn long_book(strings: &str, sheets: &[Rows<'_>]) -> Vec<u8> {
    let second = "<sheet name=\"_nhanai\" sheetId=\"2\" r:id=\"rId2\" state=\"hidden\"/></sheets>";
    let two = BOOK.replace("</sheets>", second);
    of_rows(if sheets.len() > 1 { &two } else { BOOK }, strings, sheets)
}

/// A workbook whose sheet has this name.
pub fn named_book(name: &str, sheets: &[Rows<'_>]) -> Vec<u8> {
    of_rows(&BOOK.replace("name=\"S\"", &format!("name=\"{name}\"")), "", sheets)
}

fn of_rows(book: &str, strings: &str, sheets: &[Rows<'_>]) -> Vec<u8> {
    let second = RELS.replace("rId1", "rId2").replace("sheet1", "sheet2");
    let second = second.split_once("<Relationship ").map_or("", |(_, one)| one);
    let rels = RELS.replace("</Relationships>", &format!("<Relationship {second}"));
    let rels = if sheets.len() > 1 { &rels } else { RELS };
    let mut pack = ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, pieces: &mut dyn Iterator<Item = String>| {
        pack.start_file(name, SimpleFileOptions::default()).expect("a part");
        pieces.for_each(|piece| pack.write_all(piece.as_bytes()).expect("its bytes"));
    };
    let types = String::from_utf8_lossy(TYPES).into_owned();
    let plain = [
        ("[Content_Types].xml", types.as_str()),
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", rels),
        ("xl/sharedStrings.xml", strings),
    ];
    for (name, words) in plain.into_iter().filter(|(_, words)| !words.is_empty()) {
        part(name, &mut std::iter::once(words.to_owned()));
    }
    for (at, (row, many)) in (1..).zip(sheets) {
        let open =
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">";
        let open = std::iter::once(format!("{open}<sheetData>"));
        let close = std::iter::once("</sheetData></worksheet>".to_owned());
        let mut all = open.chain((1..=*many).map(row)).chain(close);
        part(&format!("xl/worksheets/sheet{at}.xml"), &mut all);
    }
    pack.finish().expect("a pack").into_inner()
}

/// A sheet of these rows.
pub fn sheet(rows: &str) -> Vec<u8> {
    let open = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">";
    format!("{open}<sheetData>{rows}</sheetData></worksheet>").into_bytes()
}

/// A workbook of these rows.
pub fn book(rows: &str) -> Vec<u8> {
    book_of(&sheet(rows), &[])
}

/// A cell with words.
pub fn words(at: &str, said: &str) -> String {
    format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{said}</t></is></c>")
}

/// A table of figures with one row of a unit, whose first figure is this cell.
pub fn figures(cell: &str) -> Vec<u8> {
    let heads = [words("A1", "unit"), words("B1", "members_new")].concat();
    let unit = words("A2", "kien-giang/huyen-giang-thanh/xa-phu-loi");
    book(&format!("<row r=\"1\">{heads}</row><row r=\"2\">{unit}{cell}</row>"))
}

/// A Word file with this document.
pub fn letter(document: &[u8], more: &[(&str, &[u8])]) -> Vec<u8> {
    let mut parts: Vec<(&str, &[u8])> =
        vec![("[Content_Types].xml", TYPES), ("word/document.xml", document)];
    parts.extend(more);
    pack(&parts)
}

/// So many bytes of spaces, which pack a thousandfold.
pub fn spaces(megabytes: usize) -> Vec<u8> {
    vec![b' '; megabytes * 1_024 * 1_024]
}

/// The same bytes everywhere else: a name in both of a part's headers, of the same length.
pub fn renamed(mut bytes: Vec<u8>, from: &str, to: &str) -> Vec<u8> {
    assert_eq!(from.len(), to.len(), "a name of another length moves everything");
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(from.len()).position(|w| w == from.as_bytes()) {
        let begin = at + found;
        bytes[begin..begin + to.len()].copy_from_slice(to.as_bytes());
        at = begin + to.len();
    }
    bytes
}

/// Every header with this mark gets these bytes at an offset.
pub fn patched(mut bytes: Vec<u8>, mark: &[u8; 4], offset: usize, new: &[u8]) -> Vec<u8> {
    let places: Vec<usize> =
        bytes.windows(4).enumerate().filter(|(_, w)| w == mark).map(|(at, _)| at).collect();
    for at in places {
        bytes[at + offset..at + offset + new.len()].copy_from_slice(new);
    }
    bytes
}

/// The marks of a part's own header and of its line in the directory.
pub const LOCAL: &[u8; 4] = b"PK\x03\x04";
pub const CENTRAL: &[u8; 4] = b"PK\x01\x02";

/// A file of the old container that names these streams.
pub fn old_office(streams: &[&str]) -> Vec<u8> {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.resize(1_024, 0);
    for name in streams {
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes.extend([0; 64]);
    }
    bytes
}
