//! Stories of the tree, on both databases.

use crate::dataset;
use crate::store;
use kernel::db::trial;
use kernel::place;
use kernel::{Day, Error, Instant, Who};

fn day(text: &str) -> Day {
    text.parse().unwrap_or(Day::FIRST)
}

#[tokio::test]
async fn the_tree_is_loaded_once_and_read_as_of_any_day() {
    let steps: Vec<_> =
        kernel::db::SCHEMA.iter().chain(crate::CAPABILITY.schema).copied().collect();
    for trial in trial::databases(&steps).await {
        let db = &trial;
        let load = move |tx: &mut kernel::db::Tx<'_>| {
            let job = Who::job("load", Instant(0), day("2024-11-01"));
            let data = dataset::tree();
            let centre = place::Place {
                id: kernel::UnitId(1),
                code: String::new(),
                name: String::new(),
                short_name: String::new(),
                level: String::new(),
                from: Day::FIRST,
                until: Day::LAST,
                chain: vec![kernel::UnitId(1)],
            };
            let pass = job.may(&crate::LOAD, &centre)?;
            store::load(tx, &pass, &data)
        };
        assert!(matches!(db.write(load).await, Ok(Some(_))));
        assert!(matches!(db.write(load).await, Ok(None)));
        let seen = db
            .read(move |tx| {
                let old = place::find(tx, "an-giang", day("2024-10-31"))?;
                let new = place::find(tx, "an-giang", day("2025-10-31"))?;
                assert_ne!(old.id, new.id);
                assert!(matches!(
                    place::find(tx, "kien-giang", day("2025-10-31")),
                    Err(Error::NotFound)
                ));
                let code = "kien-giang/huyen-giang-thanh/xa-phu-loi";
                let commune = place::find(tx, code, day("2024-10-31"))?;
                assert_eq!(commune.chain.len(), 4);
                let kien_giang = place::find(tx, "kien-giang", day("2024-10-31"))?;
                assert_eq!(kien_giang.id, commune.chain[2]);
                let below = place::children(tx, kien_giang.id, day("2024-10-31"))?;
                let found = store::search(tx, kien_giang.id, day("2024-10-31"), "gia rach", 9)?;
                assert!(found.iter().any(|unit| unit.code == "kien-giang/thanh-pho-rach-gia"));
                Ok(below.len())
            })
            .await;
        assert_eq!(seen.ok(), Some(17));
    }
}
