//! Work on a phone: a week of a kitchen recorded on a screen of 360 px, seen on the list, the
//! calendar and in the report, and led back to from its number. It opens with who may not.

use super::judge::{Judge, show};
use super::seat::Seat;
use super::site::Site;
use kernel::Day;

const WEEK: &str = "/activities/week?unit=kien-giang/huyen-giang-thanh/xa-phu-loi&kind=kitchen";
const LIST: &str = "/activities?unit=kien-giang/huyen-giang-thanh/xa-phu-loi&month=2024-11";
const WHY: &str =
    "/why?unit=kien-giang/huyen-giang-thanh/xa-phu-loi&month=2024-11&figure=kitchen_meals";
/// Meals of the days from Monday, 4 November 2024.
const MEALS: [&str; 7] = ["120", "118", "125", "1.130", "122", "90", "95"];

#[tokio::test(flavor = "multi_thread")]
async fn a_week_of_a_kitchen_is_recorded_on_a_phone() {
    let site = Site::on(Day::of(2024, 11, 10).expect("a day")).await;
    let mut judge = Judge::default();
    let dung = Seat::of(&site, "dung").await;
    dung.open(WEEK).await;
    assert_eq!(dung.status().await, 404, "Dũng finds no form of another province");
    dung.leave().await;
    let chi = Seat::of(&site, "chi").await;
    show(&chi, 360, "light").await;
    records_the_week(&chi).await;
    sees_it(&chi, &mut judge).await;
    for path in ["/catalogue", "/catalogue/kitchen", "/activities/new"] {
        chi.open(path).await;
        judge.page(&chi, &format!("Chi at {path}")).await;
    }
    chi.open(WEEK).await;
    judge.page(&chi, "the week").await;
    chi.leave().await;
    judge.end();
}

/// From the menu to the saved week, with one slip on the way.
async fn records_the_week(chi: &Seat) {
    chi.open("/activities").await;
    chi.click(".head a.lead").await;
    chi.until_text("h1", "Ghi việc").await;
    chi.click("main a[href$='kind=kitchen']").await;
    chi.click("main a[href^='/activities/week']").await;
    chi.until_text("main", "Tuần 04/11/2024 – 10/11/2024").await;
    for (at, meals) in MEALS.iter().enumerate() {
        chi.fill(&format!("#week-count-{at}"), meals).await;
        chi.fill(&format!("#week-value-{at}"), "1,2 triệu").await;
    }
    chi.picture("viec-thien-tuan").await;
    chi.click("#week button[type=submit]").await;
    chi.until_text(".summary", "Chọn nguồn của giá trị").await;
    assert_eq!(chi.value("#week-count-3").await, "1.130", "what was typed comes back");
    chi.ask("document.querySelector('#week-source').value = 'goods'").await;
    chi.click("#week button[type=submit]").await;
    chi.until_text("main table", "Bếp ăn tình thương").await;
}

/// On the list, the calendar, in the report, and from the number back to the day.
async fn sees_it(chi: &Seat, judge: &mut Judge) {
    chi.open(LIST).await;
    chi.until_text("main table", "1.130 suất").await;
    judge.page(chi, "the list of work").await;
    chi.open(&format!("{LIST}&view=calendar")).await;
    chi.until_text("main", "1.130 suất").await;
    chi.picture("viec-thien-lich").await;
    judge.page(chi, "the calendar").await;
    chi.open(&format!("{}&figure=kitchen_meals", LIST.replace("/activities", "/reports"))).await;
    chi.until_text("#panel", "1.800").await;
    chi.picture("viec-thien-bao-cao").await;
    judge.page(chi, "the report with fed figures").await;
    chi.open(WHY).await;
    chi.until_text("main", "1.800").await;
    judge.page(chi, "why this number").await;
    chi.click("main table a[href^='/activities/']").await;
    chi.until_text("main", "120 suất").await;
    chi.until_text("main", "1.200.000").await;
    chi.picture("viec-thien-mot-viec").await;
    judge.page(chi, "one piece of work").await;
}
