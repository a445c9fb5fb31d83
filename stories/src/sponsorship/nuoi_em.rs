//! What broke a private programme in December 2025, each failure by its name: children with two or
//! three "owners" at once, money asked for a child who had left, the same month asked twice, a code
//! that came back for somebody else. None can happen here, and not even the database lets it.

use super::scene::{Scene, clerk};
use crate::house::{self, Demo, november, october};
use addresses::model::{EndReason, SameId, StepId, StepRow, StepSort};
use addresses::{AddressId, Ends};
use book::Figures;
use kernel::db::{Tx, sql};
use kernel::seal::Keys;
use kernel::{Day, Error, Month, Result, Role};
use sponsorship::desk::{self, Hand};
use sponsorship::model::{Means, NewGiving, Proof, Whole};
use sponsorship::{GivingId, PledgeId};
use std::sync::Arc;

/// Dũng's province has no part in any of it.
async fn who_may_not(demo: &Demo, scene: &Scene) {
    let (id, new) = (scene.address, Scene::slot(1));
    let work = move |tx: &mut Tx<'_>| {
        let dung = house::person(tx, Role::Clerk, "ca-mau")?;
        desk::offer(tx, &dung, id, &new)
    };
    assert!(matches!(demo.house.db.write(work).await, Err(Error::NotFound)));
}

async fn seen(demo: &Demo, id: AddressId) -> Whole {
    let read = move |tx: &mut Tx<'_>| {
        let who = clerk(tx)?;
        Ok(desk::seen(tx, &who, &sponsorship::acts::VIEW, id)?.1)
    };
    demo.house.db.read(read).await.expect("read")
}

/// The first flaw of something that was refused.
fn flaw<T: std::fmt::Debug>(told: Result<T>) -> String {
    match told {
        Err(Error::Invalid(flaws)) => flaws[0].key.to_owned(),
        other => panic!("it was not refused: {other:?}"),
    }
}

/// A hand-over for one month.
fn gift(pledge: PledgeId, month: Month) -> NewGiving {
    NewGiving {
        id: GivingId::new(),
        pledge: Some(pledge),
        sponsor: None,
        months: vec![month],
        on: house::today(),
        means: Means::Cash,
        amount: 300_000,
        words: String::new(),
        handed_by: "Chi hội".to_owned(),
        proof: Proof::Receipt,
        proof_words: "PT 1".to_owned(),
        illustrative: None,
    }
}

async fn give(demo: &Demo, id: AddressId, new: NewGiving) -> Result<bool> {
    let keys = demo.house.shelf::<Arc<Keys>>().expect("keys");
    let figures = demo.house.shelf::<Figures>().expect("figures");
    let work = move |tx: &mut Tx<'_>| {
        let who = clerk(tx)?;
        let hand = Hand { who: &who, figures: &figures, keys: &keys };
        desk::give(tx, &hand, id, &new)
    };
    demo.house.db.write(work).await
}

/// An end on a day, told to whoever stands on the address; or that end taken back.
async fn end(demo: &Demo, id: AddressId, on: Option<Day>) -> Result<()> {
    let ends = demo.house.shelf::<Ends>().expect("who is told of an end");
    let work = move |tx: &mut Tx<'_>| {
        let who = clerk(tx)?;
        let (dossier, ..) = addresses::desk::opened(tx, &who, &addresses::acts::KEEP, id)?;
        let of = (id, dossier.row.version);
        let Some(on) = on else {
            let last = dossier.standing().find(|step| step.sort == StepSort::End.code());
            let step = last.expect("an end").id;
            return addresses::desk::take_back(tx, (&who, &ends), of, (step, "Nhầm người"));
        };
        let step = StepRow {
            id: StepId::new(),
            sort: StepSort::End.code().to_owned(),
            on_day: on,
            by_whom: "Gia đình báo".to_owned(),
            evidence: String::new(),
            outcome: Some(EndReason::Died.code().to_owned()),
            taken_back_why: None,
            made_by: None,
            made_name: String::new(),
            version: 1,
        };
        addresses::desk::step(tx, (&who, &ends), of, (StepSort::End, &step))
    };
    demo.house.db.write(work).await
}

