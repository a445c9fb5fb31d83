//! Blocks of cells: chosen by Shift and arrows or by the mouse, copied, emptied, pasted from a
//! spreadsheet in one go.

use super::super::judge::Judge;
use super::{GRID, LANES, Seat, focus, ids, state, until_news, until_state, value};
use thirtyfour::{By, Key};

const CHOSEN: &str = "return document.querySelectorAll('table.grid [aria-selected]').length";

/// Chosen, copied, emptied, brought back.
pub async fn chosen_and_emptied(binh: &Seat) {
    let ids = ids(binh).await;
    let (first, beside) = (&ids[LANES + 1], &ids[LANES + 2]);
    focus(binh, first).await;
    binh.press(Key::Shift + Key::Down + Key::Right).await;
    assert_eq!(binh.ask(CHOSEN).await.as_i64(), Some(4), "Shift and arrows choose a block");
    assert_eq!(&binh.focus().await, first, "one stays where one was");
    binh.press(Key::Control + "c").await;
    let copied = binh.ask(
        "return new Promise((done) => { const box = new DataTransfer();
         const event = new ClipboardEvent('copy', { clipboardData: box, bubbles: true });
         document.activeElement.dispatchEvent(event); done(box.getData('text/plain')); })",
    );
    assert_eq!(copied.await.as_str(), Some("25\t7\r\n8\t"), "lines and tabs, as Excel takes them");
    binh.press(Key::Delete).await;
    until_news(binh, "Đã xóa trắng 3 ô, 0 ô bị từ chối").await;
    assert_eq!((value(binh, first).await, value(binh, beside).await), ("".into(), "".into()));
    binh.press(Key::Control + "z").await;
    until_news(binh, "Đã hoàn tác 3 ô").await;
    assert_eq!((value(binh, first).await, value(binh, beside).await), ("25".into(), "7".into()));
    binh.press(Key::Down).await;
    assert_eq!(binh.ask(CHOSEN).await.as_i64(), Some(0), "an arrow lets go of the block");
    // What Ctrl+C put on the clipboard is pasted by Ctrl+V, three rows further down.
    let below = &ids[4 * LANES + 1];
    focus(binh, below).await;
    binh.press(Key::Control + "v").await;
    until_news(binh, "Đã dán 3 ô, 0 ô bị từ chối").await;
    assert_eq!(value(binh, below).await, "25");
    binh.press(Key::Control + "z").await;
    until_news(binh, "Đã hoàn tác 3 ô").await;
    dragged(binh, first, &ids[3 * LANES + 3]).await;
}

/// From one cell to another with the mouse.
async fn dragged(binh: &Seat, from: &str, to: &str) {
    let from = binh.driver.find(By::Id(from)).await.expect("a cell");
    let to = binh.driver.find(By::Id(to)).await.expect("a cell");
    let drag = binh.driver.action_chain().click_and_hold_element(&from).move_to_element_center(&to);
    drag.release().perform().await.expect("a mouse");
    assert_eq!(binh.ask(CHOSEN).await.as_i64(), Some(9), "dragging chooses a block");
    from.click().await.expect("a click");
    assert_eq!(binh.ask(CHOSEN).await.as_i64(), Some(0), "a click lets go of it");
}

/// What Excel puts on the clipboard: CRLF, quotes round cells with quotes or line ends in them,
/// numbers as Vietnamese write them. Twenty rows and six columns, from the first figure on: ten
/// rows are typed, ten are counted from records or from other rows.
fn excel() -> String {
    let mut lines: Vec<Vec<String>> = Vec::new();
    for row in 0..20 {
        let line = (0..LANES).map(|column| match (row, column) {
            (0, _) => format!("{}", 1_230 + column),
            (3, _) => format!("\"1.1{row}{column}\""),
            (4, 2) => "mười".into(),
            (4, 3) => "\"hai\r\nba\"".into(),
            (5, 4) => String::new(),
            (6 | 7, _) => "1".into(),
            (8, 5) => "4".into(),
            (18, 0) => "3,5 triệu".into(),
            (18, 1) => "1.980.000.000".into(),
            (8..=16 | 19, _) => "0".into(),
            _ => format!(" {} ", row + column),
        });
        lines.push(line.collect());
    }
    let lines: Vec<String> = lines.into_iter().map(|line| line.join("\t")).collect();
    lines.join("\r\n") + "\r\n"
}

