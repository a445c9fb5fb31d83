//! A row of a file as it was judged: what it says, cell by cell, and what is wrong with it. It is
//! kept sealed.

use super::Kind;
use kernel::Flaw;
use serde::{Deserialize, Serialize};

/// Letters of what is kept to be shown again: whoever sent more of them has them in his file.
const LETTERS: usize = 200;

/// The beginning of what stands in a file, as much as a page shows of it.
pub fn short(said: &str) -> String {
    match said.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{}…", said.get(..end).unwrap_or_default()),
        None => said.to_owned(),
    }
}

/// A row of a file as it was judged: what it is called and what it says, sealed while it is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// The sheet, as its owner calls it.
    pub tab: String,
    /// What the row is about, in its own words.
    pub name: String,
    /// The cells of a table of figures that say something new, or wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cells: Vec<CellTold>,
    /// The words of a row of work, in the order of its columns, and how many like it stood before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<(Vec<String>, u64)>,
    /// What is wrong with the row as a whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flaws: Vec<Told>,
    /// What an old report says of a figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<FoundTold>,
}

/// A cell of a table of figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellTold {
    /// The unit.
    pub unit: i64,
    /// The month, as `2024-10`.
    pub month: String,
    /// The figure's code.
    pub figure: String,
    /// What stands in the file.
    pub text: String,
    /// What it means; nothing empties the cell.
    pub amount: Option<i64>,
    /// Printed with *trên*.
    pub at_least: bool,
    /// What is kept, if anything is.
    pub was: Option<i64>,
    /// Kept with *trên*.
    pub was_at_least: bool,
    /// The version of what is kept; 0 when nothing ever was.
    pub version: i64,
    /// The kind, by its code.
    pub kind: String,
    /// What is wrong with it.
    pub flaw: Option<Told>,
}

/// What an old report says of a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundTold {
    /// The figure's code.
    pub figure: String,
    /// The value; none when nothing was found.
    pub amount: Option<i64>,
    /// Said with *trên* where that may be kept.
    pub at_least: bool,
    /// The sentence it came from.
    pub sentence: String,
    /// Where the number stands in it, in bytes.
    pub span: (usize, usize),
    /// What to look at twice.
    pub doubts: Vec<Told>,
}

/// A flaw as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The message key.
    pub key: String,
    /// Its arguments.
    pub args: Vec<(String, String)>,
}

impl From<&Flaw> for Told {
    fn from(flaw: &Flaw) -> Told {
        let args = flaw.args.iter().map(|(name, value)| ((*name).to_owned(), short(value)));
        Told { key: flaw.key.to_owned(), args: args.collect() }
    }
}

/// A judged row on its way into the store.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The number of the row in its owner's file.
    pub number: u32,
    /// How it stands.
    pub kind: Kind,
    /// What it says.
    pub body: Body,
}

/// A judged row as it comes out of the store.
#[derive(Debug, Clone)]
pub struct JudgedRow {
    /// Its place among the rows, from 1.
    pub place: i64,
    /// The number of the row in its owner's file.
    pub number: i64,
    /// How it stands.
    pub kind: Kind,
    /// What became of it: `done` or `left`; none while nothing has.
    pub outcome: Option<String>,
    /// What it says.
    pub body: Body,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_to_be_shown_is_short() {
        assert_eq!(short(&"ă".repeat(200)), "ă".repeat(200));
        let long = "ă".repeat(32_767);
        assert_eq!(short(&long), format!("{}…", "ă".repeat(200)));
        let told = Told::from(&Flaw::new("unit", "any").arg("code", long));
        assert_eq!(told.args[0].1.chars().count(), 201);
    }
}
