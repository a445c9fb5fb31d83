//! The grid through the doors, without a browser: who may not, a batch of which each cell is
//! answered for itself, a form that is saved whole, columns that are shut, two hands in one cell,
//! numbers far outside their own twelve months. On both engines; the Book holds at the end.

mod batch;
mod interleaved;
mod looks;
mod shut;

use crate::house::{self, COMMUNE, DISTRICT, Demo, PROVINCE, november};
use crate::visitor::{Told, Visitor, fresh_key};
use axum::http::StatusCode;
use kernel::db::Tx;
use kernel::place;
use serde_json::Value as Json;

/// The communes of Giang Thành beside each other, in November.
const GRID: &str = "/reports/grid?unit=kien-giang/huyen-giang-thanh&month=2024-11&by=units";
const CELLS: &str = "/reports/grid/cells?unit=kien-giang/huyen-giang-thanh&month=2024-11&by=units";
/// A commune beside Chi's.
const OTHER: &str = "kien-giang/huyen-giang-thanh/xa-phu-my";

#[tokio::test]
async fn the_grid_takes_cells_of_many_units_and_answers_each() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        who_may_not(&demo).await;
        let mut binh = Visitor::of(&demo, "binh").await;
        shows_units_and_months(&demo, &mut binh).await;
        batch::each_cell_is_answered(&demo, &mut binh).await;
        batch::the_same_keys_are_the_same_saves(&demo, &mut binh).await;
        batch::a_report_opens_with_its_first_stored_cell(&demo, &mut binh).await;
        batch::a_form_is_saved_whole(&demo, &mut binh).await;
        batch::two_hands_come_back_to_the_grid(&demo, &mut binh).await;
        shut::other_hands_locked_months_and_reports_on_their_way(&demo, &mut binh).await;
        looks::far_outside_twelve_months(&demo, &mut binh).await;
        looks::sums_that_disagree(&demo, &mut binh).await;
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

/// Khách is led to the log-in, Dũng finds nothing, Chi sees her own unit alone; and nobody's code
/// of a cell opens a unit that is not theirs.
async fn who_may_not(demo: &Demo) {
    let theirs = code(demo, COMMUNE, "2024-11", "blood_units").await;
    let mut khach = Visitor::guest(demo);
    assert_eq!(khach.get(GRID).await.status, StatusCode::SEE_OTHER);
    let told = post(&mut khach, CELLS, &[(&theirs, "5", 0)]).await;
    assert_eq!(told.status, StatusCode::UNAUTHORIZED);
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(GRID).await.status, StatusCode::NOT_FOUND);
    assert_eq!(post(&mut dung, CELLS, &[(&theirs, "5", 0)]).await.status, StatusCode::NOT_FOUND);
    let own = "/reports/grid/cells?unit=ca-mau&month=2024-11";
    let told = post(&mut dung, own, &[(&theirs, "5", 0)]).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND, "{}", told.text());
    let mine = code(demo, "ca-mau", "2024-11", "blood_units").await;
    let told = post(&mut dung, own, &[(&theirs, "5", 0), (&mine, "7", 0)]).await;
    assert_eq!(told.status, StatusCode::OK);
    assert_eq!(ended(&told, &theirs), "refused", "his right at his own unit opens no other");
    assert_eq!(ended(&told, &mine), "saved");
    let panel = format!("/reports/grid?unit=ca-mau&month=2024-11&cell={theirs}");
    assert_eq!(dung.get(&panel).await.status, StatusCode::NOT_FOUND);
    assert_eq!(dung.get(&format!("{panel}&part=panel")).await.status, StatusCode::NOT_FOUND);
    let mut chi = Visitor::of(demo, "chi").await;
    assert_eq!(chi.get(GRID).await.status, StatusCode::NOT_FOUND);
    assert_eq!(demo.levels("blood_units", november()).await, [0, 0, 0, 7]);
}

