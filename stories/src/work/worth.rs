//! What work is worth: several values and givers in one record, a norm that says the value of its
//! day, a post that has an address instead. It opens with who may not: a clerk sets no norm.

use super::{Demo, NEW, PROVINCE, Visitor, done, gift, november};
use crate::visitor::fresh_key;

/// Goods without a stated price are worth what the norm of their day says; an older day keeps its
/// older norm.
pub async fn a_norm_says_the_value(demo: &Demo, chi: &mut Visitor, binh: &mut Visitor) {
    let set = format!("/catalogue/gift/norm?unit={PROVINCE}");
    let norm = |amount: &'static str, from: &'static str| {
        [
            ("id", fresh_key()),
            ("amount", amount.to_owned()),
            ("from_on", from.to_owned()),
            ("basis", "QĐ 12".to_owned()),
        ]
    };
    let mut told = Vec::new();
    for (is_chi, form) in [
        (true, norm("300.000", "01/01/2024")),
        (false, norm("0", "01/01/2024")),
        (false, norm("300.000", "01/01/2024")),
        (false, norm("350.000", "01/11/2024")),
        (false, norm("1", "01/11/2024")),
    ] {
        let form: Vec<(&str, &str)> = form.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let who = if is_chi { &mut *chi } else { &mut *binh };
        told.push(who.post(&set, &form).await.status.as_u16());
    }
    assert_eq!(told, [404, 422, 303, 303, 422], "a clerk sets, nothing, two norms, one day twice");
    let before = demo.levels("gift_value", november()).await;
    for (from, parcels, value) in [("01/11/2024", "4", "1.400.000"), ("10/06/2024", "2", "600.000")]
    {
        let (id, key) = (fresh_key(), fresh_key());
        let mut form = gift(&id, &key, parcels, "");
        form.retain(|(name, _)| *name != "from" && *name != "source");
        form.extend([("from", from), ("source", "norm")]);
        let to = done(&chi.post(NEW, &form).await);
        let words = chi.page(&to).await.words();
        assert!(words.contains(value) && words.contains("QĐ 12"), "{value}: {words}");
        let reverse = format!("{to}/reverse");
        done(&chi.post(&reverse, &[("version", "1"), ("why", "Hết truyện")]).await);
    }
    is_reckoned_anew(chi).await;
    let exam = NEW.replace("gift", "school-kit");
    let (id, key) = (fresh_key(), fresh_key());
    let mut form = gift(&id, &key, "", "");
    form.retain(|(name, _)| *name != "count-parcels" && *name != "source");
    form.extend([("count-pupils", "3"), ("source", "norm")]);
    let told = chi.post(&exam, &form).await;
    assert!(told.words().contains("chưa có định mức"), "{}", told.words());
    assert_eq!(demo.levels("gift_value", november()).await, before);
}

/// A corrected count, and work that is begun like it, are worth what the norm says of their own
/// count; what somebody typed stays as it was typed.
async fn is_reckoned_anew(chi: &mut Visitor) {
    let (id, key, like) = (fresh_key(), fresh_key(), fresh_key());
    let mut form = gift(&id, &key, "4", "");
    form.retain(|(name, _)| *name != "source");
    form.extend([("source", "norm"), ("basis", "Gạo và mắm"), ("partner", "Chùa Một")]);
    let to = done(&chi.post(NEW, &form).await);
    let told = chi.page(&to).await.words();
    assert!(told.contains("Gạo và mắm (350.000 × 4 · QĐ 12)"), "{told}");
    assert!(told.contains("Chùa Một · 1.400.000"), "{told}");
    for path in [format!("{to}/edit"), format!("{NEW}&like={id}")] {
        let begun = chi.page(&path).await;
        let (value, basis) = (begun.tag("work-value"), begun.tag("work-basis"));
        assert!(!value.contains("1.400.000"), "{path}: {value}");
        assert!(basis.contains("\"Gạo và mắm\""), "{path}: {basis}");
    }
    let again = fresh_key();
    form.retain(|(name, _)| !["base", "key", "count-parcels"].contains(name));
    form.extend([("base", "1"), ("key", &again), ("count-parcels", "6")]);
    done(&chi.post(&format!("{to}/edit"), &form).await);
    let told = chi.page(&to).await.words();
    assert!(told.contains("Gạo và mắm (350.000 × 6 · QĐ 12)"), "{told}");
    assert!(told.contains("Chùa Một · 2.100.000"), "{told}");
    form.retain(|(name, _)| !["base", "key", "value"].contains(name));
    form.extend([("base", "2"), ("key", &like), ("value", "2 triệu")]);
    done(&chi.post(&format!("{to}/edit"), &form).await);
    let edit = chi.page(&format!("{to}/edit")).await.tag("work-value");
    assert!(edit.contains("2.000.000"), "what was typed: {edit}");
    let reverse = format!("{to}/reverse");
    done(&chi.post(&reverse, &[("version", "3"), ("why", "Hết truyện")]).await);
}

