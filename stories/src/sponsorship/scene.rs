//! An approved address in Chi's commune and verified sponsors of her province, as the stories here
//! find them. It tells nothing.

use crate::dossiers::Made;
use crate::house::{self, COMMUNE, Demo, PROVINCE};
use addresses::{AddressId, store as dossiers};
use kernel::db::Tx;
use kernel::seal::Keys;
use kernel::{Result, Role, Who, place};
use sponsors::model::{Draft as NewSponsor, Wish};
use sponsors::{SponsorId, SponsorKind};
use sponsorship::PledgeId;
use sponsorship::model::{Means, NewPledge, NewSlot};
use std::sync::Arc;

/// Sponsors of a scene.
const SPONSORS: usize = 4;

/// What a story begins with.
pub struct Scene {
    /// The address.
    pub address: AddressId,
    /// Its code.
    pub code: String,
    /// Sponsors of the province, verified.
    pub sponsors: Vec<SponsorId>,
}

impl Scene {
    /// Sets it.
    pub async fn set(demo: &Demo, name: &'static str) -> Scene {
        let keys: Arc<Keys> = demo.house.shelf::<Arc<Keys>>().expect("keys").as_ref().clone();
        let work = move |tx: &mut Tx<'_>| {
            let clerk = house::person(tx, Role::Clerk, COMMUNE)?;
            let head = house::person(tx, Role::Approver, PROVINCE)?;
            let address = Made::named(name).make(tx, (&clerk, &keys))?;
            let code = dossiers::found(tx, address)?.ok_or(kernel::Error::NotFound)?.code;
            let named = (PROVINCE, "Nhà hảo tâm Mẫu");
            Ok(Scene { address, code, sponsors: verified(tx, (&head, &keys), named)? })
        };
        demo.house.db.write(work).await.expect("a scene")
    }

    /// The pledge that stands on a part of the first slot.
    pub async fn pledge_of(&self, demo: &Demo, part: i64) -> PledgeId {
        let id = self.address;
        let read = move |tx: &mut Tx<'_>| {
            let clerk = house::person(tx, Role::Clerk, COMMUNE)?;
            let (_, whole, ..) = sponsorship::desk::seen(tx, &clerk, &sponsorship::acts::VIEW, id)?;
            let live = whole.pledges.iter().rev().find(|pledge| pledge.part == part);
            Ok(live.expect("a pledge").id)
        };
        demo.house.db.read(read).await.expect("read")
    }

    /// A slot of so many parts from October 2024 on.
    pub fn slot(parts: i64) -> NewSlot {
        NewSlot {
            id: sponsorship::SlotId::new(),
            means: Means::Cash,
            words: String::new(),
            amount: 300_000,
            parts,
            from: house::october(),
            until: house::october().add_months(5),
            illustrative: None,
        }
    }

    /// A pledge for all of a slot's months.
    pub fn pledge(&self, slot: &NewSlot, part: i64, at: usize) -> NewPledge {
        NewPledge {
            id: PledgeId::new(),
            slot: slot.id,
            sponsor: self.sponsors[at % self.sponsors.len()],
            part,
            from: slot.from,
            until: slot.until,
        }
    }
}

/// The clerk of the commune.
pub fn clerk(tx: &mut Tx<'_>) -> Result<Who> {
    house::person(tx, Role::Clerk, COMMUNE)
}

/// Registers sponsors of a unit and verifies them.
pub fn verified(
    tx: &mut Tx<'_>,
    hand: (&Who, &Keys),
    (unit, name): (&str, &str),
) -> Result<Vec<SponsorId>> {
    let place = place::find(tx, unit, house::today())?;
    let pass = hand.0.may(&sponsors::acts::VERIFY, &place)?;
    let mut all = Vec::new();
    for at in 0..SPONSORS {
        let new = NewSponsor {
            id: SponsorId::new(),
            base: 0,
            kind: SponsorKind::Person,
            name: format!("{name} {at}"),
            called: String::new(),
            phone: None,
            wish: Wish::default(),
            illustrative: None,
        };
        sponsors::desk::register(tx, hand, place.id, &new)?;
        let row = sponsors::store::near(tx, &pass, new.id)?;
        sponsors::store::verify(tx, &pass, &row, "Giấy giới thiệu")?;
        all.push(new.id);
    }
    Ok(all)
}
