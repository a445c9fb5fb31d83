//! What is done of a consent that was withdrawn: whoever withdrew it is answered, and all that
//! rested on it is done. Only the desk knows it.

use super::opened_as_it_is;
use crate::model::{AddressId, ConsentId, Dossier, Followed, WithdrawalRow};
use crate::{acts, rules, store};
use kernel::db::Tx;
use kernel::{Act, Day, Error, Result, Who};

/// A dossier with the consents that were withdrawn in it.
pub fn withdrawals(
    tx: &mut Tx<'_>,
    who: &Who,
    act: &'static Act,
    id: AddressId,
) -> Result<(Dossier, Vec<WithdrawalRow>)> {
    let (dossier, _, pass) = opened_as_it_is(tx, who, act, id)?;
    let all = store::withdrawals_of(tx, &pass, id)?;
    Ok((dossier, all))
}

/// Writes down that a withdrawal was answered, or that all is done, wherever its dossier lies.
pub fn follow(
    tx: &mut Tx<'_>,
    who: &Who,
    (id, consent, base): (AddressId, ConsentId, i64),
    (what, on, how): (Followed, Day, &str),
) -> Result<()> {
    let (dossier, _, pass) = opened_as_it_is(tx, who, &acts::KEEP, id)?;
    let all = store::withdrawals_of(tx, &pass, id)?;
    let row = all.iter().find(|row| row.id == consent).ok_or(Error::NotFound)?;
    Error::refuse(rules::check_follow(row, (what, on, how), who.today()))?;
    if row.version != base {
        return Err(Error::stale("address", base, row.version));
    }
    // Of whoever was erased nothing is typed any more.
    let how = if dossier.is_erased { "" } else { how };
    store::follow(tx, &pass, (consent, base), what, (on, how))
}
