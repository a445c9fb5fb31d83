//! A proposal that a person accepts takes what is offered and free before it opens anything new. It
//! opens with who may not.

use super::scene::{Scene, clerk};
use crate::house::{self, Demo};
use kernel::db::Tx;
use kernel::{Error, Month, Result, Role};
use sponsorship::desk::{self, Accepted};
use sponsorship::model::Whole;
use uuid::Uuid;

#[tokio::test]
async fn what_is_offered_already_is_taken_first() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        let scene = Scene::set(&demo, "Ông Chín Mẫu").await;
        let slot = Scene::slot(2);
        let (id, new, last) = (scene.address, slot.clone(), slot.until);
        let offer = move |tx: &mut Tx<'_>| {
            let who = clerk(tx)?;
            desk::offer(tx, &who, id, &new)
        };
        demo.house.db.write(offer).await.expect("offered");
        let one = |at: usize, amount| Accepted { address: id, sponsor: scene.sponsors[at], amount };
        who_may_not(&demo, one(0, 150_000), last).await;
        let key = Uuid::now_v7();
        accept(&demo, key, (one(0, 150_000), last)).await.expect("a part is free");
        accept(&demo, key, (one(0, 150_000), last)).await.expect("sent again, answered");
        let whole = seen(&demo, &scene).await;
        let taken: Vec<_> = whole.pledges.iter().map(|own| (own.slot, own.part)).collect();
        assert_eq!((whole.slots.len(), taken), (1, vec![(slot.id, 1)]), "{}", demo.engine);
        // Too long, and another amount: neither is what is offered.
        accept(&demo, key, (one(1, 150_000), last.next())).await.expect("longer");
        accept(&demo, key, (one(2, 149_999), last)).await.expect("less");
        let whole = seen(&demo, &scene).await;
        let own = whole.pledges.iter().filter(|own| own.slot != slot.id && own.part == 1);
        assert_eq!((whole.slots.len(), own.count()), (3, 2), "{}", demo.engine);
        // The second part is free still; after it nothing is.
        accept(&demo, key, (one(3, 150_000), last)).await.expect("the other part");
        accept(&demo, Uuid::now_v7(), (one(1, 150_000), last)).await.expect("nothing is free");
        let whole = seen(&demo, &scene).await;
        assert_eq!(whole.pledges.iter().filter(|own| own.slot == slot.id).count(), 2);
        assert_eq!((whole.slots.len(), whole.pledges.len()), (4, 5), "{}", demo.engine);
        let early = accept(&demo, Uuid::now_v7(), (one(0, 1_000), house::october())).await;
        assert!(matches!(early, Err(Error::Invalid(_))), "it ends before it begins: {early:?}");
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

/// Dũng of another province accepts nothing for this address.
async fn who_may_not(demo: &Demo, one: Accepted, until: Month) {
    let work = move |tx: &mut Tx<'_>| {
        let dung = house::person(tx, Role::Approver, "ca-mau")?;
        desk::accept(tx, &dung, Uuid::now_v7(), (&one, until))
    };
    assert!(matches!(demo.house.db.write(work).await, Err(Error::NotFound)));
}

async fn accept(demo: &Demo, key: Uuid, (one, until): (Accepted, Month)) -> Result<()> {
    let work = move |tx: &mut Tx<'_>| {
        let who = clerk(tx)?;
        desk::accept(tx, &who, key, (&one, until))
    };
    demo.house.db.write(work).await
}

async fn seen(demo: &Demo, scene: &Scene) -> Whole {
    let id = scene.address;
    let read = move |tx: &mut Tx<'_>| {
        let who = clerk(tx)?;
        Ok(desk::seen(tx, &who, &sponsorship::acts::VIEW, id)?.1)
    };
    demo.house.db.read(read).await.expect("read")
}
