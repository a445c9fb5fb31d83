//! How all herds under a unit fare: calves that should have gone on, banks on their way to fail,
//! for a page that only asks whether there are any. It writes nothing.

use crate::{rules, store};
use kernel::db::Tx;
use kernel::{Day, Pass, Result};

/// What has to be looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pressing {
    /// Calves that should have gone on.
    pub overdue: i64,
    /// The first day by which one should.
    pub since: Option<Day>,
    /// Banks with more than one sign that they fail.
    pub failing: i64,
}

/// What has to be looked at in the herds of the unit of the pass and of those under it, all of
/// them.
pub fn pressing(tx: &mut Tx<'_>, pass: &Pass, today: Day) -> Result<Pressing> {
    let mut all = Pressing::default();
    for (_, signs, first) in store::watched(tx, pass, today)? {
        all.overdue += signs.overdue;
        all.since = all.since.into_iter().chain(first).min();
        all.failing += i64::from(rules::is_failing(&rules::warnings(&signs)));
    }
    Ok(all)
}
