//! Long lists: nothing falls off their end, sums are of all of it, what is asked for stands in the
//! address, goes with another unit and into the file. Each opens with who may not.

mod files;
mod programmes;
mod registers;

use crate::house::{self, COMMUNE, DISTRICT, Demo, PROVINCE};
use crate::visitor::Visitor;
use axum::http::StatusCode;
use kernel::db::Tx;
use kernel::pass::Act;
use kernel::place::{self, Place};
use kernel::{Day, Pass, Result, Role};

#[tokio::test]
async fn nothing_falls_off_a_long_list() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        who_may_not(&demo).await;
        let mut binh = Visitor::of(&demo, "binh").await;
        programmes::what_was_handed_over_last_stands_first(&demo, &mut binh).await;
        programmes::all_files_add_up(&demo, &mut binh).await;
        registers::classes_and_certificates_have_pages(&demo, &mut binh).await;
        registers::agreements_have_pages(&demo, &mut binh).await;
        registers::goods_of_communes_are_listed(&demo, &mut binh).await;
        registers::a_campaign_has_school_years(&mut binh).await;
        files::what_is_read_is_kept(&mut binh).await;
        files::help_of_a_whole_province_adds_up(&demo, &mut binh).await;
    }
}

/// Dũng and Khách read no list of the province, whatever is asked for.
async fn who_may_not(demo: &Demo) {
    let mut dung = Visitor::of(demo, "dung").await;
    for list in [
        "/constructions?done=1&kind=bridge",
        "/care?missed=1",
        "/classes?state=held",
        "/classes?year=2023&of=totals&file=csv",
        "/classes/certificates?standing=good",
        "/agreements?state=over",
        "/consignments?left=1",
        "/cattle?signs=failing",
        "/activities/mine?file=csv",
        "/care/cohort?programme=nutrition&file=csv",
        "/care/cohort?programme=fisher&list=people&file=xlsx",
        "/campaigns/CMP-01?year=2024-2025",
    ] {
        let join = if list.contains('?') { '&' } else { '?' };
        for unit in [PROVINCE, COMMUNE] {
            let path = format!("{list}{join}unit={unit}");
            assert_eq!(dung.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        let told = Visitor::guest(demo).get(list).await;
        assert_eq!(told.status, StatusCode::SEE_OTHER, "{list}");
    }
}

/// Rows that a clerk of the commune wrote over the years.
async fn written<F>(demo: &Demo, act: &'static Act, write: F)
where
    F: Fn(&mut Tx<'_>, &Pass, &Place) -> Result<()> + Send + 'static,
{
    let work = move |tx: &mut Tx<'_>| {
        let who = house::person(tx, Role::Clerk, COMMUNE)?;
        let place = place::find(tx, COMMUNE, house::today())?;
        let pass = who.may(act, &place)?;
        write(tx, &pass, &place)
    };
    demo.house.db.write(work).await.expect("rows");
}

/// A day, so many before that of the demo.
fn before(days: i64) -> Day {
    house::today().add_days(-days)
}

/// The rows of a file under its head.
async fn rows(who: &mut Visitor, list: &str) -> Vec<String> {
    let file = who.page(&format!("{list}&file=csv")).await.text();
    file.lines().skip(1).map(str::to_owned).collect()
}

/// A district of the switch keeps what was asked for, as it stands in the address.
async fn keeps(who: &mut Visitor, path: &str, asked: &str) {
    let page = who.page(&format!("{path}?unit={PROVINCE}&{asked}")).await.text();
    let district = DISTRICT.replace('/', "%2F");
    let way = format!("href=\"{path}?unit={district}&amp;{}\"", asked.replace('&', "&amp;"));
    assert!(page.contains(&way), "no {way}: {page}");
}
