//! Help that one person had in one month, and whether it met. No database, no web.

use super::{AnswerRow, Family};
use addresses::AddressId;
use kernel::{Day, UnitId};
use sponsorship::SlotId;
use std::collections::BTreeSet;

/// How it is known that somebody is the same person (`radar-by-<code>`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// It was given to the dossier.
    Dossier,
    /// The identity number is the same.
    Number,
    /// The telephone is the same: of the same household at least.
    Phone,
    /// Name and year of birth are the same: likely, and somebody looks.
    Name,
}

impl By {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            By::Dossier => "dossier",
            By::Number => "number",
            By::Phone => "phone",
            By::Name => "name",
        }
    }
}

/// What a giver is shown as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// Its name.
    Named(String),
    /// The society itself.
    Society,
    /// Somebody in another province or out of reach: the name of the province, nothing else.
    Elsewhere(String),
}

/// Who gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Giver {
    /// What it is known by within one person's month, so that one giver twice is one.
    pub key: String,
    /// What it is called, folded: words that name it lead to its key. Nothing for the society.
    pub name: String,
    /// What it is in the hash of those who met: the same whoever reads.
    pub said: String,
    /// It stands in words beside the society's work.
    pub in_words: bool,
    /// What it is shown as.
    pub shown: Shown,
}

impl Giver {
    /// Whether it is told, and not its province alone.
    pub fn is_told(&self) -> bool {
        !matches!(self.shown, Shown::Elsewhere(_))
    }

    /// The same where it lies beyond reach.
    pub fn beyond(self, province: String) -> Giver {
        Giver { shown: Shown::Elsewhere(province), ..self }
    }
}

/// What help consisted of, as it was written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Of {
    /// `Means` code of a sponsor's help.
    Means(String),
    /// Code of a kind of the society's work.
    Work(String),
    /// [`super::Kind`] code of an agency's list.
    Listed(String),
    /// Out of reach: not told.
    Untold,
}

/// Help in a month.
#[derive(Debug, Clone)]
pub struct Help {
    /// Who gave.
    pub giver: Giver,
    /// What it was for.
    pub family: Family,
    /// What it consisted of.
    pub of: Of,
    /// Đồng; nothing where it is not told.
    pub amount: Option<i64>,
    /// The day; nothing where it is not told or not known.
    pub on: Option<Day>,
    /// The slot a part of which it is.
    pub slot: Option<SlotId>,
    /// How it is known that it is the same person.
    pub by: By,
}

/// Whether help met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meeting {
    /// Two givers, who do not share one slot.
    Overlap,
    /// Two givers or more who share the parts of one slot: that was planned.
    Shared,
    /// One giver, or none.
    Apart,
}

/// A dossier of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dossier {
    /// Its id.
    pub id: AddressId,
    /// The unit that keeps it.
    pub unit: UnitId,
    /// What it is called where nobody may be named.
    pub code: String,
}

/// Help of one kind to one person in a month.
#[derive(Debug, Clone)]
pub struct Overlap {
    /// What it was for.
    pub family: Family,
    /// Each help, by day; of what lies beyond reach, each province once.
    pub helps: Vec<Help>,
    /// Whether it met.
    pub meeting: Meeting,
    /// Keyed hash of the givers.
    pub met_hash: Vec<u8>,
    /// What was said of it, while no other giver has come.
    pub answer: Option<AnswerRow>,
    /// The version of what was last said, 0 where nothing was.
    pub version: i64,
}

impl Overlap {
    /// Somebody has to look.
    pub fn is_open(&self) -> bool {
        self.meeting == Meeting::Overlap && self.answer.is_none()
    }

    /// Đồng that are told.
    pub fn amount(&self) -> i64 {
        self.helps.iter().filter_map(|help| help.amount).sum()
    }

    /// The givers, each once.
    pub fn givers(&self) -> Vec<&Giver> {
        let mut all: Vec<&Giver> = Vec::new();
        for help in &self.helps {
            if !all.iter().any(|one| one.key == help.giver.key) {
                all.push(&help.giver);
            }
        }
        all
    }
}

/// One person with its month.
#[derive(Debug, Clone)]
pub struct Person {
    /// Its dossiers within reach: two of them hold the same identity number.
    pub dossiers: Vec<Dossier>,
    /// Help by what it was for.
    pub had: Vec<Overlap>,
    /// Provinces beyond reach where somebody helped and met nobody here: for what is not told.
    pub beyond: BTreeSet<String>,
}
