//! Addresses that lead nowhere: the page that says so, in the language of the reader; and queries
//! that no page of ours writes.

use super::no_fault;
use crate::house::Demo;
use crate::visitor::Visitor;
use axum::body::Body;
use axum::http::{StatusCode, header};

const NOWHERE: &[&str] = &[
    "/khong-co-trang-nay",
    "/reports/",
    "/reports/../etc/passwd",
    "/reports/conflict/x/2024-11",
    "/reports/conflict/99999999999999999999999/2024-11",
    "/reports/conflict/1/2024-13",
    "/people/khong-phai-khoa",
    "/people/00000000-0000-0000-0000-000000000000",
    "/users/%00",
    "/users/%FF%FE",
    "/reports?unit=khong-co&month=2024-10",
    "/reports?unit=%00&month=2024-10",
    "/reports?unit=%FF%FE&month=2024-10",
    "/reports?unit=kien-giang'--&month=2024-10",
    "/units?unit=kien-giang/huyen-khong-co",
    "/why?unit=kien-giang&month=2024-10&figure=khong-co",
    "/reports/issue?report=khong-phai-khoa",
];

/// Pages that can do something sensible, or say what is wrong, but never break.
const ODD: &[&str] = &[
    "/reports?unit=kien-giang&month=2024-13",
    "/reports?unit=kien-giang&month=0000-00",
    "/reports?unit=kien-giang&month=99999999-12",
    "/reports?unit=kien-giang&month=1899-12",
    "/reports?unit=kien-giang&month=9999-12",
    "/reports?unit=kien-giang&month=thang-muoi",
    "/reports?unit=kien-giang&month=%00",
    "/reports/paper?unit=kien-giang&month=1900-01",
    "/units?unit=kien-giang&as_of=31/02/2024",
    "/units?unit=kien-giang&as_of=0000-00-00",
    "/units?unit=kien-giang&as_of=9999-12-31",
    "/units?unit=kien-giang&as_of=%00",
    "/units?unit=kien-giang&as_of=0001-01-01",
    "/units?q=%00%25%5F%27",
    "/people?q=%00%25%5F%27%22",
    "/search?q=%00%F0%9F%92%A3%25",
    "/journal?unit=kien-giang&at=-99999999999999999999&skip=-1",
    "/journal?unit=kien-giang&at=9223372036854775807&skip=9223372036854775807",
    "/?x=%",
];

pub async fn unknown_ones_are_not_found(demo: &Demo) {
    let mut binh = Visitor::of(demo, "binh").await;
    for path in NOWHERE {
        let told = binh.get(path).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND, "{path}: {}", told.words());
        assert!(told.words().contains("Không tìm thấy trang này"), "{path}: {}", told.words());
    }
    for path in ODD {
        no_fault(&binh.get(path).await, path);
    }
    let told = binh.get("/reports?unit=kien-giang&month=2024-13").await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "a month that no year has");
    let long = format!("/reports?unit={}&month=2024-10", "a".repeat(20_000));
    assert_eq!(binh.get(&long).await.status, StatusCode::NOT_FOUND, "a long name");
    for method in ["DELETE", "PUT", "PATCH"] {
        let request = binh.request(method, "/reports").body(Body::empty()).expect("a request");
        assert_eq!(binh.send(request).await.status, StatusCode::NOT_FOUND, "{method}");
    }
    in_the_readers_language(demo).await;
}

async fn in_the_readers_language(demo: &Demo) {
    let mut khach = Visitor::guest(demo);
    let request = khach.request("GET", "/nowhere").header(header::ACCEPT_LANGUAGE, "en-GB,en");
    let told = khach.send(request.body(Body::empty()).expect("a request")).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND);
    assert!(told.words().contains("This page was not found"), "{}", told.words());
    let told = khach.get("/nowhere").await;
    assert!(told.words().contains("Không tìm thấy trang này"), "{}", told.words());
    let request = khach.request("GET", "/nowhere").header(header::ACCEPT, "application/json");
    let told = khach.send(request.body(Body::empty()).expect("a request")).await;
    assert_eq!(told.json()["error"]["kind"], "unknown");
}
