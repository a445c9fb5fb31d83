//! The days off and the duties that come with the product, read once from `data/`. A line that
//! cannot be read fails the test of this crate, not a request: it is left out.

use crate::model::{Duty, Marked, Owner};
use crate::rules::{Calendar, DueRule, When};
use kernel::Day;
use serde::Deserialize;
use std::sync::LazyLock;

/// PyPI `holidays` 0.109 (MIT), Việt Nam 2024-2027, with the days that were worked in exchange.
const DAYS: &str = include_str!("../data/days.csv");
/// No document at hand names these days; they are the product's own and yield to any setting.
const DUTIES: &str = include_str!("../data/duties.csv");

static CALENDAR: LazyLock<Calendar> =
    LazyLock::new(|| Calendar::of(rows::<DayLine>(DAYS).filter_map(marked)));
static OWED: LazyLock<Vec<Duty>> =
    LazyLock::new(|| rows::<DutyLine>(DUTIES).filter_map(duty).collect());

/// The calendar as it comes with the product.
pub(crate) fn calendar() -> Calendar {
    CALENDAR.clone()
}

/// The duties that come with the product.
pub(crate) fn duties() -> Vec<Duty> {
    OWED.clone()
}

fn rows<T: serde::de::DeserializeOwned + 'static>(
    text: &'static str,
) -> impl Iterator<Item = T> + 'static {
    csv::Reader::from_reader(text.as_bytes()).into_deserialize().filter_map(Result::ok)
}

#[derive(Deserialize)]
struct DayLine {
    day: String,
    sort: String,
    name_vi: String,
    name_en: String,
}

fn marked(line: DayLine) -> Option<(Day, Marked)> {
    let is_working = match line.sort.as_str() {
        "off" => false,
        "work" => true,
        _ => return None,
    };
    let marked = Marked { is_working, name_vi: line.name_vi, name_en: line.name_en };
    Some((Day::parse(&line.day).ok()?, marked))
}

#[derive(Deserialize)]
struct DutyLine {
    level: String,
    form: String,
    days: Option<i64>,
    month: Option<u8>,
    day: Option<u8>,
    years: i64,
    inclusive: String,
    shifted: String,
    to_society: String,
    to_committee: String,
    basis: String,
}

fn duty(line: DutyLine) -> Option<Duty> {
    let when = match (line.days, line.month, line.day) {
        (Some(days), None, None) => When::After { days, is_working: false },
        (None, Some(month), Some(day)) => When::On { month, day, years: line.years },
        _ => return None,
    };
    let is = |word: &str| word == "yes";
    Some(Duty {
        id: None,
        unit: None,
        owner: Owner::Level(line.level),
        form: line.form,
        subject: None,
        due: DueRule { when, is_inclusive: is(&line.inclusive), is_shifted: is(&line.shifted) },
        is_owed: true,
        to_society: line.to_society,
        to_committee: line.to_committee,
        basis: line.basis,
        from: Day::BEGINNING,
        until: Day::OPEN_END,
        version: 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::check_duty;

    #[test]
    fn a_province_reports_on_the_directive_upward_on_two_lines() {
        let directive = |duty: &&Duty| duty.form == "directive-18";
        let duty = OWED.iter().find(directive).expect("the province owes it");
        let lines = duty.lines("Tỉnh Kiên Giang", "Trung ương Hội");
        let wanted = ["Trung ương Hội Chữ thập đỏ Việt Nam", "Ủy ban nhân dân tỉnh Kiên Giang"];
        assert_eq!(lines, wanted);
        assert!(duty.basis.contains("III.13"), "{}", duty.basis);
        let commune =
            |duty: &&Duty| duty.owner == Owner::Level("commune".into()) && duty.form == "quarter";
        let duty = OWED.iter().find(commune).expect("a commune owes a quarter");
        let lines = duty.lines("Xã Phú Lợi", "Huyện Giang Thành");
        assert_eq!(lines, ["Hội Chữ thập đỏ huyện Giang Thành"]);
        // S4 names nobody under "Kính gửi".
        assert!(OWED.iter().all(|duty| duty.form != "month" || duty.lines("", "").is_empty()));
    }

    #[test]
    fn every_shipped_line_is_read() {
        let lines = |text: &str| text.lines().count() - 1;
        let days: usize = (2024..=2027).map(|year| CALENDAR.of_year(year).count()).sum();
        assert_eq!(days, lines(DAYS));
        assert_eq!(OWED.len(), lines(DUTIES));
        for duty in OWED.iter() {
            assert!(check_duty(duty).is_empty(), "{duty:?}");
        }
    }
}
