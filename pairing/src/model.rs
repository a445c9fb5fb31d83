//! What goes in and what comes out: numbers for keys, never a name or a word about a person.

/// Where something stands: numbers of units, none of which names two places of different levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The commune.
    pub commune: u32,
    /// The district that it lay in, where there is one.
    pub district: Option<u32>,
    /// The province.
    pub province: u32,
}

/// How far up two places have to go until they are one. The nearest stands last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// One province.
    Province,
    /// One district.
    District,
    /// One commune.
    Commune,
}

impl Place {
    /// At which level this place is or lies in `unit`.
    #[must_use]
    pub fn within(&self, unit: u32) -> Option<Level> {
        if self.commune == unit {
            Some(Level::Commune)
        } else if self.district == Some(unit) {
            Some(Level::District)
        } else {
            (self.province == unit).then_some(Level::Province)
        }
    }

    /// The nearest level at which two places are one.
    #[must_use]
    pub fn shares(&self, other: &Place) -> Option<Level> {
        self.within(other.commune)
            .or_else(|| other.district.and_then(|district| self.within(district)))
            .or_else(|| self.within(other.province))
    }
}

/// An address that may need help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Address {
    /// The caller's number for it.
    pub key: u32,
    /// Its coarse group, as the caller numbers groups.
    pub class: u8,
    /// Where it stands.
    pub place: Place,
    /// Đồng a month that it lacks to the norm; nothing is proposed for one that lacks none.
    pub lacks: i64,
    /// Months without help.
    pub waits: u32,
}

/// A sponsor with what it can still give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sponsor {
    /// The caller's number for it.
    pub key: u32,
    /// The one group that it wishes to help. A wish that is set is never broken.
    pub wish_class: Option<u8>,
    /// The commune, district or province that it wishes to help in. Never broken either.
    pub wish_place: Option<u32>,
    /// Where it stands itself, if that is known: of addresses it may help, the nearer come first.
    pub near: Option<Place>,
    /// Đồng a month that it can still give.
    pub amount: i64,
    /// How many addresses the norm still asks of it: three of a committee member who has none.
    pub owes: u32,
    /// How many more addresses it takes at most.
    pub at_most: u32,
}

/// A sponsor proposed for an address. Nothing is pledged until a person accepts it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The address's key.
    pub address: u32,
    /// The sponsor's key.
    pub sponsor: u32,
    /// Đồng a month.
    pub amount: i64,
    /// Why, the weightiest first.
    pub reasons: Vec<Reason>,
}

/// Why a sponsor is proposed. Each holds by itself and can be said to whoever decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// With this the address reaches the norm.
    ReachesNorm,
    /// With this and the other proposals for it the address reaches the norm: nobody left could
    /// bring it there alone.
    ReachesNormTogether,
    /// It comes nearer to the norm: all who may help it could not bring it there.
    HelpsPartly,
    /// It is of the group that the sponsor wished for.
    WishedClass,
    /// It lies where the sponsor wished, a unit of this level.
    WishedPlace(Level),
    /// Sponsor and address stand in one unit of this level.
    SamePlace(Level),
    /// The sponsor named no place and stands elsewhere.
    AnyPlace,
    /// The norm still asks an address of this sponsor.
    OwesAddresses,
    /// The address has waited so many months.
    Waited {
        /// Months without help.
        months: u32,
    },
}