/// Pasted in one request: each cell is taken or refused for itself; undone and done again whole.
pub async fn from_a_spreadsheet(binh: &Seat, judge: &mut Judge) {
    binh.open(GRID).await;
    let ids = ids(binh).await;
    clipboard(binh, &excel()).await;
    focus(binh, &ids[0]).await;
    let requests = "return performance.getEntriesByType('resource')
        .filter((one) => one.name.includes('/reports/grid/cells')).length";
    assert_eq!(binh.ask(requests).await.as_i64(), Some(0));
    binh.press(Key::Control + "v").await;
    // Of 60 typed cells two cannot be read and one is empty; of what is counted, one differs.
    until_news(binh, "Đã dán 57 ô, 3 ô bị từ chối").await;
    assert_eq!(binh.ask(requests).await.as_i64(), Some(1), "one request");
    assert_eq!(value(binh, &ids[0]).await, "1.230");
    assert_eq!(value(binh, &ids[3 * LANES]).await, "1.130", "quotes are Excel's, not the number's");
    let (ten, two) = (&ids[4 * LANES + 2], &ids[4 * LANES + 3]);
    assert_eq!(value(binh, ten).await, "mười", "what was refused stays to be mended");
    assert!(state(binh, ten).await.contains("chữ số") && state(binh, two).await.contains("chữ số"));
    assert_eq!(
        value(binh, &ids[5 * LANES + 4]).await,
        "",
        "an empty cell of the block is left out"
    );
    let money = ids.iter().find(|id| id.ends_with("addresses_value")).expect("a cell");
    assert_eq!(value(binh, money).await, "3,5");
    assert!(binh.said("[data-total=row-addresses_value]").await.contains("2.069,5"), "sums live");
    let missed = "return document.querySelectorAll('[data-missed]').length";
    assert_eq!(binh.ask(missed).await.as_i64(), Some(1), "a number nobody types here is marked");
    binh.picture("luoi-dan-excel").await;
    judge.glance(binh, "the grid after a paste").await;
    binh.press(Key::Control + "z").await;
    until_news(binh, "Đã hoàn tác 59 ô").await;
    assert_eq!((value(binh, &ids[0]).await, value(binh, ten).await), ("".into(), "".into()));
    binh.press(Key::Control + "y").await;
    until_news(binh, "Đã làm lại 57 ô, 2 ô bị từ chối").await;
    binh.open(GRID).await;
    assert_eq!(value(binh, &ids[0]).await, "1.230", "it is stored");
    assert_eq!(value(binh, ten).await, "", "and what was refused is not");
    until_state(binh, &ids[0], "lưu").await;
}

/// Puts text on the clipboard, as another program would.
async fn clipboard(seat: &Seat, text: &str) {
    let may =
        serde_json::json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    seat.driver.cdp().send_raw("Browser.grantPermissions", may).await.expect("granted");
    // Older Chromium lets only a page in front write there, and headless has no front of its own.
    let front = serde_json::json!({ "enabled": true });
    let cdp = seat.driver.cdp();
    cdp.send_raw("Emulation.setFocusEmulationEnabled", front).await.expect("in front");
    let quoted = serde_json::to_string(text).expect("a text");
    let put = format!("return navigator.clipboard.writeText({quoted}).then(() => true)");
    assert_eq!(seat.ask(&put).await.as_bool(), Some(true), "the clipboard takes it");
}
