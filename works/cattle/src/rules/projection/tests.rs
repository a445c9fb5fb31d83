//! Herds that are reckoned by hand, and many that chance made: what lived, was born and bought is
//! what lives, died and was sold. The seed is printed.

use super::*;
use crate::model::{AnimalId, AnimalRow, BankId, BankRow, Left, PlacementId, Sex};
use help::ReceiverId;
use kernel::UnitId;

/// Nobody dies, every cow calves each year, half of the calves are female.
const SURE: Parameters = Parameters {
    interval_months: 12,
    first_calf_months: 24,
    female_percent: 50,
    dead_percent: 0,
    barren_percent: 0,
};

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn herd(rule: &str) -> Herd {
    let rule = super::super::rule(rule).expect("a published rule");
    let bank = BankRow {
        id: BankId::new(),
        unit: UnitId(1),
        name: String::new(),
        rule: rule.code.clone(),
        wean_months: 6,
        grace_months: 3,
        sells_bulls: rule.sells_bulls,
        calf_order: None,
        calf_sex: None,
        opened_on: day("2012-01-01"),
        note: String::new(),
        illustrative: None,
        version: 1,
    };
    Herd { bank, animals: Vec::new(), placements: Vec::new() }
}

impl Herd {
    /// An animal that came on the day it was born.
    fn born(&mut self, sex: Sex, on: &str, mother: Option<AnimalId>) -> AnimalId {
        let id = AnimalId::new();
        self.animals.push(AnimalRow {
            id,
            bank: self.bank.id,
            tag: id.to_string(),
            sex: sex.code().to_owned(),
            born_on: day(on),
            mother,
            bought_for: None,
            entered_on: day(on),
            giver: String::new(),
            amount: 0,
            worth_source: None,
            left_how: None,
            left_on: None,
            left_note: None,
            placed_on: None,
            repays: None,
            released_on: None,
            released_why: None,
            version: 1,
        });
        id
    }

    fn row(&mut self, id: AnimalId) -> &mut AnimalRow {
        self.animals.iter_mut().find(|animal| animal.id == id).expect("an animal")
    }

    fn placed(&mut self, id: AnimalId, on: &str, repays: Option<AnimalId>) {
        let row = self.row(id);
        (row.placed_on, row.repays) = (Some(day(on)), repays);
        self.placements.push(PlacementRow {
            id: PlacementId::new(),
            animal: id,
            receiver: ReceiverId::new(),
            given_on: day(on),
            ended_on: None,
            note: String::new(),
            activity: None,
            version: 1,
        });
    }

    /// A cow that came grown and went to a keeper.
    fn cow(&mut self) -> AnimalId {
        let cow = self.born(Sex::Female, "2018-01-01", None);
        self.placed(cow, "2020-01-01", None);
        cow
    }

    /// Kept, placed, born, sold, passed on, households; in tenths, from today on.
    fn told(&self, asked: Parameters, years: i64) -> Vec<[i64; 6]> {
        let all = project(self, asked, day("2024-01-01"), years);
        let told = |year: &Outlook| {
            [year.kept, year.placed, year.born, year.sold, year.passed_on, year.households]
        };
        all.iter().map(told).collect()
    }
}

#[test]
fn a_grown_cow_calves_next_month_and_passes_her_calf_on() {
    let mut herd = herd("first-female");
    herd.cow();
    // Her calf of the first month goes on in the seventh, half of it as a heifer that was bought;
    // the calf of the thirteenth month is the keeper's. In the 25th she and the heifers calve.
    let told = herd.told(SURE, 3);
    let first = [[10, 10, 0, 0, 0, 10], [20, 20, 10, 5, 10, 20]];
    assert_eq!(told, [first[0], first[1], [30, 20, 10, 0, 0, 20], [50, 30, 20, 5, 10, 30]]);
    // Of the second rule the first calf is the keeper's and the one of the 13th month goes on.
    herd.bank.rule = "second-calf".into();
    assert_eq!(herd.told(SURE, 2)[1..], [[20, 10, 10, 0, 0, 10], [30, 20, 10, 5, 10, 20]]);
    // Where bulls are not sold, half of the cow owes on and passes a quarter on in the second year.
    herd.bank.rule = "first-female".into();
    herd.bank.sells_bulls = false;
    assert_eq!(herd.told(SURE, 2)[1..], [[20, 15, 10, 0, 5, 15], [30, 18, 10, 0, 3, 18]]);
    let barren = Parameters { barren_percent: 100, ..SURE };
    assert_eq!(herd.told(barren, 2), [[10, 10, 0, 0, 0, 10]; 3]);
}

