//! What a span and the one after it are called on a paper, and what else a report knows of itself
//! in words. Papers are Vietnamese whoever reads the page. Pure: no database, no web.

use crate::model::Of;
use kernel::period::{Kind, Period};
use std::collections::HashMap;

/// The words of a report's span, its subject and its number.
pub fn span_words(of: &Of) -> HashMap<&'static str, String> {
    let (here, next) = (called(of.period), following(of.period));
    let mut words = HashMap::from([
        ("period_large", here.to_uppercase()),
        ("next_period_large", next.to_uppercase()),
        ("period", here),
        ("next_period", next),
    ]);
    if let Some(flash_no) = of.flash_no {
        words.insert("flash_no", kernel::number::padded(flash_no));
    }
    words
}

const ROMAN: [&str; 4] = ["I", "II", "III", "IV"];

/// `quý IV năm 2024`, `6 tháng đầu năm 2024`, `năm học 2024-2025`.
pub fn called(period: Period) -> String {
    let (year, month) = (period.first().year(), period.first().month());
    match period.kind() {
        Kind::Month => format!("tháng {month} năm {year}"),
        Kind::Quarter => format!("quý {} năm {year}", ROMAN[usize::from(month / 3) % 4]),
        Kind::HalfYear if month == 1 => format!("6 tháng đầu năm {year}"),
        Kind::HalfYear => format!("6 tháng cuối năm {year}"),
        Kind::NineMonths => format!("9 tháng đầu năm {year}"),
        Kind::Year => format!("năm {year}"),
        Kind::SchoolYear => format!("năm học {year}-{}", period.last().year()),
        Kind::Phase => format!("giai đoạn {year}-{}", period.last().year()),
        Kind::Term => format!("nhiệm kỳ {year}-{}", period.last().year()),
        Kind::Range => format!("từ {} đến {}", period.first().vn(), period.last().vn()),
    }
}

/// What the tasks of a report look forward to.
fn following(period: Period) -> String {
    let (year, month) = (period.first().year(), period.first().month());
    let next = match period.kind() {
        Kind::Month => {
            let next = kernel::Month::of(period.last()).next();
            Some(Period::month(next))
        }
        Kind::Quarter if month == 10 => Period::quarter(year + 1, 1),
        Kind::Quarter => Period::quarter(year, month / 3 + 2),
        Kind::HalfYear => Period::half_year(year, 2),
        Kind::NineMonths => Period::quarter(year, 4),
        Kind::Year => Period::year(year + 1),
        Kind::SchoolYear => Period::school_year(year + 1),
        _ => None,
    };
    next.map(called).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{called, following};
    use kernel::period::Period;

    #[test]
    fn every_span_has_its_name_and_the_one_after_it() {
        for (period, here, next) in [
            ("2024-10", "tháng 10 năm 2024", "tháng 11 năm 2024"),
            ("2024-12", "tháng 12 năm 2024", "tháng 1 năm 2025"),
            ("2024-Q3", "quý III năm 2024", "quý IV năm 2024"),
            ("2024-Q4", "quý IV năm 2024", "quý I năm 2025"),
            ("2024-H1", "6 tháng đầu năm 2024", "6 tháng cuối năm 2024"),
            ("2024-9M", "9 tháng đầu năm 2024", "quý IV năm 2024"),
            ("2024", "năm 2024", "năm 2025"),
            ("2024-2025", "năm học 2024-2025", "năm học 2025-2026"),
        ] {
            let of = Period::parse(period).expect("a period");
            assert_eq!(called(of), here);
            assert_eq!(following(of), next);
        }
    }
}
