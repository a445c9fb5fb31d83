//! What kind of file it is, told by its own bytes, and whether a packed one may be opened at all:
//! its parts are counted byte by byte as they unpack, before anything reads them. Names, sizes and
//! types that the file claims are believed by nobody.

use crate::limits::{PARTS, Room};
use kernel::received::Unfit;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// A kind of file that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An Excel file without macros.
    Spreadsheet,
    /// A Word file without macros.
    Word,
    /// Text: a table with commas, or words.
    Text,
}

/// A packed file that was looked at.
pub type Pack<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// How a packed file begins, and one of the old Office.
const ZIP: &[u8] = b"PK\x03\x04";
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// How files begin that people send by mistake, and that would pass for text or nothing.
const OTHERS: [&[u8]; 10] = [
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"MZ",
    b"\x7fELF",
    b"{\\rtf",
];
/// Words that open a page or a drawing, in small letters.
const MARKUP: [&str; 4] = ["<!doctype", "<html", "<?xml", "<svg"];
/// Parts that carry a program, in small letters.
const PROGRAMS: [&str; 3] = ["vbaproject.bin", "vbadata.xml", "macrosheets/"];

/// The kind of a file; a packed one has been counted through.
pub fn kind(bytes: &[u8], room: &Room) -> Result<Kind, Unfit> {
    if bytes.starts_with(ZIP) {
        return packed(bytes, room);
    }
    if bytes.starts_with(OLE) {
        return Err(old(bytes));
    }
    if bytes.starts_with(b"PK") {
        return Err(Unfit::Damaged);
    }
    let head: String = String::from_utf8_lossy(&bytes[..bytes.len().min(64)]).to_lowercase();
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let is_markup = MARKUP.iter().any(|word| head.starts_with(word));
    match OTHERS.iter().any(|other| bytes.starts_with(other)) || is_markup {
        true => Err(Unfit::WrongKind),
        false => Ok(Kind::Text),
    }
}

/// A file of the old container: a workbook or text of Office 97-2003, or a new one behind a
/// password (its parts are named in letters of two bytes).
fn old(bytes: &[u8]) -> Unfit {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if holds("EncryptedPackage") || holds("EncryptionInfo") {
        return Unfit::Locked;
    }
    match holds("Workbook") || holds("Book") || holds("WordDocument") {
        true => Unfit::OldOffice,
        false => Unfit::WrongKind,
    }
}

/// Opens a packed file that [`kind`] has counted.
pub fn open(bytes: &[u8]) -> Result<Pack<'_>, Unfit> {
    ZipArchive::new(Cursor::new(bytes)).map_err(refused)
}

fn packed(bytes: &[u8], room: &Room) -> Result<Kind, Unfit> {
    let mut pack = open(bytes)?;
    if pack.len() > PARTS {
        return Err(Unfit::Heavy);
    }
    let overlaps = pack.has_overlapping_files().map_err(refused)?;
    if pack.has_duplicate_names() || overlaps {
        return Err(Unfit::Damaged);
    }
    let mut names = Vec::new();
    for name in pack.file_names() {
        let name = name.map_err(refused)?.into_owned();
        if leads_out(&name) {
            return Err(Unfit::Damaged);
        }
        names.push(name.to_lowercase());
    }
    if names.iter().any(|name| PROGRAMS.iter().any(|program| name.contains(program))) {
        return Err(Unfit::Macro);
    }
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    let kind = match (has("xl/workbook.xml"), has("word/document.xml")) {
        _ if !has("[content_types].xml") => return Err(Unfit::WrongKind),
        (true, false) => Kind::Spreadsheet,
        (false, true) => Kind::Word,
        _ => return Err(Unfit::WrongKind),
    };
    count(&mut pack, room.unpacked_bytes)?;
    Ok(kind)
}

/// A part that would be written outside the folder it is unpacked to. Nothing is unpacked here; who
/// made such a file did not make it in Excel.
fn leads_out(name: &str) -> bool {
    let drive = name.as_bytes().get(1) == Some(&b':');
    name.starts_with('/') || name.contains(['\\', '\0']) || drive || name.split('/').any(is_up)
}

fn is_up(step: &str) -> bool {
    step == ".."
}

/// How far into a part its root element must begin.
const PROLOG_BYTES: usize = 64 * 1_024;

/// Unpacks every part into nothing, counting; a part of XML that declares its own words is refused.
fn count(pack: &mut Pack<'_>, most: u64) -> Result<(), Unfit> {
    let mut left = most;
    let mut piece = vec![0_u8; PROLOG_BYTES];
    for at in 0..pack.len() {
        let part = pack.by_index(at).map_err(refused)?;
        let name = part.name().map_err(refused)?.to_lowercase();
        let mut part = part.take(left + 1);
        let mut prolog: Vec<u8> = Vec::new();
        loop {
            let read = part.read(&mut piece).map_err(|_| Unfit::Damaged)?;
            if read == 0 {
                break;
            }
            left = left.checked_sub(read as u64).ok_or(Unfit::TooLarge)?;
            let room = PROLOG_BYTES - prolog.len();
            prolog.extend_from_slice(&piece[..read.min(room)]);
        }
        let is_xml = name.ends_with(".xml") || name.ends_with(".rels");
        if is_xml && !begins_plainly(&prolog) {
            return Err(Unfit::Damaged);
        }
    }
    Ok(())
}

/// Whether a document comes to its root element without declaring anything: a declaration stands
/// before the root or nowhere, and no Office file has one.
fn begins_plainly(prolog: &[u8]) -> bool {
    let text = String::from_utf8_lossy(prolog);
    let root = text.match_indices('<').find(|(at, _)| {
        let next = text[at + 1..].chars().next();
        next.is_some_and(|letter| letter.is_alphabetic() || letter == '_')
    });
    root.is_some_and(|(at, _)| !text[..at].contains("<!DOCTYPE"))
}

fn refused(cause: ZipError) -> Unfit {
    match cause {
        ZipError::InvalidPassword => Unfit::Locked,
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Unfit::Locked,
        _ => Unfit::Damaged,
    }
}
