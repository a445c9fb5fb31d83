//! A leader looks at a month: large figures in words, against the month and the year before and
//! against the target that was set; the units below by size and on the map, as reported and on
//! today's map; one page of paper. On every engine; it opens with who may not.

mod nought;
mod ranked;

use crate::browser::sheets::Printed;
use crate::house::{self, Demo};
use crate::visitor::{Told, Visitor, fresh_key, refused};
use axum::http::StatusCode;

const PAGE: &str = "/leaders?unit=kien-giang&month=2024-10";
const TARGETS: &str = "/targets?unit=kien-giang&year=2024";
const NEW: &str = "/targets/new?unit=kien-giang&year=2024";
const PLAN: &str = "Kế hoạch 12/KH-HCTĐ ngày 15/01/2024";

#[tokio::test]
async fn a_leader_sees_a_month_against_its_target() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        who_may_not(&demo).await;
        let mut binh = Visitor::of(&demo, "binh").await;
        let page = binh.page(PAGE).await.words();
        for said in ["20,073", "tỷ đồng", "20.315", "Huyện Giang Thành", "minh họa"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(page.contains("so với tháng 9/2024 *"), "September is an illustration: {page}");
        assert!(!page.contains("chỉ tiêu năm 2024"), "{page}");
        ranked::by_size_and_against_other_months(&demo, &mut binh).await;
        let target = set(&mut binh).await;
        measured(&mut binh).await;
        changed_and_taken_back(&mut binh, &target).await;
        on_todays_map(&mut binh).await;
        on_paper(&mut binh).await;
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

/// Dũng's province is another; Chi reads her commune and sets nothing; Khách is asked to log in.
async fn who_may_not(demo: &Demo) {
    let mut dung = Visitor::of(demo, "dung").await;
    let mut chi = Visitor::of(demo, "chi").await;
    for path in [PAGE, TARGETS, NEW, "/leaders/sheet.pdf?unit=kien-giang&month=2024-10"] {
        assert_eq!(dung.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(chi.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        let told = Visitor::guest(demo).get(path).await;
        assert_eq!(told.status, StatusCode::SEE_OTHER, "{path}");
        assert!(told.to.starts_with("/login"), "{}", told.to);
    }
    // The map of the next October is decided and still ahead: who will be of it reads that.
    let mut binh = Visitor::of(demo, "binh").await;
    for page in ["/leaders?", "/reports/map?", "/why?figure=houses_built&"] {
        let path = format!("{page}unit=kien-giang&month=2024-10&map=31/10/2025");
        refused(&binh.get(&path).await, "Bản đồ ngày 31/10/2025 chưa có hiệu lực: Tỉnh An Giang");
        assert_eq!(dung.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
        let an = Visitor::of(demo, "an").await.get(&path).await;
        assert_eq!(an.status, StatusCode::OK, "{path}");
    }
    let own = chi.page("/leaders?month=2024-10").await.words();
    assert!(own.contains("Xã Phú Lợi"), "{own}");
    let told = chi.post("/targets/new?year=2024", &pairs(&fresh_key(), "65", PLAN)).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND);
}

fn pairs<'a>(id: &'a str, amount: &'a str, basis: &'a str) -> [(&'a str, &'a str); 4] {
    [("id", id), ("figure", "humanitarian_value_total"), ("amount", amount), ("basis", basis)]
}

/// Bad input is told beside its field; the same form sent twice sets one target; a second target
/// for a figure is not set in silence.
async fn set(binh: &mut Visitor) -> String {
    let id = fresh_key();
    refused(&binh.post(NEW, &pairs(&id, "0", PLAN)).await, "Ghi một số lớn hơn 0");
    let told = binh.post(NEW, &pairs(&id, "nhiều", PLAN)).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(told.field("basis"), PLAN, "what was typed comes back");
    for _ in 0..2 {
        let told = binh.post(NEW, &pairs(&id, "40.146", PLAN)).await;
        assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.words());
    }
    refused(&binh.post(NEW, &pairs(&fresh_key(), "1", PLAN)).await, "Năm này đã có chỉ tiêu");
    let list = binh.page(TARGETS).await;
    assert_eq!(list.words().matches(PLAN).count(), 1, "{}", list.words());
    // What the campaign asks is nobody's to set; the list leads to how far the unit is with it.
    let campaign = "/sponsorship/norms?unit=kien-giang&amp;month=2024-11";
    assert!(list.text().contains(campaign), "{}", list.text());
    let norms = binh.page("/sponsorship/norms?unit=kien-giang&month=2024-10").await.words();
    assert!(norms.contains("1.939/2.000"), "{norms}");
    id
}

/// 20,073 tỷ of 40,146 tỷ is a half: the demo's year is October alone.
async fn measured(binh: &mut Visitor) {
    let page = binh.page(PAGE).await.words();
    assert!(page.contains("% chỉ tiêu năm 2024 (40.146 triệu"), "{page}");
}

async fn changed_and_taken_back(binh: &mut Visitor, id: &str) {
    let edit = format!("/targets/{id}/edit");
    let version = binh.page(&edit).await.field("version");
    let change = |amount: &'static str, version: String| {
        [
            ("version".to_owned(), version),
            ("amount".into(), amount.into()),
            ("basis".into(), PLAN.into()),
        ]
    };
    let new = change("30.000", version.clone());
    let new: Vec<(&str, &str)> = new.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert_eq!(binh.post(&edit, &new).await.status, StatusCode::SEE_OTHER);
    // The form of before the change is a conflict, not a silent loss.
    let old = change("1", version);
    let old: Vec<(&str, &str)> = old.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert_eq!(binh.post(&edit, &old).await.status, StatusCode::CONFLICT);
    let version = binh.page(&edit).await.field("version");
    let back = format!("/targets/{id}/take-back");
    let told = binh.post(&back, &[("version", &version)]).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.words());
    assert!(binh.page(TARGETS).await.words().contains("Chưa đặt chỉ tiêu nào"));
    assert!(!binh.page(PAGE).await.words().contains("chỉ tiêu năm 2024"));
}

