//! A chapter's own kind beside the one it is based on: it has the price of its base until it has
//! one of its own, and stands wherever its base is asked for. It opens with who may not.

use super::{Demo, LIST, NEW, PROVINCE, StatusCode, Visitor, done, gift, levels};
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

/// A slip in its name is corrected by the office that added it, on the version it read; the work
/// recorded under it is of the kind with the new name, and no number moves.
async fn is_named_anew(demo: &Demo, chi: &mut Visitor, binh: &mut Visitor, (id, to): (&str, &str)) {
    let edit = format!("/catalogue/{id}/edit?unit={PROVINCE}");
    let (before, shipped) = (levels(demo).await, edit.replace(id, "gift"));
    let mut dung = Visitor::of(demo, "dung").await;
    for who in [&mut dung, &mut *chi] {
        assert_eq!(who.get(&edit).await.status, StatusCode::NOT_FOUND);
        assert_eq!(who.post(&edit, &[("label_vi", "x")]).await.status, StatusCode::NOT_FOUND);
    }
    let told = Visitor::guest(demo).post(&edit, &[("label_vi", "x")]).await;
    assert_eq!(told.status, StatusCode::UNAUTHORIZED);
    assert_eq!(binh.get(&shipped).await.status, StatusCode::NOT_FOUND, "a shipped kind");
    let page = binh.page(&edit).await;
    assert_eq!(page.field("label_vi"), "Phiên chợ Tết 0 đồng");
    let version = page.field("version");
    let form = |name: &'static str| {
        [("version", version.clone()), ("label_vi", name.to_owned()), ("aliases", "Chợ Tết".into())]
    };
    let taken = form("Bếp ăn tình thương");
    let told = binh.post(&edit, &pairs(&taken)).await;
    assert!(told.words().contains("Đã có loại việc"), "{}", told.words());
    done(&binh.post(&edit, &pairs(&form("Phiên chợ Xuân 0 đồng"))).await);
    let told = binh.post(&edit, &pairs(&form("Lời của người đến sau"))).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "the last writer won");
    assert!(told.words().contains("Có người vừa sửa loại việc này"), "{}", told.words());
    assert!(told.text().contains("Lời của người đến sau"), "what was typed is gone");
    let words = chi.page(to).await.words();
    assert!(words.contains("Phiên chợ Xuân 0 đồng · Xã Phú Lợi"), "{words}");
    let found = chi.page("/catalogue?q=cho%20tet").await.text();
    assert!(found.contains(&format!("/catalogue/{id}?")), "its code or wording is gone: {found}");
    assert_eq!(levels(demo).await, before);
}

fn pairs<'a>(form: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    form.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

/// A chapter's own kind counts like a shipped one, below it alone; closed, it is offered no more.
pub async fn is_added_and_closed(demo: &Demo, chi: &mut Visitor, binh: &mut Visitor) {
    let id = fresh_key();
    let name = "Phiên chợ Tết 0 đồng";
    let form = [("id", id.as_str()), ("label_vi", name), ("based_on", "gift")];
    let mut dung = Visitor::of(demo, "dung").await;
    let new = format!("/catalogue/new?unit={PROVINCE}");
    assert_eq!(dung.post(&new, &form).await.status, StatusCode::NOT_FOUND);
    assert_eq!(chi.post(&new, &form).await.status, StatusCode::NOT_FOUND);
    done(&binh.post(&new, &form).await);
    assert!(
        chi.page("/catalogue?q=phien cho tet".replace(' ', "%20").as_str())
            .await
            .words()
            .contains(name)
    );
    assert!(!dung.page("/catalogue").await.words().contains(name), "Dũng is offered it");
    let before = levels(demo).await;
    let (work, key) = (fresh_key(), fresh_key());
    let path = NEW.replace("kind=gift", &format!("kind={id}"));
    let to = done(&chi.post(&path, &gift(&work, &key, "2", "")).await);
    assert_eq!(levels(demo).await, before.map(|level| level + 2));
    is_named_anew(demo, chi, binh, (&id, &to)).await;
    let name = "Phiên chợ Xuân 0 đồng";
    let close = format!("/catalogue/{id}/close?unit={PROVINCE}");
    assert_eq!(chi.post(&close, &[("why", "Hết Tết")]).await.status, StatusCode::NOT_FOUND);
    done(&binh.post(&close, &[("why", "Hết Tết")]).await);
    assert!(chi.page(&to).await.words().contains(name), "what was recorded is still read");
    assert_eq!(levels(demo).await, before.map(|level| level + 2));
}
