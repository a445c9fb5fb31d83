//! How often mail that could not be sent is tried again, and when it is too late for it. Pure: no
//! database, no web, no clock.

use kernel::Instant;

/// Minutes until the next try, after the first failure, the second …; then it is given up.
const WAITS_MIN: [i64; 6] = [1, 5, 30, 120, 360, 1_440];

/// Hours after which a notice is no news any more: its letter would only disturb. A mail server
/// that is named later does not send what waited for it.
const NEWS_HOURS: i64 = 72;

/// Notices from before this moment get no letter any more.
pub fn news_since(at: Instant) -> Instant {
    at.add_millis(-NEWS_HOURS * 3_600_000)
}

/// When mail that failed `tries` times is tried again; none when it is given up.
pub fn next_try(tries: i64, at: Instant) -> Option<Instant> {
    let place = usize::try_from(tries.checked_sub(1)?).ok()?;
    WAITS_MIN.get(place).map(|minutes| at.add_millis(minutes * 60_000))
}

#[cfg(test)]
mod tests {
    use super::next_try;
    use kernel::Instant;

    #[test]
    fn mail_is_tried_later_and_later_and_then_given_up() {
        let at = Instant(1_000);
        let waits: Vec<i64> = (1..=6)
            .map(|tries| next_try(tries, at).expect("another try").millis_since(at) / 60_000)
            .collect();
        assert_eq!(waits, [1, 5, 30, 120, 360, 1_440]);
        assert_eq!(next_try(7, at), None);
        assert_eq!(next_try(0, at), None);
    }
}
