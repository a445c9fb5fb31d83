//! The seal on both engines: nothing plain at rest, nothing moved, nothing readable once
//! destroyed, everything readable after a rotation, and a line for every look.

#![allow(clippy::unwrap_used, clippy::panic)]

mod files;
mod ring;
mod rotation;
mod rows;

use super::{Field, Keys, record_key};
use crate::db::trial::{TrialDb, databases};
use crate::db::{Step, Tx, sql};
use crate::error::Result;
use crate::journal::{self, Subject};
use crate::pass::Pass;
use crate::place::trial as tree;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// Planted in sealed fields; a byte of it at rest is a leak.
const MARKER: &str = "MARKER-0912345678-Bà-Sáu";

const CASES: Step = Step {
    name: "trial/0001_person_case",
    sql: "create table person_case (\n  id uuid primary key,\n  unit bigint not null,\n  \
          sealed_illness bytea,\n  sealed_phone bytea,\n  version bigint not null\n);",
};

/// A folder for a key file; gone when dropped.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Folder {
        let path = std::env::temp_dir().join(format!("nhanai-keys-{}", Uuid::now_v7()));
        std::fs::create_dir(&path).unwrap();
        Folder(path)
    }

    fn key(&self) -> PathBuf {
        self.0.join("server.key")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A database with its tree, keys and An's pass at Phú Lợi.
struct Ground {
    db: TrialDb,
    keys: Keys,
    pass: Pass,
    folder: Folder,
}

async fn grounds() -> Vec<Ground> {
    let mut all = Vec::new();
    for db in databases(&[CASES]).await {
        tree::plant(&db).await;
        let folder = Folder::new();
        let keys = Keys::open(folder.key()).unwrap();
        let pass = tree::pass(&db, &tree::SAVE, tree::PHU_LOI).await;
        all.push(Ground { db, keys, pass, folder });
    }
    all
}

fn illness(id: Uuid) -> Field {
    Field::new("person_case", "sealed_illness", id)
}

fn insert(tx: &mut Tx<'_>, pass: &Pass, keys: &Keys, id: Uuid, plain: &str) -> Result<()> {
    let place = crate::place::get(tx, pass.unit()?, pass.today())?;
    let key = record_key(tx, keys, &place, id, pass.at())?;
    sql("insert into person_case (id, unit, sealed_illness, version) values ($1, $2, $3, 1)")
        .bind(id)
        .bind(place.id)
        .bind(key.seal(&illness(id), plain.as_bytes())?)
        .run(tx)?;
    journal::record(tx, pass, Subject::new("person_case", id), 1)?;
    Ok(())
}

impl Ground {
    async fn add(&self, plain: &str) -> Uuid {
        self.add_with(&self.pass, plain).await
    }

    async fn add_with(&self, pass: &Pass, plain: &str) -> Uuid {
        let (id, pass, keys) = (Uuid::now_v7(), pass.clone(), self.keys.clone());
        let plain = plain.to_owned();
        self.db.write(move |tx| insert(tx, &pass, &keys, id, &plain)).await.unwrap();
        id
    }

    async fn read(&self, id: Uuid) -> Result<String> {
        self.read_with(&self.pass, id, "trial").await
    }

    async fn read_with(&self, pass: &Pass, id: Uuid, purpose: &'static str) -> Result<String> {
        let (pass, keys) = (pass.clone(), self.keys.clone());
        self.db
            .write(move |tx| {
                let blob: Vec<u8> =
                    sql("select sealed_illness from person_case where id = $1").bind(id).one(tx)?;
                let plain = super::read(tx, &pass, &keys, &illness(id), &blob, 1, purpose)?;
                Ok(plain.into_text()?.expose().clone())
            })
            .await
    }
}

/// Whether any file under a folder holds these bytes.
fn holds(folder: &Path, wanted: &[u8]) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        bytes.windows(wanted.len()).any(|window| window == wanted)
    })
}
