//! Answers to other programs: JSON with an entity tag (304 when nothing changed), pages with a link
//! to the next one. It knows no thing of the society.

use crate::asked::Asked;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::Error;
use kit::{Answer, Visit};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// JSON of a value, or 304 when the program has it already.
pub fn told(headers: &HeaderMap, value: &Value) -> Answer {
    let body = serde_json::to_vec(value).map_err(Error::fault)?;
    bytes(headers, body, "application/json; charset=utf-8")
}

/// Bytes of a kind, or 304 when the program has them already.
pub fn bytes(headers: &HeaderMap, body: Vec<u8>, kind: &'static str) -> Answer {
    let tag = format!("\"{}\"", hex(&Sha256::digest(&body)[..16]));
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let is_known = known.is_some_and(|known| {
        known.split(',').any(|one| one.trim().trim_start_matches("W/") == tag || one.trim() == "*")
    });
    let mut answer = if is_known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        (StatusCode::OK, [(header::CONTENT_TYPE, HeaderValue::from_static(kind))], body)
            .into_response()
    };
    let value = HeaderValue::from_str(&tag).map_err(Error::fault)?;
    answer.headers_mut().insert(header::ETAG, value);
    let fresh = HeaderValue::from_static("private, no-cache");
    answer.headers_mut().insert(header::CACHE_CONTROL, fresh);
    Ok(answer)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// A page of a list: its items and, when there are more, the way to the next page, in the body and
/// as a `Link` (RFC 8288).
pub fn page(
    visit: &Visit,
    headers: &HeaderMap,
    items: Vec<Value>,
    next: Option<String>,
    more: &[(&str, Value)],
) -> Answer {
    let next = next.map(|cursor| address(visit, &cursor));
    let mut whole = json!({ "items": items, "next": next });
    for (name, value) in more {
        whole[*name] = value.clone();
    }
    let mut answer: Response = told(headers, &whole)?;
    if let Some(next) = next {
        let link = HeaderValue::from_str(&format!("<{next}>; rel=\"next\""));
        answer.headers_mut().insert(header::LINK, link.map_err(Error::fault)?);
    }
    Ok(answer)
}

/// The address of this visit with another cursor.
fn address(visit: &Visit, cursor: &str) -> String {
    let path = visit.here().split('?').next().unwrap_or("/");
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in visit.queries().iter().filter(|(name, _)| name != "after") {
        query.append_pair(name, value);
    }
    query.append_pair("after", cursor);
    format!("{path}?{}", query.finish())
}

/// How many lines are asked for.
pub fn limit(asked: &Asked, usual: i64) -> usize {
    usize::try_from(asked.number("limit", usual)).unwrap_or(0)
}
