//! A calendar month: the grain of the Book and of the report.

use crate::day::Day;
use crate::error::{Error, Result};
use std::fmt;

/// A calendar month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Month {
    year: i16,
    month: i8,
}

impl Month {
    /// The month, if there is such a one (years 1900 to 9998).
    pub fn new(year: i16, month: i8) -> Option<Month> {
        ((1900..=9998).contains(&year) && (1..=12).contains(&month)).then_some(Month { year, month })
    }

    /// The month a day lies in.
    pub fn of(day: Day) -> Month {
        Month { year: day.year().clamp(1900, 9998), month: day.month() }
    }

    /// Reads `2024-10`.
    pub fn parse(text: &str) -> Result<Month> {
        let fault = || Error::fault("a month is 2024-10");
        let (year, month) = text.split_once('-').ok_or_else(fault)?;
        if year.len() != 4 || month.len() != 2 {
            return Err(fault());
        }
        let year = year.parse().map_err(|_| fault())?;
        Month::new(year, month.parse().map_err(|_| fault())?).ok_or_else(fault)
    }

    /// As the database keeps it: years since 1900 and month, 12410 for October 2024 (two bytes).
    pub fn key(self) -> i64 {
        self.year_key() + i64::from(self.month)
    }

    /// The key of the row of the whole year: 12400.
    pub fn year_key(self) -> i64 {
        (i64::from(self.year) - 1900) * 100
    }

    /// From the key of a month.
    pub fn from_key(key: i64) -> Option<Month> {
        let year = i16::try_from(key.div_euclid(100) + 1900).ok()?;
        Month::new(year, i8::try_from(key.rem_euclid(100)).ok()?)
    }

    /// First day.
    pub fn first(self) -> Day {
        Day::of(self.year, self.month, 1).unwrap_or(Day::BEGINNING)
    }

    /// Last day.
    pub fn last(self) -> Day {
        self.next().first().add_days(-1)
    }

    /// So many months later (or earlier).
    pub fn add(self, months: i32) -> Month {
        let at = i32::from(self.year) * 12 + i32::from(self.month) - 1 + months;
        let year = i16::try_from(at.div_euclid(12)).unwrap_or(9998).clamp(1900, 9998);
        Month { year, month: (at.rem_euclid(12) + 1) as i8 }
    }

    /// The month after.
    pub fn next(self) -> Month {
        self.add(1)
    }

    /// The month before.
    pub fn prev(self) -> Month {
        self.add(-1)
    }

    /// The same month of the year before.
    pub fn year_before(self) -> Month {
        self.add(-12)
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// 1 to 12.
    pub fn number(self) -> i8 {
        self.month
    }

    /// `10/2024`.
    pub fn vn(self) -> String {
        format!("{}/{}", self.month, self.year)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_count_over_the_turn_of_the_year() {
        let october = Month::parse("2024-10").ok();
        assert_eq!(october.map(|m| m.add(3).to_string()), Some("2025-01".into()));
        assert_eq!(october.map(|m| m.add(-10).to_string()), Some("2023-12".into()));
        assert_eq!(october.map(|m| m.year_before().to_string()), Some("2023-10".into()));
        assert_eq!(october.map(|m| m.last().iso()), Some("2024-10-31".into()));
        assert_eq!(october.map(Month::key), Some(12_410));
        assert_eq!(Month::from_key(12_410), october);
        assert_eq!(Month::from_key(12_400), None);
        assert!(Month::parse("2024-13").is_err());
        assert!(Month::parse("2024-1").is_err());
    }
}
