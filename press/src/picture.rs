//! A picture of a drawing, for networks that show pages by their picture. The drawing is our own;
//! it is read without looking for files or typefaces anywhere else.

use crate::fonts;
use kernel::{Error, Result};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb::Database};
use std::sync::{Arc, LazyLock};

static LETTERS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut letters = Database::new();
    for file in fonts::files() {
        letters.load_font_data(file.to_vec());
    }
    Arc::new(letters)
});

/// A PNG of an SVG drawing, as large as the drawing says.
///
/// # Errors
/// `Fault` when the drawing cannot be read or has no size.
pub fn picture(drawing: &str) -> Result<Vec<u8>> {
    let options = Options {
        font_family: fonts::FAMILY.to_owned(),
        fontdb: Arc::clone(&LETTERS),
        ..Options::default()
    };
    let tree = Tree::from_str(drawing, &options).map_err(Error::fault)?;
    let size = tree.size().to_int_size();
    let sheet = Pixmap::new(size.width(), size.height());
    let mut sheet = sheet.ok_or_else(|| Error::fault("a drawing without a size"))?;
    resvg::render(&tree, Transform::identity(), &mut sheet.as_mut());
    sheet.encode_png().map_err(Error::fault)
}
