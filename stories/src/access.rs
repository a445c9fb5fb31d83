//! The access matrix, walked whole: every route × every role × four places, against the reviewed
//! file `docs/access.csv`. A route without a row fails, and a row without a route.
//!
//! Each role is given at a district (the centre's at the centre). `own below above other` are that
//! district, a commune of it, its province and another province; for the centre all four lie below
//! it. `y` is answered, `n` is unknown (404), `l` leads to the log-in.

use crate::access::town::Town;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use kernel::Who;
use kit::web::Route;
use std::collections::BTreeMap;
use tower::ServiceExt;

mod town;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/access.csv");
const HEAD: &str = "method,path,with,centre,approver,clerk,viewer,auditor,technician,nobody";

/// Routes that do several things, by a word of their form.
const STEPS: &[&str] = &["send", "return", "approve", "lock"];

type Key = (String, String, String);

/// What is asked: a route and the word it is asked with.
fn questions(routes: &[Route]) -> Vec<Key> {
    let mut all = Vec::new();
    for route in routes {
        let words = if route.path == "/reports/step" { STEPS } else { &[""] };
        for word in words {
            all.push((route.method.into(), route.path.into(), (*word).into()));
        }
    }
    all
}

#[tokio::test]
async fn every_route_answers_every_role_as_the_matrix_says() {
    let town = Town::build().await;
    let (router, routes) = kit::web::inner(&town.house, program::capabilities::ALL);
    let app = router.with_state(town.house.clone());
    let mut found: BTreeMap<Key, Vec<String>> = BTreeMap::new();
    for key in questions(&routes) {
        for who in &town.people {
            let mut answers = String::new();
            for place in 0..town.places.len() {
                let request = ask(&town, &key, who, place);
                let answer = app.clone().oneshot(request).await.expect("an answer");
                let to = answer.headers().get(header::LOCATION);
                let to = to.and_then(|to| to.to_str().ok()).unwrap_or("").to_owned();
                answers.push(judge(&key, answer.status(), &to));
            }
            found.entry(key.clone()).or_default().push(answers);
        }
    }
    compare(&found);
}

fn judge(key: &Key, status: StatusCode, to: &str) -> char {
    assert!(!status.is_server_error(), "{key:?} ended in {status}");
    match status {
        StatusCode::NOT_FOUND => 'n',
        StatusCode::UNAUTHORIZED => 'l',
        StatusCode::SEE_OTHER if to.starts_with("/login?") => 'l',
        StatusCode::FORBIDDEN => panic!("{key:?} was taken for a foreign request"),
        _ => 'y',
    }
}

fn ask(town: &Town, (method, path, word): &Key, who: &Who, place: usize) -> Request<Body> {
    let place = &town.places[place];
    let path = place.fill(path);
    let query = place.query(word);
    let word = if path.ends_with("/cell") { "cell" } else { word };
    let body = if method == "POST" { Body::from(place.form(word)) } else { Body::empty() };
    Request::builder()
        .method(method.as_str())
        .uri(format!("{path}?{query}"))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .extension(who.clone())
        .body(body)
        .expect("a request")
}

fn compare(found: &BTreeMap<Key, Vec<String>>) {
    let line = |(key, answers): (&Key, &Vec<String>)| {
        format!("{},{},{},{}", key.0, key.1, key.2, answers.join(","))
    };
    let mut lines: Vec<String> = found.iter().map(line).collect();
    lines.sort_by_key(|line| line.split(',').nth(1).map(str::to_owned));
    let text = format!("{HEAD}\n{}\n", lines.join("\n"));
    if std::env::var_os("NHANAI_WRITE_ACCESS").is_some() {
        std::fs::write(FILE, &text).expect("written");
    }
    let kept = std::fs::read_to_string(FILE).expect("docs/access.csv is there");
    let missing: Vec<&str> =
        text.lines().filter(|line| !kept.lines().any(|kept| kept == *line)).collect();
    let stale: Vec<&str> =
        kept.lines().filter(|kept| !text.lines().any(|line| line == *kept)).collect();
    assert!(
        missing.is_empty() && stale.is_empty(),
        "answered, and not so in docs/access.csv:\n{}\nin the file, and not so answered:\n{}",
        missing.join("\n"),
        stale.join("\n")
    );
}
