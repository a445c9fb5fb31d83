//! The laws of slots under chance: pledges on parts of several slots, help, taking back,
//! hand-overs, ends and ends taken back, in any order, some of them wrong. After each step what
//! stands in the database is what a plain table of months says, and the Book is the sum of what
//! stands.

use super::scene::{Scene, clerk};
use crate::dice::Dice;
use crate::house::{self, Demo};
use addresses::model::{EndReason, StepId, StepRow, StepSort};
use addresses::{AddressId, Ends};
use book::Figures;
use kernel::db::Tx;
use kernel::seal::Keys;
use kernel::{Error, Month, Result, Role};
use sponsorship::desk::{self, Hand};
use sponsorship::model::{Means, NewGiving, NewPledge, NewSlot, Proof, Whole};
use sponsorship::{GivingId, PledgeId, SlotId};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Things that happen.
const STEPS: usize = 120;
/// Parts of each slot.
const PARTS: [i64; 3] = [1, 2, 4];

/// A part of a slot in a month.
type Key = (SlotId, i64, Month);
/// Who is asked for it, and by what it was answered.
type Months = BTreeMap<Key, (PledgeId, Option<GivingId>)>;

struct Game<'d> {
    demo: &'d Demo,
    scene: Scene,
    slots: Vec<NewSlot>,
    dice: Dice,
    seed: u64,
    months: Months,
    /// Each help that stands with its đồng.
    given: BTreeMap<GivingId, i64>,
    has_ended: bool,
    /// Done and refused, so that a run in which nothing happens fails.
    tally: BTreeMap<&'static str, (usize, usize)>,
}

#[tokio::test]
async fn the_laws_of_slots_hold_whatever_happens() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        let (seed, dice) = Dice::seeded();
        let scene = Scene::set(&demo, "Ông Bảy Mẫu").await;
        who_may_not(&demo, &scene).await;
        let slots: Vec<NewSlot> = PARTS.into_iter().map(Scene::slot).collect();
        let (id, all) = (scene.address, slots.clone());
        let offer = move |tx: &mut Tx<'_>| {
            let who = clerk(tx)?;
            all.iter().try_for_each(|new| desk::offer(tx, &who, id, new))
        };
        demo.house.db.write(offer).await.expect("offered");
        let (months, given, tally) = (Months::new(), BTreeMap::new(), BTreeMap::new());
        let mut game =
            Game { demo: &demo, scene, slots, dice, seed, months, given, has_ended: false, tally };
        let before = game.book().await;
        for _ in 0..STEPS {
            game.step().await;
            game.agrees(before).await;
        }
        let done: usize = game.tally.values().map(|(done, _)| done).sum();
        let refused: usize = game.tally.values().map(|(_, refused)| refused).sum();
        assert!(done > STEPS / 10 && refused > 5, "seed {seed}: {:?}", game.tally);
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}, seed {seed}: {broken:?}", demo.engine);
    }
}

/// Who has no part in it changes nothing of it.
async fn who_may_not(demo: &Demo, scene: &Scene) {
    let (id, new) = (scene.address, Scene::slot(1));
    let work = move |tx: &mut Tx<'_>| {
        let dung = house::person(tx, Role::Centre, "ca-mau")?;
        desk::offer(tx, &dung, id, &new)
    };
    assert!(matches!(demo.house.db.write(work).await, Err(Error::NotFound)));
}

