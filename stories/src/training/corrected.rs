//! What a class says is corrected, while it is open and when it counts already: its work is said
//! anew, each figure moves by what was wrong. What stands on certificates that were given is not
//! changed under them. Each opens with who may not.

use super::agreed::held;
use super::{COMMUNE, Demo, StatusCode, Visitor, done, fresh_key, refused, step};
use crate::cattle::sums;

type Pairs<'p> = Vec<(&'p str, &'p str)>;

/// The correction of a class as its form begins, with other values of some fields.
async fn correction(
    chi: &mut Visitor,
    class: &str,
    other: &[(&str, &str)],
) -> Vec<(String, String)> {
    let form = chi.page(&format!("{class}/record?step=correct")).await;
    let names = ["version", "title", "begins_on", "hall", "partner", "planned", "place", "joiner"];
    let own = names.iter().map(|name| ((*name).to_owned(), form.field(name)));
    let own = own.filter(|(name, _)| other.iter().all(|(other, _)| other != name));
    own.chain(other.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))).collect()
}

pub(super) async fn correct(chi: &mut Visitor, class: &str, other: &[(&str, &str)]) -> super::Told {
    let form = correction(chi, class, other).await;
    let pairs: Pairs<'_> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    step(chi, class, "correct", &pairs).await
}

/// Who holds a certificate of a class holds one of what it was called.
pub async fn is_no_other_than_its_certificates(demo: &Demo, chi: &mut Visitor, class: &str) {
    let mut dung = Visitor::of(demo, "dung").await;
    let path = format!("{class}/record?step=correct");
    assert_eq!(dung.get(&path).await.status, StatusCode::NOT_FOUND);
    let kept = [("kind", "training-volunteers"), ("level", "community")];
    let told = correct(chi, class, &[kept[0], kept[1], ("title", "Sơ cứu")]).await;
    refused(&told, "Chứng nhận đã cấp in điều này");
    refused(&correct(chi, class, &[kept[0], ("level", "two")]).await, "Thu hồi chứng nhận trước");
    done(&correct(chi, class, &[kept[0], kept[1], ("hall", "Nhà văn hóa")]).await);
    let words = chi.page(class).await.words();
    assert!(words.contains("Nơi học Nhà văn hóa") && words.contains("Sơ cấp cứu cộng đồng"));
}

/// Kind, title, partner and cost of a class that counts: the figures follow, once.
pub async fn counts_as_it_was_corrected(demo: &Demo, chi: &mut Visitor) {
    let id = fresh_key();
    let form = [
        ("id", id.as_str()),
        ("kind", "training-volunteers"),
        ("title", "Lớp ghi nhầm"),
        ("level", "none"),
        ("begins_on", "31/10/2024"),
        ("partner", "Ban ATGT xã"),
    ];
    let class = done(&chi.post(&format!("/classes/new?unit={COMMUNE}"), &form).await);
    let mut dung = Visitor::of(demo, "dung").await;
    let told = step(&mut dung, &class, "correct", &form).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND);
    let told = step(&mut Visitor::guest(demo), &class, "correct", &form).await;
    assert_eq!(told.status, StatusCode::UNAUTHORIZED);
    let kind = ("kind", "training-volunteers");
    let level = ("level", "none");
    done(&correct(chi, &class, &[kind, level, ("title", "Lớp đang mở")]).await);
    let stale = [kind, level, ("version", "1")];
    refused(&correct(chi, &class, &stale).await, "vừa được người khác sửa");
    let before = levels(demo).await;
    held(chi, &class).await;
    let late = [kind, level, ("begins_on", "02/11/2024")];
    refused(&correct(chi, &class, &late).await, "buổi học ngày 01/11/2024");
    refused(&correct(chi, &class, &[("kind", "gift"), level]).await, "Chọn");
    let share = [kind, level, ("cost", "2 triệu"), ("partner_share", "3 triệu")];
    refused(&correct(chi, &class, &share).await, "nhiều nhất bằng kinh phí của lớp");
    let work = chi.page(&class).await.record("/activities/");
    assert_eq!(levels(demo).await, moved(&before, [1, 0, 0]));
    let traffic = [
        ("kind", "traffic-firstaid-class"),
        level,
        ("title", "Lớp sửa xong"),
        ("partner", "Ban ATGT huyện"),
        ("begins_on", "01/11/2024"),
    ];
    done(&correct(chi, &class, &traffic).await);
    assert_eq!(levels(demo).await, moved(&before, [0, 1, 0]));
    let page = chi.page(&class).await;
    assert_eq!(page.record("/activities/"), work, "its work is another one");
    assert!(page.words().contains("Khai giảng 01/11/2024"), "{}", page.words());
    let words = chi.page(&work).await.words();
    assert!(words.contains("Lớp sửa xong") && words.contains("Ban ATGT huyện"), "{words}");
    assert!(!words.contains("Ban ATGT xã"), "{words}");
    // Who learns a trade is helped, and stands on no list of a class.
    let trade = [("kind", "training-vocational"), level];
    refused(&correct(chi, &class, &trade).await, "Chọn");
    assert_eq!(levels(demo).await, moved(&before, [0, 1, 0]));
    done(&step(chi, &class, "reopen", &[("why", "Hết truyện")]).await);
    assert_eq!(levels(demo).await, before);
    done(&step(chi, &class, "stop", &[("why", "Hết truyện")]).await);
    refused(&step(chi, &class, "correct", &traffic).await, "khác sửa");
}

/// What the commune counts of classes, of classes with the traffic board, of teaching a trade.
pub(super) async fn levels(demo: &Demo) -> Vec<i64> {
    sums(demo, &["training_classes", "traffic_firstaid_classes", "vocational_value"]).await
}

pub(super) fn moved(before: &[i64], by: [i64; 3]) -> Vec<i64> {
    before.iter().zip(by).map(|(had, by)| had + by).collect()
}
