//! What is attached to a paper and belongs to it. It will never be printed alone: its note says
//! which paper it came with.

use super::body::{Body, roman};
use super::decree;
use super::text::clean;

/// An appendix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appendix {
    /// Its title.
    pub title: String,
    /// Which paper it came with (`(Kèm theo Báo cáo số …)`).
    pub note: Option<String>,
    /// Whether its pages lie on their side, for wide tables.
    pub landscape: bool,
    /// What it says.
    pub body: Body,
}

impl Appendix {
    /// An appendix with this title and nothing in it yet.
    pub fn new(title: &str) -> Appendix {
        Appendix { title: clean(title), note: None, landscape: false, body: Body::new() }
    }

    /// With the line that names its paper.
    pub fn note(mut self, words: &str) -> Appendix {
        self.note = Some(clean(words));
        self
    }

    /// On pages that lie on their side.
    pub fn landscape(mut self) -> Appendix {
        self.landscape = true;
        self
    }

    /// What it says, written block by block.
    pub fn body(mut self, write: impl FnOnce(&mut Body)) -> Appendix {
        write(&mut self.body);
        self
    }

    /// `Phụ lục`, with a Roman number where there are several.
    pub fn number_line(&self, at: usize, of: usize) -> String {
        match u16::try_from(at + 1) {
            Ok(number) if of > 1 => format!("{} {}", decree::APPENDIX, roman(number)),
            _ => decree::APPENDIX.to_owned(),
        }
    }

    /// The title as printed: upper case.
    pub fn title_line(&self) -> String {
        self.title.to_uppercase()
    }
}
