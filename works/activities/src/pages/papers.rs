//! The photos and papers of a piece of work: where they stand, and who may do what with them.

use crate::model::ActivityId;
use crate::{acts, desk};
use kernel::db::Tx;
use kernel::{Result, Who};
use papers::{Held, Holder, Wants};
use uuid::Uuid;

/// Work that was done, as it holds papers.
pub(super) struct OfWork;

impl Holder for OfWork {
    const SUBJECT: &'static str = "activity";
    const HOME: &'static str = "/activities";
    const LIST: &'static str = "/activities/{activity}/papers";
    const ONE: &'static str = "/activities/{activity}/papers/{paper}";
    const CLOSE: &'static str = "/activities/{activity}/papers/close";

    fn held(tx: &mut Tx<'_>, who: &Who, wants: Wants, record: Uuid) -> Result<Held> {
        let id = ActivityId::of(record);
        // Who recorded it sees and adds photos while nobody has looked at it; opening one is the
        // office's.
        let (row, pass) = match wants {
            Wants::See => desk::seen(tx, who, id)?,
            Wants::Keep => desk::written(tx, who, id)?,
            Wants::Look => desk::opened(tx, who, &acts::LOOK, id)?,
        };
        let place = kernel::place::get(tx, row.unit, who.today())?;
        Ok(Held { title: row.title, place, pass, sealed_by: record })
    }
}
