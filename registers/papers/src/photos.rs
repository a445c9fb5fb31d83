//! Photos and papers that come with the form of a record: taken together, kept in its transaction.
//! One that cannot be kept refuses the form with its name; it never keeps some of them.

use crate::photo;
use crate::shelf::Shelf;
use kernel::fold::tidy_text;
use kernel::seal::Secret;
use kernel::seal::attachment::{self, AttachmentId, Media, New};
use kernel::{Error, Flaw, Result};
use kit::web::{FileBody, Held, Sent};
use std::sync::Arc;
use uuid::Uuid;

/// Photos and papers that one form takes.
pub const PHOTOS: usize = 6;
/// The largest of them, in bytes.
pub const PHOTO_BYTES: usize = attachment::LIMIT_BYTES;
/// The largest form that is read to its end: what is too large in it is said beside its field.
pub const FORM_BYTES: usize = 128 * 1_024 * 1_024;
/// The field of the photos and papers.
pub const FIELD: &str = "photos";

/// What is kept of the photos and papers of a form.
#[derive(Default)]
pub struct Photos {
    /// One after the other.
    pub files: Vec<New>,
    /// The room they take in memory.
    held: Vec<Held>,
}

impl Shelf {
    /// The photos of a form, each its picture alone, and its papers as they are. `key` is that of
    /// the save: the same form sent twice keeps each photo once. Off the threads that answer: a
    /// large photo takes a second.
    pub async fn photos(&self, sent: Vec<Sent>, key: Uuid, sealed_by: Uuid) -> Result<Arc<Photos>> {
        let (shelf, many) = (*self, sent.len());
        let work = move || {
            let (mut all, mut flaws) = (Photos::default(), Vec::new());
            for (at, mut one) in sent.into_iter().enumerate().take(PHOTOS) {
                all.held.push(std::mem::take(&mut one.held));
                match plain(one) {
                    Ok((name, body)) => all.files.push(New {
                        id: AttachmentId::of(Uuid::from_u128(key.as_u128() ^ (at as u128 + 1))),
                        subject: shelf.subject,
                        subject_key: attachment::key_text(shelf.record),
                        record: sealed_by,
                        name: Secret::new(name),
                        body: Secret::new(body),
                    }),
                    Err(flaw) => flaws.push(flaw),
                }
            }
            if many > PHOTOS {
                flaws.push(Flaw::new(FIELD, "papers-too-many").arg("most", PHOTOS.to_string()));
            }
            Error::refuse(flaws).map(|()| all.into())
        };
        tokio::task::spawn_blocking(work).await.map_err(Error::fault)?
    }
}

/// The name and the picture of a photo; a paper that is kept (PDF, Word, Excel) as it is.
fn plain(sent: Sent) -> std::result::Result<(String, Vec<u8>), Flaw> {
    let name = tidy_text(&sent.name).replace(['/', '\\', '\n'], " ");
    let flaw = |key: &'static str| Flaw::new(FIELD, key).arg("name", name.clone());
    let bytes = match sent.body {
        FileBody::Whole(bytes) => bytes,
        FileBody::TooLarge => return Err(flaw("papers-photo-large")),
        FileBody::NoRoom => return Err(flaw("papers-no-room")),
    };
    if !photo::is_photo(&bytes) && Media::of(&bytes).is_none() {
        return Err(flaw("papers-no-photo"));
    }
    let body = photo::plain(bytes).map_err(|_| flaw("papers-photo-unread"))?;
    match name.is_empty() {
        true => Ok(("photo".to_owned(), body)),
        false => Ok((name, body)),
    }
}
