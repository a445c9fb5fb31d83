//! The report forms, declared once: what a form is made of, over which span it tells, which way it
//! goes. A form changes by a new dated version; a report keeps the version it was made with. It
//! holds no word for people: labels are messages named by the codes here.

mod declared;

pub use declared::FORMS;

use kernel::period::{Kind, Period};
use kernel::{Day, Month};

/// Over which time a form tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// A month.
    Month,
    /// A quarter.
    Quarter,
    /// The first half of a year.
    HalfYear,
    /// January to September.
    NineMonths,
    /// A year.
    Year,
    /// September to August.
    SchoolYear,
    /// A campaign within a year.
    Campaign,
    /// A disaster, from the day it began; its reports are numbered.
    Event,
}

/// Which way a report of the form goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chain {
    /// Draft, sent, returned, approved, locked, issued.
    Full,
    /// In a disaster: what is sent is out at once and is approved afterwards; nothing is locked.
    Short,
}

/// What a cell or a text holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// One line.
    Line,
    /// Several lines.
    Text,
    /// A whole number of people, things or turns.
    Count,
    /// Đồng.
    Money,
    /// One of these codes (message `choice-<part>-<code>`).
    Choice(&'static [&'static str]),
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its code (message `column-<table>-<code>`).
    pub code: &'static str,
    /// What its cells hold.
    pub holds: Holds,
}

/// The rows of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// These, in this order (message `row-<table>-<code>`).
    Fixed(&'static [&'static str]),
    /// As many as are typed, up to this many.
    Free(usize),
}

/// A part that is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A text, line or choice.
    One {
        /// Its code (message `part-<code>`).
        code: &'static str,
        /// What it holds.
        holds: Holds,
        /// May be left empty when the report is sent.
        is_optional: bool,
    },
    /// A table.
    Table {
        /// Its code (message `part-<code>`).
        code: &'static str,
        /// Its columns.
        columns: &'static [Column],
        /// Its rows.
        rows: Rows,
    },
}

impl Part {
    /// Its code.
    pub fn code(&self) -> &'static str {
        match self {
            Part::One { code, .. } | Part::Table { code, .. } => code,
        }
    }
}

/// A dated version of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version {
    /// Its number, from 1.
    pub no: i64,
    /// The first day on which a report is made with it, as [`Day::number`].
    pub from: i64,
    /// The sections of figures it shows, by their keys; empty for a form without figures.
    pub sections: &'static [&'static str],
    /// What is typed.
    pub parts: &'static [Part],
    /// Whether a part with tasks belongs to it.
    pub has_tasks: bool,
}

impl Version {
    /// The part with this code.
    pub fn part(&self, code: &str) -> Option<&'static Part> {
        self.parts.iter().find(|part| part.code() == code)
    }
}

/// A report form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form {
    /// Stable code (message `form-<code>`).
    pub code: &'static str,
    /// Over which time it tells.
    pub span: Span,
    /// Which way it goes.
    pub chain: Chain,
    /// Whether outside organisations may owe it.
    pub is_for_others: bool,
    /// Its versions, the oldest first.
    pub versions: &'static [Version],
    /// The document that asks for it.
    pub source: &'static str,
}

/// The form with this code.
pub fn find(code: &str) -> Option<&'static Form> {
    FORMS.iter().find(|form| form.code == code)
}

impl Form {
    /// The version in which a report of a span that ends on this day is made.
    pub fn version_on(&self, day: Day) -> &'static Version {
        let begun = self.versions.iter().rev().find(|version| version.from <= day.number());
        begun.unwrap_or(&self.versions[0])
    }

    /// The version with this number; the newest when there is none.
    pub fn version(&self, no: i64) -> &'static Version {
        let found = self.versions.iter().find(|version| version.no == no);
        found.unwrap_or(&self.versions[self.versions.len() - 1])
    }

    /// Whether its figures are read from the Book.
    pub fn has_figures(&self) -> bool {
        self.versions.iter().any(|version| !version.sections.is_empty())
    }

    /// Whether its span is one of those that follow the calendar, so that it is owed again and
    /// again without anybody asking.
    pub fn is_periodic(&self) -> bool {
        !matches!(self.span, Span::Campaign | Span::Event)
    }

    /// Whether somebody may owe it by a day: a disaster asks nobody beforehand.
    pub fn is_owed_by_duty(&self) -> bool {
        self.span != Span::Event
    }

    /// Whether it is of one campaign each, which its duty names.
    pub fn is_of_campaign(&self) -> bool {
        self.span == Span::Campaign
    }

    /// The span of this form that ends with this month; none when no such span does.
    pub fn period_ending(&self, month: Month) -> Option<Period> {
        let (year, number) = (month.year(), month.number());
        match self.span {
            Span::Month => Some(Period::month(month)),
            Span::Quarter if number.is_multiple_of(3) => Period::quarter(year, number / 3),
            Span::HalfYear if number == 6 => Period::half_year(year, 1),
            Span::NineMonths if number == 9 => Period::nine_months(year),
            Span::Year | Span::Campaign if number == 12 => Period::year(year),
            Span::SchoolYear if number == 8 => Period::school_year(year - 1),
            _ => None,
        }
    }

    /// Whether a span is one this form tells of.
    pub fn takes(&self, period: Period) -> bool {
        let kind = match self.span {
            Span::Month => Kind::Month,
            Span::Quarter => Kind::Quarter,
            Span::HalfYear => Kind::HalfYear,
            Span::NineMonths => Kind::NineMonths,
            Span::Year | Span::Campaign => Kind::Year,
            Span::SchoolYear => Kind::SchoolYear,
            Span::Event => Kind::Month,
        };
        let is_first_half = self.span != Span::HalfYear || period.first().month() == 1;
        period.kind() == kind && is_first_half
    }

    /// The span of this form that a month lies in; none for the months after nine or six.
    pub fn period_of(&self, month: Month) -> Option<Period> {
        (0..12).find_map(|step| {
            let period = self.period_ending(month.add_months(step))?;
            period.holds(month.first()).then_some(period)
        })
    }
}

/// The same span one year earlier.
pub fn year_before(period: Period) -> Option<Period> {
    let first = period.first().year() - 1;
    let month = period.first().month();
    match period.kind() {
        Kind::Month => Some(Period::month(Month::of(period.first()).year_before())),
        Kind::Quarter => Period::quarter(first, month / 3 + 1),
        Kind::HalfYear => Period::half_year(first, month / 6 + 1),
        Kind::NineMonths => Period::nine_months(first),
        Kind::Year => Period::year(first),
        Kind::SchoolYear => Period::school_year(first),
        _ => None,
    }
}

/// The span of the same kind just before.
pub fn before(period: Period) -> Option<Period> {
    let last = Month::of(period.first()).prev();
    match period.kind() {
        Kind::Month => Some(Period::month(last)),
        Kind::Quarter => Period::quarter(last.year(), last.number() / 3),
        _ => year_before(period),
    }
}
