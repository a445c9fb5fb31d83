//! One transaction: kept whole or not at all, and never without its journal line.

use super::{add, count, houses, insert};
use crate::db::{Tx, sql};
use crate::error::Error;
use uuid::Uuid;

#[tokio::test(flavor = "multi_thread")]
async fn rows_without_a_journal_line_are_refused_and_not_kept() {
    for (db, _) in houses().await {
        let refused = db.write(|tx| insert(tx, Uuid::now_v7(), "x")).await;
        assert!(matches!(refused, Err(Error::Fault(_))), "{}", db.engine());
        // A statement that gives rows back writes no less.
        let refused = db
            .write(|tx| {
                sql("insert into note (id, body, version) values ($1, 'x', 1) returning body")
                    .bind(Uuid::now_v7())
                    .one::<String>(tx)
            })
            .await;
        assert!(matches!(refused, Err(Error::Fault(_))), "{}", db.engine());
        assert_eq!(count(&db).await, 0, "{}", db.engine());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_of_no_row_needs_no_line() {
    for (db, _) in houses().await {
        let changed = db.write(|tx| sql("update note set body = 'y'").run(tx)).await;
        assert_eq!(changed.unwrap(), 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_reading_door_cannot_write() {
    for (db, pass) in houses().await {
        let refused = db.read(move |tx| add(tx, &pass, Uuid::now_v7(), "x")).await;
        assert!(matches!(refused, Err(Error::Fault(_))), "{}", db.engine());
        let refused = db
            .read(|tx| {
                sql("with gone as (select id from note) \
                     insert into note (id, body, version) values ($1, 'x', 1) returning body")
                .bind(Uuid::now_v7())
                .all::<String>(tx)
            })
            .await;
        assert!(refused.is_err(), "{}", db.engine());
        assert_eq!(count(&db).await, 0, "{}", db.engine());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failing_transaction_keeps_nothing_and_its_own_reason() {
    for (db, pass) in houses().await {
        let failed = db
            .write(move |tx| {
                add(tx, &pass, Uuid::now_v7(), "x")?;
                Err::<(), _>(Error::flaw("body", "too-short"))
            })
            .await;
        assert!(matches!(failed, Err(Error::Invalid(flaws)) if flaws[0].key == "too-short"));
        assert_eq!(count(&db).await, 0, "{}", db.engine());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_part_that_fails_is_undone_and_the_rest_stands() {
    for (db, pass) in houses().await {
        let own = pass.clone();
        let told = db
            .write(move |tx| {
                add(tx, &own, Uuid::now_v7(), "before")?;
                let failed = tx.part(|tx| {
                    add(tx, &own, Uuid::now_v7(), "undone")?;
                    tx.part(|tx| add(tx, &own, Uuid::now_v7(), "undone with it"))?;
                    Err::<(), _>(Error::flaw("body", "too-short"))
                });
                tx.part(|tx| add(tx, &own, Uuid::now_v7(), "after"))?;
                Ok(failed.is_err())
            })
            .await;
        assert!(told.unwrap_or(false), "{}", db.engine());
        assert_eq!(count(&db).await, 2, "{}", db.engine());
        // What an undone part wrote asks for no line of the journal, and gives none to the rest.
        let nothing = db.write(|tx| {
            let work = |tx: &mut Tx<'_>| {
                insert(tx, Uuid::now_v7(), "undone")?;
                Err::<(), _>(Error::NotFound)
            };
            Ok(tx.part(work).is_err())
        });
        assert!(nothing.await.unwrap_or(false), "{}", db.engine());
        let unjournaled = db.write(move |tx| {
            let undone = tx.part(|tx| {
                add(tx, &pass, Uuid::now_v7(), "undone")?;
                Err::<(), _>(Error::NotFound)
            });
            assert!(undone.is_err());
            insert(tx, Uuid::now_v7(), "without a line")
        });
        assert!(matches!(unjournaled.await, Err(Error::Fault(_))), "{}", db.engine());
        assert_eq!(count(&db).await, 2, "{}", db.engine());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_panic_is_a_fault_of_its_own_transaction_alone() {
    for (db, pass) in houses().await {
        for _ in 0..3 {
            let own = pass.clone();
            let fell = db
                .write(move |tx| {
                    add(tx, &own, Uuid::now_v7(), "x")?;
                    if true {
                        panic!("a rule of a trial fell");
                    }
                    Ok(())
                })
                .await;
            assert!(matches!(fell, Err(Error::Fault(_))), "{}", db.engine());
            let fell = db.read(|_| if true { panic!("a read fell") } else { Ok(()) }).await;
            assert!(matches!(fell, Err(Error::Fault(_))), "{}", db.engine());
        }
        db.write(move |tx| add(tx, &pass, Uuid::now_v7(), "x")).await.unwrap();
        assert_eq!(count(&db).await, 1, "{}", db.engine());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_that_breaks_the_schema_fails_alone() {
    for (db, pass) in houses().await {
        let id = Uuid::now_v7();
        let (first, second) = (pass.clone(), pass);
        db.write(move |tx| add(tx, &first, id, "x")).await.unwrap();
        let twice = db.write(move |tx| add(tx, &second, id, "y")).await;
        assert!(matches!(twice, Err(Error::Fault(_))), "{}", db.engine());
        let body: String = db.read(|tx| sql("select body from note").one(tx)).await.unwrap();
        assert_eq!(body, "x");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_taken_while_others_write_is_whole() {
    let (db, pass) = houses().await.remove(0);
    let copy = db.folder().unwrap().join("copy.db");
    let writing = (0..50).map(|_| {
        let own = pass.clone();
        let db = (*db).clone();
        tokio::spawn(async move { db.write(move |tx| add(tx, &own, Uuid::now_v7(), "x")).await })
    });
    let writing: Vec<_> = writing.collect();
    db.copy_to(&copy).await.unwrap();
    for one in writing {
        one.await.unwrap().unwrap();
    }
    let copied = crate::db::Db::open(&format!("sqlite:{}", copy.display())).await.unwrap();
    assert!(copied.check().await.unwrap().is_empty());
    assert!(count(&copied).await <= 50);
    assert!(db.copy_to(&copy).await.is_err(), "a copy never overwrites a file");
    let broken = copied.read(crate::journal::verify).await.unwrap();
    assert!(broken.is_empty(), "{broken:?}");
}

/// What the planner believes a table holds is what it holds, once somebody said that much was
/// written; asked again without a word, nothing is looked at.
#[tokio::test(flavor = "multi_thread")]
async fn after_many_rows_the_planner_looks_anew() {
    for (db, pass) in houses().await {
        db.write(move |tx| {
            (0..1_000).try_for_each(|at| add(tx, &pass, Uuid::now_v7(), &at.to_string()))
        })
        .await
        .unwrap();
        assert!(!db.look_anew().await.unwrap(), "{}", db.engine());
        db.wrote_many();
        let looks = db.engine() == "postgres";
        assert_eq!(db.look_anew().await.unwrap(), looks, "{}", db.engine());
        assert!(!db.look_anew().await.unwrap(), "{}", db.engine());
        let text = match looks {
            true => "select cast(reltuples as bigint) from pg_class where relname = 'note'",
            false => "select count(*) from note",
        };
        let known: i64 = db.read(move |tx| sql(text).one(tx)).await.unwrap();
        assert_eq!(known, 1_000, "{}", db.engine());
    }
}
