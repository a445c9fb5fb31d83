//! Ids that another site gives to cards: looked at first, then written down, all that can be.

use crate::model::{ElsewhereRow, Linked, Outcome};
use crate::store;
use kernel::db::Tx;
use kernel::{Pass, Result};
use std::collections::HashMap;

/// What each line of a list does at the unit of the pass and under it; with `writes` it is done.
/// Lines of cards that are not there and of ids that are another card's do nothing.
pub fn link(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (site, lines): (&str, &[Linked]),
    writes: bool,
) -> Result<Vec<Outcome>> {
    let rows = store::elsewhere(tx, pass, site)?;
    let rows: HashMap<&str, &ElsewhereRow> =
        rows.iter().map(|row| (row.card.as_str(), row)).collect();
    let codes: Vec<&str> = lines.iter().map(|line| line.code.as_str()).collect();
    let mut held: HashMap<String, _> =
        store::who_has(tx, pass, site, &codes)?.into_iter().collect();
    let mut all = Vec::with_capacity(lines.len());
    for line in lines {
        let Some(row) = rows.get(line.card.as_str()) else {
            all.push(Outcome::Unknown);
            continue;
        };
        let holder = held.entry(line.code.clone()).or_insert(row.address);
        let outcome = if *holder != row.address { Outcome::Taken } else { outcome(row, line) };
        if writes && matches!(outcome, Outcome::New | Outcome::Changed(_)) {
            store::put_elsewhere(tx, pass, site, (row, line))?;
        }
        all.push(outcome);
    }
    if writes && !all.iter().any(|one| matches!(one, Outcome::New | Outcome::Changed(_))) {
        tx.without_journal("a list that says nothing new changes nothing");
    }
    Ok(all)
}

fn outcome(row: &ElsewhereRow, line: &Linked) -> Outcome {
    let is_day_known = line.on.is_none() || line.on == row.published_on;
    match &row.code {
        None => Outcome::New,
        Some(code) if *code == line.code && is_day_known => Outcome::Same,
        Some(code) => Outcome::Changed(code.clone()),
    }
}
