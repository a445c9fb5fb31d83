//! A pledge on the last day: of its month, of its slot, of the address. What is asked is asked once
//! and for no day after. It opens with who may not.

use super::scene::Scene;
use crate::house::{self, COMMUNE, Demo, november};
use addresses::Ends;
use addresses::model::{EndReason, StepId, StepRow, StepSort};
use kernel::db::Tx;
use kernel::{Day, Error, Result, Role, Who};
use sponsorship::desk;
use sponsorship::model::{NewPledge, NewSlot, Whole};

/// The last day of the month, of the slot, of the address.
fn last() -> Day {
    november().last()
}

fn clerk(tx: &mut Tx<'_>) -> Result<Who> {
    house::person_on(tx, Role::Clerk, COMMUNE, last())
}

async fn pledge(demo: &Demo, scene: &Scene, new: NewPledge) -> Result<()> {
    let id = scene.address;
    let work = move |tx: &mut Tx<'_>| {
        let who = clerk(tx)?;
        desk::pledge(tx, &who, id, &new)
    };
    demo.house.db.write(work).await
}

fn flaw(told: Result<()>) -> String {
    match told {
        Err(Error::Invalid(flaws)) => flaws[0].key.to_string(),
        other => panic!("no flaw: {other:?}"),
    }
}

async fn whole(demo: &Demo, scene: &Scene) -> Whole {
    let id = scene.address;
    let read = move |tx: &mut Tx<'_>| {
        let who = clerk(tx)?;
        Ok(desk::seen(tx, &who, &sponsorship::acts::VIEW, id)?.1)
    };
    demo.house.db.read(read).await.expect("read")
}

#[tokio::test]
async fn a_pledge_on_the_last_day_is_asked_once_and_for_no_day_after() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        let scene = Scene::set(&demo, "Bà Cuối Tháng Mẫu").await;
        let slot = NewSlot { until: november(), ..Scene::slot(2) };
        who_may_not(&demo, &scene, &slot).await;
        let of = |part, from, until| NewPledge { from, until, ..scene.pledge(&slot, part, 0) };
        let next = november().next();
        for (from, until) in [(next, next), (november(), next)] {
            assert_eq!(
                flaw(pledge(&demo, &scene, of(1, from, until)).await),
                "sponsorship-outside"
            );
        }
        let on_time = of(1, november(), november());
        for _ in 0..2 {
            pledge(&demo, &scene, on_time.clone()).await.expect("on the last day, and sent again");
        }
        let other = NewPledge { id: sponsorship::PledgeId::new(), ..on_time.clone() };
        assert_eq!(flaw(pledge(&demo, &scene, other).await), "sponsorship-taken");
        let asked = whole(&demo, &scene).await.askings;
        let asked: Vec<_> = asked.iter().filter(|own| own.pledge == Some(on_time.id)).collect();
        assert_eq!(asked.len(), 1, "one month of one part");
        it_ends_today(&demo, &scene).await;
        let late = flaw(pledge(&demo, &scene, of(2, november(), november())).await);
        assert_eq!(late, "sponsorship-not-open", "nothing is pledged after an end");
        let left = whole(&demo, &scene).await.askings;
        assert!(left.iter().all(|own| own.pledge.is_none()), "asked after an end: {left:?}");
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

/// Another province offers and pledges nothing here; then the slot is offered.
async fn who_may_not(demo: &Demo, scene: &Scene, slot: &NewSlot) {
    let (id, new, own) = (scene.address, slot.clone(), scene.pledge(slot, 1, 0));
    let other = move |tx: &mut Tx<'_>| {
        let dung = house::person_on(tx, Role::Centre, "ca-mau", last())?;
        desk::pledge(tx, &dung, id, &own)
    };
    assert!(matches!(demo.house.db.write(other).await, Err(Error::NotFound)));
    let offer = move |tx: &mut Tx<'_>| {
        let who = clerk(tx)?;
        desk::offer(tx, &who, id, &new)
    };
    demo.house.db.write(offer).await.expect("offered on the last day");
}

async fn it_ends_today(demo: &Demo, scene: &Scene) {
    let (id, ends) = (scene.address, demo.house.shelf::<Ends>().expect("who is told of an end"));
    let work = move |tx: &mut Tx<'_>| {
        let who = clerk(tx)?;
        let (dossier, ..) = addresses::desk::opened(tx, &who, &addresses::acts::KEEP, id)?;
        let step = StepRow {
            id: StepId::new(),
            on_day: last(),
            by_whom: "Gia đình báo".to_owned(),
            evidence: String::new(),
            outcome: Some(EndReason::Moved.code().to_owned()),
            ..crate::dossiers::step(StepSort::End)
        };
        let of = (id, dossier.row.version);
        addresses::desk::step(tx, (&who, &ends), of, (StepSort::End, &step))
    };
    demo.house.db.write(work).await.expect("an end on the last day");
}
