//! Units joined a piece of work: any of the province by its name, one of elsewhere by its path. All
//! are named on it, it counts once, they stand in its form again, and a correction keeps them. It
//! opens with who may not.

use super::{COMMUNE, Demo, NEW, StatusCode, Visitor, done, gift, levels};
use crate::visitor::fresh_key;

/// Of the same district, of another one, and of another province.
const TYPED: [&str; 3] =
    ["Xã Tân Khánh Hòa, Huyện Giang Thành", "binh giang", "an-giang/huyen-an-phu/xa-phu-hoi"];
const NAMES: [&str; 3] = ["Xã Tân Khánh Hòa", "Xã Bình Giang", "Xã Phú Hội"];
const FIELDS: [&str; 3] = ["joiner", "joiner_2", "joiner_3"];

pub async fn are_both_kept(demo: &Demo, chi: &mut Visitor) {
    let before = levels(demo).await;
    let (id, key) = (fresh_key(), fresh_key());
    let mut form = gift(&id, &key, "9", "");
    form.extend(FIELDS.into_iter().zip(TYPED));
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.post(NEW, &form).await.status, StatusCode::NOT_FOUND);
    let told = Visitor::guest(demo).post(NEW, &form).await;
    assert_eq!(told.status, StatusCode::UNAUTHORIZED);
    what_is_none_or_several_comes_back(demo, chi).await;
    let to = done(&chi.post(NEW, &form).await);
    assert_eq!(levels(demo).await, before.map(|had| had + 9), "once, whoever joined");
    assert_eq!(dung.get(&to).await.status, StatusCode::NOT_FOUND);
    let edit = chi.page(&format!("{to}/edit")).await;
    let held = FIELDS.map(|field| edit.field(field));
    let (mut all, mut said) = (held.clone(), TYPED);
    said[1] = "Xã Bình Giang, Huyện Hòn Đất";
    all.sort();
    said.sort();
    assert_eq!(all, said, "a joiner is lost in the form");
    let again = fresh_key();
    // What the form holds is sent back, with one parcel more.
    let mut form = gift(&id, &again, "10", "");
    form.retain(|(name, _)| *name != "base");
    form.push(("base", "1"));
    form.extend(FIELDS.into_iter().zip(held.iter().map(String::as_str)));
    done(&chi.post(&format!("{to}/edit"), &form).await);
    let words = chi.page(&to).await.words();
    for said in NAMES.iter().chain(&["10 suất quà"]) {
        assert!(words.contains(said), "{said} of {COMMUNE}: {words}");
    }
    is_offered_as_a_beginning(chi, &to).await;
    let reverse = format!("{to}/reverse");
    done(&chi.post(&reverse, &[("version", "2"), ("why", "Hết truyện")]).await);
    assert_eq!(levels(demo).await, before);
}

/// The whole province and what stands above it is offered, once for all rows. What fits nothing, or
/// several, comes back at its row, and nothing is saved.
async fn what_is_none_or_several_comes_back(demo: &Demo, chi: &mut Visitor) {
    let page = chi.page(NEW).await.text();
    for offered in ["Xã Bình Giang, Huyện Hòn Đất", "Huyện Hòn Đất", "Tỉnh Kiên Giang"]
    {
        let list = page.split("<datalist id=\"work-joiner-list\">").nth(1).expect("a list");
        let list = list.split("</datalist>").next().expect("its end");
        assert!(list.contains(&format!("<option value=\"{offered}\">")), "{offered}: {list}");
        assert!(!list.contains("\"Xã Phú Lợi,"), "a unit joins itself: {list}");
    }
    assert_eq!(page.matches("list=\"work-joiner-list\"").count(), 3, "not in every row");
    let before = levels(demo).await;
    for (field, typed, said) in [
        ("joiner", "Xã Sao Hỏa", "Không thấy “Xã Sao Hỏa” trong tỉnh"),
        ("joiner_2", "Xã", "Có nhiều nơi tên “Xã”"),
        ("joiner", "an-giang/khong-co", "Không thấy “an-giang/khong-co”"),
    ] {
        let (id, key) = (fresh_key(), fresh_key());
        let mut form = gift(&id, &key, "9", "");
        form.push((field, typed));
        let told = chi.post(NEW, &form).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        assert!(told.words().contains(said), "{typed}: {}", told.words());
        assert_eq!(told.field(field), typed, "what was typed is gone");
    }
    assert_eq!(levels(demo).await, before, "half of a flawed form was saved");
}

/// The same again another day: those who joined come along, whoever they are.
async fn is_offered_as_a_beginning(chi: &mut Visitor, to: &str) {
    let id = to.rsplit('/').next().expect("an id");
    let begun = chi.page(&format!("{NEW}&like={id}")).await;
    let held = FIELDS.map(|field| begun.field(field));
    let (id, key) = (begun.field("id"), fresh_key());
    let mut form = gift(&id, &key, "1", "");
    form.extend(FIELDS.into_iter().zip(held.iter().map(String::as_str)));
    let to = done(&chi.post(NEW, &form).await);
    let words = chi.page(&to).await.words();
    assert!(NAMES.iter().all(|name| words.contains(name)), "{words}");
    let reverse = format!("{to}/reverse");
    done(&chi.post(&reverse, &[("version", "1"), ("why", "Hết truyện")]).await);
}