impl Game<'_> {
    fn month(&mut self) -> Month {
        house::october().add_months(self.dice.roll(6) as i64)
    }

    /// One of those who are asked for anything now.
    fn somebody(&mut self) -> Option<PledgeId> {
        let mut all: Vec<PledgeId> = self.months.values().map(|(own, _)| *own).collect();
        all.sort_unstable();
        all.dedup();
        let at = self.dice.roll(all.len());
        all.get(at).copied()
    }

    fn count(&mut self, what: &'static str, done: bool) {
        let tally = self.tally.entry(what).or_default();
        if done { tally.0 += 1 } else { tally.1 += 1 }
    }

    async fn step(&mut self) {
        match self.dice.roll(12) {
            0..=3 => self.pledge().await,
            4..=7 => self.give().await,
            8 => self.take_back().await,
            9 => self.hand_over().await,
            10 => self.give_up().await,
            _ => self.end().await,
        }
    }

    async fn pledge(&mut self) {
        let slot = self.slots[self.dice.roll(self.slots.len())].clone();
        let (part, from) = (1 + self.dice.roll(slot.parts as usize) as i64, self.month());
        let until = from.add_months(self.dice.roll(3) as i64).min(slot.until);
        let own = self.scene.pledge(&slot, part, self.dice.roll(4));
        let new = NewPledge { from, until, ..own };
        let months: Vec<Month> = sponsorship::rules::months(from, until).collect();
        let is_free =
            months.iter().all(|month| !self.months.contains_key(&(slot.id, part, *month)));
        let id = self.scene.address;
        let sent = new.clone();
        let told = self.write(move |tx, hand| desk::pledge(tx, hand.who, id, &sent)).await;
        self.judge("pledge", told, is_free && !self.has_ended);
        if is_free && !self.has_ended {
            let asked = months.into_iter().map(|month| ((slot.id, part, month), (new.id, None)));
            self.months.extend(asked);
        }
    }

    async fn give(&mut self) {
        let Some(pledge) = self.somebody() else { return };
        let (first, many) = (self.month(), 1 + self.dice.roll(2) as i64);
        let months: Vec<Month> = (0..many).map(|at| first.add_months(at)).collect();
        let own = |month: &Month| {
            let mut all = self.months.iter();
            all.find(|((.., at), (of, given))| at == month && *of == pledge && given.is_none())
        };
        let keys: Vec<Key> =
            months.iter().filter_map(|month| own(month).map(|(key, _)| *key)).collect();
        let (id, amount) = (GivingId::new(), 300_000 + self.dice.roll(7) as i64);
        let new = NewGiving {
            id,
            pledge: Some(pledge),
            sponsor: None,
            months: months.clone(),
            on: house::today(),
            means: Means::Goods,
            amount,
            words: String::new(),
            handed_by: "Chi hội".to_owned(),
            proof: Proof::Witness,
            proof_words: "Tổ trưởng".to_owned(),
            illustrative: None,
        };
        let address = self.scene.address;
        let told = self.write(move |tx, hand| desk::give(tx, hand, address, &new).map(drop)).await;
        // What was missed before an end can still be told on its day.
        let fits = keys.len() == months.len();
        self.judge("give", told, fits);
        if fits {
            for key in keys {
                self.months.get_mut(&key).expect("asked").1 = Some(id);
            }
            self.given.insert(id, amount);
        }
    }

    async fn take_back(&mut self) {
        let at = self.dice.roll(self.given.len());
        let Some(id) = self.given.keys().nth(at).copied() else { return };
        let whole = self.whole().await;
        let row = whole.givings.iter().find(|row| row.id == id).expect("given").clone();
        let pledge = whole.pledges.iter().find(|own| Some(own.id) == row.pledge).expect("a pledge");
        let is_over = self.has_ended || pledge.ended_on.is_some();
        let address = self.scene.address;
        let told = self
            .write(move |tx, hand| {
                desk::take_back(tx, hand, address, (id, row.version, "Ghi nhầm")).map(drop)
            })
            .await;
        self.judge("take back", told, true);
        self.given.remove(&id);
        match is_over {
            true => self.months.retain(|_, (_, given)| *given != Some(id)),
            false => {
                let own = self.months.values_mut().filter(|(_, given)| *given == Some(id));
                own.for_each(|(_, given)| *given = None);
            }
        }
    }

    async fn hand_over(&mut self) {
        let Some(old) = self.somebody() else { return };
        let (from, to) = (self.month(), self.scene.sponsors[self.dice.roll(4)]);
        let whole = self.whole().await;
        let row = whole.pledges.iter().find(|row| row.id == old).expect("a pledge").clone();
        let is_left = |own: &(PledgeId, Option<GivingId>), month: &Month| {
            own.0 == old && own.1.is_none() && *month >= from
        };
        let left = self.months.iter().any(|((.., month), own)| is_left(own, month));
        let within = from >= row.from_month && from <= row.until_month;
        let fits = left && within && to != row.sponsor && !self.has_ended;
        let (address, new, base) = (self.scene.address, PledgeId::new(), row.version);
        let told = self
            .write(move |tx, hand| {
                desk::hand_over(tx, hand.who, (address, old, base), (new, to, from))
            })
            .await;
        self.judge("hand over", told, fits);
        if fits {
            for ((.., month), own) in self.months.iter_mut() {
                if is_left(own, month) {
                    own.0 = new;
                }
            }
        }
    }

    async fn give_up(&mut self) {
        let Some(old) = self.somebody() else { return };
        let from = self.month();
        let whole = self.whole().await;
        let row = whole.pledges.iter().find(|row| row.id == old).expect("a pledge").clone();
        let fits = from <= row.until_month;
        let address = self.scene.address;
        let told = self
            .write(move |tx, hand| {
                desk::end_pledge(tx, hand.who, (address, old, row.version), (from, "Hết khả năng"))
            })
            .await;
        self.judge("give up", told, fits);
        if fits {
            self.months.retain(|(.., at), own| own.0 != old || own.1.is_some() || *at < from);
        }
    }

    /// It ends today, or its end is taken back.
    async fn end(&mut self) {
        let ends = self.demo.house.shelf::<Ends>().expect("who is told of an end");
        let (id, has_ended) = (self.scene.address, self.has_ended);
        let told = self
            .write(move |tx, hand| match has_ended {
                true => reopen(tx, hand, (id, &ends)),
                false => close(tx, hand, (id, &ends)),
            })
            .await;
        self.judge("end", told, true);
        if !has_ended {
            let now = Month::of(house::today());
            self.months.retain(|(.., at), own| own.1.is_some() || *at < now);
        }
        self.has_ended = !has_ended;
    }

    fn judge(&mut self, what: &'static str, told: Result<()>, fits: bool) {
        match (&told, fits) {
            (Ok(()), true) => self.count(what, true),
            (Err(Error::Invalid(_)), false) => self.count(what, false),
            _ => panic!("seed {}: {what} (fits: {fits}): {told:?}", self.seed),
        }
    }

    async fn write(
        &self,
        work: impl Fn(&mut Tx<'_>, &Hand<'_>) -> Result<()> + Send + Sync + 'static,
    ) -> Result<()> {
        let keys = self.demo.house.shelf::<Arc<Keys>>().expect("keys");
        let figures = self.demo.house.shelf::<Figures>().expect("figures");
        let work = move |tx: &mut Tx<'_>| {
            let who = clerk(tx)?;
            work(tx, &Hand { who: &who, figures: &figures, keys: &keys })
        };
        self.demo.house.db.write(work).await
    }

    async fn whole(&self) -> Whole {
        let id = self.scene.address;
        let read = move |tx: &mut Tx<'_>| {
            let who = clerk(tx)?;
            Ok(desk::seen(tx, &who, &sponsorship::acts::VIEW, id)?.1)
        };
        self.demo.house.db.read(read).await.expect("read")
    }

    /// Turns and value of the commune in the month in which all is given.
    async fn book(&self) -> (i64, i64) {
        let month = Month::of(house::today());
        let view = self.demo.view(house::COMMUNE, month).await;
        let of = |code| view.value(code).expect("a figure").value;
        (of(super::TURNS), of(super::VALUE))
    }

    async fn agrees(&self, before: (i64, i64)) {
        let whole = self.whole().await;
        let asked: Months = whole
            .askings
            .iter()
            .filter_map(|row| Some(((row.slot, row.part, row.month), (row.pledge?, row.giving))))
            .collect();
        assert_eq!(asked, self.months, "seed {}: {:?}", self.seed, self.tally);
        let given: BTreeMap<GivingId, i64> =
            whole.standing().map(|row| (row.id, row.amount)).collect();
        assert_eq!(given, self.given, "seed {}", self.seed);
        let sum: i64 = given.values().sum();
        let now = self.book().await;
        assert_eq!(now, (before.0 + given.len() as i64, before.1 + sum), "seed {}", self.seed);
    }
}

