//! Somebody outside wishes to help: what they sent is written down, and an officer answers it. Who
//! wishes to help one address learns nothing of it that its card does not tell.

use crate::model::{EnquiryId, EnquiryRow, NewEnquiry, SentFrom};
use crate::{acts, rules, store};
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::seal::{Keys, Secret};
use kernel::{Act, Error, Pass, Result, Who};
use org::standing;
use sponsors::SponsorId;
use sponsors::model::{Draft, Wish};

/// Writes down what somebody sent from the public page; what is sent twice is written once. A card
/// that is shown no more is unknown.
pub fn enquire(tx: &mut Tx<'_>, (visitor, keys): (&Who, &Keys), new: &NewEnquiry) -> Result<()> {
    if store::enquiry(tx, new.id)?.is_some() {
        tx.without_journal(super::AGAIN);
        return Ok(());
    }
    Error::refuse(rules::check_enquiry(new))?;
    let (address, unit) = match &new.from {
        SentFrom::Unit(unit) => (None, *unit),
        SentFrom::Card(code) => {
            let public = visitor.may_public(&acts::ENQUIRE);
            let behind = addresses::store::behind_card(tx, &public, code)?;
            let (address, unit) = behind.ok_or(Error::NotFound)?;
            (Some(address), unit)
        }
    };
    let place = place::get(tx, unit, visitor.today())?;
    let by = Who::link(new.called.clone(), (&acts::ENQUIRE, unit), visitor.at(), visitor.today());
    let pass = by.may(&acts::ENQUIRE, &place)?;
    store::add_enquiry(tx, &pass, (keys, &place), (new, address))
}

/// An enquiry with the pass of somebody to do an act at the unit that answers it.
pub fn enquiry(
    tx: &mut Tx<'_>,
    who: &Who,
    act: &'static Act,
    id: EnquiryId,
) -> Result<(EnquiryRow, Place, Pass)> {
    let row = store::enquiry(tx, id)?.ok_or(Error::NotFound)?;
    let place = place::get(tx, row.unit, who.today())?;
    let pass = standing::pass(tx, who, act, &place)?;
    Ok((row, place, pass))
}

/// Opens the telephone of an enquiry, to call back.
pub fn contact(
    tx: &mut Tx<'_>,
    (who, keys): (&Who, &Keys),
    id: EnquiryId,
) -> Result<Secret<String>> {
    let (row, _, pass) = enquiry(tx, who, &acts::ANSWER, id)?;
    if !row.has_contact() {
        return Err(Error::flaw("", "enquiry-answered"));
    }
    store::contact(tx, &pass, keys, (&row, TO_CALL))
}

/// What a telephone is opened for.
const TO_CALL: &str = "enquiry-to-call";
/// The same when it moves to the register of people.
const TO_REGISTER: &str = "enquiry-to-register";

/// An enquiry that waits, at the version its reader had.
fn waiting(tx: &mut Tx<'_>, who: &Who, (id, base): (EnquiryId, i64)) -> Result<(EnquiryRow, Pass)> {
    let (row, _, pass) = enquiry(tx, who, &acts::ANSWER, id)?;
    if row.version != base || !row.is_open() {
        return Err(Error::stale("enquiry", base, row.version));
    }
    Ok((row, pass))
}

/// Registers who wishes to help as a sponsor, whom somebody else verifies before they pledge.
pub fn register(
    tx: &mut Tx<'_>,
    (who, keys): (&Who, &Keys),
    of: (EnquiryId, i64),
) -> Result<SponsorId> {
    let (row, pass) = waiting(tx, who, of)?;
    let phone = store::contact(tx, &pass, keys, (&row, TO_REGISTER))?;
    let draft = Draft {
        // Not the enquiry's own id, which a stranger chose, nor that of the key that goes now.
        id: SponsorId::of(rules::line_id(row.record, &[row.id.uuid()])),
        base: 0,
        kind: row.kind(),
        name: row.called.clone(),
        called: row.called.clone(),
        phone: Some(phone.expose().clone()),
        wish: Wish { class: None, place: None, amount: row.amount },
        illustrative: None,
    };
    sponsors::desk::register(tx, (who, keys), row.unit, &draft)?;
    store::answer_enquiry(tx, &pass, &row, ("registered", None, Some(draft.id)))?;
    Ok(draft.id)
}

/// Says that nothing comes of it, and why. Nobody is told; the telephone is not kept.
pub fn decline(tx: &mut Tx<'_>, who: &Who, of: (EnquiryId, i64), why: &str) -> Result<()> {
    let (row, pass) = waiting(tx, who, of)?;
    store::answer_enquiry(tx, &pass, &row, ("declined", Some(why), None))
}
