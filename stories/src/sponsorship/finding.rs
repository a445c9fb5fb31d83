//! Sponsors are found while a name is typed, with tones or without, in any order of its words: a
//! society has thousands. Nobody is taken who was not chosen. It opens with who may not.

use super::scene::{Scene, clerk};
use super::{done, pairs, refused, to};
use crate::house::{self, Demo, PROVINCE};
use crate::visitor::{Visitor, fresh_key};
use axum::http::StatusCode;
use kernel::db::Tx;
use kernel::{Role, place};
use sponsors::model::{Draft, Wish};
use sponsors::{SponsorId, SponsorKind};
use sponsorship::desk;

/// More than any list of a form holds.
const MANY: usize = 600;

#[tokio::test]
async fn a_sponsor_among_very_many_is_found_by_name() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        let scene = Scene::set(&demo, "Ông Tám Mẫu").await;
        let look = format!("/sponsorship/addresses/{}/sponsors?what=pledge", scene.address);
        who_may_not(&demo, &look).await;
        let last = very_many(&demo).await;
        let mut chi = Visitor::of(&demo, "chi").await;
        they_are_found_while_somebody_types(&mut chi, &look, last).await;
        nobody_is_taken_who_was_not_chosen(&demo, &mut chi, &scene, last).await;
        help_beside_a_pledge_is_nobodys_by_mistake(&mut chi, &scene).await;
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

/// Dũng finds nobody for an address of elsewhere, Khách is asked to log in.
async fn who_may_not(demo: &Demo, look: &str) {
    let typed = [("find", "Mẫu")];
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.post(look, &typed).await.status, StatusCode::NOT_FOUND);
    let guest = Visitor::guest(demo).post(look, &typed).await;
    assert_eq!(guest.status, StatusCode::UNAUTHORIZED);
}

/// Verified sponsors of the province, the last by name the one that is looked for; one of the same
/// name that nobody verified, and one of another province.
async fn very_many(demo: &Demo) -> SponsorId {
    let work = |tx: &mut Tx<'_>| {
        let head = house::person(tx, Role::Approver, PROVINCE)?;
        let here = place::find(tx, PROVINCE, house::today())?;
        let pass = head.may(&sponsors::acts::VERIFY, &here)?;
        let mut add = |pass: &kernel::Pass, name: &str, is_verified: bool| {
            let new = Draft {
                id: SponsorId::new(),
                base: 0,
                kind: SponsorKind::Family,
                name: name.to_owned(),
                called: name.to_owned(),
                phone: None,
                wish: Wish::default(),
                illustrative: None,
            };
            sponsors::store::add(tx, pass, &new, (None, None))?;
            if is_verified {
                let row = sponsors::store::near(tx, pass, new.id)?;
                sponsors::store::verify(tx, pass, &row, "Giấy giới thiệu")?;
            }
            Ok::<SponsorId, kernel::Error>(new.id)
        };
        for at in 0..MANY {
            add(&pass, &format!("Gia đình Mẫu {at}"), true)?;
        }
        add(&pass, "Ỷ Nhã Đặng chưa xem", false)?;
        add(&pass, "Ỷ Nhã Đặng", true)
    };
    let id = demo.house.db.write(work).await.expect("very many");
    let elsewhere = |tx: &mut Tx<'_>| {
        let dung = house::person(tx, Role::Approver, "ca-mau")?;
        let there = place::find(tx, "ca-mau", house::today())?;
        let pass = dung.may(&sponsors::acts::VERIFY, &there)?;
        let new = Draft {
            id: SponsorId::new(),
            base: 0,
            kind: SponsorKind::Family,
            name: "Ỷ Nhã Đặng Cà Mau".to_owned(),
            called: "Ỷ Nhã Đặng Cà Mau".to_owned(),
            phone: None,
            wish: Wish::default(),
            illustrative: None,
        };
        sponsors::store::add(tx, &pass, &new, (None, None))?;
        let row = sponsors::store::near(tx, &pass, new.id)?;
        sponsors::store::verify(tx, &pass, &row, "Giấy giới thiệu")
    };
    demo.house.db.write(elsewhere).await.expect("elsewhere");
    id
}

