//! The papers of one record: added, listed, opened, closed. The pass comes from the record's own
//! capability; nothing here asks who may.

use crate::photo;
use kernel::db::Tx;
use kernel::fold::tidy_text;
use kernel::place::Place;
use kernel::seal::Keys;
use kernel::seal::Secret;
use kernel::seal::attachment::{self, Attachment, AttachmentId, Media, New, Opened};
use kernel::{Error, Pass, Result};
use kit::web::{Held, Upload};
use uuid::Uuid;

/// The largest post that is taken, in bytes: the largest file (10 MB) and its wrapping.
pub const LIMIT_BYTES: usize = attachment::LIMIT_BYTES + 64 * 1_024;

/// The papers of a record.
#[derive(Debug, Clone, Copy)]
pub struct Shelf {
    /// The table of the record.
    pub subject: &'static str,
    /// Its id.
    pub record: Uuid,
}

impl Shelf {
    /// What is on it, the oldest first; closed papers are left out.
    pub fn list(&self, tx: &mut Tx<'_>, pass: &Pass) -> Result<Vec<Attachment>> {
        let all = attachment::list(tx, pass, self.subject, &attachment::key_text(self.record))?;
        Ok(all.into_iter().filter(|paper| paper.closed_at.is_none()).collect())
    }

    /// Takes a posted file: a photo loses everything but its picture. Off the threads that answer,
    /// because a large photo takes a second. The room of its bytes goes along until it is kept.
    pub async fn take(&self, upload: Upload, sealed_by: Uuid) -> Result<(New, Held)> {
        let name = tidy_text(&upload.name).replace(['/', '\\', '\n'], " ");
        let id = AttachmentId::read(upload.typed.get("id"))
            .map_err(|_| Error::flaw("file", "kit-flaw-key"))?;
        let Upload { bytes, held, .. } = upload;
        // A sender who goes away does not end it: the room is given back with the bytes.
        let work = move || (photo::plain(bytes), held);
        let (body, held) = tokio::task::spawn_blocking(work).await.map_err(Error::fault)?;
        let new = New {
            id,
            subject: self.subject,
            subject_key: attachment::key_text(self.record),
            record: sealed_by,
            name: Secret::new(name),
            body: Secret::new(body?),
        };
        Ok((new, held))
    }

    /// Puts a paper on it; one sent twice is put once.
    pub fn add(
        &self,
        tx: &mut Tx<'_>,
        pass: &Pass,
        (keys, place): (&Keys, &Place),
        new: &New,
    ) -> Result<()> {
        attachment::add(tx, pass, keys, place, new)
    }

    /// Opens a paper of this record; one of another is unknown here.
    pub fn open(
        &self,
        tx: &mut Tx<'_>,
        pass: &Pass,
        keys: &Keys,
        id: AttachmentId,
        purpose: &str,
    ) -> Result<Opened> {
        self.known(tx, pass, id)?;
        attachment::get(tx, pass, keys, id, purpose)
    }

    /// Takes a paper off it.
    pub fn close(&self, tx: &mut Tx<'_>, pass: &Pass, id: AttachmentId) -> Result<()> {
        let version = self.known(tx, pass, id)?.version;
        attachment::close(tx, pass, id, version)?;
        Ok(())
    }

    fn known(&self, tx: &mut Tx<'_>, pass: &Pass, id: AttachmentId) -> Result<Attachment> {
        let all = self.list(tx, pass)?;
        all.into_iter().find(|paper| paper.id == id).ok_or(Error::NotFound)
    }
}

/// The media type that a kept file is served as; what is not known is served as bytes alone.
pub fn served_as(media: &str) -> &'static str {
    const KNOWN: [Media; 5] = [Media::Pdf, Media::Png, Media::Jpeg, Media::Docx, Media::Xlsx];
    let known = KNOWN.into_iter().map(Media::code).find(|code| *code == media);
    known.unwrap_or("application/octet-stream")
}
