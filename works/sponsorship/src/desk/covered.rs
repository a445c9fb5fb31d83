//! How far each unit that keeps addresses has come in a month: one reading for the page of norms
//! and for the radar, so that both say the same of a commune. It draws nothing.

use crate::rules::{Norm, norm};
use crate::store;
use addresses::AddressId;
use kernel::db::Tx;
use kernel::{Month, Pass, Result, UnitId};
use std::collections::HashMap;

/// How far the help of a unit's addresses came.
#[derive(Debug, Clone, Copy)]
pub struct Reached {
    /// Addresses helped.
    pub helped: i64,
    /// Of these, with at least the norm.
    pub reached: i64,
    /// Đồng.
    pub value: i64,
}

/// A unit with the addresses that may be helped there, and how far their help came.
#[derive(Debug, Clone)]
pub struct Covered {
    /// The unit.
    pub unit: UnitId,
    /// Addresses that might be helped in the month: both sides of every norm count these alone.
    pub addresses: i64,
    /// The facilities among them.
    pub facilities: i64,
    /// How far their help came.
    pub reached: Reached,
}

impl Covered {
    fn none(unit: UnitId) -> Covered {
        let reached = Reached { helped: 0, reached: 0, value: 0 };
        Covered { unit, addresses: 0, facilities: 0, reached }
    }

    /// Nobody stands by any address there.
    pub fn is_left_alone(&self) -> bool {
        self.reached.helped == 0
    }
}

/// The unit of the pass and those under it that keep addresses. Where nobody helps comes first,
/// most addresses before fewer: that is what it is looked at for.
pub fn covered(tx: &mut Tx<'_>, pass: &Pass, month: Month) -> Result<Vec<Covered>> {
    let received: HashMap<AddressId, i64> = store::received(tx, pass, month)?.into_iter().collect();
    let least = norm(Norm::MonthAmount, month.last());
    let mut all: HashMap<UnitId, Covered> = HashMap::new();
    for (id, unit, is_facility) in
        addresses::store::helpable(tx, pass, (month.first(), month.last()))?
    {
        let amount = received.get(&id).copied().unwrap_or(0);
        let one = all.entry(unit).or_insert_with(|| Covered::none(unit));
        one.addresses += 1;
        one.facilities += i64::from(is_facility);
        one.reached.helped += i64::from(amount > 0);
        one.reached.reached += i64::from(amount >= least);
        one.reached.value += amount;
    }
    Ok(sorted(all.into_values().collect()))
}

fn sorted(mut units: Vec<Covered>) -> Vec<Covered> {
    units.sort_by_key(|one| {
        (one.reached.helped * 1_000 / one.addresses.max(1), -one.addresses, one.unit)
    });
    units
}

/// The same added up by what hangs directly from a unit; what that unit keeps itself stays its own.
pub fn by_branch(units: &[Covered], branches: &HashMap<UnitId, UnitId>) -> Vec<Covered> {
    let mut all: HashMap<UnitId, Covered> = HashMap::new();
    for one in units {
        let unit = branches.get(&one.unit).copied().unwrap_or(one.unit);
        let sum = all.entry(unit).or_insert_with(|| Covered::none(unit));
        sum.addresses += one.addresses;
        sum.facilities += one.facilities;
        sum.reached.helped += one.reached.helped;
        sum.reached.reached += one.reached.reached;
        sum.reached.value += one.reached.value;
    }
    sorted(all.into_values().collect())
}
