//! Sessions and first days of classes that have not ended, within a span of days. It reads nobody
//! who learns.

use crate::model::ClassId;
use kernel::db::{Tx, sql};
use kernel::{Day, Pass, Result, UnitId, row};
use uuid::Uuid;

row! {
    /// A day of a class.
    pub struct ClassDay {
        /// The session; the class where none is planned for its first day.
        pub id: Uuid,
        /// The class.
        pub class: ClassId,
        /// Its unit.
        pub unit: UnitId,
        /// The name of that unit.
        pub unit_name: String,
        /// Code of its kind.
        pub kind: String,
        /// What it is about.
        pub title: String,
        /// What it says of its campaign.
        pub campaign: Option<String>,
        /// In which commune, when not at the unit.
        pub spot: Option<UnitId>,
        /// The day.
        pub on_day: Day,
    }
}

/// The days of classes that go on at the unit of the pass and under it within these days, the first
/// of them first.
pub fn class_days(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (from, until): (Day, Day),
    most: i64,
) -> Result<Vec<ClassDay>> {
    const OF: &str = "k.id as class, k.unit as unit, u.name as unit_name, k.kind as kind, \
                      k.title as title, k.campaign as campaign, k.spot as spot";
    const OPEN: &str = "from reach r join training_class k on k.unit = r.unit \
                        join unit u on u.id = k.unit";
    const HERE: &str = "where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 \
                        and k.ended_on is null and k.stopped_why is null";
    sql(format!(
        "select s.id as id, {OF}, s.on_day as on_day {OPEN} \
         join training_session s on s.class = k.id and s.taken_back_why is null {HERE} \
         and s.on_day >= $3 and s.on_day <= $4 \
         union all \
         select k.id as id, {OF}, k.begins_on as on_day {OPEN} {HERE} \
         and k.begins_on >= $3 and k.begins_on <= $4 and not exists (select 1 \
         from training_session s where s.class = k.id and s.taken_back_why is null \
         and s.on_day <= k.begins_on) \
         order by on_day, id limit $5"
    ))
    .bind(pass.unit()?)
    .bind(pass.today())
    .bind(from)
    .bind(until)
    .bind(most)
    .all(tx)
}
