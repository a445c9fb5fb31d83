//! What must hold in a monthly report. Pure: no database, no web, no clock.

mod adjusting;
mod bounds;
mod checks;
mod typing;

pub use adjusting::{TypedAdjustment, is_fed, read_adjustment};
pub use bounds::{MONTHS, bounds};
pub use checks::{Facts, checks, is_typable, notices};
pub use typing::read_cell;

use crate::model::{State, Step};
use kernel::{Day, Month};

/// The state a step leads to, or nothing when it cannot be taken from here.
/// (S4's paper is the last step; RPT-03.)
pub fn next_state(from: State, step: Step) -> Option<State> {
    match (from, step) {
        (State::Draft | State::Returned, Step::Send) => Some(State::Sent),
        (State::Sent, Step::Return) => Some(State::Returned),
        (State::Sent, Step::Approve) => Some(State::Approved),
        (State::Approved, Step::Lock) => Some(State::Locked),
        (State::Locked, Step::Issue) => Some(State::Issued),
        _ => None,
    }
}

/// The last day on which the report of a month is in time. No document at hand names the day: the
/// fifth of the month after it is a judgement, kept in this one place.
pub fn due_on(month: Month) -> Day {
    month.next().first().add_days(4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_goes_one_way_and_only_a_sent_one_comes_back() {
        use State::*;
        assert_eq!(next_state(Draft, Step::Send), Some(Sent));
        assert_eq!(next_state(Sent, Step::Return), Some(Returned));
        assert_eq!(next_state(Returned, Step::Send), Some(Sent));
        assert_eq!(next_state(Sent, Step::Approve), Some(Approved));
        assert_eq!(next_state(Approved, Step::Lock), Some(Locked));
        assert_eq!(next_state(Locked, Step::Issue), Some(Issued));
        assert_eq!(next_state(Draft, Step::Approve), None);
        assert_eq!(next_state(Issued, Step::Return), None);
        assert_eq!(next_state(Approved, Step::Send), None);
    }
}
