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
    // What a unit booked itself has no other map: a wish for one is refused, not passed over.
    let figure = api::uid::of_figure(CODES[0]);
    for raw in [
        format!("/api/dataValueSets?dataElement={figure}&orgUnit={new}&period=202410"),
        format!("/api/dataValues?de={figure}&ou={new}&pe=202410"),
    ] {
        let told = an.get(&format!("{raw}&map=today")).await;
        assert!(told.text().contains("map"), "{raw}: {}", told.text());
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{raw}: {}", told.text());
    }
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
    rows(&an.page(&path("LEVEL-2", map)).await.json())
}

fn rows(told: &serde_json::Value) -> HashMap<(String, String), i64> {
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

/// A level as it was reported, asked by a program that knows of no map: every province that stood
/// in the period is there, those that are no more too, and together they are the centre. Said in
/// the society's own words as well; a unit that does not stand on a map names who does.
pub async fn tells_a_level_as_reported(demo: &Demo) {
    let mut an = program(demo, "an", "trung-uong", &[Scope::Units, Scope::Figures]).await;
    let kien_giang = unit(&mut an, "kien-giang", "2025-06-30").await;
    for period in ["202410", "2024", "2025"] {
        let provinces = reported(&mut an, "LEVEL-2", period).await;
        let centre = reported(&mut an, "LEVEL-1", period).await;
        assert!(provinces.keys().any(|(unit, _)| *unit == kien_giang), "{period}: it stood then");
        for code in CODES {
            let figure = api::uid::of_figure(code);
            let of = |told: &HashMap<(String, String), i64>| {
                let own = told.iter().filter(|((_, known), _)| *known == figure);
                own.map(|(_, value)| *value).sum::<i64>()
            };
            assert_eq!(of(&provinces), of(&centre), "{code} of {period}");
        }
        assert!(centre.values().any(|value| *value > 0), "{period}: {centre:?}");
        in_the_societys_own_words(&mut an, period).await;
    }
    let late = reported(&mut an, "LEVEL-2", "202508").await;
    assert!(!late.keys().any(|(unit, _)| *unit == kien_giang), "it is no more");
    let ask = "/api/v1/values?unit=kien-giang&period=2024-10&map=2025-09-02";
    let told = an.page(ask).await.json();
    let line = &told["items"][0];
    assert_eq!(line["cannot_tell"]["nearest"]["code"], "an-giang", "{told}");
    assert_eq!(line["values"].as_array().map(Vec::len), Some(0), "{told}");
    months_that_say_something(&mut an).await;
}

async fn reported(an: &mut Visitor, units: &str, period: &str) -> HashMap<(String, String), i64> {
    let path = path(units, "reported").replace("&map=reported", "");
    rows(&an.page(&path.replace("pe:202410", &format!("pe:{period}"))).await.json())
}

/// `above` and `under` name the units of each period as the level does.
async fn in_the_societys_own_words(an: &mut Visitor, period: &str) {
    let period = match period.split_at_checked(4) {
        Some((year, month)) if !month.is_empty() => format!("{year}-{month}"),
        _ => period.to_owned(),
    };
    let mut sum = async |units: &str| {
        let ask = format!(
            "/api/v1/values?{units}&period={period}&figure=kitchen_meals&limit=500&map=reported"
        );
        let told = an.page(&ask).await.json();
        assert!(told["next"].is_null(), "one page: {told}");
        let items = told["items"].as_array().expect("lines").clone();
        items.iter().map(|line| line["values"][0]["value"].as_i64().expect("a sum")).sum::<i64>()
    };
    let centre = sum("unit=trung-uong").await;
    assert_eq!(sum("above=trung-uong").await, centre, "{period}");
}

/// A year in which nothing was recorded says nothing, and no year claims more months than it has.
async fn months_that_say_something(an: &mut Visitor) {
    let mut of = async |year: i32| {
        an.page(&format!("/api/v1/fdrs?unit=kien-giang&year={year}")).await.text()
    };
    let (told, none) = (of(2024).await, of(2020).await);
    let months = |text: &str| {
        let line = text.lines().find(|line| line.starts_with("KPI_PeopleVol")).expect("a line");
        line.split(',').nth(7).and_then(|many| many.parse::<u8>().ok()).expect("months")
    };
    assert!((1..12).contains(&months(&told)), "{told}");
    assert_eq!(months(&none), 0, "{none}");
    // The map of that year is known all the same: chapters are counted.
    let mut told = none.lines().skip(2).filter(|line| !line.starts_with("KPI_no"));
    assert!(told.all(|line| line.contains(",2020,,")), "{none}");
}
