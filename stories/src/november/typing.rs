//! Chi at the grid: cells saved one by one as the script does it, a repeated key, an outdated
//! version, wrong numbers, a sum that does not hold.

use super::{CELL, COMMUNE, Demo, PAGE, Visitor, november, refused, step};
use crate::visitor::{Told, fresh_key};
use axum::http::StatusCode;

/// Saves a cell as the script does.
pub async fn save(visitor: &mut Visitor, cell: &str, value: &str, base: i64, key: &str) -> Told {
    let base = base.to_string();
    let pairs = [("cell", cell), ("value", value), ("base", base.as_str()), ("key", key)];
    visitor.post_json(CELL, &pairs).await
}

/// The same with a new key; answers the stored version.
pub async fn saved(visitor: &mut Visitor, cell: &str, value: &str, base: i64) -> i64 {
    let told = save(visitor, cell, value, base, &fresh_key()).await;
    assert_eq!(told.status, StatusCode::OK, "{cell} = {value}: {}", told.text());
    told.json()["version"].as_i64().expect("a version")
}

/// The page opens empty; cells are saved in the words of officers and move every level at once.
pub async fn types(demo: &Demo, chi: &mut Visitor) {
    let page = chi.page(PAGE).await;
    assert!(page.tag("cell-addresses_helped_turns").contains("data-base=\"0\""));
    let key = fresh_key();
    let told = save(chi, "addresses_helped_turns", "12", 0, &key).await;
    let json = told.json();
    assert_eq!(json["cell"], "addresses_helped_turns");
    assert_eq!((json["value"].as_str(), json["version"].as_i64()), (Some("12"), Some(1)));
    assert_eq!(saved(chi, "addresses_value", "3,5 triệu", 0).await, 1);
    assert_eq!(saved(chi, "disaster_households", "1.200", 0).await, 1);
    assert_eq!(saved(chi, "disaster_household_value", "15,25 tr", 0).await, 1);
    assert_eq!(saved(chi, "blood_value", "1,98 tỷ", 0).await, 1);
    let (turns, month) = ("addresses_helped_turns", november());
    assert_eq!(demo.levels(turns, month).await, [12; 4]);
    assert_eq!(demo.levels("disaster_households", month).await, [1_200; 4]);
    assert_eq!(demo.levels("social_value", month).await, [3_500_000; 4]);
    assert_eq!(demo.levels("humanitarian_value_total", month).await, [1_998_750_000; 4]);
    let page = chi.page(PAGE).await;
    assert!(
        page.tag("cell-disaster_household_value").contains("value=\"15,25\""),
        "money in triệu"
    );
    assert!(page.text().contains(">3,5</output>") || page.text().contains(">3,5</a>"));
}

/// A save that comes twice (a line that broke) is one save.
pub async fn one_key_is_one_save(demo: &Demo, chi: &mut Visitor) {
    let key = fresh_key();
    for _ in 0..2 {
        let told = save(chi, "blood_units", "40", 0, &key).await;
        assert_eq!(told.status, StatusCode::OK, "{}", told.text());
        assert_eq!(told.json()["version"], 1);
    }
    assert_eq!(demo.levels("blood_units", november()).await, [40; 4]);
}

/// A nought that was typed is shown and reported; an emptied cell is neither, and a level that was
/// emptied is again the one of the month before.
pub async fn emptied_is_not_nought(demo: &Demo, chi: &mut Visitor) {
    let reported = demo.view(COMMUNE, november()).await.reported();
    assert_eq!(saved(chi, "members_decreased", "0", 0).await, 1);
    assert_eq!(demo.view(COMMUNE, november()).await.reported(), reported + 1);
    assert!(chi.page(PAGE).await.tag("cell-members_decreased").contains("value=\"0\""));
    assert_eq!(saved(chi, "members_decreased", "7", 1).await, 2);
    assert_eq!(demo.levels("members_decreased", november()).await, [7; 4]);
    let told = save(chi, "members_decreased", " ", 2, &fresh_key()).await;
    assert_eq!(told.json()["value"], "", "{}", told.text());
    assert_eq!(demo.levels("members_decreased", november()).await, [0; 4]);
    assert_eq!(demo.view(COMMUNE, november()).await.reported(), reported);
    assert!(chi.page(PAGE).await.tag("cell-members_decreased").contains("value=\"\""));
    let carried = demo.levels("members_total", november()).await;
    let [own, ..] = carried;
    saved(chi, "members_total", &(own + 5).to_string(), 0).await;
    assert_eq!(demo.levels("members_total", november()).await, carried.map(|level| level + 5));
    assert_eq!(saved(chi, "members_total", "", 1).await, 2);
    assert_eq!(demo.levels("members_total", november()).await, carried);
}

/// An older page meets both values, by script and without it, and keeps neither silently.
pub async fn two_hands(demo: &Demo, chi: &mut Visitor) {
    let mut other = Visitor::of(demo, "chi").await;
    let cell = "addresses_helped_turns";
    assert_eq!(saved(&mut other, cell, "15", 1).await, 2);
    let told = save(chi, cell, "14", 1, &fresh_key()).await;
    assert_eq!(told.status, StatusCode::CONFLICT, "{}", told.text());
    let both = &told.json()["error"]["conflict"];
    assert_eq!((both["mine"].as_str(), both["theirs"].as_str()), (Some("14"), Some("15")));
    assert_eq!((both["base"].as_i64(), both["current"].as_i64()), (Some(1), Some(2)));
    assert_eq!(both["by"], "Chi");
    let key = fresh_key();
    let pairs = [("cell", cell), ("value", "14"), ("base", "1"), ("key", key.as_str())];
    let page = chi.post(CELL, &pairs).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.text().contains(">14</p>") && page.text().contains(">15</p>"), "both values");
    assert_eq!(demo.levels(cell, november()).await, [15; 4], "nothing was overwritten");
    // She keeps hers: the form of the page carries the stored version.
    let (base, key) = (page.field("base"), page.field("key"));
    let pairs = [("cell", cell), ("value", "14"), ("base", &base), ("key", &key)];
    assert_eq!(chi.post(CELL, &pairs).await.status, StatusCode::SEE_OTHER);
    assert_eq!(demo.levels(cell, november()).await, [14; 4]);
}

