//! A dice with a seed, for stories under chance: a run that fails is run again by its number. It
//! knows nothing of what is played.

/// The dice.
pub struct Dice(u64);

impl Dice {
    /// A dice of the seed that is asked for (`NHANAI_SEED`), else of a new one, and its seed.
    pub fn seeded() -> (u64, Dice) {
        let asked = std::env::var("NHANAI_SEED").ok().and_then(|seed| seed.parse().ok());
        let seed: u64 = asked.unwrap_or_else(|| uuid::Uuid::now_v7().as_u128() as u64);
        println!("NHANAI_SEED={seed}");
        (seed, Dice(seed | 1))
    }

    /// A number below `most`.
    pub fn roll(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % most.max(1) as u64) as usize
    }
}
