//! What a file is, told by its first bytes and never by its name or by the client. Kinds that can
//! carry a program (macros, web pages, drawings with script) are none of these and are refused.

/// A kind of file that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Media {
    /// A PDF document.
    Pdf,
    /// A PNG picture.
    Png,
    /// A JPEG picture.
    Jpeg,
    /// A Word document without macros.
    Docx,
    /// A spreadsheet without macros.
    Xlsx,
}

impl Media {
    /// The kind of these bytes, if it is one that is kept.
    pub fn of(body: &[u8]) -> Option<Media> {
        if body.starts_with(b"%PDF-") {
            Some(Media::Pdf)
        } else if body.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(Media::Png)
        } else if body.starts_with(b"\xff\xd8\xff") {
            Some(Media::Jpeg)
        } else if body.starts_with(b"PK\x03\x04") {
            office(body)
        } else {
            None
        }
    }

    /// The media type to serve it as.
    pub fn code(self) -> &'static str {
        match self {
            Media::Pdf => "application/pdf",
            Media::Png => "image/png",
            Media::Jpeg => "image/jpeg",
            Media::Docx => {
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            }
            Media::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// The names of a zip's parts stand unpacked in its directory, so nothing is inflated here.
fn office(body: &[u8]) -> Option<Media> {
    let names = part_names(body)?;
    let has = |wanted: &[u8]| names.contains(&wanted);
    let macros = names.iter().any(|name| name.to_ascii_lowercase().ends_with(b"vbaproject.bin"));
    if macros || !has(b"[Content_Types].xml") {
        return None;
    }
    match (has(b"word/document.xml"), has(b"xl/workbook.xml")) {
        (true, false) => Some(Media::Docx),
        (false, true) => Some(Media::Xlsx),
        _ => None,
    }
}

/// The names in the central directory (APPNOTE 6.3.10, 4.3.12 and 4.3.16); none when the file
/// contradicts itself.
fn part_names(body: &[u8]) -> Option<Vec<&[u8]>> {
    const END_BYTES: usize = 22;
    const LONGEST_COMMENT: usize = 0xffff;
    let tail_from = body.len().saturating_sub(END_BYTES + LONGEST_COMMENT);
    let end = body[tail_from..].windows(4).rposition(|w| w == b"PK\x05\x06")? + tail_from;
    body.get(end..end + END_BYTES)?;
    let count = number(body, end + 10, 2)?;
    let mut at = number(body, end + 16, 4)?;
    let mut names = Vec::new();
    for _ in 0..count {
        if body.get(at..at.checked_add(4)?)? != b"PK\x01\x02" {
            return None;
        }
        let (name, extra, comment) =
            (number(body, at + 28, 2)?, number(body, at + 30, 2)?, number(body, at + 32, 2)?);
        names.push(body.get(at + 46..at + 46 + name)?);
        at += 46 + name + extra + comment;
    }
    Some(names)
}

/// A little-endian number of a few bytes.
fn number(body: &[u8], at: usize, bytes: usize) -> Option<usize> {
    let raw = body.get(at..at.checked_add(bytes)?)?;
    Some(raw.iter().rev().fold(0, |sum, byte| sum << 8 | usize::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::Media;

    /// A zip of empty parts with these names, as a packer writes it.
    fn zip(names: &[&str]) -> Vec<u8> {
        let (mut body, mut directory) = (Vec::new(), Vec::new());
        for name in names {
            let at = (body.len() as u32).to_le_bytes();
            let length = (name.len() as u16).to_le_bytes();
            body.extend(b"PK\x03\x04");
            body.extend([0; 22]);
            body.extend(length);
            body.extend([0; 2]);
            body.extend(name.as_bytes());
            directory.extend(b"PK\x01\x02");
            directory.extend([0; 24]);
            directory.extend(length);
            directory.extend([0; 12]);
            directory.extend(at);
            directory.extend(name.as_bytes());
        }
        let from = (body.len() as u32).to_le_bytes();
        let count = (names.len() as u16).to_le_bytes();
        body.extend(&directory);
        body.extend(b"PK\x05\x06");
        body.extend([0; 4]);
        body.extend(count);
        body.extend(count);
        body.extend((directory.len() as u32).to_le_bytes());
        body.extend(from);
        body.extend([0; 2]);
        body
    }

    #[test]
    fn kinds_are_told_by_their_bytes() {
        assert_eq!(Media::of(b"%PDF-1.7\n"), Some(Media::Pdf));
        assert_eq!(Media::of(b"\x89PNG\r\n\x1a\n...."), Some(Media::Png));
        assert_eq!(Media::of(b"\xff\xd8\xff\xe0...."), Some(Media::Jpeg));
        let types = "[Content_Types].xml";
        assert_eq!(Media::of(&zip(&[types, "word/document.xml"])), Some(Media::Docx));
        assert_eq!(Media::of(&zip(&[types, "xl/workbook.xml"])), Some(Media::Xlsx));
    }

    #[test]
    fn what_could_carry_a_program_or_contradicts_itself_is_refused() {
        let types = "[Content_Types].xml";
        for refused in [
            b"<html><script>".to_vec(),
            b"<svg onload=''>".to_vec(),
            b"MZ\x90\0".to_vec(),
            Vec::new(),
            zip(&["anything.txt"]),
            zip(&[types, "word/document.xml", "word/vbaProject.bin"]),
            zip(&[types, "word/document.xml", "xl/workbook.xml"]),
        ] {
            assert_eq!(Media::of(&refused), None);
        }
        // Cut or overlapping directories end in a refusal, never in a panic.
        let whole = zip(&[types, "word/document.xml"]);
        for length in 0..whole.len() {
            assert_eq!(Media::of(&whole[..length]), None);
        }
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] = 0xff;
            let _ = Media::of(&changed);
        }
    }
}
