//! Days that come again every year, such as those of the humanitarian month. No database, no web;
//! it knows no calendar but the solar one, so that a day of Tết is never one of its days.

use kernel::Day;

/// A month and a day of it.
type Date = (u8, u8);

/// From a date until a date of every year, both with it; over the new year when the last comes
/// before the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Yearly {
    from: Date,
    until: Date,
}

impl Yearly {
    /// `05-01/05-31`: the first and the last date of every year.
    pub fn read(text: &str) -> Option<Yearly> {
        let (from, until) = text.split_once('/')?;
        Some(Yearly { from: date(from)?, until: date(until)? })
    }

    /// The first and the last date as they are read: `01/05`, `31/05`.
    pub fn said(&self) -> [String; 2] {
        [self.from, self.until].map(|(month, day)| format!("{day:02}/{month:02}"))
    }

    /// Whether one of its days lies from a day until a day.
    pub fn meets(&self, first: Day, last: Day) -> bool {
        let begins = |year: i16| (year, self.from) >= of(first) && (year, self.from) <= of(last);
        self.holds(first) || (first.year()..=last.year()).any(begins)
    }

    /// The last of its days that ends in a year.
    pub fn end_in(&self, year: i16) -> Option<Day> {
        Day::of(year, self.until.0, self.until.1)
    }

    /// The first of the days whose last is in a year: the year before where they go over the new
    /// year.
    pub fn begin_of(&self, year: i16) -> Option<Day> {
        let year = if self.from <= self.until { year } else { year - 1 };
        Day::of(year, self.from.0, self.from.1)
    }

    fn holds(&self, day: Day) -> bool {
        let (_, date) = of(day);
        match self.from <= self.until {
            true => self.from <= date && date <= self.until,
            false => self.from <= date || date <= self.until,
        }
    }
}

fn of(day: Day) -> (i16, Date) {
    (day.year(), (day.month(), day.day()))
}

/// `05-31`, a date that every leap year has.
fn date(text: &str) -> Option<Date> {
    let (month, day) = text.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    Day::of(2024, month, day).map(|_| (month, day))
}
