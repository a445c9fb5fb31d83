//! A round: what was handed over in a commune on one day, ticked and written at once.

use super::scene::{Scene, clerk};
use super::{NAME, TURNS, done, refused};
use crate::house::{COMMUNE, Demo, november};
use crate::visitor::{Visitor, fresh_key};
use axum::http::StatusCode;
use kernel::db::Tx;
use sponsorship::desk;
use sponsorship::model::{Means, NewSlot};

/// What was handed over on one round is ticked and written at once, known in the way that was
/// chosen, in what its slot is offered in; twice sent is once written.
pub async fn a_round_is_written_at_once(demo: &Demo, chi: &mut Visitor, scene: &Scene) {
    who_may_not(demo).await;
    goods_are_pledged_too(demo, scene).await;
    let list = format!("/sponsorship?unit={COMMUNE}&month=2024-11");
    let page = chi.page(&list).await;
    let words = page.words();
    assert!(words.contains("chưa đến") && !words.contains(NAME), "{words}");
    assert!(!page.text().contains("value=\"code\""), "a round has no code");
    let (first, second) = (scene.pledge_of(demo, 1).await, scene.pledge_of(demo, 2).await);
    let goods = scene.pledge_of(demo, 3).await.to_string();
    let round = format!("/sponsorship/round?unit={COMMUNE}&month=2024-11");
    let key = fresh_key();
    let (first, second) = (first.to_string(), second.to_string());
    let form = [
        ("id", key.as_str()),
        ("pledges", first.as_str()),
        ("pledges", second.as_str()),
        ("pledges", goods.as_str()),
        ("on", "01/11/2024"),
        ("handed_by", "Chi hội ấp"),
        ("proof", "witness"),
        ("proof_words", "Trưởng ấp Mẫu"),
    ];
    refused(&chi.post(&round, &form[4..]).await, "Chọn");
    refused(&chi.post(&round, &form[..6]).await, "Chọn");
    let by_code = form.map(|(name, old)| (name, if name == "proof" { "code" } else { old }));
    refused(&chi.post(&round, &by_code).await, "Chọn");
    let before = demo.levels(TURNS, november()).await;
    done(&chi.post(&round, &form).await);
    assert_eq!(demo.levels(TURNS, november()).await, before.map(|level| level + 3));
    let words = chi.page(&format!("/sponsorship/addresses/{}", scene.address)).await.words();
    assert!(words.contains("hàng hóa · Mười ký gạo · 11/2024"), "{words}");
    assert_eq!(words.matches("người làm chứng: Trưởng ấp Mẫu").count(), 3, "{words}");
    let file = chi.page(&format!("{list}&file=csv")).await.text();
    assert!(file.contains("250000") && !file.contains("Kín Danh"), "{file}");
}

/// A slot of goods beside the one of cash; its third part is the only one that somebody has.
async fn goods_are_pledged_too(demo: &Demo, scene: &Scene) {
    let words = "Mười ký gạo".to_owned();
    let slot = NewSlot { means: Means::Goods, words, from: november(), ..Scene::slot(3) };
    let (id, own) = (scene.address, scene.pledge(&slot, 3, 2));
    let work = move |tx: &mut Tx<'_>| {
        let who = clerk(tx)?;
        desk::offer(tx, &who, id, &slot)?;
        desk::pledge(tx, &who, id, &own)
    };
    demo.house.db.write(work).await.expect("goods are pledged");
}

/// Dũng has no round in this commune, Khách is asked to log in.
async fn who_may_not(demo: &Demo) {
    let round = format!("/sponsorship/round?unit={COMMUNE}&month=2024-11");
    let told = Visitor::of(demo, "dung").await.post(&round, &[("on", "01/11/2024")]).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND);
    let told = Visitor::guest(demo).post(&round, &[("on", "01/11/2024")]).await;
    assert_eq!(told.status, StatusCode::UNAUTHORIZED);
}
