//! The seed and the length of a run of random stories. It tells no story itself.

use proptest::test_runner::{Config, RngSeed};

/// A number of the environment that a person set to repeat or lengthen a run.
fn asked(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// The seed of this run: the one that is asked for, else a new one.
pub fn seed() -> u64 {
    asked("NHANAI_SEED").unwrap_or(uuid::Uuid::now_v7().as_u128() as u64)
}

/// How many stories (`few`, unless `NHANAI_PROPTEST_CASES` asks for more) of which seed.
pub fn cases(few: u32, seed: u64) -> Config {
    let cases = asked("NHANAI_PROPTEST_CASES").map_or(few, |cases| cases as u32);
    let rng_seed = RngSeed::Fixed(seed);
    Config { cases, rng_seed, failure_persistence: None, ..Config::default() }
}
