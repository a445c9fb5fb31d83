//! The kinds that a statement asks for, as many as there are. It asks for nothing itself.

use kernel::db::Sql;
use kernel::{Day, Pass, Result};

/// Kinds, as places of a statement that is filled from the given one on.
pub(super) fn listed(kinds: &[String], first: usize) -> String {
    let places: Vec<String> = (0..kinds.len()).map(|at| format!("${}", at + first)).collect();
    places.join(", ")
}

/// A statement with the unit of the pass (`$1`), the first and the last day (`$2`, `$3`) and the
/// kinds from `$4` on.
pub(super) fn bound(
    query: Sql,
    pass: &Pass,
    (from, until): (Day, Day),
    kinds: &[String],
) -> Result<Sql> {
    Ok(filled(query.bind(pass.unit()?).bind(from).bind(until), kinds))
}

/// A statement with the kinds in the places that come next.
pub(super) fn filled(query: Sql, kinds: &[String]) -> Sql {
    kinds.iter().fold(query, |query, kind| query.bind(kind.as_str()))
}
