//! Countries that never were, from a seed, to test and to measure with. It draws nothing from a
//! clock.

use crate::Table;

/// Numbers that look thrown (splitmix64, Steele and others 2014).
pub struct Dice(u64);

impl Dice {
    /// The same seed throws the same.
    #[must_use]
    pub fn of(seed: u64) -> Dice {
        Dice(seed)
    }

    /// A number below `bound`, which is above 0.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % bound.max(1)
    }
}

/// A country of so many provinces, districts in each and communes in each of these, with six
/// groups: most communes keep few addresses, some very many.
#[must_use]
pub fn country(seed: u64, (provinces, districts, communes): (usize, usize, usize)) -> Table {
    let mut dice = Dice::of(seed);
    let mut table = Table { above: vec![None], counts: vec![Vec::new()], ..Table::default() };
    let mut add = |above: usize, counts: Vec<i64>| {
        table.above.push(Some(above));
        table.counts.push(counts);
        table.above.len() - 1
    };
    for _ in 0..provinces {
        let province = add(0, Vec::new());
        for _ in 0..districts {
            let district = add(province, Vec::new());
            for _ in 0..communes {
                let most = [4, 8, 8, 20, 80][dice.below(5) as usize];
                add(district, (0..6).map(|_| dice.below(most) as i64).collect());
            }
        }
    }
    table
}
