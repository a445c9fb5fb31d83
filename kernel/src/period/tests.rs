//! Periods: every shape, its days, its months, its label and the way back.

use super::*;
use proptest::prelude::*;

#[test]
fn every_kind_has_its_text_and_its_days() {
    let table = [
        ("2024-10", Kind::Month, "2024-10-01", "2024-10-31", 1),
        ("2024-02", Kind::Month, "2024-02-01", "2024-02-29", 1),
        ("2024-Q1", Kind::Quarter, "2024-01-01", "2024-03-31", 3),
        ("2024-Q3", Kind::Quarter, "2024-07-01", "2024-09-30", 3),
        ("2024-Q4", Kind::Quarter, "2024-10-01", "2024-12-31", 3),
        ("2024-H1", Kind::HalfYear, "2024-01-01", "2024-06-30", 6),
        ("2024-H2", Kind::HalfYear, "2024-07-01", "2024-12-31", 6),
        ("2024-9M", Kind::NineMonths, "2024-01-01", "2024-09-30", 9),
        ("2024", Kind::Year, "2024-01-01", "2024-12-31", 12),
        ("2024-2025", Kind::SchoolYear, "2024-09-01", "2025-08-31", 12),
        ("phase:2019..2021", Kind::Phase, "2019-01-01", "2021-12-31", 36),
        ("phase:2021..2021", Kind::Phase, "2021-01-01", "2021-12-31", 12),
        ("term:2022..2027", Kind::Term, "2022-01-01", "2027-12-31", 72),
        ("2024-01-01..2024-03-15", Kind::Range, "2024-01-01", "2024-03-15", 3),
        ("2024-12-31..2025-01-01", Kind::Range, "2024-12-31", "2025-01-01", 2),
        ("2024-10-31..2024-10-31", Kind::Range, "2024-10-31", "2024-10-31", 1),
    ];
    for (text, kind, first, last, months) in table {
        let period = Period::parse(text);
        let facts = period.map(|p| (p.kind(), p.first().iso(), p.last().iso(), p.months().count()));
        assert_eq!(facts, Ok((kind, first.into(), last.into(), months)), "{text}");
        assert_eq!(period.map(|p| p.to_string()), Ok(text.to_owned()));
    }
}

#[test]
fn what_is_no_period_says_why() {
    assert_eq!(Period::parse(""), Err(PeriodFlaw::Empty));
    let shapeless = [
        "x",
        "24",
        "2024-",
        "2024-1",
        "2024-q1",
        "2024-Q",
        "2024-Q10",
        "2024-9m",
        "20240",
        "10/2024",
        "2024-10-01",
        "phase:2019",
        "phase:2019-2021",
        "term:19..21",
        "2024..2025",
        "term:",
        "..",
        "2024-10..2024-11",
        "+024",
        "2024-+1",
        "2024-é",
    ];
    for text in shapeless {
        assert_eq!(Period::parse(text), Err(PeriodFlaw::NotAPeriod), "{text}");
    }
    let never = [
        "2024-13",
        "2024-00",
        "2024-Q5",
        "2024-Q0",
        "2024-H3",
        "2024-2026",
        "2024-2024",
        "0000",
        "phase:2021..2019",
        "term:2027..2022",
        "2024-03-15..2024-01-01",
        "2024-02-30..2024-03-01",
        "9999-0000",
    ];
    for text in never {
        assert_eq!(Period::parse(text), Err(PeriodFlaw::Impossible), "{text}");
    }
    assert_eq!(PeriodFlaw::Impossible.key(), "period-impossible");
}

