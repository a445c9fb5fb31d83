//! A locked month opened again for one unit until a day, for a reason: that unit types, its
//! neighbour does not, what it types is booked in the open month, and it shuts by itself.

use super::{COMMUNE, Demo, PROVINCE, TURNS, Visitor, day, done, id_of, november, refused, save};
use super::{fresh_key, says};
use axum::http::StatusCode;

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
    demo.turn_to(day(7));
    let mut chi = Visitor::of(demo, "chi").await;
    is_shut(&save(&mut chi, COMMUNE, "15", 3).await);
    let mut binh = Visitor::of(demo, "binh").await;
    let board = binh.page(BOARD).await.words();
    assert!(!board.contains("mở lại đến"), "{board}");
    says(&binh.page(&format!("/reports/chain?unit={PROVINCE}")).await, &[WHY, "đã đóng"]);
}

/// A cell of a locked month is not saved, and says why.
fn is_shut(told: &super::Told) {
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", told.text());
    assert!(told.text().contains("đã khóa"), "{}", told.text());
}
