//! Rotation keeps everything readable, can be broken off, and ends with the old key unneeded.

use super::{Ground, grounds};
use crate::db::sql;
use crate::error::Error;
use crate::journal;
use crate::place::trial as tree;
use crate::seal::rotate;
use crate::seal::{Keys, destroy};
use uuid::Uuid;

async fn planted(ground: &Ground) -> Vec<(Uuid, String)> {
    let mut all = Vec::new();
    for unit in [tree::PHU_LOI, tree::CAO_BANG, tree::CENTRE] {
        let pass = tree::pass(&ground.db, &tree::SAVE, unit).await;
        for number in 0..3 {
            let plain = format!("{unit}-{number}");
            all.push((ground.add_with(&pass, &plain).await, plain));
        }
    }
    all
}

async fn all_readable(ground: &Ground, planted: &[(Uuid, String)]) {
    for (id, plain) in planted {
        assert_eq!(&ground.read(*id).await.unwrap(), plain, "{}", ground.db.engine());
    }
    assert_eq!(ground.db.read(journal::verify).await.unwrap(), [], "{}", ground.db.engine());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_server_key_is_rotated_and_the_old_one_forgotten() {
    for ground in grounds().await {
        let planted = planted(&ground).await;
        let Ground { db, keys, pass, .. } = &ground;
        let old = keys.active();
        assert!(rotate::forget(db, keys, old).await.is_err(), "it is active");
        let new = rotate::server(db, pass, keys).await.unwrap();
        assert_ne!(old, new);
        all_readable(&ground, &planted).await;
        rotate::forget(db, keys, old).await.unwrap();
        all_readable(&ground, &planted).await;
        let ring = keys.clone();
        assert!(db.read(move |tx| rotate::missing(tx, &ring)).await.unwrap().is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_off_rotation_is_readable_and_resumed() {
    for ground in grounds().await {
        let planted = planted(&ground).await;
        let Ground { db, keys, pass, .. } = &ground;
        let old = keys.active();
        keys.add().unwrap();
        let (own, ring) = (pass.clone(), keys.clone());
        let one = db.write(move |tx| rotate::rewrap_provinces(tx, &own, &ring, 1)).await;
        assert_eq!(one.unwrap(), 1);
        all_readable(&ground, &planted).await;
        assert!(rotate::forget(db, keys, old).await.is_err(), "provinces still need it");
        assert_eq!(rotate::finish(db, pass, keys).await.unwrap(), 2);
        assert_eq!(rotate::finish(db, pass, keys).await.unwrap(), 0);
        rotate::forget(db, keys, old).await.unwrap();
        all_readable(&ground, &planted).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_province_key_is_rotated_and_what_was_erased_stays_erased() {
    for ground in grounds().await {
        let mut planted = planted(&ground).await;
        let Ground { db, keys, pass, .. } = &ground;
        let (erased, own) = (planted.remove(0).0, pass.clone());
        db.write(move |tx| destroy(tx, &own, erased)).await.unwrap();
        let (own, ring) = (pass.clone(), keys.clone());
        let first = db
            .write(move |tx| rotate::replace_province_key(tx, &own, &ring, tree::KIEN_GIANG))
            .await
            .unwrap();
        // Between the two steps old records open and new ones get the new key.
        all_readable(&ground, &planted).await;
        planted.push((ground.add("between").await, "between".into()));
        let (own, ring) = (pass.clone(), keys.clone());
        let moved = db.write(move |tx| rotate::rewrap_records(tx, &own, &ring, 1)).await;
        assert_eq!(moved.unwrap(), 1);
        all_readable(&ground, &planted).await;
        let second = rotate::province(db, pass, keys, tree::KIEN_GIANG).await.unwrap();
        assert_ne!(first, second);
        all_readable(&ground, &planted).await;
        let under: i64 = db
            .read(move |tx| {
                sql("select count(*) from seal_record where province_key = $1 \
                     and wrapped is not null")
                .bind(second)
                .one(tx)
            })
            .await
            .unwrap();
        assert_eq!(under, 3, "two of Phú Lợi and the one between");
        assert!(matches!(ground.read(erased).await, Err(Error::NotFound)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_key_file_is_named_and_opens_nothing() {
    for ground in grounds().await {
        let id = ground.add("x").await;
        let needed = ground.keys.active();
        std::fs::rename(ground.folder.key(), ground.folder.0.join("right.key")).unwrap();
        let wrong = Keys::open(ground.folder.key()).unwrap();
        let ring = wrong.clone();
        let missing = ground.db.read(move |tx| rotate::missing(tx, &ring)).await.unwrap();
        assert_eq!(missing, [needed], "{}", ground.db.engine());
        let other = Ground { keys: wrong, ..ground };
        assert!(matches!(other.read(id).await, Err(Error::Fault(_))));
    }
}
