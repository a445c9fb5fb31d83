//! Calves that should have gone on: how many of all herds under a unit, for a page that only asks
//! whether there are any. It writes nothing.

use crate::rules::{Duty, duties};
use crate::store;
use kernel::db::Tx;
use kernel::{Day, Pass, Result};

/// How many calves of the herds of the unit of the pass and under it should have gone on, and the
/// first day by which one should.
pub fn overdue(tx: &mut Tx<'_>, pass: &Pass, today: Day) -> Result<(i64, Option<Day>)> {
    let (mut many, mut first) = (0, None);
    for herd in store::ripe(tx, pass, today)? {
        for (_, duty) in duties(&herd, today) {
            if let Duty::Overdue(_, until) = duty {
                many += 1;
                first = Some(first.map_or(until, |day: Day| day.min(until)));
            }
        }
    }
    Ok((many, first))
}
