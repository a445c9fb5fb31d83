//! How another program is refused: problem details (RFC 9457) in the language it asks for, on every
//! path of the API. `httpStatusCode` and `message` stand beside them for clients of the DHIS2 Web
//! API, which read those two. It says no more than a page would.

use super::Visit;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::Flaw;
use serde_json::{Map, Value, json};

/// Whether a path belongs to other programs: cookies mean nothing there, refusals are problem
/// details.
pub fn is_for_programs(path: &str) -> bool {
    let path = path.split('?').next().unwrap_or_default();
    let under = |start: &str| {
        path == start || path.strip_prefix(start).is_some_and(|rest| rest.starts_with('/'))
    };
    under("/api") || under("/ogc")
}

/// Why another program is refused, where no kind of error of the house says it.
#[derive(Debug, Clone)]
pub struct Problem {
    /// The status.
    pub status: StatusCode,
    /// What to do, with the field it is about (empty for none).
    pub flaw: Flaw,
    /// Headers that belong to the status (`Retry-After`, `ETag`).
    pub headers: Vec<(HeaderName, HeaderValue)>,
    /// Members beside the usual ones.
    pub more: Map<String, Value>,
}

impl Problem {
    /// A problem told by a message.
    pub fn new(status: StatusCode, key: &'static str) -> Problem {
        Problem { status, flaw: Flaw::new("", key), headers: Vec::new(), more: Map::new() }
    }

    /// Adds an argument of the message.
    pub fn arg(mut self, name: &'static str, value: impl Into<String>) -> Problem {
        self.flaw = self.flaw.arg(name, value);
        self
    }

    /// Adds a header.
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Problem {
        self.headers.push((name, value));
        self
    }

    /// Adds a member.
    pub fn with(mut self, name: &str, value: Value) -> Problem {
        self.more.insert(name.to_owned(), value);
        self
    }
}

/// The answer: title and detail in words, and what else is to be known.
pub(super) fn answer(
    visit: &Visit,
    status: StatusCode,
    (title, detail): (String, String),
    more: Map<String, Value>,
) -> Response {
    let mut told = json!({
        "type": "about:blank",
        "title": title,
        "status": status.as_u16(),
        "detail": detail,
        "httpStatusCode": status.as_u16(),
        "message": detail,
    });
    if let Some(members) = told.as_object_mut() {
        members.extend(more);
    }
    let kind = HeaderValue::from_static("application/problem+json; charset=utf-8");
    let mut answer = (status, [(header::CONTENT_TYPE, kind)], told.to_string()).into_response();
    let headers = answer.headers_mut();
    if let Ok(lang) = HeaderValue::from_str(visit.words().lang().code()) {
        headers.insert(header::CONTENT_LANGUAGE, lang);
    }
    if status == StatusCode::UNAUTHORIZED {
        // Never `Basic`: a browser would ask for a password, which is not taken here.
        headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    answer
}

/// Whether an answer is a drawn problem already.
pub(super) fn is_one(answer: &Response) -> bool {
    let kind = answer.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("application/problem+json"))
}

#[cfg(test)]
mod tests {
    use super::is_for_programs;

    #[test]
    fn paths_of_programs_are_whole_words() {
        assert!(is_for_programs("/api") && is_for_programs("/api/v1/units?a=1"));
        assert!(is_for_programs("/ogc/collections"));
        assert!(!is_for_programs("/apiary") && !is_for_programs("/units?back=/api/x"));
    }
}
