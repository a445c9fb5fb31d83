//! How far each unit that keeps addresses has come in a month: one reading for the page of norms
//! and for the radar, so that both say the same of a commune. It draws nothing.

use crate::rules::{Norm, norm};
use crate::store::{self, Reached};
use kernel::db::Tx;
use kernel::{Month, Pass, Result, UnitId};
use std::collections::HashMap;

/// A unit with the addresses that may be helped there, and how far their help came.
#[derive(Debug, Clone)]
pub struct Covered {
    /// The unit.
    pub unit: UnitId,
    /// Addresses that were approved by the end of the month and had not ended before it.
    pub addresses: i64,
    /// The facilities among them.
    pub facilities: i64,
    /// How far their help came.
    pub reached: Reached,
}

impl Covered {
    /// Nobody stands by any address there.
    pub fn is_left_alone(&self) -> bool {
        self.reached.helped == 0
    }
}

/// The unit of the pass and those under it that keep addresses. Where nobody helps comes first,
/// most addresses before fewer: that is what it is looked at for.
pub fn covered(tx: &mut Tx<'_>, pass: &Pass, month: Month) -> Result<Vec<Covered>> {
    let helpable = addresses::store::helpable(tx, pass, (month.first(), month.last()))?;
    let reached = store::reached(tx, pass, (month, norm(Norm::MonthAmount, month.last())))?;
    let mut all: HashMap<UnitId, Reached> =
        reached.into_iter().map(|one| (one.unit, one)).collect();
    let none = |unit| Reached { unit, helped: 0, reached: 0, value: 0 };
    let one = |(unit, addresses, facilities)| {
        let reached = all.remove(&unit).unwrap_or_else(|| none(unit));
        Covered { unit, addresses, facilities, reached }
    };
    Ok(sorted(helpable.into_iter().map(one).collect()))
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
        let none = Reached { unit, helped: 0, reached: 0, value: 0 };
        let sum =
            all.entry(unit).or_insert(Covered { unit, addresses: 0, facilities: 0, reached: none });
        sum.addresses += one.addresses;
        sum.facilities += one.facilities;
        sum.reached.helped += one.reached.helped;
        sum.reached.reached += one.reached.reached;
        sum.reached.value += one.reached.value;
    }
    sorted(all.into_values().collect())
}
