//! The month is locked, the paper takes its number, and a number of it leads back to the cell in
//! which it was typed. October's total is what the paper of October prints.

use super::super::judge::Judge;
use super::super::seat::Seat;
use super::{OCTOBER, PROVINCE};

/// Bình locks the month and issues the paper: the second of the year.
pub async fn issues(binh: &Seat, judge: &mut Judge) {
    binh.open(PROVINCE).await;
    binh.fill("#lock-confirm", "11/2024").await;
    binh.click("#way form:has(#lock-confirm) button[type=submit]").await;
    binh.until_text("#way > p", "đã khóa").await;
    binh.click("#way a[href^='/reports/issue']").await;
    binh.until_text("h1", "Ban hành").await;
    let signer = binh.find("select[name=signer] option:last-child").await;
    signer.click().await.expect("a signer is chosen");
    judge.page(binh, "issuing").await;
    binh.click("main form[action='/reports/issue'] button[type=submit]").await;
    binh.until_text(".sheet", "02/BC-HCTĐ").await;
    binh.until_text(".sheet", "03 lớp tập huấn").await;
    judge.page(binh, "issued paper").await;
}

/// From the province's number down to the commune and to who typed it.
pub async fn asks_why(binh: &Seat, judge: &mut Judge) {
    binh.open(PROVINCE).await;
    binh.click("a[data-total=total-addresses_helped_turns]").await;
    binh.until_text("h1", "Vì sao số này?").await;
    judge.page(binh, "why, the province").await;
    binh.click("main td a[href*='huyen-giang-thanh'], main th a[href*='huyen-giang-thanh']").await;
    binh.until_text("main", "Phú Lợi").await;
    binh.click("main td a[href*='xa-phu-loi'], main th a[href*='xa-phu-loi']").await;
    binh.until_text("main", "Ai đã nhập").await;
    let page = binh.said("main").await;
    assert!(page.contains("13") && page.contains("Chi"), "Chi's cell is at the end:\n{page}");
    judge.page(binh, "why, the commune").await;
}

/// October is locked and its total the printed one.
pub async fn october_stands(binh: &Seat, judge: &mut Judge) {
    binh.open(OCTOBER).await;
    let total = binh.said("[data-total=total-humanitarian_value_total]").await;
    assert_eq!(total, "20.073");
    judge.page(binh, "October").await;
    binh.open("/reports/paper?unit=kien-giang&month=2024-10").await;
    binh.until_text(".sheet", "trên 20 tỷ").await;
    judge.page(binh, "October's paper").await;
}
