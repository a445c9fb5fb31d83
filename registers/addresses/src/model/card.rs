//! The card of an address: what the public page shows of it, and nothing that names anybody.

use super::AddressId;
use kernel::{Day, Id, Instant, UnitId, row};

/// Marker of [`CardId`].
pub enum CardRecord {}
/// A card.
pub type CardId = Id<CardRecord>;

row! {
    /// A card as it is kept.
    pub struct CardRow {
        /// Its id.
        pub id: CardId,
        /// Whose it is.
        pub address: AddressId,
        /// What the public calls it by; not the code of the dossier, and never used again.
        pub code: String,
        /// The story in words that name nobody; empty where none was told.
        pub story: String,
        /// Who wrote that down.
        pub told_name: String,
        /// When.
        pub told_at: Option<Instant>,
        /// Optimistic version.
        pub version: i64,
    }
}

row! {
    /// What of a shown address the public page is made from. What of it anybody sees is the page's
    /// to cut: so that enough others show the same.
    pub struct CardFacts {
        /// Whose card.
        pub address: AddressId,
        /// What the public calls it by.
        pub code: String,
        /// The unit that keeps it.
        pub unit: UnitId,
        /// [`super::Sort`] code.
        pub sort: String,
        /// Coarse class of its group.
        pub class: String,
        /// Year of birth.
        pub birth_year: Option<i64>,
        /// Message key of the mark that it carries wherever shown, if any.
        pub illustrative: Option<String>,
        /// The story, where its consent lives; else empty.
        pub story: String,
    }
}

row! {
    /// A need of a shown address that was not met.
    pub struct OpenNeed {
        /// Whose.
        pub address: AddressId,
        /// [`super::NeedSort`] code.
        pub sort: String,
        /// How much, in đồng.
        pub amount: i64,
        /// Every month.
        pub is_monthly: bool,
    }
}

/// Marker of [`ElsewhereId`].
pub enum ElsewhereRecord {}
/// That an address is shown on another site.
pub type ElsewhereId = Id<ElsewhereRecord>;

row! {
    /// A card with what it is called on another site.
    pub struct ElsewhereRow {
        /// Its id; none where the site has it not.
        pub id: Option<ElsewhereId>,
        /// Whose.
        pub address: AddressId,
        /// The code of its card here.
        pub card: String,
        /// Its id there.
        pub code: Option<String>,
        /// Since when it is shown there.
        pub published_on: Option<Day>,
        /// Optimistic version.
        pub version: Option<i64>,
    }
}

/// A line of a list that came from another site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linked {
    /// The code of a card here.
    pub card: String,
    /// Its id there.
    pub code: String,
    /// Since when it is shown there.
    pub on: Option<Day>,
}

/// What a line of such a list does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The id is written down.
    New,
    /// Another id stood there.
    Changed(String),
    /// All of it stands already.
    Same,
    /// No card of the unit has this code.
    Unknown,
    /// The id is another card's.
    Taken,
}
