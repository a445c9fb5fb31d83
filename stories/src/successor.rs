//! What follows to whoever takes a unit's place after July 2025: what it planned is marked by its
//! successor, a cluster goes on with the successors of its members. On every engine; it opens with
//! who may not.

use crate::house::{self, Demo, PROVINCE};
use crate::visitor::Visitor;
use axum::http::StatusCode;
use kernel::db::Tx;
use kernel::{Day, Month, Result, Role, place};
use reporting::model::TaskId;
use reporting::{acts, store};

const NEW_PROVINCE: &str = "an-giang";
const JULY: &str = "/reports?unit=an-giang&month=2025-07";
const PLAN: &str = "Khai trương bếp ăn mới tại Rạch Giá";

#[tokio::test]
async fn what_was_open_goes_on_under_the_successors() {
    let today = Day::of(2025, 9, 2).expect("a day");
    for demo in house::every_demo_on(today).await {
        println!("on {}", demo.engine);
        planned_in_june(&demo).await;
        let due = restructuring::desk::run_due(&demo.house).await.expect("what is due");
        assert_eq!(due, 1);
        let mut dung = Visitor::of(&demo, "dung").await;
        assert_eq!(dung.get(JULY).await.status, StatusCode::NOT_FOUND);
        assert_eq!(dung.get("/clusters?month=2025-08").await.status, StatusCode::OK);
        let others = dung.page("/clusters?month=2025-08").await.words();
        assert!(others.contains("không thuộc cụm thi đua nào"), "{others}");
        a_plan_is_marked_by_the_successor(&demo).await;
        a_cluster_goes_on(&demo).await;
    }
}

/// Kiên Giang plans July in its last report.
async fn planned_in_june(demo: &Demo) {
    let june = Month::parse("2025-06").expect("a month");
    let plan = move |tx: &mut Tx<'_>| -> Result<()> {
        let an = house::person_on(tx, Role::Centre, "trung-uong", june.last())?;
        let place = place::find(tx, PROVINCE, june.last())?;
        let pass = an.may(&acts::TYPE, &place)?;
        let report = store::open(tx, &pass, june)?;
        store::add_task(tx, &pass, TaskId::new(), report.id, PLAN, Some(2))
    };
    demo.house.db.write(plan).await.expect("planned");
}

/// An Giang's July opens with it, names who planned it, and marks it once.
async fn a_plan_is_marked_by_the_successor(demo: &Demo) {
    let mut binh = Visitor::of(demo, "binh").await;
    let page = binh.page(JULY).await;
    let words = page.words();
    assert!(words.contains(PLAN) && words.contains("Tỉnh Kiên Giang đã dự kiến"), "{words}");
    let task = page.field("task");
    let form = [("task", &*task), ("version", "1"), ("outcome", "done"), ("note", "")];
    let mark = JULY.replace("/reports?", "/reports/task/mark?");
    assert_eq!(binh.post(&mark, &form).await.status, StatusCode::SEE_OTHER);
    let again = binh.post(&mark, &form).await;
    assert_ne!(again.status, StatusCode::SEE_OTHER, "an older page marks nothing");
    let june = "/reports?unit=kien-giang&month=2025-07&map=today";
    assert_ne!(binh.get(june).await.status, StatusCode::INTERNAL_SERVER_ERROR);
    // August has nothing of it: the old province planned July alone.
    let august = binh.page(&JULY.replace("07", "08")).await.words();
    assert!(!august.contains(PLAN), "{august}");
}

/// The cluster of Kiên Giang and Sóc Trăng is An Giang's and Cần Thơ's since, the old one's before;
/// on today's map last October is theirs too.
async fn a_cluster_goes_on(demo: &Demo) {
    let mut binh = Visitor::of(demo, "binh").await;
    let october = binh.page("/clusters?month=2024-10").await.words();
    assert!(october.contains("Kiên Giang") && october.contains("20.315"), "{october}");
    let now = binh.page("/clusters?month=2025-08&figure=members_total").await.words();
    assert!(now.contains("Cả cụm Cần Thơ An Giang") && now.contains("trên 2"), "{now}");
    let mapped = binh.page("/clusters?month=2024-10&figure=members_total&map=today").await.words();
    let both = demo.figures(NEW_PROVINCE, house::october()).await;
    let own = both.iter().find(|(code, _)| *code == "members_total").expect("a figure").1;
    let sum = kernel::number::count(20_315 + own);
    assert!(mapped.contains(&sum) && mapped.contains("Cả cụm Cần Thơ An Giang"), "{mapped}");
    let wrong = binh.get("/clusters?month=2024-10&map=hom-kia").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
}
