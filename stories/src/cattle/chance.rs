//! A herd under chance: whatever is recorded in whatever order, the balance holds, no duty is lost
//! or doubled, and the Book says what the herd says. The seed is printed. It opens
//! with who may not.

use super::COMMUNE;
use crate::dice::Dice;
use crate::house::{self, Demo};
use catalogue::ValueSource;
use cattle::desk::{self, Came, Hand, NewAnimal, Placing};
use cattle::model::{AnimalId, AnimalRow, BankId, BankRow, Herd, Left, PlacementId, Sex};
use cattle::rules::{self, Slip};
use help::{NewReceiver, Sort};
use kernel::db::Tx;
use kernel::seal::{Keys, Secret};
use kernel::{Act, Day, Error, Result, Role, Who};
use std::sync::Arc;

/// Things that happen to the herd.
const STEPS: usize = 200;

/// What the story knows without asking the herd.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Known {
    given: i64,
    bought: i64,
    born: i64,
    dead: i64,
    sold: i64,
    placed: i64,
    passed_on: i64,
    released: i64,
}

impl Known {
    /// Counts what was done, to an animal that was so before.
    fn count(&mut self, told: &str, goes_on: bool, was: Option<&AnimalRow>) {
        match told {
            "receive" => self.given += 1,
            "birth" => self.born += 1,
            "exchange" => (self.bought, self.sold) = (self.bought + 1, self.sold + 1),
            "place" => {
                self.placed += 1;
                self.passed_on += i64::from(goes_on);
            }
            "dead" => self.dead += 1,
            "sold" => self.sold += 1,
            "mistake" => {
                self.placed -= 1;
                self.passed_on -= i64::from(was.is_some_and(|was| was.repays.is_some()));
                self.released -= i64::from(was.is_some_and(|was| was.released_on.is_some()));
            }
            "never" => match was.map(|was| (was.mother.is_some(), was.bought_for.is_some())) {
                Some((true, _)) => self.born -= 1,
                Some((_, true)) => self.bought -= 1,
                _ => self.given -= 1,
            },
            "release" => self.released += 1,
            "owe" => self.released -= 1,
            "return" => self.came_back(was),
            _ => {}
        }
    }

    /// An animal that had left is back.
    fn came_back(&mut self, was: Option<&AnimalRow>) {
        let Some(was) = was else { return };
        match (was.left(), was.mother, was.bought_for) {
            (Some(Left::Dead), ..) => self.dead -= 1,
            (Some(Left::Sold), ..) => self.sold -= 1,
            (_, Some(_), _) => self.born += 1,
            (_, _, Some(_)) => self.bought += 1,
            _ => self.given += 1,
        }
    }
}

/// Plays it.
pub async fn keeps_every_balance(demo: &Demo) {
    let (seed, mut dice) = Dice::seeded();
    // Under a published rule, or what a province asks instead.
    let (rule, own) = (dice.roll(2), dice.roll(2) == 0);
    let own = own.then(|| (dice.roll(3) as i64 + 1, rules::SEXES[dice.roll(2)], dice.roll(2) == 0));
    let bank = opened(demo, rule, own).await;
    let looks = seen_by(demo, bank, Role::Viewer, &cattle::acts::KEEP).await;
    assert!(matches!(looks, Err(Error::NotFound)), "whoever only looks keeps a herd");
    let before = booked(demo).await;
    let mut known = Known::default();
    let mut came_back = 0;
    let mut day = Day::parse("2012-01-01").expect("a day");
    for step in 0..STEPS {
        day = day.add_days(dice.roll(40) as i64).min(house::today());
        let herd = herd(demo, bank).await;
        let did = act(demo, bank, &herd, &mut dice, day, &mut known).await;
        if let Err(error) = did {
            assert!(matches!(error, Error::Invalid(_)), "seed {seed}, step {step}: {error:?}");
        }
        let now = self::herd(demo, bank).await;
        assert_eq!(read(&now, day), known, "seed {seed}, step {step}");
        assert!(rules::balance(&now).holds(), "seed {seed}, step {step}");
        one_duty_an_animal(&now, day, seed);
        if step % 10 == 0 {
            super::owed::same_on(demo, day, &format!("seed {seed}, step {step}")).await;
            came_back += there_and_back(demo, bank, &now, dice.roll(now.animals.len()), day).await;
        }
    }
    assert!(known.placed > 0 && known.born > 0, "nothing happened: seed {seed}: {known:?}");
    assert!(came_back > 0, "nobody came back: seed {seed}");
    let after = booked(demo).await;
    let grew: Vec<i64> = after.iter().zip(&before).map(|(after, before)| after - before).collect();
    let told = [known.placed, known.born, known.dead, known.sold, known.passed_on];
    assert_eq!(grew, told, "the Book says something else: seed {seed}");
}

