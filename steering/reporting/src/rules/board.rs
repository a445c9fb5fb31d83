//! The figures of the board: how many reports came, how many in time, in whole numbers and tenths
//! of a per cent. A report that is not due yet counts neither way.

use kernel::{Day, Instant};

/// A report that was owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owed {
    /// The last good day.
    pub due: Day,
    /// When it first came in.
    pub came_at: Option<Instant>,
}

/// How a report that is owed stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Not come, and its day has not passed.
    Open,
    /// Not come, and its day has passed.
    Missing,
    /// Came after its day.
    Late,
    /// Came in time.
    InTime,
}

/// How it stands on a day.
pub fn standing(owed: &Owed, today: Day) -> Standing {
    match owed.came_at {
        Some(at) if at.day() <= owed.due => Standing::InTime,
        Some(_) => Standing::Late,
        None if today <= owed.due => Standing::Open,
        None => Standing::Missing,
    }
}

/// Counts over many reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Owed, and come or past their day.
    pub owed: i64,
    /// Come, in time or late.
    pub came: i64,
    /// Come in time.
    pub in_time: i64,
}

impl Tally {
    /// Counts one more.
    pub fn add(&mut self, standing: Standing) {
        self.add_all(standing, 1);
    }

    /// Counts so many more that stand alike.
    pub fn add_all(&mut self, standing: Standing, n: i64) {
        let counted = |is_so: bool| if is_so { n } else { 0 };
        self.owed += counted(standing != Standing::Open);
        self.came += counted(standing >= Standing::Late);
        self.in_time += counted(standing == Standing::InTime);
    }

    /// How many of those owed came, in tenths of a per cent; none when none was owed.
    pub fn completeness(&self) -> Option<i64> {
        tenths(self.came, self.owed)
    }

    /// How many of those owed came in time, in tenths of a per cent; none when none was owed.
    pub fn timeliness(&self) -> Option<i64> {
        tenths(self.in_time, self.owed)
    }
}

/// A share in tenths of a per cent, rounded half up; 1000 only when it is all of it.
fn tenths(part: i64, whole: i64) -> Option<i64> {
    if whole <= 0 {
        return None;
    }
    let rounded = (part * 2_000 + whole) / (whole * 2);
    Some(if part < whole { rounded.min(999) } else { rounded })
}

/// Tenths of a per cent as people write them: `87,5 %`, `100 %`.
pub fn percent(tenths: i64) -> String {
    match tenths % 10 {
        0 => format!("{} %", tenths / 10),
        rest => format!("{},{rest} %", tenths / 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    #[test]
    fn a_report_is_in_time_to_the_end_of_its_day() {
        let due = day("2024-11-05");
        let came =
            |text: &str| Owed { due, came_at: Some(day(text).start().add_millis(86_399_000)) };
        let today = day("2024-11-20");
        assert_eq!(standing(&came("2024-11-05"), today), Standing::InTime);
        assert_eq!(standing(&came("2024-11-06"), today), Standing::Late);
        let none = Owed { due, came_at: None };
        assert_eq!(standing(&none, day("2024-11-05")), Standing::Open);
        assert_eq!(standing(&none, day("2024-11-06")), Standing::Missing);
    }

    #[test]
    fn shares_are_whole_numbers_and_never_flatter() {
        let tally = Tally { owed: 8, came: 7, in_time: 4 };
        assert_eq!(tally.completeness().map(percent).as_deref(), Some("87,5 %"));
        assert_eq!(tally.timeliness().map(percent).as_deref(), Some("50 %"));
        assert_eq!(Tally::default().completeness(), None);
        let nearly = Tally { owed: 3_321, came: 3_320, in_time: 1 };
        assert_eq!(nearly.completeness().map(percent).as_deref(), Some("99,9 %"));
        assert_eq!(Tally { owed: 3, came: 3, in_time: 1 }.timeliness(), Some(333));
    }

    #[test]
    fn what_is_not_due_counts_neither_way() {
        let mut tally = Tally::default();
        for standing in [Standing::Open, Standing::Missing, Standing::Late, Standing::InTime] {
            tally.add(standing);
        }
        assert_eq!(tally, Tally { owed: 3, came: 2, in_time: 1 });
        tally.add_all(Standing::Open, 7);
        assert_eq!(tally, Tally { owed: 3, came: 2, in_time: 1 });
        tally.add_all(Standing::Late, 7);
        assert_eq!(tally, Tally { owed: 10, came: 9, in_time: 1 });
    }
}
