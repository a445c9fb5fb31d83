//! Bình returns with a comment on a cell, Chi mends, Bình approves, plans next month and sends
//! the province's report; An approves it.

use super::super::judge::Judge;
use super::super::seat::Seat;
use super::{COMMUNE, PROVINCE};
use thirtyfour::Key;

const COMMENT: &str = "Biên bản ghi 13 lượt, xem lại";

/// A comment on the cell, then the whole report goes back with a reason.
pub async fn returns(binh: &Seat, judge: &mut Judge) {
    judge.page(binh, "Hôm nay of Bình").await;
    binh.open(&format!("{COMMUNE}&figure=addresses_helped_turns")).await;
    binh.fill("#comment-body", COMMENT).await;
    binh.click("#panel form[action*='/reports/comment'] button[type=submit]").await;
    binh.until_text("#panel .list", COMMENT).await;
    judge.page(binh, "panel with a comment").await;
    binh.click("#way form:has(#return-note) button[type=submit]").await;
    binh.until_text("main", "Nhập lý do trả lại").await;
    judge.page(binh, "return without a reason").await;
    binh.open(COMMUNE).await;
    binh.fill("#return-note", "Một số liệu chưa khớp biên bản").await;
    binh.click("#way form:has(#return-note) button[type=submit]").await;
    binh.until_text("#way > p", "trả lại").await;
}

/// Chi is told at home and beside the cell; she mends and sends again.
pub async fn mends(chi: &Seat, judge: &mut Judge) {
    chi.open("/").await;
    chi.until_text("main .list", "Một số liệu chưa khớp biên bản").await;
    chi.open(&format!("{COMMUNE}&figure=addresses_helped_turns")).await;
    chi.until_text("#panel", COMMENT).await;
    chi.until_text("main", "Một số liệu chưa khớp biên bản").await;
    judge.page(chi, "returned report").await;
    let cell = chi.find("#cell-addresses_helped_turns").await;
    cell.focus().await.expect("the cell takes the focus");
    chi.press("13" + Key::Enter).await;
    chi.until_text("#state-addresses_helped_turns", "lưu lúc").await;
    chi.click(".head form button.lead").await;
    chi.until_text("#way > p", "đã gửi").await;
}

/// Bình approves the commune.
pub async fn approves(binh: &Seat) {
    binh.open(COMMUNE).await;
    binh.click(".head form button.lead").await;
    binh.until_text("#way > p", "đã duyệt").await;
}

/// Last month's tasks are marked ("mở 0 lớp" is pointed at), next month's are written, and the
/// province's report is sent.
pub async fn plans(binh: &Seat, judge: &mut Judge) {
    binh.open(PROVINCE).await;
    binh.until_text("#planned", "0 lớp").await;
    judge.page(binh, "province before sending").await;
    binh.click("#planned li:first-child button[value=done]").await;
    binh.until_text("#planned li:first-child", "Đã làm").await;
    binh.fill("#task-body-new", "Tổ chức {plan:02} lớp tập huấn sơ cấp cứu.").await;
    binh.fill("#task-plan-new", "0").await;
    binh.click("#task-new button[type=submit]").await;
    binh.until_text("main", "Nhập số lớp dự kiến, hoặc để trống").await;
    judge.page(binh, "a plan of zero").await;
    binh.open(PROVINCE).await;
    binh.fill("#task-body-new", "Tổ chức {plan:02} lớp tập huấn sơ cấp cứu.").await;
    binh.fill("#task-plan-new", "3").await;
    binh.click("#task-new button[type=submit]").await;
    binh.until_text("#tasks", "03 lớp tập huấn").await;
    binh.click(".head form button.lead").await;
    binh.until_text("#way > p", "đã gửi").await;
}

/// An of the centre approves.
pub async fn approves_the_province(an: &Seat, judge: &mut Judge) {
    an.until_text("main .list", "Kiên Giang").await;
    judge.page(an, "Hôm nay of An").await;
    an.open(PROVINCE).await;
    judge.page(an, "province as the centre sees it").await;
    an.click(".head form button.lead").await;
    an.until_text("#way > p", "đã duyệt").await;
}
