//! The spans of time that reports, plans and terms of office speak of: one kind of thing with a
//! first and a last day. It will never know which report is due when.

#[cfg(test)]
mod tests;
mod text;

use crate::{Day, Error, Month};

/// What kind of span it is; the same days may be a quarter to one and a range to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A month.
    Month,
    /// Three months of a year.
    Quarter,
    /// January to June, or July to December.
    HalfYear,
    /// January to September.
    NineMonths,
    /// January to December.
    Year,
    /// September to August: school years follow one another without a gap, so that what happens in
    /// the summer belongs to the year that is being closed.
    SchoolYear,
    /// Whole years of a plan or campaign (S3: 2019 to 2021).
    Phase,
    /// Whole years from congress to congress, both named (2022-2027); two terms share a year.
    Term,
    /// From a day to a day.
    Range,
}

/// A span of days, both ends included. It is made only by the functions below, so the days always
/// fit the kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Period {
    first: Day,
    last: Day,
    kind: Kind,
}

/// Why a text is no period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodFlaw {
    /// Nothing was given.
    Empty,
    /// It has none of the known shapes.
    NotAPeriod,
    /// It has a known shape, but there is no such span (quarter 5, an end before its start).
    Impossible,
}

impl PeriodFlaw {
    /// The message key.
    pub fn key(self) -> &'static str {
        match self {
            PeriodFlaw::Empty => "period-empty",
            PeriodFlaw::NotAPeriod => "period-not-a-period",
            PeriodFlaw::Impossible => "period-impossible",
        }
    }
}

impl From<PeriodFlaw> for Error {
    /// A period in an address that is none is an address that does not exist.
    fn from(_: PeriodFlaw) -> Error {
        Error::NotFound
    }
}

/// What a page needs to print a period: a message key and its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// `period-month`, `period-quarter` …
    pub key: &'static str,
    /// The arguments, already written as people write them (`10`, `2024`, `III`, `31/10/2024`).
    pub args: Vec<(&'static str, String)>,
}

impl Period {
    /// A month.
    pub fn month(month: Month) -> Period {
        Period { kind: Kind::Month, first: month.first(), last: month.last() }
    }

    /// A quarter, 1..=4.
    pub fn quarter(year: i16, quarter: u8) -> Option<Period> {
        let known = (1..=4).contains(&quarter);
        known.then(|| Period::months_of(Kind::Quarter, year, quarter * 3 - 2, 3)).flatten()
    }

    /// Half a year: 1 or 2.
    pub fn half_year(year: i16, half: u8) -> Option<Period> {
        let known = (1..=2).contains(&half);
        known.then(|| Period::months_of(Kind::HalfYear, year, half * 6 - 5, 6)).flatten()
    }

    /// The first nine months of a year.
    pub fn nine_months(year: i16) -> Option<Period> {
        Period::months_of(Kind::NineMonths, year, 1, 9)
    }

    /// A calendar year.
    pub fn year(year: i16) -> Option<Period> {
        Period::months_of(Kind::Year, year, 1, 12)
    }

    /// The school year that begins in this year.
    pub fn school_year(begins: i16) -> Option<Period> {
        if begins >= Month::LAST.year() {
            return None;
        }
        Period::months_of(Kind::SchoolYear, begins, 9, 12)
    }

    /// A phase of whole years, both included.
    pub fn phase(first: i16, last: i16) -> Option<Period> {
        Period::years(Kind::Phase, first, last)
    }

    /// A term of office, named by its years.
    pub fn term(first: i16, last: i16) -> Option<Period> {
        Period::years(Kind::Term, first, last)
    }

    /// From a day to a day, both included.
    pub fn range(first: Day, last: Day) -> Option<Period> {
        (first <= last).then_some(Period { kind: Kind::Range, first, last })
    }

    /// The kind.
    pub fn kind(self) -> Kind {
        self.kind
    }

    /// The first day.
    pub fn first(self) -> Day {
        self.first
    }

    /// The last day.
    pub fn last(self) -> Day {
        self.last
    }

    /// Whether the day lies in the period.
    pub fn holds(self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }

    /// The month, when the period is one.
    pub fn as_month(self) -> Option<Month> {
        (self.kind == Kind::Month).then(|| Month::of(self.first))
    }

    /// The months it touches, in order. A range may touch its first and last month only in part;
    /// see [`Period::is_whole_months`].
    pub fn months(self) -> impl Iterator<Item = Month> {
        let last = Month::of(self.last);
        let after = move |month: &Month| (*month < last).then(|| month.next());
        std::iter::successors(Some(Month::of(self.first)), after)
    }

    /// Whether it begins with a month and ends with one, so that totals by month can answer for it.
    pub fn is_whole_months(self) -> bool {
        self.first == Month::of(self.first).first() && self.last == Month::of(self.last).last()
    }

    fn months_of(kind: Kind, year: i16, first: u8, count: i64) -> Option<Period> {
        let first = Month::new(year, first)?;
        Some(Period { kind, first: first.first(), last: first.add_months(count - 1).last() })
    }

    fn years(kind: Kind, first: i16, last: i16) -> Option<Period> {
        let (from, until) = (Month::new(first, 1)?, Month::new(last, 12)?);
        (from < until).then(|| Period { kind, first: from.first(), last: until.last() })
    }
}

impl From<Month> for Period {
    fn from(month: Month) -> Period {
        Period::month(month)
    }
}
