//! A paper as PDF for the archive and for every reader: PDF/A-2a and PDF/UA-1 (tagged), typefaces
//! embedded, set by typst from a template of our own. The words of a paper go in as data, never
//! as markup. It will never read a file, the clock or the network.

mod data;
mod world;

use crate::fonts;
use kernel::paper::Paper;
use kernel::{Error, Flaw, Result};
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use world::PaperWorld;

/// Prints a paper as PDF. The same paper gives the same bytes.
///
/// # Errors
/// `Invalid` with the key `paper-letter-unknown` when the paper holds a letter the typeface cannot
/// draw (an emoji): an archive copy may not hold empty boxes. `Fault` when typesetting fails.
pub fn pdf(paper: &Paper) -> Result<Vec<u8>> {
    refuse_undrawable(paper)?;
    let document = typeset(paper)?;
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]);
    let options = PdfOptions {
        creator: Smart::Custom(None),
        standards: standards.map_err(|refused| Error::fault(refused.message()))?,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|all| fault(&all))
}

/// The pages of a paper.
pub(crate) fn typeset(paper: &Paper) -> Result<PagedDocument> {
    let world = PaperWorld::new(data::of(paper)?.to_string())?;
    let pages = typst::compile::<PagedDocument>(&world).output;
    // What typst remembers of one paper is of no use to the next, and holds personal data.
    comemo::evict(0);
    pages.map_err(|all| fault(&all))
}

fn refuse_undrawable(paper: &Paper) -> Result<()> {
    match fonts::undrawable(&paper.text()) {
        None => Ok(()),
        Some(letter) => {
            let flaw = Flaw::new("paper", "paper-letter-unknown");
            Err(Error::Invalid(vec![flaw.arg("letter", letter.to_string())]))
        }
    }
}

fn fault(all: &[SourceDiagnostic]) -> Error {
    let messages: Vec<&str> = all.iter().map(|one| one.message.as_str()).collect();
    Error::Fault(format!("typst: {}", messages.join("; ")))
}
