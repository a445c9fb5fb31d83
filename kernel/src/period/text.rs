//! Periods as text: the one spelling machines use in addresses and on the command line, and the
//! parts from which a page makes a label. No words for people stand here.

use super::{Kind, Label, Period, PeriodFlaw};
use crate::{Day, Month};
use std::fmt;
use std::str::FromStr;

impl Period {
    /// Reads `2024-10`, `2024-Q3`, `2024-H1`, `2024-9M`, `2024`, `2024-2025` (a school year),
    /// `phase:2019..2021`, `term:2022..2027`, `2024-01-01..2024-03-15`.
    pub fn parse(text: &str) -> Result<Period, PeriodFlaw> {
        if text.is_empty() {
            return Err(PeriodFlaw::Empty);
        }
        if let Some(years) = text.strip_prefix("phase:") {
            let (first, last) = two_years(years)?;
            return Period::phase(first, last).ok_or(PeriodFlaw::Impossible);
        }
        if let Some(years) = text.strip_prefix("term:") {
            let (first, last) = two_years(years)?;
            return Period::term(first, last).ok_or(PeriodFlaw::Impossible);
        }
        if let Some((first, last)) = text.split_once("..") {
            return Period::range(day(first)?, day(last)?).ok_or(PeriodFlaw::Impossible);
        }
        of_a_year(text)
    }

    /// What a page needs to print it. Arguments by kind: month: `month year`; quarter: `quarter
    /// roman year`; half: `half` (`first`, `second`) and
    /// `year`; nine months and year: `year`; school year, phase and term:
    /// `from until` (years); range: `from until` (days).
    pub fn label(self) -> Label {
        let year = ("year", self.first().year().to_string());
        let number = self.first().month();
        let years = || {
            let until = self.last().year().to_string();
            vec![("from", self.first().year().to_string()), ("until", until)]
        };
        let (key, args) = match self.kind() {
            Kind::Month => ("period-month", vec![("month", number.to_string()), year]),
            Kind::Quarter => {
                let quarter = number / 3 + 1;
                let roman = ["I", "II", "III", "IV"][usize::from(number / 3)];
                let quarter = ("quarter", quarter.to_string());
                ("period-quarter", vec![quarter, ("roman", roman.to_owned()), year])
            }
            Kind::HalfYear => {
                let half = if number < 7 { "first" } else { "second" };
                ("period-half-year", vec![("half", half.to_owned()), year])
            }
            Kind::NineMonths => ("period-nine-months", vec![year]),
            Kind::Year => ("period-year", vec![year]),
            Kind::SchoolYear => ("period-school-year", years()),
            Kind::Phase => ("period-phase", years()),
            Kind::Term => ("period-term", years()),
            Kind::Range => {
                let days = vec![("from", self.first().vn()), ("until", self.last().vn())];
                ("period-range", days)
            }
        };
        Label { key, args }
    }
}

impl FromStr for Period {
    type Err = PeriodFlaw;

    fn from_str(text: &str) -> Result<Period, PeriodFlaw> {
        Period::parse(text)
    }
}

impl fmt::Display for Period {
    /// The text [`Period::parse`] reads back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (from, until) = (self.first().year(), self.last().year());
        let number = self.first().month();
        match self.kind() {
            Kind::Month => write!(f, "{from:04}-{number:02}"),
            Kind::Quarter => write!(f, "{from:04}-Q{}", number / 3 + 1),
            Kind::HalfYear => write!(f, "{from:04}-H{}", number / 6 + 1),
            Kind::NineMonths => write!(f, "{from:04}-9M"),
            Kind::Year => write!(f, "{from:04}"),
            Kind::SchoolYear => write!(f, "{from:04}-{until:04}"),
            Kind::Phase => write!(f, "phase:{from:04}..{until:04}"),
            Kind::Term => write!(f, "term:{from:04}..{until:04}"),
            Kind::Range => write!(f, "{}..{}", self.first(), self.last()),
        }
    }
}

/// The shapes that begin with a year of their own.
fn of_a_year(text: &str) -> Result<Period, PeriodFlaw> {
    let Some((of_year, rest)) = text.split_once('-') else {
        return Period::year(year(text)?).ok_or(PeriodFlaw::Impossible);
    };
    let of_year = year(of_year)?;
    let period = match rest.as_bytes() {
        b"9M" => Period::nine_months(of_year),
        [b'Q', digit] if digit.is_ascii_digit() => Period::quarter(of_year, digit - b'0'),
        [b'H', digit] if digit.is_ascii_digit() => Period::half_year(of_year, digit - b'0'),
        [_, _] if digits(rest) => Month::parse(text).ok().map(Period::month),
        [_, _, _, _] if digits(rest) => {
            let follows = i32::from(year(rest)?) == i32::from(of_year) + 1;
            follows.then(|| Period::school_year(of_year)).flatten()
        }
        _ => return Err(PeriodFlaw::NotAPeriod),
    };
    period.ok_or(PeriodFlaw::Impossible)
}

fn two_years(text: &str) -> Result<(i16, i16), PeriodFlaw> {
    let (first, last) = text.split_once("..").ok_or(PeriodFlaw::NotAPeriod)?;
    Ok((year(first)?, year(last)?))
}

fn day(text: &str) -> Result<Day, PeriodFlaw> {
    text.parse().map_err(|flaw| match flaw {
        crate::day::DayFlaw::Impossible => PeriodFlaw::Impossible,
        _ => PeriodFlaw::NotAPeriod,
    })
}

fn year(text: &str) -> Result<i16, PeriodFlaw> {
    if text.len() != 4 || !digits(text) {
        return Err(PeriodFlaw::NotAPeriod);
    }
    text.parse().map_err(|_| PeriodFlaw::NotAPeriod)
}

fn digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}
