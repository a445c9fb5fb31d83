//! What must hold for any answer, told through the layers themselves.

use super::super::Routes;
use super::*;
use axum::body::{Body, to_bytes};
use axum::http::Request as Asked;
use kernel::clock::FixedClock;
use kernel::db::Db;
use kernel::{Day, Error};
use std::sync::Arc;
use tower::ServiceExt;

fn routes() -> Routes {
    Routes::new()
        .get("/known", |visit: Visit| async move {
            visit.known().map(|_| Visit::say(&visit, "kit-name"))
        })
        .get("/fault", || async { Err::<(), _>(Refusal::from(Error::fault("the secret cause"))) })
        .get("/panic", panics)
        .post("/moved", || async { super::super::redirect("/known?a=1") })
        .post("/form", |typed: super::super::Typed| async move { typed.get("a").to_string() })
}

#[allow(clippy::panic)]
async fn panics() {
    panic!("the secret cause")
}

const PROBE: Capability =
    Capability { name: "probe", schema: &[], messages: &[], figures: &[], acts: &[], routes };

async fn app() -> Result<(tempfile::TempDir, Router), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let db = Db::open(&format!("sqlite:{}", folder.path().join("t.db").display())).await?;
    let day = Day::of(2024, 11, 1).ok_or("no such day")?;
    let house = House::new(db, Arc::new(FixedClock::at(day)), &[PROBE])?;
    let (router, recorded) = inner(&house, &[PROBE]);
    assert!(recorded.contains(&Route { path: "/form", method: "POST" }));
    Ok((folder, outer(&house, router.with_state(house.clone()))))
}

type Told = Result<(u16, HeaderMap, String), Box<dyn std::error::Error>>;

async fn ask(request: Asked<Body>) -> Told {
    let (_folder, app) = app().await?;
    let answer = app.oneshot(request).await?;
    let (parts, body) = answer.into_parts();
    let body = String::from_utf8(to_bytes(body, usize::MAX).await?.to_vec())?;
    Ok((parts.status.as_u16(), parts.headers, body))
}

fn get_as(path: &str, accept: &str) -> Result<Asked<Body>, axum::http::Error> {
    Asked::get(path).header("accept", accept).header("accept-language", "vi").body(Body::empty())
}

fn post(headers: &[(&str, &str)], body: String) -> Result<Asked<Body>, axum::http::Error> {
    let mut request = Asked::post("/form").header("cookie", "session=1");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(Body::from(body))
}

#[tokio::test]
async fn every_answer_is_strict() -> Result<(), Box<dyn std::error::Error>> {
    for path in ["/known", "/nowhere", "/fault", "/panic"] {
        let (_, headers, _) = ask(get_as(path, "text/html")?).await?;
        let policy = headers[header::CONTENT_SECURITY_POLICY].to_str()?;
        assert!(policy.contains("script-src 'self'") && !policy.contains("unsafe"), "{path}");
        assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        assert_eq!(headers[header::CACHE_CONTROL], "no-store");
    }
    Ok(())
}

#[tokio::test]
async fn a_fault_shows_a_code_and_nothing_else() -> Result<(), Box<dyn std::error::Error>> {
    for path in ["/fault", "/panic"] {
        let (status, _, body) = ask(get_as(path, "text/html")?).await?;
        assert_eq!(status, 500);
        assert!(body.contains("Mã tra cứu: ") && !body.contains("secret"), "{path}");
        let (_, _, told) = ask(get_as(path, "application/json")?).await?;
        assert!(told.contains("\"kind\":\"fault\"") && !told.contains("secret"), "{path}");
    }
    Ok(())
}

#[tokio::test]
async fn a_script_is_told_where_a_redirect_leads() -> Result<(), Box<dyn std::error::Error>> {
    let asked = || Asked::post("/moved").header("sec-fetch-site", "same-origin");
    let (status, headers, _) = ask(asked().body(Body::empty())?).await?;
    assert_eq!((status, headers[header::LOCATION].to_str()?), (303, "/known?a=1"));
    assert!(!headers.contains_key(GO_TO), "a reader's browser goes by itself");
    let (status, headers, _) = ask(asked().header(BY_SCRIPT, "form").body(Body::empty())?).await?;
    assert_eq!((status, headers[GO_TO].to_str()?), (204, "/known?a=1"));
    assert!(!headers.contains_key(header::LOCATION));
    Ok(())
}

#[tokio::test]
async fn a_guest_is_led_to_the_log_in() -> Result<(), Box<dyn std::error::Error>> {
    let (status, headers, _) = ask(get_as("/known?a=1", "text/html")?).await?;
    assert_eq!(status, 303);
    assert_eq!(headers[header::LOCATION], "/login?next=%2Fknown%3Fa%3D1");
    let (status, _, told) = ask(get_as("/known", "application/json")?).await?;
    assert_eq!(status, 401);
    assert!(told.contains("\"kind\":\"login\""));
    Ok(())
}

#[tokio::test]
async fn a_post_from_elsewhere_is_refused() -> Result<(), Box<dyn std::error::Error>> {
    let host = ("host", "nhanai.example");
    let cases: [(&[(&str, &str)], u16); 7] = [
        (&[("sec-fetch-site", "same-origin")], 200),
        (&[("sec-fetch-site", "cross-site")], 403),
        (&[("sec-fetch-site", "same-site")], 403),
        (&[host, ("origin", "https://nhanai.example")], 200),
        (&[host, ("origin", "https://evil.example")], 403),
        (&[host, ("origin", "null")], 403),
        (&[], 403),
    ];
    for (headers, wanted) in cases {
        let (status, _, _) = ask(post(headers, "a=1".into())?).await?;
        assert_eq!(status, wanted, "{headers:?}");
    }
    Ok(())
}

#[tokio::test]
async fn a_form_of_ten_megabytes_is_refused() -> Result<(), Box<dyn std::error::Error>> {
    let body = format!("a={}", "x".repeat(10 * 1024 * 1024));
    let (status, _, told) = ask(post(&[("sec-fetch-site", "same-origin")], body)?).await?;
    assert_eq!(status, 413);
    assert!(told.contains("Nội dung gửi lên quá lớn"));
    Ok(())
}

#[tokio::test]
async fn assets_are_kept_for_ever_and_packed() -> Result<(), Box<dyn std::error::Error>> {
    let request = Asked::get(assets::path("house.css")).header("accept-encoding", "gzip, br;q=1.0");
    let (_folder, app) = app().await?;
    let answer = app.oneshot(request.body(Body::empty())?).await?;
    assert_eq!(answer.headers()[header::CONTENT_ENCODING], "br");
    assert!(answer.headers()[header::CACHE_CONTROL].to_str()?.contains("immutable"));
    let (status, _, _) = ask(get_as("/assets/..%2Fkey", "*/*")?).await?;
    assert_eq!(status, 404);
    Ok(())
}
