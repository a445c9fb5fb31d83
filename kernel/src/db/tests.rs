//! The doors of the database, on both engines: what is acknowledged is whole and durable, what
//! fails is gone, and nobody's failure is another's.

#![allow(clippy::unwrap_used, clippy::panic)]

mod commit;
mod crowd;
mod rows;
mod schema;

use super::trial::{TrialDb, databases};
use super::{Step, Tx, sql};
use crate::error::Result;
use crate::journal::{self, Subject};
use crate::pass::Pass;
use crate::place::trial as tree;
use uuid::Uuid;

const NOTES: Step = Step {
    name: "trial/0001_note",
    sql: "create table note (\n  id uuid primary key,\n  body text not null,\n  \
          version bigint not null\n);\ncreate table pair (\n  id uuid not null,\n  \
          side bigint not null,\n  primary key (id, side)\n) /* clustered */;",
};

/// A database of each engine with notes and a tree, and a pass for them.
async fn houses() -> Vec<(TrialDb, Pass)> {
    let mut all = Vec::new();
    for db in databases(&[NOTES]).await {
        tree::plant(&db).await;
        let pass = tree::pass(&db, &tree::SAVE, tree::PHU_LOI).await;
        all.push((db, pass));
    }
    all
}

fn insert(tx: &mut Tx<'_>, id: Uuid, body: &str) -> Result<u64> {
    sql("insert into note (id, body, version) values ($1, $2, 1)").bind(id).bind(body).run(tx)
}

fn add(tx: &mut Tx<'_>, pass: &Pass, id: Uuid, body: &str) -> Result<()> {
    insert(tx, id, body)?;
    journal::record(tx, pass, Subject::new("note", id), 1)?;
    Ok(())
}

async fn count(db: &super::Db) -> i64 {
    db.read(|tx| sql("select count(*) from note").one(tx)).await.unwrap()
}
