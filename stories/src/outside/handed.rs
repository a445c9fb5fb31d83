//! The second line upward (RPT-02): the province's report on the directive, once it is sent, is
//! noted as handed to the People's Committee; the board says when and by whom. What came back and
//! was sent again is handed again. On every engine; it opens with who may not.

use super::link::{ANSWERS, filled, post, says};
use super::{PROVINCE, StatusCode, house};
use crate::visitor::{Told, Visitor};
use house::Demo;
use kernel::Day;

const PAGE: &str = "/reports?unit=kien-giang&form=directive-18&period=2024";
const BOARD: &str = "/reports/board?unit=trung-uong&month=2024-12&form=directive-18";
const BUTTON: &str = "Ghi là đã gửi Ủy ban nhân dân tỉnh Kiên Giang";
const HANDED: &str = "đã gửi Ủy ban nhân dân 10/12/2024 (Bình)";

#[tokio::test]
async fn the_committees_line_says_when_and_by_whom() {
    for demo in house::every_demo_on(Day::of(2024, 12, 10).expect("a day")).await {
        println!("on {}", demo.engine);
        let mut binh = Visitor::of(&demo, "binh").await;
        let mut an = Visitor::of(&demo, "an").await;
        let answers = PAGE.replace("/reports?", "/reports/answers?");
        let form = filled(&binh.page(PAGE).await, ANSWERS);
        assert_eq!(post(&mut binh, &answers, &form).await.status, StatusCode::SEE_OTHER);
        who_may_not(&demo, &mut binh).await;
        let early = hands(&mut binh).await;
        assert_eq!(early.status, StatusCode::CONFLICT, "it was not sent: {}", early.words());
        step(&mut binh, "send").await;
        assert!(!an.page(BOARD).await.words().contains(HANDED));
        says(&binh.page(PAGE).await, &[BUTTON]);
        let (report, version) = known(&mut binh, PAGE).await;
        let form = [("report", report.as_str()), ("version", version.as_str())];
        for _ in 0..2 {
            let told = binh.post("/reports/hand", &form).await;
            assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.words());
        }
        let page = binh.page(PAGE).await.words();
        assert_eq!(page.matches("Gửi Ủy ban nhân dân Bình").count(), 1, "written once: {page}");
        assert!(!page.contains(BUTTON), "{page}");
        says(&an.page(BOARD).await, &[HANDED]);
        step(&mut an, "return").await;
        assert_eq!(hands(&mut binh).await.status, StatusCode::CONFLICT);
        step(&mut binh, "send").await;
        says(&binh.page(PAGE).await, &[BUTTON]);
        assert_eq!(hands(&mut binh).await.status, StatusCode::SEE_OTHER);
        let page = binh.page(PAGE).await.words();
        assert_eq!(page.matches("Gửi Ủy ban nhân dân Bình").count(), 2, "{page}");
        one_line_has_no_committee(&mut binh).await;
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

async fn who_may_not(demo: &Demo, binh: &mut Visitor) {
    let page = binh.page(PAGE).await;
    let (report, version) = (page.field("report"), page.field("version"));
    let form = [("report", report.as_str()), ("version", version.as_str())];
    let told = Visitor::guest(demo).post("/reports/hand", &form).await;
    assert_eq!(told.status, StatusCode::UNAUTHORIZED);
    for login in ["dung", "chi"] {
        let told = Visitor::of(demo, login).await.post("/reports/hand", &form).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND, "{login}");
    }
}

/// Presses the button as the page would have it, offered or not.
async fn hands(binh: &mut Visitor) -> Told {
    let (report, version) = known(binh, PAGE).await;
    binh.post("/reports/hand", &[("report", &report), ("version", &version)]).await
}

/// A report and its version, as the forms of its page name them.
async fn known(who: &mut Visitor, page: &str) -> (String, String) {
    let page = who.page(page).await;
    (page.field("report"), page.field("version"))
}

async fn step(who: &mut Visitor, word: &str) {
    let (report, version) = known(who, PAGE).await;
    let form = [
        ("report", report.as_str()),
        ("version", version.as_str()),
        ("step", word),
        ("note", "Thiếu phần kiến nghị"),
    ];
    let told = who.post("/reports/step", &form).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{word}: {}", told.words());
}

/// The monthly report goes to the Red Cross alone.
async fn one_line_has_no_committee(binh: &mut Visitor) {
    let month = format!("/reports?unit={PROVINCE}&month=2024-10");
    let page = binh.page(&month).await;
    assert!(!page.words().contains("Ghi là đã gửi"), "{}", page.words());
}
