//! How a target is read and how much of it is reached. Pure: no database, no web, no clock.

use kernel::figure::Figure;
use kernel::{Flaw, Month};
use reporting::rules::read_cell;

/// Letters of the paper a target was set by.
pub const BASIS_LETTERS: usize = 200;
/// Years a target can be set for.
pub const YEARS: std::ops::RangeInclusive<i64> = 2000..=2100;

/// Reads the amount of a target as a cell of the report is read; nought is no target.
pub fn read_amount(figure: &Figure, text: &str) -> Result<i64, Flaw> {
    let flawed = |flaw: Flaw| Flaw { field: "amount".into(), ..flaw };
    let typed = read_cell(figure, text, false).map_err(flawed)?;
    match typed.amount {
        Some(amount) if amount > 0 => Ok(amount),
        _ => Err(Flaw::new("amount", "target-flaw-nought")),
    }
}

/// How much of a target is reached, in tenths of a percent, cut and not rounded: 100 % is said
/// when it is reached and not before. None where it cannot be said.
pub fn reached(value: i64, target: i64) -> Option<i64> {
    let tenths = i128::from(value).checked_mul(1000)?.checked_div(i128::from(target))?;
    i64::try_from(tenths).ok().filter(|_| target > 0 && value >= 0)
}

/// Tenths of a percent as they are printed: `85,4`; a whole number without its nought.
pub fn percent(tenths: i64) -> String {
    let whole = kernel::number::count(tenths / 10);
    if tenths % 10 == 0 { whole } else { format!("{whole},{}", tenths % 10) }
}

/// The months of a year up to one of them.
pub fn year_until(month: Month) -> impl DoubleEndedIterator<Item = Month> {
    (0..i64::from(month.number())).rev().map(move |back| month.add_months(-back))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_reached_when_it_is_and_not_before() {
        assert_eq!(reached(999_999, 1_000_000).map(percent).as_deref(), Some("99,9"));
        assert_eq!(reached(1_000_000, 1_000_000).map(percent).as_deref(), Some("100"));
        assert_eq!(reached(12_345, 1_000).map(percent).as_deref(), Some("1.234,5"));
        assert_eq!(reached(0, 7).map(percent).as_deref(), Some("0"));
        assert_eq!(reached(i64::MAX, 1), None);
        assert_eq!(reached(5, 0), None);
        assert_eq!(reached(-5, 10), None);
    }

    #[test]
    fn a_year_runs_until_its_month() {
        let october = Month::parse("2024-10").expect("a month");
        let months: Vec<String> = year_until(october).map(Month::iso).collect();
        assert_eq!(months.len(), 10);
        assert_eq!(months.first().map(String::as_str), Some("2024-01"));
        assert_eq!(months.last().map(String::as_str), Some("2024-10"));
    }

    #[test]
    fn an_amount_is_read_like_a_cell_and_nought_is_none() {
        let money = reporting::figures::find("houses_value").expect("a figure");
        assert_eq!(read_amount(money, "562"), Ok(562_000_000));
        let flaw = |text: &str| read_amount(money, text).map_err(|flaw| (flaw.field, flaw.key));
        assert_eq!(flaw("0"), Err(("amount".into(), "target-flaw-nought")));
        assert_eq!(flaw(""), Err(("amount".into(), "target-flaw-nought")));
        assert!(matches!(flaw("mười"), Err((field, _)) if field == "amount"));
    }
}
