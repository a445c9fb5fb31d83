//! The databases: one door to read, one to write, one SQL text for both engines. Only this folder
//! knows which engine runs. It will never hold a statement of a capability.
//!
//! A transaction is a closure run to its end on a thread of its own, so a client that hangs up
//! cannot leave one open. On SQLite one writer thread groups the commits of all that wait; on
//! PostgreSQL a closure may be run again after a serialisation failure, so it must be repeatable.

mod many;
mod migrate;
mod postgres;
mod sqlite;
mod statement;
#[cfg(test)]
mod tests;
pub mod trial;
mod value;
mod words;

pub use many::{Many, ROWS};
pub use migrate::Step;
pub use statement::{Sql, sql};
pub use value::{FromRow, FromValue, ToValue, Value, next, text_of};

use crate::error::{Error, Result};
use std::sync::Arc;

/// The kernel's own schema steps; they run before those of any capability.
pub const SCHEMA: &[Step] = &[
    Step { name: "kernel/0001_place", sql: include_str!("../schema/0001_place.sql") },
    Step { name: "kernel/0002_journal", sql: include_str!("../schema/0002_journal.sql") },
    Step { name: "kernel/0003_seal", sql: include_str!("../schema/0003_seal.sql") },
    Step {
        name: "kernel/0004_succession_share",
        sql: include_str!("../schema/0004_succession_share.sql"),
    },
    Step {
        name: "kernel/0005_illustrative_share",
        sql: include_str!("../schema/0005_illustrative_share.sql"),
    },
    Step {
        name: "kernel/0006_succession_record",
        sql: include_str!("../schema/0006_succession_record.sql"),
    },
];

/// A database, shared by the whole program.
#[derive(Clone)]
pub struct Db(Arc<Engine>);

enum Engine {
    Sqlite(sqlite::House),
    Postgres(postgres::House),
}

/// What a transaction has done so far, for the rule "no journal, no commit".
#[derive(Default, Clone, Copy)]
pub(crate) struct Deeds {
    pub(crate) wrote: bool,
    pub(crate) journaled: bool,
}

/// A running transaction.
pub struct Tx<'a> {
    pub(crate) line: Line<'a>,
    pub(crate) deeds: Deeds,
    pub(crate) writes: bool,
}

