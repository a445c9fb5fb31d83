//! Too much, and letters that are none: ten megabytes, half a million fields, bytes that are no
//! UTF-8, zero bytes, markup, formulas.

use super::{CELL, no_fault};
use crate::house::{Demo, PROVINCE, november};
use crate::visitor::{Visitor, fresh_key};
use axum::http::StatusCode;

const TEN_MEGABYTES: usize = 10 * 1024 * 1024;

pub async fn too_much_is_refused(demo: &Demo) {
    let mut chi = Visitor::of(demo, "chi").await;
    let mut khach = Visitor::guest(demo);
    let large = [b"value=".as_slice(), &vec![b'1'; TEN_MEGABYTES]].concat();
    let told = khach.post_bytes("/login", large.clone()).await;
    assert_eq!(told.status, StatusCode::PAYLOAD_TOO_LARGE);
    for path in [CELL.to_owned(), CELL.replace("/cell", "/cells"), "/account".to_owned()] {
        let told = chi.post_bytes(&path, large.clone()).await;
        assert_eq!(told.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
        let words = told.words();
        assert!(words.contains("Nội dung gửi lên quá lớn"), "{words}");
        assert!(words.contains("Chưa có gì được lưu"), "it says what to do: {words}");
    }
    let many = b"a&".repeat(500_000);
    no_fault(&chi.post_bytes(CELL, many).await, "half a million fields");
}

pub async fn odd_letters_do_no_harm(demo: &Demo) {
    let mut binh = Visitor::of(demo, "binh").await;
    let mut chi = Visitor::of(demo, "chi").await;
    for body in [b"cell=\xff\xfe&value=\x00".as_slice(), b"%ff%fe=%00", b"\x00\x01\x02", b"%", b""]
    {
        for path in [CELL, "/login", "/look", "/reports/step", "/account"] {
            no_fault(&chi.post_bytes(path, body.to_vec()).await, path);
        }
    }
    let bent = [
        "Nguy\u{0}ễn Văn Không".to_owned(),
        "<script>alert(1)</script>".to_owned(),
        "=cmd|' /C calc'!A0".to_owned(),
        "'; drop table person; --".to_owned(),
        "Trần\u{202e} Ngược".to_owned(),
        "{members_total} {plan".to_owned(),
        "ờ".repeat(100_000),
    ];
    for text in &bent {
        let id = fresh_key();
        let person = [("id", id.as_str()), ("full_name", text.as_str())];
        no_fault(&binh.post("/people/new?unit=kien-giang", &person).await, text);
        let task = [("id", id.as_str()), ("body", text.as_str()), ("plan", "1")];
        let path = "/reports/task?unit=kien-giang&month=2024-11";
        no_fault(&binh.post(path, &task).await, text);
        let cell = [("cell", "blood_units"), ("value", text), ("base", "0"), ("key", &id)];
        let told = chi.post(CELL, &cell).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "a cell took {text:.60}");
        no_fault(&binh.post("/login", &[("login", text), ("password", text)]).await, text);
    }
    for path in ["/people?unit=kien-giang", "/reports?unit=kien-giang&month=2024-11"] {
        let page = binh.page(path).await.text();
        assert!(!page.contains("<script>alert"), "{path} runs what was typed");
    }
    assert_eq!(
        demo.view(PROVINCE, november()).await.value("blood_units").map(|v| v.value),
        Some(0)
    );
}
