//! The press as this capability knows it: it returns a `Paper` or a `Sheet`, `program` puts what
//! prints them on the shelf. It links no printing library.

use kernel::Result;
use kernel::paper::Paper;
use kernel::sheet::Sheet;
use std::sync::Arc;

/// Prints papers and sheets.
pub trait Printer: Send + Sync {
    /// A Word file.
    fn docx(&self, paper: &Paper) -> Result<Vec<u8>>;
    /// A PDF/A file.
    fn pdf(&self, paper: &Paper) -> Result<Vec<u8>>;
    /// A spreadsheet.
    fn xlsx(&self, sheet: &Sheet) -> Result<Vec<u8>>;
}

/// The press on the shelf of the house.
pub struct Press(pub Arc<dyn Printer>);
