//! The commune that keeps a herd goes into another one: the herd follows, its keeper stays in the
//! register of the old unit, and the name still opens for a purpose, as does a paper. The story of
//! the people in programmes tells it beside its own.

use super::{Demo, StatusCode, Visitor, bank, done, fresh_key};
use crate::house::COMMUNE;
use crate::papers;

const KEEPER: &str = "Hộ Bò Đi Theo";

/// A herd with one keeper; its address.
pub async fn begun(demo: &Demo) -> String {
    let mut binh = Visitor::of(demo, "binh").await;
    let id = fresh_key();
    let new = format!("/cattle/new?unit={COMMUNE}");
    done(&binh.post(&new, &bank(&id, "first-female")).await);
    let herd = format!("/cattle/{id}");
    let animal = fresh_key();
    let came = [
        ("id", animal.as_str()),
        ("tag", "ĐT-1"),
        ("sex", "female"),
        ("born_on", "01/03/2023"),
        ("on", "02/06/2025"),
        ("source", "goods"),
    ];
    done(&binh.post(&format!("{herd}/record?step=receive"), &came).await);
    let place = fresh_key();
    let placed = [
        ("id", place.as_str()),
        ("animal", animal.as_str()),
        ("name", KEEPER),
        ("on", "03/06/2025"),
    ];
    done(&binh.post(&format!("{herd}/record?step=place"), &placed).await);
    papers::put(&mut binh, &herd).await;
    herd
}

/// Chi, who keeps the herd at the new unit now, opens the name that the old one kept.
pub async fn names_open(demo: &Demo, herd: &str) {
    let (path, purpose) = (format!("{herd}/names"), [("purpose", "Thăm hộ nuôi"), ("as", "page")]);
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.post(&path, &purpose).await.status, StatusCode::NOT_FOUND);
    let mut chi = Visitor::of(demo, "chi").await;
    let page = chi.page(herd).await;
    assert!(!page.words().contains(KEEPER), "a name lies open");
    let told = chi.post(&path, &purpose).await;
    assert_eq!(told.status, StatusCode::OK, "{}", told.words());
    assert!(told.words().contains(KEEPER), "its name opens no more: {}", told.words());
    papers::opens(&mut chi, herd).await;
    assert_eq!(dung.get(&format!("{herd}/papers")).await.status, StatusCode::NOT_FOUND);
}
