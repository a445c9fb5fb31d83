//! The keys of a grid, one by one (ui-patterns 8): where each leads, what it saves.

use super::{GRID, LANES, Seat, focus, ids, state, until_news, until_state, value};
use thirtyfour::Key;

/// One Tab stop; arrows, Home, End, the pages, and the far ends.
pub async fn moving(binh: &Seat) {
    binh.open(&format!("{GRID}&only=typed")).await;
    let ids = ids(binh).await;
    assert_eq!(ids.len(), 16 * LANES, "sixteen figures are typed");
    let stops = "return document.querySelectorAll('table.grid [tabindex=\"0\"]').length";
    assert_eq!(binh.ask(stops).await.as_i64(), Some(1), "one Tab stop");
    focus(binh, &ids[0]).await;
    for (key, at, why) in [
        (Key::Down, LANES, "down"),
        (Key::Right, LANES + 1, "right"),
        (Key::Up, 1, "up"),
        (Key::Left, 0, "left"),
        (Key::PageDown, 10 * LANES, "ten rows down"),
        (Key::PageUp, 0, "ten rows up"),
    ] {
        binh.press(key).await;
        assert_eq!(binh.focus().await, ids[at], "{why}");
    }
    binh.press(Key::End).await;
    assert!(said_of(binh).await.contains("row-members_total"), "End: the sum of the row");
    binh.press(Key::Home).await;
    assert_eq!(binh.focus().await, ids[0], "Home: the first cell of the row");
    binh.press(Key::Control + Key::End).await;
    assert!(said_of(binh).await.contains("row-tracing_requests"), "Ctrl+End: the last of all");
    binh.press(Key::Control + Key::Home).await;
    assert!(said_of(binh).await.contains("/reports?unit="), "Ctrl+Home: the first of all");
    binh.press(Key::Tab).await;
    let outside = "return !document.activeElement.closest('table.grid')";
    assert_eq!(binh.ask(outside).await.as_bool(), Some(true), "Tab leaves the grid");
    binh.press(Key::Shift + Key::Tab).await;
    assert!(said_of(binh).await.contains("/reports?unit="), "and comes back where one was");
}

/// What has the focus, as markup.
async fn said_of(seat: &Seat) -> String {
    let told = seat.ask("return document.activeElement.outerHTML").await;
    told.as_str().unwrap_or_default().to_owned()
}

/// Typing, Enter, Shift+Enter, Tab, Shift+Tab, Esc, F2, and the sheet of keys.
pub async fn editing(binh: &Seat) {
    let ids = ids(binh).await;
    let (first, below, beside) = (&ids[LANES + 1], &ids[2 * LANES + 1], &ids[LANES + 2]);
    focus(binh, first).await;
    binh.press("12" + Key::Enter).await;
    assert_eq!(&binh.focus().await, below, "Enter saves and goes down");
    until_state(binh, first, "lưu lúc").await;
    binh.press("3" + Key::Shift + Key::Enter).await;
    assert_eq!(&binh.focus().await, first, "Shift+Enter goes up");
    until_state(binh, below, "lưu lúc").await;
    binh.press("5" + Key::Tab).await;
    assert_eq!(&binh.focus().await, beside, "Tab saves and goes on");
    until_state(binh, first, "lưu lúc").await;
    assert_eq!(value(binh, first).await, "5", "typing takes the place of what stood");
    binh.press("7" + Key::Shift + Key::Tab).await;
    assert_eq!(&binh.focus().await, first, "Shift+Tab goes back");
    until_state(binh, beside, "lưu lúc").await;
    binh.press("999" + Key::Escape).await;
    assert_eq!(
        (value(binh, first).await.as_str(), binh.focus().await.as_str()),
        ("5", first.as_str()),
        "Esc puts it back"
    );
    binh.press(Key::F2 + "1" + Key::Left + Key::Left + "2" + Key::Enter).await;
    until_state(binh, first, "lưu lúc").await;
    assert_eq!(value(binh, first).await, "251", "F2 edits in place, arrows belong to the text");
    focus(binh, first).await;
    binh.press(Key::Enter + Key::Backspace + Key::Enter).await;
    until_state(binh, first, "lưu lúc").await;
    assert_eq!(value(binh, first).await, "25", "Enter edits what stands");
    // A carried level is confirmed by Enter, Enter.
    focus(binh, &ids[1]).await;
    assert!(state(binh, &ids[1]).await.contains("giữ từ tháng trước"));
    binh.press(Key::Enter + Key::Enter).await;
    until_state(binh, &ids[1], "lưu lúc").await;
    assert_eq!(value(binh, &ids[1]).await, "119");
    binh.press("?").await;
    let is_open = "return document.querySelector('dialog#keys').open";
    assert_eq!(binh.ask(is_open).await.as_bool(), Some(true), "? shows the keys");
    assert!(binh.said("dialog#keys").await.contains("Dán khối ô chép từ Excel"));
    binh.picture("luoi-phim").await;
    binh.press(Key::Escape).await;
    undo_and_redo(binh, first, below).await;
}

