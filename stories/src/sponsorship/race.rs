//! Sixty-four clients want the same part of a slot at one moment: exactly one has it, each of the
//! others is told the month, and nothing of theirs stays.

use super::scene::{Scene, clerk};
use crate::house::{self, Demo};
use kernel::db::Tx;
use kernel::{Error, Role};
use sponsorship::desk;
use tokio::task::JoinSet;

/// Clients at once.
const CLIENTS: usize = 64;
/// How often here; `nhanai bench pledges` does it a thousand times.
const TIMES: usize = 5;

#[tokio::test]
async fn of_sixty_four_who_pledge_at_once_one_wins() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        let scene = Scene::set(&demo, "Bà Sáu Mẫu").await;
        who_may_not(&demo, &scene).await;
        for _ in 0..TIMES {
            one_wins(&demo, &scene).await;
        }
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

/// Who has nothing to do with the commune does not run at all.
async fn who_may_not(demo: &Demo, scene: &Scene) {
    let (id, new) = (scene.address, scene.pledge(&Scene::slot(1), 1, 0));
    let work = move |tx: &mut Tx<'_>| {
        let dung = house::person(tx, Role::Approver, "ca-mau")?;
        desk::pledge(tx, &dung, id, &new)
    };
    assert!(matches!(demo.house.db.write(work).await, Err(Error::NotFound)));
}

async fn one_wins(demo: &Demo, scene: &Scene) {
    let (id, slot) = (scene.address, Scene::slot(1));
    let new = slot.clone();
    let offer = move |tx: &mut Tx<'_>| {
        let who = clerk(tx)?;
        desk::offer(tx, &who, id, &new)
    };
    demo.house.db.write(offer).await.expect("offered");
    let mut hands = JoinSet::new();
    for at in 0..CLIENTS {
        let (db, new) = (demo.house.db.clone(), scene.pledge(&slot, 1, at));
        hands.spawn(async move {
            let work = move |tx: &mut Tx<'_>| {
                let who = clerk(tx)?;
                desk::pledge(tx, &who, id, &new)
            };
            db.write(work).await
        });
    }
    let (mut won, mut told) = (0, 0);
    while let Some(done) = hands.join_next().await {
        match done.expect("a client") {
            Ok(()) => won += 1,
            Err(Error::Invalid(flaws)) if flaws[0].key == "sponsorship-taken" => told += 1,
            other => panic!("{}: {other:?}", demo.engine),
        }
    }
    assert_eq!((won, told), (1, CLIENTS - 1), "{}", demo.engine);
    let read = move |tx: &mut Tx<'_>| {
        let who = clerk(tx)?;
        Ok(desk::seen(tx, &who, &sponsorship::acts::VIEW, id)?.1)
    };
    let whole = demo.house.db.read(read).await.expect("read");
    let own = whole.pledges.iter().filter(|pledge| pledge.slot == slot.id).count();
    assert_eq!(own, 1, "{}: of those who lost nothing stays", demo.engine);
}
