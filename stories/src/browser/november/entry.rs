//! Chi types her month by keyboard, meets her own wrong number and somebody else's hand, and
//! sends. Nothing here uses a pointer inside the grid.

use super::super::judge::Judge;
use super::super::seat::Seat;
use super::super::site::Site;
use super::COMMUNE;
use thirtyfour::Key;

/// Tab stops before the grid at the most; more would tire a keyboard user.
const STOPS_BEFORE_GRID: usize = 40;

/// From Hôm nay to November, then cells by keys alone.
pub async fn types(chi: &Seat, judge: &mut Judge) {
    assert!(chi.said("h1").await.contains("Chi"), "Hôm nay greets by name");
    judge.page(chi, "Hôm nay of Chi").await;
    chi.open("/reports").await;
    chi.click(".top .switch a.step:last-child").await;
    chi.until_text("h1", "tháng 11").await;
    assert!(chi.here().await.contains("month=2024-11"), "{}", chi.here().await);
    judge.page(chi, "report not yet opened").await;
    reach_grid(chi).await;
    chi.press("121" + Key::Enter).await;
    chi.until_text("#state-members_total", "lưu lúc").await;
    assert_eq!(chi.focus().await, "cell-members_new", "Enter goes down");
    chi.press("2" + Key::Tab).await;
    chi.until_text("#state-members_new", "lưu lúc").await;
    assert_eq!(chi.focus().await, "cell-members_decreased", "Tab goes on");
    chi.press("999" + Key::Escape).await;
    assert_eq!(chi.value("#cell-members_decreased").await, "", "Esc restores");
    chi.press("0" + Key::Enter).await;
    chi.until_text("#state-members_decreased", "lưu lúc").await;
    chi.press(Key::Down + Key::Up).await;
    assert_eq!(chi.focus().await, "cell-volunteers_total", "arrows move");
    levels(chi).await;
    wrong(chi, judge).await;
    money(chi).await;
}

/// The first Tab that lands in the grid lands on its first open cell.
async fn reach_grid(chi: &Seat) {
    for _ in 0..STOPS_BEFORE_GRID {
        chi.press(Key::Tab).await;
        if chi.focus().await.starts_with("cell-") {
            assert_eq!(chi.focus().await, "cell-members_total");
            return;
        }
    }
    panic!("{STOPS_BEFORE_GRID} Tabs do not reach the grid");
}

/// Levels carried from October are confirmed by typing them.
async fn levels(chi: &Seat) {
    for (cell, value) in [
        ("volunteers_total", "107"),
        ("volunteers_decreased", "0"),
        ("youth_total", "620"),
        ("members_in_population_db", "22"),
        ("volunteers_in_population_db", "9"),
    ] {
        assert_eq!(chi.focus().await, format!("cell-{cell}"));
        // What is typed over a carried level is a save, the same number too.
        chi.press(value + Key::Enter).await;
    }
    assert_eq!(chi.focus().await, "cell-social_value", "figures of recorded work are no stops");
}

/// A wrong number says what to do beside the cell and is not stored.
async fn wrong(chi: &Seat, judge: &mut Judge) {
    let cell = chi.find("#cell-addresses_helped_turns").await;
    cell.focus().await.expect("the cell takes the focus");
    chi.press("mười" + Key::Enter).await;
    let mark = "#state-addresses_helped_turns .wrong";
    chi.find(mark).await;
    let said = chi.said(mark).await;
    assert!(said.contains("Nhập"), "it says what to do: {said}");
    assert_eq!(chi.value("#cell-addresses_helped_turns").await, "mười", "what was typed stays");
    judge.page(chi, "wrong number").await;
    chi.press(Key::Up + "11" + Key::Enter).await;
    chi.until_text("#state-addresses_helped_turns", "lưu lúc").await;
}

/// Money in the words of officers; the totals above it move at once.
async fn money(chi: &Seat) {
    let cell = chi.find("#cell-addresses_helped_turns").await;
    cell.focus().await.expect("the cell takes the focus");
    chi.press("12" + Key::Enter).await;
    assert_eq!(chi.focus().await, "cell-addresses_value");
    chi.press("3,5 triệu" + Key::Enter).await;
    chi.until_text("#state-addresses_value", "lưu lúc").await;
    assert_eq!(chi.value("#cell-addresses_value").await, "3,5");
    chi.until_text("[data-total=total-social_value]", "3,5").await;
    chi.until_text("#checks", "3,5").await;
}

/// The same cell from a second browser: Chi's older page meets both values and she decides.
pub async fn two_hands(site: &Site, chi: &Seat, judge: &mut Judge) {
    let other = Seat::of(site, "chi").await;
    other.open(COMMUNE).await;
    change(&other, "15").await;
    other.until_text("#state-addresses_helped_turns", "lưu lúc").await;
    other.leave().await;
    change(chi, "14").await;
    let link = "#state-addresses_helped_turns a";
    chi.find(link).await;
    chi.click(link).await;
    chi.until_text(".conflict", "15").await;
    assert!(chi.said(".conflict").await.contains("14"), "both values are shown");
    assert_eq!(chi.status().await, 409);
    judge.page(chi, "conflict").await;
    chi.click(".conflict form button[type=submit]").await;
    chi.until_text("h1", "tháng 11").await;
    chi.open(COMMUNE).await;
    assert_eq!(chi.value("#cell-addresses_helped_turns").await, "14", "as she decided");
}

async fn change(seat: &Seat, turns: &str) {
    let cell = seat.find("#cell-addresses_helped_turns").await;
    cell.focus().await.expect("the cell takes the focus");
    seat.press(turns + Key::Enter).await;
}

/// The report goes up; its cells are closed.
pub async fn sends(chi: &Seat) {
    chi.open(COMMUNE).await;
    chi.click(".head form button.lead").await;
    chi.until_text("#way > p", "đã gửi").await;
    let cell = chi.find("#cell-members_new").await;
    assert!(cell.attr("readonly").await.ok().flatten().is_some(), "a sent report is closed");
}
