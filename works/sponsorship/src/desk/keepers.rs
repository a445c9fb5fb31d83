//! Who keeps a norm of the campaign in a month and who is behind, by name: one reading for the
//! meters and for the pages that they open to. It draws nothing.

use crate::rules::{Norm, norm, owes};
use crate::store;
use addresses::AddressId;
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::{Month, Pass, Result, UnitId};
use sponsors::{SponsorId, SponsorKind};
use std::collections::HashMap;

/// The level of the unit that has the provinces under it.
pub const CENTRE: &str = "central";

/// What keeps a norm or is behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Keeps {
    /// An address: with what it received.
    Address(AddressId),
    /// A sponsor: with how many addresses it stands by.
    Sponsor(SponsorId),
    /// A province, under its code: with how many facilities it stands by.
    Province(String),
}

/// One that keeps a norm or is behind.
#[derive(Debug, Clone)]
pub struct Keeper {
    /// What it is.
    pub of: Keeps,
    /// What it is called.
    pub name: String,
    /// The unit that keeps it.
    pub unit: UnitId,
    /// How much: đồng, addresses or facilities.
    pub has: i64,
    /// Whether that is enough.
    pub keeps: bool,
}

/// All of a norm at a place, those behind first, at most so many addresses.
pub fn keepers(
    tx: &mut Tx<'_>,
    (pass, at): (&Pass, &Place),
    (asked, month): (Norm, Month),
    most: i64,
) -> Result<Vec<Keeper>> {
    let mut all = match asked {
        Norm::Helped | Norm::MonthAmount => addresses(tx, pass, (asked, month), most)?,
        Norm::OfCommittee | Norm::OfChapter => sponsors_of(tx, pass, (asked, month))?,
        Norm::Facilities if at.level == CENTRE => provinces(tx, pass, (at, month))?,
        Norm::Facilities => facilities(tx, pass, month)?,
    };
    all.sort_by_key(|one| one.keeps);
    Ok(all)
}

fn addresses(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (asked, month): (Norm, Month),
    most: i64,
) -> Result<Vec<Keeper>> {
    let days = (month.first(), month.last());
    let received: HashMap<AddressId, i64> = store::received(tx, pass, month)?.into_iter().collect();
    let least = match asked {
        Norm::MonthAmount => norm(asked, month.last()),
        _ => 1,
    };
    let rows = addresses::store::helpable_rows(tx, pass, days, most)?;
    let keeper = |row: addresses::AddressRow| {
        let has = received.get(&row.id).copied().unwrap_or(0);
        let of = Keeps::Address(row.id);
        Keeper { of, name: row.name, unit: row.unit, has, keeps: has >= least }
    };
    Ok(rows.into_iter().map(keeper).collect())
}

fn sponsors_of(tx: &mut Tx<'_>, pass: &Pass, (asked, month): (Norm, Month)) -> Result<Vec<Keeper>> {
    let owing = owing(tx, pass, month)?;
    let of = owing.into_iter().filter(|(owed, _)| *owed == asked);
    Ok(of.map(|(_, keeper)| keeper).collect())
}

/// Every sponsor that owes addresses, with the norm it owes.
pub fn owing(tx: &mut Tx<'_>, pass: &Pass, month: Month) -> Result<Vec<(Norm, Keeper)>> {
    let helps: HashMap<SponsorId, i64> = store::who_helps(tx, pass, month)?.into_iter().collect();
    let mut all = Vec::new();
    for (id, kind, unit, name) in sponsors::store::of_kinds(tx, pass)? {
        let Some(owed) = SponsorKind::read(&kind).and_then(owes) else { continue };
        let has = helps.get(&id).copied().unwrap_or(0);
        let keeps = has >= norm(owed, month.last());
        all.push((owed, Keeper { of: Keeps::Sponsor(id), name, unit, has, keeps }));
    }
    Ok(all)
}

fn facilities(tx: &mut Tx<'_>, pass: &Pass, month: Month) -> Result<Vec<Keeper>> {
    let days = (month.first(), month.last());
    let received: HashMap<AddressId, i64> = store::received(tx, pass, month)?.into_iter().collect();
    let keeper = |(id, unit, name)| {
        let has = received.get(&id).copied().unwrap_or(0);
        Keeper { of: Keeps::Address(id), name, unit, has, keeps: has > 0 }
    };
    let all = addresses::store::helpable_facilities(tx, pass, days)?;
    Ok(all.into_iter().map(keeper).collect())
}

/// Each province under the centre with the facilities it stands by, also where there is none.
fn provinces(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (centre, month): (&Place, Month),
) -> Result<Vec<Keeper>> {
    let branches = place::branches(tx, centre.id, pass.today())?;
    let mut stands_by: HashMap<UnitId, i64> = HashMap::new();
    for one in facilities(tx, pass, month)?.into_iter().filter(|one| one.keeps) {
        let branch = branches.get(&one.unit).copied().unwrap_or(one.unit);
        *stands_by.entry(branch).or_default() += 1;
    }
    let least = norm(Norm::Facilities, month.last());
    let all = place::children(tx, centre.id, pass.today())?;
    let provinces = all.into_iter().filter(|unit| unit.level == "province");
    let keeper = |unit: place::UnitRow| {
        let has = stands_by.get(&unit.id).copied().unwrap_or(0);
        let of = Keeps::Province(unit.code);
        Keeper { of, name: unit.name, unit: unit.id, has, keeps: has >= least }
    };
    Ok(provinces.map(keeper).collect())
}
