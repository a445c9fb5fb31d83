//! What must hold of a file that is taken in, and what is found in an old report. Pure: no
//! database, no web, no clock.

pub mod cues;
pub mod finding;
pub mod heads;
pub mod numerals;
pub mod verdict;

use kernel::{Day, Instant};

/// Days in which a file can be taken back (ui-patterns 14).
pub const UNDO_DAYS: i64 = 7;
/// Days after which a file is forgotten: its content can be opened no more. What it wrote stays.
pub const KEPT_DAYS: i64 = 30;

/// The last day on which a file that was written at this time can be taken back.
pub fn undo_until(applied: Instant) -> Day {
    applied.day().add_days(UNDO_DAYS)
}

/// Milliseconds that the rest of a stage will take, by what the first part took; none while too
/// little is known.
pub fn remaining_ms(done: i64, all: i64, spent_ms: i64) -> Option<i64> {
    if done <= 0 || all < done || spent_ms < 1_000 {
        return None;
    }
    spent_ms.checked_mul(all - done).map(|rest| rest / done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_can_be_taken_back_on_the_seventh_day_after_it() {
        let applied = Instant(1_730_437_200_000);
        assert_eq!(applied.day(), Day::of(2024, 11, 1).expect("a day"));
        assert_eq!(undo_until(applied), Day::of(2024, 11, 8).expect("a day"));
    }

    #[test]
    fn the_rest_takes_as_long_as_the_first_part_says() {
        assert_eq!(remaining_ms(25, 100, 10_000), Some(30_000));
        assert_eq!(remaining_ms(100, 100, 10_000), Some(0));
        assert_eq!(remaining_ms(0, 100, 10_000), None, "nothing is known yet");
        assert_eq!(remaining_ms(1, 100, 40), None, "too early to tell");
        assert_eq!(remaining_ms(5, 4, 10_000), None);
    }
}
