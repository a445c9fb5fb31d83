//! Teaching a trade is help: recorded as work with its learners, value, days, place and partner;
//! whoever learns lies sealed in the register of help beside all else she was given. It opens with
//! who may not.

use super::people::somebody;
use super::{COMMUNE, Demo, StatusCode, Visitor, done, new, post, refused, reversed, work};
use crate::cattle::sums;

const KIND: &str = "training-vocational";
const TITLE: &str = "Lớp may công nghiệp ba tháng";
const NAME: &str = "Danh Thị Sà Rết";
const NEED: &str = "Khuyết tật vận động từ nhỏ";

pub async fn are_taught_to_people_under_seal(demo: &Demo, chi: &mut Visitor) {
    who_may_not(demo, chi).await;
    let before = counted(demo).await;
    let form = chi.page(&new(COMMUNE, KIND)).await.text();
    assert!(!form.contains("/classes?unit="), "it leads to a class, where names lie open");
    refused(&post(chi, &new(COMMUNE, KIND), &course(&[("source", "")])).await, "nguồn");
    let to = done(&post(chi, &new(COMMUNE, KIND), &course(&[])).await);
    let words = chi.page(&to).await.words();
    for said in [TITLE, "28/10/2024", "Xã Vĩnh Bình Nam", "Sở LĐTBXH · 4.000.000", "9.000.000"]
    {
        assert!(words.contains(said), "{said}: {words}");
    }
    let now = [before[0] + 3, before[1] + 9_000_000];
    assert_eq!(counted(demo).await, now, "learners and value, once");
    let helped = her_name_is_sealed(demo, chi, &to).await;
    let gift = all_her_help_stands_together(chi, &helped).await;
    nothing_of_her_lies_open(demo).await;
    reversed(chi, &gift, 1).await;
    reversed(chi, &to, 1).await;
    assert_eq!(counted(demo).await, before);
}

/// A course for three people, with other words for some of it.
fn course(fields: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    let own = [
        ("from", "28/10/2024"),
        ("until", "01/11/2024"),
        ("count-trainees", "3"),
        ("value", "9 triệu"),
        ("source", "cash"),
        ("partner", "Sở LĐTBXH"),
        ("partner_share", "4 triệu"),
        ("place", "xa vinh binh nam"),
        ("title", TITLE),
    ];
    work(&[&own, fields].concat())
}

/// Nobody from elsewhere records it, and nobody opens a class for it.
async fn who_may_not(demo: &Demo, chi: &mut Visitor) {
    let (mut dung, mut khach) = (Visitor::of(demo, "dung").await, Visitor::guest(demo));
    let told = post(&mut dung, &new(COMMUNE, KIND), &course(&[])).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND);
    let told = post(&mut khach, &new(COMMUNE, KIND), &course(&[])).await;
    assert_eq!(told.status, StatusCode::UNAUTHORIZED);
    let class =
        work(&[("kind", KIND), ("title", TITLE), ("level", "none"), ("begins_on", "01/11/2024")]);
    refused(&post(chi, &format!("/classes/new?unit={COMMUNE}"), &class).await, "Chọn");
}

/// Learners and value that the commune counts.
async fn counted(demo: &Demo) -> Vec<i64> {
    sums(demo, &["vocational_trainees", "vocational_value"]).await
}

/// Chi writes her down and opens her name for a purpose, Dũng knows nothing of her; the page of her
/// help.
async fn her_name_is_sealed(demo: &Demo, chi: &mut Visitor, to: &str) -> String {
    let people = format!("{to}/people");
    let her = |quantity: &str| {
        somebody(&[
            ("name", NAME),
            ("birth_year", "1996"),
            ("quantity", quantity),
            ("amount", "3 triệu"),
            ("note", NEED),
        ])
    };
    let (mut dung, mut khach) = (Visitor::of(demo, "dung").await, Visitor::guest(demo));
    assert_eq!(dung.get(&people).await.status, StatusCode::NOT_FOUND);
    assert_eq!(post(&mut dung, &people, &her("1")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(post(&mut khach, &people, &her("1")).await.status, StatusCode::UNAUTHORIZED);
    refused(&post(chi, &people, &her("4")).await, "chỉ còn 3");
    done(&post(chi, &people, &her("1")).await);
    let page = chi.page(&people).await;
    assert!(!page.text().contains("Sà Rết"), "her name lies open");
    let helped = page.record("/helped/");
    let (open, purpose) = (format!("{helped}/open"), [("purpose", "Thăm học viên")]);
    assert_eq!(dung.get(&helped).await.status, StatusCode::NOT_FOUND);
    assert_eq!(dung.post(&open, &purpose).await.status, StatusCode::NOT_FOUND);
    refused(&chi.post(&open, &[("purpose", " ")]).await, "Nhập");
    let words = chi.post(&open, &purpose).await.words();
    assert!(words.contains(NAME) && words.contains(NEED), "{words}");
    helped
}

/// A gift that she is given too stands beside what she learned; the gift.
async fn all_her_help_stands_together(chi: &mut Visitor, helped: &str) -> String {
    let gift = work(&[("count-parcels", "1")]);
    let gift = done(&post(chi, &new(COMMUNE, "gift"), &gift).await);
    let her = somebody(&[("name", "danh thị sà rết"), ("birth_year", "1996")]);
    done(&post(chi, &format!("{gift}/people"), &her).await);
    let words = chi.page(helped).await.words();
    for said in ["Dạy nghề cho người yếu thế", "3.000.000", "Sở LĐTBXH", "Tặng quà"]
    {
        assert!(words.contains(said), "{said}: {words}");
    }
    gift
}

/// Whoever steals the database reads what was taught and not whom.
async fn nothing_of_her_lies_open(demo: &Demo) {
    let stolen = demo.dump().await;
    let stolen = String::from_utf8_lossy(&stolen);
    let holds = |text: &str| {
        let hex: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
        stolen.contains(text) || stolen.contains(&hex)
    };
    assert!(holds(TITLE), "the search finds nothing");
    for marker in [NAME, "danh thị sà rết", "danh thi sa ret", NEED] {
        assert!(!holds(marker), "{marker} lies open on {}", demo.engine);
    }
}
