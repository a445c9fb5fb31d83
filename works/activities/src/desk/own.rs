//! What a volunteer may with the work they recorded themselves: see it, and correct it until a
//! colleague has looked at it. It never opens the work of somebody else.

use super::opened;
use crate::acts;
use crate::model::{ActivityId, ActivityRow, Draft, State};
use kernel::db::Tx;
use kernel::place::Place;
use kernel::{Error, Pass, Result, Who};
use org::standing;

/// Whether the pass is that of a volunteer who records.
pub(super) fn is_offer(pass: &Pass) -> bool {
    pass.act().name == acts::OFFER.name
}

/// Whether a record is the reader's own and nobody has looked at it yet.
pub fn is_offered(row: &ActivityRow, who: &Who) -> bool {
    is_own(row, who)
        && row.kept_in.is_none()
        && matches!(row.state(), State::Draft | State::Waiting)
}

fn is_own(row: &ActivityRow, who: &Who) -> bool {
    row.recorded_by.is_some() && row.recorded_by == who.account_id()
}

/// A record to read: as its unit's office reads it, or as the one who recorded it.
pub fn seen(tx: &mut Tx<'_>, who: &Who, id: ActivityId) -> Result<(ActivityRow, Pass)> {
    match opened(tx, who, &acts::VIEW, id) {
        Err(Error::NotFound) => {
            let (row, pass) = opened(tx, who, &acts::MINE, id)?;
            if is_own(&row, who) { Ok((row, pass)) } else { Err(Error::NotFound) }
        }
        found => found,
    }
}

/// A record to correct: by its unit's office, or by the one who recorded it while it waits.
pub fn written(tx: &mut Tx<'_>, who: &Who, id: ActivityId) -> Result<(ActivityRow, Pass)> {
    match opened(tx, who, &acts::RECORD, id) {
        Err(Error::NotFound) => {
            let (row, pass) = opened(tx, who, &acts::OFFER, id)?;
            if is_offered(&row, who) { Ok((row, pass)) } else { Err(Error::NotFound) }
        }
        found => found,
    }
}

/// The pass to save a record. A volunteer neither takes of the office's goods nor writes under its
/// agreements, and corrects nothing that a colleague has looked at.
pub(super) fn to_save(
    tx: &mut Tx<'_>,
    who: &Who,
    place: &Place,
    stored: Option<&ActivityRow>,
    draft: &Draft,
) -> Result<Pass> {
    match standing::pass(tx, who, &acts::RECORD, place) {
        Err(Error::NotFound) => {
            let pass = standing::pass(tx, who, &acts::OFFER, place)?;
            let is_office = draft.consignment.is_some() || draft.agreement.is_some();
            if is_office || stored.is_some_and(|row| !is_offered(row, who)) {
                return Err(Error::NotFound);
            }
            Ok(pass)
        }
        found => found,
    }
}
