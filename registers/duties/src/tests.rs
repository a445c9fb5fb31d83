//! The declared forms: their versions follow one another, every label is written, spans are found.

use crate::forms::{self, FORMS, Holds, Part, Rows};
use kernel::period::Period;
use kernel::{Day, Month};
use kit::lang::Catalogue;
use kit::{Lang, Words};
use std::sync::Arc;

#[test]
fn versions_follow_one_another_and_a_report_keeps_its_own() {
    for form in FORMS {
        let numbers: Vec<i64> = form.versions.iter().map(|version| version.no).collect();
        assert_eq!(numbers, (1..=form.versions.len() as i64).collect::<Vec<_>>(), "{}", form.code);
        assert!(form.versions.is_sorted_by(|a, b| a.from < b.from), "{}", form.code);
        let mut codes: Vec<&str> =
            form.versions.iter().flat_map(|v| v.parts).map(Part::code).collect();
        codes.sort_unstable();
        assert!(form.versions.len() > 1 || codes.windows(2).all(|two| two[0] != two[1]));
    }
    let flash = forms::find("flash").expect("it");
    let day = |text: &str| Day::parse(text).expect("a day");
    assert_eq!(flash.version_on(day("2025-06-30")).no, 1);
    assert_eq!(flash.version_on(day("2025-07-01")).no, 2);
    // A report of 2024 that is read in 2026 still has its column of districts.
    let columns = |no| match flash.version(no).part("places") {
        Some(Part::Table { columns, .. }) => columns.len(),
        _ => 0,
    };
    assert_eq!((columns(1), columns(2)), (3, 2));
}

#[test]
fn every_label_is_written_in_both_languages() {
    let texts = crate::CAPABILITY.messages.iter().copied();
    let catalogue = Arc::new(Catalogue::build(texts).expect("a catalogue"));
    for lang in Lang::ALL {
        let words = Words::new(catalogue.clone(), lang);
        let knows = |key: String| assert!(words.knows(&key), "{key} in {}", lang.code());
        for form in FORMS {
            knows(format!("form-{}", form.code));
            for part in form.versions.iter().flat_map(|version| version.parts) {
                knows(format!("part-{}", part.code()));
                match part {
                    Part::One { code, holds: Holds::Choice(codes), .. } => {
                        codes.iter().for_each(|one| knows(format!("choice-{code}-{one}")));
                    }
                    Part::One { .. } => {}
                    Part::Table { code, columns, rows } => {
                        columns.iter().for_each(|one| knows(format!("column-{code}-{}", one.code)));
                        if let Rows::Fixed(rows) = rows {
                            rows.iter().for_each(|one| knows(format!("row-{code}-{one}")));
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn the_span_of_a_form_is_found_from_a_month() {
    let month = |text: &str| Month::parse(text).expect("a month");
    let span = |form: &str, of: &str| {
        let period = forms::find(form).expect("it").period_of(month(of));
        period.map(|period| period.to_string())
    };
    assert_eq!(span("quarter", "2024-10").as_deref(), Some("2024-Q4"));
    assert_eq!(span("six-months", "2024-05").as_deref(), Some("2024-H1"));
    assert_eq!(span("six-months", "2024-07"), None, "the second half is told by the year");
    assert_eq!(span("nine-months", "2024-09").as_deref(), Some("2024-9M"));
    assert_eq!(span("nine-months", "2024-10"), None);
    assert_eq!(span("year", "2024-10").as_deref(), Some("2024"));
    assert_eq!(span("school-year", "2024-10").as_deref(), Some("2024-2025"));
    assert_eq!(span("school-year", "2024-08").as_deref(), Some("2023-2024"));
    for form in FORMS.iter().filter(|form| form.is_periodic()) {
        for step in 0..24 {
            let at = month("2023-01").add_months(step);
            let Some(period) = form.period_of(at) else { continue };
            assert!(form.takes(period), "{} {period}", form.code);
            assert_eq!(form.period_ending(Month::of(period.last())), Some(period));
        }
    }
    let second_half = Period::half_year(2024, 2).expect("a half");
    assert!(!forms::find("six-months").expect("it").takes(second_half));
}

#[test]
fn the_span_before_and_a_year_before_are_of_the_same_kind() {
    let of = |text: &str| Period::parse(text).expect("a period");
    let told = |period: Option<Period>| period.map(|period| period.to_string()).unwrap_or_default();
    for (here, before, year) in [
        ("2024-Q4", "2024-Q3", "2023-Q4"),
        ("2024-Q1", "2023-Q4", "2023-Q1"),
        ("2024-H1", "2023-H1", "2023-H1"),
        ("2024-9M", "2023-9M", "2023-9M"),
        ("2024", "2023", "2023"),
        ("2024-2025", "2023-2024", "2023-2024"),
        ("2024-03", "2024-02", "2023-03"),
    ] {
        assert_eq!(told(forms::before(of(here))), before, "{here}");
        assert_eq!(told(forms::year_before(of(here))), year, "{here}");
    }
}
