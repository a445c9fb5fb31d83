//! Somebody outside who wishes to help, before they are a sponsor. No database, no web.

use addresses::AddressId;
use kernel::{Id, Instant, UnitId, row};
use sponsors::{SponsorId, SponsorKind};
use uuid::Uuid;

/// Marker of [`EnquiryId`].
pub enum EnquiryRecord {}
/// An enquiry. Made by the client, so that one sent twice is written once.
pub type EnquiryId = Id<EnquiryRecord>;

row! {
    /// An enquiry as stored; the telephone is not opened.
    pub struct EnquiryRow {
        /// Its id.
        pub id: EnquiryId,
        /// The record whose key seals the telephone; made here, for whoever sends chooses the id.
        pub record: Uuid,
        /// The unit that answers.
        pub unit: UnitId,
        /// Whose card it was sent from; none when it was sent from the list.
        pub address: Option<AddressId>,
        /// [`SponsorKind`] code.
        pub kind: String,
        /// What they call themselves.
        pub called: String,
        /// What they can give a month, in đồng.
        pub amount: Option<i64>,
        /// What they wrote.
        pub words: String,
        /// Their telephone, sealed.
        pub contact: Vec<u8>,
        /// When it came.
        pub made_at: Instant,
        /// When it was answered.
        pub answered_at: Option<Instant>,
        /// By whom.
        pub answered_name: Option<String>,
        /// `registered` or `declined`.
        pub outcome: Option<String>,
        /// Why nothing came of it.
        pub why: Option<String>,
        /// The sponsor it became.
        pub sponsor: Option<SponsorId>,
        /// Optimistic version.
        pub version: i64,
    }
}

impl EnquiryRow {
    /// Nobody answered yet.
    pub fn is_open(&self) -> bool {
        self.answered_at.is_none()
    }

    /// Who they said they are.
    pub fn kind(&self) -> SponsorKind {
        SponsorKind::read(&self.kind).unwrap_or(SponsorKind::Person)
    }

    /// Whether the telephone can still be opened: until an answer, and after it for an organisation
    /// that became a sponsor, for the register of people keeps no telephone of organisations.
    pub fn has_contact(&self) -> bool {
        self.is_open() || (self.sponsor.is_some() && self.kind().organisation().is_some())
    }
}

/// Where an enquiry is sent from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SentFrom {
    /// The card with this code.
    Card(String),
    /// The list: the unit that answers.
    Unit(UnitId),
}

/// An enquiry as it is sent.
#[derive(Debug, Clone)]
pub struct NewEnquiry {
    /// Its id.
    pub id: EnquiryId,
    /// Where it is sent from.
    pub from: SentFrom,
    /// Who they are.
    pub kind: SponsorKind,
    /// What they call themselves.
    pub called: String,
    /// Where they can be called.
    pub phone: String,
    /// What they can give a month, in đồng.
    pub amount: Option<i64>,
    /// What they wrote.
    pub words: String,
}
