//! Goods that work hands over: what it takes of them and what that is worth. Whoever hands over
//! the last of them comes one after the other; it draws nothing.

use super::amount_of;
use crate::model::{ActivityRow, ConsignmentId, ConsignmentRow, Draft, Partner, Worth};
use crate::{rules, store};
use book::Figures;
use catalogue::{Kind, ValueSource};
use kernel::db::Tx;
use kernel::{Day, Error, Pass, Result, place};

/// The draft with what its goods say: their value for as many as it hands over, who gave them, and
/// *trên* where they carry it and the figure may be printed so. What was given besides is kept.
pub(super) fn valued(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    kind: &Kind,
    draft: &Draft,
) -> Result<Draft> {
    let mut draft = draft.clone();
    let Some(id) = draft.consignment else { return Ok(draft) };
    let goods = held(tx, pass, id, draft.from)?;
    let counts = kind.value_figure.is_some() && kind.value_sources.contains(&ValueSource::Goods);
    if !counts || goods.amount == 0 {
        return Ok(draft);
    }
    let many = kind.measures.first().map_or(0, |main| amount_of(&draft, &main.code));
    let others = store::taken(tx, pass, id, Some(draft.id))?;
    let amount = rules::worth_of(&goods, others, many);
    let basis = basis(&goods);
    draft.parts.worth.retain(|worth| worth.source != ValueSource::Goods);
    draft.parts.worth.insert(0, Worth { source: ValueSource::Goods, amount, basis });
    let given = draft.parts.partners.iter_mut().find(|partner| partner.name == goods.partner);
    match given {
        Some(partner) => partner.share = amount,
        None => {
            let partner = Partner { name: goods.partner.clone(), share: amount };
            draft.parts.partners.insert(0, partner);
        }
    }
    draft.at_least |= goods.at_least && may_be_over(figures, kind);
    Ok(draft)
}

/// Goods of the unit of the pass or above it, held until the transaction ends, that may be handed
/// over on a day.
pub(super) fn held(
    tx: &mut Tx<'_>,
    pass: &Pass,
    id: ConsignmentId,
    on: Day,
) -> Result<ConsignmentRow> {
    store::hold_goods(tx, id)?;
    let goods = match store::consignment(tx, pass, id) {
        Err(Error::NotFound) => return Err(Error::flaw("consignment", "kit-flaw-choice")),
        found => found?,
    };
    // A unit that came from elsewhere hands over nothing of where it stood on another day.
    if !place::get(tx, pass.unit()?, on)?.chain.contains(&goods.unit) {
        return Err(Error::flaw("consignment", "kit-flaw-choice"));
    }
    Error::refuse(rules::check_hand_over(&goods, on))?;
    Ok(goods)
}

/// What the value of goods rests on: the paper they came with, else what they are.
pub(super) fn basis(goods: &ConsignmentRow) -> String {
    let said = if goods.note.is_empty() { &goods.item } else { &goods.note };
    said.clone()
}

/// Whether the value of a kind may be printed with *trên*: its figure says so.
pub(super) fn may_be_over(figures: &Figures, kind: &Kind) -> bool {
    let value = kind.value_figure.as_deref().and_then(|code| figures.id(code).ok());
    value.is_some_and(|id| {
        let declared = figures.get(id).and_then(|known| known.declared);
        declared.is_some_and(|figure| figure.at_least)
    })
}

/// What the record held before goes back to its goods, what it holds now is taken: a draft keeps
/// its share, so that nobody promises one box twice.
pub(super) fn hand_over(
    tx: &mut Tx<'_>,
    pass: &Pass,
    stored: Option<&ActivityRow>,
    draft: &Draft,
    counted: i64,
) -> Result<()> {
    let before = stored.and_then(|row| Some((row.consignment?, row.counted)));
    match (before, draft.consignment) {
        (Some((old, held)), Some(new)) if old == new && counted > held => {
            store::hand(tx, pass, new, counted - held)
        }
        (Some((old, held)), Some(new)) if old == new => {
            store::put_back(tx, pass, new, held - counted)
        }
        (before, after) => {
            if let Some((old, held)) = before {
                store::put_back(tx, pass, old, held)?;
            }
            after.map_or(Ok(()), |new| store::hand(tx, pass, new, counted))
        }
    }
}