#[test]
fn labels_are_keys_with_parts() {
    let label = |text: &str| {
        let label = Period::parse(text).map(Period::label);
        let parts = |l: &Label| l.args.iter().map(|(k, v)| format!(" {k}={v}")).collect::<String>();
        label.map_or_else(|flaw| flaw.key().to_owned(), |l| format!("{}{}", l.key, parts(&l)))
    };
    assert_eq!(label("2024-10"), "period-month month=10 year=2024");
    assert_eq!(label("2024-Q1"), "period-quarter quarter=1 roman=I year=2024");
    assert_eq!(label("2024-Q4"), "period-quarter quarter=4 roman=IV year=2024");
    assert_eq!(label("2024-H2"), "period-half-year half=second year=2024");
    assert_eq!(label("2024-9M"), "period-nine-months year=2024");
    assert_eq!(label("2024"), "period-year year=2024");
    assert_eq!(label("2024-2025"), "period-school-year from=2024 until=2025");
    assert_eq!(label("phase:2019..2021"), "period-phase from=2019 until=2021");
    assert_eq!(label("term:2022..2027"), "period-term from=2022 until=2027");
    let range = "period-range from=01/01/2024 until=15/03/2024";
    assert_eq!(label("2024-01-01..2024-03-15"), range);
}

#[test]
fn months_and_whole_months() {
    let whole = |text: &str| Period::parse(text).map(Period::is_whole_months);
    assert_eq!(whole("2024-01-01..2024-03-31"), Ok(true));
    assert_eq!(whole("2024-01-01..2024-03-15"), Ok(false));
    assert_eq!(whole("2024-2025"), Ok(true));
    let months = Period::quarter(2024, 4).map(|p| p.months().map(Month::iso).collect::<Vec<_>>());
    assert_eq!(months, Some(vec!["2024-10".into(), "2024-11".into(), "2024-12".into()]));
    assert_eq!(Period::parse("9999-12").map(|p| p.months().count()), Ok(1));
    assert_eq!(Period::school_year(9999), None);
    let october = Month::new(2024, 10).map(Period::from);
    assert_eq!(october.and_then(Period::as_month), Month::new(2024, 10));
    assert_eq!(Period::year(2024).and_then(Period::as_month), None);
}

fn any_period() -> impl Strategy<Value = Period> {
    let year = 1_i16..=9998;
    let day = (0..3_652_058_i64).prop_map(|offset| Day::FIRST.add_days(offset));
    let span = (year.clone(), 0_i16..=9).prop_map(|(from, more)| (from, (from + more).min(9998)));
    let drawn = (0..9_u8, year, 1..=12_u8, span, (day, 0..5_000_i64));
    drawn.prop_filter_map("every drawn shape exists", |(kind, year, number, span, (day, more))| {
        match kind {
            0 => Month::new(year, number).map(Period::month),
            1 => Period::quarter(year, number / 4 + 1),
            2 => Period::half_year(year, number / 7 + 1),
            3 => Period::nine_months(year),
            4 => Period::year(year),
            5 => Period::school_year(year),
            6 => Period::phase(span.0, span.1),
            7 => Period::term(span.0, span.1),
            _ => Period::range(day, day.add_days(more)),
        }
    })
}

proptest! {
    #[test]
    fn every_period_comes_back_as_it_was_written(period in any_period()) {
        prop_assert_eq!(Period::parse(&period.to_string()), Ok(period));
        prop_assert!(period.holds(period.first()) && period.holds(period.last()));
        prop_assert!(!period.holds(period.last().add_days(1)) || period.last() == Day::LAST);
    }

    #[test]
    fn its_months_cover_its_days_and_follow_one_another(period in any_period()) {
        let months: Vec<Month> = period.months().collect();
        prop_assert_eq!(months.first().copied(), Some(Month::of(period.first())));
        prop_assert_eq!(months.last().copied(), Some(Month::of(period.last())));
        prop_assert!(months.windows(2).all(|pair| pair[0].next() == pair[1]));
        prop_assert!(period.kind() == Kind::Range || period.is_whole_months());
    }

    #[test]
    fn no_text_breaks_the_reader(text in "\\PC{0,30}") {
        let _ = Period::parse(&text);
    }
}
