//! A department that gave an address is reminded by a letter beside the officers who hold its link:
//! through the same queue, once a day, naming the page of its link and never the secret. Without an
//! address it is as before. It opens with who may not.

use super::{BOARD, Demo, PROVINCE, REMIND, StatusCode, Visitor, kept, made, owes, says};
use crate::mail::{post_office, sent};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kernel::Day;
use people::OrganisationId;
use program::mail::Mailer;
use std::time::Duration;

const ADDRESS: &str = "vanthu@soyte.example.vn";

/// The story, on the days before the report is due.
pub async fn goes_to_who_gave_an_address(demo: &mut Demo) {
    demo.turn_to(Day::of(2024, 12, 11).expect("a day"));
    let mut binh = Visitor::of(demo, "binh").await;
    let write = |tx: &mut kernel::db::Tx<'_>| kept(tx, PROVINCE);
    let body = demo.house.db.write(write).await.expect("a department");
    owes(&mut binh, body).await;
    let secret = made(&mut binh, body, "20/12/2024").await;
    let (server, letters) = post_office();
    let mailer = Mailer::open(&format!("smtp://{server}"), "Nhân Ái <khong@example.vn>");
    let mailer = mailer.unwrap_or_else(|stop| panic!("no mailer: {stop:?}"));
    let to = reminds(&mut binh, body).await;
    says(&binh.page(&to).await, &["Đã nhắc 1 cơ quan qua cán bộ giữ đường dẫn"]);
    assert_eq!(sent(demo, &mailer).await, 0, "no address was given");
    who_may_not(demo, body).await;
    gives(&mut binh, body).await;

    demo.turn_to(Day::of(2024, 12, 12).expect("a day"));
    let mut binh = Visitor::of(demo, "binh").await;
    let to = reminds(&mut binh, body).await;
    says(&binh.page(&to).await, &["thư nhắc gửi tới địa chỉ e-mail"]);
    let to = reminds(&mut binh, body).await;
    says(&binh.page(&to).await, &["1 cơ quan đã được nhắc"]);
    assert_eq!(sent(demo, &mailer).await, 1, "once a day");
    assert_eq!(sent(demo, &mailer).await, 0);
    let letter = letters.recv_timeout(Duration::from_secs(5)).expect("a letter");
    assert!(letter.contains(&format!("RCPT TO:<{ADDRESS}>")), "{letter}");
    let (hidden, text) = (secret.trim_start_matches("/nop/"), decoded(&letter));
    assert!(!text.contains(hidden) && hidden.len() > 20, "the secret is in the letter: {text}");
    for said in ["/nop/", "14/12/2024", "Sở Y tế kien-giang"] {
        assert!(text.contains(said), "not {said:?}: {text}");
    }
    assert!(!text.contains("/reports/links"), "a page that only officers open: {text}");
    says(&binh.page(BOARD).await, &["đã nhắc 12/12/2024"]);
}

/// The text of a letter out of its encoded lines (RFC 2045, 6.7 and 6.8).
fn decoded(letter: &str) -> String {
    let (head, body) = letter.split_once("\n\n").expect("a head and a body");
    if head.contains("base64") {
        let lines: String = body.lines().filter(|line| *line != ".").collect();
        let bytes = STANDARD.decode(lines).expect("base64");
        return String::from_utf8_lossy(&bytes).into_owned();
    }
    let plain = body.replace("=\n", "");
    let mut bytes = Vec::new();
    let mut parts = plain.split('=');
    bytes.extend(parts.next().unwrap_or_default().bytes());
    for part in parts {
        let (hex, rest) = part.split_at(2);
        bytes.push(u8::from_str_radix(hex, 16).expect("two digits"));
        bytes.extend(rest.bytes());
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

async fn reminds(binh: &mut Visitor, body: OrganisationId) -> String {
    let id = body.to_string();
    let told = binh.post(REMIND, &[("outside", &id), ("form", "directive-18")]).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.words());
    told.to
}

fn page(body: OrganisationId) -> String {
    format!("/organisations/{body}/email")
}

async fn who_may_not(demo: &Demo, body: OrganisationId) {
    let form = [("base", "1"), ("email", ADDRESS)];
    let mut khach = Visitor::guest(demo);
    assert_eq!(khach.get(&page(body)).await.status, StatusCode::SEE_OTHER);
    assert_eq!(khach.post(&page(body), &form).await.status, StatusCode::UNAUTHORIZED);
    for login in ["dung", "chi"] {
        let mut other = Visitor::of(demo, login).await;
        assert_eq!(other.get(&page(body)).await.status, StatusCode::NOT_FOUND, "{login}");
        assert_eq!(other.post(&page(body), &form).await.status, StatusCode::NOT_FOUND, "{login}");
    }
}

/// What is no address comes back with the words; an older version is a conflict; whoever may not
/// write the address is not shown it.
async fn gives(binh: &mut Visitor, body: OrganisationId) {
    let shown = binh.page(&page(body)).await;
    let base = shown.field("base");
    let wrong = [("base", base.as_str()), ("email", "văn thư sở")];
    let told = binh.post(&page(body), &wrong).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", told.words());
    assert_eq!(told.field("email"), "văn thư sở", "what was typed is kept");
    let right = [("base", base.as_str()), ("email", ADDRESS)];
    assert_eq!(binh.post(&page(body), &right).await.status, StatusCode::SEE_OTHER);
    assert_eq!(binh.post(&page(body), &right).await.status, StatusCode::CONFLICT);
    says(&binh.page("/organisations?unit=kien-giang").await, &[ADDRESS]);
}