async fn opened(demo: &Demo, rule: usize, own: Option<(i64, &str, bool)>) -> BankId {
    let id = BankId::new();
    let rule = &rules::published()[rule];
    let new = BankRow {
        id,
        unit: kernel::UnitId(0),
        name: "Đàn bò may rủi".into(),
        rule: rule.code.clone(),
        wean_months: rule.wean_months,
        grace_months: rule.grace_months,
        sells_bulls: own.map_or(rule.sells_bulls, |(_, _, sells)| sells),
        calf_order: own.map(|(order, ..)| order),
        calf_sex: own.map(|(_, sex, _)| sex.to_owned()),
        opened_on: Day::parse("2012-01-01").expect("a day"),
        note: String::new(),
        illustrative: None,
        version: 0,
    };
    let work = demo.house.db.write(move |tx: &mut Tx<'_>| {
        let unit = kernel::place::find(tx, COMMUNE, house::today())?.id;
        let who = binh(tx)?;
        desk::open(tx, &who, unit, &new)
    });
    work.await.expect("a bank");
    id
}

fn binh(tx: &mut Tx<'_>) -> Result<Who> {
    house::person(tx, Role::Approver, COMMUNE)
}

async fn herd(demo: &Demo, bank: BankId) -> Herd {
    seen_by(demo, bank, Role::Approver, &cattle::acts::VIEW).await.expect("the herd")
}

async fn seen_by(demo: &Demo, bank: BankId, role: Role, act: &'static Act) -> Result<Herd> {
    let read = move |tx: &mut Tx<'_>| {
        let who = house::person(tx, role, COMMUNE)?;
        Ok(desk::opened(tx, &who, act, bank)?.0)
    };
    demo.house.db.read(read).await
}

async fn booked(demo: &Demo) -> Vec<i64> {
    let codes = ["cattle_given", "cattle_born", "cattle_dead", "cattle_sold", "cattle_passed_on"];
    super::sums(demo, &codes).await
}

/// Whoever leaves by mistake and comes back leaves nothing behind: neither in the herd, nor in what
/// is owed, nor in the Book.
async fn there_and_back(demo: &Demo, bank: BankId, before: &Herd, at: usize, day: Day) -> usize {
    let Some(animal) = before.animals.get(at).map(|animal| animal.id) else { return 0 };
    let (figures, keys) = (
        demo.house.shelf::<book::Figures>().expect("figures"),
        demo.house.shelf::<Arc<Keys>>().expect("keys"),
    );
    let booked_before = booked(demo).await;
    let work = move |tx: &mut Tx<'_>| {
        let who = binh(tx)?;
        let hand = Hand { who: &who, figures: &figures, keys: &keys };
        Did::Leave(animal, Left::Dead).write(tx, &hand, bank, day)?;
        Did::Return(animal).write(tx, &hand, bank, day)
    };
    // What cannot leave today stays, and nothing of it is half-done.
    let is_done = demo.house.db.write(work).await.is_ok();
    let after = herd(demo, bank).await;
    let owed = |herd: &Herd| -> Vec<_> {
        let all = rules::duties(herd, day);
        all.into_iter().map(|(animal, duty)| (animal.id, duty)).collect()
    };
    assert_eq!(owed(before), owed(&after), "{animal} left and came back ({is_done})");
    assert_eq!(rules::balance(before), rules::balance(&after), "{animal} ({is_done})");
    assert_eq!(booked_before, booked(demo).await, "{animal} ({is_done})");
    usize::from(is_done)
}

/// One animal that was placed, one duty; what goes on repays one that nobody else repaid.
fn one_duty_an_animal(herd: &Herd, day: Day, seed: u64) {
    let duties = rules::duties(herd, day);
    let placed = herd.animals.iter().filter(|animal| animal.placed_on.is_some()).count();
    assert_eq!(duties.len(), placed, "seed {seed}");
    let mut repaid: Vec<_> = herd.animals.iter().filter_map(|animal| animal.repays).collect();
    let many = repaid.len();
    repaid.sort_by_key(|id| id.uuid());
    repaid.dedup();
    assert_eq!(repaid.len(), many, "two calves repay one animal: seed {seed}");
    let over = duties.iter().filter(|(_, duty)| matches!(duty, rules::Duty::Fulfilled(_))).count();
    assert_eq!(over, many, "seed {seed}");
    for calf in herd.animals.iter().filter(|animal| animal.repays.is_some()) {
        went_on_by_the_rule(herd, calf, seed);
    }
    for animal in herd.animals.iter().filter(|animal| animal.placed_on.is_some()) {
        let keepers = herd.placements.iter().filter(|row| row.animal == animal.id);
        let now = keepers.filter(|row| row.ended_on.is_none()).count();
        assert_eq!(now, 1, "{} has {now} keepers: seed {seed}", animal.tag);
    }
}

