//! How many keys a month takes: every cell that a commune types, by the keyboard alone, a key a
//! digit and one more a cell. The time is printed, never asserted.

use super::{Seat, focus, ids, until_state, value};
use std::time::Instant;
use thirtyfour::Key;

const COMMUNE: &str = "kien-giang/huyen-giang-thanh/xa-phu-loi";
/// A month as a commune writes it, in the order of the form.
const MONTH: [&str; 16] = [
    "121", "2", "0", "108", "0", "625", "23", "10", "12", "3,5", "30", "15,25", "0", "40", "72",
    "0",
];

/// November's form from its first cell to its last, without a hand on the mouse.
pub async fn november(chi: &Seat) {
    chi.open(&format!("/reports/grid?unit={COMMUNE}&month=2024-11&span=1&only=typed")).await;
    let ids = ids(chi).await;
    assert_eq!(ids.len(), MONTH.len());
    let told = fill(chi, &ids).await;
    println!("{} cells of November: {told}", ids.len());
    chi.open(&format!("/reports?unit={COMMUNE}&month=2024-11")).await;
    assert_eq!(chi.value("#cell-disaster_household_value").await, "15,25");
    assert_eq!(chi.value("#cell-tracing_requests").await, "0");
}

/// Fifty-two cells over four months that nobody has sent.
pub async fn fifty_two(chi: &Seat) {
    chi.open(&format!("/reports/grid?unit={COMMUNE}&month=2024-08&span=6&only=typed")).await;
    let all = ids(chi).await;
    let months = all.len() / MONTH.len();
    // Enter goes down a column, and from its foot to the top of the next.
    let by_column = (0..months).flat_map(|month| (0..MONTH.len()).map(move |row| (month, row)));
    let cells: Vec<String> =
        by_column.map(|(month, row)| all[row * months + month].clone()).take(52).collect();
    let told = fill(chi, &cells).await;
    println!("{} cells of four months: {told}", cells.len());
}

/// Types a column of numbers, a key a sign and Enter after each; answers keys and time.
async fn fill(chi: &Seat, cells: &[String]) -> String {
    focus(chi, &cells[0]).await;
    let (mut keys, mut digits) = (0, 0);
    let started = Instant::now();
    for (at, cell) in cells.iter().enumerate() {
        let number = MONTH[at % MONTH.len()];
        assert_eq!(&chi.focus().await, cell, "Enter leads to the next cell that is typed");
        chi.press(number + Key::Enter).await;
        keys += number.chars().count() + 1;
        digits += number.chars().count();
    }
    let typed = started.elapsed();
    for (at, cell) in cells.iter().enumerate() {
        until_state(chi, cell, "lưu lúc").await;
        assert_eq!(value(chi, cell).await, MONTH[at % MONTH.len()]);
    }
    assert!(keys <= digits + cells.len(), "{keys} keys for {digits} digits");
    format!(
        "{keys} keys for {digits} digits; typed in {typed:.1?}, stored after {:.1?}",
        started.elapsed()
    )
}
