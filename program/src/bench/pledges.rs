//! `nhanai bench pledges`: so many clients pledge one slot at one moment, so many times; each time
//! exactly one must win. It makes the demo in an empty database of its own and leaves it there.

use crate::cli::Stop;
use crate::{demo, house};
use addresses::AddressId;
use kernel::db::{Db, Tx};
use kernel::seal::Keys;
use kernel::{Day, Error, Flaw, Month, Result, Who, place};
use kit::House;
use serde::Serialize;
use sponsors::SponsorId;
use sponsorship::desk;
use sponsorship::model::{Means, NewPledge, NewSlot};
use sponsorship::{PledgeId, SlotId};
use std::path::Path;
use std::time::Instant;
use tokio::task::JoinSet;

/// Where the addresses of the demo are.
const PROVINCE: &str = "kien-giang";

/// What is done.
pub struct Set {
    /// Clients at once.
    pub clients: usize,
    /// How often.
    pub times: usize,
}

/// What `nhanai bench pledges` prints.
#[derive(Debug, Serialize)]
pub struct Report {
    engine: String,
    clients: usize,
    times: usize,
    /// Times at which exactly one client had the slot and all others were told so.
    one_won: usize,
    /// Middle and longest time until all clients of one time were answered.
    p50_ms: f64,
    longest_ms: f64,
}

/// Runs it in an empty database.
pub async fn run(database: &str, dir: &Path, set: &Set) -> std::result::Result<Report, Stop> {
    let db = house::open(database).await?;
    let keys = Keys::open(dir.join("bench.key"))?;
    let house = house::build(db, house::clock(Some(today())), keys).await?;
    if demo::seed(&house).await?.is_none() {
        return Err(Stop::Said("the database of a bench must be empty".into()));
    }
    let (address, sponsors) = house.db.read(scene).await?;
    let (mut one_won, mut took) = (0, Vec::with_capacity(set.times));
    for _ in 0..set.times {
        let slot = offered(&house, address).await?;
        let begun = Instant::now();
        let won = rush(&house.db, (address, slot), &sponsors, set.clients).await?;
        took.push(begun.elapsed().as_secs_f64() * 1_000.0);
        one_won += usize::from(won == 1);
    }
    took.sort_by(f64::total_cmp);
    Ok(Report {
        engine: database.split(':').next().unwrap_or_default().to_owned(),
        clients: set.clients,
        times: set.times,
        one_won,
        p50_ms: took.get(took.len() / 2).copied().unwrap_or_default(),
        longest_ms: took.last().copied().unwrap_or_default(),
    })
}

/// The day after the demo's month.
fn today() -> Day {
    Day::of(2024, 11, 1).unwrap_or(Day::BEGINNING)
}

fn officer() -> Who {
    super::app::officer(today())
}

/// An approved address that nobody stands by, and those who may pledge.
fn scene(tx: &mut Tx<'_>) -> Result<(AddressId, Vec<SponsorId>)> {
    let pass = officer().may(&addresses::acts::VIEW, &place::find(tx, PROVINCE, today())?)?;
    let month = Month::of(today());
    let days = (month.first(), month.last());
    for row in addresses::store::helpable_rows(tx, &pass, days, i64::from(u16::MAX))? {
        if sponsorship::store::whole(tx, &pass, row.id)?.slots.is_empty() {
            let all = sponsors::store::offered(tx, &pass, 100)?;
            return Ok((row.id, all.into_iter().map(|sponsor| sponsor.id).collect()));
        }
    }
    Err(Error::NotFound)
}

async fn offered(house: &House, id: AddressId) -> Result<NewSlot> {
    let month = Month::of(today());
    let slot = NewSlot {
        id: SlotId::new(),
        means: Means::Cash,
        words: String::new(),
        amount: 300_000,
        parts: 1,
        from: month,
        until: month.add_months(5),
        illustrative: None,
    };
    let new = slot.clone();
    house.db.write(move |tx: &mut Tx<'_>| desk::offer(tx, &officer(), id, &new)).await?;
    Ok(slot)
}

/// All clients at once; how many had the slot. Who had not must be told that somebody has it.
async fn rush(
    db: &Db,
    (id, slot): (AddressId, NewSlot),
    sponsors: &[SponsorId],
    clients: usize,
) -> Result<usize> {
    let mut hands = JoinSet::new();
    for at in 0..clients {
        let (db, (from, until)) = (db.clone(), (slot.from, slot.until));
        let sponsor = sponsors[at % sponsors.len().max(1)];
        let new = NewPledge { id: PledgeId::new(), slot: slot.id, sponsor, part: 1, from, until };
        hands.spawn(async move {
            db.write(move |tx: &mut Tx<'_>| desk::pledge(tx, &officer(), id, &new)).await
        });
    }
    let mut won = 0;
    while let Some(done) = hands.join_next().await {
        match done.map_err(Error::fault)? {
            Ok(()) => won += 1,
            Err(Error::Invalid(flaws)) if is_taken(&flaws) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(won)
}

fn is_taken(flaws: &[Flaw]) -> bool {
    flaws.first().is_some_and(|flaw| flaw.key == "sponsorship-taken")
}
