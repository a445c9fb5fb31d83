//! The photos and papers of a construction and of each of its stages: where they stand, and who may
//! do what with them.

use super::stages::SUBJECT;
use crate::model::{ConstructionId, StageId};
use crate::{acts, desk, store};
use kernel::db::Tx;
use kernel::{Act, Error, Result, Who};
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
        let id = ConstructionId::of(record);
        let (file, place, pass) = desk::opened(tx, who, act(wants), id)?;
        Ok(Held { title: file.row.title, place, pass, sealed_by: record })
    }
}

/// A stage, as it holds photos. They are sealed with the key of the construction.
pub(super) struct OfStage;

impl Holder for OfStage {
    const SUBJECT: &'static str = SUBJECT;
    const HOME: &'static str = "/constructions/stages";
    const LIST: &'static str = "/constructions/stages/{stage}/papers";
    const ONE: &'static str = "/constructions/stages/{stage}/papers/{paper}";
    const CLOSE: &'static str = "/constructions/stages/{stage}/papers/close";

    fn held(tx: &mut Tx<'_>, who: &Who, wants: Wants, record: Uuid) -> Result<Held> {
        let (id, stands) = store::of_stage(tx, StageId::of(record))?;
        let (file, place, pass) = desk::opened(tx, who, act(wants), id)?;
        // What was taken back keeps what hangs on it and takes nothing new.
        if wants == Wants::Keep && !stands {
            return Err(Error::NotFound);
        }
        Ok(Held { title: file.row.title, place, pass, sealed_by: id.uuid() })
    }
}

fn act(wants: Wants) -> &'static Act {
    match wants {
        Wants::See => &acts::VIEW,
        Wants::Keep => &acts::KEEP,
        Wants::Look => &acts::LOOK,
    }
}
