//! What a report tells of the work behind its figures beside their numbers: that a value is *over*
//! what is stated, and what the pieces of work are called.

use kernel::db::{Tx, sql};
use kernel::{Month, Pass, Result};
use uuid::Uuid;

/// Names told at the most: a longer list is no sentence.
const MOST: i64 = 50;

/// Counted work of these kinds under the unit of the pass in a month, oldest first: its id, kind,
/// title and whether its value is printed with *trên*.
pub fn told(
    tx: &mut Tx<'_>,
    pass: &Pass,
    month: Month,
    kinds: &[String],
) -> Result<Vec<(Uuid, String, String, bool)>> {
    if kinds.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (0..kinds.len()).map(|at| format!("${}", at + 5)).collect();
    let mut query = sql(format!(
        "select a.id, a.kind, a.title, a.at_least from activity_scope s \
         join activity a on a.id = s.activity \
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
