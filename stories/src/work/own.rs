//! A chapter's own kind beside the one it is based on: it has the price of its base until it has
//! one of its own, and stands wherever its base is asked for. It opens with who may not.

use super::{Demo, LIST, NEW, PROVINCE, StatusCode, Visitor, done};
use crate::visitor::fresh_key;

/// A kitchen of another name is priced, added up and opened as a kitchen.
pub async fn stands_beside_its_base(demo: &Demo, chi: &mut Visitor, binh: &mut Visitor) {
    let (id, norm, work, key) = (fresh_key(), fresh_key(), fresh_key(), fresh_key());
    let form = [("id", id.as_str()), ("label_vi", "Nồi cháo đêm"), ("based_on", "kitchen")];
    let new = format!("/catalogue/new?unit={PROVINCE}");
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.post(&new, &form).await.status, StatusCode::NOT_FOUND);
    done(&binh.post(&new, &form).await);
    let price = [("id", norm.as_str()), ("amount", "25.000"), ("from_on", "01/11/2024")];
    let price = [price.as_slice(), &[("basis", "QĐ 15")]].concat();
    done(&binh.post(&format!("/catalogue/kitchen/norm?unit={PROVINCE}"), &price).await);
    let form = [
        ("id", work.as_str()),
        ("key", &key),
        ("base", "0"),
        ("from", "01/11/2024"),
        ("count-meals", "40"),
        ("source", "norm"),
        ("title", "Cháo đêm đầu tháng"),
    ];
    let to = done(&chi.post(&NEW.replace("kind=gift", &format!("kind={id}")), &form).await);
    let told = chi.page(&to).await.words();
    assert!(told.contains("25.000 × 40 · QĐ 15"), "{told}");
    // The number of the month opens down to it, and so does the list of kitchens.
    let kitchens = chi.page(&LIST.replace("/activities", "/kitchens")).await.text();
    assert!(kitchens.contains("month=2024-11&amp;kind=kitchen"), "{kitchens}");
    let list = chi.page(&format!("{LIST}&kind=kitchen")).await.words();
    assert!(list.contains("Cháo đêm đầu tháng"), "{list}");
    let gifts = chi.page(&format!("{LIST}&kind=gift")).await.words();
    assert!(!gifts.contains("Cháo đêm đầu tháng"), "{gifts}");
    done(&chi.post(&format!("{to}/reverse"), &[("version", "1"), ("why", "Hết truyện")]).await);
}
