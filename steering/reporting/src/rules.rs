//! What must hold in a report. Pure: no database, no web, no clock.

mod adjusting;
pub mod answers;
pub mod board;
mod bounds;
mod checks;
pub mod proof;
mod threads;
mod typing;

pub use adjusting::{TypedAdjustment, is_fed, read_adjustment};
pub use bounds::{MONTHS, bounds};
pub use checks::{Facts, LEVELS, checks, is_typable, names_in, notices};
pub use threads::{Thread, read_comment, threads};
pub use typing::read_cell;

use crate::model::{CommentRow, State, Step};
use duties::Chain;
use kernel::Instant;

/// The state a step leads to, or nothing when it cannot be taken from here. In a disaster what is
/// sent is out at once: it is approved afterwards and never locked. (S4's paper is the last step;
/// RPT-03.)
pub fn next_state(chain: Chain, from: State, step: Step) -> Option<State> {
    match (from, step, chain) {
        (State::Draft | State::Returned, Step::Send, _) => Some(State::Sent),
        (State::Sent, Step::Return, _) => Some(State::Returned),
        (State::Sent, Step::Approve, _) => Some(State::Approved),
        (State::Approved, Step::Lock, Chain::Full) => Some(State::Locked),
        (State::Locked, Step::Issue, Chain::Full) => Some(State::Issued),
        (State::Approved, Step::Issue, Chain::Short) => Some(State::Issued),
        _ => None,
    }
}

/// The comments that stood on a report when it came back and that nobody has answered: settled
/// them, said a word under them, or saved what they are about. They are answered before the report
/// is sent again; else whoever returned it would have to look for what became of them. An answer
/// asks for none: it would have to come from whoever waits for it.
pub fn unanswered<'a>(
    comments: &'a [CommentRow],
    returned_at: Option<Instant>,
    saved_at: &dyn Fn(&str) -> Option<Instant>,
) -> Vec<&'a CommentRow> {
    let Some(returned_at) = returned_at else { return Vec::new() };
    let all = threads(comments).into_iter();
    let stood = all.filter(|one| one.asked.closed_at.is_none() && one.asked.said_at <= returned_at);
    let is_answered = |one: &Thread<'_>| {
        let asked = one.asked;
        !one.answers.is_empty() || saved_at(&asked.figure).is_some_and(|at| at > asked.said_at)
    };
    stood.filter(|one| !is_answered(one)).map(|one| one.asked).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_goes_one_way_and_only_a_sent_one_comes_back() {
        use State::*;
        let next = |from, step| next_state(Chain::Full, from, step);
        assert_eq!(next(Draft, Step::Send), Some(Sent));
        assert_eq!(next(Sent, Step::Return), Some(Returned));
        assert_eq!(next(Returned, Step::Send), Some(Sent));
        assert_eq!(next(Sent, Step::Approve), Some(Approved));
        assert_eq!(next(Approved, Step::Lock), Some(Locked));
        assert_eq!(next(Locked, Step::Issue), Some(Issued));
        assert_eq!(next(Draft, Step::Approve), None);
        assert_eq!(next(Issued, Step::Return), None);
        assert_eq!(next(Approved, Step::Send), None);
        assert_eq!(next(Approved, Step::Issue), None);
    }

    #[test]
    fn in_a_disaster_nothing_is_locked_and_an_approved_report_is_issued() {
        use State::*;
        let next = |from, step| next_state(Chain::Short, from, step);
        assert_eq!(next(Draft, Step::Send), Some(Sent));
        assert_eq!(next(Sent, Step::Approve), Some(Approved));
        assert_eq!(next(Approved, Step::Lock), None);
        assert_eq!(next(Approved, Step::Issue), Some(Issued));
        assert_eq!(next(Sent, Step::Issue), None);
    }

    #[test]
    fn what_stood_at_the_return_is_answered_before_it_is_sent_again() {
        let says = |figure: &str, who: &str, at: i64, closed: Option<i64>| CommentRow {
            id: crate::model::LineId::new(),
            figure: figure.into(),
            body: "?".into(),
            said_name: who.into(),
            said_at: Instant(at),
            closed_at: closed.map(Instant),
            version: 1,
        };
        let asked = |all: &[CommentRow], saved: Option<i64>| {
            unanswered(all, Some(Instant(100)), &|_| saved.map(Instant)).len()
        };
        let binh = says("gift_parcels", "Bình", 90, None);
        assert_eq!(
            unanswered(std::slice::from_ref(&binh), None, &|_| None).len(),
            0,
            "it never came back"
        );
        assert_eq!(asked(std::slice::from_ref(&binh), None), 1);
        assert_eq!(asked(std::slice::from_ref(&binh), Some(80)), 1, "saved before it was asked");
        assert_eq!(asked(std::slice::from_ref(&binh), Some(110)), 0, "the cell was mended");
        assert_eq!(asked(&[says("gift_parcels", "Bình", 90, Some(110))], None), 0, "settled");
        let answer = |at| says("gift_parcels", "Chi", at, None);
        assert_eq!(asked(&[binh.clone(), answer(110)], None), 0, "answered");
        let twice = [binh.clone(), answer(95)];
        assert_eq!(asked(&twice, None), 0, "came back once more: neither it nor its answer asks");
        let still = [binh.clone(), answer(95), says("gift_parcels", "Bình", 100, None)];
        assert_eq!(asked(&still, None), 1, "a second word after the answer asks again");
        let own = says("gift_parcels", "Bình", 110, None);
        assert_eq!(asked(&[binh.clone(), own], None), 1, "his own second word is no answer");
        let elsewhere = says("blood_units", "Chi", 110, None);
        assert_eq!(asked(&[binh, elsewhere], None), 1);
    }
}
