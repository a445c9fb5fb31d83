//! What the kitchens under a unit did in a span of days, and who gave for it. Sums are of all of
//! them, however many are read.

use super::kinds::{bound, listed};
use crate::rules::LONGEST_DAYS;
use kernel::db::{Tx, sql};
use kernel::{Day, Pass, Result, UnitId, row};

row! {
    /// A kitchen: a unit of that sort, or a unit that cooked, or one that planned to.
    pub struct KitchenRow {
        /// The unit.
        pub unit: UnitId,
        /// Its path.
        pub code: String,
        /// Its name.
        pub name: String,
        /// The first day on which it stands.
        pub from_on: Day,
        /// The last day on which it stands.
        pub until_on: Day,
        /// Days on which it served.
        pub days: i64,
        /// Meals.
        pub meals: i64,
        /// Their value in đồng.
        pub amount: i64,
    }
}

row! {
    /// All kitchens together, those that are not read too.
    pub struct KitchenSum {
        /// How many there are.
        pub kitchens: i64,
        /// Meals.
        pub meals: i64,
        /// Their value in đồng.
        pub amount: i64,
    }
}

/// The kitchens of a span: what cooked for the unit of the pass or under it, whether or not it
/// still stands; every unit of that sort, and every one with a plan, that stood there on a day.
fn shown(kinds: &[String]) -> String {
    format!(
        "with served as (select a.unit, cast(sum(a.counted) as bigint) as meals, \
         cast(sum(a.amount) as bigint) as amount \
         from activity_scope s join activity a on a.id = s.activity \
         where s.above = $1 and s.kind in ({}) and s.on_day >= $2 and s.on_day <= $3 \
         and s.state = 'counted' group by a.unit), \
         stood as (select distinct unit from reach \
         where above = $1 and from_on <= $3 and until_on >= $2), \
         shown as (select unit from served \
         union select t.unit from stood t join unit u on u.id = t.unit where u.level = 'kitchen' \
         union select t.unit from stood t join kitchen_plan p on p.unit = t.unit \
         where p.from_on <= $3 and p.weekdays > 0 and not exists (select 1 from kitchen_plan q \
         where q.unit = p.unit and q.from_on > p.from_on and q.from_on <= $2))",
        listed(kinds, 4)
    )
}

const ROWS: &str = "select u.id as unit, u.code, u.name, u.from_on, u.until_on, \
                    cast(0 as bigint) as days, \
                    cast(coalesce(v.meals, 0) as bigint) as meals, \
                    cast(coalesce(v.amount, 0) as bigint) as amount \
                    from shown w join unit u on u.id = w.unit \
                    left join served v on v.unit = w.unit";

/// Those of them that have a plan, all of them, without their days.
pub fn planned_kitchens(
    tx: &mut Tx<'_>,
    pass: &Pass,
    span: (Day, Day),
    kinds: &[String],
) -> Result<Vec<KitchenRow>> {
    let query = sql(format!(
        "{} {ROWS} where w.unit in (select p.unit from kitchen_plan p) order by u.name, u.id",
        shown(kinds)
    ));
    bound(query, pass, span, kinds)?.all(tx)
}

/// The kitchens at the unit of the pass and under it within days of one month, the largest first,
/// at the most so many.
pub fn kitchens(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (from, until): (Day, Day),
    kinds: &[String],
    most: i64,
) -> Result<Vec<KitchenRow>> {
    let query = sql(format!(
        "{} {ROWS} order by meals desc, u.name, u.id limit ${}",
        shown(kinds),
        4 + kinds.len()
    ));
    let mut rows: Vec<KitchenRow> = bound(query, pass, (from, until), kinds)?.bind(most).all(tx)?;
    for (unit, days) in days(tx, pass, (from, until), kinds)? {
        if let Some(row) = rows.iter_mut().find(|row| row.unit == unit) {
            row.days = days;
        }
    }
    Ok(rows)
}

/// All of them added up.
pub fn kitchen_sum(
    tx: &mut Tx<'_>,
    pass: &Pass,
    span: (Day, Day),
    kinds: &[String],
) -> Result<KitchenSum> {
    let query = sql(format!(
        "{} select count(*) as kitchens, cast(coalesce(sum(v.meals), 0) as bigint) as meals, \
         cast(coalesce(sum(v.amount), 0) as bigint) as amount \
         from shown w left join served v on v.unit = w.unit",
        shown(kinds)
    ));
    bound(query, pass, span, kinds)?.one(tx)
}

