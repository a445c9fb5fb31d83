//! What a person typed into a form, as it came: names and texts in order, nothing judged yet. It
//! is never logged.

use super::Refusal;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::Error;

/// The fields of a posted form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed(Vec<(String, String)>);

impl Typed {
    /// Reads `a=1&b=2`.
    pub fn parse(body: &[u8]) -> Typed {
        let pairs = form_urlencoded::parse(body).into_owned();
        Typed(pairs.map(|(name, value)| (name, storable(value))).collect())
    }

    /// From pairs: values of a stored record, to fill a form with.
    pub fn of<N: Into<String>, V: Into<String>>(pairs: impl IntoIterator<Item = (N, V)>) -> Typed {
        Typed(pairs.into_iter().map(|(name, value)| (name.into(), value.into())).collect())
    }

    /// The first value of a field, as typed; empty when it was not sent.
    pub fn get(&self, name: &str) -> &str {
        self.maybe(name).unwrap_or_default()
    }

    /// The first value of a field; none when it was not sent at all.
    pub fn maybe(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// All values of a field (checkboxes).
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// Every pair whose name starts with a prefix, without the prefix (`cell.members_total`).
    pub fn under<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0.iter().filter_map(move |(n, v)| Some((n.strip_prefix(prefix)?, v.as_str())))
    }
}

/// No text of people holds a zero byte, and PostgreSQL takes none: it becomes the mark of a letter
/// that could not be read, as bytes that are no UTF-8 do.
pub(super) fn storable(text: String) -> String {
    if text.contains('\0') { text.replace('\0', "\u{fffd}") } else { text }
}

impl<S: Send + Sync> FromRequest<S> for Typed {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Typed, Refusal> {
        let body = Bytes::from_request(request, state).await.map_err(|rejection| {
            match rejection.into_response().status() {
                StatusCode::PAYLOAD_TOO_LARGE => Refusal::from(Error::TooLarge),
                // A client that hung up in mid-request reads no answer; nothing was begun.
                _ => Refusal::from(Error::flaw("", "kit-flaw-body")),
            }
        })?;
        Ok(Typed::parse(&body))
    }
}