fn close(tx: &mut Tx<'_>, hand: &Hand<'_>, (id, ends): (AddressId, &Ends)) -> Result<()> {
    let (dossier, ..) = addresses::desk::opened(tx, hand.who, &addresses::acts::KEEP, id)?;
    let step = StepRow {
        id: StepId::new(),
        sort: StepSort::End.code().to_owned(),
        on_day: house::today(),
        by_whom: "Gia đình báo".to_owned(),
        evidence: String::new(),
        outcome: Some(EndReason::Moved.code().to_owned()),
        taken_back_why: None,
        made_by: None,
        made_name: String::new(),
        version: 1,
    };
    let of = (id, dossier.row.version);
    addresses::desk::step(tx, (hand.who, ends), of, (StepSort::End, &step))
}

fn reopen(tx: &mut Tx<'_>, hand: &Hand<'_>, (id, ends): (AddressId, &Ends)) -> Result<()> {
    let (dossier, ..) = addresses::desk::opened(tx, hand.who, &addresses::acts::KEEP, id)?;
    let last = dossier.standing().find(|step| step.sort == StepSort::End.code());
    let step = last.ok_or(Error::NotFound)?.id;
    let of = (id, dossier.row.version);
    addresses::desk::take_back(tx, (hand.who, ends), of, (step, "Nhầm người"))
}
