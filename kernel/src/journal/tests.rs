//! The journal on both engines: every change has its line, the chain covers them all, and whoever
//! changes a row, a line or a link behind the journal's back is named.

#![allow(clippy::unwrap_used, clippy::panic)]

use super::{
    Broken, EntryId, Line, Subject, history, is_waiting, list, record, record_all, sequence, verify,
};
use crate::day::Instant;
use crate::db::trial::{TrialDb, databases};
use crate::db::{Step, ToValue, sql};
use crate::error::Error;
use crate::pass::{Pass, Role};
use crate::place::trial as tree;
use uuid::Uuid;

const NOTES: Step = Step {
    name: "trial/0001_note",
    sql: "create table note (\n  id uuid primary key,\n  body text,\n  more text,\n  \
          version bigint not null\n);",
};

async fn houses() -> Vec<(TrialDb, Pass)> {
    let mut all = Vec::new();
    for db in databases(&[NOTES]).await {
        tree::plant(&db).await;
        let pass = tree::pass(&db, &tree::SAVE, tree::PHU_LOI).await;
        all.push((db, pass));
    }
    all
}

async fn add(db: &TrialDb, pass: &Pass) -> Uuid {
    let (id, pass) = (Uuid::now_v7(), pass.clone());
    db.write(move |tx| {
        sql("insert into note (id, body, version) values ($1, 'Bà Sáu', 1)").bind(id).run(tx)?;
        record(tx, &pass, Subject::new("note", id), 1)?;
        Ok(id)
    })
    .await
    .unwrap()
}

