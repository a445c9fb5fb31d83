//! QR codes of a paper's check address: the modules for the PDF (drawn as squares), a picture for
//! Word. It will never decide what a code holds.

use image::{GrayImage, ImageFormat, Luma};
use kernel::{Error, Result};
use qrcode::{Color, EcLevel, QrCode};
use std::io::Cursor;

/// Pixels of a module in the picture.
const PIXELS: u32 = 6;
/// Light modules around the code (ISO/IEC 18004 asks for four).
const QUIET: u32 = 4;

/// The rows of a code, dark modules as true.
pub fn modules(text: &str) -> Result<Vec<Vec<bool>>> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).map_err(Error::fault)?;
    let colours = code.to_colors();
    let rows = colours.chunks(code.width());
    Ok(rows.map(|row| row.iter().map(|module| *module == Color::Dark).collect()).collect())
}

/// The same as a PNG with its quiet zone. The same text gives the same bytes.
pub fn png(text: &str) -> Result<Vec<u8>> {
    let rows = modules(text)?;
    let side = (rows.len() as u32 + 2 * QUIET) * PIXELS;
    let is_dark = |x: u32, y: u32| {
        let at = |pixel: u32| (pixel / PIXELS).checked_sub(QUIET).map(|at| at as usize);
        let row = at(y).and_then(|y| rows.get(y));
        row.zip(at(x)).and_then(|(row, x)| row.get(x)).copied().unwrap_or(false)
    };
    let picture =
        GrayImage::from_fn(side, side, |x, y| Luma([if is_dark(x, y) { 0 } else { u8::MAX }]));
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).map_err(Error::fault)?;
    Ok(bytes.into_inner())
}
