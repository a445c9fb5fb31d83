//! Addresses and sponsors that never were, from a seed, to measure and test with. It draws nothing
//! from a clock, and nobody real stands behind a number.

use crate::model::{Address, Place, Sponsor};

/// The norm of S3: đồng a month.
const NORM: i64 = 300_000;
/// Units are numbered apart: communes from 0, districts and provinces above.
const DISTRICTS_FROM: u32 = 1_000_000;
const PROVINCES_FROM: u32 = 2_000_000;

/// Numbers that look thrown (splitmix64, Steele and others 2014).
pub struct Dice(u64);

impl Dice {
    /// The same seed throws the same.
    #[must_use]
    pub fn of(seed: u64) -> Dice {
        Dice(seed)
    }

    /// A number below `bound`, which is above 0.
    pub fn below(&mut self, bound: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % u64::from(bound.max(1))) as u32
    }

    /// Whether something that happens so often in a hundred does.
    pub fn of_hundred(&mut self, often: u32) -> bool {
        self.below(100) < often
    }
}

/// A commune of `communes`, ten to a district, a hundred to a province; one in three has none.
fn place(dice: &mut Dice, communes: u32) -> Place {
    let commune = dice.below(communes);
    let district = (!(commune / 10).is_multiple_of(3)).then_some(DISTRICTS_FROM + commune / 10);
    Place { commune, district, province: PROVINCES_FROM + commune / 100 }
}

/// Addresses of six groups; three in ten are helped already and lack less than the norm, one in
/// twenty lacks nothing.
#[must_use]
pub fn addresses(seed: u64, count: u32, communes: u32) -> Vec<Address> {
    let mut dice = Dice::of(seed);
    let one = |key| {
        let place = place(&mut dice, communes);
        let lacks = match dice.below(20) {
            0 => 0,
            1..7 => i64::from(1 + dice.below(5)) * 50_000,
            _ => NORM,
        };
        let waits = dice.below(61);
        Address { key, class: dice.below(6) as u8, place, lacks, waits }
    };
    (0..count).map(one).collect()
}

/// Sponsors: half wish for a place, a quarter for a group; a fifth owe three addresses; one in ten
/// gives less than the norm, one in fifty is an enterprise that takes up to forty.
#[must_use]
pub fn sponsors(seed: u64, count: u32, communes: u32) -> Vec<Sponsor> {
    let mut dice = Dice::of(seed ^ 0x5050);
    let one = |key| {
        let home = place(&mut dice, communes);
        let wish_place = match dice.below(8) {
            0 => Some(home.commune),
            1 => home.district,
            2 | 3 => Some(home.province),
            _ => None,
        };
        let owes = if dice.of_hundred(20) { 3 } else { 0 };
        let at_most = match dice.below(50) {
            0 => 40,
            _ => (1 + dice.below(3)).max(owes),
        };
        let amount = match dice.below(10) {
            0 => i64::from(1 + dice.below(5)) * 50_000,
            _ => NORM * i64::from(at_most) + i64::from(dice.below(3)) * 50_000,
        };
        let wish_class = dice.of_hundred(25).then(|| dice.below(6) as u8);
        let near = dice.of_hundred(80).then_some(home);
        Sponsor { key, wish_class, wish_place, near, amount, owes, at_most }
    };
    (0..count).map(one).collect()
}
