//! What a report tells of the work behind its figures beside their numbers: that a value is *over*
//! what is stated, and what the pieces of work are called.

use crate::model::ActivityId;
use kernel::db::{FromRow, Tx, sql};
use kernel::{Month, Pass, Result};

/// Names told at the most: a longer list is no sentence.
const MOST: i64 = 50;

/// A selection of counted work of these kinds under the unit of the pass in a month: `what` is
/// selected, from `joins` added to the work, with what closes the statement.
fn of_kinds<T: FromRow>(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (month, kinds): (Month, &[String]),
    (what, joins, closing): (&str, &str, &str),
) -> Result<Vec<T>> {
    if kinds.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (0..kinds.len()).map(|at| format!("${}", at + 5)).collect();
    let mut query = sql(format!(
        "select {what} from activity_scope s join activity a on a.id = s.activity {joins} \
         where s.above = $1 and s.on_day >= $2 and s.on_day <= $3 and s.state = 'counted' \
         and s.kind in ({}) {closing} limit $4",
        places.join(", ")
    ))
    .bind(pass.unit()?)
    .bind(month.first())
    .bind(month.last())
    .bind(MOST);
    for kind in kinds {
        query = query.bind(kind.as_str());
    }
    query.all(tx)
}

/// Who gave for this work: each name once, in the order of the work.
pub fn partners(
    tx: &mut Tx<'_>,
    pass: &Pass,
    month: Month,
    kinds: &[String],
) -> Result<Vec<String>> {
    let joins = "join activity_partner p on p.activity = a.id and p.version = a.said_in";
    let closing = "group by p.name order by min(s.on_day), min(p.place_in_order), p.name";
    of_kinds(tx, pass, (month, kinds), ("p.name", joins, closing))
}

/// Where this work was done: the place and the unit above it, each place once, in the order of the
/// work.
pub fn places(
    tx: &mut Tx<'_>,
    pass: &Pass,
    month: Month,
    kinds: &[String],
) -> Result<Vec<(String, String)>> {
    let joins = "join unit u on u.id = a.place join reach r on r.unit = u.id and r.depth = 1 \
                 and r.from_on <= s.on_day and r.until_on >= s.on_day \
                 join unit n on n.id = r.above";
    let closing = "group by u.id, u.name, n.id, n.name order by min(s.on_day), u.name, u.id";
    of_kinds(tx, pass, (month, kinds), ("u.name, n.name as above", joins, closing))
}

/// Whether the value of any of this work is printed with *trên*.
pub fn is_over(tx: &mut Tx<'_>, pass: &Pass, month: Month, kinds: &[String]) -> Result<bool> {
    let over = ("1 as one", "", "and a.at_least = true");
    let found: Vec<i64> = of_kinds(tx, pass, (month, kinds), over)?;
    Ok(!found.is_empty())
}

/// What this work is called: each title of a kind once, in the order of the work.
pub fn titles(
    tx: &mut Tx<'_>,
    pass: &Pass,
    month: Month,
    kinds: &[String],
) -> Result<Vec<(String, String)>> {
    let closing = "group by a.kind, a.title order by min(s.on_day), a.title";
    of_kinds(tx, pass, (month, kinds), ("a.kind, a.title", "", closing))
}

/// What these pieces of work are called, of those in the lists of the unit of the pass.
pub fn called(
    tx: &mut Tx<'_>,
    pass: &Pass,
    ids: &[ActivityId],
) -> Result<Vec<(ActivityId, String)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (0..ids.len()).map(|at| format!("${}", at + 2)).collect();
    let mut query = sql(format!(
        "select a.id, a.title from activity a where a.id in ({}) and exists (select 1 \
         from activity_scope s where s.activity = a.id and s.above = $1)",
        places.join(", ")
    ))
    .bind(pass.unit()?);
    for id in ids {
        query = query.bind(*id);
    }
    query.all(tx)
}
