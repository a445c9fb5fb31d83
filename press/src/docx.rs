//! A paper as a Word file: a small writer of our own for the few elements an official paper needs
//! (ECMA-376, transitional). Times New Roman is named and not shipped, as the decree asks. It will
//! never write a field that runs, a link that leads out, or the name of anybody but the signer.

mod content;
mod head;
mod pages;
mod paragraph;
mod parts;
mod picture;
mod styles;
mod xml;

use kernel::paper::Paper;
use kernel::{Error, Result};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Prints a paper as `.docx`. The same paper gives the same bytes.
///
/// # Errors
/// `Fault` when the file cannot be packed.
pub fn docx(paper: &Paper) -> Result<Vec<u8>> {
    let files = [
        ("[Content_Types].xml", parts::content_types(paper.proof.is_some())),
        ("_rels/.rels", parts::package_relations()),
        ("docProps/core.xml", parts::core(paper)),
        ("word/_rels/document.xml.rels", parts::document_relations(paper.proof.is_some())),
        ("word/document.xml", content::document(paper)),
        ("word/styles.xml", styles::styles(paper)),
        ("word/settings.xml", parts::settings(paper)),
        ("word/header1.xml", pages::number_header()),
        ("word/header2.xml", pages::empty_header()),
        ("word/footer1.xml", pages::footer(paper)),
    ];
    let qr = match &paper.proof {
        Some(proof) => Some(crate::qr::png(&proof.address)?),
        None => None,
    };
    pack(&files, qr.as_deref()).map_err(Error::fault)
}

/// The files in this order, with the oldest time a zip can hold: the day the paper was made stands
/// in its own data, and the minute of packing is nobody's business.
fn pack(files: &[(&str, String)], qr: Option<&[u8]>) -> zip::result::ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, options)?;
        zip.write_all(content.as_bytes())?;
    }
    if let Some(qr) = qr {
        zip.start_file(picture::PART, options)?;
        zip.write_all(qr)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// Millimetres in twentieths of a point.
fn mm(mm: u16) -> u32 {
    tenth_mm(mm.saturating_mul(10))
}

/// Tenths of a millimetre in twentieths of a point.
fn tenth_mm(tenths: u16) -> u32 {
    u32::from(tenths) * 1440 / 254
}
