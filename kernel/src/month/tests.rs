//! Months: their keys, their days, their neighbours, and the way back from text.

use super::*;
use proptest::prelude::*;

fn month(text: &str) -> Month {
    Month::parse(text).unwrap_or(Month::FIRST)
}

#[test]
fn october_2024() {
    let october = month("2024-10");
    assert_eq!((october.number(), october.key(), october.year_key()), (10, 12_410, 12_400));
    assert_eq!(Month::from_key(12_410), Some(october));
    assert_eq!(
        (october.first().iso(), october.last().iso()),
        ("2024-10-01".into(), "2024-10-31".into())
    );
    assert_eq!((october.prev(), october.next()), (month("2024-09"), month("2024-11")));
    assert_eq!(october.year_before(), month("2023-10"));
    assert_eq!((october.iso(), october.vn()), ("2024-10".into(), "10/2024".into()));
    assert_eq!(Month::of(october.last()), october);
    assert!(october.holds(october.first()) && !october.holds(october.next().first()));
}

#[test]
fn years_turn_and_february_is_short() {
    assert_eq!(
        (month("2024-12").next(), month("2025-01").prev()),
        (month("2025-01"), month("2024-12"))
    );
    assert_eq!(month("2024-02").last().iso(), "2024-02-29");
    assert_eq!(month("2023-02").last().iso(), "2023-02-28");
    assert_eq!((Month::FIRST.prev(), Month::LAST.next()), (Month::FIRST, Month::LAST));
    assert_eq!((Month::FIRST.first(), Month::LAST.last()), (Day::FIRST, Day::LAST));
    assert_eq!(
        (Month::LAST.add_months(i64::MAX), Month::LAST.add_months(i64::MIN)),
        (Month::LAST, Month::FIRST)
    );
}

#[test]
fn what_is_no_month_says_why() {
    assert_eq!(Month::parse(""), Err(MonthFlaw::Empty));
    for text in ["2024", "2024-1", "10/2024", "24-10", "2024-10-01", "2024-1a", "+024-10", "x"] {
        assert_eq!(Month::parse(text), Err(MonthFlaw::NotAMonth), "{text}");
    }
    for text in ["2024-00", "2024-13", "0000-01"] {
        assert_eq!(Month::parse(text), Err(MonthFlaw::Impossible), "{text}");
    }
    // 12400 is the key of the whole year 2024.
    for key in [12_400, 12_413, i64::MAX, i64::MIN, 810_001] {
        assert_eq!(Month::from_key(key), None, "{key}");
    }
}

proptest! {
    #[test]
    fn every_month_comes_back_and_keys_sort_as_months_do(steps in 0..119_988_i64) {
        let month = Month::FIRST.add_months(steps);
        prop_assert_eq!(Month::parse(&month.iso()), Ok(month));
        prop_assert_eq!(Month::from_key(month.key()), Some(month));
        prop_assert_eq!(Month::of(month.first()), month);
        prop_assert_eq!(Month::of(month.last()), month);
        if month != Month::LAST {
            prop_assert!(month < month.next() && month.key() < month.next().key());
            prop_assert_eq!(month.next().prev(), month);
            prop_assert_eq!(month.last().add_days(1), month.next().first());
        }
    }

    #[test]
    fn no_text_and_no_key_breaks_the_reader(text in "\\PC{0,12}", key in any::<i64>()) {
        let _ = Month::parse(&text);
        if let Some(month) = Month::from_key(key) {
            prop_assert_eq!(month.key(), key);
        }
    }
}
