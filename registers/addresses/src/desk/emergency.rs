//! A dossier out of reach, opened in an emergency (break-glass): whoever stands before the person
//! has the code of the dossier, the number or the telephone, whole. It is an alarm of the unit that
//! keeps the dossier before anything is shown, and a few a day at the most. Only the desk knows it.

use super::{HOUR, Opened, codes};
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

/// What the person is looked for by: the code of the dossier, or the keyed hash of what was typed.
pub struct Sought {
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

/// What came of it.
pub enum Emergency {
    /// Somebody was found, and opened.
    Met(Box<Met>),
    /// Nobody was; that is written down too.
    Nobody,
    /// Several have the number; that is written down too, and none of them is opened by chance.
    Several,
}

/// Opens sealed fields of a dossier out of reach, with the pass of the reader's own unit. Invalid
/// at `of` where the person has an open dossier within reach: that one opens on its own page.
pub fn emergency(
    tx: &mut Tx<'_>,
    (who, pass, keys): (&Who, &Pass, &Keys),
    of: &Sought,
    (wanted, purpose, why): (&[Secrets], &str, &str),
) -> Result<Emergency> {
    Error::refuse(rules::check_look_words(purpose, why))?;
    store::take_turn(tx, pass)?;
    let before = store::emergency_of(tx, pass, (of.id, pass.at().add_millis(-HOUR)))?;
    if before.is_none() {
        // Asked before anybody is looked for: what is refused tells nothing of who has a dossier.
        few_enough(tx, pass)?;
    }
    let mut far = far(tx, who, pass, of)?;
    if before.is_some() {
        // What is sent again opens what it opened, and nobody else: it passed no measure.
        far.retain(|(row, _)| Some(row.id) == before);
        if far.is_empty() {
            return Err(Error::NotFound);
        }
    }
    if far.iter().filter(|(row, _)| row.ended_on.is_none()).count() > 1 {
        store::add_missed(tx, pass, why)?;
        return Ok(Emergency::Several);
    }
    let Some((row, place)) = far.into_iter().next() else {
        store::add_missed(tx, pass, why)?;
        return Ok(Emergency::Nobody);
    };
    let at = (row.unit, row.id);
    if before.is_none() {
        store::add_emergency(tx, pass, of.id, at, why)?;
    }
    store::add_look(tx, pass, at, (&codes(wanted), purpose))?;
    let opened = store::open(tx, pass, keys, at, (wanted, purpose))?;
    Ok(Emergency::Met(Box::new(Met { unit: place.name, row, opened })))
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

/// The dossiers out of reach that may be meant. One that has ended within reach stands in nobody's
/// way: whoever moved has another where they live now.
fn far(tx: &mut Tx<'_>, who: &Who, pass: &Pass, of: &Sought) -> Result<Vec<(AddressRow, Place)>> {
    let (mut far, mut near) = (Vec::new(), None);
    for row in store::in_emergency(tx, pass, (&of.code, &of.hash))? {
        let place = place::get(tx, row.unit, who.today())?;
        match standing::pass(tx, who, &acts::OPEN, &place) {
            Ok(_) => near = near.or(Some(row)),
            Err(Error::NotFound) => far.push((row, place)),
            Err(other) => return Err(other),
        }
    }
    match near.filter(|row| row.ended_on.is_none() || far.is_empty()) {
        Some(row) => {
            let flaw = Flaw::new("of", "address-emergency-near").arg("code", &row.code);
            Err(Error::Invalid(vec![flaw]))
        }
        None => Ok(far),
    }
}
