//! Sealed fields in the database.

use super::{Field, Ground, MARKER, grounds, holds, illness};
use crate::db::sql;
use crate::error::Error;
use crate::journal::{self, Subject};
use crate::pass::{Act, Role};
use crate::place::trial as tree;
use crate::seal::{Level, RecordKey, destroy, open_unseen, record_key};
use uuid::Uuid;

#[tokio::test(flavor = "multi_thread")]
async fn nothing_plain_is_at_rest_and_the_owner_of_the_key_reads_it() {
    for ground in grounds().await {
        let id = ground.add(MARKER).await;
        assert_eq!(ground.read(id).await.unwrap(), MARKER, "{}", ground.db.engine());
        let (_, server) = ground.keys.sealing();
        if let Some(folder) = ground.db.folder() {
            for plain in [MARKER.as_bytes(), b"0912345678", server.as_slice()] {
                assert!(!holds(folder, plain));
            }
        }
        let dump: Vec<Vec<crate::db::Value>> =
            ground.db.read(|tx| sql("select * from person_case").values(tx)).await.unwrap();
        assert!(!format!("{dump:?}").contains("0912345678"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_look_is_one_line_with_its_purpose() {
    for ground in grounds().await {
        let id = ground.add(MARKER).await;
        for _ in 0..3 {
            ground.read(id).await.unwrap();
        }
        let pass = ground.pass.clone();
        let lines = ground
            .db
            .read(move |tx| journal::history(tx, &pass, Subject::new("person_case", id)))
            .await
            .unwrap();
        let looks: Vec<_> = lines.iter().filter_map(|line| line.purpose.as_deref()).collect();
        assert_eq!(looks, ["trial"; 3], "{}", ground.db.engine());
        // A look that cannot be journaled does not happen.
        let (pass, keys) = (ground.pass.clone(), ground.keys.clone());
        let looked = ground
            .db
            .read(move |tx| {
                let blob: Vec<u8> = sql("select sealed_illness from person_case").one(tx)?;
                crate::seal::read(tx, &pass, &keys, &illness(id), &blob, 1, "trial").map(|_| ())
            })
            .await;
        assert!(matches!(looked, Err(Error::Fault(_))));
        assert!(ground.read_with(&ground.pass, id, " ").await.is_err(), "a look needs a purpose");
        assert_eq!(ground.db.read(journal::verify).await.unwrap(), []);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_act_of_a_lower_level_sees_nothing() {
    static GLANCE: Act = Act {
        name: "trial.glance",
        roles: &Role::ALL,
        writes: false,
        sees: Level::Personal,
        by_job: false,
    };
    for ground in grounds().await {
        let id = ground.add(MARKER).await;
        let pass = tree::pass(&ground.db, &GLANCE, tree::PHU_LOI).await;
        let seen = ground.read_with(&pass, id, "trial").await;
        assert!(matches!(seen, Err(Error::NotFound)), "{}", ground.db.engine());
    }
}

async fn swap(ground: &Ground, text: &'static str, one: Uuid, two: Uuid) {
    ground
        .db
        .write(move |tx| {
            tx.without_journal("a hand that moves a ciphertext");
            sql(text).bind(one).bind(two).run(tx)
        })
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ciphertext_opens_nowhere_but_in_its_place() {
    for ground in grounds().await {
        let (one, two) = (ground.add("one").await, ground.add("two").await);
        let moved = "update person_case set sealed_illness = \
             (select o.sealed_illness from person_case o where o.id = $2) where id = $1";
        swap(&ground, moved, one, two).await;
        assert!(matches!(ground.read(one).await, Err(Error::Fault(_))), "another row");
        assert_eq!(ground.read(two).await.unwrap(), "two");
        // Another column of the same row and record is another place, too.
        let keys = ground.keys.clone();
        let other = ground
            .db
            .read(move |tx| {
                let blob: Vec<u8> = sql("select sealed_illness from person_case where id = $1")
                    .bind(two)
                    .one(tx)?;
                let phone = Field::new("person_case", "sealed_phone", two);
                open_unseen(tx, &keys, &phone, &blob, "a trial").map(|_| ())
            })
            .await;
        assert!(matches!(other, Err(Error::Fault(_))), "another column");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_byte_is_refused_wherever_it_is() {
    let ground = grounds().await.remove(0);
    let id = ground.add("x").await;
    let keys = ground.keys.clone();
    ground
        .db
        .read(move |tx| {
            let whole: Vec<u8> = sql("select sealed_illness from person_case").one(tx)?;
            for at in 0..whole.len() {
                let mut changed = whole.clone();
                changed[at] ^= 1;
                assert!(open_unseen(tx, &keys, &illness(id), &changed, "a trial").is_err());
                assert!(open_unseen(tx, &keys, &illness(id), &whole[..at], "a trial").is_err());
            }
            open_unseen(tx, &keys, &illness(id), &whole, "a trial").map(|_| ())
        })
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_value_is_sealed_differently_each_time() {
    let ground = grounds().await.remove(0);
    let key = RecordKey { id: Uuid::now_v7(), key: crate::seal::cipher::new_key().unwrap() };
    let field = illness(ground.add("x").await);
    assert_ne!(key.seal(&field, b"x").unwrap(), key.seal(&field, b"x").unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_destroyed_key_opens_nothing_and_the_rows_stay() {
    for ground in grounds().await {
        let (gone, kept) = (ground.add("gone").await, ground.add("kept").await);
        let wrapped: Vec<u8> = ground
            .db
            .read(move |tx| sql("select wrapped from seal_record where id = $1").bind(gone).one(tx))
            .await
            .unwrap();
        for _ in 0..2 {
            let pass = ground.pass.clone();
            ground.db.write(move |tx| destroy(tx, &pass, gone)).await.unwrap();
        }
        assert!(matches!(ground.read(gone).await, Err(Error::NotFound)), "{}", ground.db.engine());
        assert_eq!(ground.read(kept).await.unwrap(), "kept");
        let (pass, keys) = (ground.pass.clone(), ground.keys.clone());
        let again = ground
            .db
            .write(move |tx| {
                let place = crate::place::get(tx, tree::PHU_LOI, pass.today())?;
                record_key(tx, &keys, &place, gone, pass.at()).map(|_| ())
            })
            .await;
        assert!(matches!(again, Err(Error::NotFound)), "it is not made anew under its old id");
        assert_eq!(ground.db.read(journal::verify).await.unwrap(), []);
        let lines: i64 = ground
            .db
            .read(|tx| sql("select count(*) from journal where subject = 'seal_record'").one(tx))
            .await
            .unwrap();
        assert_eq!(lines, 1);
        // Nor does a backup taken afterwards have the wrapped key.
        if let Some(folder) = ground.db.folder() {
            let file = folder.join("after.db");
            ground.db.copy_to(&file).await.unwrap();
            let bytes = std::fs::read(&file).unwrap();
            assert!(!bytes.windows(wrapped.len()).any(|window| window == wrapped));
        }
        let pass = ground.pass.clone();
        let unknown = ground.db.write(move |tx| destroy(tx, &pass, Uuid::now_v7())).await;
        assert!(matches!(unknown, Err(Error::NotFound)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn records_are_sealed_under_their_province_or_the_centre() {
    for ground in grounds().await {
        for unit in [tree::PHU_LOI, tree::TAN_KHANH_HOA, tree::CAO_BANG, tree::CENTRE] {
            let pass = tree::pass(&ground.db, &tree::SAVE, unit).await;
            ground.add_with(&pass, "x").await;
        }
        let units: Vec<crate::UnitId> = ground
            .db
            .read(|tx| sql("select unit from seal_province order by unit").all(tx))
            .await
            .unwrap();
        let wanted = [tree::CENTRE, tree::KIEN_GIANG, tree::CAO_BANG];
        assert_eq!(units, wanted, "{}", ground.db.engine());
    }
}
