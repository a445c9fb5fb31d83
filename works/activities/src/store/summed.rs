//! What work of some kinds came to in a span of days, by the unit directly below that did it:
//! pieces, each count, value. It adds up what counts and nothing else.

use super::kinds::{bound, listed};
use kernel::db::{Tx, sql};
use kernel::{Day, Pass, Result, UnitId, row};

/// Each piece with the unit directly below (`n`) under which it was done; the unit's own stand with
/// itself. `$1` is the unit of the pass, `$2` and `$3` the first and the last day.
const BELOW: &str = "from activity_scope s join activity a on a.id = s.activity \
     join reach r on r.unit = a.unit and r.from_on <= s.on_day and r.until_on >= s.on_day \
     join reach t on t.unit = r.above and t.above = $1 and t.from_on <= s.on_day \
     and t.until_on >= s.on_day and (t.depth = 1 or (t.depth = 0 and a.unit = $1)) \
     join unit n on n.id = r.above";
const COUNTED: &str = "s.above = $1 and s.on_day >= $2 and s.on_day <= $3 and s.state = 'counted'";

row! {
    /// What was done under a unit.
    pub struct SummedRow {
        /// The unit.
        pub unit: UnitId,
        /// Its path.
        pub code: String,
        /// Its name.
        pub name: String,
        /// Pieces of work.
        pub pieces: i64,
        /// Their value in đồng.
        pub amount: i64,
    }
}

/// The units directly below that of the pass, and itself, with what they did of these kinds; the
/// most first.
pub fn summed(
    tx: &mut Tx<'_>,
    pass: &Pass,
    days: (Day, Day),
    kinds: &[String],
) -> Result<Vec<SummedRow>> {
    let query = sql(format!(
        "select n.id as unit, n.code, n.name, count(*) as pieces, \
         cast(sum(a.amount) as bigint) as amount {BELOW} where {COUNTED} and s.kind in ({}) \
         group by n.id, n.code, n.name order by pieces desc, n.name, n.id",
        listed(kinds, 4)
    ));
    bound(query, pass, days, kinds)?.all(tx)
}

/// The counts of the same work, by unit and by the code of the measure.
pub fn summed_counts(
    tx: &mut Tx<'_>,
    pass: &Pass,
    days: (Day, Day),
    kinds: &[String],
) -> Result<Vec<(UnitId, String, i64)>> {
    let query = sql(format!(
        "select n.id as unit, c.code, cast(sum(c.amount) as bigint) as amount {BELOW} \
         join activity_count c on c.activity = a.id and c.version = a.said_in \
         where {COUNTED} and s.kind in ({}) group by n.id, c.code",
        listed(kinds, 4)
    ));
    bound(query, pass, days, kinds)?.all(tx)
}