/// One slot of one part, taken by the first sponsor for all its months.
async fn taken(demo: &Demo, scene: &Scene) -> (sponsorship::model::NewSlot, PledgeId) {
    let slot = Scene::slot(1);
    let pledge = scene.pledge(&slot, 1, 0);
    let (id, new, own) = (scene.address, slot.clone(), pledge.clone());
    let work = move |tx: &mut Tx<'_>| {
        let who = clerk(tx)?;
        desk::offer(tx, &who, id, &new)?;
        desk::pledge(tx, &who, id, &own)
    };
    demo.house.db.write(work).await.expect("taken");
    (slot, pledge.id)
}

#[tokio::test]
async fn no_child_has_two_owners() {
    for demo in house::every_demo().await {
        let scene = Scene::set(&demo, "Trẻ Một Mẫu").await;
        who_may_not(&demo, &scene).await;
        let (slot, first) = taken(&demo, &scene).await;
        for at in 1..4 {
            let second = scene.pledge(&slot, 1, at);
            let id = scene.address;
            let work = move |tx: &mut Tx<'_>| {
                let who = clerk(tx)?;
                desk::pledge(tx, &who, id, &second)
            };
            assert_eq!(flaw(demo.house.db.write(work).await), "sponsorship-taken");
        }
        let whole = seen(&demo, scene.address).await;
        assert_eq!(whole.pledges.len(), 1, "nothing of a refused pledge stays");
        assert!(whole.askings.iter().all(|asking| asking.pledge == Some(first)));
        // Not even whoever writes into the database itself gives a month away twice.
        let twice = |tx: &mut Tx<'_>| {
            sql("insert into asking (slot, month, part, last_month, address, pledge, amount) \
                 select slot, month, part, last_month, address, pledge, amount from asking")
            .run(tx)
        };
        assert!(demo.house.db.write(twice).await.is_err(), "{}: a second row", demo.engine);
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

#[tokio::test]
async fn nothing_is_asked_for_a_child_who_left() {
    for demo in house::every_demo().await {
        let scene = Scene::set(&demo, "Trẻ Hai Mẫu").await;
        who_may_not(&demo, &scene).await;
        let (slot, pledge) = taken(&demo, &scene).await;
        give(&demo, scene.address, gift(pledge, october())).await.expect("October is given");
        end(&demo, scene.address, Some(Day::parse("2024-10-20").expect("a day")))
            .await
            .expect("an end");
        let whole = seen(&demo, scene.address).await;
        assert!(
            whole.askings.iter().all(|own| own.pledge.is_none() || own.giving.is_some()),
            "what was not given is asked of nobody"
        );
        let told = &whole.pledges[0];
        assert_eq!(told.ended_why.as_deref(), Some("sponsorship-ended-address"));
        assert_eq!(whole.standing().count(), 1, "what was given stays");
        let late = give(&demo, scene.address, gift(pledge, november())).await;
        assert_eq!(flaw(late), "sponsorship-after-end");
        let again = scene.pledge(&slot, 1, 1);
        let id = scene.address;
        let work = move |tx: &mut Tx<'_>| {
            let who = clerk(tx)?;
            desk::pledge(tx, &who, id, &again)
        };
        assert_eq!(flaw(demo.house.db.write(work).await), "sponsorship-not-open");
        // Not even by hand: the database knows the last month.
        let by_hand = move |tx: &mut Tx<'_>| {
            sql("update asking set pledge = $1 where address = $2 and giving is null")
                .bind(pledge)
                .bind(id)
                .run(tx)
        };
        assert!(demo.house.db.write(by_hand).await.is_err(), "{}: asked", demo.engine);
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
        // The end was a mistake: it can be helped anew, by a new word.
        end(&demo, scene.address, None).await.expect("taken back");
        let again = scene.pledge(&slot, 1, 1);
        let anew = sponsorship::model::NewPledge { from: november(), ..again };
        let work = move |tx: &mut Tx<'_>| {
            let who = clerk(tx)?;
            desk::pledge(tx, &who, id, &anew)
        };
        demo.house.db.write(work).await.expect("a new pledge");
    }
}

