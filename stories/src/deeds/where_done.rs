//! Where work was done: any commune of the province, by its name with or without tones, and by what
//! it was called before July 2025; a correction loses nothing of it.

use super::{COMMUNE, Demo, Visitor, done, edit, house, new, post, refused, reversed, work};
use kernel::db::Tx;
use kernel::place;

/// Far from the commune that records, kept by a correction that does not speak of it.
pub async fn anywhere_in_the_province(demo: &Demo, chi: &mut Visitor) {
    let form = chi.page(&new(COMMUNE, "gift")).await.text();
    assert!(form.contains("<option value=\"Xã Vĩnh Bình Nam, Huyện Vĩnh Thuận\">"), "{form}");
    let flawed = work(&[("count-parcels", "2"), ("place", "Xã Không Có")]);
    let told = post(chi, &new(COMMUNE, "gift"), &flawed).await;
    refused(&told, "Không thấy “Xã Không Có” trong tỉnh");
    assert!(told.text().contains("value=\"Xã Không Có\""), "what was typed is gone");
    let typed = work(&[("count-parcels", "2"), ("place", "xa vinh binh nam")]);
    let to = done(&post(chi, &new(COMMUNE, "gift"), &typed).await);
    assert!(chi.page(&to).await.words().contains("Xã Vĩnh Bình Nam"));
    let shown = chi.page(&format!("{to}/edit")).await;
    let place = shown.field("place");
    assert_eq!(place, "Xã Vĩnh Bình Nam, Huyện Vĩnh Thuận", "the form lost it");
    done(&edit(chi, &to, &typed, 1, &[("count-parcels", "3"), ("place", &place)]).await);
    assert!(chi.page(&to).await.words().contains("Xã Vĩnh Bình Nam"), "a correction lost it");
    reversed(chi, &to, 2).await;
    a_place_from_elsewhere_is_kept(demo).await;
}

/// The demo's Tết Quân-Dân was recorded by the provincial office for a commune: its form still
/// says where.
async fn a_place_from_elsewhere_is_kept(demo: &Demo) {
    let mut binh = Visitor::of(demo, "binh").await;
    let list = "/activities?unit=kien-giang/co-quan&month=2024-10&kind=tet-quan-dan";
    let to = binh.page(list).await.record("/activities/");
    assert_eq!(
        binh.page(&format!("{to}/edit")).await.field("place"),
        "Xã Phú Lợi, Huyện Giang Thành"
    );
}

/// Since the merger the old names are understood and lead to what stands there now.
#[tokio::test]
async fn names_from_before_the_merger_are_understood() {
    let day = kernel::Day::of(2025, 7, 5).expect("a day");
    let demo = house::sqlite_on(day).await;
    let read = demo.house.db.read(move |tx: &mut Tx<'_>| {
        let here = place::find(tx, "an-giang", day)?;
        let spots = activities::store::spots(tx, &here, day)?;
        let now = place::find(tx, "an-giang/xa-giang-thanh", day)?;
        Ok((spots, now))
    });
    let (spots, now) = read.await.expect("the places");
    let offered = spots.iter().filter(|spot| !spot.is_former);
    assert!(offered.clone().count() > 50, "the communes of the province");
    assert!(offered.clone().all(|spot| spot.name != "Xã Phú Lợi"), "an old name is offered");
    for typed in ["Xã Phú Lợi", "phu loi", "xa giang thanh"] {
        let read = activities::rules::read_spot("place", typed, &spots);
        assert_eq!(read, Ok(Some(now.id)), "{typed}");
    }
}
