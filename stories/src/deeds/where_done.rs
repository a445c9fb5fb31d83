//! Where work was done: any commune of the province, by its name with or without tones, and by what
//! it was called before July 2025; a correction loses nothing of it.

use super::{
    COMMUNE, Demo, StatusCode, Visitor, done, edit, house, new, post, refused, reversed, work,
};
use crate::house::DISTRICT;
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

/// What the office did in a commune stands on the map where it was done, and the number there opens
/// to it; a place outside what a reader sees stands with who did it.
pub async fn stands_on_the_map_where_it_was(demo: &Demo, binh: &mut Visitor) {
    let map = "/activities?unit=kien-giang&month=2024-10&kind=tet-quan-dan&view=map";
    let list = "/activities?unit=kien-giang&month=2024-10&kind=tet-quan-dan&state=counted";
    let there = format!("{list}&place={DISTRICT}");
    let mut dung = Visitor::of(demo, "dung").await;
    for closed in [map, &there] {
        assert_eq!(dung.get(closed).await.status, StatusCode::NOT_FOUND, "{closed}");
    }
    let page = binh.page(map).await;
    let at = page.text();
    let table = at.rsplit("<table").find(|table| table.contains("Huyện Giang Thành"));
    let table = table.unwrap_or_else(|| panic!("not where it was done: {}", page.words()));
    assert!(!table.contains("Cơ quan"), "it stands with the office: {table}");
    let href = table.split("href=\"").nth(1).and_then(|rest| rest.split('"').next());
    let href = href.expect("the number opens to nothing").replace("&amp;", "&");
    let done = binh.page(&href).await;
    assert!(done.words().contains("Việc làm tại Huyện Giang Thành."), "{}", done.words());
    let own = binh.page(&there).await.record("/activities/");
    assert_eq!(done.record("/activities/"), own);
    let elsewhere = format!("{list}&place=kien-giang/huyen-vinh-thuan");
    let none = binh.page(&elsewhere).await.words();
    assert!(none.contains("Trong thời gian này chưa ghi việc nào ở đây"), "{none}");
    let campaign = binh.page("/campaigns/CMP-13?unit=kien-giang&year=2024").await.text();
    let year = format!("year=2024&amp;campaign=CMP-13&amp;state=counted&amp;place={DISTRICT}");
    assert!(campaign.contains(&year), "{campaign}");
    let year = format!("/activities?unit=kien-giang&{}", year.replace("&amp;", "&"));
    assert_eq!(binh.page(&year).await.record("/activities/"), own);
    let nowhere = format!("{list}&place=kien-giang/khong-co");
    assert_eq!(binh.get(&nowhere).await.status, StatusCode::NOT_FOUND);
    // For the office itself the commune is elsewhere.
    let office = binh.page(&map.replace("kien-giang&", "kien-giang/co-quan&")).await.words();
    assert!(office.contains("Tết Quân"), "{office}");
}

/// On a calendar, work of several days stands on each of them, in both months when it passes from
/// one to the next.
pub async fn stands_on_each_of_its_days(demo: &Demo, chi: &mut Visitor) {
    let calendar = |month: &str| format!("/activities?unit={COMMUNE}&month={month}&view=calendar");
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(&calendar("2024-11")).await.status, StatusCode::NOT_FOUND);
    let title = "Đợt dọn bãi biển ba ngày liền";
    let form = work(&[
        ("count-events", "1"),
        ("title", title),
        ("from", "30/10/2024"),
        ("until", "01/11/2024"),
    ]);
    let to = done(&post(chi, &new(COMMUNE, "environment"), &form).await);
    for (month, days) in [("2024-10", 2), ("2024-11", 1), ("2024-12", 0), ("2024-09", 0)] {
        let page = chi.page(&calendar(month)).await.text();
        assert_eq!(page.matches(&format!("href=\"{to}\"")).count(), days, "{month}: {page}");
    }
    // The list of one day, to which a full day of the calendar leads, holds what went on that day.
    for (day, is_there) in [("2024-10-29", false), ("2024-10-30", true), ("2024-10-31", true)] {
        let list = format!("/activities?unit={COMMUNE}&month=2024-10&day={day}");
        let page = chi.page(&list).await;
        assert_eq!(page.text().contains(&format!("href=\"{to}\"")), is_there, "{day}");
        assert!(page.words().contains("Việc diễn ra ngày"), "{day}: {}", page.words());
    }
    reversed(chi, &to, 1).await;
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