/// A record holds several values and givers, and shows all of them in its form again.
pub async fn several_gave(demo: &Demo, chi: &mut Visitor) {
    let before = demo.levels("gift_value", november()).await;
    let (id, key) = (fresh_key(), fresh_key());
    let mut form = gift(&id, &key, "4", "1 triệu");
    form.extend([("partner", "Chùa Một"), ("value_2", "2 triệu"), ("source_2", "cash")]);
    form.extend([("partner_2", "Hộ Hai"), ("value_3", "500.000"), ("source_3", "goods")]);
    form.extend([("partner_3", "Chợ Ba"), ("partner_share_3", "500.000"), ("value_4", "7")]);
    let told = chi.post(NEW, &form).await;
    assert!(told.words().contains("Chọn nguồn của giá trị"), "{}", told.words());
    form.retain(|(name, _)| *name != "value_4");
    let to = done(&chi.post(NEW, &form).await);
    let words = chi.page(&to).await.words();
    for said in ["1.500.000 đồng · hiện vật", "2.000.000 đồng · tiền", "Chợ Ba · 500.000"]
    {
        assert!(words.contains(said), "{said}: {words}");
    }
    let edit = chi.page(&format!("{to}/edit")).await;
    assert!(edit.tag("work-partner_3").contains("Chợ Ba"), "{}", edit.text());
    assert!(edit.tag("work-value_2").contains("1.500.000"), "{}", edit.text());
    let value = demo.levels("gift_value", november()).await;
    assert_eq!(value, before.map(|level| level + 3_500_000), "each counts once");
    let reverse = format!("{to}/reverse");
    done(&chi.post(&reverse, &[("version", "1"), ("why", "Hết truyện")]).await);
    a_post_can_be_read(chi).await;
}

/// A post names its address, and no other kind of work asks for one.
async fn a_post_can_be_read(chi: &mut Visitor) {
    assert!(!chi.page(NEW).await.text().contains("name=\"link\""));
    let new = NEW.replace("gift", "post-website");
    let (id, key) = (fresh_key(), fresh_key());
    let mut form = gift(&id, &key, "", "");
    form.retain(|(name, _)| *name != "count-parcels" && *name != "source");
    form.extend([("count-posts", "1"), ("link", "javascript:alert(1)")]);
    let told = chi.post(&new, &form).await;
    assert!(told.words().contains("Dán địa chỉ đầy đủ"), "{}", told.words());
    form.retain(|(name, _)| *name != "link");
    form.push(("link", "https://hoichuthapdo.org.vn/tin-1"));
    let to = done(&chi.post(&new, &form).await);
    let page = chi.page(&to).await.text();
    assert!(page.contains("href=\"https://hoichuthapdo.org.vn/tin-1\""), "{page}");
    let reverse = format!("{to}/reverse");
    done(&chi.post(&reverse, &[("version", "1"), ("why", "Hết truyện")]).await);
}
