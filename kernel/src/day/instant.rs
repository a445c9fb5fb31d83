//! A moment in UTC, and what the clock on a wall in Việt Nam showed then. The zone's rules travel
//! inside the program, so that a server without zone files tells the same time.

use super::Day;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::{self, TimeZone};
use std::sync::OnceLock;

/// A moment, in milliseconds since 1970-01-01T00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Instant(pub i64);

impl Instant {
    /// The day in Việt Nam at this moment.
    pub fn day(self) -> Day {
        Day::of_date(self.on_the_wall().date()).unwrap_or(Day::FIRST)
    }

    /// The time of day in Việt Nam: `08:15`.
    pub fn hour_minute(self) -> String {
        let wall = self.on_the_wall();
        format!("{:02}:{:02}", wall.hour(), wall.minute())
    }

    /// `2024-11-01T01:15:00.25Z`, for logs and other programs.
    pub fn iso(self) -> String {
        self.timestamp().to_string()
    }

    /// So many milliseconds later (earlier when negative); it stops at the ends of time.
    pub fn add_millis(self, millis: i64) -> Instant {
        Instant(self.0.saturating_add(millis))
    }

    /// Milliseconds since an earlier moment; negative when that one is later.
    pub fn millis_since(self, earlier: Instant) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    pub(super) fn at_midnight(date: Date) -> Instant {
        let midnight = date.to_datetime(jiff::civil::Time::midnight());
        let moment = zone().to_ambiguous_timestamp(midnight).compatible();
        // Every day of ours lies within jiff's range; the ends are only named for completeness.
        Instant(moment.unwrap_or(Timestamp::MAX).as_millisecond())
    }

    fn on_the_wall(self) -> DateTime {
        zone().to_datetime(self.timestamp())
    }

    fn timestamp(self) -> Timestamp {
        let end = if self.0 < 0 { Timestamp::MIN } else { Timestamp::MAX };
        Timestamp::from_millisecond(self.0).unwrap_or(end)
    }
}

fn zone() -> &'static TimeZone {
    static ZONE: OnceLock<TimeZone> = OnceLock::new();
    // Seven hours ahead without daylight saving since 1975: true even if the rules were missing.
    ZONE.get_or_init(|| {
        TimeZone::get("Asia/Ho_Chi_Minh").unwrap_or_else(|_| TimeZone::fixed(tz::offset(7)))
    })
}
