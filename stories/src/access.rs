//! The access matrix, walked whole: every route × every role × four places, against the reviewed
//! file `docs/access.csv`. A route without a row fails, and a row without a route.
//!
//! Each role is given to a real account at a district (the centre's at the centre), which logs in
//! by the form. `own below above other` are that
//! district, a commune of it, its province and another province; for the centre all four lie below
//! it. `y` is answered, `n` is unknown (404), `l` leads to the log-in. What each answer shows of
//! fields that name or harm somebody is looked at in the same walk (`fields.rs`).

use crate::access::town::{Corner, Town};
use crate::visitor::{Told, Visitor};
use axum::http::StatusCode;
use kit::web::Route;
use std::collections::BTreeMap;

mod fields;
mod town;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/access.csv");
const HEAD: &str =
    "method,path,with,centre,approver,clerk,volunteer,viewer,auditor,technician,nobody";

/// Routes that do several things, by a word of their form.
const STEPS: &[&str] = &["send", "return", "approve", "lock"];

type Key = (String, String, String);

/// What is asked: a route and the word it is asked with.
fn questions(routes: &[Route]) -> Vec<Key> {
    let mut all: Vec<Key> = Vec::new();
    for route in routes {
        let words = if route.path == "/reports/step" { STEPS } else { &[""] };
        for word in words {
            all.push((route.method.into(), route.path.into(), (*word).into()));
        }
    }
    // What ends a record, and then the session of who asks, comes after everything that needs it.
    let ends = |path: &str| path.ends_with("/close") || path.ends_with("/end");
    all.sort_by_key(|(_, path, _)| (path == "/logout", ends(path)));
    all
}

#[tokio::test]
async fn every_route_answers_every_role_as_the_matrix_says() {
    let town = Town::build().await;
    let (_, routes) = kit::web::inner(&town.demo.house, program::capabilities::ALL);
    let mut found: BTreeMap<Key, Vec<String>> = BTreeMap::new();
    let mut shown = fields::Shown::default();
    let units = town.units();
    for key in questions(&routes) {
        for (at, who) in town.people.iter().enumerate() {
            let mut answers = String::new();
            for (asked, place) in town.places.iter().enumerate() {
                // A copy of the browser: what one answer does to its cookies is its own matter.
                let told = ask(who.clone(), &key, place, at).await;
                answers.push(judge(&key, &told));
                shown.look(&key, (at, asked), units, &told.text());
            }
            found.entry(key.clone()).or_default().push(answers);
        }
    }
    says_what_it_must(&found);
    compare(&found);
    shown.judge();
}

fn judge(key: &Key, told: &Told) -> char {
    assert!(!told.status.is_server_error(), "{key:?} ended in {}", told.status);
    // A set of values says of each value whether it is refused; one that may not be typed is one.
    if key.0 != "GET" && key.1.starts_with("/api/dataValue") && told.status == StatusCode::CONFLICT
    {
        return 'n';
    }
    match told.status {
        StatusCode::NOT_FOUND => 'n',
        StatusCode::UNAUTHORIZED => 'l',
        StatusCode::SEE_OTHER if told.to.starts_with("/login?") => 'l',
        StatusCode::FORBIDDEN => panic!("{key:?} was taken for a foreign request"),
        _ => 'y',
    }
}

async fn ask(mut who: Visitor, (method, path, word): &Key, place: &Corner, at: usize) -> Told {
    let address = format!("{}?{}", place.fill(path), place.query(path));
    match method.as_str() {
        _ if path.starts_with("/api/") => place.ask_as_program(&mut who, method, path).await,
        "POST" => {
            let form = place.form(path, word, at);
            let pairs: Vec<(&str, &str)> = form.iter().map(|(n, v)| (*n, v.as_str())).collect();
            who.post(&address, &pairs).await
        }
        _ => who.get(&address).await,
    }
}

/// What a technician never sees: figures and people.
const FIGURES: &[&str] = &[
    "/reports",
    "/why",
    "/journal",
    "/people",
    "/signers",
    "/organisations",
    "/activities",
    "/catalogue",
    "/consignments",
    "/campaigns",
    "/helped",
    "/agreements",
    "/care",
    "/cattle",
    "/classes",
    "/constructions",
    "/kitchens",
    "/clinics",
    "/api/v1",
    "/api/data",
    "/api/analytics",
    "/clusters",
    "/publication",
    "/imports",
    "/leaders",
    "/radar",
    "/targets",
    "/duties",
    "/days",
];

/// What anyone may read.
fn is_open_data(path: &str) -> bool {
    let open = ["/ogc", "/du-lieu-mo", "/bao-cao.atom", "/api/openapi.json", "/dia-chi-nhan-dao"];
    open.iter().any(|start| path.starts_with(start))
}

