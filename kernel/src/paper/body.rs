//! The content, block by block, and the marks before each (I., 1., a), -, +). A mark is a word of
//! the paper, printed as it stands here, so that every print counts alike. It will never compute
//! a number of the report.

use super::decree;
use super::table::Table;
use super::text::Text;

/// How deep a heading stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Roman: `I. KẾT QUẢ CÔNG TÁC`.
    Part,
    /// Arabic: `1. Công tác tổ chức`.
    Section,
    /// A letter: `a) …`.
    Point,
}

/// One block of the content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading {
        /// How deep.
        level: Level,
        /// `I.`, `1.`, `a)`, or nothing.
        mark: String,
        /// The words.
        text: Text,
    },
    /// A paragraph.
    Paragraph(Text),
    /// A paragraph that begins with a mark: `-`, `+`, `1.`.
    Item {
        /// The mark.
        mark: String,
        /// The words.
        text: Text,
    },
    /// A table.
    Table(Table),
}

impl Block {
    /// Every text in it, in reading order.
    pub fn texts(&self) -> Vec<&Text> {
        match self {
            Block::Heading { text, .. } | Block::Paragraph(text) | Block::Item { text, .. } => {
                vec![text]
            }
            Block::Table(table) => table.texts(),
        }
    }

    /// The mark before the words; empty for paragraphs and tables.
    pub fn mark(&self) -> &str {
        match self {
            Block::Heading { mark, .. } | Block::Item { mark, .. } => mark,
            Block::Paragraph(_) | Block::Table(_) => "",
        }
    }
}

/// The content in order. The writing methods number parts, sections, points and tasks; a new part
/// begins the sections anew, and every heading begins the tasks anew.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Body {
    /// The blocks.
    pub blocks: Vec<Block>,
    parts: u16,
    sections: u16,
    points: u16,
    tasks: u16,
}

impl Body {
    /// Nothing written yet.
    pub fn new() -> Body {
        Body::default()
    }

    /// A heading with the next Roman number.
    pub fn part(&mut self, text: impl Into<Text>) -> &mut Body {
        self.parts += 1;
        (self.sections, self.points, self.tasks) = (0, 0, 0);
        let mark = format!("{}.", roman(self.parts));
        self.heading(Level::Part, mark, text)
    }

    /// A heading with the next Arabic number.
    pub fn section(&mut self, text: impl Into<Text>) -> &mut Body {
        self.sections += 1;
        (self.points, self.tasks) = (0, 0);
        let mark = format!("{}.", self.sections);
        self.heading(Level::Section, mark, text)
    }

    /// A heading with the next letter.
    pub fn point(&mut self, text: impl Into<Text>) -> &mut Body {
        self.points += 1;
        self.tasks = 0;
        let mark = format!("{})", letter(self.points));
        self.heading(Level::Point, mark, text)
    }

    /// A paragraph.
    pub fn paragraph(&mut self, text: impl Into<Text>) -> &mut Body {
        self.push(Block::Paragraph(text.into()))
    }

    /// A paragraph that begins with a dash.
    pub fn dash(&mut self, text: impl Into<Text>) -> &mut Body {
        self.item("-", text)
    }

    /// A paragraph that begins with a plus, under one with a dash.
    pub fn plus(&mut self, text: impl Into<Text>) -> &mut Body {
        self.item("+", text)
    }

    /// A paragraph that begins with the next number.
    pub fn task(&mut self, text: impl Into<Text>) -> &mut Body {
        self.tasks += 1;
        let mark = format!("{}.", self.tasks);
        self.item(&mark, text)
    }

    /// A paragraph that begins with this mark.
    pub fn item(&mut self, mark: &str, text: impl Into<Text>) -> &mut Body {
        self.push(Block::Item { mark: mark.to_owned(), text: text.into() })
    }

    /// A table.
    pub fn table(&mut self, table: Table) -> &mut Body {
        self.push(Block::Table(table))
    }

    /// A block as it is.
    pub fn push(&mut self, block: Block) -> &mut Body {
        self.blocks.push(block);
        self
    }

    /// Closes the content with `./.`: in place of the full stop of the last paragraph, or on a
    /// line of its own after a table.
    pub fn end_mark(&mut self) -> &mut Body {
        let last = match self.blocks.last_mut() {
            Some(Block::Paragraph(text) | Block::Item { text, .. }) => text.runs.last_mut(),
            _ => None,
        };
        match last {
            Some(run) => {
                let words = run.words.trim_end();
                let words = words.strip_suffix(decree::END_MARK).unwrap_or(words);
                run.words = format!("{}{}", words.trim_end_matches('.'), decree::END_MARK);
                self
            }
            None => self.paragraph(decree::END_MARK),
        }
    }

    fn heading(&mut self, level: Level, mark: String, text: impl Into<Text>) -> &mut Body {
        self.push(Block::Heading { level, mark, text: text.into() })
    }
}

/// A number in Roman digits; the papers never reach a thousand.
pub(super) fn roman(number: u16) -> String {
    const DIGITS: [(u16, &str); 9] = [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = number;
    let mut written = String::new();
    for (value, digit) in DIGITS {
        while left >= value {
            written.push_str(digit);
            left -= value;
        }
    }
    written
}

fn letter(number: u16) -> String {
    let at = usize::from(number.saturating_sub(1));
    let letters = decree::POINT_LETTERS;
    letters.get(at).map_or_else(|| number.to_string(), |letter| (*letter).to_owned())
}
