//! The chain of November 2024 when it does not go smoothly: Chi is reminded, her report comes back
//! and must be answered, the month is locked and its paper goes out; then work comes late, the
//! month is opened again for one unit, the quarter is read from the Book, and whoever holds a paper
//! asks whether it still holds. It opens with who may not; on every engine.

use crate::house::{self, COMMUNE, Demo, PROVINCE, november, october};
use crate::visitor::{Told, Visitor, fresh_key, refused};
use axum::http::StatusCode;
use kernel::db::Tx;
use kernel::{Day, place};
use reporting::model::State;

mod answered;
mod approval;
mod deputy;
mod due;
mod late;
mod proof;
pub mod quarter;
mod reminded;
mod reopened;
mod sealed;

/// Chi's month and the province's.
const PAGE: &str = "/reports?unit=kien-giang/huyen-giang-thanh/xa-phu-loi&month=2024-11";
const ABOVE: &str = "/reports?unit=kien-giang&month=2024-11";
/// The figures that this story types and records.
const TURNS: &str = "addresses_helped_turns";
const PARCELS: &str = "gift_parcels";

/// In December, when November is due.
fn today() -> Day {
    day(5)
}

fn day(number: u8) -> Day {
    Day::of(2024, 12, number).expect("a day")
}

#[tokio::test]
async fn what_comes_back_comes_late_or_is_opened_again_is_told_everywhere() {
    for mut demo in house::every_demo_on(today()).await {
        println!("on {}", demo.engine);
        let printed = demo.figures(PROVINCE, october()).await;
        who_may_not(&demo).await;
        let mut chi = Visitor::of(&demo, "chi").await;
        let mut binh = Visitor::of(&demo, "binh").await;
        reminded::once_a_day(&demo, &mut binh, &mut chi).await;
        answered::before_it_is_sent_again(&demo, &mut chi, &mut binh).await;
        answered::approved_locked_issued(&demo, &mut binh).await;
        late::work_counts_in_the_open_month(&demo, &mut chi, &mut binh).await;
        reopened::for_one_unit_until_a_day(&mut demo).await;
        quarter::is_read_and_not_typed(&demo, &mut binh).await;
        proof::says_whether_a_paper_holds(&demo, &mut binh).await;
        sealed::bytes_that_were_changed_are_told(&demo, &mut binh).await;
        assert_eq!(demo.figures(PROVINCE, october()).await, printed, "October moved");
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

#[tokio::test]
async fn who_approves_and_by_when_is_set_by_an_officer() {
    for mut demo in house::every_demo_on(day(2)).await {
        println!("on {}", demo.engine);
        let mut binh = Visitor::of(&demo, "binh").await;
        due::moves_with_the_rule_and_the_days_off(&demo, &mut binh).await;
        deputy::approves_under_both_names(&demo, &mut binh).await;
        approval::hides_nothing(&mut demo).await;
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

/// Another province, nobody, and a volunteer of the very commune: no page, no step, no reminder,
/// no opening; the board knows nothing of what they tried.
async fn who_may_not(demo: &Demo) {
    let report = demo.view(PROVINCE, october()).await.report.expect("October's report").id;
    let (report, unit) = (report.to_string(), id_of(demo, COMMUNE).await);
    let pages = [
        PAGE.to_owned(),
        ABOVE.to_owned(),
        format!("/reports/board?unit={PROVINCE}&month=2024-11"),
        format!("/reports/chain?unit={PROVINCE}"),
        format!("/reports/known?unit={PROVINCE}&month=2024-10"),
        format!("/reports?unit={PROVINCE}&form=quarter&period=2024-Q4"),
    ];
    let step = [("report", report.as_str()), ("version", "1"), ("step", "lock")];
    let key = fresh_key();
    let opening = reopened::form(&key, &unit, "10/2024", "31/12/2024", "Nhập thiếu");
    let posts: [(String, &[(&str, &str)]); 4] = [
        ("/reports/step".into(), &step),
        (PAGE.replace("/reports?", "/reports/cell?"), &[("cell", TURNS), ("value", "5")]),
        (format!("/reports/board/remind?unit={PROVINCE}&month=2024-11"), &[]),
        (format!("/reports/chain/reopen?unit={PROVINCE}"), &opening),
    ];
    let guest = Visitor::guest(demo);
    let dung = Visitor::of(demo, "dung").await;
    let tam = crate::work::volunteer::account(demo).await;
    let refusals = [
        (guest, StatusCode::SEE_OTHER, StatusCode::UNAUTHORIZED),
        (dung, StatusCode::NOT_FOUND, StatusCode::NOT_FOUND),
        (tam, StatusCode::NOT_FOUND, StatusCode::NOT_FOUND),
    ];
    for (at, (mut other, sees, does)) in refusals.into_iter().enumerate() {
        for page in &pages {
            assert_eq!(other.get(page).await.status, sees, "{at}: {page}");
        }
        for (path, form) in &posts {
            let mut keyed = form.to_vec();
            keyed.extend([("base", "0"), ("key", key.as_str())]);
            assert_eq!(other.post(path, &keyed).await.status, does, "{at}: {path}");
        }
    }
    // Chi types and sends; the words of the chain are not hers.
    let mut chi = Visitor::of(demo, "chi").await;
    let told = chi.post(&format!("/reports/chain/reopen?unit={COMMUNE}"), &opening).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND, "{}", told.words());
}

/// The id of a unit, as forms carry it.
async fn id_of(demo: &Demo, unit: &'static str) -> String {
    let read = move |tx: &mut Tx<'_>| Ok(place::find(tx, unit, today())?.id.to_string());
    demo.house.db.read(read).await.expect("a unit")
}

async fn state(demo: &Demo, unit: &'static str) -> State {
    demo.view(unit, november()).await.state()
}

/// Saves a cell of November as the script does.
async fn save(visitor: &mut Visitor, unit: &str, value: &str, base: i64) -> Told {
    save_of(visitor, (unit, "2024-11"), value, base).await
}

/// The same of a unit and month.
async fn save_of(
    visitor: &mut Visitor,
    (unit, month): (&str, &str),
    value: &str,
    base: i64,
) -> Told {
    let (base, key) = (base.to_string(), fresh_key());
    let pairs = [("cell", TURNS), ("value", value), ("base", &base), ("key", &key)];
    visitor.post_json(&format!("/reports/cell?unit={unit}&month={month}"), &pairs).await
}

/// Takes a step that a page offers; more fields as its form asks.
async fn step(visitor: &mut Visitor, page: &str, word: &str, more: &[(&str, &str)]) -> Told {
    let shown = visitor.page(page).await;
    let (report, version) = (shown.field("report"), shown.field("version"));
    let mut pairs =
        vec![("report", report.as_str()), ("version", version.as_str()), ("step", word)];
    pairs.extend_from_slice(more);
    visitor.post("/reports/step", &pairs).await
}

fn done(told: &Told) -> String {
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.words());
    assert!(!told.to.starts_with("/login"), "{}", told.to);
    told.to.clone()
}

/// A page says all of these.
fn says(told: &Told, all: &[&str]) {
    let words = told.words();
    for said in all {
        assert!(words.contains(said), "it does not say {said:?}: {words}");
    }
}
