//! What a report tells of the work behind its figures beside their numbers: that a value is *over*
//! what is stated, and what the pieces of work are called.

use kernel::db::{FromRow, Tx, sql};
use kernel::{Month, Pass, Result};
use uuid::Uuid;

/// Names told at the most: a longer list is no sentence.
const MOST: i64 = 50;

/// A selection of counted work of these kinds under the unit of the pass in a month, oldest first;
/// `what` is selected, from `joins` added to the work.
fn of_kinds<T: FromRow>(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (month, kinds): (Month, &[String]),
    (what, joins): (&str, &str),
) -> Result<Vec<T>> {
    if kinds.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (0..kinds.len()).map(|at| format!("${}", at + 5)).collect();
    let mut query = sql(format!(
        "select {what} from activity_scope s join activity a on a.id = s.activity {joins} \
         where s.above = $1 and s.on_day >= $2 and s.on_day <= $3 and s.state = 'counted' \
         and s.kind in ({}) order by s.on_day, s.activity limit $4",
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
    Ok(once(of_kinds(tx, pass, (month, kinds), ("p.name", joins))?))
}

/// Where this work was done: the place and the unit above it, each pair once.
pub fn places(
    tx: &mut Tx<'_>,
    pass: &Pass,
    month: Month,
    kinds: &[String],
) -> Result<Vec<(String, String)>> {
    let joins = "join unit u on u.id = a.place join reach r on r.unit = u.id and r.depth = 1 \
                 and r.from_on <= s.on_day and r.until_on >= s.on_day \
                 join unit n on n.id = r.above";
    Ok(once(of_kinds(tx, pass, (month, kinds), ("u.name, n.name as above", joins))?))
}

fn once<T: PartialEq>(all: Vec<T>) -> Vec<T> {
    let mut seen = Vec::new();
    for one in all {
        if !seen.contains(&one) {
            seen.push(one);
        }
    }
    seen
}

/// Counted work of these kinds under the unit of the pass in a month, oldest first: its id, kind,
/// title and whether its value is printed with *trên*.
pub fn told(
    tx: &mut Tx<'_>,
    pass: &Pass,
    month: Month,
    kinds: &[String],
) -> Result<Vec<(Uuid, String, String, bool)>> {
    of_kinds(tx, pass, (month, kinds), ("a.id, a.kind, a.title, a.at_least", ""))
}
