//! The photos and papers of somebody in a programme: where they stand, who may do what with
//! them. They are sealed with that person's own key.

use crate::acts;
use crate::model::FileId;
use kernel::db::Tx;
use kernel::{Result, Who};
use papers::{Held, Holder, Wants};
use uuid::Uuid;

/// The file of somebody, as it holds papers; its title is that of the programme.
pub(super) struct OfFile;

impl Holder for OfFile {
    const SUBJECT: &'static str = "care_file";
    const HOME: &'static str = "/care/files";
    const LIST: &'static str = "/care/files/{care}/papers";
    const ONE: &'static str = "/care/files/{care}/papers/{paper}";
    const CLOSE: &'static str = "/care/files/{care}/papers/close";

    fn held(tx: &mut Tx<'_>, who: &Who, wants: Wants, record: Uuid) -> Result<Held> {
        let act = match wants {
            Wants::See => &acts::VIEW,
            Wants::Keep => &acts::KEEP,
            Wants::Look => &acts::LOOK,
        };
        let (file, place, pass) = crate::desk::opened(tx, who, act, FileId::of(record))?;
        let programme = crate::rules::programme(&file.row.programme);
        let title = programme.map(|one| one.label(kit::Lang::Vi).to_owned()).unwrap_or_default();
        Ok(Held { title, place, pass, sealed_by: file.row.receiver.uuid() })
    }
}
