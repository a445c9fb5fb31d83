//! The photos and papers of an address: where they stand, who may do what with them. They are
//! sealed with the dossier's own key.

use crate::acts;
use crate::model::AddressId;
use kernel::db::Tx;
use kernel::{Error, Pass, Result, Who};
use papers::{Held, Holder, Wants};
use uuid::Uuid;

/// An address, as it holds papers; its title is its code, never a name.
pub(super) struct OfAddress;

impl Holder for OfAddress {
    const SUBJECT: &'static str = "address";
    const HOME: &'static str = "/addresses";
    const LIST: &'static str = "/addresses/{address}/papers";
    const ONE: &'static str = "/addresses/{address}/papers/{paper}";
    const CLOSE: &'static str = "/addresses/{address}/papers/close";

    fn held(tx: &mut Tx<'_>, who: &Who, wants: Wants, record: Uuid) -> Result<Held> {
        let act = match wants {
            Wants::See => &acts::VIEW,
            Wants::Keep => &acts::KEEP,
            Wants::Look => &acts::LOOK,
        };
        let (dossier, place, pass) = crate::desk::opened(tx, who, act, AddressId::of(record))?;
        // What was erased takes no new paper: its key is no more.
        if dossier.is_erased && wants != Wants::See {
            return Err(Error::NotFound);
        }
        Ok(Held { title: dossier.row.code, place, pass, sealed_by: record })
    }

    /// Whoever the dossier is about reads on paper who opened its photos and papers, too.
    fn looked(tx: &mut Tx<'_>, pass: &Pass, record: Uuid, purpose: &str) -> Result<()> {
        crate::desk::look_at_paper(tx, pass, AddressId::of(record), purpose)
    }
}
