//! A month on a page: a table of weeks on a wide screen, a list of the days that hold something on
//! a phone, out of one markup. It knows no record: what stands on a day is words, a tone and an
//! address. It will never fetch or count anything.

use crate::badge::{Tone, mark};
use crate::lang::Words;
use kernel::{Day, Month};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// One thing on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What it is called.
    pub said: String,
    /// A quiet word after it: how much.
    pub note: String,
    /// How it stands, as a tone with its word.
    pub state: (Tone, String),
    /// Its page.
    pub href: String,
}

/// A month as it is drawn.
pub struct Calendar<'a> {
    /// What the table holds.
    pub caption: &'a str,
    /// The month.
    pub month: Month,
    /// Today, marked when it lies in the month.
    pub today: Day,
    /// What stands on each day.
    pub items: BTreeMap<Day, Vec<Item>>,
    /// How many of a day are shown; the others stand behind one link.
    pub most: usize,
    /// Where the whole list of a day is.
    pub day_href: &'a dyn Fn(Day) -> String,
    /// Where something is added on a day, for who may.
    pub add_href: Option<&'a dyn Fn(Day) -> String>,
}

/// The weeks of a month, Monday first; days of other months are left empty.
pub fn weeks(month: Month) -> Vec<[Option<Day>; 7]> {
    let before = i64::from(month.first().weekday()) - 1;
    let start = month.first().add_days(-before);
    let week = |at: i64| -> [Option<Day>; 7] {
        std::array::from_fn(|day| {
            let day = start.add_days(at * 7 + i64::try_from(day).unwrap_or(0));
            Some(day).filter(|day| month.holds(*day))
        })
    };
    (0..6).map(week).filter(|days| days.iter().any(Option::is_some)).collect()
}

/// Draws it.
pub fn draw(words: &Words, calendar: &Calendar<'_>) -> Markup {
    html! {
        table.month {
            caption.unseen { (calendar.caption) }
            thead {
                tr {
                    @for weekday in 1..=7_u8 { th scope="col" { (weekday_short(words, weekday)) } }
                }
            }
            tbody {
                @for week in weeks(calendar.month) {
                    tr { @for day in week { (cell(words, calendar, day)) } }
                }
            }
        }
    }
}

/// `Thứ Hai`.
pub fn weekday(words: &Words, day: Day) -> String {
    words.say(&format!("kit-weekday-{}", day.weekday()))
}

fn weekday_short(words: &Words, weekday: u8) -> String {
    words.say(&format!("kit-weekday-short-{weekday}"))
}

fn cell(words: &Words, calendar: &Calendar<'_>, day: Option<Day>) -> Markup {
    let Some(day) = day else { return html! { td.out {} } };
    let items = calendar.items.get(&day).map(Vec::as_slice).unwrap_or_default();
    let is_today = day == calendar.today;
    let rest = items.len().saturating_sub(calendar.most);
    html! {
        td.today[is_today].bare[items.is_empty()] {
            p.date {
                time datetime=(day.iso()) aria-current=[is_today.then_some("date")] {
                    span.weekday { (weekday(words, day)) " " }
                    b { (day.day()) }
                    span.weekday { "/" (day.month()) }
                }
                @if let Some(add) = calendar.add_href {
                    @let said = words.say_with("kit-calendar-add", &[("day", day.vn())]);
                    a.add href=(add(day)) aria-label=(said) { "+" }
                }
            }
            @if !items.is_empty() {
                ul { @for item in items.iter().take(calendar.most) { (entry(item)) } }
            }
            @if rest > 0 {
                a.more href=((calendar.day_href)(day)) {
                    (words.say_count("kit-calendar-more", i64::try_from(rest).unwrap_or(i64::MAX)))
                }
            }
        }
    }
}

fn entry(item: &Item) -> Markup {
    html! {
        li {
            a href=(item.href) { (item.said) }
            @if !item.note.is_empty() { " " span.quiet { (item.note) } }
            @if item.state.0 != Tone::Done { " " (mark(item.state.0, &item.state.1)) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_lies_in_weeks_that_begin_on_monday() {
        let Some(month) = Month::new(2024, 10) else { unreachable!("a month") };
        let weeks = weeks(month);
        assert_eq!(weeks.len(), 5);
        assert_eq!(weeks[0][0], None, "October 2024 begins on a Tuesday");
        assert_eq!(weeks[0][1], Day::of(2024, 10, 1));
        assert_eq!(weeks[4][3], Day::of(2024, 10, 31));
        let days = weeks.iter().flatten().flatten().count();
        assert_eq!(days, 31, "every day once");
    }

    #[test]
    fn a_february_of_four_weeks_has_four_rows() {
        let Some(month) = Month::new(2021, 2) else { unreachable!("a month") };
        assert_eq!(weeks(month).len(), 4);
    }
}