#[test]
fn a_heifer_of_six_months_calves_when_she_is_of_age() {
    let mut herd = herd("first-female");
    let heifer = herd.born(Sex::Female, "2023-07-01", None);
    herd.placed(heifer, "2023-12-01", None);
    // First calf in the 18th month, on its way in the 24th.
    let told = herd.told(SURE, 2);
    assert_eq!(told, [[10, 10, 0, 0, 0, 10], [10, 10, 0, 0, 0, 10], [20, 20, 10, 5, 10, 20]]);
    let later = Parameters { first_calf_months: 31, ..SURE };
    assert_eq!(herd.told(later, 3)[2..], [[10, 10, 0, 0, 0, 10], [20, 20, 10, 5, 10, 20]]);
}

#[test]
fn a_bank_whose_duties_are_met_still_has_its_cows() {
    let mut herd = herd("first-female");
    let cow = herd.cow();
    let calf = herd.born(Sex::Female, "2022-01-01", Some(cow));
    herd.placed(calf, "2022-08-01", Some(cow));
    // The cow calves for her keeper, her daughter for the next household.
    assert_eq!(herd.told(SURE, 1), [[20, 20, 0, 0, 0, 20], [40, 30, 20, 5, 10, 30]]);
    herd.row(calf).released_on = Some(day("2023-01-01"));
    assert_eq!(herd.told(SURE, 1), [[20, 20, 0, 0, 0, 20], [40, 20, 20, 0, 0, 20]]);
    let all = project(&herd, SURE, day("2024-01-01"), 10);
    assert!(!shrinks(&all));
    let deadly = Parameters { dead_percent: 3, ..SURE };
    assert!(shrinks(&project(&herd, deadly, day("2024-01-01"), 10)));
}

#[test]
fn a_calf_that_grows_goes_on_when_it_is_of_age() {
    let mut herd = herd("first-female");
    let cow = herd.cow();
    let calf = herd.born(Sex::Female, "2023-10-15", Some(cow));
    // On in the fourth month; the cow calves in the tenth, for her keeper, and in the 22nd with it.
    let told = herd.told(SURE, 2);
    assert_eq!(told[1..], [[30, 20, 10, 0, 10, 20], [50, 20, 20, 0, 0, 20]]);
    // As a bull it is sold, and a heifer of its age goes on, to calve 24 months after its birth.
    herd.row(calf).sex = Sex::Male.code().to_owned();
    let told = herd.told(SURE, 2);
    assert_eq!(told[1..], [[30, 20, 10, 10, 10, 20], [50, 20, 20, 0, 0, 20]]);
    // What is overdue goes at once, its mother living or not.
    let row = herd.row(calf);
    (row.sex, row.born_on) = (Sex::Female.code().to_owned(), day("2023-01-01"));
    let row = herd.row(cow);
    (row.left_how, row.left_on) = (Some(Left::Dead.code().to_owned()), Some(day("2023-06-01")));
    assert_eq!(herd.told(SURE, 1), [[10, 0, 0, 0, 0, 10], [20, 10, 10, 0, 10, 20]]);
}

#[test]
fn what_waits_goes_to_a_household_and_what_is_a_keepers_own_stays() {
    let mut herd = herd("first-female");
    herd.born(Sex::Female, "2023-11-01", None);
    herd.born(Sex::Male, "2023-11-01", None);
    assert_eq!(herd.told(SURE, 1), [[20, 0, 0, 0, 0, 0], [20, 10, 0, 0, 0, 10]]);
    let mut herd = self::herd("first-female");
    let cow = herd.cow();
    herd.row(cow).released_on = Some(day("2021-01-01"));
    let own = herd.born(Sex::Female, "2021-06-01", Some(cow));
    herd.born(Sex::Female, "2023-12-01", Some(own));
    assert_eq!(herd.told(SURE, 1)[0], [30, 10, 0, 0, 0, 10]);
    assert_eq!(herd.told(SURE, 1)[1], [50, 10, 20, 0, 0, 10]);
    // A placing that was taken back reached nobody.
    herd.placements[0].ended_on = Some(day("2020-01-01"));
    assert_eq!(herd.told(SURE, 1)[0][5], 0);
}

