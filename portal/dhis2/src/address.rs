//! The spellings in which clients write one address: with a version (`/api/40/me`), with an ending
//! (`/api/me.json`, `/api/dataValueSets.csv`). They are made one before the routes are looked at.

use axum::extract::Request;
use axum::http::{HeaderValue, Uri, header};

/// Rewrites the address of a request; what is no such address stays as it is.
pub fn plain(mut request: Request) -> Request {
    let Some((path, kind)) = plain_path(request.uri().path()) else { return request };
    let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
    if let Ok(uri) = Uri::try_from(format!("{path}{query}")) {
        *request.uri_mut() = uri;
        if let Some(kind) = kind {
            request.headers_mut().insert(header::ACCEPT, HeaderValue::from_static(kind));
        }
    }
    request
}

/// The plain path and the content type an ending asks for; none when nothing is to be done.
fn plain_path(path: &str) -> Option<(String, Option<&'static str>)> {
    let rest = path.strip_prefix("/api/")?;
    if rest == "openapi.json" || rest.starts_with("v1/") {
        return None;
    }
    let versioned = rest.split_once('/').filter(|(first, _)| {
        (1..=2).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_digit())
    });
    let rest = versioned.map_or(rest, |(_, rest)| rest);
    let (rest, kind) = if let Some(rest) = rest.strip_suffix(".geojson") {
        (format!("{rest}/geojson"), None)
    } else if let Some(rest) = rest.strip_suffix(".json") {
        (rest.to_owned(), Some("application/json"))
    } else if let Some(rest) = rest.strip_suffix(".csv") {
        (rest.to_owned(), Some("application/csv"))
    } else {
        (rest.to_owned(), None)
    };
    let plain = format!("/api/{rest}");
    (plain != path).then_some((plain, kind))
}

#[cfg(test)]
mod tests {
    use super::plain_path;

    #[test]
    fn every_spelling_leads_to_one_address() {
        let at = |path: &str| plain_path(path).map(|(path, _)| path);
        assert_eq!(at("/api/40/me.json").as_deref(), Some("/api/me"));
        assert_eq!(at("/api/system/info.json").as_deref(), Some("/api/system/info"));
        let shapes = at("/api/organisationUnits.geojson");
        assert_eq!(shapes.as_deref(), Some("/api/organisationUnits/geojson"));
        for same in ["/api/openapi.json", "/api/v1/units", "/api/me", "/units.json", "/api/400/me"]
        {
            assert_eq!(at(same), None, "{same}");
        }
    }
}
