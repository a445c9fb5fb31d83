//! Databases for tests, here and in every capability: a SQLite file in a temporary folder, always,
//! and a fresh PostgreSQL database when `NHANAI_TEST_POSTGRES` names a server. The product never
//! calls it. What it cannot make ends the test that asked for it.

// A test that cannot have its database has failed, and this is the one way to say so.
#![allow(clippy::panic)]

use super::{Db, SCHEMA, Step};
use std::ops::Deref;
use std::path::{Path, PathBuf};
use tokio_postgres::NoTls;
use uuid::Uuid;

/// The environment variable that names the server (`postgres://user@host:port/postgres`).
pub const SERVER: &str = "NHANAI_TEST_POSTGRES";

/// A database of one test; it is gone when this is dropped.
pub struct TrialDb {
    // Dropped first: the engine lets go before its place is removed.
    db: Db,
    url: String,
    place: Scratch,
}

enum Scratch {
    Folder(PathBuf),
    Postgres { server: String, name: String },
}

impl TrialDb {
    /// Which engine it is (`sqlite`, `postgres`), for the message of a failing test.
    pub fn engine(&self) -> &'static str {
        match self.place {
            Scratch::Folder(_) => "sqlite",
            Scratch::Postgres { .. } => "postgres",
        }
    }

    /// The address it was opened with, to open it once more.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Makes a PostgreSQL database one that others are copied from: nobody connects to it any more.
    ///
    /// # Panics
    /// On SQLite, where a copy of the file does the same.
    pub async fn into_model(self) -> Model {
        let TrialDb { db, place, .. } = self;
        drop(db);
        let Scratch::Postgres { server, name } = &place else {
            panic!("a SQLite database is copied as a file")
        };
        let model = Model { server: server.clone(), name: name.replacen(TRIAL, MODEL, 1) };
        sure("leaving it", run(server, &leave(name)).await);
        let rename = format!("alter database {name} rename to {}", model.name);
        sure("the model's name", run(server, &rename).await);
        std::mem::forget(place);
        model
    }

    /// The folder of a SQLite database (`trial.db` is the file).
    pub fn folder(&self) -> Option<&Path> {
        match &self.place {
            Scratch::Folder(folder) => Some(folder),
            Scratch::Postgres { .. } => None,
        }
    }
}

impl Deref for TrialDb {
    type Target = Db;
    fn deref(&self) -> &Db {
        &self.db
    }
}

/// A PostgreSQL database that trials are copied from, for what takes long to make. Nothing ends
/// with a test program, so it stays on the server; the next one takes away those of an hour ago.
pub struct Model {
    server: String,
    name: String,
}

impl Model {
    /// A database with everything the model holds.
    pub async fn copy(&self) -> TrialDb {
        let (server, name) = (self.server.clone(), fresh(TRIAL));
        let make = format!("create database {name} template {} strategy file_copy", self.name);
        sure("a copy of the model", run(&server, &make).await);
        let url = with_database(&server, &name);
        open(url, Scratch::Postgres { server, name }, &[]).await
    }
}

/// What the names of databases begin with.
const TRIAL: &str = "trial_";
const MODEL: &str = "model_";
/// How long a model may be needed, in milliseconds.
const MODEL_MS: u64 = 3_600_000;

fn fresh(kind: &str) -> String {
    format!("{kind}{}", Uuid::now_v7().simple())
}

/// Ends what is connected to a database and lets nobody in. The pool that was dropped closes its
/// connections in its own time.
fn leave(name: &str) -> String {
    format!(
        "alter database {name} with allow_connections false; \
         select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'"
    )
}

/// Takes away models that no test program can be using any more: names carry their time.
async fn sweep(server: &str) -> Result<(), tokio_postgres::Error> {
    let (client, line) = tokio_postgres::connect(server, NoTls).await?;
    let line = tokio::spawn(line);
    let names = client.query("select datname from pg_database", &[]).await?;
    let now = Uuid::now_v7().get_timestamp().map_or(0, |at| at.to_unix().0 * 1000);
    for name in names.iter().map(|row| row.get::<_, String>(0)) {
        let made = name.strip_prefix(MODEL).and_then(|id| Uuid::parse_str(id).ok());
        let at = made.and_then(|id| id.get_timestamp()).map(|at| at.to_unix().0 * 1000);
        if at.is_some_and(|at| at + MODEL_MS < now) {
            // Another program may be faster.
            client.batch_execute(&format!("drop database if exists {name}")).await?;
        }
    }
    drop(client);
    let _ = line.await;
    Ok(())
}

