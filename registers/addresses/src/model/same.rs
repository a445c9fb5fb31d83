//! What is said of two dossiers: that they are of one person, or of two.

use super::AddressId;
use kernel::ids::AccountId;
use kernel::{Id, Instant, UnitId, row};

/// Marker of [`SameId`].
pub enum SameRecord {}
/// A word on two dossiers; made by the client.
pub type SameId = Id<SameRecord>;

row! {
    /// A word on two dossiers.
    pub struct SameRow {
        /// Its id.
        pub id: SameId,
        /// The dossier with the smaller id.
        pub one: AddressId,
        /// The other.
        pub other: AddressId,
        /// Which stays; none: they are of two people.
        pub stays: Option<AddressId>,
        /// Which goes into it.
        pub goes: Option<AddressId>,
        /// Who said so.
        pub said_by: Option<AccountId>,
        /// The same as colleagues read it.
        pub said_name: String,
        /// When.
        pub said_at: Instant,
        /// Who confirmed that they are one.
        pub confirmed_name: Option<String>,
        /// When.
        pub confirmed_at: Option<Instant>,
        /// When it ceased to hold.
        pub closed_at: Option<Instant>,
        /// Optimistic version.
        pub version: i64,
    }
}

impl SameRow {
    /// It was confirmed and holds: one went into the other.
    pub fn is_merged(&self) -> bool {
        self.closed_at.is_none() && self.confirmed_at.is_some()
    }

    /// Somebody said that they are one, and nobody confirmed it yet.
    pub fn is_waiting(&self) -> bool {
        self.closed_at.is_none() && self.confirmed_at.is_none() && self.stays.is_some()
    }

    /// They are of two people.
    pub fn is_apart(&self) -> bool {
        self.closed_at.is_none() && self.stays.is_none()
    }
}

row! {
    /// Somebody of a list that is looked through for dossiers of one person.
    pub struct ListedRow {
        /// The dossier.
        pub id: AddressId,
        /// Its code.
        pub code: String,
        /// The unit that keeps it.
        pub unit: UnitId,
        /// Its name.
        pub name: String,
        /// Year of birth.
        pub birth_year: Option<i64>,
        /// Sex code.
        pub sex: Option<String>,
        /// Keyed hash of the number.
        pub number_hash: Option<Vec<u8>>,
        /// Keyed hash of the telephone.
        pub phone_hash: Option<Vec<u8>>,
    }
}