/// Units in a row with their totals; months of one; the filters of the address; nobody found.
async fn shows_units_and_months(demo: &Demo, binh: &mut Visitor) {
    let units = binh.page(GRID).await;
    let words = units.words();
    for said in ["Riêng Giang Thành", "Xã Phú Lợi", "Xã Phú Mỹ", "Cả đơn vị", "chưa mở"]
    {
        assert!(words.contains(said), "no {said:?} in {words}");
    }
    let cell = code(demo, COMMUNE, "2024-11", "members_total").await;
    let tag = units.tag(&format!("cell-{cell}"));
    assert!(tag.contains("placeholder=\"119\"") && tag.contains("data-stored=\"\""), "{tag}");
    assert!(!tag.contains("readonly"), "{tag}");
    let fed = code(demo, COMMUNE, "2024-11", "kitchen_meals").await;
    let row = units.text();
    assert!(!row.contains(&format!("cell-{fed}")), "what records feed is not typed");
    assert!(row.contains(&format!("data-total=\"t-{fed}\"")), "it is a link to why");
    let typed = binh.page(&format!("{GRID}&only=typed&section=health")).await.words();
    assert!(typed.contains("Đơn vị máu tiếp nhận"));
    for left_out in ["Hội viên", "Lượt khám bệnh", "Trị giá chăm sóc"] {
        assert!(!typed.contains(left_out), "{left_out} is in {typed}");
    }
    let beside = code(demo, OTHER, "2024-11", "members_total").await;
    let found = binh.page(&format!("{GRID}&q=phu+my")).await.text();
    assert!(found.contains(&beside) && !found.contains(&cell), "tones are not needed");
    assert!(binh.page(&format!("{GRID}&q=zzz")).await.words().contains("Chưa thấy đơn vị nào"));
    let months = "/reports/grid?unit=kien-giang&month=2024-11&by=months&span=3";
    let months = binh.page(months).await.words();
    for said in ["9/2024", "10/2024", "11/2024", "đã khóa", "Cả kỳ", "20.315"] {
        assert!(months.contains(said), "no {said:?} in {months}");
    }
    let panel = binh.page(&format!("{GRID}&cell={cell}&part=panel")).await;
    assert!(panel.text().starts_with("<section") && panel.words().contains("Ghi chú mới"));
}

/// The code by which the grid calls a cell.
async fn code(demo: &Demo, unit: &'static str, month: &str, figure: &str) -> String {
    let read = move |tx: &mut Tx<'_>| Ok(place::find(tx, unit, house::today())?.id.0);
    let id = demo.house.db.read(read).await.expect("a unit");
    format!("{id}-{month}-{figure}")
}

/// Posts cells (code, value, base) as the script does, each with a key of its own.
async fn post(visitor: &mut Visitor, path: &str, cells: &[(&str, &str, i64)]) -> Told {
    let keys: Vec<String> = cells.iter().map(|_| fresh_key()).collect();
    post_with(visitor, path, cells, &keys).await
}

/// The same with keys that are known.
async fn post_with(
    visitor: &mut Visitor,
    path: &str,
    cells: &[(&str, &str, i64)],
    keys: &[String],
) -> Told {
    let bases: Vec<String> = cells.iter().map(|(_, _, base)| base.to_string()).collect();
    let mut pairs = Vec::new();
    for (((cell, value, _), base), key) in cells.iter().zip(&bases).zip(keys) {
        pairs.extend([("cell", *cell), ("value", *value), ("base", base.as_str()), ("key", key)]);
    }
    visitor.post_json(path, &pairs).await
}

/// What was said of one cell.
fn said(told: &Told, code: &str) -> Json {
    assert_eq!(told.status, StatusCode::OK, "{}", told.text());
    let json = told.json();
    let cells = json["cells"].as_array().expect("cells");
    let found = cells.iter().find(|cell| cell["cell"] == code);
    found.unwrap_or_else(|| panic!("nothing of {code} in {json}")).clone()
}

fn ended(told: &Told, code: &str) -> String {
    said(told, code)["state"].as_str().expect("a state").to_owned()
}

/// A total of an answer.
fn total(told: &Told, id: &str) -> String {
    let json = told.json();
    let totals = json["totals"].as_array().expect("totals");
    let found = totals.iter().find(|total| total["id"] == id);
    found.unwrap_or_else(|| panic!("no {id} in {json}"))["value"].as_str().expect("text").into()
}

/// How many reports of a unit and month were opened.
async fn is_opened(demo: &Demo, unit: &'static str) -> bool {
    demo.view(unit, november()).await.report.is_some()
}

/// The value of a figure at a unit.
async fn value(demo: &Demo, unit: &'static str, figure: &str) -> i64 {
    demo.view(unit, november()).await.value(figure).expect("a figure").value
}
