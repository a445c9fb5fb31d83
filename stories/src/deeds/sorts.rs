//! Gifts told apart (regular, ad hoc, Tết) that post to one figure, and one value that stands over
//! two counts and counts once (DEF-14). It opens with who may not.

use super::{done, new, post, work};
use crate::house::{COMMUNE, Demo, november};
use crate::visitor::Visitor;
use axum::http::StatusCode;

const LIST: &str = "/activities?unit=kien-giang/huyen-giang-thanh/xa-phu-loi&month=2024-11";

/// Each sort is chosen, found by its filter and named in the sheet; together they are one figure.
pub async fn of_gifts_are_told_apart(demo: &Demo, chi: &mut Visitor) {
    let mut dung = Visitor::of(demo, "dung").await;
    let told = post(&mut dung, &new(COMMUNE, "gift-tet"), &work(&[("count-parcels", "1")])).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND);
    let before = demo.levels("gift_parcels", november()).await;
    let worth = demo.levels("gift_value", november()).await;
    let offered = chi.page(&format!("/activities/new?unit={COMMUNE}")).await.words();
    let sorts = [
        ("gift-regular", "Tặng quà thường xuyên", "3"),
        ("gift-adhoc", "Tặng quà đột xuất", "4"),
        ("gift-tet", "Tặng quà Tết", "5"),
    ];
    let mut all = Vec::new();
    for (kind, name, many) in sorts {
        assert!(offered.contains(name), "{name}: {offered}");
        let fields = [("count-parcels", many), ("value", "100.000"), ("source", "goods")];
        all.push(done(&post(chi, &new(COMMUNE, kind), &work(&fields)).await));
    }
    assert_eq!(demo.levels("gift_parcels", november()).await, before.map(|had| had + 12));
    assert_eq!(demo.levels("gift_value", november()).await, worth.map(|had| had + 300_000));
    for (at, (kind, name, _)) in sorts.into_iter().enumerate() {
        let list = chi.page(&format!("{LIST}&kind={kind}")).await.text();
        let found: Vec<bool> = all.iter().map(|to| list.contains(to.as_str())).collect();
        assert_eq!(found, [0, 1, 2].map(|own| own == at), "{name}");
        let sheet = format!("{LIST}&kind={kind}&file=csv");
        assert!(chi.page(&sheet).await.text().contains(name), "{name} in the sheet");
    }
    for to in all {
        done(&chi.post(&format!("{to}/reverse"), &BACK).await);
    }
    assert_eq!(demo.levels("gift_parcels", november()).await, before);
}

const BACK: [(&str, &str); 2] = [("version", "1"), ("why", "Hết truyện")];

/// Transfers and treatment in one record with one sum: both are counted, the sum once.
pub async fn of_counts_share_one_value(demo: &Demo, chi: &mut Visitor) {
    const FIGURES: [&str; 4] = [
        "patient_transfers",
        "treatment_cases",
        "patient_support_value",
        "humanitarian_value_total",
    ];
    let mut before = Vec::new();
    for figure in FIGURES {
        before.push(demo.levels(figure, november()).await);
    }
    let fields = [
        ("count-transfers", "2"),
        ("count-treatments", "3"),
        ("value", "5 triệu"),
        ("source", "cash"),
    ];
    let form = work(&fields);
    let mut to = String::new();
    for _ in 0..2 {
        to = done(&post(chi, &new(COMMUNE, "patient-support"), &form).await);
    }
    for ((figure, before), more) in FIGURES.iter().zip(&before).zip([2, 3, 5_000_000, 5_000_000]) {
        let now = demo.levels(figure, november()).await;
        assert_eq!(now, before.map(|had| had + more), "{figure}");
    }
    done(&chi.post(&format!("{to}/reverse"), &BACK).await);
    for (figure, before) in FIGURES.iter().zip(&before) {
        assert_eq!(demo.levels(figure, november()).await, *before, "{figure}");
    }
}
