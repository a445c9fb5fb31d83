//! The one writer of a SQLite file. It takes all the jobs that wait, runs each in a savepoint,
//! commits once for all of them, and only then answers: a durable commit costs about 4 ms, so one
//! commit a request would end near 240 writes a second. It never runs two jobs at once.

use super::super::Work;
use super::transaction;
use crate::error::{Error, Result};
use rusqlite::Connection;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use tokio::sync::oneshot;

/// More than this many waiting jobs is more than the house can take.
const QUEUE: usize = 8_192;
/// One commit serves at most this many jobs, so that the first of them does not wait long.
const BATCH: usize = 512;

/// The door to the writer thread.
pub(super) struct Writer {
    jobs: SyncSender<Box<dyn Job>>,
}

/// A waiting transaction: run, then told whether it was committed.
trait Job: Send {
    /// Runs inside an open savepoint; true when its rows are to be kept.
    fn run(&mut self, connection: &Connection) -> bool;
    /// Answers the caller.
    fn answer(self: Box<Self>, commit: Result<()>);
}

struct Pending<F, T> {
    work: F,
    outcome: Option<Result<T>>,
    reply: oneshot::Sender<Result<T>>,
}

impl<T: Send, F: Work<T>> Job for Pending<F, T> {
    fn run(&mut self, connection: &Connection) -> bool {
        let mut tx = transaction(connection, true);
        let ran = catch_unwind(AssertUnwindSafe(|| {
            let value = (self.work)(&mut tx)?;
            tx.check_deeds()?;
            Ok(value)
        }));
        let outcome = ran.unwrap_or_else(|_| Err(Error::fault("a transaction panicked")));
        let keep = outcome.is_ok();
        self.outcome = Some(outcome);
        keep
    }

    fn answer(self: Box<Self>, commit: Result<()>) {
        // A failed job keeps its own reason; a good one, and one that never ran, fails with the
        // commit. A caller who hung up is no error: the work is done and stays done.
        let _ = self.reply.send(match self.outcome {
            Some(outcome) => outcome.and_then(|value| commit.map(|()| value)),
            None => Err(commit.err().unwrap_or_else(|| Error::fault("a job did not run"))),
        });
    }
}

/// Statements outside any transaction, for the migrator's own table.
struct Batch {
    text: String,
    reply: oneshot::Sender<Result<()>>,
    outcome: Result<()>,
}

impl Job for Batch {
    fn run(&mut self, connection: &Connection) -> bool {
        self.outcome = connection.execute_batch(&self.text).map_err(Error::from);
        self.outcome.is_ok()
    }

    fn answer(self: Box<Self>, commit: Result<()>) {
        let _ = self.reply.send(self.outcome.and(commit));
    }
}

impl Writer {
    pub(super) fn start(connection: Connection) -> Result<Writer> {
        let (jobs, waiting) = sync_channel(QUEUE);
        std::thread::Builder::new()
            .name("sqlite-writer".into())
            .spawn(move || keep_writing(&connection, &waiting))
            .map_err(Error::fault)?;
        Ok(Writer { jobs })
    }

    pub(super) async fn run<T: Send + 'static>(&self, work: impl Work<T>) -> Result<T> {
        let (reply, answer) = oneshot::channel();
        self.send(Box::new(Pending { work, outcome: None, reply }))?;
        answer.await.map_err(|_| Error::fault("the writer has stopped"))?
    }

    pub(super) async fn batch(&self, text: String) -> Result<()> {
        let (reply, answer) = oneshot::channel();
        self.send(Box::new(Batch { text, reply, outcome: Ok(()) }))?;
        answer.await.map_err(|_| Error::fault("the writer has stopped"))?
    }

    fn send(&self, job: Box<dyn Job>) -> Result<()> {
        self.jobs.try_send(job).map_err(|refused| match refused {
            TrySendError::Full(_) => Error::Busy,
            TrySendError::Disconnected(_) => Error::fault("the writer has stopped"),
        })
    }
}

fn keep_writing(connection: &Connection, waiting: &Receiver<Box<dyn Job>>) {
    while let Ok(first) = waiting.recv() {
        let mut done: Vec<Box<dyn Job>> = Vec::new();
        let outcome = write_batch(connection, first, waiting, &mut done);
        if outcome.is_err() && !connection.is_autocommit() {
            let _ = connection.execute_batch("rollback");
        }
        for job in done {
            job.answer(outcome.as_ref().copied().map_err(same));
        }
    }
}

/// The failure of a commit, told to every job of its batch.
fn same(cause: &Error) -> Error {
    match cause {
        Error::Busy => Error::Busy,
        other => Error::fault(other),
    }
}

fn write_batch(
    connection: &Connection,
    first: Box<dyn Job>,
    waiting: &Receiver<Box<dyn Job>>,
    done: &mut Vec<Box<dyn Job>>,
) -> Result<()> {
    let mut next = Some(first);
    // IMMEDIATE: with a deferred begin a read-then-write fails with BUSY (stack.md).
    let begun = step(connection, "begin immediate");
    while let Some(mut job) = next.take() {
        let ran = begun.is_ok().then(|| run_in_savepoint(connection, &mut *job));
        done.push(job);
        ran.transpose()?;
        if connection.is_autocommit() {
            begun?;
            return Err(Error::fault("the engine gave up the transaction"));
        }
        if done.len() < BATCH {
            next = waiting.try_recv().ok();
        }
    }
    begun?;
    step(connection, "commit")
}

fn run_in_savepoint(connection: &Connection, job: &mut dyn Job) -> Result<()> {
    step(connection, "savepoint job")?;
    if !job.run(connection) && !connection.is_autocommit() {
        step(connection, "rollback to job")?;
    }
    if connection.is_autocommit() {
        return Err(Error::fault("the engine gave up the transaction"));
    }
    step(connection, "release job")
}

fn step(connection: &Connection, text: &str) -> Result<()> {
    connection.prepare_cached(text)?.execute([])?;
    Ok(())
}
