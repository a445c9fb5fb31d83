//! Open data: who publishes, what anyone then reads, and what nobody does.

use crate::house::{COMMUNE, PROVINCE, every_demo};
use crate::visitor::Visitor;
use axum::http::StatusCode;

const FILES: &[&str] = &[
    "/du-lieu-mo",
    "/du-lieu-mo/so-lieu.csv",
    "/du-lieu-mo/don-vi.geojson",
    "/bao-cao.atom",
    "/ogc/collections/provinces/items",
];

#[tokio::test]
async fn anyone_reads_what_an_office_published_and_nothing_else() {
    for demo in every_demo().await {
        let mut khach = Visitor::guest(&demo);
        let mut binh = Visitor::of(&demo, "binh").await;
        // Chi is a clerk, Dũng of another province: neither publishes.
        for login in ["chi", "dung"] {
            let told = Visitor::of(&demo, login).await.get("/publication?unit=kien-giang").await;
            assert_eq!(told.status, StatusCode::NOT_FOUND, "{login}");
        }
        let page = binh.page("/publication?unit=kien-giang").await;
        let report = page.field("report");
        for file in FILES {
            let told = khach.page(file).await;
            assert!(!told.text().contains("2024-11\""), "{file} tells of an open month");
        }
        let csv = khach.page("/du-lieu-mo/so-lieu.csv").await.text();
        assert!(csv.starts_with('\u{feff}') && csv.contains(",members_total,"), "{csv}");
        assert!(!csv.contains("Phú Lợi"), "nothing of a commune");
        // Another map is refused in words: what was printed is not divided anew.
        for file in &FILES[1..] {
            let told = khach.get(&format!("{file}?map=2025-07-01")).await;
            let (status, is_page) = match file.starts_with("/ogc") {
                true => (StatusCode::BAD_REQUEST, false),
                false => (StatusCode::UNPROCESSABLE_ENTITY, true),
            };
            assert_eq!(told.status, status, "{file}: {}", told.words());
            let says = told.words().contains("trên bản đồ của tháng ấy");
            assert_eq!(says, is_page, "{file}: {}", told.words());
            let plain = khach.get(&format!("{file}?map=reported")).await;
            assert_eq!(plain.status == StatusCode::OK, is_page, "{file}");
        }
        let address = format!("/du-lieu-mo/bao-cao/{report}");
        assert!(khach.page(&address).await.words().contains("20.315"));

        let step = |step| [("report", report.as_str()), ("step", step)];
        binh.post("/publication?unit=kien-giang", &step("withdraw")).await;
        assert_eq!(khach.get(&address).await.status, StatusCode::NOT_FOUND);
        let csv = khach.page("/du-lieu-mo/so-lieu.csv").await.text();
        assert!(!csv.contains("members_total"), "it is gone at once");
        assert!(!khach.page("/bao-cao.atom").await.text().contains("<entry>"));
        binh.post("/publication?unit=kien-giang", &step("publish")).await;
        assert!(khach.page("/bao-cao.atom").await.text().contains("<entry>"));
        assert!(demo.broken().await.is_empty(), "{}", demo.engine);
    }
}

#[tokio::test]
async fn a_commune_and_a_month_in_work_are_never_published() {
    for demo in every_demo().await {
        let mut an = Visitor::of(&demo, "an").await;
        for unit in [COMMUNE, PROVINCE] {
            let page = an.page(&format!("/reports?unit={unit}&month=2024-10")).await;
            assert_eq!(page.status, StatusCode::OK);
        }
        let told = an.page(&format!("/publication?unit={COMMUNE}")).await.words();
        assert!(told.contains("cấp huyện trở lên"), "{told}");
        let mut guest = Visitor::guest(&demo);
        let told = guest.get("/ogc/collections/units/items?bbox=somewhere").await;
        assert_eq!(told.status, StatusCode::BAD_REQUEST);
        assert_eq!(guest.get("/ogc/collections/people").await.status, StatusCode::NOT_FOUND);
    }
}
