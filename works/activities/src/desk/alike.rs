//! Asking before one deed is counted twice: a new piece of work that looks like one that is there
//! is asked about once, and recorded when somebody says that it is another. It refuses nothing
//! else.

use super::{Saved, own, save};
use crate::model::{Draft, Likeness, State};
use crate::{rules, store};
use book::Figures;
use kernel::db::Tx;
use kernel::{Error, Flaw, Pass, Result, UnitId, Who, number, place};

/// Saves a piece of work as [`save`] does. A new one that is like one that is there is refused at
/// the field in which somebody says that it is another, unless they said so. What is kept as a
/// draft, corrected or sent again is not asked about.
pub fn save_or_ask(
    tx: &mut Tx<'_>,
    who: &Who,
    figures: &Figures,
    unit: UnitId,
    (draft, is_another): (&Draft, bool),
) -> Result<Saved> {
    let stored = store::found(tx, draft.id)?;
    let is_begun = stored.as_ref().is_none_or(|row| row.state() == State::Draft);
    let saved = save(tx, who, figures, unit, draft)?;
    if is_begun && !draft.is_draft && !is_another {
        let place = place::get(tx, unit, draft.until)?;
        let pass = own::to_save(tx, who, &place, stored.as_ref(), draft)?;
        ask(tx, &pass, draft)?;
    }
    Ok(saved)
}

fn ask(tx: &mut Tx<'_>, pass: &Pass, draft: &Draft) -> Result<()> {
    let all = catalogue::kinds(tx, pass, draft.until)?;
    let base = all.iter().find(|kind| kind.code == draft.kind).map(|kind| kind.based_on.clone());
    let base = base.unwrap_or_else(|| draft.kind.clone());
    let kin = rules::kin(&base);
    let of = |bases: &[&str]| -> Vec<String> {
        let own = all.iter().filter(|one| bases.contains(&one.based_on.as_str()));
        own.map(|one| one.code.clone()).collect()
    };
    let (kinds, same) = (of(&kin), of(&kin[..1]));
    let rows = store::kindred(tx, pass, (draft.from, draft.until), &kinds)?;
    let Some(new) = rows.iter().find(|row| row.id == draft.id) else { return Ok(()) };
    let Some((row, like)) = rules::alike(new, &rows, &same) else { return Ok(()) };
    let flaw = Flaw::new("again", like.key())
        .arg("day", row.until_on.vn())
        .arg("n", number::count(row.counted))
        .arg("unit", row.unit_name.clone());
    // What another unit recorded is told and not opened from here.
    let flaw = if like == Likeness::Hosted { flaw } else { flaw.arg("id", row.id.to_string()) };
    Err(Error::Invalid(vec![flaw]))
}
