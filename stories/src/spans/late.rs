//! What came late for months before a span stands on the paper of the span, month by month, as it
//! does on that of the month in which it counts; what one month of a span corrects of another is in
//! its sum and on no line. On every engine; it opens with who may not.

use super::{done, fresh_key, house};
use crate::house::{COMMUNE, Demo, PROVINCE};
use crate::visitor::Visitor;
use axum::http::StatusCode;
use kernel::db::Tx;
use kernel::journal::{self, Subject};
use kernel::{Day, Month, Result, Role, place};

const LISTED: &str = "Điều chỉnh số liệu của các tháng đã khóa";
const DECEMBER: &str = "(tháng 12/2023): 0 → 7, tăng 7. Xã Phú Lợi";

fn today() -> Day {
    Day::of(2025, 2, 10).expect("a day")
}

#[tokio::test]
async fn the_paper_of_a_span_lists_what_came_late_for_months_before_it() {
    for demo in house::every_demo_on(today()).await {
        println!("on {}", demo.engine);
        locked(&demo, "2023-12").await;
        who_may_not(&demo).await;
        let mut binh = Visitor::of(&demo, "binh").await;
        let none = paper(&mut binh, "form=quarter&period=2024-Q1").await;
        assert!(!none.contains(LISTED), "nothing has come yet: {none}");
        // What comes for December counts in January, and what then comes for January in February.
        let mut chi = Visitor::of(&demo, "chi").await;
        given(&mut chi, "20/12/2023", "7").await;
        locked(&demo, "2024-01").await;
        given(&mut chi, "15/01/2024", "4").await;
        for span in [
            "month=2024-01",
            "form=quarter&period=2024-Q1",
            "form=six-months&period=2024-H1",
            "form=nine-months&period=2024-9M",
            "form=year&period=2024",
        ] {
            let words = paper(&mut binh, span).await;
            assert!(words.contains(LISTED) && words.contains(DECEMBER), "{span}: {words}");
            assert!(!words.contains("(tháng 1/2024)"), "it is in the sum: {span}: {words}");
        }
        let month = paper(&mut binh, "month=2024-02").await;
        // January's paper had counted December's seven.
        assert!(month.contains("(tháng 1/2024): 7 → 11") && !month.contains(DECEMBER), "{month}");
        // December is of these spans: their papers say nothing of it.
        for span in ["month=2023-12", "form=quarter&period=2023-Q4", "form=year&period=2023"] {
            let words = paper(&mut binh, span).await;
            assert!(!words.contains(LISTED), "{span}: {words}");
        }
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

async fn who_may_not(demo: &Demo) {
    let page = format!("/reports/paper?unit={PROVINCE}&form=quarter&period=2024-Q1");
    assert_eq!(Visitor::guest(demo).get(&page).await.status, StatusCode::SEE_OTHER);
    for login in ["dung", "chi"] {
        let told = Visitor::of(demo, login).await.get(&page).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND, "{login}");
    }
}

async fn paper(binh: &mut Visitor, span: &str) -> String {
    binh.page(&format!("/reports/paper?unit={PROVINCE}&{span}")).await.words()
}

/// Parcels of a day, recorded today.
async fn given(chi: &mut Visitor, day: &str, parcels: &str) {
    let (id, key) = (fresh_key(), fresh_key());
    let form = [
        ("id", id.as_str()),
        ("key", key.as_str()),
        ("base", "0"),
        ("from", day),
        ("count-parcels", parcels),
        ("value", ""),
        ("source", ""),
    ];
    done(&chi.post(&format!("/activities/new?unit={COMMUNE}&kind=gift"), &form).await);
}

/// The lock of a month of the province, as its paper sets it.
async fn locked(demo: &Demo, month: &'static str) {
    let set = move |tx: &mut Tx<'_>| -> Result<()> {
        let an = house::person_on(tx, Role::Centre, "trung-uong", today())?;
        let place = place::find(tx, PROVINCE, today())?;
        let pass = an.may(&reporting::acts::LOCK, &place)?;
        let month = Month::parse(month).expect("a month");
        book::lock(tx, &pass, place.id, month)?;
        let report = reporting::store::open(tx, &pass, month)?;
        let subject = Subject::new("report", report.id);
        journal::record(tx, &pass, subject, report.version).map(|_| ())
    };
    demo.house.db.write(set).await.expect("a lock");
}
