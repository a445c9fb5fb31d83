//! How things between sponsors and addresses end: a pledge handed over or given up, a slot closed,
//! an address that needs help no more. What was given stays; what was asked and not given is free,
//! and is asked of nobody after the end.

use super::{opened, pledge_at, sponsor};
use crate::model::{NewPledge, OPEN_MONTH, PledgeId, SlotId};
use crate::{acts, rules, store};
use addresses::AddressId;
use kernel::db::Tx;
use kernel::{Day, Error, Flaw, Month, Pass, Result, Who};
use sponsors::SponsorId;

/// Why a pledge ended when the address did: a message key.
pub const ADDRESS_ENDED: &str = "sponsorship-ended-address";
/// Why a pledge ended when another sponsor took it over: a message key.
pub const HANDED_OVER: &str = "sponsorship-ended-handed-over";

/// What a sponsor promised goes to another one from a month on: what is not given yet is asked of
/// the new one, and not a month is asked of both.
pub fn hand_over(
    tx: &mut Tx<'_>,
    who: &Who,
    (address, old, base): (AddressId, PledgeId, i64),
    (id, to, from): (PledgeId, SponsorId, Month),
) -> Result<()> {
    let (dossier, _, pass) = opened(tx, who, &acts::KEEP, address)?;
    store::hold(tx, address)?;
    if let Some(row) = store::pledge(tx, &pass, id)? {
        tx.without_journal(super::AGAIN);
        return if row.follows == Some(old) { Ok(()) } else { Err(Error::NotFound) };
    }
    let row = pledge_at(tx, &pass, (address, old, base))?;
    Error::refuse(rules::check_matched(&dossier))?;
    if from < row.from_month || from > row.until_month {
        let flaw = Flaw::new("from", "sponsorship-outside").arg("from", row.from_month.vn());
        return Err(Error::Invalid(vec![flaw.arg("until", row.until_month.vn())]));
    }
    if to == row.sponsor {
        return Err(Error::flaw("sponsor", "sponsorship-same-sponsor"));
    }
    sponsor(tx, &pass, to)?;
    let slot = store::slot(tx, &pass, row.slot)?;
    let new =
        NewPledge { id, slot: slot.id, sponsor: to, part: row.part, from, until: row.until_month };
    store::add_pledge(tx, &pass, (&slot, &new), (row.amount, Some(old)))?;
    if store::hand_over(tx, &pass, (&row, id), from)? == 0 {
        return Err(Error::flaw("from", "sponsorship-nothing-left"));
    }
    store::end_pledge(tx, &pass, &row, (from.prev(), HANDED_OVER))
}

/// A sponsor gives its pledge up from a month on: what is not given is free for another one.
pub fn end_pledge(
    tx: &mut Tx<'_>,
    who: &Who,
    of: (AddressId, PledgeId, i64),
    (from, why): (Month, &str),
) -> Result<()> {
    let (_, _, pass) = opened(tx, who, &acts::KEEP, of.0)?;
    store::hold(tx, of.0)?;
    let row = pledge_at(tx, &pass, of)?;
    if from > row.until_month {
        return Err(Error::flaw("pledge", "sponsorship-pledge-ended"));
    }
    store::free(tx, &pass, &row, from)?;
    store::end_pledge(tx, &pass, &row, (from.prev(), why))
}

/// Closes a slot: its pledges end from this month on, what is not given is free.
pub fn close_slot(
    tx: &mut Tx<'_>,
    who: &Who,
    (address, id, base): (AddressId, SlotId, i64),
    why: &str,
) -> Result<()> {
    let (_, _, pass) = opened(tx, who, &acts::KEEP, address)?;
    store::hold(tx, address)?;
    let slot = store::slot(tx, &pass, id)?;
    if slot.address != address {
        return Err(Error::NotFound);
    }
    if slot.version != base || slot.closed_on.is_some() {
        return Err(Error::stale("slot", base, slot.version));
    }
    let now = Month::of(who.today());
    for row in store::live_of(tx, address, now)?.into_iter().filter(|row| row.slot == id) {
        store::free(tx, &pass, &row, now)?;
        store::end_pledge(tx, &pass, &row, (now.prev(), why))?;
    }
    store::close_slot(tx, &pass, &slot, why)
}

/// An address was erased: the words of what it was offered and given go with it.
pub fn address_erased(tx: &mut Tx<'_>, pass: &Pass, id: AddressId) -> Result<()> {
    store::empty(tx, pass, id)
}

/// An address ended on a day, or its end was taken back. From the month of the end on nothing is
/// asked that was not given; its pledges end, and the database itself refuses that anything is
/// asked later. When the end was a mistake it can be helped anew; pledges that ended stay ended,
/// for their sponsors were told.
pub fn address_ended(
    tx: &mut Tx<'_>,
    pass: &Pass,
    id: AddressId,
    ended: Option<Day>,
) -> Result<()> {
    store::hold(tx, id)?;
    let Some((last, version)) = store::last_month(tx, pass, id)? else { return Ok(()) };
    let now = match ended {
        Some(day) => Month::of(day).prev().key(),
        None => OPEN_MONTH,
    };
    if last == now {
        return Ok(());
    }
    if let Some(day) = ended {
        let month = Month::of(day);
        store::free_address(tx, id, month)?;
        for row in store::live_of(tx, id, month)? {
            store::end_pledge(tx, pass, &row, (month.prev(), ADDRESS_ENDED))?;
        }
    }
    store::end(tx, pass, id, now, version)
}
