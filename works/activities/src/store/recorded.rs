//! What a unit recorded of a kind in a few days: so that a day is not recorded twice.

use crate::model::ActivityId;
use crate::rules::LONGEST_DAYS;
use kernel::db::{Tx, sql};
use kernel::ids::AccountId;
use kernel::{Day, Pass, Result, UnitId, row};

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

/// What a unit did again and again of a kind: at a place, under a name (a kitchen, a meal).
pub struct WeekOf {
    /// A piece of it, by which an address names it: a name may tell of somebody.
    pub like: ActivityId,
    /// Where it is done, when not at the unit.
    pub place: Option<UnitId>,
    /// What it is called.
    pub title: String,
    /// That, as it is compared.
    pub title_folded: String,
}

impl RecordedRow {
    /// Whether it was done on a day.
    pub fn covers(&self, day: Day) -> bool {
        self.from_on <= day && day <= self.until_on
    }
}

/// Ways that are offered at the most.
const WAYS: usize = 20;

/// At which places and under which names these were done, what was done most first.
pub fn weeks_of(rows: Vec<RecordedRow>) -> Vec<WeekOf> {
    let mut all: Vec<(usize, WeekOf)> = Vec::new();
    for row in rows {
        let same =
            |week: &WeekOf| (week.place, &week.title_folded) == (row.place, &row.title_folded);
        match all.iter_mut().find(|(_, week)| same(week)) {
            Some((times, _)) => *times += 1,
            None => {
                let RecordedRow { id: like, place, title, title_folded, .. } = row;
                all.push((1, WeekOf { like, place, title, title_folded }));
            }
        }
    }
    all.sort_by_key(|(times, _)| std::cmp::Reverse(*times));
    all.into_iter().take(WAYS).map(|(_, week)| week).collect()
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
