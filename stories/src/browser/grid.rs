//! The grid in a browser: every key, blocks to and from a spreadsheet, undo, a line that breaks,
//! two officers in one cell, a form filled by the keyboard alone, both languages judged. It opens
//! with who may not.

mod block;
mod fill;
mod keys;
mod together;

use super::judge::Judge;
use super::seat::Seat;
use super::site::Site;
use serde_json::Value;
use std::time::{Duration, Instant};

/// The communes of Giang Thành beside each other, in November.
const GRID: &str = "/reports/grid?unit=kien-giang/huyen-giang-thanh&month=2024-11&by=units";
/// The district itself and its five communes.
const LANES: usize = 6;

#[tokio::test(flavor = "multi_thread")]
async fn a_grid_is_worked_by_keys_and_by_blocks() {
    let site = Site::open().await;
    let mut judge = Judge::default();
    let dung = Seat::of(&site, "dung").await;
    dung.open(GRID).await;
    assert_eq!(dung.status().await, 404, "Dũng finds no grid of another province");
    dung.leave().await;
    let binh = Seat::of(&site, "binh").await;
    keys::moving(&binh).await;
    keys::editing(&binh).await;
    keys::details(&binh).await;
    block::chosen_and_emptied(&binh).await;
    block::from_a_spreadsheet(&binh, &mut judge).await;
    together::the_line_breaks(&binh).await;
    together::two_officers(&site, &binh, &mut judge).await;
    in_english(&binh, &mut judge).await;
    binh.leave().await;
    without_script(&site).await;
    judge.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_commune_fills_fifty_two_cells_by_the_keyboard() {
    let site = Site::open().await;
    let chi = Seat::of(&site, "chi").await;
    fill::november(&chi).await;
    fill::fifty_two(&chi).await;
    chi.leave().await;
}

async fn in_english(binh: &Seat, judge: &mut Judge) {
    binh.open(&format!("{GRID}&q=zzz")).await;
    judge.glance(binh, "the grid, nobody found").await;
    binh.click(".langs button[value=en]").await;
    binh.find("html[lang=en]").await;
    binh.open(&format!("{GRID}&section=organisation")).await;
    binh.until_text("h1", "Grid of figures").await;
    let cell = ids(binh).await[LANES + 1].clone();
    focus(binh, &cell).await;
    binh.press(thirtyfour::Key::Control + thirtyfour::Key::Enter).await;
    binh.until_text("#panel", "Comments").await;
    judge.page(binh, "the grid in English, with details").await;
    let months = "/reports/grid?unit=kien-giang&month=2024-12&by=months&span=6&section=health";
    binh.open(months).await;
    binh.until_text("#cells", "month still ahead").await;
    judge.page(binh, "a grid of months in English").await;
}

/// One form, sent whole; what is wrong stands beside its cell.
async fn without_script(site: &Site) {
    let seat = Seat::without_script(site).await;
    seat.log_in("binh").await;
    let months =
        "/reports/grid?unit=kien-giang/huyen-giang-thanh/xa-vinh-dieu&month=2024-08&span=1";
    seat.open(months).await;
    let cells = "main input[name^='cell.'][name$='blood_units']";
    seat.fill(cells, "mười").await;
    seat.click("#cells button[type=submit]").await;
    seat.until_text(".summary", "Đơn vị máu tiếp nhận, 8/2024").await;
    assert_eq!(seat.value(cells).await, "mười", "what was typed comes back");
    seat.fill(cells, "12").await;
    seat.click("#cells button[type=submit]").await;
    seat.until_text(".toast, #toasts", "Đã lưu 1 ô").await;
    assert_eq!(seat.value(cells).await, "12");
    seat.leave().await;
}

/// The ids of the cells that can be typed into, row by row.
async fn ids(seat: &Seat) -> Vec<String> {
    let all = seat.ask(
        "return [...document.querySelectorAll('#cells td input[data-cell]')]
        .filter((cell) => !cell.readOnly).map((cell) => cell.id)",
    );
    let all = all.await;
    let id = |id: &Value| id.as_str().map(str::to_owned);
    all.as_array().into_iter().flatten().filter_map(id).collect()
}

async fn focus(seat: &Seat, id: &str) {
    seat.find(&format!("#{id}")).await;
    seat.ask(&format!("document.getElementById('{id}').focus()")).await;
}

async fn value(seat: &Seat, id: &str) -> String {
    seat.value(&format!("#{id}")).await
}

/// What a cell says of itself, to a screen reader.
async fn state(seat: &Seat, id: &str) -> String {
    let state = id.replacen("cell-", "state-", 1);
    let asked = format!("return document.getElementById('{state}').textContent");
    seat.ask(&asked).await.as_str().unwrap_or_default().to_owned()
}

/// Waits until a cell says so.
async fn until_state(seat: &Seat, id: &str, wanted: &str) {
    let started = Instant::now();
    while !state(seat, id).await.contains(wanted) {
        let said = state(seat, id).await;
        assert!(started.elapsed() < Duration::from_secs(20), "{id} says {said:?}, not {wanted:?}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Waits until the line under the grid says so.
async fn until_news(seat: &Seat, wanted: &str) {
    seat.until_text("[data-grid-news]", wanted).await;
}
