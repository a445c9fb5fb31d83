//! The work on a herd: animals come, are born, go to keepers, go on and leave. Each function is one
//! transaction's worth of work in the order pass → load → rules → store → Book; it draws nothing.

mod arrival;
mod placing;
mod pressing;

pub use arrival::{Came, receive, receive_of_goods};
pub use placing::{CAMPAIGN, KIND, Placing, change_keeper, place, take_back};
pub use pressing::{Pressing, pressing};

pub use activities::desk::Hand;

use crate::model::{AnimalId, AnimalRow, BankId, BankRow, Herd, Left, Sex};
use crate::{acts, rules, store};
use book::{Origin, Posting, What};
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::{Act, Day, Error, Flaw, Id, Month, Pass, Result, UnitId, Who};
use org::standing;

/// The number of this capability among the sources of entries (book: `Origin::capability`).
pub const ORIGIN: i64 = 4;

/// A herd that may be written to.
struct Opened {
    herd: Herd,
    place: Place,
    pass: Pass,
}

impl Opened {
    fn animal(&self, id: AnimalId) -> Result<AnimalRow> {
        self.herd.animal(id).cloned().ok_or_else(|| Error::flaw("animal", "cattle-choose"))
    }
}

/// A bank with the pass of somebody to do an act at its unit.
pub fn opened(
    tx: &mut Tx<'_>,
    who: &Who,
    act: &'static Act,
    id: BankId,
) -> Result<(Herd, Place, Pass)> {
    let bank = store::found(tx, id)?.ok_or(Error::NotFound)?;
    let place = place::get(tx, bank.unit, who.today())?;
    let pass = standing::pass(tx, who, act, &place)?;
    Ok((store::herd(tx, &pass, id)?, place, pass))
}

/// Opens a herd to be written to: from here on nobody else writes to it.
fn begin(tx: &mut Tx<'_>, who: &Who, act: &'static Act, id: BankId) -> Result<Opened> {
    let (herd, place, pass) = opened(tx, who, act, id)?;
    store::touch(tx, &pass, &herd.bank)?;
    Ok(Opened { herd, place, pass })
}

/// Opens a bank of a unit.
pub fn open(tx: &mut Tx<'_>, who: &Who, unit: UnitId, new: &BankRow) -> Result<()> {
    let place = place::get(tx, unit, who.today())?;
    let pass = standing::pass(tx, who, &acts::OPEN, &place)?;
    Error::refuse(rules::check_bank(new, who.today()))?;
    store::add_bank(tx, &pass, new)
}

/// An animal that comes into a herd, as it is written down.
pub struct NewAnimal {
    /// Its id, made by the client.
    pub id: AnimalId,
    /// The number on its ear.
    pub tag: String,
    /// Its sex.
    pub sex: Sex,
    /// When it was born.
    pub born_on: Day,
}

impl NewAnimal {
    fn row(&self, bank: BankId, entered_on: Day) -> AnimalRow {
        AnimalRow {
            id: self.id,
            bank,
            tag: self.tag.clone(),
            sex: self.sex.code().to_owned(),
            born_on: self.born_on,
            mother: None,
            bought_for: None,
            entered_on,
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
        }
    }
}

/// Whether what happened on a day counts in a later month than its own, which was locked.
fn is_late(tx: &mut Tx<'_>, opened: &Opened, on: Day) -> Result<bool> {
    book::is_month_locked(tx, opened.herd.bank.unit, Month::of(on))
}

/// A calf is born. Answers whether it counts in a later month than its own.
pub fn birth(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    bank: BankId,
    mother: AnimalId,
    new: &NewAnimal,
) -> Result<bool> {
    let opened = begin(tx, hand.who, &acts::KEEP, bank)?;
    if opened.herd.animal(new.id).is_some() {
        return is_late(tx, &opened, new.born_on);
    }
    let mother = opened.animal(mother)?;
    Error::refuse(rules::check_birth(&opened.herd, &mother, new.born_on, hand.who.today()))?;
    let row = AnimalRow { mother: Some(mother.id), ..new.row(bank, new.born_on) };
    store::add_animal(tx, &opened.pass, &row)?;
    post(tx, hand, &opened, &row)?;
    is_late(tx, &opened, new.born_on)
}

