//! Work of two units counts once, where it was recorded; the one that joined reads of it beside its
//! own list, in no sum and in no file.

use super::{COMMUNE, Demo, StatusCode, Visitor, done, new, post, reversed, work};

const BESIDE: &str = "kien-giang/huyen-giang-thanh/xa-vinh-dieu";
const TITLE: &str = "Quà chung của hai xã giáp ranh";

pub async fn is_read_by_both(demo: &Demo, chi: &mut Visitor, binh: &mut Visitor) {
    let list = format!("/activities?unit={BESIDE}&month=2024-11");
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(&list).await.status, StatusCode::NOT_FOUND);
    assert_eq!(chi.get(&list).await.status, StatusCode::NOT_FOUND, "another commune");
    let fields = [("count-parcels", "4"), ("title", TITLE), ("joiner", "Xã Vĩnh Điều")];
    let to = done(&post(chi, &new(COMMUNE, "gift"), &work(&fields)).await);
    let page = binh.page(&list).await;
    let (own, joint) = page.text().split_once("Làm chung với đơn vị khác").map_or_else(
        || panic!("it reads nothing of it: {}", page.words()),
        |(own, joint)| (own.to_owned(), joint.to_owned()),
    );
    assert!(joint.contains(TITLE) && joint.contains("Xã Phú Lợi"), "{joint}");
    assert!(!own.contains(TITLE), "it stands in its own list: {own}");
    let file = binh.page(&format!("{list}&file=csv")).await.text();
    assert!(!file.contains(TITLE), "{file}");
    let words = binh.page(&format!("{list}&state=planned")).await.words();
    assert!(!words.contains(TITLE), "it was done: {words}");
    // The district has it in its list once, and beside it nothing.
    let above = "/activities?unit=kien-giang/huyen-giang-thanh&month=2024-11";
    let words = binh.page(above).await.words();
    assert_eq!(words.matches(TITLE).count(), 1, "{words}");
    reversed(chi, &to, 1).await;
    let page = binh.page(&list).await.words();
    assert!(!page.contains(TITLE), "what was taken back is still told: {page}");
}
