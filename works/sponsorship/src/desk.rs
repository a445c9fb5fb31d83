//! The work between sponsors and addresses: a slot offered, a pledge written, help given, handed
//! over, ended. Each function is one transaction's worth of work in the order pass → load → rules →
//! store; it draws nothing.

mod codes;
mod covered;
mod ending;
pub mod enquiring;
mod giving;
mod keepers;
mod proposing;

pub use activities::desk::Hand;
pub use codes::make_code;
pub use covered::{Covered, by_branch, covered};
pub use ending::{address_ended, address_erased, close_slot, end_pledge, hand_over};
pub use giving::{Given, give, give_by_code, take_back};
pub use keepers::{CENTRE, Keeper, Keeps, keepers, owing};
pub use proposing::{Accepted, Proposed, accept, proposals};

use crate::model::{NewPledge, NewSlot, PledgeId, PledgeRow, SlotRow, Whole};
use crate::{acts, rules, store};
use addresses::AddressId;
use addresses::model::Dossier;
use kernel::db::Tx;
use kernel::place::Place;
use kernel::{Act, Error, Flaw, Month, Pass, Result, Who};
use org::standing;
use sponsors::SponsorId;

/// Why nothing is journaled where something was sent twice.
const AGAIN: &str = "what is sent again is answered, nothing of it changes";

/// An address with the pass of somebody to do an act of sponsorship at its unit. Whoever may keep
/// dossiers there reads the dossier too; nothing sealed is opened.
pub fn opened(
    tx: &mut Tx<'_>,
    who: &Who,
    act: &'static Act,
    id: AddressId,
) -> Result<(Dossier, Place, Pass)> {
    let (dossier, place, _) = addresses::desk::opened(tx, who, &addresses::acts::VIEW, id)?;
    let pass = standing::pass(tx, who, act, &place)?;
    Ok((dossier, place, pass))
}

/// An address with all that stands between it and its sponsors.
pub fn seen(
    tx: &mut Tx<'_>,
    who: &Who,
    act: &'static Act,
    id: AddressId,
) -> Result<(Dossier, Whole, Place, Pass)> {
    let (dossier, place, pass) = opened(tx, who, act, id)?;
    let whole = store::whole(tx, &pass, id)?;
    Ok((dossier, whole, place, pass))
}

/// Offers a slot of an address; one sent twice is offered once.
pub fn offer(tx: &mut Tx<'_>, who: &Who, id: AddressId, new: &NewSlot) -> Result<()> {
    let (dossier, _, pass) = opened(tx, who, &acts::KEEP, id)?;
    store::ensure(tx, &pass, id)?;
    let whole = store::whole(tx, &pass, id)?;
    if whole.slots.iter().any(|slot| slot.id == new.id) {
        tx.without_journal(AGAIN);
        return Ok(());
    }
    Error::refuse(rules::check_slot(&dossier, new))?;
    store::add_slot(tx, &pass, (id, &dossier.row.code), new)
}

/// A sponsor who may pledge near the unit of the pass.
fn sponsor(tx: &mut Tx<'_>, pass: &Pass, id: SponsorId) -> Result<()> {
    let row = sponsors::store::near(tx, pass, id);
    let row = row.map_err(|_| Error::flaw("sponsor", "kit-flaw-choose"))?;
    match row.may_pledge() {
        true => Ok(()),
        false => Err(Error::flaw("sponsor", "sponsorship-sponsor-unverified")),
    }
}

/// Writes a pledge for a part of a slot; one sent twice is written once. Where another was first,
/// it says for which month, and nothing of the pledge stays.
pub fn pledge(tx: &mut Tx<'_>, who: &Who, id: AddressId, new: &NewPledge) -> Result<()> {
    let (dossier, _, pass) = opened(tx, who, &acts::KEEP, id)?;
    store::hold(tx, id)?;
    if let Some(row) = store::pledge(tx, &pass, new.id)? {
        tx.without_journal(AGAIN);
        return if row.address == id { Ok(()) } else { Err(Error::NotFound) };
    }
    let slot = slot_of(tx, &pass, id, new)?;
    Error::refuse(rules::check_matched(&dossier))?;
    Error::refuse(rules::check_pledge(&slot, new))?;
    sponsor(tx, &pass, new.sponsor)?;
    written(tx, &pass, (&slot, new), None)
}

fn slot_of(tx: &mut Tx<'_>, pass: &Pass, id: AddressId, new: &NewPledge) -> Result<SlotRow> {
    let slot = store::slot(tx, pass, new.slot);
    let slot = slot.map_err(|_| Error::flaw("slot", "kit-flaw-choose"))?;
    match slot.address == id {
        true => Ok(slot),
        false => Err(Error::flaw("slot", "kit-flaw-choose")),
    }
}

/// Writes a pledge and takes its months.
fn written(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (slot, new): (&SlotRow, &NewPledge),
    follows: Option<PledgeId>,
) -> Result<()> {
    let amount = rules::share(slot.amount, slot.parts, new.part);
    store::add_pledge(tx, pass, (slot, new), (amount, follows))?;
    for month in rules::months(new.from, new.until) {
        if !store::take(tx, pass, slot, (new, amount), month)? {
            return Err(taken(month));
        }
    }
    Ok(())
}

fn taken(month: Month) -> Error {
    Error::Invalid(vec![Flaw::new("slot", "sponsorship-taken").arg("month", month.vn())])
}

/// A pledge of an address, at the version its reader had.
fn pledge_at(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (address, id, base): (AddressId, PledgeId, i64),
) -> Result<PledgeRow> {
    let row = store::pledge(tx, pass, id)?.filter(|row| row.address == address);
    let row = row.ok_or_else(|| Error::flaw("pledge", "kit-flaw-choose"))?;
    if row.version != base {
        return Err(Error::stale("pledge", base, row.version));
    }
    Ok(row)
}
