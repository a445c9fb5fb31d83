//! A class that was recorded as work alone stands beside the list of classes with its number and
//! the way to it, apart from those with a file. It opens with who may not.

use super::{COMMUNE, Demo, StatusCode, Visitor, done, fresh_key};

pub async fn ones_stand_apart(demo: &Demo, chi: &mut Visitor) {
    let list = format!("/classes?unit={COMMUNE}&year=2024");
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(&list).await.status, StatusCode::NOT_FOUND);
    let label = "Sơ cấp cứu cho tình nguyện viên, lái xe, trường học";
    let said = |page: &str| -> usize {
        let (_, quick) = page.split_once("Lớp ghi nhanh, không có hồ sơ lớp").unwrap_or_default();
        let (_, many) = quick.split_once(label).unwrap_or_default();
        let many = many.split_whitespace().next().unwrap_or_default();
        many.parse().unwrap_or_default()
    };
    let before = said(&chi.page(&list).await.words());
    let (id, key) = (fresh_key(), fresh_key());
    let form = [
        ("id", id.as_str()),
        ("key", &key),
        ("base", "0"),
        ("from", "01/11/2024"),
        ("count-classes", "1"),
        ("count-participants", "25"),
        // A class with a file may look like it: it is said to be another.
        ("again", "1"),
    ];
    let new = format!("/activities/new?unit={COMMUNE}&kind=training-volunteers");
    let to = done(&chi.post(&new, &form).await);
    let page = chi.page(&list).await;
    assert_eq!(said(&page.words()), before + 1, "{}", page.words());
    let text = page.text();
    let link = text.split("href=\"").find(|part| {
        let address = part.split('"').next().unwrap_or_default();
        address.contains("quick=1") && address.contains("kind=training-volunteers&")
    });
    let link = link.and_then(|part| part.split('"').next()).expect("a way");
    let quick = chi.page(&link.replace("&amp;", "&")).await.text();
    assert!(quick.contains(&format!("href=\"{to}\"")), "{quick}");
    // Those with a file are not among them.
    assert_eq!(quick.matches("href=\"/activities/0").count(), before + 1, "{quick}");
}
