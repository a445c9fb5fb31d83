//! What was counted of the work for a campaign, measure by measure: whoever knows what a measure
//! counts keeps people and turns apart. It reads and never writes.

use kernel::db::{Tx, sql};
use kernel::{Day, Pass, Result};

/// What was counted for a campaign from a day to a day under the unit of the pass: kind, measure,
/// sum.
pub fn counts_of_campaign(
    tx: &mut Tx<'_>,
    pass: &Pass,
    campaign: &str,
    (from, until): (Day, Day),
) -> Result<Vec<(String, String, i64)>> {
    sql("select s.kind, c.code, cast(sum(c.amount) as bigint) as amount \
         from activity_scope s join activity a on a.id = s.activity \
         join activity_count c on c.activity = a.id and c.version = a.said_in \
         where s.above = $1 and s.campaign = $2 and s.on_day >= $3 and s.on_day <= $4 \
         and s.state = 'counted' group by s.kind, c.code order by s.kind, c.code")
    .bind(pass.unit()?)
    .bind(campaign)
    .bind(from)
    .bind(until)
    .all(tx)
}
