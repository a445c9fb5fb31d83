//! DHIS2 `analytics` on a map: a level is asked by name and tells the units of that map, and what
//! both old provinces reported is what the new one has. It opens with who may not.

use super::{Demo, StatusCode, Visitor};
use crate::open::program;
use people::Scope;
use std::collections::HashMap;

const CODES: [&str; 3] = ["kitchen_meals", "houses_built", "members_total"];

/// October 2024 by province, on the map before and since July 2025.
pub async fn tells_a_level_of_the_map(demo: &Demo) {
    let scopes = [Scope::Units, Scope::Figures];
    let mut an = program(demo, "an", "trung-uong", &scopes).await;
    let kien_giang = unit(&mut an, "kien-giang", "2025-06-30").await;
    let old = unit(&mut an, "an-giang", "2025-06-30").await;
    let new = unit(&mut an, "an-giang", "2025-07-01").await;
    let path = path(&new, "2025-07-01");
    assert_eq!(Visitor::guest(demo).get(&path).await.status, StatusCode::UNAUTHORIZED);
    let mut dung = program(demo, "dung", "trung-uong", &scopes).await;
    assert_eq!(dung.get(&path).await.status, StatusCode::NOT_FOUND);
    let before = level(&mut an, "2025-06-30").await;
    let since = level(&mut an, "2025-07-01").await;
    assert!(!before.keys().any(|(unit, _)| *unit == new), "it stood before its day");
    assert!(!since.keys().any(|(unit, _)| *unit == kien_giang || *unit == old), "they stand on");
    for code in CODES {
        let figure = api::uid::of_figure(code);
        let of = |told: &HashMap<_, _>, unit: &String| told[&(unit.clone(), figure.clone())];
        let parts: [i64; 2] = [of(&before, &kien_giang), of(&before, &old)];
        assert!(parts.iter().all(|part| *part > 0), "{code}: {parts:?}");
        assert_eq!(of(&since, &new), parts.iter().sum::<i64>(), "{code}");
    }
}

fn path(units: &str, map: &str) -> String {
    let figures = CODES.map(api::uid::of_figure).join(";");
    format!(
        "/api/analytics?dimension=dx:{figures}&dimension=ou:{units}&dimension=pe:202410&map={map}"
    )
}

/// The numbers of the provinces on a map, by the letters of unit and figure.
async fn level(an: &mut Visitor, map: &str) -> HashMap<(String, String), i64> {
    let told = an.page(&path("LEVEL-2", map)).await.json();
    let rows = told["rows"].as_array().expect("rows");
    let text = |row: &serde_json::Value, at: usize| row[at].as_str().unwrap_or_default().to_owned();
    let line = |row: &serde_json::Value| {
        let value = text(row, 3).parse().expect("a number");
        ((text(row, 1), text(row, 0)), value)
    };
    rows.iter().map(line).collect()
}

/// The letters of a unit that stands under this path on a day.
async fn unit(an: &mut Visitor, code: &str, day: &str) -> String {
    let list = an.page(&format!("/api/v1/units?under={code}&as_of={day}&limit=1")).await.json();
    let key = list["items"][0]["id"].as_str().expect("a unit");
    api::uid::of_unit(uuid::Uuid::parse_str(key).expect("its key"))
}
