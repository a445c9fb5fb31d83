//! What October's work stands in beside its counts: the agreements it was done under, who did it
//! together, a class with its certificates. It reads; it writes nothing.

use crate::house::{Demo, PROVINCE};
use crate::visitor::Visitor;
use axum::http::StatusCode;

const OFFICE: &str = "kien-giang/co-quan";
/// Agreements as their titles say, and a piece of October's work under each.
const AGREED: [(&str, &str); 3] = [
    ("Trao thiết bị lọc nước cho người dân (minh họa)", "Trao thiết bị lọc nước"),
    (
        "Phối hợp sơ cấp cứu tai nạn giao thông năm 2024 (minh họa)",
        "Lớp sơ cấp cứu với Ban An toàn giao thông",
    ),
    (
        "Công tác Hội trong trường học năm học 2024-2025 (minh họa)",
        "Tổng kết công tác thanh thiếu niên",
    ),
];

pub async fn stands_what_was_agreed_and_shared(demo: &Demo) {
    let mut binh = Visitor::of(demo, "binh").await;
    let mut dung = Visitor::of(demo, "dung").await;
    let list = format!("/agreements?unit={PROVINCE}");
    let certificates = format!("/classes/certificates?unit={OFFICE}");
    for path in [&list, &certificates] {
        assert_eq!(dung.get(path).await.status, StatusCode::NOT_FOUND, "Dũng: {path}");
        assert_eq!(Visitor::guest(demo).get(path).await.status, StatusCode::SEE_OTHER, "{path}");
    }
    let page = binh.page(&list).await.text();
    for (title, work) in AGREED {
        let before = page.split(title).next().unwrap_or_default();
        let id = before.rsplit("/agreements/").next().map(|rest| &rest[..36]);
        let id = id.unwrap_or_else(|| panic!("no agreement {title}: {page}"));
        let under = format!("/agreements/{id}/work");
        assert_eq!(dung.get(&under).await.status, StatusCode::NOT_FOUND, "{title}");
        let words = binh.page(&under).await.words();
        assert!(words.contains(work) && words.contains("/10/2024"), "{title}: {words}");
    }
    // The class of Kiên Lương and the province (TRN-03): who hosts, who joins.
    let hosted = "/activities?unit=kien-giang/huyen-kien-luong&month=2024-10&kind=training-class";
    let work = binh.page(hosted).await.record("/activities/");
    let words = binh.page(&work).await.words();
    assert!(words.contains("Huyện Kiên Lương") && words.contains("Đơn vị cùng làm"), "{words}");
    // Twenty learned with the traffic safety board (TRN-04): each has a number and says what it is.
    let words = binh.page(&certificates).await.words();
    assert!(words.contains("001/2024") && words.contains("020/2024"), "{words}");
    assert!(!words.contains("021/2024") && words.matches("(minh họa)").count() >= 20, "{words}");
}
