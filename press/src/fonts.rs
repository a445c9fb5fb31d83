//! The typeface of printed papers: Tinos 1.340 (SIL Open Font License, `fonts/OFL.txt`), drawn to
//! the widths of Times New Roman, which the decree asks for and which we may not ship. The files
//! are kept as published; a PDF holds only the letters it uses. It will never look for typefaces
//! on the machine: they differ, and then so would the pages.

use std::sync::LazyLock;
use ttf_parser::Face;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// The name in the files.
pub(crate) const FAMILY: &str = "Tinos";

static FILES: [&[u8]; 4] = [
    include_bytes!("../fonts/Tinos-Regular.ttf"),
    include_bytes!("../fonts/Tinos-Bold.ttf"),
    include_bytes!("../fonts/Tinos-Italic.ttf"),
    include_bytes!("../fonts/Tinos-BoldItalic.ttf"),
];

const REGULAR: usize = 0;
const BOLD: usize = 1;

static FONTS: LazyLock<Vec<Font>> =
    LazyLock::new(|| FILES.iter().flat_map(|file| Font::iter(Bytes::new(*file))).collect());

static FACES: LazyLock<Vec<Face<'static>>> =
    LazyLock::new(|| FILES.iter().filter_map(|file| Face::parse(file, 0).ok()).collect());

static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

/// The files of the four styles.
pub(crate) fn files() -> &'static [&'static [u8]; 4] {
    &FILES
}

/// The four styles.
pub(crate) fn book() -> &'static LazyHash<FontBook> {
    &BOOK
}

/// One style, by its place in the [`book`].
pub(crate) fn font(index: usize) -> Option<Font> {
    FONTS.get(index).cloned()
}

/// How wide these words are in one line, in twentieths of a point (the unit of Word).
pub(crate) fn width_twips(words: &str, bold: bool, size_pt: u16) -> u32 {
    let Some(face) = FACES.get(if bold { BOLD } else { REGULAR }) else { return 0 };
    let advance = |letter| {
        let glyph = face.glyph_index(letter)?;
        face.glyph_hor_advance(glyph).map(u32::from)
    };
    let units: u32 = words.chars().filter_map(advance).sum();
    units * 20 * u32::from(size_pt) / u32::from(face.units_per_em().max(1))
}

/// How centred words are broken into lines about equally long, as a person would break a title.
/// Lengths in twentieths of a point.
pub(crate) struct Broken {
    /// The longest line.
    pub(crate) longest_twips: u32,
    /// The width to give to the paragraph. It lies half-way between what the lines need and what
    /// would let another word slip into one of them: no two programs measure quite alike.
    pub(crate) within_twips: u32,
}

/// Breaks words into as few lines as fit into `most_twips`.
pub(crate) fn balanced(words: &str, bold: bool, size_pt: u16, most_twips: u32) -> Broken {
    let space = width_twips(" ", bold, size_pt);
    let widths: Vec<u32> =
        words.split_whitespace().map(|word| width_twips(word, bold, size_pt)).collect();
    let fewest = lines(&widths, space, most_twips).len();
    if fewest < 2 {
        let longest_twips = width_twips(words, bold, size_pt).min(most_twips);
        return Broken { longest_twips, within_twips: most_twips };
    }
    let (mut low, mut high) = (0, most_twips);
    while low < high {
        let middle = (low + high) / 2;
        match lines(&widths, space, middle).len() <= fewest {
            true => high = middle,
            false => low = middle + 1,
        }
    }
    let lines = lines(&widths, space, high);
    let longest_twips = lines.iter().map(|line| line.width).max().unwrap_or(0).min(most_twips);
    let slips = lines.iter().filter_map(|line| line.width_with_next).min().unwrap_or(most_twips);
    let loosest = slips.clamp(longest_twips, most_twips);
    Broken { longest_twips, within_twips: (longest_twips + loosest) / 2 }
}

/// A line, and how long it would be with the word that follows it.
struct Line {
    width: u32,
    width_with_next: Option<u32>,
}

fn lines(widths: &[u32], space: u32, most: u32) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for width in widths {
        match lines.last_mut() {
            Some(line) if line.width + space + width <= most => line.width += space + width,
            Some(line) => {
                line.width_with_next = Some(line.width + space + width);
                lines.push(Line { width: *width, width_with_next: None });
            }
            None => lines.push(Line { width: *width, width_with_next: None }),
        }
    }
    lines
}

/// The first letter that none of the files can draw. An archive copy may not hold empty boxes.
pub(crate) fn undrawable(words: &str) -> Option<char> {
    let face = FACES.get(REGULAR)?;
    words.chars().find(|letter| *letter != '\n' && face.glyph_index(*letter).is_none())
}
