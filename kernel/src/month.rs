//! A month: the period of every report and of every total in the Book. It will never hold a part
//! of a month; that is a range.

#[cfg(test)]
mod tests;

use crate::{Day, Error};
use std::fmt;
use std::str::FromStr;

/// A month of a year, 0001-01 to 9999-12.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Month {
    year: i16,
    number: u8,
}

/// Why a text is no month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MonthFlaw {
    /// Nothing was given.
    Empty,
    /// It does not look like `2024-10`.
    NotAMonth,
    /// It looks like a month that no year has.
    Impossible,
}

impl MonthFlaw {
    /// The message key.
    pub fn key(self) -> &'static str {
        match self {
            MonthFlaw::Empty => "month-empty",
            MonthFlaw::NotAMonth => "month-not-a-month",
            MonthFlaw::Impossible => "month-impossible",
        }
    }
}

impl From<MonthFlaw> for Error {
    /// A month in an address that is none is an address that does not exist.
    fn from(_: MonthFlaw) -> Error {
        Error::NotFound
    }
}

impl Month {
    /// The earliest month.
    pub const FIRST: Month = Month { year: 1, number: 1 };

    /// The latest month.
    pub const LAST: Month = Month { year: 9999, number: 12 };

    /// The month with this number (1..=12) in this year (1..=9999).
    pub fn new(year: i16, number: u8) -> Option<Month> {
        let exists = (1..=9999).contains(&year) && (1..=12).contains(&number);
        exists.then_some(Month { year, number })
    }

    /// The month a day lies in.
    pub fn of(day: Day) -> Month {
        Month { year: day.year(), number: day.month() }
    }

    /// Reads `2024-10`.
    pub fn parse(text: &str) -> Result<Month, MonthFlaw> {
        if text.is_empty() {
            return Err(MonthFlaw::Empty);
        }
        let (year, number) = text.split_once('-').ok_or(MonthFlaw::NotAMonth)?;
        let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        if year.len() != 4 || number.len() != 2 || !digits(year) || !digits(number) {
            return Err(MonthFlaw::NotAMonth);
        }
        let year = year.parse().map_err(|_| MonthFlaw::NotAMonth)?;
        let number = number.parse().map_err(|_| MonthFlaw::NotAMonth)?;
        Month::new(year, number).ok_or(MonthFlaw::Impossible)
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The number of the month in its year, 1..=12.
    pub fn number(self) -> u8 {
        self.number
    }

    /// 12410 for October 2024: how a month is kept in a `bigint` (book.md).
    pub fn key(self) -> i64 {
        self.year_key() + i64::from(self.number)
    }

    /// 12400 for a month of 2024: how the row of its whole year is kept. It is no month's key.
    pub fn year_key(self) -> i64 {
        (i64::from(self.year) - 1900) * 100
    }

    /// The month kept under this key, if there is one.
    pub fn from_key(key: i64) -> Option<Month> {
        let year = i16::try_from(key.div_euclid(100).checked_add(1900)?).ok()?;
        Month::new(year, u8::try_from(key.rem_euclid(100)).ok()?)
    }

    /// The first day.
    pub fn first(self) -> Day {
        Day::of(self.year, self.number, 1).unwrap_or(Day::FIRST)
    }

    /// The last day.
    pub fn last(self) -> Day {
        if self == Month::LAST { Day::LAST } else { self.next().first().add_days(-1) }
    }

    /// The month before; the first month has none and stays.
    pub fn prev(self) -> Month {
        self.add_months(-1)
    }

    /// The month after; the last month has none and stays.
    pub fn next(self) -> Month {
        self.add_months(1)
    }

    /// The same month one year earlier.
    pub fn year_before(self) -> Month {
        self.add_months(-12)
    }

    /// So many months later (earlier when negative), within [`Month::FIRST`] and [`Month::LAST`].
    pub fn add_months(self, months: i64) -> Month {
        let count = i64::from(self.year) * 12 + i64::from(self.number) - 1;
        let moved = count.saturating_add(months).clamp(12, 9999 * 12 + 11);
        let year = i16::try_from(moved / 12).unwrap_or(9999);
        Month { year, number: u8::try_from(moved % 12).unwrap_or(0) + 1 }
    }

    /// Whether the day lies in this month.
    pub fn holds(self, day: Day) -> bool {
        Month::of(day) == self
    }

    /// `2024-10`, as machines write it.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}", self.year, self.number)
    }

    /// `10/2024`, as people write it in Việt Nam.
    pub fn vn(self) -> String {
        format!("{}/{}", self.number, self.year)
    }
}

impl FromStr for Month {
    type Err = MonthFlaw;

    fn from_str(text: &str) -> Result<Month, MonthFlaw> {
        Month::parse(text)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iso())
    }
}

impl fmt::Debug for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iso())
    }
}
