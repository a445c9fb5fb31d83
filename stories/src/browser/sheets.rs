//! What a page is on paper: the sheets that the browser prints, their size, and every word that
//! stands on them, read from the PDF itself. It judges nothing.

use super::seat::Seat;
use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache,
    InterpreterSettings, Paint, PathDrawMode, SoftMask, interpret_page,
};
use kurbo::{Affine, BezPath, Rect};
use thirtyfour::common::print::PrintParameters;

/// A4 in points, and how far a browser may be off.
const A4_PT: (f64, f64) = (595.0, 842.0);
const OFF_PT: f64 = 2.0;

/// A page as it was printed.
pub struct Printed {
    /// Width and height of each sheet, in points (1/72 inch).
    pub sheets_pt: Vec<(f64, f64)>,
    /// Everything that is written on them, without spaces.
    pub words: String,
}

impl Printed {
    /// Prints what the seat has open. The size of the sheet is the page's own wish: WebDriver
    /// would print on Letter.
    pub async fn of(seat: &Seat) -> Printed {
        // A busy machine may print before letters and sizes of the sheet stand.
        seat.ask("return document.fonts.ready.then(() => true)").await;
        let asked = PrintParameters { shrink_to_fit: false, ..PrintParameters::default() };
        Printed::read(seat.driver.print_page(asked).await.expect("a print"))
    }

    /// Reads a PDF.
    pub fn read(file: Vec<u8>) -> Printed {
        let pdf = Pdf::new(file).expect("a PDF");
        let (cache, mut read) = (InterpreterCache::new(), Read::default());
        let mut sheets_pt = Vec::new();
        for page in pdf.pages().iter() {
            let sheet = page.media_box();
            sheets_pt.push((sheet.x1 - sheet.x0, sheet.y1 - sheet.y0));
            let all = Rect::new(sheet.x0, sheet.y0, sheet.x1, sheet.y1);
            let settings = InterpreterSettings::default();
            let mut context = Context::new(Affine::IDENTITY, all, &cache, pdf.xref(), settings);
            interpret_page(page, &mut context, &mut read);
        }
        Printed { sheets_pt, words: squeezed(&read.0) }
    }

    /// Whether every sheet is an upright A4.
    pub fn is_a4(&self) -> bool {
        let off = |(width, height): &(f64, f64)| (width - A4_PT.0).abs() + (height - A4_PT.1).abs();
        self.sheets_pt.iter().all(|sheet| off(sheet) <= OFF_PT)
    }

    /// Whether words stand on it, wherever their lines break.
    pub fn says(&self, words: &str) -> bool {
        self.words.contains(&squeezed(words))
    }
}

/// Without spaces: a printed line breaks where it likes.
fn squeezed(words: &str) -> String {
    words.split_whitespace().collect()
}

/// Takes the letters and lets everything else go by.
#[derive(Default)]
struct Read(String);

impl Device<'_> for Read {
    fn set_soft_mask(&mut self, _: Option<SoftMask<'_>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'_>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'_>,
        _: Affine,
        _: Affine,
        _: &Paint<'_>,
        _: &GlyphDrawMode,
    ) {
        match glyph.as_unicode() {
            Some(BfString::Char(letter)) => self.0.push(letter),
            Some(BfString::String(letters)) => self.0.push_str(&letters),
            None => {}
        }
    }
    fn draw_image(&mut self, _: Image<'_, '_>, _: Affine) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
