//! What help to a person or a household is. No database, no web.

use kernel::seal::Secret;
use kernel::{Day, Id, UnitId, row};
use uuid::Uuid;

/// Marker of [`ReceiverId`].
pub enum ReceiverRecord {}
/// Somebody who was helped.
pub type ReceiverId = Id<ReceiverRecord>;
/// Marker of [`HelpId`].
pub enum HelpRecord {}
/// One help to one receiver. Made by the client, so that one sent twice is kept once.
pub type HelpId = Id<HelpRecord>;

/// Who was helped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// One person.
    Person,
    /// A household, under the name of its head.
    Household,
}

impl Sort {
    /// The stable code (`help-sort-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Sort::Person => "person",
            Sort::Household => "household",
        }
    }

    /// The sort with this code.
    pub fn read(code: &str) -> Option<Sort> {
        [Sort::Person, Sort::Household].into_iter().find(|sort| sort.code() == code)
    }
}

/// Somebody who is helped, as named by who helps.
pub struct NewReceiver {
    /// A person or a household.
    pub sort: Sort,
    /// Name; sealed.
    pub name: Secret<String>,
    /// Year of birth, to tell namesakes apart; sealed with the name.
    pub birth_year: Option<i64>,
    /// Which of several of that name and year it is: 1 for the first, 2 for the next.
    pub namesake: i64,
    /// A word on address or need; sealed.
    pub note: Secret<String>,
}

/// Help as it is written down.
#[derive(Debug, Clone)]
pub struct NewHelp {
    /// Its id.
    pub id: HelpId,
    /// Code of the kind of work.
    pub kind: String,
    /// The record of the work.
    pub record: Uuid,
    /// The day.
    pub on_day: Day,
    /// How many of what the work counts.
    pub quantity: i64,
    /// Đồng.
    pub amount: i64,
    /// Who gave it; empty where nobody is named.
    pub giver: String,
    /// The page of the file that tells of it, where no piece of work does.
    pub page: Option<String>,
}

row! {
    /// Help as it is listed: nothing of the receiver is opened.
    pub struct HelpRow {
        /// Its id.
        pub id: HelpId,
        /// Who was helped.
        pub receiver: ReceiverId,
        /// The unit that helped.
        pub unit: UnitId,
        /// Person or household.
        pub sort: String,
        /// Code of the kind of work.
        pub kind: String,
        /// The record of the work.
        pub record: Uuid,
        /// The day.
        pub on_day: Day,
        /// How many of what the work counts.
        pub quantity: i64,
        /// Đồng.
        pub amount: i64,
        /// Who gave it; empty where nobody is named.
        pub giver: String,
        /// The page of the file that tells of it, where no piece of work does.
        pub page: Option<String>,
        /// Optimistic version.
        pub version: i64,
    }
}

/// What a receiver was helped with by one kind of work in one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// The year.
    pub year: i16,
    /// Code of the kind of work.
    pub kind: String,
    /// How often.
    pub times: i64,
    /// Đồng.
    pub amount: i64,
}

/// What one person was helped with at every unit of a province.
#[derive(Debug, Clone)]
pub struct Across {
    /// The newest of it, each with the name of its unit.
    pub rows: Vec<(HelpRow, String)>,
    /// How often in all, also beyond what is shown.
    pub times: i64,
    /// Đồng, in all.
    pub amount: i64,
}

/// A receiver, opened.
pub struct Opened {
    /// Who it is.
    pub receiver: ReceiverId,
    /// Name, with the year of birth where it is known.
    pub name: Secret<String>,
    /// A word on address or need.
    pub note: Secret<String>,
}
