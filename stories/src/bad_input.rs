//! What careless hands, old browsers, broken lines and strangers send. Each is answered with words
//! or a clear status, nothing is half-saved, and the house lives: after all of it everything still
//! fits. It opens with who may send nothing at all.

use crate::house::{self, COMMUNE, Demo, november};
use crate::visitor::{Told, Visitor, fresh_key};
use axum::http::StatusCode;

mod addresses;
mod days;
mod line;
mod rush;
mod twice;
mod volume;

/// Chi's month.
const CELL: &str = "/reports/cell?unit=kien-giang/huyen-giang-thanh/xa-phu-loi&month=2024-11";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_is_sent_the_house_lives() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        strangers_send_nothing(&demo).await;
        addresses::unknown_ones_are_not_found(&demo).await;
        days::impossible_ones_come_back(&demo).await;
        volume::too_much_is_refused(&demo).await;
        volume::odd_letters_do_no_harm(&demo).await;
        twice::a_form_sent_twice_is_done_once(&demo).await;
        line::a_broken_line_leaves_nothing_behind(&demo).await;
        rush::a_thousand_posts_are_a_thousand_saves(&demo).await;
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

/// Another site in Bình's browser, a browser that does not say where a post is from, and a guest.
async fn strangers_send_nothing(demo: &Demo) {
    let key = fresh_key();
    let pairs = [("cell", "blood_units"), ("value", "7"), ("base", "0"), ("key", key.as_str())];
    let body = crate::visitor::form(&pairs);
    let mut chi = Visitor::of(demo, "chi").await;
    let from: [&[(&str, &str)]; 4] = [
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("origin", "https://nhanai.example")],
        &[],
    ];
    for marks in from {
        let mut request = chi.request("POST", CELL).body(body.clone().into()).expect("a request");
        request.headers_mut().remove("sec-fetch-site");
        for (name, value) in marks {
            request.headers_mut().insert(*name, value.parse().expect("a value"));
        }
        let told = chi.send(request).await;
        assert_eq!(told.status, StatusCode::FORBIDDEN, "{marks:?}");
        assert!(told.words().contains("Yêu cầu đến từ trang khác"), "{}", told.words());
    }
    let told = Visitor::guest(demo).post(CELL, &pairs).await;
    assert_eq!(told.status, StatusCode::UNAUTHORIZED);
    assert_eq!(demo.view(COMMUNE, november()).await.report.map(|report| report.id), None);
}

/// Every answer has words; none is a fault.
fn no_fault(told: &Told, what: &str) {
    assert!(!told.status.is_server_error(), "{what}: {} {}", told.status, told.text());
    assert!(!told.bytes.is_empty() || !told.to.is_empty(), "{what}: {} says nothing", told.status);
}
