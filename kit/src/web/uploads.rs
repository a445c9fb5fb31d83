//! A form with several files, as it came. A file that is too large is let go while it comes in, so
//! that what was typed beside it is never lost and no memory holds it; nothing is judged here.

use super::typed::storable;
use super::upload::refused;
use super::{BODY_LIMIT_BYTES, Refusal, Typed};
use axum::body::to_bytes;
use axum::extract::multipart::{Field, Multipart};
use axum::extract::{FromRequest, Request};
use axum::http::header;
use kernel::{Error, Result};
use std::str;

/// A file of a form.
#[derive(Debug)]
pub struct Sent {
    /// Its name as the client gave it.
    pub name: String,
    /// Its bytes; none when it is larger than was asked for, or one too many.
    pub bytes: Option<Vec<u8>>,
}

/// A posted form with files, or without any.
#[derive(Debug)]
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
            let mut bytes = (files.len() < most).then(Vec::new);
            let mut length = 0;
            while let Some(piece) = part.chunk().await.map_err(refused)? {
                length += piece.len();
                bytes = bytes.filter(|_| length <= each_bytes);
                if let Some(bytes) = &mut bytes {
                    bytes.extend_from_slice(&piece);
                }
            }
            // A field of files that was left empty comes as one without a name.
            if length > 0 || !file.is_empty() {
                files.push(Sent { name: storable(file), bytes });
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
