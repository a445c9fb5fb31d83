//! The small integers of figures: given out once, kept for ever. It knows no declaration.

use crate::model::FigureId;
use kernel::Result;
use kernel::db::{Tx, sql};
use std::collections::HashMap;

/// The integers of these codes; a new code gets the next one. Two programs that start at once
/// may both try: the loser's transaction is refused by the unique code and starts over.
pub(crate) fn ids_of(tx: &mut Tx<'_>, codes: &[&str]) -> Result<HashMap<String, FigureId>> {
    let rows: Vec<(String, FigureId)> = sql("select code, id from figure").all(tx)?;
    let mut ids: HashMap<String, FigureId> = rows.into_iter().collect();
    let mut last = ids.values().map(|id| id.0).max().unwrap_or(0);
    for code in codes {
        if ids.contains_key(*code) {
            continue;
        }
        last += 1;
        tx.without_journal("a figure is declared in code, the row only numbers it");
        sql("insert into figure (id, code) values ($1, $2)").bind(last).bind(*code).run(tx)?;
        ids.insert((*code).to_owned(), FigureId(last));
    }
    Ok(ids)
}
