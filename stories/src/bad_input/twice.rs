//! A second press of the button, a page sent again after the line broke: every form that makes
//! something makes it once. The key is the one that the page itself gave out.

use crate::house::Demo;
use crate::visitor::{Told, Visitor, fresh_key};
use axum::http::StatusCode;

const MARK: &str = "Thử Lặp";

pub async fn a_form_sent_twice_is_done_once(demo: &Demo) {
    let mut binh = Visitor::of(demo, "binh").await;
    registers(&mut binh).await;
    people(&mut binh).await;
    report(&mut binh).await;
}

/// Posts the same twice; the list shows as many afterwards as after the first.
async fn twice(visitor: &mut Visitor, path: &str, pairs: &[(&str, &str)], list: &str) -> Told {
    let before = count(visitor, list).await;
    let first = visitor.post(path, pairs).await;
    let well = first.status == StatusCode::SEE_OTHER || first.status == StatusCode::OK;
    assert!(well, "{path}: {} {}", first.status, first.words());
    let once = count(visitor, list).await;
    assert!(once > before, "{path}: {list} does not show it");
    let again = visitor.post(path, pairs).await;
    let answered = again.status == StatusCode::SEE_OTHER || again.status == StatusCode::CONFLICT;
    assert!(answered, "{path} again: {} {}", again.status, again.words());
    assert_eq!(count(visitor, list).await, once, "{path}: it was made twice");
    first
}

async fn count(visitor: &mut Visitor, list: &str) -> usize {
    // The first look takes the word about what was done, the second is the page alone.
    visitor.page(list).await;
    visitor.page(list).await.text().matches(MARK).count()
}

async fn registers(binh: &mut Visitor) {
    let page = binh.page("/organisations/new?unit=kien-giang").await;
    let id = page.field("id");
    let pairs = [("id", id.as_str()), ("name", "Công ty Thử Lặp"), ("kind", "company")];
    let list = "/organisations?unit=kien-giang";
    twice(binh, "/organisations/new?unit=kien-giang", &pairs, list).await;
    let page = binh.page("/units/new?unit=kien-giang").await;
    let (key, level) = (page.field("key"), page.last_choice());
    let pairs = [
        ("key", key.as_str()),
        ("unit", "kien-giang"),
        ("level", &level),
        ("name", "Chi hội Thử Lặp"),
        ("from", "01/11/2024"),
    ];
    twice(binh, "/units/new", &pairs, "/units?unit=kien-giang").await;
}

async fn people(binh: &mut Visitor) {
    let id = binh.page("/people/new?unit=kien-giang").await.field("id");
    let pairs = [("id", id.as_str()), ("full_name", "Trần Thị Thử Lặp"), ("phone", "0912345678")];
    twice(binh, "/people/new?unit=kien-giang", &pairs, "/people?unit=kien-giang").await;
    let person = format!("/people/{id}");
    let (office, signer) = (fresh_key(), fresh_key());
    let pairs = [("id", office.as_str()), ("position", "Ủy viên Thử Lặp"), ("from", "01/11/2024")];
    twice(binh, &format!("{person}/offices"), &pairs, &person).await;
    let pairs = [
        ("id", signer.as_str()),
        ("person", id.as_str()),
        ("capacity", "tl"),
        ("first_line", "TL. CHỦ TỊCH"),
        ("second_line", "CHÁNH VĂN PHÒNG"),
        ("from", "01/11/2024"),
    ];
    twice(binh, "/signers/new?unit=kien-giang", &pairs, "/signers?unit=kien-giang").await;
    let page = binh.page("/users/new?unit=kien-giang").await;
    let (id, role) = (page.field("id"), page.field("role_id"));
    let pairs = [
        ("id", id.as_str()),
        ("role_id", role.as_str()),
        ("display_name", "Người Thử Lặp"),
        ("login", "thu.lap"),
        ("role", "viewer"),
        ("from", "01/11/2024"),
    ];
    let made = twice(binh, "/users/new?unit=kien-giang", &pairs, "/users?unit=kien-giang").await;
    assert!(made.words().contains("thu.lap"), "the first answer shows the account");
    role_twice(binh, &format!("/users/{id}")).await;
}

async fn role_twice(binh: &mut Visitor, account: &str) {
    let page = binh.page(account).await;
    let (base, id) = (page.field("base"), fresh_key());
    let pairs = [
        ("id", id.as_str()),
        ("base", base.as_str()),
        ("unit", "kien-giang/huyen-giang-thanh"),
        ("role", "clerk"),
        ("from", "01/11/2024"),
    ];
    let path = format!("{account}/roles");
    assert_eq!(binh.post(&path, &pairs).await.status, StatusCode::SEE_OTHER);
    let once = binh.page(account).await.text().matches("/roles/").count();
    let again = binh.post(&path, &pairs).await;
    let answered = again.status == StatusCode::SEE_OTHER || again.status == StatusCode::CONFLICT;
    assert!(answered, "{path} again: {} {}", again.status, again.words());
    assert_eq!(binh.page(account).await.text().matches("/roles/").count(), once, "{path}");
}

async fn report(binh: &mut Visitor) {
    let month = "unit=kien-giang&month=2024-11";
    let page = format!("/reports?{month}");
    let key = fresh_key();
    let task = [("id", key.as_str()), ("body", "Mở lớp Thử Lặp"), ("plan", "2")];
    twice(binh, &format!("/reports/task?{month}"), &task, &page).await;
    let key = fresh_key();
    let name = [("id", key.as_str()), ("name", "Hội cơ sở Thử Lặp")];
    twice(binh, &format!("/reports/name?{month}"), &name, &page).await;
    let key = fresh_key();
    let comment = [("id", key.as_str()), ("figure", "bicycles"), ("body", "Xem lại, Thử Lặp")];
    let panel = format!("{page}&figure=bicycles");
    twice(binh, &format!("/reports/comment?{month}"), &comment, &panel).await;
    let head = "/reports/letterhead?unit=kien-giang";
    let key = fresh_key();
    let recipient = [("id", key.as_str()), ("body", "Ban Thử Lặp")];
    twice(binh, "/reports/recipient?unit=kien-giang", &recipient, head).await;
    let version = binh.page(head).await.field("version");
    let pairs = [
        ("version", version.as_str()),
        ("superior", "HỘI CHỮ THẬP ĐỎ VIỆT NAM"),
        ("agency", "HỘI CHỮ THẬP ĐỎ TỈNH KIÊN GIANG, Thử Lặp"),
        ("symbol", "BC-HCTĐ"),
        ("place_name", "Kiên Giang"),
    ];
    twice(binh, head, &pairs, head).await;
}
