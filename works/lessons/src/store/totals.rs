//! Who learned and who taught in the classes of a unit and of those under it that begin within a
//! span of days. Classes that are not held count nobody.

use kernel::db::{Tx, sql};
use kernel::{Day, Pass, Result, row};

/// Trainers of a list.
const MOST: i64 = 100;
/// The classes of a list: of the unit of the pass and of those under it on a day.
const CLASSES: &str = "reach r join training_class k on k.unit = r.unit and k.stopped_why is null";
const OF_SPAN: &str = "r.above = $1 and r.from_on <= $2 and r.until_on >= $2 \
                       and k.begins_on >= $3 and k.begins_on <= $4";

row! {
    /// Learners of one sort, in all those classes.
    pub struct OfSort {
        /// Which.
        pub sort: String,
        /// On the lists; somebody on two lists stands on both.
        pub listed: i64,
        /// Of them came at least once.
        pub came: i64,
        /// Of them passed.
        pub passed: i64,
    }
}

/// The learners by sort.
pub fn by_sort(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (from, until): (Day, Day),
    day: Day,
) -> Result<Vec<OfSort>> {
    sql(format!(
        "select p.sort, count(*) as listed, \
         cast(sum(case when exists (select 1 from training_attendance a \
         join training_session s on s.id = a.session and s.taken_back_why is null \
         where a.participant = p.id and a.is_there) then 1 else 0 end) as bigint) as came, \
         cast(sum(case when p.result = 'passed' then 1 else 0 end) as bigint) as passed \
         from {CLASSES} join training_participant p on p.class = k.id \
         and p.taken_back_why is null where {OF_SPAN} group by p.sort"
    ))
    .bind(pass.unit()?)
    .bind(day)
    .bind(from)
    .bind(until)
    .all(tx)
}

row! {
    /// Classes of one skill field, in all those classes.
    pub struct OfField {
        /// Which; none where nobody said it.
        pub field: Option<String>,
        /// Classes.
        pub classes: i64,
        /// Whoever stands on their lists.
        pub listed: i64,
    }
}

/// The classes for officers by skill field (TRN-01).
pub fn by_field(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (from, until): (Day, Day),
    (day, kind): (Day, &str),
) -> Result<Vec<OfField>> {
    sql(format!(
        "select k.field, count(*) as classes, \
         cast(coalesce(sum((select count(*) from training_participant p where p.class = k.id \
         and p.taken_back_why is null)), 0) as bigint) as listed \
         from {CLASSES} where {OF_SPAN} and k.kind = $5 group by k.field order by k.field"
    ))
    .bind(pass.unit()?)
    .bind(day)
    .bind(from)
    .bind(until)
    .bind(kind)
    .all(tx)
}

row! {
    /// What somebody taught in all those classes.
    pub struct Taught {
        /// The name, as the sessions say it.
        pub trainer: String,
        /// In how many classes.
        pub classes: i64,
        /// Sessions.
        pub sessions: i64,
        /// Their periods.
        pub periods: i64,
    }
}

/// Who taught, whoever taught most first.
pub fn trainers(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (from, until): (Day, Day),
    day: Day,
) -> Result<Vec<Taught>> {
    sql(format!(
        "select s.trainer, count(distinct k.id) as classes, count(*) as sessions, \
         cast(sum(s.periods) as bigint) as periods \
         from {CLASSES} join training_session s on s.class = k.id and s.taken_back_why is null \
         where {OF_SPAN} and s.on_day <= $2 \
         group by s.trainer order by periods desc, s.trainer limit {MOST}"
    ))
    .bind(pass.unit()?)
    .bind(day)
    .bind(from)
    .bind(until)
    .all(tx)
}
