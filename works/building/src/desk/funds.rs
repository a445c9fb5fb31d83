//! The budget of a construction: who gives for it, in money, labour or goods; of goods that were
//! received it takes so many. A part that does not come after all is taken back, and its goods are
//! there again. It counts nothing: that the hand-over does.

use super::{Hand, opened, told};
use crate::model::{ConstructionId, FundId, FundRow, Stage};
use crate::{acts, rules, store};
use activities::desk::Taking;
use activities::model::ConsignmentId;
use catalogue::ValueSource;
use kernel::db::Tx;
use kernel::{Error, Result};

/// Somebody gives for it.
pub fn fund(tx: &mut Tx<'_>, hand: &Hand<'_>, id: ConstructionId, new: &FundRow) -> Result<()> {
    let (file, _, pass) = opened(tx, hand.who, &acts::KEEP, id)?;
    if file.funds.iter().any(|fund| fund.id == new.id) {
        return Ok(());
    }
    Error::refuse(rules::check_fund(&file, new.source(), new.amount))?;
    let said = [("giver", &*new.giver), ("basis", &*new.basis)];
    told::check(tx, hand, &pass, &file.row, &said)?;
    // Whoever hands over at the same moment is met here.
    store::put(tx, &pass, &file.row)?;
    store::add_fund(tx, &pass, id, new)
}

/// The same of goods that were received: so many are taken off them today, and the part is worth
/// what they say. Where nobody said what they are worth, it is worth what was typed.
pub fn fund_of_goods(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    id: ConstructionId,
    new: &FundRow,
    (goods, many): (ConsignmentId, i64),
) -> Result<()> {
    let (file, _, pass) = opened(tx, hand.who, &acts::KEEP, id)?;
    if file.funds.iter().any(|fund| fund.id == new.id) {
        return Ok(());
    }
    if !file.row.is_open() {
        return Err(Error::flaw("amount", "construction-closed"));
    }
    if new.source() != ValueSource::Goods {
        return Err(Error::flaw("source", "goods-taken-are-goods"));
    }
    // Whoever hands over at the same moment is met here.
    store::put(tx, &pass, &file.row)?;
    let (kind, on) = (file.row.kind.clone(), hand.who.today());
    let (page, typed) = (page(id), new.amount);
    let taking = Taking { id: new.id.uuid(), goods, many, on, kind, page, typed };
    let taken = activities::desk::take(tx, &pass, hand.figures, &taking)?;
    let or = |typed: &str, said: String| if typed.is_empty() { said } else { typed.to_owned() };
    let amount = if taken.amount > 0 { taken.amount } else { new.amount };
    let (giver, basis) = (or(&new.giver, taken.giver), or(&new.basis, taken.basis));
    let fund = FundRow { amount, giver, basis, ..new.clone() };
    Error::refuse(rules::check_fund(&file, fund.source(), fund.amount))?;
    let said = [("giver", &*fund.giver), ("basis", &*fund.basis)];
    told::check(tx, hand, &pass, &file.row, &said)?;
    store::add_fund(tx, &pass, id, &fund)
}

/// The page of a file, as its goods name it.
fn page(id: ConstructionId) -> String {
    format!("/constructions/{id}")
}

/// A part of the budget does not come after all: while it is built, or since it was given up. What
/// was handed over counts with it.
pub fn unfund(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    id: ConstructionId,
    fund: FundId,
    why: &str,
) -> Result<()> {
    let (file, _, pass) = opened(tx, hand.who, &acts::KEEP, id)?;
    if file.row.stage() == Stage::Handed {
        return Err(Error::flaw("fund", "construction-closed"));
    }
    let fund = file.budget().find(|row| row.id == fund);
    let fund = fund.ok_or_else(|| Error::flaw("fund", "kit-flaw-choose"))?;
    told::check(tx, hand, &pass, &file.row, &[("why", why)])?;
    store::put(tx, &pass, &file.row)?;
    activities::desk::give_back(tx, &pass, (&page(id), fund.id.uuid()))?;
    store::take_fund_back(tx, &pass, fund, why)
}
