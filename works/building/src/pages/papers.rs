//! The photos and papers of a construction: where they stand, and who may do what with them.

use crate::acts;
use crate::model::ConstructionId;
use kernel::db::Tx;
use kernel::{Result, Who};
use papers::{Held, Holder, Wants};
use uuid::Uuid;

/// A construction, as it holds papers.
pub(super) struct OfConstruction;

impl Holder for OfConstruction {
    const SUBJECT: &'static str = "construction";
    const HOME: &'static str = "/constructions";
    const LIST: &'static str = "/constructions/{construction}/papers";
    const ONE: &'static str = "/constructions/{construction}/papers/{paper}";
    const CLOSE: &'static str = "/constructions/{construction}/papers/close";

    fn held(tx: &mut Tx<'_>, who: &Who, wants: Wants, record: Uuid) -> Result<Held> {
        let act = match wants {
            Wants::See => &acts::VIEW,
            Wants::Keep => &acts::KEEP,
            Wants::Look => &acts::LOOK,
        };
        let (file, place, pass) = crate::desk::opened(tx, who, act, ConstructionId::of(record))?;
        Ok(Held { title: file.row.title, place, pass, sealed_by: record })
    }
}
