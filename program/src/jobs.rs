//! The jobs beside the pages: the journal is chained within a second, queued totals are folded,
//! decisions change the map on their day.
//! A job that fails says so in the log and tries again; it never stops the server.

use kit::House;
use std::time::Duration;
use tokio::task::JoinHandle;

/// How often the jobs look for work.
const PAUSE: Duration = Duration::from_millis(500);
/// Entries chained in one transaction.
const LINKS: i64 = 2_000;

/// Starts the jobs.
pub fn start(house: &House) -> JoinHandle<()> {
    let house = house.clone();
    tokio::spawn(async move {
        let db = &house.db;
        loop {
            tokio::time::sleep(PAUSE).await;
            if let Err(error) = restructuring::desk::run_due(&house).await {
                tracing::error!(%error, "a decision could not change the map");
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
