//! A day in Việt Nam, and a moment. A day is what people write on paper; a moment is for order
//! and for the log. Neither will ever read a clock.

mod instant;
mod read;
#[cfg(test)]
mod tests;

pub use instant::Instant;
pub use read::DayFlaw;

use jiff::Span;
use jiff::civil::Date;
use std::fmt;
use std::str::FromStr;

/// A civil day between [`Day::FIRST`] and [`Day::LAST`]; it has no time zone of its own.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day(Date);

impl Day {
    /// The first day of the calendar, 0001-01-01.
    pub const FIRST: Day = Day(Date::constant(1, 1, 1));

    /// The last day of the calendar, 9999-12-31.
    pub const LAST: Day = Day(Date::constant(9999, 12, 31));

    /// The first day of a span that always was; kept as 00010101.
    pub const BEGINNING: Day = Day::FIRST;

    /// The last day of a span that is still open; kept as 99991231.
    pub const OPEN_END: Day = Day::LAST;

    /// The day, when the calendar has it.
    pub fn of(year: i16, month: u8, day: u8) -> Option<Day> {
        let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        Day::of_date(date)
    }

    /// The day of a calendar date, unless it lies before [`Day::FIRST`].
    pub fn of_date(date: Date) -> Option<Day> {
        (date >= Day::FIRST.0).then_some(Day(date))
    }

    /// Reads `2024-10-31` and nothing else; what a person typed goes through [`Day::read`].
    pub fn parse(text: &str) -> Result<Day, DayFlaw> {
        read::iso(text)
    }

    /// The calendar date.
    pub fn date(self) -> Date {
        self.0
    }

    /// The year, 1..=9999.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month in the year, 1..=12.
    pub fn month(self) -> u8 {
        self.0.month().unsigned_abs()
    }

    /// The day in the month, 1..=31.
    pub fn day(self) -> u8 {
        self.0.day().unsigned_abs()
    }

    /// The day of the week, 1 Monday to 7 Sunday.
    pub fn weekday(self) -> u8 {
        self.0.weekday().to_monday_one_offset().unsigned_abs()
    }

    /// `2024-10-31`, as machines write it.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }

    /// `31/10/2024`, as people write it in Việt Nam.
    pub fn vn(self) -> String {
        format!("{:02}/{:02}/{:04}", self.day(), self.month(), self.year())
    }

    /// 20241031: how a day is kept in a `bigint`.
    pub fn number(self) -> i64 {
        i64::from(self.year()) * 10_000 + i64::from(self.month()) * 100 + i64::from(self.day())
    }

    /// The day kept as this number, if there is one.
    pub fn from_number(number: i64) -> Option<Day> {
        let year = i16::try_from(number / 10_000).ok()?;
        let month = u8::try_from(number / 100 % 100).ok()?;
        let day = u8::try_from(number % 100).ok()?;
        Day::of(year, month, day)
    }

    /// So many days later (earlier when negative). It stays within [`Day::FIRST`] and
    /// [`Day::LAST`], so that an open end is still open a day later.
    pub fn add_days(self, days: i64) -> Day {
        // Longer than the whole calendar is as good as the whole calendar.
        let days = days.clamp(-4_000_000, 4_000_000);
        let end = if days < 0 { Day::FIRST } else { Day::LAST };
        Span::new()
            .try_days(days)
            .and_then(|span| self.0.checked_add(span))
            .ok()
            .and_then(Day::of_date)
            .unwrap_or(end)
    }

    /// The same day of the month so many months later (earlier when negative), the last of a
    /// shorter month. It stays within [`Day::FIRST`] and [`Day::LAST`].
    pub fn add_months(self, months: i64) -> Day {
        let months = months.clamp(-120_000, 120_000);
        let end = if months < 0 { Day::FIRST } else { Day::LAST };
        Span::new()
            .try_months(months)
            .and_then(|span| self.0.checked_add(span))
            .ok()
            .and_then(Day::of_date)
            .unwrap_or(end)
    }

    /// The nearest day of a span to this one. Of a span that ends before it begins (a unit whose
    /// founding was taken back never stood) its first day.
    pub fn within(self, from: Day, until: Day) -> Day {
        if until < from { from } else { self.clamp(from, until) }
    }

    /// How many days later the other day is; negative when it is earlier.
    pub fn days_until(self, other: Day) -> i64 {
        // Days of one calendar are never too far apart to count.
        self.0.until(other.0).map_or(0, |span| i64::from(span.get_days()))
    }

    /// Midnight of this day in Việt Nam.
    pub fn start(self) -> Instant {
        Instant::at_midnight(self.0)
    }
}

impl FromStr for Day {
    type Err = DayFlaw;

    fn from_str(text: &str) -> Result<Day, DayFlaw> {
        Day::parse(text)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iso())
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iso())
    }
}
