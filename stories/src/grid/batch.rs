//! Cells that are saved together: each answered for itself, once; a form kept whole; a conflict
//! that comes back to its cell.

use super::{
    CELLS, COMMUNE, DISTRICT, Demo, GRID, OTHER, PROVINCE, Visitor, code, ended, is_opened,
    november, post, post_with, said, total, value,
};
use crate::visitor::{Told, form, fresh_key};
use axum::http::StatusCode;

/// A wrong number, a figure of records and an old version refuse no other cell; sums of rows and
/// columns come along.
pub async fn each_cell_is_answered(demo: &Demo, binh: &mut Visitor) {
    let ours = code(demo, COMMUNE, "2024-11", "addresses_value").await;
    let wrong = code(demo, COMMUNE, "2024-11", "blood_units").await;
    let fed = code(demo, COMMUNE, "2024-11", "kitchen_meals").await;
    let theirs = code(demo, OTHER, "2024-11", "addresses_value").await;
    let rest = code(demo, DISTRICT, "2024-11", "blood_value").await;
    let cells = [
        (ours.as_str(), "3,5 triệu", 0),
        (&wrong, "mười", 0),
        (&fed, "12", 0),
        (&theirs, "1.980.000.000", 0),
        (&rest, "0,5 tỷ", 0),
        ("no-such-cell", "1", 0),
    ];
    let told = post(binh, CELLS, &cells).await;
    assert_eq!(ended(&told, &ours), "saved");
    assert_eq!(
        (said(&told, &ours)["value"].as_str(), said(&told, &ours)["version"].as_i64()),
        (Some("3,5"), Some(1))
    );
    assert_eq!(said(&told, &theirs)["value"], "1.980");
    assert_eq!(said(&told, &rest)["value"], "500");
    let refused = said(&told, &wrong);
    assert_eq!(
        (refused["state"].as_str(), refused["version"].as_i64()),
        (Some("refused"), Some(0))
    );
    assert!(refused["said"].as_str().is_some_and(|said| said.contains("chữ số")), "{refused}");
    assert!(said(&told, &fed)["said"].as_str().is_some_and(|said| said.contains("việc đã ghi")));
    assert_eq!(ended(&told, "no-such-cell"), "refused");
    // 3,5 + 1.980 of two communes and 500 of the district itself, in triệu.
    assert_eq!(total(&told, "row-addresses_value"), "1.983,5");
    assert_eq!(total(&told, "row-humanitarian_value_total"), "2.483,5");
    let column = ours.replace("addresses_value", "humanitarian_value_total");
    assert_eq!(total(&told, &format!("t-{column}")), "3,5");
    assert!(told.text().contains(&format!("lane-{}", ours.replace("-addresses_value", ""))));
    assert_eq!(value(demo, PROVINCE, "addresses_value").await, 1_983_500_000);
    let json = told.json();
    let pages = binh.page(GRID).await;
    let tag = pages.tag(&format!("cell-{ours}"));
    assert!(tag.contains("value=\"3,5\"") && tag.contains("data-base=\"1\""), "{tag}; {json}");
}

/// A line that broke sends all again: the same versions, the same sums.
pub async fn the_same_keys_are_the_same_saves(demo: &Demo, binh: &mut Visitor) {
    let cells = [
        code(demo, COMMUNE, "2024-11", "disaster_households").await,
        code(demo, OTHER, "2024-11", "disaster_households").await,
    ];
    let posted: Vec<(&str, &str, i64)> =
        cells.iter().zip(["30", "12"]).map(|(cell, value)| (cell.as_str(), value, 0)).collect();
    let keys = [fresh_key(), fresh_key()];
    for _ in 0..3 {
        let told = post_with(binh, CELLS, &posted, &keys).await;
        for cell in &cells {
            assert_eq!(
                (ended(&told, cell), said(&told, cell)["version"].as_i64()),
                ("saved".to_owned(), Some(1))
            );
        }
    }
    assert_eq!(value(demo, DISTRICT, "disaster_households").await, 42);
    let keys = ["no key".to_owned(), fresh_key()];
    let told = post_with(binh, CELLS, &posted, &keys).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "a cell without a key is no save");
}

/// What cannot be stored, and what empties nothing, opens no report.
pub async fn a_report_opens_with_its_first_stored_cell(demo: &Demo, binh: &mut Visitor) {
    const THIRD: &str = "kien-giang/huyen-giang-thanh/xa-vinh-dieu";
    let cell = code(demo, THIRD, "2024-11", "blood_units").await;
    let told = post(binh, CELLS, &[(&cell, "năm", 0)]).await;
    assert_eq!(ended(&told, &cell), "refused");
    let told = post(binh, CELLS, &[(&cell, " ", 0)]).await;
    assert_eq!(
        (ended(&told, &cell), said(&told, &cell)["version"].as_i64()),
        ("saved".to_owned(), Some(0))
    );
    assert!(!is_opened(demo, THIRD).await);
    let told = post(binh, CELLS, &[(&cell, "5", 0)]).await;
    assert_eq!(ended(&told, &cell), "saved");
    assert!(is_opened(demo, THIRD).await);
    assert!(told.text().contains("đang nhập"), "the head of its column says so");
    let told = post(binh, CELLS, &[(&cell, "", 1)]).await;
    assert_eq!(said(&told, &cell)["value"], "");
    assert_eq!(value(demo, THIRD, "blood_units").await, 0);
}

