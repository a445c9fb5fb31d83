//! Which days offices work on: Monday to Friday, less the public holidays (Bộ luật Lao động
//! 45/2019/QH14, Điều 112), changed by the days that the government swaps every year.

use crate::model::Marked;
use kernel::Day;
use std::collections::BTreeMap;

/// The calendar of offices.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    days: BTreeMap<Day, Marked>,
}

/// No run of days off is longer; a calendar that says so is not followed further.
const LONGEST_REST: i64 = 60;

impl Calendar {
    /// A calendar with these days marked; a later mark of a day replaces an earlier one.
    pub fn of(days: impl IntoIterator<Item = (Day, Marked)>) -> Calendar {
        Calendar { days: days.into_iter().collect() }
    }

    /// Puts a mark on a day.
    pub fn mark(&mut self, day: Day, marked: Marked) {
        self.days.insert(day, marked);
    }

    /// Whether offices work on a day.
    pub fn is_working(&self, day: Day) -> bool {
        self.days.get(&day).map_or(day.weekday() <= 5, |marked| marked.is_working)
    }

    /// The day itself, or the next one on which offices work.
    pub fn working_from(&self, day: Day) -> Day {
        let mut days = (0..LONGEST_REST).map(|step| day.add_days(step));
        days.find(|day| self.is_working(*day)).unwrap_or(day)
    }

    /// So many working days after a day; the day itself does not count.
    pub fn after(&self, day: Day, working_days: i64) -> Day {
        let mut at = day;
        for _ in 0..working_days.clamp(0, 400) {
            at = self.working_from(at.add_days(1));
        }
        at
    }

    /// The marked days of a year, in order.
    pub fn of_year(&self, year: i16) -> impl Iterator<Item = (&Day, &Marked)> {
        self.days.iter().filter(move |(day, _)| day.year() == year)
    }
}

#[cfg(test)]
mod tests {
    use crate::shipped;
    use kernel::Day;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    #[test]
    fn tet_swapped_days_and_the_new_holiday_are_known() {
        let calendar = shipped::calendar();
        for off in ["2025-01-29", "2026-02-17", "2027-02-06", "2026-11-24", "2026-04-27"] {
            assert!(!calendar.is_working(day(off)), "{off}");
        }
        // 24/11 is a holiday from 2026 on; in 2025 it was a Monday like any other.
        assert!(calendar.is_working(day("2025-11-24")));
        // Saturdays worked in exchange for a bridge day.
        for (off, worked) in [
            ("2024-04-29", "2024-05-04"),
            ("2025-05-02", "2025-04-26"),
            ("2026-08-31", "2026-08-22"),
        ] {
            assert!(!calendar.is_working(day(off)), "{off}");
            assert!(calendar.is_working(day(worked)), "{worked}");
            assert_eq!(day(worked).weekday(), 6, "{worked}");
        }
    }

    #[test]
    fn working_days_are_counted_over_tet() {
        let calendar = shipped::calendar();
        // Friday 24/1/2025; Tết from Monday 27/1 to Friday 31/1.
        assert_eq!(calendar.after(day("2025-01-24"), 1), day("2025-02-03"));
        assert_eq!(calendar.after(day("2025-01-24"), 5), day("2025-02-07"));
        assert_eq!(calendar.after(day("2024-10-31"), 5), day("2024-11-07"));
        assert_eq!(calendar.after(day("2024-10-31"), 0), day("2024-10-31"));
        assert_eq!(calendar.working_from(day("2026-02-16")), day("2026-02-23"));
    }
}