/// What is reached by a secret in its address, or asks after a code that a paper carries.
fn is_secret(path: &str) -> bool {
    let secret = [
        "/calendar/{feed}",
        "/nop/{link}",
        "/kiem-tra",
        "/kiem-tra/{code}",
        "/nguoi-giup/{own}",
        "/nguoi-giup/{own}/sao-ke.pdf",
        "/nguoi-giup/{own}/thu-cam-on.pdf",
        "/danh-sach-khoa/{agency}",
    ];
    secret.contains(&path)
}

/// Names and places of units, and what figures are called: whoever has a token.
fn tells_names_alone(path: &str) -> bool {
    let names = [
        "/api/v1/me",
        "/api/v1/units",
        "/api/v1/levels",
        "/api/v1/successions",
        "/api/v1/figures",
        "/api/system",
        "/api/me",
        "/api/organisationUnit",
        "/api/dataElements",
        "/api/dataSets",
    ];
    path == "/api/v1/clusters" || names.iter().any(|start| path.starts_with(start))
}

/// What the file must say whatever is written into it: the intent, so that nobody takes a mistake
/// over into it by writing it anew.
fn says_what_it_must(found: &BTreeMap<Key, Vec<String>>) {
    const CENTRE: usize = 0;
    let column = |name: &str| {
        let at = HEAD.split(',').skip(3).position(|head| head == name);
        at.expect("a column")
    };
    for (key @ (method, path, _), answers) in found {
        let own = ["/login", "/login/code", "/logout", "/look"].contains(&path.as_str());
        let mine = path.starts_with("/account") || path.starts_with("/notices");
        if path == "/assets/{name}" {
            continue;
        }
        if is_open_data(path) {
            let same = answers.iter().all(|places| *places == answers[CENTRE]);
            assert!(same && answers[CENTRE].contains('y'), "{key:?}: open data asks who you are");
            continue;
        }
        // A secret address is for whoever has it: its right is the secret.
        if is_secret(path) {
            assert!(answers.iter().all(|places| places == "yyyy"), "{key:?}");
            continue;
        }
        assert!(answers[CENTRE].contains('y'), "{key:?} answers nobody: the question is no good");
        let nobody = if own { "yyyy" } else { "llll" };
        assert_eq!(answers[column("nobody")], nobody, "{key:?}");
        if own || mine || path == "/search" {
            continue;
        }
        if tells_names_alone(path) {
            continue;
        }
        for name in ["viewer", "auditor"] {
            let writes = method != "GET" && answers[column(name)].contains('y');
            assert!(!writes, "{key:?}: a {name} writes");
        }
        if FIGURES.iter().any(|start| path.starts_with(start)) {
            assert_eq!(answers[column("technician")], "nnnn", "{key:?}: a technician sees it");
        }
        if path == "/" {
            continue;
        }
        // Whoever works under an agreement reads it at a unit below the one that keeps it.
        if path.starts_with("/agreements/{agreement}") && method == "GET" {
            let others = answers.iter().skip(CENTRE + 1);
            assert!(others.clone().all(|places| places.ends_with('n') || places == "llll"));
            continue;
        }
        // Whoever hands goods over reads their page at a unit below the one that received them
        // (decision 0160): the office's roles alone, never a unit elsewhere.
        if path == "/consignments/{consignment}" {
            for name in ["approver", "clerk", "viewer", "auditor"] {
                assert!(answers[column(name)].ends_with('n'), "{key:?}: {name} reaches too far");
            }
            for name in ["volunteer", "technician"] {
                assert_eq!(answers[column(name)], "nnnn", "{key:?}: a {name} sees goods");
            }
            continue;
        }
        for name in ["approver", "clerk", "volunteer", "viewer", "auditor", "technician"] {
            assert!(answers[column(name)].ends_with("nn"), "{key:?}: {name} reaches too far");
        }
    }
}

fn compare(found: &BTreeMap<Key, Vec<String>>) {
    let line = |(key, answers): (&Key, &Vec<String>)| {
        format!("{},{},{},{}", key.0, key.1, key.2, answers.join(","))
    };
    let mut lines: Vec<String> = found.iter().map(line).collect();
    lines.sort_by_key(|line| line.split(',').nth(1).map(str::to_owned));
    keep(FILE, &format!("{HEAD}\n{}\n", lines.join("\n")));
}

/// The reviewed file says what was found, and nothing else; it is written anew where that is asked
/// for.
fn keep(file: &str, text: &str) {
    if std::env::var_os("NHANAI_WRITE_ACCESS").is_some() {
        std::fs::write(file, text).expect("written");
    }
    let kept = std::fs::read_to_string(file).expect("the reviewed file is there");
    let missing: Vec<&str> =
        text.lines().filter(|line| !kept.lines().any(|kept| kept == *line)).collect();
    let stale: Vec<&str> =
        kept.lines().filter(|kept| !text.lines().any(|line| line == *kept)).collect();
    assert!(
        missing.is_empty() && stale.is_empty(),
        "answered, and not so in {file}:\n{}\nin the file, and not so answered:\n{}",
        missing.join("\n"),
        stale.join("\n")
    );
}
