//! The migrator and the word map.

use super::NOTES;
use crate::db::trial::{databases, sqlite};
use crate::db::{SCHEMA, Step, sql};
use crate::error::Error;

#[tokio::test(flavor = "multi_thread")]
async fn a_step_runs_once_and_an_edited_one_is_refused() {
    for db in databases(&[NOTES]).await {
        db.migrate(SCHEMA.to_vec()).await.unwrap();
        db.migrate(vec![NOTES]).await.unwrap();
        let landed: i64 =
            db.read(|tx| sql("select count(*) from schema_step").one(tx)).await.unwrap();
        assert_eq!(landed, SCHEMA.len() as i64 + 1, "{}", db.engine());
        let edited = Step { name: NOTES.name, sql: "create table note (\n  id bigint\n);" };
        for outcome in
            [db.migrate(vec![edited]).await, db.missing_steps(vec![edited]).await.map(|_| ())]
        {
            let Err(Error::Fault(why)) = outcome else { panic!("{}", db.engine()) };
            assert!(why.contains(NOTES.name), "{why}");
        }
        let later = Step { name: "trial/0002", sql: "create table later (\n  id bigint\n);" };
        let missing = db.missing_steps(vec![NOTES, later]).await.unwrap();
        assert_eq!(missing, ["trial/0002"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_step_that_breaks_off_leaves_nothing() {
    for db in databases(&[]).await {
        let broken = Step {
            name: "trial/0001_broken",
            sql: "create table half (\n  id bigint\n);\ncreate table half (\n  id bigint\n);",
        };
        let Err(Error::Fault(why)) = db.migrate(vec![broken]).await else { panic!() };
        assert!(why.contains(broken.name), "{why}");
        assert!(db.read(|tx| sql("select count(*) from half").one::<i64>(tx)).await.is_err());
        assert_eq!(db.missing_steps(vec![broken]).await.unwrap(), [broken.name]);
        let mended = Step { name: broken.name, sql: "create table half (\n  id bigint\n);" };
        db.migrate(vec![mended]).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn sqlite_tables_are_strict_and_clustered_ones_have_no_rowid() {
    let db = sqlite(&[NOTES]).await;
    let tables: Vec<(String, String)> = db
        .read(|tx| sql("select name, sql from sqlite_master where type = 'table'").all(tx))
        .await
        .unwrap();
    for (name, text) in &tables {
        assert!(text.contains("strict"), "{name}: {text}");
        let clustered = ["edge", "reach", "succession_share", "succession_record", "pair"];
        assert_eq!(text.contains("without rowid"), clustered.contains(&name.as_str()), "{name}");
    }
    let wrong = db
        .write(|tx| {
            tx.without_journal("a trial of strictness");
            sql("insert into note (id, body, version) values ($1, $2, $3)")
                .bind(uuid::Uuid::now_v7())
                .bind("x")
                .bind("a text where a number belongs")
                .run(tx)
        })
        .await;
    assert!(matches!(wrong, Err(Error::Fault(_))));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_of_another_kind_is_refused() {
    for url in ["", "mysql://h/d", "nhanai.db", "sqlite"] {
        assert!(matches!(crate::db::Db::open(url).await, Err(Error::Fault(_))), "{url}");
    }
}
