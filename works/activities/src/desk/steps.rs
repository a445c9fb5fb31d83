//! The steps of a record: checked by a second pair of eyes, sent back, sent again, taken back. Each
//! is one transaction's worth of work; it draws nothing.

use super::{draft_of, late, opened, post};
use crate::acts;
use crate::model::{ActivityId, ActivityRow, State};
use crate::store;
use book::Figures;
use kernel::db::Tx;
use kernel::{Error, Id, Month, Pass, Result, Who};

/// A second pair of eyes: from now on it counts. Nobody checks his own words, as recorded or as
/// corrected meanwhile. Answers the month it counts in, where its own was locked.
pub fn check(
    tx: &mut Tx<'_>,
    who: &Who,
    figures: &Figures,
    id: ActivityId,
    version: i64,
) -> Result<Option<Month>> {
    let (row, pass) = opened(tx, who, &acts::CHECK, id)?;
    expect(&row, version, State::Waiting)?;
    if row.said_by.is_some() && row.said_by == who.account_id() {
        return Err(Error::flaw("", "activity-checked-by-another"));
    }
    store::step(tx, &pass, &row, State::Counted, Some(pass.name()), None)?;
    let kind = catalogue::kind(tx, &pass, &row.kind)?;
    let draft = draft_of(tx, &pass, &row)?;
    post(tx, &pass, figures, &kind, &row, &draft)?;
    late::plus(tx, &row)
}

/// Sends work back to who recorded it, with a word.
pub fn send_back(
    tx: &mut Tx<'_>,
    who: &Who,
    id: ActivityId,
    version: i64,
    note: &str,
) -> Result<()> {
    let (row, pass) = opened(tx, who, &acts::CHECK, id)?;
    expect(&row, version, State::Waiting)?;
    store::step(tx, &pass, &row, State::Draft, None, Some(note))
}

/// Work of a file that was sent back is looked at again as it is: what a colleague asked was
/// answered. What the file says wrongly is taken back there and recorded anew. Answers the month it
/// counts in, where it counts and its own was locked.
pub fn send_again(
    tx: &mut Tx<'_>,
    who: &Who,
    figures: &Figures,
    id: ActivityId,
    version: i64,
) -> Result<Option<Month>> {
    let (row, pass) = opened(tx, who, &acts::RECORD, id)?;
    if row.kept_in.is_none() {
        return Err(store::stale(version, row.version));
    }
    expect(&row, version, State::Draft)?;
    if store::needs_check(tx, &pass)? {
        store::step(tx, &pass, &row, State::Waiting, None, None)?;
        return Ok(None);
    }
    store::step(tx, &pass, &row, State::Counted, None, None)?;
    let kind = catalogue::kind(tx, &pass, &row.kind)?;
    let draft = draft_of(tx, &pass, &row)?;
    post(tx, &pass, figures, &kind, &row, &draft)?;
    late::plus(tx, &row)
}

/// Takes work back that was counted by mistake: entries back, the record stays and says why.
/// Answers the month whose report bears the minus, where that of its numbers was locked.
pub fn reverse(
    tx: &mut Tx<'_>,
    who: &Who,
    figures: &Figures,
    id: ActivityId,
    version: i64,
    why: &str,
) -> Result<Option<Month>> {
    let (row, pass) = opened(tx, who, &acts::REVERSE, id)?;
    if row.kept_in.is_some() {
        return Err(Error::flaw("", "activity-kept-elsewhere"));
    }
    if row.state() == State::Reversed || row.version != version {
        return Err(store::stale(version, row.version));
    }
    undo(tx, &pass, figures, &row, why)
}

/// Takes work back that a file had recorded, when the file takes it back. What was taken back is
/// left as it is. Answers whether the minus counts in a later month, since that of its numbers was
/// locked.
pub fn take_back_kept(
    tx: &mut Tx<'_>,
    who: &Who,
    figures: &Figures,
    id: ActivityId,
    why: &str,
) -> Result<bool> {
    let (row, pass) = opened(tx, who, &acts::REVERSE, id)?;
    if row.state() == State::Reversed {
        return Ok(false);
    }
    Ok(undo(tx, &pass, figures, &row, why)?.is_some())
}

fn undo(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    row: &ActivityRow,
    why: &str,
) -> Result<Option<Month>> {
    let minus = late::minus(tx, row)?;
    store::step(tx, pass, row, State::Reversed, row.checked_name.as_deref(), Some(why))?;
    if let Some(goods) = row.consignment {
        store::put_back(tx, pass, goods, row.counted)?;
    }
    help::store::take_back(tx, pass, row.id.uuid())?;
    book::reverse(tx, pass, figures, Id::of(row.id.uuid()))?;
    Ok(minus)
}

fn expect(row: &ActivityRow, version: i64, state: State) -> Result<()> {
    if row.state() == state && row.version == version {
        return Ok(());
    }
    Err(store::stale(version, row.version))
}