async fn change(db: &TrialDb, pass: &Pass, id: Uuid) {
    let pass = pass.clone();
    db.write(move |tx| {
        sql("update note set body = 'Bà Bảy', version = version + 1 where id = $1")
            .bind(id)
            .run(tx)?;
        let version = sql("select version from note where id = $1").bind(id).one(tx)?;
        record(tx, &pass, Subject::new("note", id), version)
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn one_act_on_many_rows_has_a_line_for_each() {
    for (db, pass) in houses().await {
        let ids: Vec<Uuid> = (0..3).map(|_| Uuid::now_v7()).collect();
        let (written, writer) = (ids.clone(), pass.clone());
        let work = move |tx: &mut crate::db::Tx<'_>| {
            for id in &written {
                sql("insert into note (id, version) values ($1, 1)").bind(*id).run(tx)?;
            }
            let rows: Vec<_> = written.iter().map(|id| (id.to_value(), 1)).collect();
            record_all(tx, &writer, "note", &rows)
        };
        db.write(work).await.unwrap();
        assert!(flaws(&db).await.is_empty(), "{}", db.engine());
        let one = ids[1];
        let lines = db.read(move |tx| history(tx, &pass, Subject::new("note", one))).await;
        let lines = lines.unwrap();
        assert_eq!((lines.len(), lines[0].act.as_str()), (1, tree::SAVE.name), "{}", db.engine());
        tamper(&db, "update note set body = 'khác' where id = $1", ids[2]).await;
        assert_eq!(flaws(&db).await.len(), 1, "the changed row alone is named");
    }
}

/// What a hand on the database itself does.
async fn tamper(db: &TrialDb, text: &'static str, id: Uuid) {
    let touched = db
        .write(move |tx| {
            tx.without_journal("a hand behind the journal's back");
            sql(text).bind(id).run(tx)
        })
        .await
        .unwrap();
    assert_eq!(touched, 1, "{text}");
}

async fn chain_all(db: &TrialDb) -> usize {
    let mut total = 0;
    loop {
        match db.write(|tx| sequence(tx, 7)).await.unwrap() {
            0 => return total,
            some => total += some,
        }
    }
}

async fn flaws(db: &TrialDb) -> Vec<Broken> {
    db.read(verify).await.unwrap()
}

fn named(subject: &str, key: String, why: &'static str) -> Vec<Broken> {
    vec![Broken { subject: subject.into(), key, why }]
}

fn key(id: Uuid) -> String {
    format!("b{}", id.simple())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_and_what_is_chained_are_both_sound() {
    for (db, pass) in houses().await {
        for _ in 0..5 {
            let id = add(&db, &pass).await;
            change(&db, &pass, id).await;
        }
        assert!(db.read(is_waiting).await.unwrap());
        assert_eq!(flaws(&db).await, [], "{}", db.engine());
        assert_eq!(chain_all(&db).await, 10);
        add(&db, &pass).await;
        assert_eq!(flaws(&db).await, [], "{}", db.engine());
        assert_eq!(chain_all(&db).await, 1);
        assert!(!db.read(is_waiting).await.unwrap());
        assert_eq!(flaws(&db).await, [], "{}", db.engine());
        let order: Vec<i64> =
            db.read(|tx| sql("select seq from journal_chain order by seq").all(tx)).await.unwrap();
        assert_eq!(order, (1..=11).collect::<Vec<_>>());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_sequencers_at_once_chain_each_line_once() {
    for (db, pass) in houses().await {
        for _ in 0..30 {
            add(&db, &pass).await;
        }
        let both: Vec<_> = (0..4)
            .map(|_| {
                let db = (*db).clone();
                tokio::spawn(async move {
                    // One of them may be told that the other was first; it comes again.
                    for _ in 0..12 {
                        let _ = db.write(|tx| sequence(tx, 5)).await;
                    }
                })
            })
            .collect();
        for one in both {
            one.await.unwrap();
        }
        chain_all(&db).await;
        assert_eq!(flaws(&db).await, [], "{}", db.engine());
        let links: i64 =
            db.read(|tx| sql("select count(*) from journal_chain").one(tx)).await.unwrap();
        assert_eq!(links, 30, "{}", db.engine());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_or_missing_row_is_named() {
    for (db, pass) in houses().await {
        let ids = [add(&db, &pass).await, add(&db, &pass).await];
        change(&db, &pass, ids[0]).await;
        chain_all(&db).await;
        let back = "update note set body = 'Bà Bảy', version = 2 where id = $1";
        tamper(&db, "update note set body = 'Bà Tám' where id = $1", ids[0]).await;
        assert_eq!(flaws(&db).await, named("note", key(ids[0]), "row"), "{}", db.engine());
        tamper(&db, back, ids[0]).await;
        assert_eq!(flaws(&db).await, []);
        // The same letters in other columns are another row.
        tamper(&db, "update note set body = null, more = 'Bà Bảy' where id = $1", ids[0]).await;
        assert_eq!(flaws(&db).await, named("note", key(ids[0]), "row"), "{}", db.engine());
        tamper(&db, "update note set body = 'Bà Bảy', more = null where id = $1", ids[0]).await;
        tamper(&db, "delete from note where id = $1", ids[1]).await;
        assert_eq!(flaws(&db).await, named("note", key(ids[1]), "missing"), "{}", db.engine());
    }
}

async fn entry_of(db: &TrialDb, id: Uuid) -> Uuid {
    let found: EntryId = db
        .read(move |tx| sql("select id from journal where subject_key = $1").bind(key(id)).one(tx))
        .await
        .unwrap();
    found.uuid()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_line_or_link_is_named() {
    for (db, pass) in houses().await {
        let mut entries = Vec::new();
        for _ in 0..4 {
            let id = add(&db, &pass).await;
            entries.push(entry_of(&db, id).await);
        }
        chain_all(&db).await;
        let told = |entry: Uuid| named("journal", entry.to_string(), "chain");
        for (wrong, right) in [
            (
                "update journal set at = at + 1 where id = $1",
                "update journal set at = at - 1 where id = $1",
            ),
            (
                "update journal set actor = 'Bình' where id = $1",
                "update journal set actor = 'An' where id = $1",
            ),
            (
                "update journal set purpose = 'x' where id = $1",
                "update journal set purpose = null where id = $1",
            ),
        ] {
            tamper(&db, wrong, entries[1]).await;
            let flaws_now = flaws(&db).await;
            assert!(flaws_now.contains(&told(entries[1])[0]), "{}: {flaws_now:?}", db.engine());
            tamper(&db, right, entries[1]).await;
            assert_eq!(flaws(&db).await, [], "{}", db.engine());
        }
        tamper(&db, "update journal_chain set seq = 99 where entry = $1", entries[2]).await;
        // The next link does not follow any more, and so it is the first that does not fit.
        assert_eq!(flaws(&db).await, told(entries[3]), "{}", db.engine());
        tamper(&db, "update journal_chain set seq = 3 where entry = $1", entries[2]).await;
        tamper(
            &db,
            "update journal_chain set hash = salt from journal j where entry = $1 \
             and j.id = entry",
            entries[0],
        )
        .await;
        assert_eq!(flaws(&db).await, told(entries[0]), "{}", db.engine());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_taken_out_of_the_queue_or_the_journal_is_named() {
    for (db, pass) in houses().await {
        let id = add(&db, &pass).await;
        let entry = entry_of(&db, id).await;
        tamper(&db, "delete from journal_queue where id = $1", entry).await;
        assert_eq!(flaws(&db).await, named("journal", entry.to_string(), "queue"));
        tamper(&db, "insert into journal_queue (id) values ($1)", entry).await;
        chain_all(&db).await;
        tamper(&db, "delete from journal where id = $1", entry).await;
        assert_eq!(flaws(&db).await, named("journal", entry.to_string(), "chain"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_for_no_row_is_refused() {
    for (db, pass) in houses().await {
        let refused =
            db.write(move |tx| record(tx, &pass, Subject::new("note", Uuid::now_v7()), 1)).await;
        assert!(matches!(refused, Err(Error::Fault(_))), "{}", db.engine());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_column_added_later_leaves_old_hashes_right() {
    for (db, pass) in houses().await {
        add(&db, &pass).await;
        let later = Step { name: "trial/0002", sql: "alter table note add column extra text;" };
        db.migrate(vec![later]).await.unwrap();
        assert_eq!(flaws(&db).await, [], "{}", db.engine());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn lines_are_listed_under_the_pass_and_hold_no_value() {
    for (db, pass) in houses().await {
        let id = add(&db, &pass).await;
        change(&db, &pass, id).await;
        let merged = tree::pass(&db, &tree::SAVE, tree::MERGED).await;
        add(&db, &merged).await;
        let mut seen = Vec::new();
        for unit in [tree::CENTRE, tree::KIEN_GIANG, tree::TAN_KHANH_HOA, tree::CAO_BANG] {
            let pass = tree::pass(&db, &tree::LOOK, unit).await;
            let lines = db.read(move |tx| list(tx, &pass, Instant(i64::MAX), 50)).await.unwrap();
            seen.push(lines.len());
            for Line { actor, act, subject_key, .. } in lines {
                assert_eq!((actor.as_str(), act.as_str()), ("An", "trial.note.save"));
                assert!(!subject_key.contains("Sáu"));
            }
        }
        // The centre still sees what happened in a province that is no more.
        assert_eq!(seen, [3, 2, 0, 0], "{}", db.engine());
        let all = db.read(move |tx| history(tx, &pass, Subject::new("note", id))).await.unwrap();
        assert_eq!(all.iter().map(|line| line.version).collect::<Vec<_>>(), [1, 2]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_may_not_look_sees_no_lines() {
    let (db, _) = houses().await.remove(0);
    let place = tree::at(&db, tree::KIEN_GIANG).await;
    let dung = tree::person("Dũng", Role::Centre, tree::CAO_BANG);
    assert!(matches!(dung.may(&tree::LOOK, &place), Err(Error::NotFound)));
}
