//! What a unit recorded of a kind in a few days: so that a day is not recorded twice.

use crate::model::ActivityId;
use kernel::db::{Tx, sql};
use kernel::ids::AccountId;
use kernel::{Day, Pass, Result, UnitId, row};

/// Days that one piece of work may span (rules): what ends later than that has begun later.
const LONGEST_DAYS: i64 = 31;

row! {
    /// A piece of work of one day or a few.
    pub struct RecordedRow {
        /// Its id.
        pub id: ActivityId,
        /// Its first day.
        pub from_on: Day,
        /// Its last day.
        pub until_on: Day,
        /// Where it was done, when not at the unit.
        pub place: Option<UnitId>,
        /// What it is called.
        pub title: String,
        /// That, as it is compared.
        pub title_folded: String,
        /// The amount of its main count.
        pub counted: i64,
        /// Its whole value in đồng.
        pub amount: i64,
        /// Who recorded it.
        pub recorded_by: Option<AccountId>,
    }
}

row! {
    /// What a unit did again and again of a kind: at a place, under a name (a kitchen, a meal).
    pub struct WeekOf {
        /// Where it is done, when not at the unit.
        pub place: Option<UnitId>,
        /// What it is called.
        pub title: String,
        /// That, as it is compared.
        pub title_folded: String,
    }
}

impl RecordedRow {
    /// Whether it was done on a day.
    pub fn covers(&self, day: Day) -> bool {
        self.from_on <= day && day <= self.until_on
    }

    /// Where it was done and what it is called.
    pub fn week(&self) -> WeekOf {
        let (title, title_folded) = (self.title.clone(), self.title_folded.clone());
        WeekOf { place: self.place, title, title_folded }
    }
}

/// At which places and under which names the unit of the pass itself recorded work of a kind that
/// ended on one of these days, what was done most first.
pub fn weeks_of(
    tx: &mut Tx<'_>,
    pass: &Pass,
    kind: &str,
    (from, until): (Day, Day),
) -> Result<Vec<WeekOf>> {
    sql("select a.place, min(a.title) as title, a.title_folded \
         from activity_scope s join activity a on a.id = s.activity \
         where s.above = $1 and s.kind = $2 and s.on_day >= $3 and s.on_day <= $4 \
         and s.state <> 'reversed' and a.unit = $1 group by a.place, a.title_folded \
         order by count(*) desc, a.title_folded, a.place limit 20")
    .bind(pass.unit()?)
    .bind(kind)
    .bind(from)
    .bind(until)
    .all(tx)
}

/// What the unit of the pass itself recorded of a kind that touches these days, drafts too, without
/// what was taken back.
pub fn recorded(
    tx: &mut Tx<'_>,
    pass: &Pass,
    kind: &str,
    (from, until): (Day, Day),
) -> Result<Vec<RecordedRow>> {
    sql("select a.id, a.from_on, a.until_on, a.place, a.title, a.title_folded, a.counted, \
         a.amount, a.recorded_by \
         from activity_scope s join activity a on a.id = s.activity \
         where s.above = $1 and s.kind = $2 and s.on_day >= $3 and s.on_day <= $4 \
         and s.state <> 'reversed' and a.unit = $1 and a.from_on <= $5 \
         order by a.until_on, a.id limit 500")
    .bind(pass.unit()?)
    .bind(kind)
    .bind(from)
    .bind(until.add_days(LONGEST_DAYS))
    .bind(until)
    .all(tx)
}