/// A bull calf is sold and a heifer is bought with its money. Answers whether the sale counts in a
/// later month than its own.
pub fn exchange(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    bank: BankId,
    bull: AnimalId,
    on: Day,
    new: &NewAnimal,
) -> Result<bool> {
    let opened = begin(tx, hand.who, &acts::KEEP, bank)?;
    if opened.herd.animal(new.id).is_some() {
        return is_late(tx, &opened, on);
    }
    let bull = opened.animal(bull)?;
    let mut flaws = rules::check_leaving(&opened.herd, &bull, Left::Sold, on, hand.who.today());
    flaws.extend(rules::check_entry(new.born_on, on, hand.who.today()));
    if bull.sex() != Sex::Male || bull.mother.is_none() {
        flaws.push(Flaw::new("animal", "cattle-not-a-bull-calf").arg("tag", bull.tag.clone()));
    }
    Error::refuse(flaws)?;
    sell(tx, hand, &opened, &bull, on)?;
    let row = AnimalRow { bought_for: Some(bull.id), ..new.row(bank, on) };
    store::add_animal(tx, &opened.pass, &row)?;
    is_late(tx, &opened, on)
}

fn sell(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    opened: &Opened,
    bull: &AnimalRow,
    on: Day,
) -> Result<()> {
    store::leave(tx, &opened.pass, bull, Left::Sold, on, "")?;
    let sold = AnimalRow {
        left_how: Some(Left::Sold.code().to_owned()),
        left_on: Some(on),
        ..bull.clone()
    };
    post(tx, hand, opened, &sold)
}

/// An animal leaves the herd: it died, was sold, or never was. Answers whether that counts in a
/// later month than its own; what never was counts in none.
pub fn leave(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    bank: BankId,
    animal: AnimalId,
    (how, on, note): (Left, Day, &str),
) -> Result<bool> {
    let opened = begin(tx, hand.who, &acts::KEEP, bank)?;
    let animal = opened.animal(animal)?;
    Error::refuse(rules::check_leaving(&opened.herd, &animal, how, on, hand.who.today()))?;
    store::leave(tx, &opened.pass, &animal, how, on, note)?;
    if how == Left::Mistake {
        activities::desk::give_back(tx, &opened.pass, (&arrival::page(bank), animal.id.uuid()))?;
    }
    let gone = AnimalRow { left_how: Some(how.code().to_owned()), left_on: Some(on), ..animal };
    post(tx, hand, &opened, &gone)?;
    Ok(how != Left::Mistake && is_late(tx, &opened, on)?)
}

/// The leaving of an animal was a mistake: it is back in the herd with what it owed and what was
/// owed of it, and its entries are taken back. Answers whether the minus counts in a later month
/// than that of its leaving, which was locked.
pub fn put_back(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    bank: BankId,
    animal: AnimalId,
    why: &str,
) -> Result<bool> {
    let opened = begin(tx, hand.who, &acts::KEEP, bank)?;
    let animal = opened.animal(animal)?;
    Error::refuse(rules::check_return(&opened.herd, &animal, hand.who.today()))?;
    // What never was had given back the goods that it came from: it takes them again.
    let page = arrival::page(bank);
    let again = activities::desk::take_again(tx, &opened.pass, (&page, animal.id.uuid()));
    let amount = again.map_err(at_the_animal)?.filter(|worth| *worth > 0);
    let animal = AnimalRow { amount: amount.unwrap_or(animal.amount), ..animal };
    store::put_back(tx, &opened.pass, &animal, why)?;
    let (was_counted, left_on) = (animal.left() != Some(Left::Mistake), animal.left_on);
    let there = AnimalRow { left_how: None, left_on: None, ..animal };
    post(tx, hand, &opened, &there)?;
    match left_on.filter(|_| was_counted) {
        Some(on) => is_late(tx, &opened, on),
        None => Ok(false),
    }
}

