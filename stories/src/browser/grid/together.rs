//! A line that breaks and comes back, and two officers in one cell: nothing is lost, nothing is
//! stored twice, and nobody is overwritten in silence.

use super::super::judge::Judge;
use super::super::returned::in_both;
use super::super::site::Site;
use super::{GRID, LANES, Seat, focus, ids, state, until_news, until_state, value};
use serde_json::json;
use std::time::{Duration, Instant};
use thirtyfour::Key;

/// Offline a cell says so at once and is kept; online again all arrive, each once.
pub async fn the_line_breaks(binh: &Seat) {
    binh.open(&format!("{GRID}&section=disaster")).await;
    let ids = ids(binh).await;
    line(binh, false).await;
    focus(binh, &ids[1]).await;
    let typed = Instant::now();
    binh.press("30" + Key::Enter).await;
    until_state(binh, &ids[1], "đang giữ trên máy").await;
    assert!(typed.elapsed() < Duration::from_secs(3), "it says so at once");
    binh.press("15,25 tr" + Key::Enter).await;
    until_news(binh, "2 ô").await;
    assert!(!state(binh, &ids[LANES + 1]).await.contains("lưu lúc"), "no tick before the server's");
    line(binh, true).await;
    until_state(binh, &ids[1], "lưu lúc").await;
    until_state(binh, &ids[LANES + 1], "lưu lúc").await;
    until_news(binh, "Đã gửi hết").await;
    binh.open(&format!("{GRID}&section=disaster")).await;
    for (id, stored) in [(&ids[1], "30"), (&ids[LANES + 1], "15,25")] {
        assert_eq!(value(binh, id).await, stored);
        let base = format!("return document.getElementById('{id}').dataset.base");
        assert_eq!(binh.ask(&base).await.as_str(), Some("1"), "it arrived once");
    }
}

async fn line(seat: &Seat, is_up: bool) {
    let tools = seat.driver.cdp();
    let state = json!({
        "offline": !is_up, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1
    });
    tools.send_raw("Network.enable", json!({})).await.expect("the network is watched");
    tools.send_raw("Network.emulateNetworkConditions", state).await.expect("the line is set");
}

/// Chi saves on her report while Bình's grid is open: his cell says so, both values are shown, he
/// decides and is back at the cell.
pub async fn two_officers(site: &Site, binh: &Seat, judge: &mut Judge) {
    binh.open(&format!("{GRID}&section=health")).await;
    let ids = ids(binh).await;
    let cell = &ids[1];
    let chi = Seat::of(site, "chi").await;
    chi.open("/reports?unit=kien-giang/huyen-giang-thanh/xa-phu-loi&month=2024-11").await;
    focus(&chi, "cell-blood_units").await;
    chi.press("40" + Key::Enter).await;
    chi.until_text("#state-blood_units", "lưu lúc").await;
    chi.leave().await;
    focus(binh, cell).await;
    binh.press("41" + Key::Enter).await;
    until_state(binh, cell, "người khác đã sửa").await;
    focus(binh, cell).await;
    assert!(binh.said("[data-grid-here]").await.contains("người khác đã sửa"), "in words, too");
    judge.page(binh, "the grid with a conflict").await;
    focus(binh, cell).await;
    binh.press(Key::Control + Key::Enter).await;
    binh.until_text(".conflict", "Chi đã sửa ô này").await;
    assert!(binh.said(".conflict").await.contains("41"), "both values are shown");
    in_both(binh, judge, "the merge page of the grid").await;
    assert!(binh.said(".conflict").await.contains("41"), "the language changes no value");
    binh.click(".conflict form button[type=submit]").await;
    binh.until_text("h1", "Lưới số liệu").await;
    assert_eq!(&binh.focus().await, cell, "back at the cell");
    assert_eq!(value(binh, cell).await, "41", "as he decided");
    until_state(binh, cell, "Bình").await;
}
