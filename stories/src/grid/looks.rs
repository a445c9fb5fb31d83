//! Rules in plain words: a number far outside its own twelve months is saved and pointed at, a sum
//! that does not hold is told with both numbers. On the grid, in the details and on the report.

use super::{CELLS, Demo, OTHER, Visitor, code, ended, post, said};
use axum::http::StatusCode;

const FIGURE: &str = "tracing_requests";

/// Four months of ten, then thirty-one: saved, and worth a second look.
pub async fn far_outside_twelve_months(demo: &Demo, binh: &mut Visitor) {
    let months = ["2024-05", "2024-06", "2024-07", "2024-08"];
    let mut past = Vec::new();
    for month in months {
        past.push(code(demo, OTHER, month, FIGURE).await);
    }
    let path = format!("/reports/grid/cells?unit={OTHER}&month=2024-11&by=months&span=12");
    let cells: Vec<(&str, &str, i64)> = past.iter().map(|cell| (cell.as_str(), "10", 0)).collect();
    let told = post(binh, &path, &cells[..3]).await;
    assert!(cells[..3].iter().all(|(cell, _, _)| ended(&told, cell) == "saved"));
    let now = code(demo, OTHER, "2024-11", FIGURE).await;
    let told = post(binh, &path, &[cells[3], (&now, "30", 0)]).await;
    assert_eq!(ended(&told, &now), "saved", "thrice is not over thrice");
    let told = post(binh, &path, &[(&now, "31", 1)]).await;
    assert_eq!(ended(&told, &now), "look", "a warning never blocks");
    let words = said(&told, &now)["said"].as_str().expect("words").to_owned();
    assert!(words.contains("Cao hơn 3 lần mọi tháng") && words.contains("cao nhất 10 ở 8/2024"));
    assert_eq!(super::value(demo, OTHER, FIGURE).await, 31);
    assert!(told.text().contains("xem lại 1 chỗ"), "the head of the column says how many");
    let report = format!("/reports?unit={OTHER}&month=2024-11");
    let shown = binh.page(&report).await.words();
    assert!(shown.contains("Yêu cầu tìm kiếm tin tức thân nhân: xem lại"), "{shown}");
    assert!(shown.contains("cao nhất 10 ở 8/2024"), "the cell of the report says it too");
    let panel = binh.page(&format!("{report}&figure={FIGURE}&part=panel")).await;
    assert!(panel.words().contains("cao nhất 10 ở 8/2024"), "and the details");
}

/// Nobody is entered into the population database who is not in the society.
pub async fn sums_that_disagree(demo: &Demo, binh: &mut Visitor) {
    let level = code(demo, OTHER, "2024-11", "members_total").await;
    let part = code(demo, OTHER, "2024-11", "members_in_population_db").await;
    let told = post(binh, CELLS, &[(&level, "40", 0), (&part, "41", 0)]).await;
    assert_eq!(ended(&told, &part), "amiss", "{}", told.text());
    let words = said(&told, &part)["said"].as_str().expect("words").to_owned();
    assert!(words.contains("41, trên tổng số 40"), "{words}");
    assert!(told.text().contains("1 chỗ sai"));
    let told = post(binh, CELLS, &[(&part, "40", 1)]).await;
    assert_eq!(ended(&told, &part), "saved");
    let stated = format!("/reports/cells?unit={OTHER}&month=2024-11");
    let told = post(binh, &stated, &[("social_value", "20 triệu", 0)]).await;
    assert_eq!(told.status, StatusCode::OK);
    let words = said(&told, "social_value")["said"].as_str().expect("words").to_owned();
    assert!(words.contains("ghi 20, cộng được 1.980"), "both numbers are told: {words}");
    let shown = binh.page(super::GRID).await.words();
    assert!(shown.contains("ghi 20, cộng được 1.980"), "the column of the grid, too: {shown}");
}
