//! The last good day of a report. Every ambiguity of the written term is a field of its own, so
//! that the computed day can be shown and argued with: *trước ngày 15/12* ends on 14/12 (the day
//! itself is too late), *trong vòng 5 ngày* includes the fifth.

use super::Calendar;
use kernel::{Day, Month};

/// When a report is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// So many days after the last day of its span.
    After {
        /// How many.
        days: i64,
        /// Whether they are working days.
        is_working: bool,
    },
    /// On a day of the year in which its span ends, or of a later year.
    On {
        /// Month, 1 to 12.
        month: u8,
        /// Day; the last of a shorter month.
        day: u8,
        /// Years after that of the span's last day.
        years: i64,
    },
}

/// The term of a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueRule {
    /// The day that is named.
    pub when: When,
    /// Whether the named day itself is still in time.
    pub is_inclusive: bool,
    /// Whether a term that ends on a day off ends on the next working day (Bộ luật Dân sự
    /// 91/2015/QH13, Điều 148 khoản 5 says so of terms in general; whether it holds for this one is
    /// the setting's to say).
    pub is_shifted: bool,
}

/// The last day on which a report of a span that ends on `last` is in time.
pub fn due_on(rule: &DueRule, last: Day, calendar: &Calendar) -> Day {
    let named = match rule.when {
        When::After { days, is_working: false } => last.add_days(days),
        When::After { days, is_working: true } => calendar.after(last, days),
        When::On { month, day, years } => named_day(last, month, day, years),
    };
    let good = if rule.is_inclusive { named } else { named.add_days(-1) };
    if rule.is_shifted { calendar.working_from(good) } else { good }
}

fn named_day(last: Day, month: u8, day: u8, years: i64) -> Day {
    let year = i16::try_from(i64::from(last.year()) + years).unwrap_or(last.year());
    let Some(of_month) = Month::new(year, month) else { return last };
    Day::of(year, month, day.max(1)).unwrap_or(of_month.last())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shipped;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn on(month: u8, day: u8, is_inclusive: bool, is_shifted: bool) -> DueRule {
        DueRule { when: When::On { month, day, years: 0 }, is_inclusive, is_shifted }
    }

    fn due(rule: DueRule, last: &str) -> String {
        due_on(&rule, day(last), &shipped::calendar()).iso()
    }

    #[test]
    fn before_the_fifteenth_of_december_ends_on_the_fourteenth() {
        // S1 III.13: "trước ngày 15 tháng 12". 14/12/2024 is a Saturday, 15/12/2024 a Sunday.
        assert_eq!(due(on(12, 15, false, false), "2024-12-31"), "2024-12-14");
        assert_eq!(due(on(12, 15, false, true), "2024-12-31"), "2024-12-16");
        assert_eq!(due(on(12, 15, true, false), "2024-12-31"), "2024-12-15");
        assert_eq!(due(on(12, 15, true, true), "2024-12-31"), "2024-12-16");
        assert_eq!(due(on(12, 15, false, true), "2025-12-31"), "2025-12-15", "14/12 is a Sunday");
    }

    #[test]
    fn before_march_ends_with_february() {
        assert_eq!(due(on(3, 1, false, false), "2024-12-31"), "2024-02-29");
        assert_eq!(due(on(3, 1, false, false), "2025-12-31"), "2025-02-28");
        assert_eq!(due(on(2, 30, true, false), "2025-12-31"), "2025-02-28");
        let next_year = DueRule {
            when: When::On { month: 1, day: 15, years: 1 },
            is_inclusive: true,
            is_shifted: false,
        };
        assert_eq!(due(next_year, "2024-12-31"), "2025-01-15");
    }

    #[test]
    fn days_after_the_span_are_counted_as_they_are_set() {
        let after = |days, is_working, is_shifted| DueRule {
            when: When::After { days, is_working },
            is_inclusive: true,
            is_shifted,
        };
        assert_eq!(due(after(5, false, false), "2024-10-31"), "2024-11-05");
        assert_eq!(due(after(5, true, false), "2024-10-31"), "2024-11-07");
        // 5/2/2025 follows Tết; of January five working days end on 7/2.
        assert_eq!(due(after(5, false, false), "2025-01-31"), "2025-02-05");
        assert_eq!(due(after(5, true, false), "2025-01-31"), "2025-02-07");
        // The third day after 31/1/2026 is Tuesday; the fifteenth falls on Sunday and Tết follows.
        assert_eq!(due(after(15, false, true), "2026-01-31"), "2026-02-23");
    }
}
