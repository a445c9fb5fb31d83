//! Reading a day as people type it: day first, with any of the usual signs between. What could be
//! no day at all and what names a day that never was are told apart. It will never guess an order.

use super::Day;
use crate::error::Error;
use crate::fold::fold;

/// The earliest year a person may type; anything before it is a slip of the finger.
const EARLIEST_TYPED_YEAR: i16 = 1800;

/// Why a text is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayFlaw {
    /// Nothing was typed.
    Empty,
    /// It does not look like a day.
    NotADay,
    /// It looks like a day that the calendar does not have, or like a mistyped year.
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

impl From<DayFlaw> for Error {
    /// A day in an address that is none is an address that does not exist.
    fn from(_: DayFlaw) -> Error {
        Error::NotFound
    }
}

impl Day {
    /// Reads what a person typed: `31/10/2024`, `5/3/24`, `05-03-2024`, `5.3.2024`, `5 3 2024`,
    /// `ngày 5 tháng 3 năm 2024`, or ISO. Two digits of a year mean 2000 to 2049, then 1950 to
    /// 1999: who was born in 1948 has to say so in full.
    pub fn read(text: &str) -> Result<Day, DayFlaw> {
        let text = fold(text);
        if text.is_empty() {
            return Err(DayFlaw::Empty);
        }
        let bare = text.strip_prefix("ngay ").unwrap_or(&text);
        let bare = bare.replace(" thang ", "/").replace(" nam ", "/");
        let (a, b, c) = three_parts(&bare).ok_or(DayFlaw::NotADay)?;
        let (year, month, day) = if a.len() == 4 { (a, b, c) } else { (c, b, a) };
        let year = year_of(year).ok_or(DayFlaw::NotADay)?;
        let month = one_or_two_digits(month).ok_or(DayFlaw::NotADay)?;
        let day = one_or_two_digits(day).ok_or(DayFlaw::NotADay)?;
        Day::of(year, month, day)
            .filter(|day| day.year() >= EARLIEST_TYPED_YEAR)
            .ok_or(DayFlaw::Impossible)
    }
}

/// `2024-10-31`, exactly.
pub(super) fn iso(text: &str) -> Result<Day, DayFlaw> {
    if text.is_empty() {
        return Err(DayFlaw::Empty);
    }
    let (year, rest) = text.split_once('-').ok_or(DayFlaw::NotADay)?;
    let (month, day) = rest.split_once('-').ok_or(DayFlaw::NotADay)?;
    if (year.len(), month.len(), day.len()) != (4, 2, 2) {
        return Err(DayFlaw::NotADay);
    }
    let year = digits(year).ok_or(DayFlaw::NotADay)?;
    let month = one_or_two_digits(month).ok_or(DayFlaw::NotADay)?;
    let day = one_or_two_digits(day).ok_or(DayFlaw::NotADay)?;
    Day::of(year, month, day).ok_or(DayFlaw::Impossible)
}

/// Three runs of digits with the same sign between them; spaces around a sign do not count.
fn three_parts(text: &str) -> Option<(&str, &str, &str)> {
    let sign = ['/', '-', '.'].into_iter().find(|sign| text.contains(*sign)).unwrap_or(' ');
    let mut parts = text.split(sign).map(str::trim);
    let three = (parts.next()?, parts.next()?, parts.next()?);
    parts.next().is_none().then_some(three)
}

fn year_of(text: &str) -> Option<i16> {
    let year: i16 = digits(text)?;
    match text.len() {
        4 => Some(year),
        2 if year < 50 => Some(2000 + year),
        2 => Some(1900 + year),
        _ => None,
    }
}

fn one_or_two_digits(text: &str) -> Option<u8> {
    if text.len() > 2 { None } else { digits(text) }
}

fn digits<N: std::str::FromStr>(text: &str) -> Option<N> {
    // `parse` alone would take a plus sign.
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}
