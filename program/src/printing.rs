//! The press behind the capabilities' back: they return a `Paper` or a `Sheet`, this puts the
//! press on the shelf of the house. It draws nothing itself.

use kernel::Result;
use kernel::paper::Paper;
use kernel::sheet::{Sheet, Workbook};
use reporting::Press;
use std::sync::Arc;

struct Printing;

impl reporting::Printer for Printing {
    fn docx(&self, paper: &Paper) -> Result<Vec<u8>> {
        press::docx(paper)
    }

    fn pdf(&self, paper: &Paper) -> Result<Vec<u8>> {
        press::pdf(paper)
    }

    fn xlsx(&self, sheet: &Sheet) -> Result<Vec<u8>> {
        press::xlsx(sheet)
    }

    fn picture(&self, drawing: &str) -> Result<Vec<u8>> {
        press::picture(drawing)
    }

    fn workbook(&self, book: &Workbook) -> Result<Vec<u8>> {
        press::xlsx_workbook(book)
    }
}

/// The press, as capabilities know it.
pub fn press() -> Press {
    Press(Arc::new(Printing))
}
