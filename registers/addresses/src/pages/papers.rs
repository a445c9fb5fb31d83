//! The photos and papers of an address and of each step of its way: where they stand, who may do
//! what with them. They are sealed with the dossier's own key, and opening one asks what for.

use crate::model::{AddressId, StepId};
use crate::{acts, desk, store};
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
    const ONE: &'static str = "/addresses/{address}/papers/open";
    const CLOSE: &'static str = "/addresses/{address}/papers/close";
    const ASKS: bool = true;

    fn held(tx: &mut Tx<'_>, who: &Who, wants: Wants, record: Uuid) -> Result<Held> {
        held(tx, who, wants, AddressId::of(record))
    }

    /// Whoever the dossier is about reads on paper who opened its photos and papers, too.
    fn looked(tx: &mut Tx<'_>, pass: &Pass, record: Uuid, said: (&str, &str)) -> Result<()> {
        desk::look_at_paper(tx, pass, AddressId::of(record), said)
    }
}

/// A step of the way, as it holds the minutes or the paper that it rests on.
pub(super) struct OfStep;

impl Holder for OfStep {
    const SUBJECT: &'static str = "address_step";
    const HOME: &'static str = "/addresses/steps";
    const LIST: &'static str = "/addresses/steps/{step}/papers";
    const ONE: &'static str = "/addresses/steps/{step}/papers/open";
    const CLOSE: &'static str = "/addresses/steps/{step}/papers/close";
    const ASKS: bool = true;

    fn held(tx: &mut Tx<'_>, who: &Who, wants: Wants, record: Uuid) -> Result<Held> {
        let (id, stands) = store::of_step(tx, StepId::of(record))?;
        // What was taken back keeps what hangs on it and takes nothing new.
        if wants == Wants::Keep && !stands {
            return Err(Error::NotFound);
        }
        held(tx, who, wants, id)
    }

    fn looked(tx: &mut Tx<'_>, pass: &Pass, record: Uuid, said: (&str, &str)) -> Result<()> {
        let (id, _) = store::of_step(tx, StepId::of(record))?;
        desk::look_at_paper(tx, pass, id, said)
    }
}

/// The dossier for somebody who may do what he wants with its papers.
fn held(tx: &mut Tx<'_>, who: &Who, wants: Wants, id: AddressId) -> Result<Held> {
    let act = match wants {
        Wants::See => &acts::VIEW,
        Wants::Keep => &acts::KEEP,
        Wants::Look => &acts::LOOK,
    };
    let (dossier, place, pass) = desk::opened(tx, who, act, id)?;
    // What was erased takes no new paper: its key is no more.
    if dossier.is_erased && wants != Wants::See {
        return Err(Error::NotFound);
    }
    Ok(Held { title: dossier.row.code, place, pass, sealed_by: id.uuid() })
}
