//! What proposals may never do, and that they are the best there are. Seeds stand in what fails.

mod laws;
mod oracle;
mod small;

use crate::made::Dice;
use crate::{Address, Place, Sponsor};

/// The norm of the made lists.
const NORM: i64 = 300_000;
const DISTRICT: u32 = 50;
const PROVINCE: u32 = 90;

/// A commune of the one district in trial.
fn commune(commune: u32) -> Place {
    Place { commune, district: Some(DISTRICT), province: PROVINCE }
}

/// An address that lacks the whole norm.
fn address(key: u32, place: Place) -> Address {
    Address { key, class: 0, place, lacks: NORM, waits: 0 }
}

/// A sponsor without wishes that carries so many whole addresses.
fn sponsor(key: u32, carries: u32) -> Sponsor {
    Sponsor {
        key,
        wish_class: None,
        wish_place: None,
        near: None,
        amount: NORM * i64::from(carries),
        owes: 0,
        at_most: carries,
    }
}

/// Few of both, of one province, with every wish there is; `even` where each lacks the whole norm.
fn few(seed: u64, even: bool) -> (Vec<Address>, Vec<Sponsor>) {
    let mut dice = Dice::of(seed);
    let addresses = (0..2 + dice.below(8)).map(|key| Address {
        class: dice.below(3) as u8,
        lacks: if even { NORM } else { 100_000 * i64::from(1 + dice.below(3)) },
        waits: dice.below(30),
        ..address(key, commune(1 + dice.below(3)))
    });
    let addresses: Vec<Address> = addresses.collect();
    let sponsors = (0..2 + dice.below(5)).map(|key| {
        let carries = 1 + dice.below(3);
        let amount = if even { NORM * i64::from(carries) } else { 0 };
        Sponsor {
            wish_class: dice.of_hundred(30).then(|| dice.below(3) as u8),
            wish_place: match dice.below(6) {
                0 => Some(DISTRICT),
                1 | 2 => Some(1 + dice.below(3)),
                _ => None,
            },
            near: dice.of_hundred(50).then(|| commune(1 + dice.below(4))),
            amount: amount.max(i64::from(1 + dice.below(6)) * 100_000 * i64::from(!even)),
            owes: dice.below(3),
            ..sponsor(key, carries)
        }
    });
    (addresses, sponsors.collect())
}
