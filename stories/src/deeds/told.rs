//! What a report tells beside its numbers reads all the work, not the first page of it.

use super::{COMMUNE, Demo, Visitor, done, new, november, post, reversed, work};
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
        ];
        if at == 60 {
            fields.extend([("at_least", "1"), ("place", "Xã Tân Khánh Hòa")]);
        }
        all.push(done(&post(chi, &new(COMMUNE, "water-filter"), &work(&fields)).await));
    }
    let view = demo.view(super::PROVINCE, november()).await;
    assert!(view.value("water_filters_value").expect("a figure").at_least, "trên is missed");
    let read = demo.house.db.read(move |tx: &mut Tx<'_>| {
        let an = crate::house::person(tx, kernel::Role::Centre, crate::house::CENTRE)?;
        let place = kernel::place::find(tx, COMMUNE, crate::house::today())?;
        let pass = an.may(&activities::acts::VIEW, &place)?;
        let kinds = ["water-filter".to_owned()];
        let partners = activities::store::partners(tx, &pass, november(), &kinds)?;
        Ok((partners, activities::store::places(tx, &pass, november(), &kinds)?))
    });
    let (partners, places) = read.await.expect("what is told");
    assert_eq!(partners, ["Một người", "Người sau cùng"]);
    let names: Vec<&str> = places.iter().map(|(place, _)| place.as_str()).collect();
    assert_eq!(names, ["Xã Phú Mỹ", "Xã Tân Khánh Hòa"]);
    for to in all {
        reversed(chi, &to, 1).await;
    }
}
