//! Goods that a programme's file takes: held against what is left, worth what came, given back
//! with what took them. The value counts with the work of the file and not a second time here; it
//! draws nothing.

use super::goods::{basis, held, may_be_over};
use crate::model::{ConsignmentId, ConsignmentRow, TakenRow};
use crate::{rules, store};
use book::Figures;
use kernel::db::Tx;
use kernel::{Day, Error, Flaw, Pass, Result};
use uuid::Uuid;

/// What a file takes.
pub struct Taking {
    /// The id of what takes it: an entry, a part of a budget, an animal. It takes once.
    pub id: Uuid,
    /// Of which goods.
    pub goods: ConsignmentId,
    /// How many.
    pub many: i64,
    /// The day.
    pub on: Day,
    /// Code of the kind of work that the file is.
    pub kind: String,
    /// The page of the file.
    pub page: String,
    /// What was typed that they are worth, in đồng: it is what they are worth where nobody said.
    pub typed: i64,
}

/// What was taken, as its goods say.
pub struct Taken {
    /// What it is worth, in đồng; nothing where nobody said what the goods are worth.
    pub amount: i64,
    /// Who gave it.
    pub giver: String,
    /// The paper it came with, else what it is.
    pub basis: String,
    /// Its value is printed with *trên*.
    pub at_least: bool,
}

/// A file of the unit of the pass takes of the goods there or above. Whoever takes the last of them
/// comes one after the other, with whoever hands over by a piece of work.
pub fn take(tx: &mut Tx<'_>, pass: &Pass, figures: &Figures, new: &Taking) -> Result<Taken> {
    let goods = held(tx, pass, new.goods, new.on).map_err(at_the_day)?;
    if new.many < 1 {
        return Err(Error::flaw("goods_many", "goods-taken-nothing"));
    }
    let amount = worth(tx, pass, &goods, new.many)?;
    let row = TakenRow {
        id: new.id,
        consignment: new.goods,
        unit: pass.unit()?,
        kind: new.kind.clone(),
        page: new.page.clone(),
        on_day: new.on,
        quantity: new.many,
        // Kept with the goods too: what is said of them later is said of all, these among them.
        amount: if amount > 0 { amount } else { new.typed },
        version: 0,
    };
    store::hand(tx, pass, goods.id, new.many)?;
    store::add_taken(tx, pass, &row)?;
    let kind = catalogue::kind(tx, pass, &new.kind)?;
    Ok(Taken {
        amount,
        basis: basis(&goods),
        at_least: goods.at_least && may_be_over(figures, &kind),
        giver: goods.partner,
    })
}

/// What a norm says of goods of which nobody said what they are worth is known once the work is
/// saved: they are worth that.
pub fn worth_by_norm(tx: &mut Tx<'_>, pass: &Pass, of: (&str, Uuid), amount: i64) -> Result<()> {
    let Some(row) = store::taken_for(tx, pass, of, true)? else { return Ok(()) };
    store::put_taken(tx, pass, &TakenRow { amount, ..row }, true)
}

/// What took goods, by the page of its file and its id, was a mistake: they are back. What took
/// none is left as it is.
pub fn give_back(tx: &mut Tx<'_>, pass: &Pass, of: (&str, Uuid)) -> Result<()> {
    let Some(row) = store::taken_for(tx, pass, of, true)? else { return Ok(()) };
    store::put_back(tx, pass, row.consignment, row.quantity)?;
    store::put_taken(tx, pass, &row, false)
}

/// That it was a mistake was one: what was given back is taken again while enough is left. Answers
/// what it is worth now, which is what was typed of it where nobody said; nothing of what took
/// none.
pub fn take_again(tx: &mut Tx<'_>, pass: &Pass, of: (&str, Uuid)) -> Result<Option<i64>> {
    let Some(row) = store::taken_for(tx, pass, of, false)? else { return Ok(None) };
    let goods = held(tx, pass, row.consignment, row.on_day).map_err(at_the_day)?;
    let said = worth(tx, pass, &goods, row.quantity)?;
    let amount = if said > 0 { said } else { row.amount };
    store::hand(tx, pass, goods.id, row.quantity)?;
    store::put_taken(tx, pass, &TakenRow { amount, ..row }, true)?;
    Ok(Some(amount))
}

fn worth(tx: &mut Tx<'_>, pass: &Pass, goods: &ConsignmentRow, many: i64) -> Result<i64> {
    let others = store::taken(tx, pass, goods.id, None)?;
    Ok(rules::worth_of(goods, others, many))
}

/// A file has one day where work has two.
fn at_the_day(error: Error) -> Error {
    let on = |flaw: Flaw| match flaw.field == "from" {
        true => Flaw { field: "on".into(), ..flaw },
        false => flaw,
    };
    match error {
        Error::Invalid(flaws) => Error::Invalid(flaws.into_iter().map(on).collect()),
        other => other,
    }
}
