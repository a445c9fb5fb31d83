//! A form with a file, as it came: texts in order and the bytes of one file. What the file is, its
//! own bytes will say; nothing of it is judged, kept on disk or logged here.

use super::Typed;
use super::room::{FILES, Held};
use super::typed::storable;
use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use kernel::{Error, Result, Who};

/// A posted form with one file.
#[derive(Default)]
pub struct Upload {
    /// Its texts.
    pub typed: Typed,
    /// The name of the file as the client gave it; empty when none was chosen.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The room of its texts and bytes: whoever keeps them in memory keeps it beside them.
    pub held: Held,
}

impl Upload {
    /// Reads a posted form. Invalid (field `file`) when it is no form with files or breaks off;
    /// too large above what its route takes, busy when more waits than memory is kept for, of all
    /// senders or of this one. Call it once it is known that the reader may send.
    pub async fn read(request: Request) -> Result<Upload> {
        let broken = || Error::flaw("file", "attachment-empty");
        let account = request.extensions().get::<Who>().and_then(Who::account_id);
        let form = Multipart::from_request(request, &()).await;
        let mut form = form.map_err(|_| broken())?;
        let mut upload = Upload { held: FILES.held(account), ..Upload::default() };
        let mut pairs = Vec::new();
        while let Some(mut part) = form.next_field().await.map_err(refused)? {
            match part.file_name().map(str::to_owned) {
                Some(file) => {
                    upload.name = storable(file);
                    upload.bytes = whole(&mut part, &mut upload.held).await?;
                }
                None => {
                    let own = part.name().unwrap_or_default().to_owned();
                    let text = whole(&mut part, &mut upload.held).await?;
                    let text = String::from_utf8(text);
                    let text = text.map_err(|_| Error::flaw("", "kit-flaw-body"))?;
                    pairs.push((own, storable(text)));
                }
            }
        }
        upload.typed = Typed::of(pairs);
        Ok(upload)
    }
}

/// A part as it comes in, each piece within the room that is held for it.
async fn whole(part: &mut Field<'_>, held: &mut Held) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    while let Some(piece) = part.chunk().await.map_err(refused)? {
        held.take(piece.len())?;
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}

/// Too large is said as such; a body that breaks off is no form.
pub(super) fn refused(cause: MultipartError) -> Error {
    match cause.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge,
        _ => Error::flaw("file", "attachment-empty"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use axum::http::header;
    use kernel::ids::AccountId;
    use kernel::{Day, Instant};

    const FILE: &str = "name=\"file\"; filename=\"a\"";
    const TEXT: &str = "name=\"text\"";

    /// A post of one part by somebody without an account.
    async fn sent(bytes: usize) -> Result<Upload> {
        sent_by(None, FILE, bytes).await
    }

    async fn sent_by(account: Option<AccountId>, part: &str, bytes: usize) -> Result<Upload> {
        let head = format!("--edge\r\nContent-Disposition: form-data; {part}\r\n\r\n");
        let body = [head.as_bytes(), &vec![b'x'; bytes], b"\r\n--edge--\r\n"].concat();
        let kind = "multipart/form-data; boundary=edge";
        let request = Request::post("/").header(header::CONTENT_TYPE, kind).body(Body::from(body));
        let mut request = request.expect("a request");
        if let Some(account) = account {
            let who = Who::account(account, "An", Vec::new(), Instant(0), Day::BEGINNING);
            request.extensions_mut().insert(who);
        }
        let most = axum::extract::DefaultBodyLimit::max(64 * 1_024 * 1_024);
        most.apply(&mut request);
        Upload::read(request).await
    }

    /// Whoever comes when the room is full is told at once and takes none of it; when a file was
    /// read its room is free again.
    #[tokio::test]
    async fn files_wait_within_the_room_that_is_kept_for_them() {
        const LARGE: usize = 10 * 1_024 * 1_024;
        let mut waiting = Vec::new();
        for at in 0..6 {
            let upload = sent(LARGE).await.unwrap_or_else(|error| panic!("{at}: {error:?}"));
            assert_eq!(upload.bytes.len(), LARGE);
            waiting.push(upload);
        }
        for _ in 0..3 {
            assert!(matches!(sent(LARGE).await, Err(Error::Busy)), "the seventh waits too");
        }
        assert!(sent(1_000).await.is_ok(), "a small one finds room");
        waiting.pop();
        assert!(sent(LARGE).await.is_ok(), "its room was not given back");
        drop(waiting);
        assert!(FILES.is_free(), "room was not given back");
        what_is_typed_takes_room_too(LARGE).await;
        one_account_leaves_room_for_others(LARGE).await;
        assert!(FILES.is_free(), "room was not given back");
    }

    /// A long text is as heavy as a file.
    async fn what_is_typed_takes_room_too(large: usize) {
        let mut waiting = Vec::new();
        for _ in 0..6 {
            let upload = sent_by(None, TEXT, large).await.expect("a text");
            assert_eq!(upload.typed.get("text").len(), large);
            waiting.push(upload);
        }
        assert!(matches!(sent_by(None, TEXT, large).await, Err(Error::Busy)));
    }

    /// Whoever holds a share of their own waits for themselves; the room of others is theirs. What
    /// works on the bytes of a request that was given up holds them still.
    async fn one_account_leaves_room_for_others(large: usize) {
        let (one, other) = (AccountId::new(), AccountId::new());
        let mut waiting = Vec::new();
        for _ in 0..3 {
            waiting.push(sent_by(Some(one), FILE, large).await.expect("within the share"));
        }
        for part in [FILE, TEXT] {
            assert!(matches!(sent_by(Some(one), part, large).await, Err(Error::Busy)));
        }
        let theirs = sent_by(Some(other), FILE, large).await.expect("another's share");
        drop(theirs);
        let Upload { bytes, held, .. } = waiting.pop().expect("one");
        let (end, ended) = std::sync::mpsc::channel::<()>();
        let work = tokio::task::spawn_blocking(move || (ended.recv(), bytes.len(), held));
        assert!(matches!(sent_by(Some(one), FILE, large).await, Err(Error::Busy)));
        end.send(()).expect("somebody listens");
        drop(work.await.expect("it ends"));
        assert!(sent_by(Some(one), FILE, large).await.is_ok(), "its room was not given back");
    }
}