/// Whatever was corrected since: what went on was owed, of the sex and age that the rule asks for.
fn went_on_by_the_rule(herd: &Herd, calf: &AnimalRow, seed: u64) {
    let rule = rules::rule(&herd.bank.rule).expect("a rule");
    let sex = herd.bank.calf_sex.as_ref().unwrap_or(&rule.sex);
    let is_of_sex = sex == "any" || calf.sex() == Sex::Female;
    let is_weaned = calf.placed_on.is_some_and(|placed| {
        calf.born_on.add_months(herd.bank.wean_months) <= placed && calf.entered_on <= placed
    });
    assert!(is_of_sex && is_weaned && is_owed(herd, calf), "{}: seed {seed}", calf.tag);
}

/// The same numbers, read from the herd.
fn read(herd: &Herd, day: Day) -> Known {
    let sums = rules::balance(herd);
    let many = |what: fn(&AnimalRow) -> bool| {
        herd.animals.iter().filter(|animal| what(animal)).count() as i64
    };
    let is_released = |duty: &rules::Duty| matches!(duty, rules::Duty::Released);
    let released = rules::duties(herd, day).iter().filter(|(_, d)| is_released(d)).count();
    Known {
        given: sums.given,
        bought: sums.bought,
        born: sums.born,
        dead: sums.dead,
        sold: sums.sold,
        placed: many(|animal| animal.placed_on.is_some()),
        passed_on: many(|animal| animal.repays.is_some()),
        released: released as i64,
    }
}

/// One thing happens; what the story knows changes only when it was not refused.
async fn act(
    demo: &Demo,
    bank: BankId,
    herd: &Herd,
    dice: &mut Dice,
    day: Day,
    known: &mut Known,
) -> Result<()> {
    // Cows with a keeper are met more often: theirs are the calves that go on.
    let cows: Vec<&AnimalRow> =
        herd.animals.iter().filter(|a| a.is_kept() && a.placed_on.is_some()).collect();
    let one = match cows.get(dice.roll(cows.len() * 2)) {
        Some(cow) => Some(*cow),
        None => herd.animals.get(dice.roll(herd.animals.len())),
    };
    let animal = one.map_or_else(AnimalId::new, |animal| animal.id);
    let ready = herd.animals.iter().find(|animal| rules::can_go_on(herd, animal, day).is_ok());
    let sex = if dice.roll(2) == 0 { Sex::Male } else { Sex::Female };
    let new = move |sex: Sex, born_on: Day| {
        let id = AnimalId::new();
        NewAnimal { id, tag: id.to_string(), sex, born_on }
    };
    let way = if dice.roll(3) == 0 { Left::Sold } else { Left::Dead };
    let some = |animals: Vec<&AnimalRow>, at: usize| {
        animals.get(at % animals.len().max(1)).map_or(animal, |animal| animal.id)
    };
    let gone = some(herd.animals.iter().filter(|a| !a.is_kept()).collect(), dice.roll(1000));
    let free = some(herd.animals.iter().filter(|a| a.released_on.is_some()).collect(), 0);
    let did = match dice.roll(16) {
        0 | 1 => Did::Receive(new(Sex::Female, day.add_months(-24))),
        2..=5 => Did::Birth(animal, new(sex, day)),
        6 => Did::Exchange(animal, new(Sex::Female, day.add_months(-8))),
        7 | 8 => Did::Place(ready.map_or(animal, |animal| animal.id)),
        9 => Did::Move(animal),
        10 if dice.roll(2) == 0 => Did::Leave(animal, way),
        10 => Did::Mistake(animal),
        11 if dice.roll(4) == 0 => Did::Owe(free),
        11 | 12 => Did::Return(gone),
        13 | 14 => {
            Did::Correct(some(herd.animals.iter().collect(), dice.roll(1000)), slip(dice, day))
        }
        _ if dice.roll(4) == 0 => Did::Release(animal),
        _ => Did::Leave(animal, Left::Mistake),
    };
    let was = match did {
        Did::Return(_) => herd.animal(gone).cloned(),
        _ => herd.animal(animal).cloned(),
    };
    let is_place = matches!(did, Did::Place(_));
    let goes_on = ready.is_some_and(|ready| is_owed(herd, ready));
    let told = did.clone_kind();
    let did = Arc::new(did);
    let figures = demo.house.shelf::<book::Figures>().expect("figures");
    let keys = demo.house.shelf::<Arc<Keys>>().expect("keys");
    let work = move |tx: &mut Tx<'_>| {
        let who = binh(tx)?;
        let hand = Hand { who: &who, figures: &figures, keys: &keys };
        did.write(tx, &hand, bank, day)
    };
    demo.house.db.write(work).await?;
    known.count(told, is_place && goes_on, was.as_ref());
    Ok(())
}

