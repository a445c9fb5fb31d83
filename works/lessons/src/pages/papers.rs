//! The photos and papers of a class: where they stand, and who may do what with them.

use crate::acts;
use crate::model::ClassId;
use kernel::db::Tx;
use kernel::{Result, Who};
use papers::{Held, Holder, Wants};
use uuid::Uuid;

/// A class, as it holds papers.
pub(super) struct OfClass;

impl Holder for OfClass {
    const SUBJECT: &'static str = "training_class";
    const HOME: &'static str = "/classes";
    const LIST: &'static str = "/classes/{class}/papers";
    const ONE: &'static str = "/classes/{class}/papers/{paper}";
    const CLOSE: &'static str = "/classes/{class}/papers/close";

    fn held(tx: &mut Tx<'_>, who: &Who, wants: Wants, record: Uuid) -> Result<Held> {
        let act = match wants {
            Wants::See => &acts::VIEW,
            Wants::Keep => &acts::KEEP,
            Wants::Look => &acts::LOOK,
        };
        let (class, place, pass) = crate::desk::opened(tx, who, act, ClassId::of(record))?;
        Ok(Held { title: class.row.title, place, pass, sealed_by: record })
    }
}