/// A fresh database of each engine with the kernel's schema and these steps.
pub async fn databases(steps: &[Step]) -> Vec<TrialDb> {
    let mut all = vec![sqlite(steps).await];
    if let Ok(server) = std::env::var(SERVER) {
        all.push(postgres(&server, steps).await);
    }
    all
}

/// A fresh SQLite database with the kernel's schema and these steps.
pub async fn sqlite(steps: &[Step]) -> TrialDb {
    let folder = std::env::temp_dir().join(format!("nhanai-trial-{}", Uuid::now_v7()));
    sure("the temporary folder", std::fs::create_dir(&folder));
    let url = format!("sqlite:{}", folder.join("trial.db").display());
    open(url, Scratch::Folder(folder), steps).await
}

/// A fresh PostgreSQL database on a server, with the kernel's schema and these steps.
pub async fn postgres(server: &str, steps: &[Step]) -> TrialDb {
    sure("sweeping", sweep(server).await);
    let name = fresh(TRIAL);
    let make = format!(
        "create database {name} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'"
    );
    sure("the trial database", run(server, &make).await);
    let url = with_database(server, &name);
    open(url, Scratch::Postgres { server: server.to_owned(), name }, steps).await
}

async fn open(url: String, place: Scratch, steps: &[Step]) -> TrialDb {
    let db = sure("opening", Db::open(&url).await);
    let trial = TrialDb { db, url, place };
    sure("the kernel's schema", trial.migrate(SCHEMA.to_vec()).await);
    sure("the schema", trial.migrate(steps.to_vec()).await);
    trial
}

async fn run(server: &str, text: &str) -> Result<(), tokio_postgres::Error> {
    let (client, line) = tokio_postgres::connect(server, NoTls).await?;
    let line = tokio::spawn(line);
    let ran = client.batch_execute(text).await;
    drop(client);
    let _ = line.await;
    ran
}

/// The server's address with another database in it.
fn with_database(server: &str, name: &str) -> String {
    let (address, settings) = match server.split_once('?') {
        Some((address, settings)) => (address, format!("?{settings}")),
        None => (server, String::new()),
    };
    let host_at = address.find("://").map_or(0, |at| at + 3);
    let end = address[host_at..].find('/').map_or(address.len(), |at| host_at + at);
    format!("{}/{name}{settings}", &address[..end])
}

fn sure<T, E: std::fmt::Display>(what: &str, outcome: Result<T, E>) -> T {
    match outcome {
        Ok(value) => value,
        Err(cause) => panic!("{what} of a trial: {cause}"),
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        match self {
            Scratch::Folder(folder) => {
                let _ = std::fs::remove_dir_all(folder);
            }
            Scratch::Postgres { server, name } => {
                // Dropping happens inside a runtime that must not be blocked on itself, so a
                // thread with its own one does it; `force` ends what connections are left.
                let (server, name) = (server.clone(), name.clone());
                let forget = move || {
                    let own = tokio::runtime::Builder::new_current_thread().enable_all().build();
                    let drop = format!("drop database if exists {name} with (force)");
                    own.map(|own| own.block_on(run(&server, &drop)))
                };
                let _ = std::thread::spawn(forget).join();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::with_database;

    #[test]
    fn the_database_of_an_address_is_exchanged() {
        let bare = "postgres://postgres@127.0.0.1:5433";
        assert_eq!(with_database(bare, "t"), "postgres://postgres@127.0.0.1:5433/t");
        assert_eq!(
            with_database("postgres://a:b@h:1/postgres?connect_timeout=3", "t"),
            "postgres://a:b@h:1/t?connect_timeout=3"
        );
    }
}
