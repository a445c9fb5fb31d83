//! What the law leaves to be confirmed, as settings with the day from which each holds
//! (`data/terms.csv`, with source and grade): ages of consent, days to answer. Pure.

use super::dated::Dated;
use kernel::Day;
use std::sync::OnceLock;

/// A setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// Below this age a guardian consents.
    GuardianBelow,
    /// From this age a child is asked too before it is shown.
    ChildFrom,
    /// Working days in which a withdrawal is answered.
    AnswerWorkingDays,
    /// Dossiers whose seal one account opens in an hour before it is asked why.
    LooksAnHour,
    /// Hours in which an alarm is reviewed.
    ReviewHours,
    /// Dossiers out of reach that one account opens in an emergency within a day.
    EmergenciesADay,
    /// How often somebody is looked for so, within a day, and not found.
    EmergencyMissesADay,
    /// Days in which all that rested on a consent is done.
    FinishDays,
    /// The month before which the dossiers of a year are made (S3 III).
    RoundBeforeMonth,
}

impl Term {
    fn code(self) -> &'static str {
        match self {
            Term::GuardianBelow => "consent_of_guardian_below",
            Term::ChildFrom => "consent_of_child_from",
            Term::AnswerWorkingDays => "answer_working_days",
            Term::LooksAnHour => "looks_an_hour",
            Term::ReviewHours => "review_hours",
            Term::EmergenciesADay => "emergencies_a_day",
            Term::EmergencyMissesADay => "emergency_misses_a_day",
            Term::FinishDays => "finish_days",
            Term::RoundBeforeMonth => "round_before_month",
        }
    }
}

/// The setting that holds on a day; before the first one, the first one.
pub fn term(term: Term, on: Day) -> i64 {
    static ALL: OnceLock<Dated> = OnceLock::new();
    ALL.get_or_init(|| Dated::read(include_str!("../../data/terms.csv"))).on(term.code(), on)
}
