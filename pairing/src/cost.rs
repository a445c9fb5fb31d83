//! What a pairing costs, as one number: wishes, nearness, what a sponsor owes and waiting, each
//! weightier than all sums of what follows it. It never speaks of reaching the norm: the flow is
//! the largest there is, and costs choose among the largest alone.

use crate::model::{Address, Level, Sponsor};

/// A month of waiting. Each weight is 2³⁰ of the next: at most [`WAITS_AT_MOST`] months an address,
/// so sums of 400,000 addresses stay below the next weight's half, and differences of sums too.
pub const WAITED: i128 = 1;
/// An address beyond those that the norm asks of its sponsor.
pub const NOT_OWED: i128 = 1 << 30;
/// A step of nearness that is missing.
pub const FARTHER: i128 = 1 << 60;
/// A sponsor that wished for no group, where another wished for this one.
pub const NO_WISH: i128 = 1 << 90;
/// A hundred years and more are one: whoever waits that long is first anyway.
pub const WAITS_AT_MOST: u32 = 1200;
/// Steps of nearness: elsewhere, province, district, commune, as wished.
const AS_WISHED: u8 = 4;

/// How well a sponsor and an address go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fit {
    /// The sponsor wished for this group.
    pub class: bool,
    /// Steps of nearness, up to that of a wish.
    pub place: u8,
}

/// How well they go together; none where a wish would be broken.
pub fn fit(sponsor: &Sponsor, address: &Address) -> Option<Fit> {
    if sponsor.wish_class.is_some_and(|class| class != address.class) {
        return None;
    }
    let place = match (sponsor.wish_place, sponsor.near) {
        (Some(unit), _) => {
            address.place.within(unit)?;
            AS_WISHED
        }
        (None, Some(near)) => match address.place.shares(&near) {
            Some(Level::Commune) => 3,
            Some(Level::District) => 2,
            Some(Level::Province) => 1,
            None => 0,
        },
        (None, None) => 0,
    };
    Some(Fit { class: sponsor.wish_class.is_some(), place })
}

impl Fit {
    /// Steps of nearness that are missing.
    pub fn farther(self) -> u8 {
        AS_WISHED - self.place
    }

    /// What the pairing itself costs.
    pub fn cost(self) -> i128 {
        let class = if self.class { 0 } else { NO_WISH };
        class + i128::from(self.farther()) * FARTHER
    }
}

/// Months that an address waited less than the longest that counts.
pub fn waited_less(address: &Address) -> u32 {
    WAITS_AT_MOST - address.waits.min(WAITS_AT_MOST)
}
