//! The clock: the only place that asks what time it is. Rules never do; they are told.

use crate::day::{Day, Instant};
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The instant.
    fn now(&self) -> Instant;
    /// The day in Việt Nam.
    fn today(&self) -> Day {
        self.now().day()
    }
}

/// The machine's clock.
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Instant {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Instant(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }
}

/// A clock whose day stands still while the time of day runs: demos and tests. Its instants
/// always grow, so that what happens later is later.
pub struct FixedClock {
    day: Day,
    last: AtomicI64,
}

const DAY_MS: i64 = 86_400_000;

impl FixedClock {
    /// A clock held at a day.
    pub fn at(day: Day) -> FixedClock {
        FixedClock { day, last: AtomicI64::new(0) }
    }

    /// Midnight of the day in Việt Nam, as UTC milliseconds.
    fn midnight(&self) -> i64 {
        let epoch = Day::of(1970, 1, 1).unwrap_or(Day::BEGINNING);
        i64::from(epoch.days_until(self.day)) * DAY_MS - 7 * 3_600_000
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Instant {
        let in_day = (SystemClock.now().0 + 7 * 3_600_000).rem_euclid(DAY_MS);
        let now = self.midnight() + in_day;
        let before = self.last.fetch_max(now, Ordering::Relaxed);
        Instant(if before >= now { self.last.fetch_add(1, Ordering::Relaxed) + 1 } else { now })
    }

    fn today(&self) -> Day {
        self.day
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_held_day_stays_and_its_instants_grow() {
        let day = Day::of(2024, 11, 1).unwrap_or(Day::BEGINNING);
        let clock = FixedClock::at(day);
        let instants: Vec<Instant> = (0..100).map(|_| clock.now()).collect();
        assert!(instants.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(clock.today(), day);
        assert_eq!(instants[0].day(), day);
    }
}
