//! Animals that come into a herd from outside: from a giver, bought with a giver's money, or taken
//! of goods that were received. Nothing counts yet: that the first placing does.

use super::{Hand, NewAnimal, begin};
use crate::model::{AnimalRow, BankId};
use crate::{acts, rules, store};
use activities::desk::Taking;
use activities::model::ConsignmentId;
use catalogue::ValueSource;
use kernel::db::Tx;
use kernel::{Day, Error, Flaw, Result};

/// How an animal came from outside.
pub struct Came<'a> {
    /// On which day.
    pub on: Day,
    /// Who gave it, or the money for it.
    pub giver: &'a str,
    /// What it was worth, in đồng.
    pub amount: i64,
    /// As the animal or as money ([`rules::SOURCES`]).
    pub source: ValueSource,
}

/// An animal comes from a giver, or is bought with a giver's money.
pub fn receive(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    bank: BankId,
    new: &NewAnimal,
    came: &Came<'_>,
) -> Result<()> {
    come(tx, hand, bank, new, (came, None))
}

/// An animal is one of the goods that were received: it is taken off them, and who gave it and what
/// it is worth they say. Where nobody said what they are worth, it is worth what was typed.
pub fn receive_of_goods(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    bank: BankId,
    new: &NewAnimal,
    (came, goods): (&Came<'_>, ConsignmentId),
) -> Result<()> {
    come(tx, hand, bank, new, (came, Some(goods)))
}

/// The page of a herd, as its goods name it.
pub(super) fn page(bank: BankId) -> String {
    format!("/cattle/{bank}")
}

fn come(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    bank: BankId,
    new: &NewAnimal,
    (came, goods): (&Came<'_>, Option<ConsignmentId>),
) -> Result<()> {
    let opened = begin(tx, hand.who, &acts::KEEP, bank)?;
    if opened.herd.animal(new.id).is_some() {
        return Ok(());
    }
    let mut flaws = rules::check_entry(new.born_on, came.on, hand.who.today());
    if !rules::SOURCES.contains(&came.source) {
        flaws.push(Flaw::new("source", "kit-flaw-choose"));
    }
    if goods.is_some() && came.source != ValueSource::Goods {
        flaws.push(Flaw::new("source", "goods-taken-are-goods"));
    }
    Error::refuse(flaws)?;
    let (mut giver, mut amount) = (came.giver.to_owned(), came.amount);
    if let Some(goods) = goods {
        let (kind, page, typed) = (super::KIND.to_owned(), page(bank), amount);
        let taking = Taking { id: new.id.uuid(), goods, many: 1, on: came.on, kind, page, typed };
        let taken = activities::desk::take(tx, &opened.pass, hand.figures, &taking)?;
        giver = taken.giver;
        amount = if taken.amount > 0 { taken.amount } else { amount };
    }
    let worth_source = Some(came.source.code().to_owned());
    let row = AnimalRow { giver, amount, worth_source, ..new.row(bank, came.on) };
    store::add_animal(tx, &opened.pass, &row)
}
