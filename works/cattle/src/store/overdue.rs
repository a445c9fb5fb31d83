//! The herds in which some calf has long been old enough to go on: few of all there are, found by
//! one statement. What of them is overdue the rules say.

use super::{ANIMAL, BANK};
use crate::model::{AnimalRow, BankId, BankRow, Herd};
use kernel::db::{Tx, sql};
use kernel::{Day, Pass, Result};
use std::collections::HashMap;

/// Herds looked at together.
const MOST: i64 = 200;
/// No month is shorter, in days.
const MONTH_DAYS: i64 = 28;

/// The herds of the unit of the pass and of those under it with a calf that should have gone on by
/// now, without their keepers.
pub fn ripe(tx: &mut Tx<'_>, pass: &Pass, today: Day) -> Result<Vec<Herd>> {
    let of = BANK.split(", ").map(|name| format!("b.{name}")).collect::<Vec<_>>().join(", ");
    let banks: Vec<BankRow> = sql(format!(
        "select {of} from reach r join herd_bank b on b.unit = r.unit \
         where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 \
         and exists (select 1 from herd_animal c where c.bank = b.id and c.placed_on is null \
         and c.left_on is null and (c.mother is not null or c.bought_for is not null) \
         and c.born_on + {MONTH_DAYS} * (b.wean_months + b.grace_months) < $2) \
         order by b.id limit {MOST}"
    ))
    .bind(pass.unit()?)
    .bind(today)
    .all(tx)?;
    let rows: Vec<AnimalRow> =
        sql(format!("select {ANIMAL} from herd_animal where bank in [] order by id"))
            .list(banks.iter().map(|bank| bank.id))
            .all(tx)?;
    let mut of: HashMap<BankId, Vec<AnimalRow>> = HashMap::new();
    for animal in rows {
        of.entry(animal.bank).or_default().push(animal);
    }
    let whole = |bank: BankRow| {
        let animals = of.remove(&bank.id).unwrap_or_default();
        Herd { bank, animals, placements: Vec::new() }
    };
    Ok(banks.into_iter().map(whole).collect())
}