/// Whether a keeper owes it: a calf of a mother who was with a keeper when it was born, or what was
/// bought for such a calf. What was born before is the bank's own.
fn is_owed(herd: &Herd, animal: &AnimalRow) -> bool {
    let calf = animal.bought_for.and_then(|bull| herd.animal(bull)).unwrap_or(animal);
    let mother = calf.mother.and_then(|mother| herd.animal(mother));
    mother.and_then(|mother| mother.placed_on).is_some_and(|placed| placed <= calf.born_on)
}

/// What happens.
enum Did {
    Receive(NewAnimal),
    Birth(AnimalId, NewAnimal),
    Exchange(AnimalId, NewAnimal),
    Place(AnimalId),
    Move(AnimalId),
    Leave(AnimalId, Left),
    Mistake(AnimalId),
    Release(AnimalId),
    Return(AnimalId),
    Owe(AnimalId),
    Correct(AnimalId, Slip),
}

/// Another sex, or another birthday of the last three years.
fn slip(dice: &mut Dice, day: Day) -> Slip {
    match dice.roll(3) {
        0 => Slip { sex: Some(Sex::Male), ..Slip::default() },
        1 => Slip { sex: Some(Sex::Female), ..Slip::default() },
        _ => Slip { born_on: Some(day.add_days(-(dice.roll(1100) as i64))), ..Slip::default() },
    }
}

impl Did {
    fn clone_kind(&self) -> &'static str {
        match self {
            Did::Receive(_) => "receive",
            Did::Birth(..) => "birth",
            Did::Exchange(..) => "exchange",
            Did::Place(_) => "place",
            Did::Move(_) => "move",
            Did::Leave(_, Left::Dead) => "dead",
            Did::Leave(_, Left::Sold) => "sold",
            Did::Leave(_, Left::Mistake) => "never",
            Did::Mistake(_) => "mistake",
            Did::Release(_) => "release",
            Did::Return(_) => "return",
            Did::Owe(_) => "owe",
            Did::Correct(..) => "correct",
        }
    }

    fn write(&self, tx: &mut Tx<'_>, hand: &Hand<'_>, bank: BankId, day: Day) -> Result<()> {
        match self {
            Did::Receive(new) => {
                let came = Came { on: day, giver: "", amount: 0, source: ValueSource::Goods };
                desk::receive(tx, hand, bank, new, &came)
            }
            Did::Birth(mother, new) => desk::birth(tx, hand, bank, *mother, new).map(drop),
            Did::Exchange(bull, new) => desk::exchange(tx, hand, bank, *bull, day, new).map(drop),
            Did::Place(animal) => desk::place(tx, hand, bank, &placing(*animal, day)).map(drop),
            Did::Move(animal) => desk::change_keeper(tx, hand, bank, &placing(*animal, day)),
            Did::Leave(one, how) => desk::leave(tx, hand, bank, *one, (*how, day, "")).map(drop),
            Did::Mistake(animal) => desk::take_back(tx, hand, bank, *animal, "thử").map(drop),
            Did::Release(animal) => desk::release(tx, hand, bank, *animal, "thử"),
            Did::Return(animal) => desk::put_back(tx, hand, bank, *animal, "thử").map(drop),
            Did::Owe(animal) => desk::owe(tx, hand, bank, *animal, "thử"),
            Did::Correct(animal, slip) => {
                let (herd, _, _) = desk::opened(tx, hand.who, &cattle::acts::KEEP, bank)?;
                let seen = herd.animal(*animal).map_or(0, |animal| animal.version);
                desk::correct(tx, hand, bank, (*animal, seen), slip).map(drop)
            }
        }
    }
}

fn placing(animal: AnimalId, on: Day) -> Placing {
    let id = PlacementId::new();
    Placing {
        id,
        animal,
        keeper: NewReceiver {
            sort: Sort::Household,
            name: Secret::new(format!("Hộ {id}")),
            birth_year: None,
            namesake: 1,
            note: Secret::new(String::new()),
        },
        on,
        note: String::new(),
    }
}
