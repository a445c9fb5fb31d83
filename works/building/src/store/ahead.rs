//! Stages and hand-overs of constructions that should be reached within a span of days and are not
//! yet. It reads no name of a household.

use super::due::order_of;
use crate::model::ConstructionId;
use kernel::db::{Tx, sql};
use kernel::{Day, Pass, Result, UnitId, row};

row! {
    /// A stage that should be reached by a day.
    pub struct DueStage {
        /// The construction.
        pub id: ConstructionId,
        /// Its unit.
        pub unit: UnitId,
        /// The name of that unit.
        pub unit_name: String,
        /// Code of its kind.
        pub kind: String,
        /// What it is called.
        pub title: String,
        /// What it says of its campaign.
        pub campaign: Option<String>,
        /// Where it is built, when not at the unit.
        pub place: Option<UnitId>,
        /// Code of the stage.
        pub stage: String,
        /// The day.
        pub due_on: Day,
    }
}

/// The stages, hand-overs among them, of constructions under way at the unit of the pass and under
/// it that should be reached within these days, the first of them first.
pub fn due_within(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (from, until): (Day, Day),
    most: i64,
) -> Result<Vec<DueStage>> {
    const OF: &str = "c.id as id, c.unit as unit, u.name as unit_name, c.kind as kind, \
                      c.title as title, c.campaign as campaign, c.place as place";
    const OPEN: &str = "from reach r join construction c on c.unit = r.unit \
                        join unit u on u.id = c.unit";
    const HERE: &str = "where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 \
                        and c.stage <> 'handed' and c.stopped_why is null";
    sql(format!(
        "select {OF}, d.stage as stage, d.due_on as due_on {OPEN} \
         join construction_due d on d.construction = c.id {HERE} \
         and d.due_on >= $3 and d.due_on <= $4 and {} > {} \
         union all \
         select {OF}, 'handed' as stage, c.due_on as due_on {OPEN} {HERE} \
         and c.due_on >= $3 and c.due_on <= $4 \
         order by due_on, id, stage limit $5",
        order_of("d.stage"),
        order_of("c.stage"),
    ))
    .bind(pass.unit()?)
    .bind(pass.today())
    .bind(from)
    .bind(until)
    .bind(most)
    .all(tx)
}
