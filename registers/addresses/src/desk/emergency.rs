//! A dossier out of reach, opened in an emergency (break-glass): whoever stands before the person
//! has the code of the dossier, the number or the telephone, whole. It is an alarm of the unit that
//! keeps the dossier before anything is shown, and a few a day at the most. Only the desk knows it.

use super::Opened;
use crate::model::{AddressRow, AlarmId, Secrets};
use crate::rules::{self, Term, term};
use crate::{acts, store};
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::seal::Keys;
use kernel::{Error, Flaw, Pass, Result, Who};
use org::standing;

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// What the person is found by: the code of the dossier, or the keyed hash of what was typed.
pub struct Found {
    /// Made by the client: one sent twice is one emergency.
    pub id: AlarmId,
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

/// Opens sealed fields of a dossier out of reach, with the pass of the reader's own unit; nothing
/// where nobody is found, which is written down too. Invalid at `of` where the person has an open
/// dossier within reach: that one opens on its own page.
pub fn emergency(
    tx: &mut Tx<'_>,
    (who, pass, keys): (&Who, &Pass, &Keys),
    of: &Found,
    (wanted, purpose, why): (&[Secrets], &str, &str),
) -> Result<Option<Met>> {
    Error::refuse(rules::check_look_words(purpose, why))?;
    store::take_turn(tx, pass)?;
    let is_again = store::is_emergency(tx, pass, of.id)?;
    if !is_again {
        // Asked before anybody is looked for: what is refused tells nothing of who has a dossier.
        few_enough(tx, pass)?;
    }
    let Some((row, place)) = far(tx, who, pass, of)? else {
        store::add_missed(tx, pass, why)?;
        return Ok(None);
    };
    let at = (row.unit, row.id);
    if !is_again {
        store::add_emergency(tx, pass, of.id, at, why)?;
    }
    let said = wanted.iter().map(|field| field.code()).collect::<Vec<_>>().join(" ");
    store::add_look(tx, pass, at, (&said, purpose))?;
    let opened = store::open(tx, pass, keys, at, (wanted, purpose))?;
    Ok(Some(Met { unit: place.name, row, opened }))
}

fn few_enough(tx: &mut Tx<'_>, pass: &Pass) -> Result<()> {
    let (opened, missed) = store::emergencies_since(tx, pass, pass.at().add_millis(-DAY))?;
    let most = term(Term::EmergenciesADay, pass.today());
    if opened >= most {
        let flaw = Flaw::new("", "address-emergency-many").arg("many", most.to_string());
        return Err(Error::Invalid(vec![flaw]));
    }
    match missed >= term(Term::EmergencyMissesADay, pass.today()) {
        true => Err(Error::flaw("", "address-emergency-missed")),
        false => Ok(()),
    }
}

/// The dossier out of reach that is meant. One that has ended within reach stands in nobody's way:
/// whoever moved has another where they live now.
fn far(tx: &mut Tx<'_>, who: &Who, pass: &Pass, of: &Found) -> Result<Option<(AddressRow, Place)>> {
    let (mut far, mut near) = (Vec::new(), None);
    for row in store::in_emergency(tx, pass, (&of.code, &of.hash))? {
        let place = place::get(tx, row.unit, who.today())?;
        match standing::pass(tx, who, &acts::OPEN, &place) {
            Ok(_) => near = near.or(Some(row)),
            Err(Error::NotFound) => far.push((row, place)),
            Err(other) => return Err(other),
        }
    }
    if let Some(row) = near.filter(|row| row.ended_on.is_none() || far.is_empty()) {
        let flaw = Flaw::new("of", "address-emergency-near").arg("code", &row.code);
        return Err(Error::Invalid(vec![flaw]));
    }
    // A telephone that several have names nobody: another one's dossier is not opened by chance.
    if far.iter().filter(|(row, _)| row.ended_on.is_none()).count() > 1 {
        return Err(Error::flaw("of", "address-emergency-several"));
    }
    Ok(far.into_iter().next())
}