/// The form that brings an animal back asks for no goods: what keeps it is said at the animal.
fn at_the_animal(error: Error) -> Error {
    let here = |flaw: Flaw| Flaw { field: "animal".into(), ..flaw };
    match error {
        Error::Invalid(flaws) => Error::Invalid(flaws.into_iter().map(here).collect()),
        other => other,
    }
}

/// A slip in what was written of an animal is corrected, on the version that its reader had (its
/// number): whoever was slower is told. What is owed of it is reckoned anew; a
/// calf that was born in another month counts there. Answers whether that counts in a later month,
/// since one of the two was locked.
pub fn correct(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    bank: BankId,
    (animal, base): (AnimalId, i64),
    slip: &rules::Slip,
) -> Result<bool> {
    let opened = begin(tx, hand.who, &acts::KEEP, bank)?;
    let old = opened.animal(animal)?;
    if old.version != base {
        return Err(Error::stale("animal", base, old.version));
    }
    let new = rules::corrected(&old, slip);
    Error::refuse(rules::check_correction(&opened.herd, &old, &new, hand.who.today()))?;
    store::correct(tx, &opened.pass, &new)?;
    post(tx, hand, &opened, &new)?;
    let moves = new.mother.is_some() && Month::of(old.born_on) != Month::of(new.born_on);
    let locked =
        moves && (is_late(tx, &opened, old.born_on)? || is_late(tx, &opened, new.born_on)?);
    Ok(locked)
}

/// A keeper is released from what the animal owes.
pub fn release(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    bank: BankId,
    animal: AnimalId,
    why: &str,
) -> Result<()> {
    let opened = begin(tx, hand.who, &acts::RELEASE, bank)?;
    let animal = opened.animal(animal)?;
    let today = hand.who.today();
    if animal.placed_on.is_none() || !rules::duty(&opened.herd, &animal, today).is_open() {
        let flaw = Flaw::new("animal", "cattle-nothing-owed");
        return Err(Error::Invalid(vec![flaw.arg("tag", animal.tag)]));
    }
    store::release(tx, &opened.pass, &animal, today, why)
}

/// A release was a mistake: the keeper owes as before.
pub fn owe(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    bank: BankId,
    animal: AnimalId,
    why: &str,
) -> Result<()> {
    let opened = begin(tx, hand.who, &acts::RELEASE, bank)?;
    let animal = opened.animal(animal)?;
    if animal.released_on.is_none() {
        let flaw = Flaw::new("animal", "cattle-not-released");
        return Err(Error::Invalid(vec![flaw.arg("tag", animal.tag)]));
    }
    store::owe(tx, &opened.pass, &animal, why)
}

/// Books what an animal means for the figures of the herd.
fn post(tx: &mut Tx<'_>, hand: &Hand<'_>, opened: &Opened, animal: &AnimalRow) -> Result<()> {
    let origin = Origin { capability: ORIGIN, record: Id::of(animal.id.uuid()) };
    let mut postings = Vec::new();
    for (code, on_day) in booked(animal) {
        postings.push(Posting {
            unit: opened.herd.bank.unit,
            figure: hand.figures.id(code)?,
            on_day,
            amount: 1,
            what: What::Change,
            origin: Some(origin),
        });
    }
    book::correct(tx, &opened.pass, hand.figures, origin.record, &postings)?;
    Ok(())
}

/// The figures that an animal stands in, and on which day.
pub fn booked(animal: &AnimalRow) -> Vec<(&'static str, Day)> {
    let left = animal.left();
    if left == Some(Left::Mistake) {
        return Vec::new();
    }
    let born = animal.mother.map(|_| ("cattle_born", animal.born_on));
    let gone = left.zip(animal.left_on).map(|(how, on)| match how {
        Left::Dead => ("cattle_dead", on),
        _ => ("cattle_sold", on),
    });
    let went_on = animal.repays.and(animal.placed_on).map(|on| ("cattle_passed_on", on));
    born.into_iter().chain(gone).chain(went_on).collect()
}