/// The days of one month on which each unit served: every day of a span, of one that ends in the
/// next month too.
fn served_days(kinds: &[String]) -> String {
    // Within a month the number of a day grows by one from day to day.
    format!(
        "with recursive calendar (on_day) as (select cast($2 as bigint) as on_day union all \
         select on_day + 1 from calendar where on_day < $3), \
         served as (select distinct a.unit, d.on_day \
         from activity_scope s join activity a on a.id = s.activity \
         join calendar d on d.on_day >= a.from_on and d.on_day <= a.until_on \
         where s.above = $1 and s.kind in ({}) and s.on_day >= $2 and s.on_day <= ${} \
         and s.state = 'counted')",
        listed(kinds, 4),
        4 + kinds.len()
    )
}

/// On how many days of one month each unit served, a day of two records once.
fn days(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (from, until): (Day, Day),
    kinds: &[String],
) -> Result<Vec<(UnitId, i64)>> {
    let query = sql(format!(
        "{} select unit, count(*) as days from served group by unit",
        served_days(kinds)
    ));
    let query = bound(query, pass, (from, until), kinds)?;
    query.bind(until.add_days(LONGEST_DAYS)).all(tx)
}

/// On which days of one month the units that have a plan served.
pub fn planned_days(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (from, until): (Day, Day),
    kinds: &[String],
) -> Result<Vec<(UnitId, Day)>> {
    let query = sql(format!(
        "{} select v.unit, v.on_day from served v \
         where v.unit in (select p.unit from kitchen_plan p) order by v.unit, v.on_day",
        served_days(kinds)
    ));
    let query = bound(query, pass, (from, until), kinds)?;
    query.bind(until.add_days(LONGEST_DAYS)).all(tx)
}

/// The meals of those that have a plan, by the days of the work that tells of them: of all work
/// that has a day in the span, as [`planned_days`] reads it, whichever month it counts in.
pub fn planned_meals(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (from, until): (Day, Day),
    kinds: &[String],
) -> Result<Vec<(UnitId, Day, Day, i64)>> {
    let query = sql(format!(
        "select a.unit, a.from_on, a.until_on, cast(sum(a.counted) as bigint) as meals \
         from activity_scope s join activity a on a.id = s.activity \
         where s.above = $1 and s.kind in ({}) and s.on_day >= $2 and s.on_day <= ${} \
         and a.from_on <= $3 and s.state = 'counted' \
         and a.unit in (select p.unit from kitchen_plan p) \
         group by a.unit, a.from_on, a.until_on order by a.unit, a.from_on, a.until_on",
        listed(kinds, 4),
        4 + kinds.len()
    ));
    let query = bound(query, pass, (from, until), kinds)?;
    query.bind(until.add_days(LONGEST_DAYS)).all(tx)
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

/// What was given under a name.
const GIVERS: &str = "select p.name, cast(sum(p.share) as bigint) as share \
                      from activity_scope s join activity a on a.id = s.activity \
                      join activity_partner p on p.activity = a.id and p.version = a.said_in";

fn givers(kinds: &[String]) -> String {
    format!(
        "{GIVERS} where s.above = $1 and s.kind in ({}) and s.on_day >= $2 and s.on_day <= $3 \
         and s.state = 'counted' group by p.name",
        listed(kinds, 4)
    )
}

/// Who gave for the kitchens under the unit of the pass, and how much of the value, the largest
/// first, at the most so many.
pub fn kitchen_givers(
    tx: &mut Tx<'_>,
    pass: &Pass,
    span: (Day, Day),
    kinds: &[String],
    most: i64,
) -> Result<Vec<(String, i64)>> {
    let limit = 4 + kinds.len();
    let query = sql(format!("{} order by share desc, p.name limit ${limit}", givers(kinds)));
    bound(query, pass, span, kinds)?.bind(most).all(tx)
}

/// How many gave, and how much together.
pub fn kitchen_given(
    tx: &mut Tx<'_>,
    pass: &Pass,
    span: (Day, Day),
    kinds: &[String],
) -> Result<(i64, i64)> {
    let query = sql(format!(
        "select count(*) as givers, cast(coalesce(sum(g.share), 0) as bigint) as share \
         from ({}) g",
        givers(kinds)
    ));
    bound(query, pass, span, kinds)?.one(tx)
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
