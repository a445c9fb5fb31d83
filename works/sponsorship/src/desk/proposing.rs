//! Which sponsor is proposed for which address, and what becomes of a proposal that a person
//! accepts: a slot of that amount, taken by that sponsor. Nothing is pledged before.

use crate::model::{Means, NewPledge, NewSlot, PledgeId, SlotId};
use crate::rules::{self, Norm, norm, owes};
use crate::{acts, store};
use addresses::rules::CLASSES;
use addresses::{AddressId, AddressRow};
use kernel::db::Tx;
use kernel::place;
use kernel::{Error, Month, Pass, Result, UnitId, Who};
use pairing::{Address, Place, Proposal, Reason, Sponsor};
use sponsors::{SponsorId, SponsorKind, SponsorRow};
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Addresses and sponsors that are looked at at once.
const MOST: i64 = 20_000;
/// Addresses that one sponsor is proposed for at the most: more is for a person to say.
const AT_MOST: i64 = 20;
/// Months of waiting that are told apart.
const WAITS: i64 = 60;

/// A proposal with what is told of it.
pub struct Proposed {
    /// The address.
    pub address: AddressRow,
    /// The sponsor.
    pub sponsor: SponsorId,
    /// What it is called.
    pub called: String,
    /// Đồng a month.
    pub amount: i64,
    /// Why, the weightiest first.
    pub reasons: Vec<Reason>,
}

/// A proposal that a person accepts.
#[derive(Debug, Clone, Copy)]
pub struct Accepted {
    /// The address.
    pub address: AddressId,
    /// The sponsor.
    pub sponsor: SponsorId,
    /// Đồng a month.
    pub amount: i64,
}

/// Where units stand today; one that lies in no province is left out.
fn places(
    tx: &mut Tx<'_>,
    pass: &Pass,
    units: impl Iterator<Item = UnitId>,
) -> Result<HashMap<UnitId, Place>> {
    let units: Vec<UnitId> = units.collect::<HashSet<_>>().into_iter().collect();
    let (mut levels, mut all) = (HashMap::new(), HashMap::new());
    for (unit, chain) in place::chains(tx, &units, pass.today())? {
        let (mut district, mut province) = (None, None);
        for above in chain {
            let level: &mut String = match levels.entry(above) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(free) => free.insert(place::get(tx, above, pass.today())?.level),
            };
            match level.as_str() {
                "district" => district = Some(number(above)),
                "province" => province = Some(number(above)),
                _ => {}
            }
        }
        let commune = number(unit);
        all.extend(province.map(|province| (unit, Place { commune, district, province })));
    }
    Ok(all)
}

fn number(unit: UnitId) -> u32 {
    u32::try_from(unit.0).unwrap_or(u32::MAX)
}

/// The proposals for the addresses of the unit of the pass and under it, for what is promised in
/// the month of today.
pub fn proposals(tx: &mut Tx<'_>, pass: &Pass) -> Result<Vec<Proposed>> {
    let month = Month::of(pass.today());
    let rows = addresses::store::helpable_rows(tx, pass, (month.first(), month.last()), MOST)?;
    let sponsors = sponsors::store::offered(tx, pass, MOST)?;
    let units = rows.iter().map(|row| row.unit).chain(sponsors.iter().map(|row| row.unit));
    let places = places(tx, pass, units)?;
    let asked = needing(tx, (pass, month), &rows, &places)?;
    let offered = offering(tx, (pass, month), &sponsors, &places)?;
    let taken: HashSet<(AddressId, SponsorId)> =
        store::who_stands_by(tx, pass, month)?.into_iter().collect();
    let found = pairing::propose(&asked, &offered);
    let told = |one: Proposal| {
        let address = rows.get(one.address as usize)?.clone();
        let sponsor = sponsors.get(one.sponsor as usize)?;
        let is_new = !taken.contains(&(address.id, sponsor.id));
        is_new.then(|| Proposed {
            address,
            sponsor: sponsor.id,
            called: sponsor.called.clone(),
            amount: one.amount,
            reasons: one.reasons,
        })
    };
    Ok(found.into_iter().filter_map(told).collect())
}

