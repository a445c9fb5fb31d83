//! What a report tells of the work behind its figures beside their numbers: that a value is *over*
//! what is stated, and what the pieces of work are called.

use crate::model::ActivityId;
use kernel::db::{FromRow, ROWS, Tx, sql};
use kernel::{Day, Pass, Result};

/// Givers and places told at the most: a longer list is no sentence.
const MOST: i64 = 50;
/// Names told at the most: a centre inspects more units than a sentence holds.
const NAMES: i64 = 1_000;

/// The work that a report tells of: what counts in its months. The work of a month that was closed
/// stands in the report of the month in which it is booked.
pub struct Told<'a> {
    /// First and last day of the months.
    pub days: (Day, Day),
    /// Codes of the kinds.
    pub kinds: &'a [String],
    /// Of which something came late, into these months or after them, and whether it counts here
    /// (book: `records_around`).
    pub late: &'a [(ActivityId, bool)],
}

/// A selection of this work under the unit of the pass: `what` is selected, from `joins` added to
/// the work, with what closes the statement.
fn of_kinds<T: FromRow>(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (told, most): (&Told<'_>, i64),
    (what, joins, closing): (&str, &str, &str),
) -> Result<Vec<T>> {
    if told.kinds.is_empty() {
        return Ok(Vec::new());
    }
    let but = if told.late.is_empty() { "" } else { "and activity not in []" };
    let here: Vec<ActivityId> =
        told.late.iter().filter(|(_, is_here)| *is_here).map(|(id, _)| *id).collect();
    // What came late is looked up by its id, whatever became of it since: its number stands.
    let late = match here.is_empty() {
        true => "",
        false => {
            "union all select activity, on_day from activity_scope \
             where above = $1 and activity in [] and kind in []"
        }
    };
    let mut query = sql(format!(
        "select {what} from (select activity, on_day from activity_scope where above = $1 \
         and on_day >= $2 and on_day <= $3 and state = 'counted' and kind in [] {but} {late}) s \
         join activity a on a.id = s.activity {joins} {closing} limit $4"
    ))
    .bind(pass.unit()?)
    .bind(told.days.0)
    .bind(told.days.1)
    .bind(most)
    .list(told.kinds);
    if !told.late.is_empty() {
        query = query.list(told.late.iter().map(|(id, _)| *id));
    }
    if !here.is_empty() {
        query = query.list(here).list(told.kinds);
    }
    query.all(tx)
}

/// Who gave for this work: each name once, in the order of the work.
pub fn partners(tx: &mut Tx<'_>, pass: &Pass, told: &Told<'_>) -> Result<Vec<String>> {
    let joins = "join activity_partner p on p.activity = a.id and p.version = a.said_in";
    let closing = "group by p.name order by min(s.on_day), min(p.place_in_order), p.name";
    of_kinds(tx, pass, (told, MOST), ("p.name", joins, closing))
}

/// Where this work was done: the place and the unit above it, each place once, in the order of the
/// work.
pub fn places(tx: &mut Tx<'_>, pass: &Pass, told: &Told<'_>) -> Result<Vec<(String, String)>> {
    let joins = "join unit u on u.id = a.place join reach r on r.unit = u.id and r.depth = 1 \
                 and r.from_on <= s.on_day and r.until_on >= s.on_day \
                 join unit n on n.id = r.above";
    let closing = "group by u.id, u.name, n.id, n.name order by min(s.on_day), u.name, u.id";
    of_kinds(tx, pass, (told, MOST), ("u.name, n.name as above", joins, closing))
}

/// Whether the value of any of this work is printed with *trên*.
pub fn is_over(tx: &mut Tx<'_>, pass: &Pass, told: &Told<'_>) -> Result<bool> {
    let over = ("1 as one", "", "where a.at_least = true");
    let found: Vec<i64> = of_kinds(tx, pass, (told, 1), over)?;
    Ok(!found.is_empty())
}

/// What this work is called, in the order of the work: code of the kind, title and how many it
/// counts.
pub fn titles(tx: &mut Tx<'_>, pass: &Pass, told: &Told<'_>) -> Result<Vec<(String, String, i64)>> {
    let closing = "order by s.on_day, a.title, a.id";
    of_kinds(tx, pass, (told, NAMES), ("a.kind, a.title, a.counted", "", closing))
}

/// What these pieces of work are called, of those in the lists of the unit of the pass.
pub fn called(
    tx: &mut Tx<'_>,
    pass: &Pass,
    ids: &[ActivityId],
) -> Result<Vec<(ActivityId, String)>> {
    let mut all = Vec::with_capacity(ids.len());
    for some in ids.chunks(ROWS) {
        let rows: Vec<(ActivityId, String)> =
            sql("select a.id, a.title from activity a where a.id in [] and exists (select 1 \
             from activity_scope s where s.activity = a.id and s.above = $1)")
            .bind(pass.unit()?)
            .list(some.iter().copied())
            .all(tx)?;
        all.extend(rows);
    }
    Ok(all)
}
