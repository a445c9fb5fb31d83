//! A report that comes back, on a desk and on a phone: Bình returns it for one cell, Chi's notice
//! leads her to that cell, she cannot send before she has mended or answered it, then she does. It
//! opens with who may not; every page is judged in both languages.

use super::judge::{Judge, show};
use super::seat::Seat;
use super::site::Site;
use kernel::Day;

const COMMUNE: &str = "/reports?unit=kien-giang/huyen-giang-thanh/xa-phu-loi&month=2024-11";
const TURNS: &str = "addresses_helped_turns";
const CELL: &str = "#cell-addresses_helped_turns";
const WHY: &str = "Biên bản ghi 13 lượt, xem lại";
const SEND: &str = ".head form button.lead";

#[tokio::test(flavor = "multi_thread")]
async fn a_report_comes_back_is_mended_and_goes_up_again() {
    let site = Site::on(Day::of(2024, 12, 5).expect("a day")).await;
    let mut judge = Judge::default();
    let dung = Seat::of(&site, "dung").await;
    dung.open(&format!("{COMMUNE}&figure={TURNS}")).await;
    assert_eq!(dung.status().await, 404, "Dũng sees a report of another province");
    dung.leave().await;
    let chi = Seat::of(&site, "chi").await;
    types_and_sends(&chi).await;
    let binh = Seat::of(&site, "binh").await;
    returns_for_a_cell(&binh, &mut judge).await;
    is_led_to_the_cell(&chi, &mut judge).await;
    must_answer_first(&chi, &mut judge).await;
    mends_on_a_phone_and_answers(&chi).await;
    sees_the_answer(&binh).await;
    chi.leave().await;
    binh.leave().await;
    judge.end();
}

async fn language(seat: &Seat, code: &str) {
    seat.click(&format!(".langs button[value={code}]")).await;
    seat.find(&format!("html[lang={code}]")).await;
}

/// The same page in English and back.
pub async fn in_both(seat: &Seat, judge: &mut Judge, name: &str) {
    judge.glance(seat, name).await;
    language(seat, "en").await;
    judge.glance(seat, &format!("{name}, in English")).await;
    language(seat, "vi").await;
}

async fn types(chi: &Seat, value: &str) {
    chi.ask(&format!("document.querySelector('{CELL}').focus()")).await;
    chi.press(value.to_owned() + thirtyfour::Key::Enter).await;
    chi.until_text("#state-addresses_helped_turns", "lưu lúc").await;
}

async fn types_and_sends(chi: &Seat) {
    chi.open(COMMUNE).await;
    types(chi, "12").await;
    // The first saved cell opened the report: it can be sent where one stands.
    chi.click(SEND).await;
    chi.until_text("#way > p", "đã gửi").await;
}

/// The cell whose panel is open is the one that is offered.
async fn returns_for_a_cell(binh: &Seat, judge: &mut Judge) {
    binh.open(&format!("{COMMUNE}&figure={TURNS}")).await;
    assert_eq!(binh.value("#return-about").await, TURNS, "the open cell is chosen already");
    binh.fill("#return-note", WHY).await;
    binh.click("#way form:has(#return-note) button[type=submit]").await;
    binh.until_text("#way > p", "trả lại").await;
    in_both(binh, judge, "a report that was returned, above").await;
}

/// From Hôm nay over the notice to the cell.
async fn is_led_to_the_cell(chi: &Seat, judge: &mut Judge) {
    chi.open("/").await;
    chi.until_text("main .list", WHY).await;
    chi.open("/notices").await;
    chi.until_text("main .list", "bị trả lại").await;
    in_both(chi, judge, "a notice of a return").await;
    chi.click("main .list a").await;
    chi.until_text("#panel", WHY).await;
    let here = chi.here().await;
    assert!(here.ends_with(&format!("&figure={TURNS}#panel")), "{here}");
    in_both(chi, judge, "the cell that is asked about").await;
}

/// Sending says what is to be done, beside the words of Bình.
async fn must_answer_first(chi: &Seat, judge: &mut Judge) {
    chi.click(SEND).await;
    chi.until_text("main", "Sửa ô hoặc trả lời ý kiến của Bình").await;
    chi.until_text("#way-asked", WHY).await;
    judge.glance(chi, "sent without an answer").await;
    chi.open(COMMUNE).await;
    language(chi, "en").await;
    chi.click(SEND).await;
    chi.until_text("#way-asked", WHY).await;
    judge.glance(chi, "sent without an answer, in English").await;
    chi.open(COMMUNE).await;
    language(chi, "vi").await;
}

/// On a screen of 360 px: from the list of what is asked to the cell, which is mended and answered.
async fn mends_on_a_phone_and_answers(chi: &Seat) {
    show(chi, 360, "light").await;
    chi.open(COMMUNE).await;
    chi.click("#way-asked .list a").await;
    chi.until_text("#panel", WHY).await;
    types(chi, "13").await;
    // The details follow to the next cell; she comes back to this one for her answer.
    chi.open(&format!("{COMMUNE}&figure={TURNS}")).await;
    chi.fill("#comment-body", "Đã sửa theo biên bản").await;
    chi.click("#panel form[action*='/reports/comment?'] button[type=submit]").await;
    chi.until_text("#panel .list", "Đã sửa theo biên bản").await;
    assert!(chi.said("#way-asked").await.is_empty(), "nothing is asked any more");
    chi.click(SEND).await;
    chi.until_text("#way", "Gửi lần 2").await;
    show(chi, 1440, "light").await;
}

async fn sees_the_answer(binh: &Seat) {
    binh.open(&format!("{COMMUNE}&figure={TURNS}")).await;
    binh.until_text("#panel", "Đã sửa theo biên bản").await;
    binh.until_text("#way", "Gửi lần 2").await;
    assert_eq!(binh.value(CELL).await, "13");
}
