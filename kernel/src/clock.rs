//! The clock, passed in: a rule that needs the day is given it, so that it can be tested on any
//! day and the demo can live on its own. It will never be read behind a caller's back.

use crate::day::{Day, Instant};
use std::sync::atomic::{AtomicI64, Ordering};

/// Tells the time. Everything that depends on it asks the one clock of the house.
pub trait Clock: Send + Sync {
    /// This moment.
    fn now(&self) -> Instant;

    /// The day in Việt Nam. Rights are read on it.
    fn today(&self) -> Day {
        self.now().day()
    }
}

/// The clock of the machine, read in Việt Nam's time zone whatever the machine's own zone is.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Instant {
        Instant(jiff::Timestamp::now().as_millisecond())
    }
}

/// A clock whose day stands still while its time of day runs: the demo's and the stories'.
/// Every call gives a later instant than the one before, because what is ordered by time (the
/// journal, sessions) must stay in order when a test writes ten rows in one millisecond.
#[derive(Debug)]
pub struct FixedClock {
    day: Day,
    last: AtomicI64,
}

impl FixedClock {
    /// A clock held at this day.
    pub fn at(day: Day) -> Self {
        FixedClock { day, last: AtomicI64::new(i64::MIN) }
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Instant {
        let real = SystemClock.now();
        let since_midnight = real.0.saturating_sub(real.day().start().0);
        let wanted = self.day.start().0.saturating_add(since_midnight);
        let later = |last: i64| wanted.max(last.saturating_add(1));
        // The closure always answers, so both arms hold the value that was replaced.
        let last = self
            .last
            .fetch_update(Ordering::AcqRel, Ordering::Acquire, |last| Some(later(last)))
            .unwrap_or_else(|last| last);
        Instant(later(last))
    }

    fn today(&self) -> Day {
        self.day
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn day() -> Day {
        Day::of(2024, 11, 1).unwrap_or(Day::FIRST)
    }

    #[test]
    fn the_fixed_clock_stays_on_its_day_and_always_moves_on() {
        let clock = FixedClock::at(day());
        assert_eq!(clock.today().iso(), "2024-11-01");
        let mut before = clock.now();
        for _ in 0..10_000 {
            let now = clock.now();
            assert!(now > before, "{now:?} after {before:?}");
            before = now;
        }
    }

    #[test]
    fn threads_never_share_an_instant() {
        let clock = FixedClock::at(day());
        let seen: Vec<Vec<Instant>> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..4)
                .map(|_| scope.spawn(|| (0..500).map(|_| clock.now()).collect::<Vec<_>>()))
                .collect();
            threads.into_iter().map(|thread| thread.join().unwrap_or_default()).collect()
        });
        let distinct: BTreeSet<Instant> = seen.iter().flatten().copied().collect();
        assert_eq!(distinct.len(), 2_000);
    }

    #[test]
    fn the_system_clock_agrees_with_itself() {
        let before = SystemClock.now().day();
        let today = SystemClock.today();
        assert!(before <= today && today <= SystemClock.now().day());
    }
}