pub(crate) enum Line<'a> {
    Sqlite(&'a rusqlite::Connection),
    Postgres(postgres::Line<'a>),
}

impl Tx<'_> {
    /// Whether many writers commit side by side, so that a row which everybody updates must be
    /// queued (`pending`) instead of updated in place. True on PostgreSQL alone.
    pub fn has_many_writers(&self) -> bool {
        matches!(self.line, Line::Postgres(_))
    }

    /// Runs a part of this transaction. Where it fails, what it wrote is undone, what was written
    /// before it stands, and the caller says whether the transaction goes on.
    pub fn part<T>(&mut self, work: impl FnOnce(&mut Tx<'_>) -> Result<T>) -> Result<T> {
        let before = self.deeds;
        self.step("savepoint part")?;
        let done = work(self);
        if done.is_err() {
            self.step("rollback to savepoint part")?;
            self.deeds = before;
        }
        self.step("release savepoint part")?;
        done
    }

    /// A statement about the transaction itself, which is no deed (SQLite says of it how many rows
    /// the one before it changed).
    fn step(&mut self, text: &'static str) -> Result<()> {
        let deeds = self.deeds;
        sql(text).run(self)?;
        self.deeds = deeds;
        Ok(())
    }

    /// Told by the journal: this transaction has recorded its act.
    pub(crate) fn mark_journaled(&mut self) {
        self.deeds.journaled = true;
    }

    /// Rows that belong to no act of a person (sessions, throttles, queues that are folded): the
    /// caller states that this transaction needs no journal line, and why.
    pub fn without_journal(&mut self, _why: &'static str) {
        self.deeds.journaled = true;
    }

    pub(crate) fn check_deeds(&self) -> Result<()> {
        if self.deeds.wrote && !self.deeds.journaled {
            return Err(Error::fault("rows were written and no act was journaled"));
        }
        Ok(())
    }
}

/// What a closure of a transaction must be: repeatable, and free of borrowed data.
pub trait Work<T>: Fn(&mut Tx<'_>) -> Result<T> + Send + 'static {}
impl<T, F: Fn(&mut Tx<'_>) -> Result<T> + Send + 'static> Work<T> for F {}

impl Db {
    /// Opens `sqlite:FILE` (made when missing) or `postgres://…`.
    pub async fn open(url: &str) -> Result<Db> {
        let engine = match url.strip_prefix("sqlite:") {
            Some(path) => Engine::Sqlite(sqlite::House::open(std::path::Path::new(path))?),
            None if url.starts_with("postgres:") || url.starts_with("postgresql:") => {
                Engine::Postgres(postgres::House::open(url).await?)
            }
            None => return Err(Error::fault("a database is sqlite:FILE or postgres://…")),
        };
        Ok(Db(Arc::new(engine)))
    }

    /// Runs a closure that only reads, on a snapshot.
    pub async fn read<T: Send + 'static>(&self, work: impl Work<T>) -> Result<T> {
        match &*self.0 {
            Engine::Sqlite(house) => house.read(work).await,
            Engine::Postgres(house) => house.read(work).await,
        }
    }

    /// Runs a closure in a transaction and answers after its durable commit. Refused when rows
    /// were written and no act was journaled.
    pub async fn write<T: Send + 'static>(&self, work: impl Work<T>) -> Result<T> {
        match &*self.0 {
            Engine::Sqlite(house) => house.write(work).await,
            Engine::Postgres(house) => house.write(work).await,
        }
    }

    /// Brings the schema to the newest step. Steps run in the order given; a landed step that was
    /// edited is refused.
    pub async fn migrate(&self, steps: Vec<Step>) -> Result<()> {
        match &*self.0 {
            Engine::Sqlite(house) => house.migrate(steps).await,
            Engine::Postgres(house) => house.migrate(steps).await,
        }
    }

    /// The steps that have not run yet; an edited landed step is an error. It writes nothing.
    pub async fn missing_steps(&self, steps: Vec<Step>) -> Result<Vec<&'static str>> {
        self.read(move |tx| {
            let mut missing = Vec::new();
            for step in &steps {
                if step.is_due(tx)? {
                    missing.push(step.name);
                }
            }
            Ok(missing)
        })
        .await
    }

    /// Copies the whole database into one file while writers go on (SQLite's online backup; on
    /// PostgreSQL a dump is `pg_dump`'s work, and this says so).
    pub async fn copy_to(&self, file: &std::path::Path) -> Result<()> {
        match &*self.0 {
            Engine::Sqlite(house) => house.copy_to(file.to_path_buf()).await,
            Engine::Postgres(_) => Err(Error::fault("back up PostgreSQL with pg_dump")),
        }
    }

    /// Says that very many rows were written at once: what the engine knows of its tables is old.
    pub fn wrote_many(&self) {
        if let Engine::Postgres(house) = &*self.0 {
            house.wrote_many();
        }
    }

    /// Lets the engine look at its tables anew where somebody said that very many rows were
    /// written; a job's work, outside any transaction. Only PostgreSQL plans by what tables hold.
    pub async fn look_anew(&self) -> Result<bool> {
        match &*self.0 {
            Engine::Sqlite(_) => Ok(false),
            Engine::Postgres(house) => house.look_anew().await,
        }
    }

    /// What the engine itself says of its file: empty when sound, else one line a fault.
    pub async fn check(&self) -> Result<Vec<String>> {
        match &*self.0 {
            Engine::Sqlite(house) => house.check().await,
            Engine::Postgres(_) => Ok(Vec::new()),
        }
    }
}
