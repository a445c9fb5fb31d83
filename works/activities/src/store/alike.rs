//! The pieces of work that a new one could be: those of kindred kinds on its days, recorded by the
//! units that have to do with it, done at their places, or hosted by a unit that says they joined.
//! It compares nothing.

use crate::model::Kindred;
use kernel::db::{Sql, Tx, sql};
use kernel::{Day, Result, UnitId};

const COLUMNS: &str = "a.id as id, a.unit as unit, u.name as unit_name, a.kind as kind, \
                       a.from_on as from_on, a.until_on as until_on, a.place as place, \
                       a.title_folded as title_folded, a.counted as counted, a.kept_in as kept_in";

/// Where and when work is looked for that a new piece could be.
pub struct Around<'a> {
    /// The units of the new pieces, where they were done, and who joined.
    pub units: &'a [UnitId],
    /// Days on which it ended.
    pub ended: &'a [Day],
    /// It had begun by then.
    pub begun: Day,
    /// Codes of the kinds that it could be; none for all.
    pub kinds: &'a [String],
    /// Pieces at most.
    pub most: i64,
}

/// What counts or waits around new pieces of work, the earliest first, in one statement of three
/// ranges, each of an index. It asks for no pass: whoever asks has one to record at the unit of
/// the new piece, what another unit recorded is compared, and how much of it is told the desk asks
/// of that unit.
pub fn kindred(tx: &mut Tx<'_>, around: &Around<'_>) -> Result<Vec<Kindred>> {
    let of = |column: &str| match around.kinds {
        [] => String::new(),
        _ => format!(" and {column} in []"),
    };
    let (listed, kind) = (of("s.kind"), of("a.kind"));
    let is_meant = "a.state in ('waiting', 'counted') and a.from_on <= $1";
    let query = sql(format!(
        "select {COLUMNS}, cast(null as bigint) as joiner from activity_scope s \
         join activity a on a.id = s.activity and a.unit = s.above join unit u on u.id = a.unit \
         where s.above in [] and s.on_day in []{listed} and {is_meant} \
         union all \
         select {COLUMNS}, cast(null as bigint) as joiner from activity a \
         join unit u on u.id = a.unit where a.place is not null and a.place in [] \
         and a.until_on in []{kind} and {is_meant} \
         union all \
         select {COLUMNS}, j.unit as joiner from activity_joiner j \
         join activity a on a.id = j.activity and a.said_in = j.version \
         join unit u on u.id = a.unit \
         where j.unit in [] and a.until_on in []{kind} and {is_meant} \
         order by until_on, id limit $2"
    ));
    let query = query.bind(around.begun).bind(around.most);
    (0..3).fold(query, |query, _| filled(query, around)).all(tx)
}

/// A statement with the lists of one of its ranges.
fn filled(query: Sql, around: &Around<'_>) -> Sql {
    let query = query.list(around.units.iter().copied()).list(around.ended.iter().copied());
    match around.kinds {
        [] => query,
        kinds => query.list(kinds.iter().map(String::as_str)),
    }
}

/// The units with these paths, on whatever days they had them. Public facts: no pass is asked.
pub fn of_paths(tx: &mut Tx<'_>, paths: &[&str]) -> Result<Vec<UnitId>> {
    sql("select distinct id from unit where code in []").list(paths.iter().copied()).all(tx)
}
