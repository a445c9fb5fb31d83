//! Running text: pieces in one style each, and numbers that know the cell they came from. It
//! holds words and will never hold markup: what looks like markup is printed as typed.

use crate::error::Flaw;
use crate::fold::tidy_text;

/// How a run is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Style {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
}

/// Where a printed number came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    /// The code of the cell (`members_total`).
    pub code: String,
    /// What an officer should look at before signing.
    pub flaw: Option<Flaw>,
}

impl Cited {
    /// Whether the flaw is a thing to look at twice (a message `notice-…`) and no contradiction:
    /// a paper with it may go out.
    pub fn is_notice(&self) -> bool {
        self.flaw.as_ref().is_some_and(|flaw| flaw.key.starts_with("notice-"))
    }
}

/// Words in one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The words as printed.
    pub words: String,
    /// How they are set.
    pub style: Style,
    /// The cell, when the words are its number.
    pub cited: Option<Cited>,
}

/// Runs one after the other, on one line or flowing as one paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// The runs in reading order.
    pub runs: Vec<Run>,
}

impl Text {
    /// An empty text, to which runs are added.
    pub fn new() -> Text {
        Text::default()
    }

    /// Adds upright words.
    pub fn plain(self, words: &str) -> Text {
        self.styled(words, Style::default())
    }

    /// Adds words in italics (the names of movements, a remark in brackets).
    pub fn italic(self, words: &str) -> Text {
        self.styled(words, Style { italic: true, ..Style::default() })
    }

    /// Adds bold words.
    pub fn bold(self, words: &str) -> Text {
        self.styled(words, Style { bold: true, ..Style::default() })
    }

    /// Adds words in a style.
    pub fn styled(self, words: &str, style: Style) -> Text {
        self.push(Run { words: clean(words), style, cited: None })
    }

    /// Adds a number as printed, with the code of the cell it is read from.
    pub fn figure(self, code: &str, printed: &str) -> Text {
        self.cited(printed, Cited { code: code.to_owned(), flaw: None })
    }

    /// Adds a number that an officer should look at.
    pub fn flawed(self, code: &str, printed: &str, flaw: Flaw) -> Text {
        self.cited(printed, Cited { code: code.to_owned(), flaw: Some(flaw) })
    }

    /// Adds a number with all that is known about it.
    pub fn cited(self, printed: &str, cited: Cited) -> Text {
        let words = clean(printed);
        self.push(Run { words, style: Style::default(), cited: Some(cited) })
    }

    /// Adds a run as it is; an empty one is left out.
    pub fn push(mut self, run: Run) -> Text {
        if !run.words.is_empty() {
            self.runs.push(run);
        }
        self
    }

    /// All runs in bold as well.
    pub fn all_bold(mut self) -> Text {
        self.runs.iter_mut().for_each(|run| run.style.bold = true);
        self
    }

    /// The words alone.
    pub fn words(&self) -> String {
        self.runs.iter().map(|run| run.words.as_str()).collect()
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.runs.iter().all(|run| run.words.trim().is_empty())
    }
}

impl From<&str> for Text {
    fn from(words: &str) -> Text {
        Text::new().plain(words)
    }
}

impl From<String> for Text {
    fn from(words: String) -> Text {
        Text::new().plain(&words)
    }
}

/// Words fit for paper: composed letters, nothing invisible, one line, single spaces. A space at
/// either end stays, for the run that follows may need it.
pub(super) fn clean(words: &str) -> String {
    let core = tidy_text(words).replace('\n', " ");
    if core.is_empty() {
        return if words.chars().any(char::is_whitespace) { " ".to_owned() } else { core };
    }
    let before = if words.starts_with(char::is_whitespace) { " " } else { "" };
    let after = if words.ends_with(char::is_whitespace) { " " } else { "" };
    format!("{before}{core}{after}")
}
