//! The photos and papers of a cattle bank: of a death, a sale, a hand-over, the paper of its rule.
//! They say where they stand, and who may do what with them; they are sealed with the bank's own
//! key.

use crate::acts;
use crate::model::BankId;
use kernel::db::Tx;
use kernel::{Result, Who};
use papers::{Held, Holder, Wants};
use uuid::Uuid;

/// A bank, as it holds papers.
pub(super) struct OfBank;

impl Holder for OfBank {
    const SUBJECT: &'static str = "herd_bank";
    const HOME: &'static str = "/cattle";
    const LIST: &'static str = "/cattle/{bank}/papers";
    const ONE: &'static str = "/cattle/{bank}/papers/{paper}";
    const CLOSE: &'static str = "/cattle/{bank}/papers/close";

    fn held(tx: &mut Tx<'_>, who: &Who, wants: Wants, record: Uuid) -> Result<Held> {
        let act = match wants {
            Wants::See => &acts::VIEW,
            Wants::Keep => &acts::KEEP,
            Wants::Look => &acts::LOOK,
        };
        let (herd, place, pass) = crate::desk::opened(tx, who, act, BankId::of(record))?;
        Ok(Held { title: herd.bank.name, place, pass, sealed_by: record })
    }
}
