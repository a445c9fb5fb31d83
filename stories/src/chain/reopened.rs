//! A locked month opened again for one unit until a day, for a reason: that unit types, its
//! neighbour does not, what it types is booked in the open month, and it shuts by itself.

use super::{COMMUNE, Demo, PROVINCE, TURNS, Visitor, day, done, id_of, november, refused, save};
use super::{fresh_key, says};
use crate::exchange;
use crate::open::{cell_of, program};
use axum::http::StatusCode;
use people::Scope;

const CHAIN: &str = "/reports/chain/reopen?unit=kien-giang";
const BOARD: &str = "/reports/board?unit=kien-giang/huyen-giang-thanh&month=2024-11";
const NEIGHBOUR: &str = "kien-giang/huyen-giang-thanh/xa-phu-my";
const GRID: &str =
    "/reports/grid?unit=kien-giang/huyen-giang-thanh/xa-phu-loi&month=2024-11&by=units";
const WHY: &str = "Sổ giao nhận về muộn";

/// The form that opens a month.
pub fn form<'a>(
    id: &'a str,
    unit: &'a str,
    month: &'a str,
    until: &'a str,
    why: &'a str,
) -> [(&'a str, &'a str); 5] {
    [("id", id), ("of_unit", unit), ("month", month), ("until_on", until), ("reason", why)]
}

/// On 5 December it is opened until the 6th; on the 7th it is shut.
pub async fn for_one_unit_until_a_day(demo: &mut Demo) {
    let (unit, key) = (id_of(demo, COMMUNE).await, fresh_key());
    let mut binh = Visitor::of(demo, "binh").await;
    let mut chi = Visitor::of(demo, "chi").await;
    is_shut(&save(&mut chi, COMMUNE, "13", 1).await);
    says(&chi.page(GRID).await, &["tháng đã khóa"]);
    for (month, until, why, said) in [
        ("11/2024", "06/12/2024", " ", "Lý do"),
        ("11/2024", "04/12/2024", WHY, "Chọn một ngày chưa qua"),
        ("11/2024", "31/01/2025", WHY, "Mở tối đa 31 ngày"),
        ("12/2024", "06/12/2024", WHY, "Tháng này chưa khóa"),
        ("mười một", "06/12/2024", WHY, "Ghi tháng như 10/2024"),
    ] {
        refused(&binh.post(CHAIN, &form(&key, &unit, month, until, why)).await, said);
    }
    is_shut(&save(&mut chi, COMMUNE, "13", 1).await);
    for _ in 0..2 {
        let opening = form(&key, &unit, "11/2024", "06/12/2024", WHY);
        let to = done(&binh.post(CHAIN, &opening).await);
        assert_eq!(binh.page(&to).await.words().matches(WHY).count(), 1, "sent twice, opened once");
    }
    says(&binh.page(BOARD).await, &["mở lại đến 06/12/2024: Sổ giao nhận về muộn"]);
    let grid = chi.page(GRID).await.words();
    assert!(!grid.contains("tháng đã khóa"), "the grid takes what the report takes: {grid}");
    let december = november().next();
    let before = demo.levels(TURNS, december).await;
    let saved = save(&mut chi, COMMUNE, "13", 1).await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.text());
    is_shut(&save(&mut binh, NEIGHBOUR, "4", 0).await);
    assert_eq!(demo.levels(TURNS, december).await, before.map(|had| had + 1));
    assert_eq!(demo.view(PROVINCE, november()).await.value(TURNS).expect("a figure").value, 12);
    let known = format!("/reports/known?unit={PROVINCE}&month=2024-11&figure={TURNS}");
    says(&binh.page(&known).await, &["12 13 +1"]);
    demo.turn_to(day(6));
    let mut chi = Visitor::of(demo, "chi").await;
    let saved = save(&mut chi, COMMUNE, "14", 2).await;
    assert_eq!(saved.status, StatusCode::OK, "its last day is a day: {}", saved.text());
    by_every_way(demo, &mut chi).await;
    as_it_was_drawn(demo, &mut chi).await;
    demo.turn_to(day(7));
    let mut chi = Visitor::of(demo, "chi").await;
    is_shut(&save(&mut chi, COMMUNE, "15", 6).await);
    let told = values(demo, "15").await;
    assert!(told.text().contains("đã khóa"), "{}", told.text());
    let mut binh = Visitor::of(demo, "binh").await;
    let board = binh.page(BOARD).await.words();
    assert!(!board.contains("mở lại đến"), "{board}");
    says(&binh.page(&format!("/reports/chain?unit={PROVINCE}")).await, &[WHY, "đã đóng"]);
}

