//! When: civil days and instants. A day is a day in Việt Nam; an instant is UTC. Nothing here asks
//! what time it is: that is the clock's.

use crate::error::{Error, Result};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan, tz::TimeZone};

/// A civil day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day(Date);

/// Why a text is no day; the key of its message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayFlaw {
    /// Nothing was typed.
    Empty,
    /// Not written as a day.
    NotADay,
    /// Written as one, but the calendar has no such day.
    Impossible,
}

impl DayFlaw {
    /// The message key.
    pub fn key(self) -> &'static str {
        match self {
            DayFlaw::Empty => "day-empty",
            DayFlaw::NotADay => "day-not-a-day",
            DayFlaw::Impossible => "day-impossible",
        }
    }
}

impl Day {
    /// Before everything: the start of a span that has no known start.
    pub const BEGINNING: Day = Day(Date::constant(1, 1, 1));
    /// After everything: the end of a span that is still open.
    pub const OPEN_END: Day = Day(Date::constant(9999, 12, 31));

    /// The day, if the calendar has it.
    pub fn of(year: i16, month: i8, day: i8) -> Option<Day> {
        Date::new(year, month, day).ok().map(Day)
    }

    /// Reads `2024-10-31`.
    pub fn parse(text: &str) -> Result<Day> {
        let date = text.parse::<Date>().map_err(Error::fault)?;
        if Day(date).iso() == text { Ok(Day(date)) } else { Err(Error::fault("a day is 2024-10-31")) }
    }

    /// Reads what a person types: `5/3/24`, `05-03-2024`, `5.3.2024`, `2024-03-05`.
    pub fn read(text: &str) -> std::result::Result<Day, DayFlaw> {
        let text = crate::fold::tidy_text(text);
        if text.is_empty() {
            return Err(DayFlaw::Empty);
        }
        let parts: Vec<&str> = text.split(['/', '-', '.', ' ']).filter(|p| !p.is_empty()).collect();
        let numbers: Option<Vec<i16>> = parts
            .iter()
            .map(|part| part.parse().ok().filter(|_| part.chars().all(|c| c.is_ascii_digit())))
            .collect();
        let Some([first, month, last]) = numbers.as_deref() else { return Err(DayFlaw::NotADay) };
        let (day, year) = if parts[0].len() == 4 { (*last, *first) } else { (*first, *last) };
        let year = if parts[0].len() < 4 && parts[2].len() == 2 { 2000 + year } else { year };
        let small = |n: i16| i8::try_from(n).map_err(|_| DayFlaw::Impossible);
        if !(1000..=9999).contains(&year) {
            return Err(DayFlaw::NotADay);
        }
        Day::of(year, small(*month)?, small(day)?).ok_or(DayFlaw::Impossible)
    }

    /// `2024-10-31`.
    pub fn iso(self) -> String {
        self.0.to_string()
    }

    /// `31/10/2024`.
    pub fn vn(self) -> String {
        format!("{:02}/{:02}/{}", self.0.day(), self.0.month(), self.0.year())
    }

    /// yyyymmdd, as the database keeps it.
    pub fn number(self) -> i64 {
        i64::from(self.0.year()) * 10_000 + i64::from(self.0.month()) * 100 + i64::from(self.0.day())
    }

    /// From yyyymmdd.
    pub fn from_number(number: i64) -> Option<Day> {
        let year = i16::try_from(number / 10_000).ok()?;
        let month = i8::try_from(number / 100 % 100).ok()?;
        Day::of(year, month, i8::try_from(number % 100).ok()?)
    }

    /// So many days later (or earlier); stays within the calendar's ends.
    pub fn add_days(self, days: i32) -> Day {
        let end = if days < 0 { Day::BEGINNING } else { Day::OPEN_END };
        self.0.checked_add(days.days()).map_or(end, Day)
    }

    /// Days from this day to another; negative when that is earlier.
    pub fn days_until(self, other: Day) -> i32 {
        self.0.until(other.0).map_or(0, |span| span.get_days())
    }

    /// 1 Monday … 7 Sunday.
    pub fn weekday(self) -> u8 {
        self.0.weekday().to_monday_one_offset() as u8
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month.
    pub fn day(self) -> i8 {
        self.0.day()
    }
}

/// An instant: milliseconds since 1970 in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Instant(pub i64);

/// The society's time zone, bundled with the program.
pub(crate) fn zone() -> TimeZone {
    TimeZone::get("Asia/Ho_Chi_Minh").unwrap_or(TimeZone::fixed(jiff::tz::offset(7)))
}

impl Instant {
    fn zoned(self) -> Option<jiff::Zoned> {
        Timestamp::from_millisecond(self.0).ok().map(|at| at.to_zoned(zone()))
    }

    /// The day in Việt Nam.
    pub fn day(self) -> Day {
        self.zoned().map_or(Day::BEGINNING, |at| Day(at.date()))
    }

    /// `10:32` in Việt Nam.
    pub fn clock_time(self) -> String {
        self.zoned().map_or_else(String::new, |at| format!("{:02}:{:02}", at.hour(), at.minute()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        let day = Day::of(2024, 3, 5);
        for text in ["5/3/24", "05-03-2024", "5.3.2024", "2024-03-05", " 5 / 3 / 2024 "] {
            assert_eq!(Day::read(text).ok(), day, "{text}");
        }
        assert_eq!(Day::read(""), Err(DayFlaw::Empty));
        assert_eq!(Day::read("hôm nay"), Err(DayFlaw::NotADay));
        assert_eq!(Day::read("30/2/2024"), Err(DayFlaw::Impossible));
        assert_eq!(Day::read("29/2/2023"), Err(DayFlaw::Impossible));
        assert_eq!(Day::read("1/13/2024"), Err(DayFlaw::Impossible));
    }

    #[test]
    fn numbers_go_there_and_back() {
        for number in [10_101, 20_241_031, 99_991_231] {
            assert_eq!(Day::from_number(number).map(Day::number), Some(number));
        }
        assert_eq!(Day::from_number(20_230_229), None);
    }

    #[test]
    fn an_instant_is_read_in_viet_nam() {
        let at = Instant(1_730_394_000_000); // 2024-10-31T17:00Z
        assert_eq!(at.day().iso(), "2024-11-01");
        assert_eq!(at.clock_time(), "00:00");
    }
}