/// Without script: cells that say what is stored are left alone, and one wrong cell keeps all of
/// them from being saved.
pub async fn a_form_is_saved_whole(demo: &Demo, binh: &mut Visitor) {
    let kept = code(demo, COMMUNE, "2024-11", "addresses_value").await;
    let new = code(demo, OTHER, "2024-11", "addresses_helped_turns").await;
    let wrong = code(demo, COMMUNE, "2024-11", "addresses_helped_turns").await;
    let send = |value: &str| {
        let pairs = [
            ("key".to_owned(), fresh_key()),
            (format!("cell.{kept}"), "3,5".to_owned()),
            (format!("base.{kept}"), "1".to_owned()),
            (format!("cell.{new}"), "14".to_owned()),
            (format!("base.{new}"), "0".to_owned()),
            (format!("cell.{wrong}"), value.to_owned()),
            (format!("base.{wrong}"), "0".to_owned()),
        ];
        let pairs: Vec<(&str, &str)> =
            pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        form(&pairs).into_bytes()
    };
    let told = binh.post_bytes(CELLS, send("hai")).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(told.words().contains("Có lỗi cần sửa"));
    assert!(told.words().contains("Xã Phú Lợi: Nhập lượt địa chỉ"), "{}", told.words());
    assert!(told.tag(&format!("cell-{wrong}")).contains("value=\"hai\""));
    assert!(told.tag(&format!("cell-{new}")).contains("value=\"14\""), "what was right stays");
    assert_eq!(value(demo, OTHER, "addresses_helped_turns").await, 0, "half a form was saved");
    let told = binh.post_bytes(CELLS, send("2")).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.words());
    assert!(told.to.starts_with("/reports/grid?"), "{}", told.to);
    assert_eq!(value(demo, DISTRICT, "addresses_helped_turns").await, 16);
    let tag = binh.page(GRID).await.tag(&format!("cell-{kept}"));
    assert!(tag.contains("data-base=\"1\""), "what was not changed was saved: {tag}");
}

/// An old version is a conflict with its own way to both values, and from there back to the cell.
pub async fn two_hands_come_back_to_the_grid(demo: &Demo, binh: &mut Visitor) {
    let mut chi = Visitor::of(demo, "chi").await;
    let cell = code(demo, COMMUNE, "2024-11", "addresses_helped_turns").await;
    let own = format!("/reports/cells?unit={COMMUNE}&month=2024-11");
    let told = post(&mut chi, &own, &[("addresses_helped_turns", "15", 1)]).await;
    assert_eq!(ended(&told, "addresses_helped_turns"), "saved");
    let told = post(binh, CELLS, &[(&cell, "14", 1)]).await;
    assert_eq!(ended(&told, &cell), "conflict");
    assert_eq!(demo.levels("addresses_helped_turns", november()).await[0], 15, "nothing was lost");
    let way = said(&told, &cell)["href"].as_str().expect("a way to both values").to_owned();
    let both = binh.get(&way).await;
    assert_eq!(both.status, StatusCode::CONFLICT);
    assert!(both.words().contains("Chi đã sửa ô này"), "{}", both.words());
    let back = way_back(&both);
    assert!(
        back.starts_with("/reports/grid?") && back.ends_with(&format!("#cell-{cell}")),
        "{back}"
    );
    let (base, key) = (both.field("base"), both.field("key"));
    let pairs = [
        ("cell", "addresses_helped_turns"),
        ("value", "14"),
        ("base", base.as_str()),
        ("key", &key),
        ("back", &back),
    ];
    let keep = format!("/reports/cell?unit={COMMUNE}&month=2024-11");
    let told = binh.post(&keep, &pairs).await;
    assert_eq!((told.status, told.to.as_str()), (StatusCode::SEE_OTHER, back.as_str()));
    assert_eq!(demo.levels("addresses_helped_turns", november()).await[0], 14);
    // A way back leads to a page of reports and nowhere else.
    let elsewhere = way.replace("%2Freports%2Fgrid", "%2F%2Fevil.example%2Fgrid");
    assert!(elsewhere.contains("evil"));
    assert!(way_back(&binh.get(&elsewhere).await).starts_with("/reports?"));
}

/// Where the page of a conflict leads back to: the last such field, the first is the frame's.
fn way_back(told: &Told) -> String {
    let text = told.text();
    let rest = text.rsplit("name=\"back\" value=\"").next().unwrap_or_default();
    rest.split('"').next().unwrap_or_default().replace("&amp;", "&")
}
