//! The campaigns a duty may ask a report of, as this register knows them: the catalogue of work
//! stands beside it, so `program` puts the list on the shelf. It knows no work and no days.

use kernel::Day;

/// A campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Campaign {
    /// Stable code (`CMP-03`).
    pub code: String,
    /// Its name in Vietnamese.
    pub label_vi: String,
    /// Its name in English.
    pub label_en: String,
    /// Whether documents say its last day, from which a term can be counted.
    pub has_end: bool,
}

impl Campaign {
    /// Its name as it is read.
    pub fn label(&self, lang: kit::Lang) -> &str {
        match lang {
            kit::Lang::Vi => &self.label_vi,
            kit::Lang::En => &self.label_en,
        }
    }
}

/// Tells the campaigns; on the shelf of the house.
#[derive(Clone, Copy)]
pub struct Campaigns {
    all: fn() -> Vec<Campaign>,
    end: fn(&str, i16) -> Option<Day>,
}

impl Campaigns {
    /// Told by these: all of them, and the last day that documents give one in a year.
    pub const fn new(all: fn() -> Vec<Campaign>, end: fn(&str, i16) -> Option<Day>) -> Campaigns {
        Campaigns { all, end }
    }

    /// All of them, in their order.
    pub fn all(&self) -> Vec<Campaign> {
        (self.all)()
    }

    /// The last day of one in a year, where documents say it.
    pub fn end_in(&self, code: &str, year: i16) -> Option<Day> {
        (self.end)(code, year)
    }
}
