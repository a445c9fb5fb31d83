//! The pieces of work that a new one of a unit could be: those of kindred kinds that touch its
//! days, recorded by the unit, or by a host that says the unit joined. It compares nothing.

use super::kinds::{filled, listed};
use crate::model::Kindred;
use kernel::db::{Tx, sql};
use kernel::{Day, Pass, Result};

/// Days that one piece of work may span (rules): what ends later than that has begun later.
const LONGEST_DAYS: i64 = 31;
const COLUMNS: &str = "a.id, a.unit, u.name as unit_name, a.kind, a.until_on, a.place, \
                       a.title_folded, a.counted, a.kept_in";

/// What counts or waits, of these kinds and within these days: of the unit of the pass itself, and
/// of hosts that it joined.
pub fn kindred(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (from, until): (Day, Day),
    kinds: &[String],
) -> Result<Vec<Kindred>> {
    let (unit, latest) = (pass.unit()?, until.add_days(LONGEST_DAYS));
    let own = sql(format!(
        "select {COLUMNS} from activity_scope s join activity a on a.id = s.activity \
         join unit u on u.id = a.unit \
         where s.above = $1 and s.on_day >= $2 and s.on_day <= $3 and s.kind in ({}) \
         and s.state in ('waiting', 'counted') and a.unit = $1 and a.from_on <= $4 \
         order by a.until_on, a.id limit 500",
        listed(kinds, 5)
    ));
    let own = own.bind(unit).bind(from).bind(latest).bind(until);
    let mut rows: Vec<Kindred> = filled(own, kinds).all(tx)?;
    let joined = sql(format!(
        "select {COLUMNS} from activity_joiner j join activity a on a.id = j.activity \
         and a.said_in = j.version join unit u on u.id = a.unit \
         where j.unit = $1 and a.until_on >= $2 and a.until_on <= $3 and a.kind in ({}) \
         and a.state in ('waiting', 'counted') and a.from_on <= $4 \
         order by a.until_on, a.id limit 50",
        listed(kinds, 5)
    ));
    let joined = joined.bind(unit).bind(from).bind(latest).bind(until);
    let hosted: Vec<Kindred> = filled(joined, kinds).all(tx)?;
    rows.extend(hosted);
    Ok(rows)
}
