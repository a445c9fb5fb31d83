//! Many at once: group commit, clients that hang up, a full queue, the same key twice.

use super::{add, count, houses, insert};
use crate::db::{Db, sql};
use crate::error::{Error, Result};
use crate::journal::{self, Subject};
use crate::pass::Pass;
use std::sync::mpsc;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::task::JoinHandle;
use uuid::Uuid;

const CALLERS: usize = 64;
const EACH: usize = 10;

/// One in eight of their jobs is refused by a rule and one in sixteen falls, after it wrote.
fn caller(db: Db, pass: Pass, number: usize) -> JoinHandle<usize> {
    tokio::spawn(async move {
        let mut good = 0;
        for turn in 0..EACH {
            let (own, fate) = (pass.clone(), (number * EACH + turn) % 16);
            let written = db
                .write(move |tx| {
                    add(tx, &own, Uuid::now_v7(), "x")?;
                    match fate {
                        3 => panic!("a job of a trial fell"),
                        5 | 9 => Err(Error::flaw("body", "refused")),
                        _ => Ok(()),
                    }
                })
                .await;
            match (written, fate) {
                (Ok(()), _) => good += 1,
                (Err(Error::Fault(_)), 3) | (Err(Error::Invalid(_)), 5 | 9) => {}
                (Err(other), _) => panic!("a good job failed: {other}"),
            }
        }
        good
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_acknowledged_is_there_whoever_else_fails() {
    for (db, pass) in houses().await {
        let callers: Vec<_> =
            (0..CALLERS).map(|n| caller((*db).clone(), pass.clone(), n)).collect();
        let mut good = 0;
        for one in callers {
            good += one.await.unwrap();
        }
        assert_eq!(good, CALLERS * EACH * 13 / 16, "{}", db.engine());
        // Read through another opening of the same database, as a restarted server would.
        let again = Db::open(db.url()).await.unwrap();
        assert_eq!(count(&again).await, good as i64, "{}", db.engine());
        let broken = again.read(journal::verify).await.unwrap();
        assert!(broken.is_empty(), "{}: {broken:?}", db.engine());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_key_sent_by_many_is_one_row() {
    for (db, pass) in houses().await {
        let id = Uuid::now_v7();
        let sent: Vec<_> = (0..32)
            .map(|_| {
                let (db, pass) = ((*db).clone(), pass.clone());
                tokio::spawn(async move {
                    db.write(move |tx| {
                        let known: Option<i64> =
                            sql("select version from note where id = $1").bind(id).maybe(tx)?;
                        if known.is_some() { Ok(()) } else { add(tx, &pass, id, "x") }
                    })
                    .await
                })
            })
            .collect();
        for one in sent {
            one.await.unwrap().unwrap();
        }
        assert_eq!(count(&db).await, 1, "{}", db.engine());
    }
}

/// A write of two rows that takes a while; a hang-up in its middle must not show.
async fn write_pair(db: &Db, pass: Pass, id: Uuid) -> Result<()> {
    db.write(move |tx| {
        insert(tx, id, "x")?;
        std::thread::sleep(Duration::from_micros(500));
        sql("insert into pair (id, side) values ($1, 1)").bind(id).run(tx)?;
        journal::record(tx, &pass, Subject::new("note", id), 1)?;
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_hangs_up_leaves_whole_work_or_none() {
    for (db, pass) in houses().await {
        for wait_us in 0..60 {
            let work = write_pair(&db, pass.clone(), Uuid::now_v7());
            let _ = tokio::time::timeout(Duration::from_micros(wait_us * 40), work).await;
        }
        // Behind all of them in the queue: when this is answered they have ended, too; and no
        // transaction was left open that would keep it waiting.
        for _ in 0..20 {
            let last = write_pair(&db, pass.clone(), Uuid::now_v7());
            tokio::time::timeout(Duration::from_secs(5), last).await.unwrap().unwrap();
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
        let halves: i64 = db
            .read(|tx| {
                sql("select count(*) from note n left join pair p on p.id = n.id \
                     where p.id is null")
                .one(tx)
            })
            .await
            .unwrap();
        assert_eq!(halves, 0, "{}", db.engine());
        let broken = db.read(journal::verify).await.unwrap();
        assert!(broken.is_empty(), "{}: {broken:?}", db.engine());
    }
}

/// Holds the writer until the sender is dropped.
fn hold(db: &Db) -> (mpsc::Sender<()>, JoinHandle<Result<()>>) {
    let (release, wait) = mpsc::channel::<()>();
    let wait = Arc::new(Mutex::new(wait));
    let db = db.clone();
    let held = tokio::spawn(async move {
        db.write(move |_| {
            let _ = wait.lock().unwrap().recv();
            Ok(())
        })
        .await
    });
    (release, held)
}

#[tokio::test(flavor = "multi_thread")]
async fn more_than_the_queue_holds_is_told_to_come_again() {
    let (db, pass) = houses().await.remove(0);
    let (release, held) = hold(&db);
    tokio::time::sleep(Duration::from_millis(50)).await;
    let waiting: Vec<_> = (0..9_000)
        .map(|_| {
            let (db, pass) = ((*db).clone(), pass.clone());
            tokio::spawn(
                async move { db.write(move |tx| add(tx, &pass, Uuid::now_v7(), "x")).await },
            )
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(300)).await;
    drop(release);
    held.await.unwrap().unwrap();
    let (mut good, mut busy) = (0, 0);
    for one in waiting {
        match one.await.unwrap() {
            Ok(()) => good += 1,
            Err(Error::Busy) => busy += 1,
            Err(other) => panic!("{other}"),
        }
    }
    assert!(busy > 0 && good >= 8_192, "{good} good, {busy} busy");
    assert_eq!(count(&db).await, good);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_transaction_that_the_engine_gave_up_acknowledges_none_of_its_batch() {
    let (db, pass) = houses().await.remove(0);
    let (release, held) = hold(&db);
    tokio::time::sleep(Duration::from_millis(50)).await;
    let id = Uuid::now_v7();
    let good = {
        let (db, pass) = ((*db).clone(), pass.clone());
        tokio::spawn(async move { db.write(move |tx| add(tx, &pass, id, "x")).await })
    };
    tokio::time::sleep(Duration::from_millis(50)).await;
    // `or rollback` is how a full disk looks from here: the whole batch is undone.
    let evil = {
        let db = (*db).clone();
        tokio::spawn(async move {
            db.write(move |tx| {
                sql("insert or rollback into note (id, body, version) values ($1, 'y', 1)")
                    .bind(id)
                    .run(tx)
            })
            .await
        })
    };
    tokio::time::sleep(Duration::from_millis(50)).await;
    drop(release);
    assert!(held.await.unwrap().is_err());
    assert!(good.await.unwrap().is_err());
    assert!(evil.await.unwrap().is_err());
    assert_eq!(count(&db).await, 0);
    db.write(move |tx| add(tx, &pass, id, "x")).await.unwrap();
    assert_eq!(count(&db).await, 1);
}
