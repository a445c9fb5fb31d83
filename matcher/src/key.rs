//! Keys of 64 bits: what two records must share to be compared, and chance that repeats itself.
//! Nobody outside may rely on a key's value; nothing here keeps a secret.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Mixes a number well (the finaliser of SplitMix64).
pub(crate) fn mix(value: u64) -> u64 {
    let mut z = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// A key of several parts, in their order.
pub(crate) fn of(parts: &[u64]) -> u64 {
    parts.iter().fold(0, |key, part| mix(key ^ *part).wrapping_add(key.rotate_left(17)))
}

/// A key of a text.
pub(crate) fn text(text: &str) -> u64 {
    let mut key = text.len() as u64;
    for chunk in text.as_bytes().chunks(8) {
        let mut eight = [0_u8; 8];
        eight.iter_mut().zip(chunk).for_each(|(into, byte)| *into = *byte);
        key = mix(key ^ u64::from_le_bytes(eight));
    }
    key
}

/// A map whose keys nobody chose to collide: a list is matched by whoever brought it.
pub(crate) type Map<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;

/// A quick hasher for [`Map`].
#[derive(Default)]
pub(crate) struct Quick(u64);

impl Hasher for Quick {
    fn finish(&self) -> u64 {
        mix(self.0)
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut eight = [0_u8; 8];
            eight.iter_mut().zip(chunk).for_each(|(into, byte)| *into = *byte);
            self.write_u64(u64::from_le_bytes(eight));
        }
    }

    fn write_u8(&mut self, value: u8) {
        self.write_u64(value.into());
    }

    fn write_u16(&mut self, value: u16) {
        self.write_u64(value.into());
    }

    fn write_u32(&mut self, value: u32) {
        self.write_u64(value.into());
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = (self.0.rotate_left(5) ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn write_usize(&mut self, value: usize) {
        self.write_u64(value as u64);
    }
}

/// Chance that repeats itself from its seed.
#[derive(Clone, Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Dice {
        Dice(mix(seed))
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(self.0)
    }

    /// A number below `end`; nought when there is none.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        if end == 0 { 0 } else { usize::try_from(self.next() % end as u64).unwrap_or(0) }
    }
}
