//! November 2024 through the doors, without a browser: Chi types, two hands meet in one cell, the
//! report goes up, comes back and goes up again, the paper is issued. After each step the totals
//! of commune, district, province and centre are what they must be, and October stays exact.

use crate::house::{self, CENTRE, COMMUNE, Demo, PROVINCE, november, october};
use crate::visitor::{Told, Visitor, refused};
use axum::http::StatusCode;
use reporting::model::State;

mod typing;
mod way;

/// Chi's month.
const CELL: &str = "/reports/cell?unit=kien-giang/huyen-giang-thanh/xa-phu-loi&month=2024-11";
const PAGE: &str = "/reports?unit=kien-giang/huyen-giang-thanh/xa-phu-loi&month=2024-11";
/// The province's.
const ABOVE: &str = "/reports?unit=kien-giang&month=2024-11";

#[tokio::test]
async fn november_goes_from_the_cell_to_the_issued_paper() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        let printed = demo.figures(PROVINCE, october()).await;
        who_may_not(&demo).await;
        let mut chi = Visitor::of(&demo, "chi").await;
        typing::types(&demo, &mut chi).await;
        typing::one_key_is_one_save(&demo, &mut chi).await;
        typing::emptied_is_not_nought(&demo, &mut chi).await;
        typing::two_hands(&demo, &mut chi).await;
        typing::wrong_numbers_come_back(&demo, &mut chi).await;
        typing::sums_must_agree(&demo, &mut chi).await;
        let mut binh = Visitor::of(&demo, "binh").await;
        way::chi_may_not_approve(&demo, &mut chi).await;
        way::comes_back_and_goes_up_again(&demo, &mut chi, &mut binh).await;
        way::the_province_reports(&demo, &mut binh).await;
        way::the_month_is_closed(&demo, &mut chi, &mut binh).await;
        way::the_paper_goes_out(&demo, &mut binh).await;
        assert_eq!(demo.figures(PROVINCE, october()).await, printed, "October moved");
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

/// Dũng and Khách neither see nor type; An and Bình see what is not theirs to know of nobody.
async fn who_may_not(demo: &Demo) {
    let pairs = [("cell", "blood_units"), ("value", "5"), ("base", "0"), ("key", "")];
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(PAGE).await.status, StatusCode::NOT_FOUND);
    let key = crate::visitor::fresh_key();
    let with_key =
        pairs.map(|(name, value)| (name, if name == "key" { key.as_str() } else { value }));
    assert_eq!(dung.post(CELL, &with_key).await.status, StatusCode::NOT_FOUND);
    let mut khach = Visitor::guest(demo);
    assert_eq!(khach.get(PAGE).await.status, StatusCode::SEE_OTHER);
    assert_eq!(khach.post(CELL, &with_key).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(demo.levels("blood_units", november()).await, [0; 4]);
}

/// The state of a report.
async fn state(demo: &Demo, unit: &'static str) -> State {
    demo.view(unit, november()).await.state()
}

/// Takes the step that a page offers for its report; more fields as the form asks.
async fn step(visitor: &mut Visitor, page: &str, word: &str, more: &[(&str, &str)]) -> Told {
    let shown = visitor.page(page).await;
    let (report, version) = (shown.field("report"), shown.field("version"));
    let mut pairs =
        vec![("report", report.as_str()), ("version", version.as_str()), ("step", word)];
    pairs.extend_from_slice(more);
    visitor.post("/reports/step", &pairs).await
}

/// Asserts that a post was done and leads on.
fn done(told: &Told) {
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.words());
    assert!(!told.to.starts_with("/login"), "{}", told.to);
}
