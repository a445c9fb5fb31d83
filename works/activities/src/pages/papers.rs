//! The photos and papers of a piece of work: where they stand, and who may do what with them.

use crate::acts;
use crate::model::ActivityId;
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
        let act = match wants {
            Wants::See => &acts::VIEW,
            Wants::Keep => &acts::RECORD,
            Wants::Look => &acts::LOOK,
        };
        let (row, pass) = crate::desk::opened(tx, who, act, ActivityId::of(record))?;
        let place = kernel::place::get(tx, row.unit, who.today())?;
        Ok(Held { title: row.title, place, pass, sealed_by: record })
    }
}
