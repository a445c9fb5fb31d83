//! Attachments: files of a record, at most 10 MB, name and body sealed with the record's key and
//! kept in the database, so that a backup has them and an erasure reaches them. What a file is,
//! its own bytes say, never the client. Nothing here is deleted: an attachment is closed.

mod media;

pub use media::Media;

use super::envelope::record_key;
use super::{Field, Keys, Level, Secret, read};
use crate::day::Instant;
use crate::db::{ToValue, Tx, sql, text_of};
use crate::error::{Conflict, Error, Result};
use crate::ids::Id;
use crate::journal::{self, Subject};
use crate::pass::Pass;
use crate::place::Place;
use crate::row;
use uuid::Uuid;

/// The largest file taken, in bytes (10 MB).
pub const LIMIT_BYTES: usize = 10 * 1_024 * 1_024;
/// The longest file name taken, in bytes: what common file systems hold.
const NAME_LIMIT_BYTES: usize = 255;

/// Marker of [`AttachmentId`].
pub enum AttachmentKind {}
/// A file of a record. It may come from the client: a file sent twice is kept once.
pub type AttachmentId = Id<AttachmentKind>;

/// A file to add.
pub struct New {
    /// Its id.
    pub id: AttachmentId,
    /// The table of the row it belongs to.
    pub subject: &'static str,
    /// The id of that row, in canonical text; see [`key_text`].
    pub subject_key: String,
    /// The record whose key seals it; destroying that key erases the file too.
    pub record: Uuid,
    /// The file's name, as the client gave it; sealed.
    pub name: Secret<String>,
    /// The file; sealed.
    pub body: Secret<Vec<u8>>,
}

row! {
    /// An attachment as it is listed: nothing of it is opened.
    pub struct Attachment {
        /// Its id.
        pub id: AttachmentId,
        /// What it is.
        pub media: String,
        /// Its size, unsealed.
        pub size_bytes: i64,
        /// When it was added.
        pub added_at: Instant,
        /// When it was closed, if it was.
        pub closed_at: Option<Instant>,
        /// Its version.
        pub version: i64,
    }
}

row! {
    struct Sealed {
        media: String,
        sealed_name: Vec<u8>,
        sealed_body: Vec<u8>,
        version: i64,
    }
}

/// An attachment, opened.
pub struct Opened {
    /// What it is, by its own bytes.
    pub media: String,
    /// The file's name.
    pub name: Secret<String>,
    /// The file.
    pub body: Secret<Vec<u8>>,
}

/// The id of a row as [`New::subject_key`] keeps it.
pub fn key_text(id: impl ToValue) -> String {
    text_of(&id.to_value())
}

/// Adds a file to a row of the place of the pass. Invalid (field `file`) when it is empty, has no
/// name or is of no kind that is kept; too large above 10 MB.
pub fn add(tx: &mut Tx<'_>, pass: &Pass, keys: &Keys, place: &Place, new: &New) -> Result<()> {
    let body = new.body.expose();
    if body.len() > LIMIT_BYTES {
        return Err(Error::TooLarge);
    }
    if body.is_empty() {
        return Err(Error::flaw("file", "attachment-empty"));
    }
    let name = new.name.expose().trim();
    if name.is_empty() || name.len() > NAME_LIMIT_BYTES {
        return Err(Error::flaw("file", "attachment-name"));
    }
    let media = Media::of(body).ok_or_else(|| Error::flaw("file", "attachment-kind"))?;
    if pass.unit()? != place.id {
        return Err(Error::NotFound);
    }
    let known: Option<i64> =
        sql("select version from attachment where id = $1").bind(new.id).maybe(tx)?;
    if known.is_some() {
        return Ok(());
    }
    let key = record_key(tx, keys, place, new.record, pass.at())?;
    sql("insert into attachment (id, unit, record, subject, subject_key, media, size_bytes, \
         sealed_name, sealed_body, added_at, version) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)")
    .bind(new.id)
    .bind(place.id)
    .bind(new.record)
    .bind(new.subject)
    .bind(&new.subject_key)
    .bind(media.code())
    .bind(body.len() as i64)
    .bind(key.seal(&name_field(new.id), name.as_bytes())?)
    .bind(key.seal(&body_field(new.id), body)?)
    .bind(pass.at())
    .run(tx)?;
    journal::record(tx, pass, Subject::new("attachment", new.id), 1)?;
    Ok(())
}

