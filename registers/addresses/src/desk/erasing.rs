//! The end of what is known of somebody: the key of the dossier is destroyed and what lay open of
//! them is emptied, with every dossier of theirs that went into it. Only the desk knows it.

use super::card::hush;
use super::opened_as_it_is;
use crate::model::{AddressId, Dossier, SameRow};
use crate::{Erasures, acts, store};
use kernel::db::Tx;
use kernel::{Error, Pass, Result, Who, seal};

/// Destroys the key of a dossier whose help has ended: what was sealed can never be read again, and
/// what lay open of the person is emptied; its steps and the sums stay. Dossiers of the same person
/// that went into it go with it: where one of them is out of reach, nothing is erased.
pub fn erase(
    tx: &mut Tx<'_>,
    (who, told): (&Who, &Erasures),
    (id, base): (AddressId, i64),
) -> Result<()> {
    let (dossier, _, pass) = opened_as_it_is(tx, who, &acts::ERASE, id)?;
    if dossier.row.version != base {
        return Err(Error::stale("address", base, dossier.row.version));
    }
    if dossier.is_erased {
        return Err(Error::flaw("", "address-erased"));
    }
    if dossier.row.ended_on.is_none() {
        return Err(Error::flaw("", "address-erase-open"));
    }
    let mut all = vec![(dossier, pass)];
    let mut at = 0;
    while at < all.len() {
        let into = went_into(tx, who, &all[at])?;
        all.extend(into);
        at += 1;
    }
    all.iter().try_for_each(|(dossier, pass)| one(tx, (pass, told), dossier))
}

/// The dossiers of the same person that went into one, each with the pass to erase it.
fn went_into(
    tx: &mut Tx<'_>,
    who: &Who,
    (dossier, pass): &(Dossier, Pass),
) -> Result<Vec<(Dossier, Pass)>> {
    let id = dossier.row.id;
    let merged = store::same_of(tx, pass, id)?.into_iter().filter(SameRow::is_merged);
    let gone: Vec<AddressId> =
        merged.filter(|row| row.stays == Some(id)).filter_map(|row| row.goes).collect();
    let mut all = Vec::new();
    for other in gone {
        match opened_as_it_is(tx, who, &acts::ERASE, other) {
            Ok((dossier, _, pass)) if !dossier.is_erased => all.push((dossier, pass)),
            Ok(_) => {}
            Err(Error::NotFound) => return Err(Error::flaw("", "address-erase-elsewhere")),
            Err(other) => return Err(other),
        }
    }
    Ok(all)
}

fn one(tx: &mut Tx<'_>, (pass, told): (&Pass, &Erasures), dossier: &Dossier) -> Result<()> {
    let id = dossier.row.id;
    hush(tx, pass, dossier)?;
    store::empty(tx, pass, dossier)?;
    told.tell(tx, pass, id)?;
    store::touch(tx, pass, &dossier.row)?;
    seal::destroy(tx, pass, id.uuid())
}