/// Whoever stands last in the list is found by words without tones, in any order and half typed;
/// who alone is found is chosen already. A list of twelve says that there are others.
async fn they_are_found_while_somebody_types(chi: &mut Visitor, look: &str, last: SponsorId) {
    let ticked = format!("value=\"{last}\" checked");
    for typed in ["Ỷ Nhã Đặng", "dang nha", "y nha d", "ĐẶNG"] {
        let told = chi.post(look, &[("find", typed)]).await;
        assert!(told.text().contains(&ticked), "{typed}: {}", told.text());
        assert!(!told.text().contains("<!DOCTYPE"), "a whole page is drawn");
        let words = told.words();
        assert!(!words.contains("chưa xem") && !words.contains("Cà Mau"), "{typed}: {words}");
    }
    let told = chi.post(look, &[("find", "gia dinh mau")]).await;
    assert_eq!(told.text().matches("type=\"radio\"").count(), 12);
    assert!(told.words().contains("Còn người khác nữa"), "{}", told.words());
    assert!(!told.text().contains("checked"), "somebody is chosen of many");
    let none = chi.post(look, &[("find", "%' or 1=1 --")]).await;
    assert!(none.words().contains("Không có nhà hảo tâm"), "{}", none.words());
    let kept = chi.post(look, &[("find", "gia dinh"), ("sponsor", &last.to_string())]).await;
    assert!(kept.text().contains(&ticked), "who was chosen is lost by typing on");
}

/// Without script: a name that was typed comes back with those who have it, none of them taken.
async fn nobody_is_taken_who_was_not_chosen(
    demo: &Demo,
    chi: &mut Visitor,
    scene: &Scene,
    last: SponsorId,
) {
    let (id, slot) = (scene.address, Scene::slot(1));
    let part = format!("{}:1", slot.id);
    let offer = move |tx: &mut Tx<'_>| {
        let who = clerk(tx)?;
        desk::offer(tx, &who, id, &slot)
    };
    demo.house.db.write(offer).await.expect("offered");
    let take = to(scene.address, "pledge");
    let page = chi.page(&take).await;
    assert_eq!(page.text().matches("type=\"radio\"").count(), 12, "all of them are listed");
    let form = |sponsor: &str| {
        [
            ("id", fresh_key()),
            ("slot", part.clone()),
            ("find", "dang nha".to_owned()),
            ("sponsor", sponsor.to_owned()),
            ("from", "2024-10".to_owned()),
            ("until", "2025-03".to_owned()),
        ]
    };
    let told = chi.post(&take, &pairs(&form(""))).await;
    refused(&told, "Chọn");
    assert!(told.text().contains(&format!("value=\"{last}\" checked")), "{}", told.words());
    refused(&chi.post(&take, &pairs(&form("nobody"))).await, "Chọn");
    done(&chi.post(&take, &pairs(&form(&last.to_string()))).await);
    let home = chi.page(&format!("/sponsorship/addresses/{}", scene.address)).await.words();
    assert!(home.contains("Ỷ Nhã Đặng") && home.contains("0/1 phần"), "{home}");
}

/// Help beside any pledge is the society's own where nobody was looked for; a name that was typed
/// and not chosen is not passed over.
async fn help_beside_a_pledge_is_nobodys_by_mistake(chi: &mut Visitor, scene: &Scene) {
    let give = to(scene.address, "give");
    let page = chi.page(&give).await.text();
    assert!(page.contains("value=\"\" checked"), "the society is chosen at first: {page}");
    let key = fresh_key();
    let mut form = super::gift(&key, &[], "50.000");
    form.extend([("sponsor", ""), ("find", "dang nha")]);
    refused(&chi.post(&give, &form).await, "xóa ô tìm");
    form.pop();
    done(&chi.post(&give, &form).await);
    let home = chi.page(&format!("/sponsorship/addresses/{}", scene.address)).await.words();
    assert!(home.contains("Hội Chữ thập đỏ") && home.contains("50.000"), "{home}");
}
