//! Work that was recorded as work alone, without a file of its own, by kind. It counts once, here.

use kernel::db::{Tx, sql};
use kernel::{Day, Pass, Result};

/// How many pieces of these kinds that count were recorded without a file at the unit of the pass
/// and under it within these days, by kind.
pub fn quick(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (from, until): (Day, Day),
    kinds: &[String],
) -> Result<Vec<(String, i64)>> {
    sql("select s.kind, count(*) as pieces from activity_scope s \
         join activity a on a.id = s.activity where s.above = $1 and s.on_day >= $2 \
         and s.on_day <= $3 and s.state = 'counted' and a.kept_in is null and s.kind in [] \
         group by s.kind order by s.kind")
    .bind(pass.unit()?)
    .bind(from)
    .bind(until)
    .list(kinds.iter().map(String::as_str))
    .all(tx)
}
