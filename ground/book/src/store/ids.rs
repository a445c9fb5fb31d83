//! Ids of entries and sources: 63 bits, ordered by time, made in this process so that no writer
//! waits for another: milliseconds since 2020 (41 bits), node (10), counter (12). Opening entries
//! use small numbers instead, which no clock after 2020 can give.

use kernel::Clock;
use kernel::clock::SystemClock;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicI64, Ordering};

const EPOCH_MS: i64 = 1_577_836_800_000;
static LAST: AtomicI64 = AtomicI64::new(0);
static NODE: OnceLock<i64> = OnceLock::new();

/// The next id.
pub fn next() -> i64 {
    let node = *NODE.get_or_init(node);
    let now_ms = SystemClock.now().0 - EPOCH_MS;
    let first = (now_ms.max(0) << 22) | (node << 12);
    let mut last = LAST.load(Ordering::Relaxed);
    loop {
        let next = after(last, first, node);
        match LAST.compare_exchange_weak(last, next, Ordering::Relaxed, Ordering::Relaxed) {
            Ok(_) => return next,
            Err(seen) => last = seen,
        }
    }
}

/// The id after `last`: the first of this millisecond, or one more; a full counter borrows the
/// next millisecond rather than touch the node.
fn after(last: i64, first: i64, node: i64) -> i64 {
    if first > last {
        first
    } else if last & 0xFFF < 0xFFF {
        last + 1
    } else {
        (((last >> 22) + 1) << 22) | (node << 12)
    }
}

/// A node is drawn when the program starts; two programs on one PostgreSQL that draw the same one
/// still collide only within the same cell, millisecond and count, which the key refuses.
fn node() -> i64 {
    let bytes = *kernel::Id::<crate::model::Record>::new().uuid().as_bytes();
    i64::from(u16::from_be_bytes([bytes[14], bytes[15]]) & 0x3FF)
}

#[cfg(test)]
mod tests {
    use super::{after, next};

    #[test]
    fn ids_grow_and_a_full_counter_keeps_the_node() {
        let mut last = next();
        for _ in 0..10_000 {
            let id = next();
            assert!(id > last);
            last = id;
        }
        let full = (7 << 22) | (5 << 12) | 0xFFF;
        assert_eq!(after(full, 7 << 22, 5), (8 << 22) | (5 << 12));
    }
}
