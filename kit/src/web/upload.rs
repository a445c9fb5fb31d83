//! A form with a file, as it came: texts in order and the bytes of one file. What the file is, its
//! own bytes will say; nothing of it is judged, kept on disk or logged here.

use super::Typed;
use super::typed::storable;
use axum::extract::multipart::{Multipart, MultipartError};
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use kernel::{Error, Result};

/// A posted form with one file.
#[derive(Default)]
pub struct Upload {
    /// Its texts.
    pub typed: Typed,
    /// The name of the file as the client gave it; empty when none was chosen.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Upload {
    /// Reads a posted form. Invalid (field `file`) when it is no form with files or breaks off;
    /// too large above what its route takes. Call it once it is known that the reader may send.
    pub async fn read(request: Request) -> Result<Upload> {
        let broken = || Error::flaw("file", "attachment-empty");
        let form = Multipart::from_request(request, &()).await;
        let mut form = form.map_err(|_| broken())?;
        let mut upload = Upload::default();
        let mut pairs = Vec::new();
        while let Some(part) = form.next_field().await.map_err(refused)? {
            match part.file_name().map(str::to_owned) {
                Some(file) => {
                    upload.name = storable(file);
                    upload.bytes = part.bytes().await.map_err(refused)?.to_vec();
                }
                None => {
                    let own = part.name().unwrap_or_default().to_owned();
                    pairs.push((own, storable(part.text().await.map_err(refused)?)));
                }
            }
        }
        upload.typed = Typed::of(pairs);
        Ok(upload)
    }
}

/// Too large is said as such; a body that breaks off is no form.
pub(super) fn refused(cause: MultipartError) -> Error {
    match cause.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge,
        _ => Error::flaw("file", "attachment-empty"),
    }
}
