//! A form with several files, as it came. A file that is too large, or finds no room, is let go
//! while it comes in, so that what was typed beside it is never lost and no memory holds it;
//! nothing is judged here.

use super::room::{Held, PHOTOS};
use super::typed::storable;
use super::upload::refused;
use super::{BODY_LIMIT_BYTES, Refusal, Typed};
use axum::body::to_bytes;
use axum::extract::multipart::{Field, Multipart};
use axum::extract::{FromRequest, Request};
use axum::http::header;
use kernel::{Error, Result, Who};
use std::str;

/// A file of a form.
pub struct Sent {
    /// Its name as the client gave it.
    pub name: String,
    /// What is kept of it.
    pub body: FileBody,
    /// The room of its bytes: whoever keeps them in memory keeps it beside them.
    pub held: Held,
}

/// What is kept of a file that came in.
#[derive(Debug, PartialEq, Eq)]
pub enum FileBody {
    /// All its bytes.
    Whole(Vec<u8>),
    /// Nothing: it is larger than was asked for, or one too many.
    TooLarge,
    /// Nothing: more waits than memory is kept for, of all senders or of this one.
    NoRoom,
}

impl FileBody {
    /// Keeps one more piece of a file of at most so many bytes, or lets all of it go.
    fn take(&mut self, piece: &[u8], held: &mut Held, most_bytes: usize) {
        let FileBody::Whole(bytes) = self else { return };
        if bytes.len() + piece.len() > most_bytes {
            *self = FileBody::TooLarge;
        } else if held.take(piece.len()).is_err() {
            *self = FileBody::NoRoom;
        } else {
            return bytes.extend_from_slice(piece);
        }
        *held = Held::default();
    }
}

/// A posted form with files, or without any.
pub struct Uploads {
    /// Its texts.
    pub typed: Typed,
    /// Its files, in their order.
    pub files: Vec<Sent>,
}

impl Uploads {
    /// Reads a posted form, with files or without: the first `most` files, each up to so many
    /// bytes. Call it once it is known that the reader may send.
    pub async fn read(
        request: Request,
        most: usize,
        each_bytes: usize,
    ) -> std::result::Result<Uploads, Refusal> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if !kind.is_some_and(|kind| kind.starts_with("multipart/")) {
            let body = to_bytes(request.into_body(), BODY_LIMIT_BYTES).await;
            let body = body.map_err(|_| Error::TooLarge)?;
            return Ok(Uploads { typed: Typed::parse(&body), files: Vec::new() });
        }
        let account = request.extensions().get::<Who>().and_then(Who::account_id);
        let form = Multipart::from_request(request, &()).await;
        let mut form = form.map_err(|_| Error::flaw("file", "attachment-empty"))?;
        let (mut pairs, mut files, mut text_bytes) = (Vec::new(), Vec::new(), 0);
        while let Some(mut part) = form.next_field().await.map_err(refused)? {
            let Some(file) = part.file_name().map(str::to_owned) else {
                let own = part.name().unwrap_or_default().to_owned();
                let told = text(&mut part, BODY_LIMIT_BYTES - text_bytes).await?;
                text_bytes += told.len();
                pairs.push((own, storable(told)));
                continue;
            };
            let (is_wanted, mut is_empty) = (files.len() < most, true);
            let mut body = if is_wanted { FileBody::Whole(Vec::new()) } else { FileBody::TooLarge };
            let mut held = PHOTOS.held(account);
            while let Some(piece) = part.chunk().await.map_err(refused)? {
                is_empty &= piece.is_empty();
                body.take(&piece, &mut held, each_bytes);
            }
            // A field of files that was left empty comes as one without a name.
            if !file.is_empty() || !is_empty {
                files.push(Sent { name: storable(file), body, held });
            }
        }
        Ok(Uploads { typed: Typed::of(pairs), files })
    }
}

/// What was typed in one field, within what a form may be long.
async fn text(part: &mut Field<'_>, most_bytes: usize) -> Result<String> {
    let mut bytes = Vec::new();
    while let Some(piece) = part.chunk().await.map_err(refused)? {
        if bytes.len() + piece.len() > most_bytes {
            return Err(Error::TooLarge);
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(str::from_utf8(&bytes).map_err(|_| Error::flaw("", "kit-flaw-body"))?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::extract::DefaultBodyLimit;
    use kernel::ids::AccountId;
    use kernel::{Day, Instant};

    const MEGABYTE: usize = 1_024 * 1_024;
    const LARGE: usize = 10 * MEGABYTE;

    /// A form of some files of so many bytes each, with a word beside them.
    async fn sent(account: AccountId, many: usize, bytes: usize) -> Uploads {
        let mut body =
            b"--edge\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nT\r\n".to_vec();
        for at in 0..many {
            let head = format!(
                "--edge\r\nContent-Disposition: form-data; name=\"f\"; filename=\"{at}\"\r\n\r\n"
            );
            body.extend([head.as_bytes(), &vec![b'x'; bytes], b"\r\n"].concat());
        }
        // A field of files that nobody filled.
        body.extend(
            b"--edge\r\nContent-Disposition: form-data; name=\"g\"; filename=\"\"\r\n\r\n\r\n",
        );
        body.extend(b"--edge--\r\n");
        let kind = "multipart/form-data; boundary=edge";
        let request = Request::post("/").header(header::CONTENT_TYPE, kind).body(body.into());
        let mut request: Request = request.expect("a request");
        let who = Who::account(account, "An", Vec::new(), Instant(0), Day::BEGINNING);
        request.extensions_mut().insert(who);
        DefaultBodyLimit::max(128 * MEGABYTE).apply(&mut request);
        Uploads::read(request, 6, LARGE).await.unwrap_or_else(|_| panic!("a form"))
    }

    fn kept(form: &Uploads) -> usize {
        assert_eq!(form.typed.get("title"), "T", "what was typed stays");
        form.files.iter().filter(|file| matches!(file.body, FileBody::Whole(_))).count()
    }

    /// The largest form fits; more of the same sender does not, nor more than memory is kept for;
    /// what is let go takes no room.
    #[tokio::test]
    async fn photos_wait_within_the_room_that_is_kept_for_them() {
        let [an, binh, chi] = [AccountId::new(), AccountId::new(), AccountId::new()];
        let first = sent(an, 6, LARGE).await;
        assert_eq!((kept(&first), first.files.len()), (6, 6));
        let more = sent(an, 1, LARGE).await;
        assert_eq!((kept(&more), &more.files[0].body), (0, &FileBody::NoRoom));
        let second = sent(binh, 6, LARGE).await;
        assert_eq!(kept(&second), 6, "another's share");
        assert_eq!(sent(chi, 1, LARGE).await.files[0].body, FileBody::NoRoom);
        assert_eq!(kept(&sent(chi, 7, 1_000).await), 6, "small ones find room, six of them");
        drop(first);
        assert_eq!(sent(chi, 1, LARGE + 1).await.files[0].body, FileBody::TooLarge);
        assert_eq!(kept(&sent(chi, 6, LARGE).await), 6, "its room was not given back");
        drop(second);
        assert!(PHOTOS.is_free(), "room was not given back");
    }
}
