//! The jobs beside the pages: the journal is chained within a second, queued totals are folded,
//! decisions change the map on their day, tables are looked at anew after very many rows, files
//! that were being taken in are gone on with, old ones are forgotten.
//! A job that fails says so in the log and tries again; it never stops the server.

use crate::mail::{self, Mailer};
use kit::House;
use std::time::Duration;
use tokio::task::JoinHandle;

/// How often the jobs look for work.
const PAUSE: Duration = Duration::from_millis(500);
/// Entries chained in one transaction.
const LINKS: i64 = 2_000;
/// How often old files are looked for: every so many rounds, about an hour.
const ROUNDS: u32 = 7_200;

/// How often the queue of mail is looked at.
const MAIL_PAUSE: Duration = Duration::from_secs(20);

/// Sends mail that is due, where a server for it was named.
pub fn start_mail(house: &House) -> Option<JoinHandle<()>> {
    let mailer = house.shelf::<Mailer>().ok()?;
    let house = house.clone();
    Some(tokio::spawn(async move {
        loop {
            if let Err(error) = mail::send_due(&house, &mailer).await {
                tracing::error!(%error, "the queue of mail could not be worked on");
            }
            tokio::time::sleep(MAIL_PAUSE).await;
        }
    }))
}

/// Makes names of before dossiers were found while somebody types findable, and gives those that
/// were shown before there were cards one; once, then there are none.
async fn keep_names(house: &House) -> kernel::Result<()> {
    while house.db.write(addresses::store::keep_older).await? > 0 {}
    while house.db.write(addresses::desk::cards_of_older).await? > 0 {}
    Ok(())
}

/// Starts the jobs.
pub fn start(house: &House) -> JoinHandle<()> {
    let house = house.clone();
    tokio::spawn(async move {
        let db = &house.db;
        if let Err(error) = exchange::run::resume(&house).await {
            tracing::error!(%error, "files that were being taken in could not be gone on with");
        }
        if let Err(error) = keep_names(&house).await {
            tracing::error!(%error, "names of older dossiers could not be made findable");
        }
        let mut round = 0_u32;
        loop {
            if round.is_multiple_of(ROUNDS)
                && let Err(error) = exchange::run::forget(&house).await
            {
                tracing::error!(%error, "old files could not be forgotten");
            }
            round = round.wrapping_add(1);
            tokio::time::sleep(PAUSE).await;
            if let Err(error) = restructuring::desk::run_due(&house).await {
                tracing::error!(%error, "a decision could not change the map");
            }
            if let Err(error) = db.look_anew().await {
                tracing::error!(%error, "the tables could not be looked at anew");
            }
            // Looking first costs a read and no commit; an idle house writes nothing.
            match db.read(kernel::journal::is_waiting).await {
                Ok(true) => {
                    if let Err(error) = db.write(|tx| kernel::journal::sequence(tx, LINKS)).await {
                        tracing::error!(%error, "the journal could not be chained");
                    }
                }
                Ok(false) => {}
                Err(error) => tracing::error!(%error, "the journal could not be read"),
            }
            match db.read(book::is_pending).await {
                Ok(true) => {
                    if let Err(error) = db.write(book::fold).await {
                        tracing::error!(%error, "queued totals could not be folded");
                    }
                }
                Ok(false) => {}
                Err(error) => tracing::error!(%error, "queued totals could not be read"),
            }
        }
    })
}
