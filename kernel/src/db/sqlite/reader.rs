//! The reading threads of a SQLite file: each has a connection that cannot write and runs one
//! closure at a time on one snapshot. They never wait for the writer.

use super::super::Work;
use super::{connect, transaction};
use crate::error::{Error, Result};
use rusqlite::Connection;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex};
use tokio::sync::oneshot;

const QUEUE: usize = 4_096;

type Job = Box<dyn FnOnce(&Connection) + Send>;

/// The door to the readers.
pub(super) struct Readers {
    jobs: SyncSender<Job>,
}

impl Readers {
    pub(super) fn start(path: &Path) -> Result<Readers> {
        let (jobs, waiting) = sync_channel::<Job>(QUEUE);
        let waiting = Arc::new(Mutex::new(waiting));
        let threads = std::thread::available_parallelism().map_or(2, |n| n.get().clamp(2, 8));
        for number in 0..threads {
            let connection = connect(path)?;
            connection.execute_batch("pragma query_only = on;")?;
            let waiting = Arc::clone(&waiting);
            std::thread::Builder::new()
                .name(format!("sqlite-reader-{number}"))
                .spawn(move || keep_reading(&connection, &waiting))
                .map_err(Error::fault)?;
        }
        Ok(Readers { jobs })
    }

    pub(super) async fn run<T: Send + 'static>(&self, work: impl Work<T>) -> Result<T> {
        let (reply, answer) = oneshot::channel();
        let job: Job = Box::new(move |connection| {
            let outcome = catch_unwind(AssertUnwindSafe(|| read(connection, work)))
                .unwrap_or_else(|_| Err(Error::fault("a reading closure panicked")));
            let _ = reply.send(outcome);
        });
        self.jobs.try_send(job).map_err(|refused| match refused {
            TrySendError::Full(_) => Error::Busy,
            TrySendError::Disconnected(_) => Error::fault("the readers have stopped"),
        })?;
        answer.await.map_err(|_| Error::fault("the readers have stopped"))?
    }
}

fn read<T>(connection: &Connection, work: impl Work<T>) -> Result<T> {
    connection.prepare_cached("begin")?.execute([])?;
    let outcome = work(&mut transaction(connection, false));
    connection.prepare_cached("rollback")?.execute([])?;
    outcome
}

fn keep_reading(connection: &Connection, waiting: &Mutex<Receiver<Job>>) {
    loop {
        // The lock is held only while waiting; a poisoned lock means a sibling died in `recv`,
        // which cannot leave the receiver half-changed.
        let job = waiting.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).recv();
        let Ok(job) = job else { return };
        job(connection);
        if !connection.is_autocommit() {
            let _ = connection.execute_batch("rollback");
        }
    }
}
