//! Somebody out of reach stands before the person and opens the dossier in an emergency: found by
//! what is known whole, seen at once by the unit that keeps it, a few a day. Only the story above
//! knows it.

use super::{NAME, NUMBER, done, refused, with};
use crate::house::Demo;
use crate::visitor::Visitor;
use axum::http::StatusCode;

/// Dũng opens what he needs in Cà Mau; Bình of Kiên Giang reads who, why, and reviews it.
pub(super) async fn who_is_out_of_reach_opens_in_an_emergency(
    demo: &Demo,
    binh: &mut Visitor,
    home: &str,
) {
    let (path, near) = ("/addresses/emergency?unit=ca-mau", "/addresses/emergency?unit=kien-giang");
    let page = binh.page(home).await.text();
    let code = page.split("Hồ sơ ").nth(1).expect("the title")[..8].to_owned();
    let asked = [
        ("of", code.as_str()),
        ("fields", "health"),
        ("purpose", "Báo bệnh viện"),
        ("why", "Ngất ở bến xe, không nói được"),
    ];
    assert_eq!(Visitor::guest(demo).post(path, &asked).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(binh.post(path, &asked).await.status, StatusCode::NOT_FOUND, "not from there");
    refused(&binh.post(near, &asked).await, "thuộc nơi bạn phụ trách");
    let mut dung = Visitor::of(demo, "dung").await;
    for (name, value, said) in [
        ("why", "", "Nhập"),
        ("purpose", "", "Nhập"),
        ("fields", "", "Chọn"),
        ("of", NAME, "Không có hồ sơ nào"),
        ("of", "091157001235", "Không có hồ sơ nào"),
        // By the number a dossier of Cà Mau itself is met too: that one opens on its own page.
        ("of", NUMBER, "thuộc nơi bạn phụ trách"),
        ("why", "Nhiễm HIV, ngất", "phải niêm phong"),
    ] {
        refused(&dung.post(path, &with(&asked, name, value)).await, said);
    }
    let alarms = "/addresses/alarms?unit=kien-giang";
    assert!(!binh.page(alarms).await.words().contains("bến xe"), "refused, and an alarm");
    let met = dung.post(path, &asked).await;
    for said in ["kháng vi-rút", NAME, "Phú Lợi", "giữ hồ sơ này"] {
        assert!(met.words().contains(said), "{said}: {}", met.words());
    }
    assert!(!met.words().contains("mồ côi cha"), "a field that was not asked for is open");
    assert_eq!(dung.get(home).await.status, StatusCode::NOT_FOUND, "it opens nothing else");
    let looks = binh.page(&format!("{home}/looks")).await.words();
    assert!(looks.contains("Dũng") && looks.contains("Báo bệnh viện"), "{looks}");
    a_few_a_day(&mut dung, path, &asked).await;
    it_is_reviewed(binh, &mut dung, (alarms, &code)).await;
}

/// A few a day are an emergency; more are for the unit itself, or for whoever it names.
async fn a_few_a_day(dung: &mut Visitor, path: &str, asked: &[(&str, &str)]) {
    for _ in 0..2 {
        assert_eq!(dung.post(path, asked).await.status, StatusCode::OK);
    }
    for of in [asked[0].1, NUMBER, "091157001235"] {
        let told = dung.post(path, &with(asked, "of", of)).await;
        refused(&told, "mở khẩn cấp 3 hồ sơ trong một ngày");
    }
}

/// The unit that keeps the dossier is told, and reviews; the one it was opened from does not.
async fn it_is_reviewed(binh: &mut Visitor, dung: &mut Visitor, (alarms, code): (&str, &str)) {
    let list = binh.page("/addresses?unit=kien-giang").await.words();
    assert!(list.contains("3 chờ xem lại"), "{list}");
    let page = binh.page(alarms).await;
    let said = format!("Mở khẩn cấp hồ sơ {code} từ");
    assert_eq!(page.words().matches(&said).count(), 3, "{}", page.words());
    assert!(page.words().contains("Dũng") && page.words().contains("Ngất ở bến xe"));
    assert!(!page.words().contains("kháng vi-rút"), "{}", page.words());
    let own = dung.page("/addresses/alarms?unit=ca-mau").await.words();
    assert!(!own.contains(code), "{own}");
    assert_eq!(own.matches("Tìm khẩn cấp mà không thấy").count(), 2, "{own}");
    for left in (0..3).rev() {
        let page = binh.page(alarms).await;
        let (id, version) = (page.field("id"), page.field("version"));
        let form = [("id", id.as_str()), ("version", &version), ("verdict", "Đúng, bệnh viện báo")];
        done(&binh.post(alarms, &form).await);
        let open = binh.page(alarms).await.words().matches("chờ xem lại").count();
        assert_eq!(open, left);
    }
}
