//! The work on a file that runs beside the requests: its rows are judged, written, taken back,
//! batch by batch, each in a transaction of its own, so that nobody waits for a long file. Where it
//! stands is kept with it: a server that was ended goes on where it was ([`resume`]).

mod judging;
mod undoing;
mod writing;

use crate::model::{IntakeId, IntakeRow, State};
use crate::store;
use book::Figures;
use kernel::db::Tx;
use kernel::seal::Keys;
use kernel::{Error, Result, Who};
use kit::House;
use kit::reader::Reading;
use org::standing::Standing;
use std::sync::Arc;
use std::time::Duration;

/// What the work on a file is done with.
#[derive(Clone)]
pub(crate) struct Hand {
    house: House,
    figures: Arc<Figures>,
    keys: Arc<Keys>,
    reading: Reading,
}

impl Hand {
    /// From the shelf of the house.
    pub(crate) fn of(house: &House) -> Result<Hand> {
        Ok(Hand {
            figures: house.shelf::<Figures>()?,
            keys: house.shelf::<Arc<Keys>>()?.as_ref().clone(),
            reading: house.shelf::<Reading>()?.as_ref().clone(),
            house: house.clone(),
        })
    }

    /// Who the running stage works for, with the rights of today.
    async fn who(&self, row: &IntakeRow) -> Result<Who> {
        let by = row.stage_by.ok_or(Error::NotFound)?;
        let (at, today) = (self.house.clock.now(), self.house.clock.today());
        let read = move |tx: &mut Tx<'_>| people::sessions::of_account(tx, by, at, today);
        self.house.db.read(read).await?.ok_or(Error::NotFound)
    }
}

/// The unit of a file with the pass to work on it.
pub(crate) fn standing(tx: &mut Tx<'_>, who: &Who, row: &IntakeRow) -> Result<Standing> {
    Standing::of(tx, who, &crate::acts::SEND, row.unit, who.today())
}

/// Begins to work on a file, beside whoever asked for it. What is short is over before he looks
/// again: he waits that long for it.
pub async fn begin(house: &House, id: IntakeId) {
    const SHORT: Duration = Duration::from_millis(1_500);
    let beside = house.clone();
    let work = tokio::spawn(async move { run(&beside, id).await });
    // The work goes on when nobody waits for it any more.
    let _ = tokio::time::timeout(SHORT, work).await;
}

/// Goes on with every file that was being worked on when the server ended.
pub async fn resume(house: &House) -> Result<()> {
    for id in house.db.read(store::running).await? {
        let house = house.clone();
        tokio::spawn(async move { run(&house, id).await });
    }
    Ok(())
}

/// From so many rows on, what PostgreSQL knew of its tables is old.
const MANY: i64 = 10_000;

/// How often a busy database is asked again.
const TRIES: u32 = 50;

/// Works on a file until its stage is over.
pub async fn run(house: &House, id: IntakeId) {
    let mut tries = 0;
    loop {
        match stage(house, id).await {
            Ok(true) => tries = 0,
            Ok(false) => return,
            Err(Error::Busy) if tries < TRIES => {
                tries += 1;
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            // Somebody else works on it, or stopped it: what stands now is looked at anew.
            Err(Error::Conflict(_)) if tries < TRIES => tries += 1,
            Err(error) => {
                tracing::error!(intake = %id, %error, "a file could not be worked on");
                if let Err(error) = failed(house, id).await {
                    tracing::error!(intake = %id, %error, "nor could that be said");
                }
                return;
            }
        }
    }
}

/// Does the next piece of a file's stage; answers whether there is more.
async fn stage(house: &House, id: IntakeId) -> Result<bool> {
    let hand = Hand::of(house)?;
    let row = house.db.read(move |tx: &mut Tx<'_>| store::found(tx, id)).await?;
    let (changes, rows) = (row.state() != State::Judging, row.done.max(row.deeds));
    let goes_on = match row.state() {
        State::Judging => judging::judge(&hand, row).await,
        State::Applying => writing::write(&hand, row).await,
        State::Stopping => undoing::undo(&hand, row, State::Judging).await,
        State::Undoing => undoing::undo(&hand, row, State::Undone).await,
        _ => return Ok(false),
    };
    if changes && rows >= MANY && !*goes_on.as_ref().unwrap_or(&true) {
        house.db.wrote_many();
    }
    goes_on
}

/// What failed is said where its owner looks: a file that could not be judged is dropped, one that
/// was being written is taken back. Its account may be closed by now, so the program says it.
async fn failed(house: &House, id: IntakeId) -> Result<()> {
    let who = Who::job("exchange", house.clock.now(), house.clock.today());
    let say = move |tx: &mut Tx<'_>| {
        let row = store::found(tx, id)?;
        let place = kernel::place::get(tx, row.unit, who.today())?;
        let pass = who.may(&crate::acts::FORGET, &place)?;
        let state = match row.state() {
            State::Judging => State::Dropped,
            // It stays where it is, with its deeds: the next start goes on taking them back.
            State::Applying => State::Stopping,
            _ => return Ok(()),
        };
        let note = Some("exchange-note-failed");
        let change = store::Change { state: Some(state), note, ..store::Change::default() };
        store::step(tx, &pass, &row, &change).map(drop)
    };
    house.db.write(say).await
}

/// Forgets the files whose time is over, and says how many.
pub async fn forget(house: &House) -> Result<usize> {
    let (at, today) = (house.clock.now(), house.clock.today());
    let before = at.add_millis(-crate::rules::KEPT_DAYS * 24 * 3_600 * 1_000);
    let read = move |tx: &mut Tx<'_>| store::old(tx, before, 100);
    let old = house.db.read(read).await?;
    for row in &old {
        let (who, row) = (Who::job("exchange", at, today), row.clone());
        let forget = move |tx: &mut Tx<'_>| {
            let place = kernel::place::get(tx, row.unit, who.today())?;
            let pass = who.may(&crate::acts::FORGET, &place)?;
            store::to_forget(tx, &pass, row.id)
        };
        house.db.write(forget).await?;
    }
    Ok(old.len())
}
