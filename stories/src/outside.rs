//! What an outside organisation owes: another province's organisation is unknown here whatever the
//! address says, one's own is asked, and a link that nobody made leads nowhere. On every engine.

mod bodies;
mod handed;
pub mod link;
mod together;

use crate::house::{self, Demo, PROVINCE};
use crate::visitor::{Visitor, fresh_key};
use axum::http::StatusCode;
use kernel::db::Tx;
use kernel::{Result, Role, place};
use people::{Kind, NewOrganisation, OrganisationId};

#[tokio::test]
async fn an_organisation_answers_where_it_is_kept_and_nowhere_else() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        let write = |tx: &mut Tx<'_>| Ok((kept(tx, PROVINCE)?, kept(tx, "ca-mau")?));
        let (own, foreign) = demo.house.db.write(write).await.expect("organisations");
        who_may_not(&demo, own, foreign).await;
        let mut binh = Visitor::of(&demo, "binh").await;
        let page = binh.get(&address("/reports", own)).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.words());
        let saved = binh.post(&address("/reports/answers", own), &[("key", &fresh_key())]).await;
        assert_ne!(saved.status, StatusCode::NOT_FOUND, "{}", saved.words());
        let again = binh.get(&address("/reports", own)).await;
        assert_eq!(again.status, StatusCode::OK, "{}", again.words());
    }
}

async fn who_may_not(demo: &Demo, own: OrganisationId, foreign: OrganisationId) {
    let mut nobody = Visitor::guest(demo);
    let guessed = format!("/nop/{}", "0".repeat(64));
    assert_eq!(nobody.get(&guessed).await.status, StatusCode::NOT_FOUND);
    assert_eq!(nobody.get(&address("/reports", own)).await.status, StatusCode::SEE_OTHER);
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(&address("/reports", own)).await.status, StatusCode::NOT_FOUND);
    let mut binh = Visitor::of(demo, "binh").await;
    assert_eq!(binh.get(&address("/reports", foreign)).await.status, StatusCode::NOT_FOUND);
    let key = fresh_key();
    let typed = binh.post(&address("/reports/answers", foreign), &[("key", &key)]).await;
    assert_eq!(typed.status, StatusCode::NOT_FOUND, "{}", typed.words());
}

fn address(page: &str, organisation: OrganisationId) -> String {
    format!("{page}?unit={PROVINCE}&form=directive-18&period=2024&subject={organisation}")
}

/// A department that a unit has written down.
pub fn kept(tx: &mut Tx<'_>, unit: &str) -> Result<OrganisationId> {
    let who = house::person(tx, Role::Approver, unit)?;
    let pass = who.may(&people::acts::ORGANISATION_ADD, &place::find(tx, unit, house::today())?)?;
    let new = NewOrganisation {
        id: OrganisationId::new(),
        kind: Kind::ALL[0],
        name: format!("Sở Y tế {unit}"),
        short_name: String::new(),
        email: String::new(),
    };
    people::organisations::add(tx, &pass, &new)?;
    Ok(new.id)
}