/// What was done on this page is taken back, the last thing first, and done again.
async fn undo_and_redo(binh: &Seat, first: &str, below: &str) {
    focus(binh, below).await;
    binh.press("8" + Key::Enter).await;
    until_state(binh, below, "lưu lúc").await;
    binh.press(Key::Control + "z").await;
    until_news(binh, "Đã hoàn tác 1 ô").await;
    assert_eq!((value(binh, below).await.as_str(), binh.focus().await.as_str()), ("3", below));
    // The carried level that was confirmed, then the cell above.
    binh.press(Key::Control + "z").await;
    binh.press(Key::Control + "z").await;
    until_value(binh, first, "251").await;
    binh.press(Key::Control + "y").await;
    until_value(binh, first, "25").await;
    binh.press(Key::Control + Key::Shift + "z").await;
    binh.press(Key::Control + "y").await;
    until_value(binh, below, "8").await;
    binh.press(Key::Control + "y").await;
    until_news(binh, "không còn gì").await;
    binh.open(&format!("{GRID}&only=typed")).await;
    assert_eq!((value(binh, first).await, value(binh, below).await), ("25".into(), "8".into()));
}

async fn until_value(seat: &Seat, id: &str, wanted: &str) {
    until_state(seat, id, "lưu lúc").await;
    assert_eq!(value(seat, id).await, wanted, "{id}");
}

/// Ctrl+Enter opens the details beside the grid, a word is said there, Esc comes back.
pub async fn details(binh: &Seat) {
    let ids = ids(binh).await;
    let cell = &ids[LANES + 1];
    focus(binh, cell).await;
    binh.press(Key::Control + Key::Enter).await;
    binh.until_text("#panel", "Hội viên phát triển mới").await;
    until_focus(binh, "panel").await;
    binh.until_text("#panel", "Lịch sử ô").await;
    assert!(binh.said("#panel details.twin summary").await.contains("dạng bảng"), "its twin");
    binh.picture("luoi-chi-tiet").await;
    binh.fill("#comment-body", "Biên bản ghi 26, xem lại").await;
    binh.click("#panel form[action*='/reports/comment'] button[type=submit]").await;
    binh.until_text("#panel .list", "Biên bản ghi 26").await;
    assert!(binh.here().await.starts_with("/reports/grid?"), "one stays on the grid");
    let word = cell.replacen("cell-", "word-", 1);
    let asked = format!("return document.getElementById('{word}').textContent");
    assert!(binh.ask(&asked).await.as_str().is_some_and(|said| said.contains("1 ghi chú")));
    binh.press(Key::Escape).await;
    assert_eq!(&binh.focus().await, cell, "Esc comes back to the cell");
    binh.press(Key::Right).await;
    binh.until_text("#panel", "7 người").await;
    binh.press(Key::Escape).await;
    assert_eq!(binh.said("#panel").await, "", "Esc in the grid closes the details");
}

async fn until_focus(seat: &Seat, id: &str) {
    for _ in 0..100 {
        if seat.focus().await == id {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("{} has the focus, not {id}", seat.focus().await);
}
