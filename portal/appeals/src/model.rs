//! A card as anyone sees it. No database, no web.

use kernel::UnitId;

/// What is known of an address that a card could tell. Nobody sees it whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Traits {
    /// The province it lies in.
    pub province: UnitId,
    /// Person, household or facility (code).
    pub sort: String,
    /// Coarse class (code).
    pub class: String,
    /// Band of age of a person (code).
    pub band: Option<&'static str>,
}

/// What a card tells: each none where too few share it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Shared {
    /// The province.
    pub province: Option<UnitId>,
    /// Person, household or facility (code).
    pub sort: Option<String>,
    /// Coarse class (code).
    pub class: Option<String>,
    /// Band of age (code).
    pub band: Option<&'static str>,
}

/// A need as a card tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// [`addresses::model::NeedSort`] code.
    pub sort: String,
    /// How much, in đồng, rounded up.
    pub amount: i64,
    /// Every month.
    pub is_monthly: bool,
}

/// A card as anyone sees it.
#[derive(Debug, Clone)]
pub struct Card {
    /// What it is called by.
    pub code: String,
    /// What it tells.
    pub shared: Shared,
    /// What is needed, the largest first.
    pub needs: Vec<Need>,
    /// Đồng a month that sponsors promised, at most the norm.
    pub promised: i64,
    /// The norm of đồng a month.
    pub norm: i64,
    /// The story, where its consent lives; else empty.
    pub story: String,
    /// Message key of the mark that it carries wherever shown, if any.
    pub illustrative: Option<String>,
}

impl Card {
    /// Đồng a month that it lacks to the norm.
    pub fn lacks(&self) -> i64 {
        (self.norm - self.promised).max(0)
    }
}