/// The addresses below the norm, each under its place in the list.
fn needing(
    tx: &mut Tx<'_>,
    (pass, month): (&Pass, Month),
    rows: &[AddressRow],
    places: &HashMap<UnitId, Place>,
) -> Result<Vec<Address>> {
    let promised: HashMap<AddressId, i64> = store::promised(tx, pass, month)?.into_iter().collect();
    let helped: HashMap<AddressId, kernel::Day> =
        store::last_helped(tx, pass)?.into_iter().collect();
    let least = norm(Norm::MonthAmount, month.last());
    let mut all = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let lacks = least - promised.get(&row.id).copied().unwrap_or(0);
        let Some(place) = places.get(&row.unit).copied() else { continue };
        let since = helped.get(&row.id).copied().unwrap_or(row.opened_on);
        let waits = since.days_until(pass.today()) / 30;
        if lacks > 0 {
            all.push(Address {
                key: at as u32,
                class: class(&row.class),
                place,
                lacks,
                waits: waits.clamp(0, WAITS) as u32,
            });
        }
    }
    Ok(all)
}

fn class(code: &str) -> u8 {
    CLASSES.iter().position(|own| *own == code).unwrap_or(CLASSES.len()) as u8
}

/// What sponsors can still give: what each said it can, less what it promised; who said nothing but
/// owes addresses is asked for the norm of each.
fn offering(
    tx: &mut Tx<'_>,
    (pass, month): (&Pass, Month),
    sponsors: &[SponsorRow],
    places: &HashMap<UnitId, Place>,
) -> Result<Vec<Sponsor>> {
    let ids: Vec<SponsorId> = sponsors.iter().map(|row| row.id).collect();
    let stands = store::promised_by(tx, pass, month, &ids)?;
    let least = norm(Norm::MonthAmount, month.last());
    let mut all = Vec::new();
    for (at, row) in sponsors.iter().enumerate() {
        let owed = SponsorKind::read(&row.kind).and_then(owes);
        let owed = owed.map_or(0, |owed| norm(owed, month.last()));
        let (helps, promised) = stands.get(&row.id).copied().unwrap_or_default();
        let owed = (owed - helps).max(0);
        let said = row.wish_amount.map(|said| said - promised);
        let amount = said.unwrap_or(owed * least);
        if amount > 0 {
            all.push(Sponsor {
                key: at as u32,
                wish_class: row.wish_class.as_deref().map(class),
                wish_place: row.wish_place.map(number),
                near: places.get(&row.unit).copied(),
                amount,
                owes: owed as u32,
                at_most: AT_MOST as u32,
            });
        }
    }
    Ok(all)
}

/// Makes of a proposal what it says, from this month to another: a part of a slot of the address
/// that nobody has, or else a slot of its own, taken by the sponsor. What was accepted twice is
/// done once; the rules of both hold as ever.
pub fn accept(
    tx: &mut Tx<'_>,
    who: &Who,
    key: Uuid,
    (one, until): (&Accepted, Month),
) -> Result<()> {
    let id = rules::line_id(key, &[one.address.uuid(), one.sponsor.uuid()]);
    let from = Month::of(who.today());
    if until < from {
        return Err(Error::flaw("until", "sponsorship-until-before"));
    }
    let (_, _, pass) = super::opened(tx, who, &acts::KEEP, one.address)?;
    store::ensure(tx, &pass, one.address)?;
    if store::pledge(tx, &pass, PledgeId::of(id))?.is_some() {
        tx.without_journal(super::AGAIN);
        return Ok(());
    }
    let whole = store::whole(tx, &pass, one.address)?;
    let (slot, part) = match rules::free_part(&whole, one.amount, (from, until)) {
        Some(free) => free,
        None => {
            let slot = slot_for(SlotId::of(id), one.amount, (from, until));
            super::offer(tx, who, one.address, &slot)?;
            (slot.id, 1)
        }
    };
    let pledge = NewPledge { id: PledgeId::of(id), slot, sponsor: one.sponsor, part, from, until };
    super::pledge(tx, who, one.address, &pledge)
}

/// A slot of one part for what was proposed.
fn slot_for(id: SlotId, amount: i64, (from, until): (Month, Month)) -> NewSlot {
    NewSlot {
        id,
        means: Means::Cash,
        words: String::new(),
        amount,
        parts: 1,
        from,
        until,
        illustrative: None,
    }
}
