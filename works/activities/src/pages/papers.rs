//! The photos and papers of a piece of work, and of goods that were received: where they stand, and
//! who may do what with them.

use crate::model::{ActivityId, ConsignmentId};
use crate::{acts, desk, store};
use kernel::db::Tx;
use kernel::{Result, Who, place};
use org::standing;
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
        let place = place::get(tx, row.unit, who.today())?;
        Ok(Held { title: row.title, place, pass, sealed_by: record })
    }
}

/// Goods that were received, as they hold the record of their hand-over by the giver and the like.
/// A unit below that draws on them sees the goods, not their papers.
pub(super) struct OfGoods;

impl Holder for OfGoods {
    const SUBJECT: &'static str = "consignment";
    const HOME: &'static str = "/consignments";
    const LIST: &'static str = "/consignments/{consignment}/papers";
    const ONE: &'static str = "/consignments/{consignment}/papers/{paper}";
    const CLOSE: &'static str = "/consignments/{consignment}/papers/close";

    fn held(tx: &mut Tx<'_>, who: &Who, wants: Wants, record: Uuid) -> Result<Held> {
        let act = match wants {
            Wants::See => &acts::VIEW,
            Wants::Keep => &acts::RECORD,
            Wants::Look => &acts::LOOK,
        };
        let row = store::found_consignment(tx, ConsignmentId::of(record))?;
        let place = place::get(tx, row.unit, who.today())?;
        let pass = standing::pass(tx, who, act, &place)?;
        Ok(Held { title: row.item, place, pass, sealed_by: record })
    }
}
