//! Who may read an agreement: the office of its unit and those above it, and whoever works under it
//! at a unit below, who must know its term and its duties. It lets nobody write.

use crate::acts;
use crate::model::AgreementRow;
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::{Error, Pass, Result, Who};
use org::standing;

/// The unit from which somebody reads an agreement, with the pass there: the agreement's own, or
/// the reader's where that lies below it.
pub fn seen(tx: &mut Tx<'_>, who: &Who, row: &AgreementRow) -> Result<(Place, Pass)> {
    let unit = place::get(tx, row.unit, who.today())?;
    match standing::pass(tx, who, &acts::VIEW, &unit) {
        Err(Error::NotFound) => below(tx, who, row),
        found => Ok((unit, found?)),
    }
}

fn below(tx: &mut Tx<'_>, who: &Who, row: &AgreementRow) -> Result<(Place, Pass)> {
    for grant in who.grants() {
        let Ok(own) = place::get(tx, grant.unit, who.today()) else { continue };
        if own.chain.contains(&row.unit)
            && let Ok(pass) = who.may(&acts::VIEW, &own)
        {
            return Ok((own, pass));
        }
    }
    Err(Error::NotFound)
}
