//! A dossier out of reach, opened in an emergency (break-glass): whoever stands before the person
//! has the code of the dossier, the number or the telephone, whole. It is an alarm of the unit that
//! keeps the dossier before anything is shown, and a few a day at the most. Only the desk knows it.

use super::Opened;
use crate::model::{AddressRow, Secrets};
use crate::rules::{Term, term};
use crate::{acts, store};
use kernel::db::Tx;
use kernel::place;
use kernel::seal::Keys;
use kernel::{Error, Flaw, Pass, Result, Who};
use org::standing;

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// What the person is found by: the code of the dossier, or the keyed hash of what was typed.
pub struct Found {
    /// The code, in capitals; empty where it cannot be one.
    pub code: String,
    /// The hash of a number or a telephone; of nothing where it cannot be one.
    pub hash: Vec<u8>,
}

/// What was opened of whom.
pub struct Met {
    /// What lies open.
    pub row: AddressRow,
    /// The unit that keeps it: whom to call.
    pub unit: String,
    /// What was opened.
    pub opened: Opened,
}

/// Opens sealed fields of a dossier out of reach, with the pass of the reader's own unit. Invalid
/// at `of` where nobody is found, or where the dossier lies within reach and opens on its own page.
pub fn emergency(
    tx: &mut Tx<'_>,
    (who, pass, keys): (&Who, &Pass, &Keys),
    of: &Found,
    (wanted, purpose, why): (&[Secrets], &str, &str),
) -> Result<Met> {
    let mut far = Vec::new();
    for row in store::in_emergency(tx, pass, (&of.code, &of.hash))? {
        let place = place::get(tx, row.unit, who.today())?;
        if standing::pass(tx, who, &acts::OPEN, &place).is_ok() {
            let flaw = Flaw::new("of", "address-emergency-near").arg("code", &row.code);
            return Err(Error::Invalid(vec![flaw]));
        }
        far.push((row, place));
    }
    let none = || Error::flaw("of", "address-emergency-none");
    let (row, place) = far.into_iter().next().ok_or_else(none)?;
    let most = term(Term::EmergenciesADay, who.today());
    if store::emergencies_since(tx, pass, pass.at().add_millis(-DAY))? >= most {
        let flaw = Flaw::new("", "address-emergency-many").arg("many", most.to_string());
        return Err(Error::Invalid(vec![flaw]));
    }
    let at = (row.unit, row.id);
    store::add_emergency(tx, pass, at, why)?;
    let said = wanted.iter().map(|field| field.code()).collect::<Vec<_>>().join(" ");
    store::add_look(tx, pass, at, (&said, purpose))?;
    let opened = store::open(tx, pass, keys, at, (wanted, purpose))?;
    Ok(Met { unit: place.name, row, opened })
}