#[tokio::test]
async fn no_month_is_asked_or_counted_twice() {
    for demo in house::every_demo().await {
        let scene = Scene::set(&demo, "Trẻ Ba Mẫu").await;
        who_may_not(&demo, &scene).await;
        let (_, pledge) = taken(&demo, &scene).await;
        let before = demo.levels("addresses_value", november()).await;
        let first = gift(pledge, november());
        give(&demo, scene.address, first.clone()).await.expect("given");
        give(&demo, scene.address, first).await.expect("what is sent again is answered");
        let second = give(&demo, scene.address, gift(pledge, november())).await;
        assert_eq!(flaw(second), "sponsorship-answered");
        let both =
            NewGiving { months: vec![november().next(), november()], ..gift(pledge, november()) };
        assert_eq!(flaw(give(&demo, scene.address, both).await), "sponsorship-answered");
        let after = demo.levels("addresses_value", november()).await;
        assert_eq!(after, before.map(|level| level + 300_000), "{}", demo.engine);
        assert_eq!(seen(&demo, scene.address).await.standing().count(), 1);
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

#[tokio::test]
async fn a_code_never_comes_back() {
    for demo in house::every_demo().await {
        let scene = Scene::set(&demo, "Trẻ Bốn Mẫu").await;
        who_may_not(&demo, &scene).await;
        taken(&demo, &scene).await;
        let id = scene.address;
        let first = seen(&demo, id).await.slots[0].clone();
        assert_eq!(first.code, format!("{}-1", scene.code));
        let (of, why) = ((id, first.id, first.version), "Đổi cách giúp");
        let work = move |tx: &mut Tx<'_>| {
            let who = clerk(tx)?;
            desk::close_slot(tx, &who, of, why)?;
            desk::offer(tx, &who, id, &Scene::slot(1))
        };
        demo.house.db.write(work).await.expect("closed and offered anew");
        let whole = seen(&demo, id).await;
        let mut codes: Vec<&str> = whole.slots.iter().map(|slot| slot.code.as_str()).collect();
        codes.sort_unstable();
        assert_eq!(codes, [format!("{}-1", scene.code), format!("{}-2", scene.code)]);
        // Nor can a code be given to somebody else by hand.
        let code = first.code.clone();
        let by_hand = move |tx: &mut Tx<'_>| {
            sql("update slot set code = $1 where code <> $1").bind(code.as_str()).run(tx)
        };
        assert!(demo.house.db.write(by_hand).await.is_err(), "{}: a code again", demo.engine);
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

/// The clerk says that two files are of one child; the clerk or the approver confirms it.
async fn joined(demo: &Demo, id: SameId, by: Role) -> Result<()> {
    let ends = demo.house.shelf::<Ends>().expect("who is told of an end");
    let work = move |tx: &mut Tx<'_>| {
        let unit = if by == Role::Clerk { house::COMMUNE } else { house::PROVINCE };
        let who = house::person(tx, by, unit)?;
        addresses::desk::confirm(tx, (&who, &ends), (id, 1))
    };
    demo.house.db.write(work).await
}

#[tokio::test]
async fn a_child_with_two_files_is_asked_for_once() {
    for demo in house::every_demo().await {
        let stays = Scene::set(&demo, "Trẻ Năm Mẫu").await;
        let goes = Scene::set(&demo, "Tre Nam Mau").await;
        who_may_not(&demo, &goes).await;
        let (_, kept) = taken(&demo, &stays).await;
        let (_, pledge) = taken(&demo, &goes).await;
        give(&demo, goes.address, gift(pledge, october())).await.expect("October is given");
        let (id, pair) = (SameId::new(), (stays.address, goes.address));
        let said = move |tx: &mut Tx<'_>| {
            let who = clerk(tx)?;
            addresses::desk::say(tx, &who, id, pair, true)
        };
        demo.house.db.write(said).await.expect("said");
        let own = joined(&demo, id, Role::Clerk).await;
        assert!(matches!(own, Err(Error::NotFound)), "a clerk confirms: {own:?}");
        assert!(seen(&demo, goes.address).await.pledges[0].ended_on.is_none(), "by one alone");
        joined(&demo, id, Role::Approver).await.expect("joined");
        let whole = seen(&demo, goes.address).await;
        assert_eq!(whole.pledges[0].ended_why.as_deref(), Some("sponsorship-ended-address"));
        assert!(whole.askings.iter().all(|own| own.pledge.is_none() || own.giving.is_some()));
        assert_eq!(whole.standing().count(), 1, "what was given stays");
        let whole = seen(&demo, stays.address).await;
        assert!(whole.askings.iter().all(|asking| asking.pledge == Some(kept)), "asked for once");
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}
