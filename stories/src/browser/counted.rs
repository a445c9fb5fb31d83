//! What counts, in a browser: work that waits is checked by another person, a list of names is
//! pasted whole, work of a locked month says in which report it stands. The guide's pictures are
//! made on the way. It opens with who may not.

use super::judge::{Judge, show};
use super::seat::Seat;
use super::site::Site;
use crate::house::COMMUNE;
use crate::visitor::Visitor;
use kernel::Day;

/// Rows as a spreadsheet gives them: name, year of birth, quantity, đồng, where she lives.
const PASTED: &str = "Thị Sa Rươl\t1956\t1\t300.000\tẤp Trần Thệ\n\
    Danh Hên\t1948\t1\t300.000\tẤp Tà Teng\n\
    Lê Thị Út\t1961\t1\t300.000\tẤp Rạch Dứa\n\
    Trần Văn Chín\t1950\t1\t300.000\tẤp Giồng Kè";

#[tokio::test(flavor = "multi_thread")]
async fn what_counts_is_checked_named_and_told() {
    let site = Site::on(Day::of(2024, 11, 10).expect("a day")).await;
    let mut judge = Judge::default();
    let mut office = Visitor::of(site.demo(), "binh").await;
    let checking = format!("/activities/checking?unit={COMMUNE}");
    office.post(&checking, &[("needs_check", "1")]).await;
    let (chi, binh) = (Seat::of(&site, "chi").await, Seat::of(&site, "binh").await);
    let waits = recorded(&chi, "Tặng quà gia đình chính sách", "9/11/2024").await;
    chi.until_text("main", "chờ kiểm").await;
    assert!(!chi.said("main").await.contains("Kiểm việc này"), "Chi checks her own work");
    let dung = Seat::of(&site, "dung").await;
    for path in [waits.clone(), format!("{waits}/people")] {
        dung.open(&path).await;
        assert_eq!(dung.status().await, 404, "Dũng sees {path} of another province");
    }
    dung.leave().await;
    is_checked_by_another(&binh, &waits, &mut judge).await;
    binh.leave().await;
    office.post(&checking, &[("needs_check", "0")]).await;
    a_list_is_pasted(&chi, &waits, &mut judge).await;
    of_a_locked_month(&chi, &mut judge).await;
    chi.leave().await;
    judge.end();
}

/// Twenty parcels of a day; answers the address of the work.
async fn recorded(chi: &Seat, title: &str, day: &str) -> String {
    show(chi, 1440, "light").await;
    chi.open(&format!("/activities/new?unit={COMMUNE}&kind=gift")).await;
    chi.fill("#work-from", day).await;
    chi.fill("#work-count-parcels", "20").await;
    chi.fill("#work-value", "6 triệu").await;
    chi.ask("document.querySelector('#work-source').value = 'goods'").await;
    chi.fill("#work-title", title).await;
    chi.click("#work button[type=submit]").await;
    chi.until_text("h1", title).await;
    chi.here().await.split('?').next().unwrap_or_default().to_owned()
}

/// Bình reads what waits and says that it is right; from then on it counts and bears his name.
async fn is_checked_by_another(binh: &Seat, work: &str, judge: &mut Judge) {
    show(binh, 1440, "light").await;
    binh.open(work).await;
    binh.until_text("main", "Kiểm việc này").await;
    binh.picture("viec-thien-kiem").await;
    judge.page(binh, "work that waits for another pair of eyes").await;
    binh.click("form[action$='/check'] button").await;
    binh.until_text("main", "Người kiểm").await;
    let said = binh.said("main").await;
    assert!(!said.contains("chờ kiểm") && said.contains("Suất quà"), "{said}");
}

/// Four lines of a spreadsheet, seen before they are saved; then four sealed names.
async fn a_list_is_pasted(chi: &Seat, work: &str, judge: &mut Judge) {
    show(chi, 360, "light").await;
    chi.open(&format!("{work}/people")).await;
    chi.ask("document.querySelector('main details:has(#listed)').open = true").await;
    // A script pastes: keys would leave the field at its first tab.
    let rows = serde_json::to_string(PASTED).expect("words");
    chi.ask(&format!("document.querySelector('#listed-list').value = {rows}")).await;
    chi.ask("document.querySelector('#listed-list').closest('details').scrollIntoView()").await;
    chi.picture("viec-thien-dan-danh-sach").await;
    judge.page(chi, "a list that is pasted").await;
    chi.click("#listed button[type=submit]").await;
    // Whether they are persons or households was not said: that is asked for where it is chosen.
    chi.until_text(".summary", "Chọn ai").await;
    assert_eq!(chi.value("#listed-list").await.lines().count(), 4, "what was pasted comes back");
    chi.click(".summary a").await;
    assert_eq!(chi.focus().await, "listed-list_sort", "the summary leads to the choice");
    chi.ask("document.querySelector('#listed-list_sort').value = 'person'").await;
    chi.click("#listed button[type=submit]").await;
    chi.until_text("main table", "••••••••").await;
    let said = chi.said("main table").await;
    assert_eq!(said.matches("300.000").count(), 4, "{said}");
    assert!(!chi.said("main").await.contains("Danh Hên"), "a name lies open");
}

/// Parcels of October, which is locked: they stand in November's report, and the page says so.
async fn of_a_locked_month(chi: &Seat, judge: &mut Judge) {
    let work = recorded(chi, "Tặng quà hộ bị ngập", "31/10/2024").await;
    chi.open(&work).await;
    let said = "Tháng 10/2024 đã khóa: việc này tính vào báo cáo tháng 11/2024, như một điều chỉnh";
    chi.until_text("main", said).await;
    chi.picture("viec-thien-thang-khoa").await;
    judge.page(chi, "work of a locked month").await;
    chi.click("main a[href*='/why?'][href*='gift_parcels']").await;
    chi.until_text("main", "11/2024").await;
    assert!(chi.ask("return document.body.innerHTML").await.to_string().contains(&work));
}
