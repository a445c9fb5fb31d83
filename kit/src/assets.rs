//! What the browser gets: one script, one style, two font files, the mark. They are inside the
//! program, named by their content, compressed at build time and kept by browsers for a year. No
//! path of a request is ever opened on a disk.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use std::collections::HashMap;
use std::sync::LazyLock;

#[derive(rust_embed::RustEmbed)]
#[folder = "$OUT_DIR/dist"]
struct Dist;

/// `app.js` → `/assets/app-MB22MKWK.js`, from the names that the bundler gave.
static PATHS: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let whole = Dist::iter().filter(|name| !name.ends_with(".gz") && !name.ends_with(".br"));
    whole.filter_map(|name| Some((plain_name(&name)?, format!("/assets/{name}")))).collect()
});

/// `be-vietnam-pro-400-YJVKLALF.woff2` → `be-vietnam-pro-400.woff2`.
fn plain_name(hashed: &str) -> Option<String> {
    let (stem, ext) = hashed.rsplit_once('.')?;
    let (stem, _hash) = stem.rsplit_once('-')?;
    Some(format!("{stem}.{ext}"))
}

/// The path of an asset by its plain name (`house.css`); an unknown name leads to a 404.
pub fn path(name: &str) -> &str {
    PATHS.get(name).map_or("/assets/unknown", String::as_str)
}

/// Every asset with its size: (plain name, bytes as sent gzipped). For the budget test.
pub fn sizes_gz() -> Vec<(String, usize)> {
    let size = |name: &str| Dist::get(name).map(|file| file.data.len());
    PATHS
        .iter()
        .filter_map(|(plain, path)| {
            let hashed = path.strip_prefix("/assets/")?;
            Some((plain.clone(), size(&format!("{hashed}.gz")).or_else(|| size(hashed))?))
        })
        .collect()
}

/// `GET /assets/{name}`.
pub async fn serve(Path(name): Path<String>, asked: HeaderMap) -> Response<Body> {
    let Some(kind) = content_type(&name) else {
        return missing();
    };
    let accepts = |coding: &str| {
        let header = asked.get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok());
        header.is_some_and(|h| h.split(',').any(|c| c.trim().split(';').next() == Some(coding)))
    };
    let packed = [("br", ".br"), ("gzip", ".gz")].into_iter().find_map(|(coding, ending)| {
        let file = accepts(coding).then(|| Dist::get(&format!("{name}{ending}")))??;
        Some((file, Some(coding)))
    });
    let Some((file, coding)) = packed.or_else(|| Some((Dist::get(&name)?, None))) else {
        return missing();
    };
    let mut answer = Response::new(Body::from(file.data));
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    let kept = HeaderValue::from_static("public, max-age=31536000, immutable");
    headers.insert(header::CACHE_CONTROL, kept);
    if let Some(coding) = coding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    answer
}

fn missing() -> Response<Body> {
    let mut answer = Response::new(Body::from("404: no such file\n"));
    *answer.status_mut() = StatusCode::NOT_FOUND;
    let plain = HeaderValue::from_static("text/plain; charset=utf-8");
    answer.headers_mut().insert(header::CONTENT_TYPE, plain);
    answer
}

/// Only these endings are served; the packed twins have none of their own.
fn content_type(name: &str) -> Option<&'static str> {
    match name.rsplit_once('.')?.1 {
        "css" => Some("text/css; charset=utf-8"),
        "js" => Some("text/javascript; charset=utf-8"),
        "svg" => Some("image/svg+xml"),
        "woff2" => Some("font/woff2"),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
