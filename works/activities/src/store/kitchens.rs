//! What the kitchens under a unit did in a span of days, and who gave for it.

use super::kinds::{bound, listed};
use kernel::db::{Tx, sql};
use kernel::{Day, Pass, Result, UnitId, row};

row! {
    /// A kitchen: a unit of that sort, or a unit that cooked.
    pub struct KitchenRow {
        /// The unit.
        pub unit: UnitId,
        /// Its path.
        pub code: String,
        /// Its name.
        pub name: String,
        /// Days on which it served.
        pub days: i64,
        /// Meals.
        pub meals: i64,
        /// Their value in đồng.
        pub amount: i64,
    }
}

/// The kitchens at the unit of the pass and under it: every unit that is one on the last day, and
/// every other that served meals of these kinds within days of one month, the largest first.
pub fn kitchens(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (from, until): (Day, Day),
    kinds: &[String],
) -> Result<Vec<KitchenRow>> {
    let query = sql(format!(
        "select u.id as unit, u.code, u.name, \
         cast(0 as bigint) as days, \
         cast(coalesce(sum(a.counted), 0) as bigint) as meals, \
         cast(coalesce(sum(a.amount), 0) as bigint) as amount \
         from reach r join unit u on u.id = r.unit \
         left join activity_scope s on s.above = u.id and s.kind in ({}) \
         and s.on_day >= $2 and s.on_day <= $3 and s.state = 'counted' \
         left join activity a on a.id = s.activity and a.unit = u.id \
         where r.above = $1 and r.from_on <= $3 and r.until_on >= $3 \
         group by u.id, u.code, u.name, u.level \
         having u.level = 'kitchen' or count(a.id) > 0 \
         order by meals desc, u.name, u.id limit 500",
        listed(kinds, 4)
    ));
    let mut rows: Vec<KitchenRow> = bound(query, pass, (from, until), kinds)?.all(tx)?;
    for (unit, days) in days(tx, pass, (from, until), kinds)? {
        if let Some(row) = rows.iter_mut().find(|row| row.unit == unit) {
            row.days = days;
        }
    }
    Ok(rows)
}

/// On how many days of one month each unit served: every day of a span, a day of two records once.
fn days(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (from, until): (Day, Day),
    kinds: &[String],
) -> Result<Vec<(UnitId, i64)>> {
    // Within a month the number of a day grows by one from day to day.
    let query = sql(format!(
        "with recursive calendar (on_day) as (select cast($2 as bigint) as on_day union all \
         select on_day + 1 from calendar where on_day < $3) \
         select a.unit, count(distinct d.on_day) as days \
         from activity_scope s join activity a on a.id = s.activity \
         join calendar d on d.on_day >= a.from_on and d.on_day <= a.until_on \
         where s.above = $1 and s.kind in ({}) and s.on_day >= $2 and s.on_day <= $3 \
         and s.state = 'counted' group by a.unit",
        listed(kinds, 4)
    ));
    bound(query, pass, (from, until), kinds)?.all(tx)
}

/// What of the meals was of which sort (code of the kind's measure), under the unit of the pass.
pub fn kitchen_meals(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (from, until): (Day, Day),
    kinds: &[String],
) -> Result<Vec<(UnitId, String, i64)>> {
    let query = sql(format!(
        "select a.unit, c.code, cast(sum(c.amount) as bigint) as amount \
         from activity_scope s join activity a on a.id = s.activity \
         join activity_count c on c.activity = a.id and c.version = a.said_in \
         where s.above = $1 and s.kind in ({}) and s.on_day >= $2 and s.on_day <= $3 \
         and s.state = 'counted' group by a.unit, c.code",
        listed(kinds, 4)
    ));
    bound(query, pass, (from, until), kinds)?.all(tx)
}

/// Who gave for the kitchens under the unit of the pass, and how much of the value.
pub fn kitchen_givers(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (from, until): (Day, Day),
    kinds: &[String],
) -> Result<Vec<(String, i64)>> {
    let query = sql(format!(
        "select p.name, cast(sum(p.share) as bigint) as share \
         from activity_scope s join activity a on a.id = s.activity \
         join activity_partner p on p.activity = a.id and p.version = a.said_in \
         where s.above = $1 and s.kind in ({}) and s.on_day >= $2 and s.on_day <= $3 \
         and s.state = 'counted' group by p.name order by share desc, p.name limit 50",
        listed(kinds, 4)
    ));
    bound(query, pass, (from, until), kinds)?.all(tx)
}

/// The meals of these kinds under the unit of the pass, by month (`202410`), in a span of days.
pub fn kitchen_months(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (from, until): (Day, Day),
    kinds: &[String],
) -> Result<Vec<(i64, i64)>> {
    let query = sql(format!(
        "select s.on_day / 100 as on_month, cast(sum(a.counted) as bigint) as meals \
         from activity_scope s join activity a on a.id = s.activity \
         where s.above = $1 and s.kind in ({}) and s.on_day >= $2 and s.on_day <= $3 \
         and s.state = 'counted' group by s.on_day / 100 order by on_month",
        listed(kinds, 4)
    ));
    bound(query, pass, (from, until), kinds)?.all(tx)
}
