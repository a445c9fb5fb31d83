//! The signed paper of an agreement and what goes with it: where they stand, and who may do what
//! with them. A unit below that works under an agreement reads its terms, not its papers.

use crate::model::AgreementId;
use crate::{acts, store};
use kernel::db::Tx;
use kernel::{Result, Who, place};
use org::standing;
use papers::{Held, Holder, Wants};
use uuid::Uuid;

/// An agreement, as it holds papers.
pub(super) struct OfAgreement;

impl Holder for OfAgreement {
    const SUBJECT: &'static str = "agreement";
    const HOME: &'static str = "/agreements";
    const LIST: &'static str = "/agreements/{agreement}/papers";
    const ONE: &'static str = "/agreements/{agreement}/papers/{paper}";
    const CLOSE: &'static str = "/agreements/{agreement}/papers/close";

    fn held(tx: &mut Tx<'_>, who: &Who, wants: Wants, record: Uuid) -> Result<Held> {
        let act = match wants {
            Wants::See => &acts::VIEW,
            Wants::Keep => &acts::KEEP,
            Wants::Look => &acts::LOOK,
        };
        let row = store::found(tx, AgreementId::of(record))?;
        let place = place::get(tx, row.unit, who.today())?;
        let pass = standing::pass(tx, who, act, &place)?;
        Ok(Held { title: row.title, place, pass, sealed_by: record })
    }
}