/// What cannot be read comes back beside its field as it was typed, and is not stored.
pub async fn wrong_numbers_come_back(demo: &Demo, chi: &mut Visitor) {
    let wrong = [
        ("blood_units", "mười"),
        ("blood_units", "-5"),
        ("blood_units", "4,5"),
        ("blood_units", "1.2.3"),
        ("blood_units", "12x"),
        ("blood_units", "1e9"),
        ("blood_units", "😀"),
        ("blood_units", "99999999999999999999"),
        ("disaster_appeal_value", "350.000"),
        ("disaster_appeal_value", "5 đô la"),
    ];
    for (cell, value) in wrong {
        let base = i64::from(cell == "blood_units");
        let told = save(chi, cell, value, base, &fresh_key()).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{value}: {}", told.text());
        let flaw = &told.json()["error"]["flaws"][0];
        assert_eq!(flaw["field"], cell);
        assert!(flaw["message"].as_str().is_some_and(|said| said.len() > 10), "{flaw}");
        let (base, key) = (base.to_string(), fresh_key());
        let pairs = [("cell", cell), ("value", value), ("base", base.as_str()), ("key", &key)];
        let page = chi.post(CELL, &pairs).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{value}");
        let field = page.tag(&format!("cell-{cell}"));
        assert!(field.contains(&format!("value=\"{value}\"")), "what she typed is gone: {field}");
        assert!(field.contains("aria-invalid=\"true\""), "{field}");
    }
    assert_eq!(demo.levels("blood_units", november()).await, [40; 4]);
    assert_eq!(demo.levels("disaster_appeal_value", november()).await, [0; 4]);
    // A whole form with one wrong cell saves none of them.
    let key = fresh_key();
    let pairs = [
        ("key", key.as_str()),
        ("cell.tracing_requests", "3"),
        ("base.tracing_requests", "0"),
        ("cell.members_new", "hai"),
        ("base.members_new", "0"),
    ];
    let told = chi.post(&CELL.replace("/cell", "/cells"), &pairs).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        told.tag("cell-tracing_requests").contains("value=\"3\""),
        "what was right stays typed"
    );
    assert_eq!(demo.levels("tracing_requests", november()).await, [0; 4], "half a form was saved");
}

/// Beside the steps stand the cells nobody typed, each a way to its field, and that November is not
/// over; a nought that is typed is one fewer. Who does not send is not told.
async fn is_told_what_nobody_typed(chi: &mut Visitor) -> usize {
    let mut counts = Vec::new();
    for _ in 0..2 {
        let page = chi.page(PAGE).await;
        let (words, text) = (page.words(), page.text());
        assert!(words.contains("Tháng 11/2024 chưa hết (ngày cuối 30/11/2024)"), "{words}");
        let (before, _) = words.split_once(" ô chưa ai nhập").expect("how many nobody typed");
        let count: usize = before.rsplit(' ').next().unwrap_or_default().parse().expect("a number");
        let more = count.checked_sub(5).filter(|more| *more > 0);
        let said = more.map(|more| format!("… và {more} ô nữa")).unwrap_or_default();
        assert!(words.contains(&said) && words.contains("… và") == more.is_some(), "{words}");
        let (_, named) = text.split_once("id=\"untyped\"").expect("the notice");
        let (_, cell) = named.split_once("href=\"#cell-").expect("a way to a cell");
        let cell = cell.split('"').next().unwrap_or_default().to_owned();
        assert!(page.tag(&format!("cell-{cell}")).contains("value=\"\""), "{cell} holds something");
        counts.push(count);
        if counts.len() == 1 {
            saved(chi, &cell, "0", 0).await;
        }
    }
    assert_eq!(counts[0] - 1, counts[1], "a nought is typed too");
    counts[1]
}

/// Two sums that disagree cannot be sent; mended, the report goes up.
pub async fn sums_must_agree(demo: &Demo, chi: &mut Visitor) {
    let version = saved(chi, "social_value", "20 triệu", 0).await;
    let told = step(chi, PAGE, "send", &[]).await;
    refused(&told, "3.500.000");
    assert!(told.words().contains("20.000.000"), "both sides are said: {}", told.words());
    assert!(super::state(demo, COMMUNE).await.is_open(), "it stayed with her");
    saved(chi, "social_value", "3,5 triệu", version).await;
    let left = is_told_what_nobody_typed(chi).await;
    let sent = step(chi, PAGE, "send", &[]).await;
    super::done(&sent);
    let words = chi.page(&sent.to).await.words();
    assert!(words.contains(&format!("Đã gửi báo cáo lên cấp trên. Còn {left} ô")), "{words}");
    let told = save(chi, "tracing_requests", "3", 0, &fresh_key()).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "a sent report is closed");
}
