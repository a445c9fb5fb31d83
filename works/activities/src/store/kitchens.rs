//! What the kitchens under a unit did in a span of days, and who gave for it.

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
/// every other that served meals from a day until a day, the largest first.
pub fn kitchens(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (from, until): (Day, Day),
) -> Result<Vec<KitchenRow>> {
    sql("select u.id as unit, u.code, u.name, \
         count(distinct a.until_on) as days, \
         cast(coalesce(sum(a.counted), 0) as bigint) as meals, \
         cast(coalesce(sum(a.amount), 0) as bigint) as amount \
         from reach r join unit u on u.id = r.unit \
         left join activity_scope s on s.above = u.id and s.kind = 'kitchen' \
         and s.on_day >= $2 and s.on_day <= $3 and s.state = 'counted' \
         left join activity a on a.id = s.activity and a.unit = u.id \
         where r.above = $1 and r.from_on <= $3 and r.until_on >= $3 \
         group by u.id, u.code, u.name, u.level \
         having u.level = 'kitchen' or count(a.id) > 0 \
         order by meals desc, u.name, u.id limit 500")
    .bind(pass.unit()?)
    .bind(from)
    .bind(until)
    .all(tx)
}

/// What of the meals was of which sort (code of the kind's measure), under the unit of the pass.
pub fn kitchen_meals(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (from, until): (Day, Day),
) -> Result<Vec<(UnitId, String, i64)>> {
    sql("select a.unit, c.code, cast(sum(c.amount) as bigint) as amount \
         from activity_scope s join activity a on a.id = s.activity \
         join activity_count c on c.activity = a.id and c.version = a.said_in \
         where s.above = $1 and s.kind = 'kitchen' and s.on_day >= $2 and s.on_day <= $3 \
         and s.state = 'counted' group by a.unit, c.code")
    .bind(pass.unit()?)
    .bind(from)
    .bind(until)
    .all(tx)
}

/// Who gave for the kitchens under the unit of the pass, and how much of the value.
pub fn kitchen_givers(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (from, until): (Day, Day),
) -> Result<Vec<(String, i64)>> {
    sql("select p.name, cast(sum(p.share) as bigint) as share \
         from activity_scope s join activity a on a.id = s.activity \
         join activity_partner p on p.activity = a.id and p.version = a.said_in \
         where s.above = $1 and s.kind = 'kitchen' and s.on_day >= $2 and s.on_day <= $3 \
         and s.state = 'counted' group by p.name order by share desc, p.name limit 50")
    .bind(pass.unit()?)
    .bind(from)
    .bind(until)
    .all(tx)
}
