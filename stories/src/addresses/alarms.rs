//! Who opens the sealed part of very many dossiers within an hour is asked why, and somebody else
//! looks at that. Only the story above knows it.

use super::{done, refused, with};
use crate::house::{self, COMMUNE, Demo};
use crate::visitor::Visitor;
use addresses::AddressId;
use addresses::model::{Draft, Open, Secrets, Sort};
use axum::http::StatusCode;
use kernel::db::Tx;
use kernel::seal::{Keys, Secret};
use kernel::{Role, place};
use std::sync::Arc;

/// Forty dossiers within an hour raise an alarm, the next asks for a reason; somebody else reviews
/// it, and then the count begins anew.
pub(super) async fn who_opens_very_many_is_asked_why(
    demo: &Demo,
    chi: &mut Visitor,
    binh: &mut Visitor,
) {
    let keys = demo.house.shelf::<Arc<Keys>>().expect("keys");
    let make = move |tx: &mut Tx<'_>| {
        let clerk = house::person(tx, Role::Clerk, COMMUNE)?;
        let place = place::find(tx, COMMUNE, house::today())?;
        let mut all = Vec::new();
        for at in 0..42 {
            let id = AddressId::new();
            let open = Open {
                sort: Sort::Household,
                name: format!("Hộ Mẫu {at}"),
                birth_year: None,
                sex: None,
                people: None,
                housing: None,
                income: None,
                is_urgent: false,
                opened_on: house::today(),
            };
            let told = vec![(Secrets::Group, Secret::new("poor_household".to_owned()))];
            let new = Draft { id, base: 0, open, told, illustrative: None };
            addresses::desk::open(tx, (&clerk, &keys), place.id, (&new, true))?;
            all.push(id);
        }
        Ok(all)
    };
    let all = demo.house.db.write(make).await.expect("dossiers");
    let path = |at: usize| format!("/addresses/{}/open", all[at]);
    let asked = [("fields", "group"), ("purpose", "Thăm hộ nghèo")];
    // One was opened above: the forty-first dossier of the hour is refused.
    for at in 0..39 {
        let told = chi.post(&path(at), &asked).await;
        assert_eq!(told.status, StatusCode::OK, "{at}: {}", told.words());
    }
    refused(&chi.post(&path(39), &asked).await, "đã mở 40 hồ sơ trong một giờ");
    // A thousand openings within the hour come no further than that, and raise no thousand alarms.
    for at in 0..1_000 {
        let told = chi.post(&path(39 + at % 3), &asked).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{at}");
    }
    let once_more = chi.post(&path(3), &asked).await.status;
    assert_eq!(once_more, StatusCode::OK, "one that was opened already is no further one");
    let urgent = [asked[0], asked[1], ("why", "Bão số 4, di dời trong đêm")];
    assert_eq!(chi.post(&path(39), &urgent).await.status, StatusCode::OK);
    let alarms = "/addresses/alarms?unit=kien-giang";
    for login in ["chi", "dung"] {
        let mut other = Visitor::of(demo, login).await;
        assert_eq!(other.get(alarms).await.status, StatusCode::NOT_FOUND, "{login}");
    }
    let page = binh.page(alarms).await;
    for said in ["Chi", "Số hồ sơ: 40", "Bão số 4", "chờ xem lại"] {
        assert!(page.words().contains(said), "{said}: {}", page.words());
    }
    assert_eq!(page.words().matches("Số hồ sơ").count(), 2, "{}", page.words());
    let (id, version) = (page.field("id"), page.field("version"));
    let form = [("id", id.as_str()), ("version", version.as_str()), ("verdict", "")];
    refused(&binh.post(alarms, &form).await, "Nhập");
    done(&binh.post(alarms, &with(&form, "verdict", "Đúng, đi dời dân")).await);
    let again = binh.post(alarms, &with(&form, "verdict", "Lần nữa")).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "reviewed twice");
    assert!(binh.page(alarms).await.words().contains("Đúng, đi dời dân"));
    assert_eq!(chi.post(&path(40), &asked).await.status, StatusCode::OK, "the count begins anew");
}