/// The same month on today's map, and a day nobody can read.
async fn on_todays_map(binh: &mut Visitor) {
    let page = binh.page(&format!("{PAGE}&map=today&figure=kitchen_meals")).await.words();
    assert!(page.contains("153.133"), "{page}");
    let told = binh.get(&format!("{PAGE}&map=hôm-kia")).await;
    assert!(told.status.is_client_error(), "{}", told.status);
}

/// One page with the figures in words, thirteen months of one of them with their bars, the units
/// below; a figure of which nothing is known stands in no bar.
async fn on_paper(binh: &mut Visitor) {
    let path = "/leaders/sheet.pdf?unit=kien-giang&month=2024-10&figure=members_total";
    let told = binh.get(path).await;
    one_page(&told);
    let sheet = Printed::read(told.bytes.to_vec());
    for said in [
        "Hội viên: 20.315 người",
        "20,073 tỷ đồng",
        "so với tháng 9/2024",
        "mười ba tháng",
        "10/2024",
        "10/2023",
        "các đơn vị trực thuộc",
        "1 Huyện Giồng Riềng 3.379",
    ] {
        assert!(sheet.says(said), "the sheet does not say {said:?}: {}", sheet.words);
    }
    assert!(sheet.says("████████ 20.315"), "no longest bar: {}", sheet.words);
}

/// A PDF of one page.
fn one_page(told: &Told) {
    assert_eq!(told.status, StatusCode::OK);
    assert!(told.bytes.starts_with(b"%PDF-"), "no PDF");
    let one = b"/Type/Pages/Count 1/";
    assert!(told.bytes.windows(one.len()).any(|at| at == one), "it is one page");
}
