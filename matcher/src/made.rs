//! People who never lived, in households, written down several times with the slips of real lists:
//! for measuring and for tests. The matcher itself never looks in here.

mod measure;
mod names;
mod slips;

pub use measure::{Measured, measure};
pub use slips::Slips;

use crate::file::Flaw;
use crate::key::Dice;
use crate::place::Renamed;
use std::io::Write;

/// What kind of list is made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plan {
    /// Rows of the list.
    pub rows: usize,
    /// The same seed makes the same list.
    pub seed: u64,
    /// Of a hundred people, how many are written down more than once.
    pub repeated: usize,
    /// How many communes they live in, at most.
    pub communes: usize,
    /// What goes wrong.
    pub slips: Slips,
}

/// Somebody who never lived.
#[derive(Clone, Debug)]
struct Soul {
    family: &'static str,
    between: &'static str,
    given: &'static str,
    man: bool,
    year: u16,
    month: u8,
    day: u8,
    /// The new paper and the old.
    numbers: [String; 2],
    phone: String,
    home: Home,
}

/// Where a household lives.
#[derive(Clone, Debug, Default)]
struct Home {
    hamlet: String,
    /// A row of what became of communes.
    commune: usize,
}

/// Columns of the list that is made.
pub const COLUMNS: &str = "id=id,name=name,sex=sex,birth=birth,number=number,phone=phone,\
    hamlet=hamlet,commune=commune,district=district,province=province";

/// Writes a list, and beside it which rows are one person (`id,person`).
pub fn make(
    plan: &Plan,
    renamed: &[Renamed],
    list: impl Write,
    truth: impl Write,
) -> Result<(), Flaw> {
    let fault = |cause: csv::Error| Flaw::File(cause.to_string());
    let mut dice = Dice::new(plan.seed);
    let mut rows: Vec<(usize, [String; 9])> = Vec::with_capacity(plan.rows);
    let mut person = 0;
    while rows.len() < plan.rows {
        let household = household(&mut dice, plan, renamed);
        for (at, soul) in household.iter().enumerate() {
            person += 1;
            let other = household.get((at + 1) % household.len()).unwrap_or(soul);
            for _ in 0..times(&mut dice, plan.repeated) {
                rows.push((person, plan.slips.write(&mut dice, soul, other, renamed)));
            }
        }
    }
    rows.truncate(plan.rows);
    for at in (1..rows.len()).rev() {
        rows.swap(at, dice.below(at + 1));
    }
    let (mut list, mut truth) = (csv::Writer::from_writer(list), csv::Writer::from_writer(truth));
    list.write_record(crate::columns::NAMES).map_err(fault)?;
    truth.write_record(["id", "person"]).map_err(fault)?;
    for (row, (person, texts)) in rows.iter().enumerate() {
        let id = format!("r{row}");
        let texts = std::iter::once(id.as_str()).chain(texts.iter().map(String::as_str));
        list.write_record(texts).map_err(fault)?;
        truth.write_record([id.as_str(), &person.to_string()]).map_err(fault)?;
    }
    let ended = list.flush().and_then(|()| truth.flush());
    ended.map_err(|cause| Flaw::File(cause.to_string()))
}

/// How often somebody is written down.
fn times(dice: &mut Dice, repeated: usize) -> usize {
    if dice.below(100) >= repeated {
        return 1;
    }
    match dice.below(100) {
        0..=69 => 2,
        70..=91 => 3,
        _ => 4,
    }
}

fn household(dice: &mut Dice, plan: &Plan, renamed: &[Renamed]) -> Vec<Soul> {
    let many = renamed.len().min(plan.communes.max(1));
    // Some communes are five times the size of others.
    let commune = dice.below(many).min(dice.below(many * 3));
    let home = Home { hamlet: hamlet(dice, commune), commune };
    let phone = phone(dice);
    let father_year = 1935 + u16::try_from(dice.below(65)).unwrap_or(0);
    let family = names::family(dice);
    let father = soul(dice, family, true, father_year, &home);
    let mother_year = father_year + u16::try_from(dice.below(8)).unwrap_or(0);
    let mother_family = names::family(dice);
    let mother = soul(dice, mother_family, false, mother_year, &home);
    let mut all = vec![father, mother];
    let between = all.first().map_or("", |father| father.between);
    let mut twin: Option<Soul> = None;
    for _ in 0..dice.below(5) {
        let year = (mother_year + 18 + u16::try_from(dice.below(20)).unwrap_or(0)).min(2024);
        let man = dice.below(2) == 0;
        let mut child = soul(dice, family, man, year, &home);
        if dice.below(100) < 30 && man {
            child.between = between;
        }
        if let Some(twin) = twin.take() {
            (child.year, child.month, child.day) = (twin.year, twin.month, twin.day);
            if child.man == twin.man {
                child.between = twin.between;
            }
            child.numbers = slips::next_numbers(&twin.numbers);
        }
        if dice.below(100) < 2 {
            twin = Some(child.clone());
        }
        all.push(child);
    }
    for soul in &mut all {
        if dice.below(100) < 35 {
            soul.phone.clone_from(&phone);
        }
    }
    let alone = dice.below(100) < 25;
    all.truncate(if alone { 1 } else { all.len() });
    all
}

fn soul(dice: &mut Dice, family: &'static str, man: bool, year: u16, home: &Home) -> Soul {
    let century = u16::from(!man) + if year < 2000 { 0 } else { 2 };
    let province = home.commune % 96;
    let tail = dice.below(1_000_000);
    let old = dice.below(1_000_000);
    Soul {
        family,
        between: names::between(dice, man),
        given: names::given(dice, man, year),
        man,
        year,
        month: u8::try_from(1 + dice.below(12)).unwrap_or(1),
        day: u8::try_from(1 + dice.below(28)).unwrap_or(1),
        numbers: [
            format!("{province:03}{century}{:02}{tail:06}", year % 100),
            format!("{:03}{old:06}", 100 + province * 3),
        ],
        phone: phone(dice),
        home: home.clone(),
    }
}

fn phone(dice: &mut Dice) -> String {
    const HEADS: [&str; 12] =
        ["090", "091", "098", "097", "039", "038", "035", "070", "079", "083", "081", "056"];
    let head = HEADS.get(dice.below(HEADS.len())).copied().unwrap_or("090");
    format!("{head}{:07}", dice.below(10_000_000))
}

fn hamlet(dice: &mut Dice, commune: usize) -> String {
    const NAMES: [&str; 10] = [
        "Đông",
        "Tây",
        "Phước Lợi",
        "Tân Hòa",
        "Thạnh Trung",
        "An Bình",
        "Chòm Dừa",
        "Đồng Tâm",
        "Hòa Phú",
        "Nà Lốc",
    ];
    let kind = ["Ấp", "Thôn", "Khu phố", "Xóm"].get(commune % 4).copied().unwrap_or("Ấp");
    let at = dice.below(9);
    if commune.is_multiple_of(3) {
        let name = NAMES.get((commune + at) % NAMES.len()).copied().unwrap_or("");
        return format!("{kind} {name}");
    }
    format!("{kind} {}", at + 1)
}
