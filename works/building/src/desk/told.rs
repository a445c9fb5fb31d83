//! What a file tells in clear of a household whose name lies sealed: the name would lie open in
//! lists, files and on the work. The seal is opened for this alone and shows nobody anything.

use super::Hand;
use crate::model::ConstructionRow;
use kernel::db::Tx;
use kernel::{Error, Flaw, Pass, Result};

/// A field and what was typed there.
pub(super) type Said<'s> = (&'static str, &'s str);

/// Refuses words that hold the name of the household of a construction.
pub(super) fn check(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    pass: &Pass,
    row: &ConstructionRow,
    said: &[Said<'_>],
) -> Result<()> {
    let Some(receiver) = row.receiver else { return Ok(()) };
    match help::store::name_unseen(tx, pass, hand.keys, receiver)? {
        Some(name) => Error::refuse(flaws(name.expose(), said)),
        None => Ok(()),
    }
}

fn flaws(name: &str, said: &[Said<'_>]) -> Vec<Flaw> {
    let tells = |text: &str| activities::rules::holds_name(name, &[text]);
    let told = said.iter().filter(|(_, text)| tells(text));
    told.map(|(field, _)| Flaw::new(*field, "construction-name-told")).collect()
}
