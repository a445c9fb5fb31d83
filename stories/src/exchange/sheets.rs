//! Spreadsheets in the hands of our people: opened, filled in a cell, read again. It fills the file
//! itself, as Excel does, and makes nothing anew.

use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A part of a file as text.
pub fn part(file: &[u8], name: &str) -> String {
    let mut pack = ZipArchive::new(Cursor::new(file)).expect("a pack");
    let mut text = String::new();
    pack.by_name(name).expect("a part").read_to_string(&mut text).expect("its text");
    text
}

const SHEET: &str = "xl/worksheets/sheet1.xml";

/// The file with these cells filled: digits become numbers, anything else words.
pub fn filled(file: &[u8], cells: &[(&str, &str)]) -> Vec<u8> {
    let mut sheet = part(file, SHEET);
    for (at, said) in cells {
        sheet = with_cell(&sheet, at, said);
    }
    let mut pack = ZipArchive::new(Cursor::new(file)).expect("a pack");
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..pack.len() {
        let own = pack.by_index_raw(at).expect("a part");
        let name = own.name().expect("a name").into_owned();
        if name != SHEET {
            out.raw_copy_file(own).expect("a copy");
            continue;
        }
        drop(own);
        out.start_file(name, SimpleFileOptions::default()).expect("a part");
        out.write_all(sheet.as_bytes()).expect("its bytes");
    }
    out.finish().expect("a pack").into_inner()
}

/// The cell keeps its style: that is what is locked or open.
fn with_cell(sheet: &str, at: &str, said: &str) -> String {
    let begin = sheet.find(&format!("<c r=\"{at}\"")).unwrap_or_else(|| panic!("no cell {at}"));
    let tag_end = begin + sheet[begin..].find('>').expect("a tag");
    let tag = &sheet[begin..tag_end];
    let end = match tag.ends_with('/') {
        true => tag_end + 1,
        false => begin + sheet[begin..].find("</c>").expect("an end") + "</c>".len(),
    };
    let style = tag.split("s=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("0");
    let is_number = !said.is_empty() && said.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let cell = match (is_number, said.is_empty()) {
        (_, true) => format!("<c r=\"{at}\" s=\"{style}\"/>"),
        (true, _) => format!("<c r=\"{at}\" s=\"{style}\"><v>{said}</v></c>"),
        (false, _) => {
            format!("<c r=\"{at}\" s=\"{style}\" t=\"inlineStr\"><is><t>{said}</t></is></c>")
        }
    };
    format!("{}{cell}{}", &sheet[..begin], &sheet[end..])
}

/// A workbook of these sheets of words.
pub fn book(tabs: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut book = kernel::sheet::Workbook::new("Sổ");
    for (name, rows) in tabs {
        let mut sheet = kernel::sheet::Sheet::new(name, name, crate::house::today());
        for row in *rows {
            sheet.row(row.iter().copied());
        }
        book = book.sheet(sheet);
    }
    press::xlsx_workbook(&book).expect("a file")
}
