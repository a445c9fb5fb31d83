//! Bình is away and Lan stands in for him: whoever is no deputy may not, and a loan of rights ends
//! with its days, with the deputy's own place and with the word of the unit. On every engine.

use crate::house::{self, DISTRICT, PROVINCE, november};
use kernel::db::{Tx, sql};
use kernel::ids::AccountId;
use kernel::pass::Grant;
use kernel::place::{self, Place};
use kernel::{Day, Error, Instant, Result, Role, Who};
use reporting::desk;
use reporting::model::{DeputyId, DeputyRow, ReportRow, Step};
use reporting::store;

#[tokio::test]
async fn who_stands_in_does_so_under_both_names_and_no_longer_than_their_own_place() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        demo.house.db.write(story).await.expect("the story is told");
    }
}

fn story(tx: &mut Tx<'_>) -> Result<()> {
    let (lan, today) = (AccountId::new(), house::today());
    let province = place::find(tx, PROVINCE, today)?;
    let at_home = [grant(Role::Viewer, &province)];
    let of_lan = |grants: &[Grant], day| Who::account(lan, "Lan", grants.to_vec(), Instant(0), day);
    let clerk = house::person(tx, Role::Clerk, DISTRICT)?;
    let district = place::find(tx, DISTRICT, today)?;
    let report = store::open(tx, &clerk.may(&reporting::acts::TYPE, &district)?, november())?;
    refused(tx, &of_lan(&at_home, today), &report);

    let deputy = named(tx, &province, lan)?;
    let pass = desk::pass_for(tx, &of_lan(&at_home, today), &report, Step::Approve)?;
    assert!(pass.name().starts_with("Lan (thay "), "{}", pass.name());
    let sent = desk::pass_for(tx, &of_lan(&at_home, today), &report, Step::Send);
    assert!(matches!(sent, Err(Error::NotFound)), "a deputy decides and does not send");

    refused(tx, &of_lan(&at_home, today.add_days(6)), &report);
    refused(tx, &of_lan(&[], today), &report);
    let elsewhere = place::find(tx, "ca-mau", today)?;
    refused(tx, &of_lan(&[grant(Role::Approver, &elsewhere)], today), &report);
    let other = Who::account(AccountId::new(), "Dũng", at_home.to_vec(), Instant(0), today);
    refused(tx, &other, &report);

    let approver = house::person(tx, Role::Approver, PROVINCE)?;
    store::close_deputy(tx, &approver.may(&reporting::acts::DEPUTISE, &province)?, deputy)?;
    refused(tx, &of_lan(&at_home, today), &report);
    Ok(())
}

fn grant(role: Role, place: &Place) -> Grant {
    Grant { role, unit: place.id, from: Day::FIRST, until: Day::LAST }
}

fn refused(tx: &mut Tx<'_>, who: &Who, report: &ReportRow) {
    let asked = desk::pass_for(tx, who, report, Step::Approve);
    assert!(matches!(asked, Err(Error::NotFound)), "{} may approve", who.name());
}

/// Bình names Lan for five days.
fn named(tx: &mut Tx<'_>, province: &Place, lan: AccountId) -> Result<DeputyId> {
    let binh: AccountId = sql("select id from account where login = 'binh'").one(tx)?;
    let approver = house::person(tx, Role::Approver, PROVINCE)?;
    let pass = approver.may(&reporting::acts::DEPUTISE, province)?;
    let row = DeputyRow {
        id: DeputyId::new(),
        unit: province.id,
        principal: binh,
        principal_name: "Bình".into(),
        deputy: lan,
        deputy_name: "Lan".into(),
        from_on: house::today(),
        until_on: house::today().add_days(5),
        why: "đi công tác".into(),
        closed_at: None,
        version: 0,
    };
    store::add_deputy(tx, &pass, &row)?;
    Ok(row.id)
}
