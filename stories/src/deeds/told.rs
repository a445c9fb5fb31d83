//! What a report tells beside its numbers reads all the work, not the first page of it.

use super::{COMMUNE, Demo, PROVINCE, Visitor, done, new, november, post, reversed, work};
use crate::house::october;
use axum::http::StatusCode;
use kernel::db::Tx;

/// Sixty gifts of one giver, then one of another, over a stated value: both are told.
pub async fn more_givers_than_a_page_holds(demo: &Demo, chi: &mut Visitor) {
    let mut all = Vec::new();
    for at in 0..61 {
        let giver = if at < 60 { "Một người" } else { "Người sau cùng" };
        let mut fields = vec![
            ("count-filters", "1"),
            ("value", "1 triệu"),
            ("source", "goods"),
            ("partner", giver),
            ("place", "Xã Phú Mỹ"),
            // One filter after the other, each to another house.
            ("again", "1"),
        ];
        if at == 60 {
            fields.extend([("at_least", "1"), ("place", "Xã Tân Khánh Hòa")]);
        }
        all.push(done(&post(chi, &new(COMMUNE, "water-filter"), &work(&fields)).await));
    }
    let view = demo.view(PROVINCE, november()).await;
    assert!(view.value("water_filters_value").expect("a figure").at_least, "trên is missed");
    let read = demo.house.db.read(move |tx: &mut Tx<'_>| {
        let an = crate::house::person(tx, kernel::Role::Centre, crate::house::CENTRE)?;
        let place = kernel::place::find(tx, COMMUNE, crate::house::today())?;
        let pass = an.may(&activities::acts::VIEW, &place)?;
        let kinds = ["water-filter".to_owned()];
        let days = (november().first(), november().last());
        let told = activities::store::Told { days, kinds: &kinds, late: &[] };
        let partners = activities::store::partners(tx, &pass, &told)?;
        Ok((partners, activities::store::places(tx, &pass, &told)?))
    });
    let (partners, places) = read.await.expect("what is told");
    assert_eq!(partners, ["Một người", "Người sau cùng"]);
    let names: Vec<&str> = places.iter().map(|(place, _)| place.as_str()).collect();
    assert_eq!(names, ["Xã Phú Mỹ", "Xã Tân Khánh Hòa"]);
    for to in all {
        reversed(chi, &to, 1).await;
    }
}

/// What is recorded after its month was closed is told with the number it is in, and what is taken
/// back then is still told where its number was issued: names and *trên* go with the numbers.
pub async fn with_the_number_it_is_in(demo: &Demo, chi: &mut Visitor, binh: &mut Visitor) {
    let names = async |month| {
        let told = demo.view(PROVINCE, month).await.told;
        told.get("inspections").cloned().unwrap_or_default()
    };
    let october_named = names(october()).await;
    assert_eq!(october_named.len(), 5, "S4 names five units: {october_named:?}");
    let form = |title: &str, many: &str| {
        // A unit that is inspected twice says so.
        let again = ("again", "1");
        work(&[("from", "30/10/2024"), ("title", title), ("count-units", many), again])
    };
    let new = new(PROVINCE, "inspection");
    assert_eq!(post(chi, &new, &form("Xã Một", "1")).await.status, StatusCode::NOT_FOUND);
    let mut all = Vec::new();
    // One unit twice, and one record of two: each number has its names.
    for (title, many) in [("Xã Một", "1"), ("Xã Một", "1"), ("Xã Hai; Xã Ba", "2")] {
        all.push(done(&post(binh, &new, &form(title, many)).await));
    }
    assert_eq!(names(october()).await, october_named, "October names what came later");
    assert_eq!(names(november()).await, ["Xã Hai", "Xã Ba", "Xã Một", "Xã Một"]);
    let view = demo.view(PROVINCE, november()).await;
    let named = view.checks.iter().find(|check| check.rule == "inspections_named");
    assert!(named.is_some_and(|check| check.holds && check.left == 4), "{named:?}");
    // A title that is no list of names is looked at, and keeps no report back.
    all.push(done(&post(binh, &new, &form("Kiểm tra ba đơn vị", "3")).await));
    let view = demo.view(PROVINCE, november()).await;
    let named = view.checks.iter().find(|check| check.rule == "inspections_named");
    assert!(named.is_some_and(|check| !check.holds && check.is_warning), "{named:?}");
    for to in all {
        reversed(binh, &to, 1).await;
    }
    assert!(names(november()).await.is_empty(), "what was taken back is named");
    let list = format!("/activities?unit={PROVINCE}&month=2024-10&kind=inspection&state=counted");
    let one = binh.page(&list).await.text();
    let ids = one.split("href=\"/activities/").filter_map(|part| part.get(..36));
    let id = ids.into_iter().find(|id| uuid::Uuid::parse_str(id).is_ok()).expect("an inspection");
    reversed(binh, &format!("/activities/{id}"), 1).await;
    assert_eq!(names(october()).await, october_named, "October lost a name that it printed");
    over_goes_with_its_number(demo, chi).await;
}

/// A value over what is stated, of a month that was closed, is *trên* where it is added, and in the
/// quarter that holds it.
async fn over_goes_with_its_number(demo: &Demo, chi: &mut Visitor) {
    let is_over = async |month| {
        let view = demo.view(PROVINCE, month).await;
        view.value("water_filters_value").expect("a figure").at_least
    };
    let was = (is_over(october()).await, is_over(november()).await);
    assert!(!was.1, "November is over before anything came");
    let fields = [
        ("from", "30/10/2024"),
        ("count-filters", "1"),
        ("value", "1 triệu"),
        ("source", "goods"),
        ("at_least", "1"),
    ];
    let to = done(&post(chi, &new(COMMUNE, "water-filter"), &work(&fields)).await);
    assert_eq!((is_over(october()).await, is_over(november()).await), (was.0, true));
    let quarter = crate::chain::quarter::quarter(demo).await;
    assert!(quarter.value("water_filters_value").expect("a figure").at_least, "the quarter");
    reversed(chi, &to, 1).await;
    assert!(!is_over(november()).await, "what was taken back is over");
}
