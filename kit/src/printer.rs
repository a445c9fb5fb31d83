//! The press as capabilities know it: they return a `Paper` or a `Sheet`, `program` puts what
//! prints them on the shelf. It links no printing library.

use kernel::paper::Paper;
use kernel::sheet::{Sheet, Workbook};
use kernel::{Error, Result};
use std::sync::Arc;

/// Prints papers and sheets.
pub trait Printer: Send + Sync {
    /// A Word file.
    fn docx(&self, paper: &Paper) -> Result<Vec<u8>>;
    /// A PDF/A file.
    fn pdf(&self, paper: &Paper) -> Result<Vec<u8>>;
    /// A spreadsheet.
    fn xlsx(&self, sheet: &Sheet) -> Result<Vec<u8>>;
    /// A picture (PNG) of a drawing (SVG), as large as the drawing says; its letters are those of
    /// the press.
    fn picture(&self, drawing: &str) -> Result<Vec<u8>>;
    /// A spreadsheet of several sheets.
    fn workbook(&self, book: &Workbook) -> Result<Vec<u8>>;
}

/// The content type of a spreadsheet.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The press on the shelf of the house.
pub struct Press(pub Arc<dyn Printer>);

/// Printing takes a while: it must not hold up the other requests.
pub async fn print(work: impl FnOnce() -> Result<Vec<u8>> + Send + 'static) -> Result<Vec<u8>> {
    tokio::task::spawn_blocking(work).await.map_err(Error::fault)?
}
