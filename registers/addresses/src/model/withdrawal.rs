//! A consent that was withdrawn, and what was done of it. No database, no web.

use super::{AddressId, ConsentId, ConsentRow};
use kernel::{Day, codes, row};

codes! {
    /// What is done of a withdrawal (`address-followed-<code>`).
    Followed {
        /// Whoever withdrew was answered.
        Answered = "answered",
        /// All that rested on the consent was done.
        Finished = "finished",
    }
}

row! {
    /// A consent that was withdrawn, with the dossier it is of.
    pub struct WithdrawalRow {
        /// The consent.
        pub id: ConsentId,
        /// The dossier.
        pub address: AddressId,
        /// What the dossier is called where nobody may be named.
        pub code: String,
        /// Name of the person, the head of the household or the facility.
        pub name: String,
        /// [`super::Purpose`] code.
        pub purpose: String,
        /// When it was withdrawn.
        pub withdrawn_on: Day,
        /// By when that is answered.
        pub answer_by: Option<Day>,
        /// By when everything that rested on it is done.
        pub finish_by: Option<Day>,
        /// When it was answered, if it was.
        pub answered_on: Option<Day>,
        /// How.
        pub answered_how: Option<String>,
        /// Who wrote that down.
        pub answered_name: Option<String>,
        /// When everything was done, if it was.
        pub finished_on: Option<Day>,
        /// What was done.
        pub finished_how: Option<String>,
        /// Who wrote that down.
        pub finished_name: Option<String>,
        /// Optimistic version.
        pub version: i64,
    }
}

impl WithdrawalRow {
    /// By when something is done, and when it was.
    pub fn days(&self, what: Followed) -> (Option<Day>, Option<Day>) {
        match what {
            Followed::Answered => (self.answer_by, self.answered_on),
            Followed::Finished => (self.finish_by, self.finished_on),
        }
    }

    /// Whether something was to be done before today and was not.
    pub fn is_late(&self, what: Followed, today: Day) -> bool {
        is_late(self.days(what), today)
    }
}

impl ConsentRow {
    /// Whether what follows its withdrawal was to be done before today and was not.
    pub fn is_late(&self, today: Day) -> bool {
        is_late((self.answer_by, self.answered_on), today)
            || is_late((self.finish_by, self.finished_on), today)
    }
}

fn is_late((by, on): (Option<Day>, Option<Day>), today: Day) -> bool {
    on.is_none() && by.is_some_and(|by| by < today)
}
