//! Small answers that are not pages: a redirect after a post, JSON for our own script, a file.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// 303 to a path of this house. Anything that is not a plain local path leads home instead.
pub fn redirect(path: &str) -> Response {
    let target = HeaderValue::from_str(local(path)).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response()
}

/// The path if it leads nowhere but to this house, else `/`. Browsers read `//x` and `/\x` as
/// another host.
pub(super) fn local(path: &str) -> &str {
    let other_host = path.starts_with("//") || path.contains('\\');
    let odd = path.chars().any(|c| c.is_control());
    if path.starts_with('/') && !other_host && !odd { path } else { "/" }
}

/// A path with a query; pairs without a value are left out.
pub fn address(path: &str, pairs: &[(&str, &str)]) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(pairs.iter().filter(|(_, value)| !value.is_empty()));
    match query.finish() {
        query if query.is_empty() => path.to_owned(),
        query => format!("{path}?{query}"),
    }
}

/// JSON for our own script.
pub fn json(status: StatusCode, value: &impl Serialize) -> Response {
    match serde_json::to_vec(value) {
        Ok(body) => {
            let kind = HeaderValue::from_static("application/json; charset=utf-8");
            (status, [(header::CONTENT_TYPE, kind)], body).into_response()
        }
        Err(cause) => super::Refusal::from(kernel::Error::fault(cause)).into_response(),
    }
}

/// A file to keep: its bytes, content type and name (ASCII twin and UTF-8, RFC 6266).
pub fn download(bytes: Vec<u8>, content_type: &'static str, name: &str) -> Response {
    let ascii: String = kernel::fold::fold(name)
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || ".-_".contains(c) { c } else { '-' })
        .collect();
    let utf8 = percent_encoding::utf8_percent_encode(name, percent_encoding::NON_ALPHANUMERIC);
    let said = format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{utf8}");
    let mut answer = Response::new(Body::from(bytes));
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    if let Ok(said) = HeaderValue::from_str(&said) {
        headers.insert(header::CONTENT_DISPOSITION, said);
    }
    answer
}

/// A file of rows for spreadsheets: UTF-8 with its mark, CRLF, no cell that runs as a formula.
pub fn csv_file(rows: &[Vec<String>]) -> Vec<u8> {
    let mut text = String::from("\u{feff}");
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| csv_cell(cell)).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text.into_bytes()
}

/// A cell of a CSV file that a spreadsheet will not run as a formula.
pub fn csv_cell(text: &str) -> String {
    let runs = text.starts_with(['=', '+', '-', '@', '\t', '\r']) && text.parse::<f64>().is_err();
    let text = if runs { format!("'{text}") } else { text.to_string() };
    let quoted = text.contains(['"', ',', '\n', '\r', ';']);
    if quoted { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
