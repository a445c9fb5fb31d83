//! Asking before one deed is counted twice: a new piece of work that looks like one that is there
//! is asked about once, and recorded when somebody says that it is another. It refuses nothing
//! else.

use super::own;
use crate::model::{Draft, Like, State};
use crate::{rules, store};
use kernel::db::Tx;
use kernel::{Error, Flaw, Result, UnitId, Who, number, place};

/// Refuses a new piece of work that is like one that is there, at the field in which somebody says
/// that it is another. What is kept as a draft, corrected or sent again is not asked about.
pub fn check_alike(tx: &mut Tx<'_>, who: &Who, unit: UnitId, draft: &Draft) -> Result<()> {
    let stored = store::found(tx, draft.id)?;
    let is_begun = stored.as_ref().is_none_or(|row| row.state() == State::Draft);
    if draft.is_draft || !is_begun {
        return Ok(());
    }
    let place = place::get(tx, unit, draft.until)?;
    let pass = own::to_save(tx, who, &place, stored.as_ref(), draft)?;
    let kind = catalogue::kind(tx, &pass, &draft.kind)?;
    let kin = rules::kin(&kind.based_on);
    let all = catalogue::kinds(tx, &pass, draft.until)?;
    let of = |bases: &[&str]| -> Vec<String> {
        let own = all.iter().filter(|one| bases.contains(&one.based_on.as_str()));
        own.map(|one| one.code.clone()).collect()
    };
    let (kinds, same) = (of(&kin), of(&kin[..1]));
    let rows = store::kindred(tx, &pass, (draft.from, draft.until), &kinds)?;
    let title = match draft.title.is_empty() {
        true => kind.label_vi.clone(),
        false => draft.title.clone(),
    };
    let counted = rules::main_count(&kind, draft);
    let draft = Draft { title, ..draft.clone() };
    let Some((row, like)) = rules::alike(&draft, (unit, counted), &rows, &same) else {
        return Ok(());
    };
    let flaw = Flaw::new("again", like.key())
        .arg("day", row.until_on.vn())
        .arg("n", number::count(row.counted))
        .arg("unit", row.unit_name.clone());
    // What another unit recorded is told and not opened from here.
    let flaw = if like == Like::Hosted { flaw } else { flaw.arg("id", row.id.to_string()) };
    Err(Error::Invalid(vec![flaw]))
}
