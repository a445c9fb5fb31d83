//! A thousand posts as fast as they go, forty hands at once, each in a cell of its own: every one
//! is saved or says that it was not, and the totals are those of the last.

use super::CELL;
use crate::house::{COMMUNE, Demo, november};
use crate::visitor::{Visitor, fresh_key};
use axum::http::StatusCode;
use kernel::figure::Figure;
use reporting::figures::FIGURES;
use reporting::rules::is_fed;
use tokio::task::JoinSet;

const HANDS: usize = 16;
const POSTS_EACH: i64 = 63;

pub async fn a_thousand_posts_are_a_thousand_saves(demo: &Demo) {
    let chi = Visitor::of(demo, "chi").await;
    let before = demo.view(COMMUNE, november()).await;
    let is_typed = |figure: &&Figure| !figure.is_derived() && !is_fed(figure.code);
    let typed = FIGURES.iter().filter(is_typed);
    let mut hands = JoinSet::new();
    for figure in typed.clone() {
        let version = before.cells.get(figure.code).map_or(0, |cell| cell.version);
        hands.spawn(one_hand(chi.clone(), figure.code, version));
    }
    assert_eq!(hands.len(), HANDS);
    while let Some(done) = hands.join_next().await {
        done.expect("a hand fell off");
    }
    let after = demo.view(COMMUNE, november()).await;
    for figure in typed {
        let shown = demo.house.figure(figure.code).expect("declared");
        let wanted = if shown.measure == kernel::figure::Measure::Money { 1_000_000 } else { 1 };
        let value = after.value(figure.code).map(|value| value.value);
        assert_eq!(value, Some(POSTS_EACH * wanted), "{}", figure.code);
    }
}

async fn one_hand(mut chi: Visitor, code: &'static str, mut version: i64) {
    for value in 1..=POSTS_EACH {
        let (said, key) = (value.to_string(), fresh_key());
        loop {
            let base = version.to_string();
            let pairs = [("cell", code), ("value", said.as_str()), ("base", &base), ("key", &key)];
            let told = chi.post_json(CELL, &pairs).await;
            match told.status {
                StatusCode::OK => {
                    version = told.json()["version"].as_i64().expect("a version");
                    break;
                }
                // Busy says that nothing was saved: the same key again is the same save.
                StatusCode::SERVICE_UNAVAILABLE => continue,
                other => panic!("{code} = {value}: {other} {}", told.text()),
            }
        }
    }
}