/// The attachments of a row under the unit of the pass, oldest first, closed ones too.
pub fn list(
    tx: &mut Tx<'_>,
    pass: &Pass,
    subject: &'static str,
    subject_key: &str,
) -> Result<Vec<Attachment>> {
    sql(format!(
        "select a.id, a.media, a.size_bytes, a.added_at, a.closed_at, a.version \
         from attachment a where a.subject = $3 and a.subject_key = $4 and {UNDER_PASS} \
         order by a.added_at, a.id"
    ))
    .bind(pass.unit()?)
    .bind(pass.today())
    .bind(subject)
    .bind(subject_key)
    .all(tx)
}

/// Opens an attachment under the unit of the pass and journals that it was seen, and for what.
/// A closed one is unknown.
pub fn get(
    tx: &mut Tx<'_>,
    pass: &Pass,
    keys: &Keys,
    id: AttachmentId,
    purpose: &str,
) -> Result<Opened> {
    let found: Sealed = sql(format!(
        "select a.media, a.sealed_name, a.sealed_body, a.version from attachment a \
         where a.id = $3 and a.closed_at is null and {UNDER_PASS}"
    ))
    .bind(pass.unit()?)
    .bind(pass.today())
    .bind(id)
    .one(tx)?;
    let body = read(tx, pass, keys, &body_field(id), &found.sealed_body, found.version, purpose)?;
    // One look at one file is one line of the journal, though two of its fields are opened.
    let why = "the name of a file whose body has just been journaled";
    let name = super::open_unseen(tx, keys, &name_field(id), &found.sealed_name, why)?;
    Ok(Opened { media: found.media, name: name.into_text()?, body })
}

/// Closes an attachment, on top of version `base`, and gives the new version.
pub fn close(tx: &mut Tx<'_>, pass: &Pass, id: AttachmentId, base: i64) -> Result<i64> {
    let current: i64 =
        sql(format!("select a.version from attachment a where a.id = $3 and {UNDER_PASS}"))
            .bind(pass.unit()?)
            .bind(pass.today())
            .bind(id)
            .one(tx)?;
    let closed = sql("update attachment set closed_at = $1, version = version + 1 \
         where id = $2 and version = $3 and closed_at is null")
    .bind(pass.at())
    .bind(id)
    .bind(base)
    .run(tx)?;
    if closed == 0 {
        return Err(Error::Conflict(Box::new(Conflict {
            field: "file".into(),
            base,
            current,
            mine: String::new(),
            theirs: String::new(),
            by: String::new(),
        })));
    }
    journal::record(tx, pass, Subject::new("attachment", id), base + 1)?;
    Ok(base + 1)
}

/// Whether `a.unit` lies under the unit $1 on the day $2, or on the nearest day it stood, or under
/// a unit whose place $1 took: the files of a unit that was merged stay in reach of those above it,
/// and those of a record that went to the successor are found with it there.
const UNDER_PASS: &str = "exists (select 1 from unit u join reach r on r.unit = u.id \
     where u.id = a.unit and r.above in (\
     with recursive elder(unit) as (select cast($1 as bigint) \
     union select s.from_unit from elder e join succession s on s.to_unit = e.unit) \
     select unit from elder) \
     and r.from_on <= case when u.until_on < $2 then u.until_on \
     when u.from_on > $2 then u.from_on else $2 end \
     and r.until_on >= case when u.until_on < $2 then u.until_on \
     when u.from_on > $2 then u.from_on else $2 end)";

fn name_field(id: AttachmentId) -> Field {
    Field::new("attachment", "sealed_name", id).of_level(Level::Personal)
}

fn body_field(id: AttachmentId) -> Field {
    Field::new("attachment", "sealed_body", id)
}
