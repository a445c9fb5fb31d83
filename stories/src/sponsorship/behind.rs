//! A meter of the campaign opens to names. Only the story above knows it.

use super::NAME;
use crate::house::{self, CENTRE, COMMUNE, Demo, PROVINCE};
use crate::visitor::Visitor;
use axum::http::StatusCode;
use kernel::db::Tx;
use kernel::seal::Keys;
use kernel::{Role, place};
use sponsors::model::{Draft, Wish};
use sponsors::{SponsorId, SponsorKind};
use std::sync::Arc;

const DEPARTMENT: &str = "Sở Mẫu của tỉnh";

/// A meter opens to whoever is behind, by name, and each name to its own page; a commune reads its
/// own, and nobody of elsewhere any.
pub(super) async fn who_is_behind_is_named(demo: &Demo, chi: &mut Visitor, binh: &mut Visitor) {
    a_department_registers(demo).await;
    let mut an = Visitor::of(demo, "an").await;
    let who = |unit: &str, norm: &str, state: &str| {
        format!("/sponsorship/norms/who?unit={unit}&month=2024-11&norm={norm}&state={state}")
    };
    let amount = who(COMMUNE, "month_amount", "");
    let here = chi.page(&amount).await;
    assert!(here.words().contains(NAME) && here.words().contains("đạt"), "{}", here.words());
    let behind = chi.page(&who(COMMUNE, "month_amount", "behind")).await;
    assert!(!behind.words().contains(NAME), "it reached the norm: {}", behind.words());
    let meters = binh.page(&format!("/sponsorship/norms?unit={PROVINCE}&month=2024-11")).await;
    for norm in ["helped_percent", "addresses_of_committee", "facilities_of_province"] {
        let to = who(PROVINCE, norm, "behind").replace('&', "&amp;");
        assert!(meters.text().contains(&to), "{norm} opens to nothing");
    }
    let commune = COMMUNE.replace('/', "%2F");
    let commune = format!("/sponsorship/norms?unit={commune}&amp;month=2024-11");
    assert!(meters.text().contains(&commune), "a unit of the list opens to nothing");
    let committee = binh.page(&who(PROVINCE, "addresses_of_committee", "behind")).await;
    for said in [DEPARTMENT, "còn thiếu 3"] {
        assert!(committee.words().contains(said), "{said}: {}", committee.words());
    }
    let country = an.page(&who(CENTRE, "facilities_of_province", "behind")).await.words();
    for said in ["Đạt 0 trong 63", "Kiên Giang", "chưa giúp cơ sở nào"] {
        assert!(country.contains(said), "{said}: {country}");
    }
    let meters = an.page(&format!("/sponsorship/norms?unit={CENTRE}&month=2024-11")).await;
    let province = format!("/sponsorship/norms?unit={PROVINCE}&amp;month=2024-11");
    assert!(meters.text().contains(&province), "the centre reads no province");
    assert_eq!(chi.get(&who(PROVINCE, "month_amount", "")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(binh.get(&who("ca-mau", "month_amount", "")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(binh.get(&who(PROVINCE, "no_norm", "")).await.status, StatusCode::NOT_FOUND);
}

/// It owes three addresses and stands by none.
async fn a_department_registers(demo: &Demo) {
    let keys: Arc<Keys> = demo.house.shelf::<Arc<Keys>>().expect("keys").as_ref().clone();
    let work = move |tx: &mut Tx<'_>| {
        let head = house::person(tx, Role::Approver, PROVINCE)?;
        let place = place::find(tx, PROVINCE, house::today())?;
        let new = Draft {
            id: SponsorId::new(),
            base: 0,
            kind: SponsorKind::Agency,
            name: DEPARTMENT.to_owned(),
            called: String::new(),
            phone: None,
            wish: Wish::default(),
            illustrative: None,
        };
        sponsors::desk::register(tx, (&head, &keys), place.id, &new)
    };
    demo.house.db.write(work).await.expect("registered");
}