#[test]
fn of_a_hundred_so_many_die_in_a_year() {
    let mut herd = herd("first-female");
    for _ in 0..100 {
        herd.born(Sex::Male, "2020-01-01", None);
    }
    let kept = |percent| {
        let asked = Parameters { dead_percent: percent, ..SURE };
        herd.told(asked, 2).iter().map(|year| year[0]).collect::<Vec<_>>()
    };
    assert_eq!(kept(10), [1000, 900, 810]);
    assert_eq!(kept(100), [1000, 0, 0]);
}

/// A mother who loses the calf that was to go on owes the next one: 7 of 12 calves live until the
/// tenth month of a year in which half of all die; of the others' mothers a tenth of a calf comes.
#[test]
fn a_lost_calf_is_made_up_for_by_the_next() {
    let mut herd = herd("first-female");
    herd.bank.wean_months = 9;
    herd.cow();
    let asked = Parameters { first_calf_months: 60, female_percent: 100, dead_percent: 50, ..SURE };
    let told = herd.told(asked, 4);
    assert_eq!(told.iter().map(|year| year[4]).collect::<Vec<_>>(), [0, 6, 1, 0, 0]);
}

/// A number below so many.
fn roll(dice: &mut u64, most: i64) -> i64 {
    *dice ^= *dice << 13;
    *dice ^= *dice >> 7;
    *dice ^= *dice << 17;
    (*dice % most.unsigned_abs().max(1)).cast_signed()
}

fn chance(dice: &mut u64) -> (Herd, Parameters) {
    let mut herd = herd(["first-female", "second-calf"][usize::from(roll(dice, 2) == 0)]);
    herd.bank.sells_bulls = roll(dice, 2) == 0;
    herd.bank.wean_months = roll(dice, 37);
    herd.bank.calf_order = [None, Some(1), Some(3)][roll(dice, 3) as usize];
    for _ in 0..roll(dice, 12) {
        let on = day("2018-01-01").add_days(roll(dice, 2100));
        let mother = herd.animals.get(roll(dice, 20) as usize).filter(|a| a.born_on < on);
        let mother = mother.filter(|animal| animal.sex() == Sex::Female).map(|animal| animal.id);
        let sex = if roll(dice, 3) == 0 { Sex::Male } else { Sex::Female };
        let animal = herd.born(sex, &on.iso(), mother);
        if roll(dice, 2) == 0 {
            herd.placed(animal, &on.iso(), None);
        }
        if roll(dice, 5) == 0 {
            let row = herd.row(animal);
            (row.left_how, row.left_on) = (Some("dead".to_owned()), Some(on));
        }
    }
    let asked = Parameters {
        interval_months: roll(dice, 70),
        first_calf_months: roll(dice, 70),
        female_percent: roll(dice, 101),
        dead_percent: roll(dice, 101),
        barren_percent: roll(dice, 101),
    };
    (herd, asked)
}

#[test]
fn whatever_the_herd_and_the_parameters_everything_adds_up() {
    let asked = std::env::var("NHANAI_SEED").ok().and_then(|seed| seed.parse().ok());
    let seed: u64 = asked.unwrap_or_else(|| uuid::Uuid::now_v7().as_u128() as u64);
    println!("NHANAI_SEED={seed}");
    let mut dice = seed | 1;
    for turn in 0..300 {
        let (herd, asked) = chance(&mut dice);
        let at = format!("seed {seed}, turn {turn}");
        let all = project(&herd, asked, day("2024-01-01"), 12);
        let living = herd.animals.iter().filter(|animal| animal.is_kept()).count() as i64;
        assert_eq!((all.len(), all[0].kept), (13, living * 10), "{at}");
        for pair in all.windows(2) {
            let (before, year) = (pair[0], pair[1]);
            assert!(year.follows(&before), "{at}: {before:?} {year:?}");
            let parts = [year.born, year.bought, year.dead, year.sold, year.passed_on];
            assert!(parts.iter().all(|part| *part >= 0), "{at}: {year:?}");
            assert!(0 <= year.placed && year.placed <= year.kept, "{at}: {year:?}");
            assert!(year.households >= before.households, "{at}");
            assert!(asked.dead_percent > 0 || year.dead == 0, "{at}: {year:?}");
        }
    }
}
