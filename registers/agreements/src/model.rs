//! What an agreement is. No database, no web.

use kernel::{Day, Id, UnitId, row};

/// Marker of [`AgreementId`].
pub enum AgreementRecord {}
/// An agreement. Made by the client, so that one sent twice is kept once.
pub type AgreementId = Id<AgreementRecord>;

/// What sort of paper it is (message key `agreement-sort-<code>`).
pub const SORTS: [&str; 5] = ["programme", "regulation", "agreement", "contract", "school-year"];

row! {
    /// An agreement as stored.
    pub struct AgreementRow {
        /// Its id.
        pub id: AgreementId,
        /// The unit that agreed.
        pub unit: UnitId,
        /// What sort of paper ([`SORTS`]).
        pub sort: String,
        /// With whom.
        pub partner: String,
        /// What it is about.
        pub title: String,
        /// Number of the paper.
        pub number: String,
        /// When it was signed.
        pub signed_on: Day,
        /// From when.
        pub from_on: Day,
        /// Until when.
        pub until_on: Day,
        /// What the society does.
        pub own_duties: String,
        /// What the partner does.
        pub partner_duties: String,
        /// When it was ended before its term.
        pub ended_on: Option<Day>,
        /// Why.
        pub ended_why: Option<String>,
        /// Optimistic version.
        pub version: i64,
    }
}

impl AgreementRow {
    /// The last day it holds.
    pub fn last(&self) -> Day {
        self.ended_on.map_or(self.until_on, |ended| ended.min(self.until_on))
    }

    /// Whether it holds on a day.
    pub fn holds(&self, day: Day) -> bool {
        self.from_on <= day && day <= self.last()
    }
}
