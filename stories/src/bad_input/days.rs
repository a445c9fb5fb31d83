//! Days that no calendar has, spans that end before they begin: said beside the field, with what
//! was typed still in it, and nothing stored.

use crate::house::Demo;
use crate::visitor::{Visitor, fresh_key};
use axum::http::StatusCode;

const IMPOSSIBLE: [&str; 5] = ["31/02/2024", "29/02/2023", "32/13/2024", "00/00/0000", "hôm qua"];

pub async fn impossible_ones_come_back(demo: &Demo) {
    let mut binh = Visitor::of(demo, "binh").await;
    for day in IMPOSSIBLE {
        let (id, role) = (fresh_key(), fresh_key());
        let user = [
            ("id", id.as_str()),
            ("role_id", role.as_str()),
            ("display_name", "Người Sai Ngày"),
            ("login", "sai.ngay"),
            ("role", "viewer"),
            ("from", day),
        ];
        refused(&mut binh, "/users/new?unit=kien-giang", &user, day).await;
        let unit = [
            ("key", id.as_str()),
            ("unit", "kien-giang"),
            ("level", "branch"),
            ("name", "Chi hội Sai Ngày"),
            ("from", day),
        ];
        refused(&mut binh, "/units/new", &unit, day).await;
    }
    let id = fresh_key();
    let backwards = [
        ("id", id.as_str()),
        ("person", id.as_str()),
        ("capacity", "tl"),
        ("first_line", "TL. CHỦ TỊCH"),
        ("second_line", "CHÁNH VĂN PHÒNG"),
        ("from", "02/11/2024"),
        ("until", "01/11/2024"),
    ];
    refused(&mut binh, "/signers/new?unit=kien-giang", &backwards, "01/11/2024").await;
    for list in ["/users?unit=kien-giang", "/units?unit=kien-giang"] {
        assert!(!binh.page(list).await.words().contains("Sai Ngày"), "{list} stored it");
    }
}

async fn refused(binh: &mut Visitor, path: &str, pairs: &[(&str, &str)], typed: &str) {
    let told = binh.post(path, pairs).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{path} with {typed}");
    assert!(told.text().contains(&format!("value=\"{typed}\"")), "{path}: {typed} is gone");
    assert!(told.text().contains("aria-invalid=\"true\""), "{path}: the field is not marked");
}
