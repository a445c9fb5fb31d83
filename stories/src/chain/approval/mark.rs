//! A sum that holds figures nobody has approved says so beside it: on the reports of the units
//! above, on the leaders' page and through the API, with the way to the units it is about.

use super::{Demo, Visitor, says};
use crate::house::{CENTRE, DISTRICT, PROVINCE};
use crate::open::program;
use people::Scope;

/// What a sum says of itself.
const SAID: &str = "đơn vị bên dưới có số chưa được duyệt trong tổng này";

/// The pages of everybody above Chi's commune.
fn pages(month: &str) -> [(&'static str, String); 5] {
    [
        ("binh", format!("/reports?unit={DISTRICT}&month={month}")),
        ("binh", format!("/reports?unit={PROVINCE}&month={month}")),
        ("binh", format!("/leaders?unit={PROVINCE}&month={month}")),
        ("binh", format!("/leaders?unit={PROVINCE}&month={month}&map=2024-12-31")),
        ("an", format!("/leaders?unit={CENTRE}&month={month}")),
    ]
}

/// One unit is not approved: the mark says so and leads to it.
pub async fn is_everywhere(demo: &Demo, month: &str) {
    for (login, page) in pages(month) {
        let mut reader = Visitor::of(demo, login).await;
        let told = reader.page(&page).await;
        let words = told.words();
        assert!(words.contains(SAID), "{page} does not say {SAID:?}: {words}");
        let (count, _) = words.split_once(SAID).expect("it is there");
        let said: Vec<&str> = count.split_whitespace().rev().take(3).collect();
        assert_eq!(said[1..], ["trên", "1"], "{page}: {said:?}");
        let board = told.text();
        let (_, board) = board.split_once("href=\"/reports/board?").expect("the way to the board");
        let (board, _) = board.split_once('"').expect("the end of an address");
        let board = format!("/reports/board?{}", board.replace("&amp;", "&"));
        says(&reader.page(&board).await, &["Lọc: 1 trên", "Xã Phú Lợi"]);
    }
    assert_eq!(counted(demo, month).await, [1, 1]);
}

/// Everything is approved, or nobody need approve: no mark, and no unit on the board.
pub async fn is_nowhere(demo: &Demo, month: &str) {
    for (login, page) in pages(month) {
        let words = Visitor::of(demo, login).await.page(&page).await.words();
        assert!(!words.contains(SAID), "{page}: {words}");
    }
    let board = format!(
        "/reports/board?unit={PROVINCE}&month={month}&form=month&state=unapproved&depth=all"
    );
    let mut binh = Visitor::of(demo, "binh").await;
    says(&binh.page(&board).await, &["Không có đơn vị nào như bộ lọc"]);
    assert_eq!(counted(demo, month).await, [0, 0]);
}

/// What the API counts below the province: as reported, and on the map of a day.
async fn counted(demo: &Demo, month: &str) -> [i64; 2] {
    let read = [Scope::Units, Scope::Figures];
    let mut binh = program(demo, "binh", PROVINCE, &read).await;
    let mut all = [0; 2];
    for (at, map) in ["", "&map=2024-12-31"].into_iter().enumerate() {
        let path = format!("/api/v1/values?unit={PROVINCE}&period={month}{map}");
        let told = binh.page(&path).await.json();
        let count = told["items"][0]["unapproved_below"].as_i64();
        all[at] = count.unwrap_or_else(|| panic!("no count: {told}"));
    }
    all
}