/// Other programs and tables type where the page does; at the end the cell holds what it held.
async fn by_every_way(demo: &Demo, chi: &mut Visitor) {
    let told = values(demo, "15").await;
    assert_eq!(told.json()["response"]["importCount"]["updated"], 1, "{}", told.text());
    let mut other = program(demo, "chi", COMMUNE, &SCOPES).await;
    let cell = cell_of(&mut other, TURNS).await;
    let told = other.send_json("PUT", &cell, &[("if-match", "\"4\"")], "{\"value\": 16}").await;
    assert_eq!(told.status, StatusCode::OK, "{}", told.text());
    let csv = format!("unit,{TURNS}\n{COMMUNE},14\n");
    let here = format!("/imports?unit={COMMUNE}&month=2024-11");
    let file = exchange::sent(chi, &here, "mở lại.csv", csv.as_bytes()).await;
    let page = chi.page(&file).await.words();
    assert!(page.contains("16 → 14"), "{page}");
    exchange::press(chi, &file, "confirm", &[("mode", "all")]).await;
    let cell = format!("cell.{TURNS}");
    assert_eq!(chi.page(super::PAGE).await.field(&cell), "14");
}

/// October, in which the commune's help was recorded, sent without a script as the page drew it:
/// nothing is refused, and nothing changes.
async fn as_it_was_drawn(demo: &Demo, chi: &mut Visitor) {
    let (unit, key) = (id_of(demo, COMMUNE).await, fresh_key());
    let opening = form(&key, &unit, "10/2024", "06/12/2024", WHY);
    done(&Visitor::of(demo, "binh").await.post(CHAIN, &opening).await);
    let path = format!("/reports?unit={COMMUNE}&month=2024-10");
    let page = chi.page(&path).await;
    let text = page.text();
    let names = text.split("name=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let names = names.filter(|name| name.starts_with("cell.") || name.starts_with("base."));
    let mut drawn: Vec<(String, String)> =
        names.map(|name| (name.to_owned(), page.field(name))).collect();
    assert!(drawn.len() > 20, "the cells of a month: {drawn:?}");
    drawn.push(("key".to_owned(), fresh_key()));
    let drawn: Vec<(&str, &str)> =
        drawn.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let at = format!("/reports/cells?unit={COMMUNE}&month=2024-10");
    done(&chi.post(&at, &drawn).await);
}

/// The cell as a set of values of another program.
async fn values(demo: &Demo, value: &str) -> super::Told {
    let mut other = program(demo, "chi", COMMUNE, &SCOPES).await;
    let uid = api::uid::of_figure(TURNS);
    let set = serde_json::json!({
        "period": "202411", "orgUnit": COMMUNE,
        "dataValues": [{ "dataElement": uid, "value": value }],
    });
    other.send_json("POST", "/api/dataValueSets", &[], &set.to_string()).await
}

const SCOPES: [Scope; 3] = [Scope::Units, Scope::Figures, Scope::Write];

/// A cell of a locked month is not saved, and says why.
fn is_shut(told: &super::Told) {
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", told.text());
    assert!(told.text().contains("đã khóa"), "{}", told.text());
}
