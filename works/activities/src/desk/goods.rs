//! Goods that work hands over: what it takes of them and what that is worth. Whoever hands over
//! the last of them comes one after the other; it draws nothing.

use super::amount_of;
use crate::model::{ActivityRow, Draft, Partner, Worth};
use crate::{rules, store};
use book::Figures;
use catalogue::{Kind, ValueSource};
use kernel::db::Tx;
use kernel::{Error, Pass, Result, place};

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
    store::hold_goods(tx, id)?;
    let goods = match store::consignment(tx, pass, id) {
        Err(Error::NotFound) => return Err(Error::flaw("consignment", "kit-flaw-choice")),
        found => found?,
    };
    // A unit that came from elsewhere hands over nothing of where it stood on another day.
    if !place::get(tx, pass.unit()?, draft.from)?.chain.contains(&goods.unit) {
        return Err(Error::flaw("consignment", "kit-flaw-choice"));
    }
    Error::refuse(rules::check_hand_over(&goods, draft.from))?;
    let counts = kind.value_figure.is_some() && kind.value_sources.contains(&ValueSource::Goods);
    if !counts || goods.amount == 0 {
        return Ok(draft);
    }
    let many = kind.measures.first().map_or(0, |main| amount_of(&draft, &main.code));
    let others = store::taken(tx, pass, id, Some(draft.id))?;
    let amount = rules::worth_of(&goods, others, many);
    let basis = match goods.note.is_empty() {
        true => goods.item.clone(),
        false => goods.note.clone(),
    };
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
        (Some((old, held)), Some(new)) if old == new => store::hand(tx, pass, new, counted - held),
        (before, after) => {
            if let Some((old, held)) = before {
                store::hand(tx, pass, old, -held)?;
            }
            after.map_or(Ok(()), |new| store::hand(tx, pass, new, counted))
        }
    }
}
