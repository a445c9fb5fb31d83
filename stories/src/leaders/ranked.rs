//! What the page sets beside a figure is what the reports say: the units below by size, thirteen
//! months, the words against last month and last year; and a province of communes has them on a
//! map since July 2025.

use super::{Demo, PAGE, StatusCode, Visitor, house};
use crate::house::{PROVINCE, october};
use book::{Figures, Maps, OnMap};
use kernel::db::Tx;
use kernel::number::count;
use kernel::{Day, Month, Role, UnitId, place};

const FIGURE: &str = "members_total";

/// Districts stand by their own members, the largest first; the moves are the differences.
pub async fn by_size_and_against_other_months(demo: &Demo, binh: &mut Visitor) {
    let mut units = below(demo).await;
    units.sort_by_key(|(value, _)| std::cmp::Reverse(*value));
    assert!(units.len() > 10 && units[0].0 > units[3].0, "{units:?}");
    let page = binh.page(&format!("{PAGE}&figure={FIGURE}")).await.words();
    let ranking = page.split("các đơn vị trực thuộc").nth(1).expect("a ranking");
    for (at, (value, name)) in units.iter().take(3).enumerate() {
        let line = format!("{}. {name} {}", at + 1, count(*value));
        assert!(ranking.contains(&line), "not {line:?}: {ranking}");
    }
    let value = |month: Month| async move {
        demo.view(PROVINCE, month).await.value(FIGURE).expect("a figure").value
    };
    let now = value(october()).await;
    for (text, said) in [("2024-09", "9/2024"), ("2023-10", "10/2023")] {
        let then = value(Month::parse(text).expect("a month")).await;
        assert!(then > 0 && then != now, "{text}: {then}");
        let way = if now > then { "tăng" } else { "giảm" };
        let words = format!("{way} {} người so với tháng {said} *", count((now - then).abs()));
        assert!(page.contains(&words), "not {words:?}: {page}");
        let month = format!("{said} * {}", count(then));
        assert!(page.contains(&month), "the trend has no {month:?}: {page}");
    }
}

/// The units directly under the province by what they reported.
async fn below(demo: &Demo) -> Vec<(i64, String)> {
    let read = |tx: &mut Tx<'_>| {
        let province = place::find(tx, PROVINCE, house::today())?.id;
        place::children(tx, province, house::today())
    };
    let rows = demo.house.db.read(read).await.expect("units");
    let mut all = Vec::new();
    for row in rows {
        let code: &'static str = Box::leak(row.code.into_boxed_str());
        let value = demo.view(code, october()).await.value(FIGURE).expect("a figure").value;
        all.push((value, row.name));
    }
    all
}

/// On the map of September 2025 the communes of An Giang are shaded, each with its land, and so
/// are the provinces of the country; each has its page of paper.
#[tokio::test]
async fn a_province_of_communes_is_seen_on_a_map() {
    for demo in house::every_demo_on(Day::of(2025, 10, 3).expect("a day")).await {
        println!("on {}", demo.engine);
        let path = "/leaders?unit=an-giang&month=2025-09&figure=members_total";
        let mut khach = Visitor::guest(&demo);
        assert_eq!(khach.get(path).await.status, StatusCode::SEE_OTHER);
        let mut dung = Visitor::of(&demo, "dung").await;
        assert_eq!(dung.get(path).await.status, StatusCode::NOT_FOUND);
        let mut an = Visitor::of(&demo, "an").await;
        let page = an.page(path).await;
        let words = page.words();
        for said in ["trên bản đồ", "Xã Giang Thành", "Xã Bình Giang"] {
            assert!(words.contains(said), "{said}: {words}");
        }
        let lands = lands(&page.text());
        assert!(lands > 90, "of 102 communes {lands} have land");
        country(&demo, &mut an, &mut dung).await;
        for unit in ["an-giang", "trung-uong"] {
            let path = format!("/leaders/sheet.pdf?unit={unit}&month=2025-09");
            super::one_page(&an.get(&path).await);
        }
        together_as_one_by_one(&demo).await;
    }
}

/// How many places of the map on a page have land.
fn lands(page: &str) -> usize {
    let map = page.split("<figure class=\"map\"").nth(1).expect("a map");
    map.split("</svg>").next().unwrap_or_default().matches("<path").count()
}

/// The centre sees its 34 provinces, An Giang shaded by what it reported and told in the table
/// beside the map; who is of one province does not see the country.
async fn country(demo: &Demo, an: &mut Visitor, dung: &mut Visitor) {
    let path = "/leaders?unit=trung-uong&month=2025-09&figure=members_total";
    assert_eq!(dung.get(path).await.status, StatusCode::NOT_FOUND);
    let page = an.page(path).await;
    assert_eq!(lands(&page.text()), 34, "provinces with land");
    let september = Month::parse("2025-09").expect("a month");
    let told = demo.view("an-giang", september).await.value(FIGURE).expect("a figure").value;
    let words = page.words();
    let line = format!("An Giang {}", count(told));
    assert!(told > 0 && words.contains(&line), "not {line:?}: {words}");
}

/// What the communes of An Giang have on the map of October 2025 is the same whether they are read
/// together, as the page does, or one by one: months before and after the country changed, all
/// figures and one.
async fn together_as_one_by_one(demo: &Demo) {
    let (figures, maps) = (demo.house.shelf::<Figures>(), demo.house.shelf::<Maps>());
    let (figures, maps) = (figures.expect("figures"), maps.expect("maps"));
    let read = move |tx: &mut Tx<'_>| {
        let day = Day::of(2025, 10, 3).expect("a day");
        let an = house::person_on(tx, Role::Centre, "trung-uong", day)?;
        let place = place::find(tx, "an-giang", day)?;
        let pass = an.may(&reporting::acts::VIEW, &place)?;
        let atlas = maps.atlas(tx)?;
        let units: Vec<UnitId> =
            place::children(tx, place.id, day)?.into_iter().map(|unit| unit.id).collect();
        let months = ["2024-10", "2025-09", "2024-09", "2025-06"]
            .map(|month| Month::parse(month).expect("a month"));
        let mut told = 0;
        for only in [None, Some(vec![figures.id(FIGURE)?])] {
            let (at, only) = ((units.as_slice(), day), only.as_deref());
            let all = book::units_on_map(tx, &pass, &figures, &atlas, at, &months, only)?;
            for (unit, all) in units.iter().zip(all) {
                let at = (*unit, day);
                let one = book::months_on_map(tx, &pass, &figures, &atlas, at, &months, only)?;
                assert_eq!(all, one, "{unit}");
                for month in &all {
                    let OnMap::Told { values, .. } = month else { continue };
                    told += i64::from(values.iter().any(|(_, value)| *value != 0));
                }
            }
        }
        Ok(told)
    };
    let told = demo.house.db.read(read).await.expect("the map is read");
    assert!(told > 10, "{told} months hold something");
}
