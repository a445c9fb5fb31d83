//! Prints a [`Paper`](kernel::paper::Paper) as Word and as PDF, and a
//! [`Sheet`](kernel::sheet::Sheet) as a spreadsheet. Heavy dependencies live here, so only
//! `program` links this crate. It will never choose words, read a clock or open a file: the same
//! paper gives the same bytes, always and everywhere.

mod docx;
mod fonts;
mod pdf;
mod picture;
mod qr;
#[cfg(test)]
mod tests;
mod xlsx;

pub use docx::docx;
pub use pdf::pdf;
pub use picture::picture;
pub use xlsx::{xlsx, xlsx_workbook};
