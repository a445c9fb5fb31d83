//! Periods as DHIS2 writes them: `202410`, `2024Q4`, `2024S1`, `2024`, and a few that move with the
//! day (`LAST_12_MONTHS`). It reads no clock.

use kernel::period::Kind;
use kernel::{Month, Period};

/// Reads one period; none when it is not one that whole months can answer for.
pub fn read(text: &str) -> Option<Period> {
    if text.len() > 6 || !text.is_ascii() || text.len() < 4 {
        return None;
    }
    let (year, rest) = text.split_at(4);
    let year: i16 = year.parse().ok().filter(|year| *year >= 1000)?;
    if rest.is_empty() {
        return Period::year(year);
    }
    if let Some(quarter) = rest.strip_prefix('Q') {
        return Period::quarter(year, digit(quarter)?);
    }
    if let Some(half) = rest.strip_prefix('S') {
        return Period::half_year(year, digit(half)?);
    }
    let is_month = rest.len() == 2 && rest.bytes().all(|b| b.is_ascii_digit());
    let number = rest.parse().ok().filter(|_| is_month)?;
    Month::new(year, number).map(Period::month)
}

fn digit(text: &str) -> Option<u8> {
    text.parse().ok().filter(|_| text.len() == 1)
}

/// Reads a period or one that moves with the day, as all the periods it stands for.
pub fn read_many(text: &str, today: Month) -> Option<Vec<Period>> {
    let months = |first: i64, last: i64| {
        Some((first..=last).map(|step| Period::month(today.add_months(step))).collect())
    };
    match text {
        "THIS_MONTH" => months(0, 0),
        "LAST_MONTH" => months(-1, -1),
        "LAST_3_MONTHS" => months(-3, -1),
        "LAST_6_MONTHS" => months(-6, -1),
        "LAST_12_MONTHS" => months(-12, -1),
        "THIS_YEAR" => Period::year(today.year()).map(|year| vec![year]),
        "LAST_YEAR" => Period::year(today.year() - 1).map(|year| vec![year]),
        text => read(text).map(|period| vec![period]),
    }
}

/// Writes a period; a span of days has no DHIS2 spelling and is written by its ends.
pub fn write(period: Period) -> String {
    let (year, number) = (period.first().year(), period.first().month());
    match period.kind() {
        Kind::Month => format!("{year:04}{number:02}"),
        Kind::Quarter => format!("{year:04}Q{}", number / 3 + 1),
        Kind::HalfYear => format!("{year:04}S{}", number / 6 + 1),
        Kind::Year => format!("{year:04}"),
        _ => period.to_string(),
    }
}

/// Writes a month.
pub fn of_month(month: Month) -> String {
    write(Period::month(month))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_written_back() {
        for text in ["202410", "2024Q4", "2024Q1", "2024S2", "2024"] {
            assert_eq!(read(text).map(write).as_deref(), Some(text));
        }
        for bad in ["2024-10", "202413", "2024Q5", "24", "", "2024S3", "20241", "2024+1"] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_last_twelve_months_end_with_the_one_before_today() {
        let november = Month::new(2024, 11).unwrap_or(Month::FIRST);
        let months = read_many("LAST_12_MONTHS", november).unwrap_or_default();
        assert_eq!(months.len(), 12);
        assert_eq!(months.last().map(|period| write(*period)).as_deref(), Some("202410"));
    }
}
