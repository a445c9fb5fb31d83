//! The page of a report and the board say the same of who owes it: how many do, how many have sent,
//! and which unit need not. It opens with who may not.

use super::{DISTRICT, Demo, StatusCode, Visitor};

/// After the district freed one of its five communes; the directive's report no
/// commune owes.
pub async fn as_the_page_of_the_report(demo: &Demo) {
    let month = format!("/reports?unit={DISTRICT}&month=2024-11");
    assert_eq!(Visitor::guest(demo).get(&month).await.status, StatusCode::SEE_OTHER);
    assert_eq!(Visitor::of(demo, "dung").await.get(&month).await.status, StatusCode::NOT_FOUND);
    let mut binh = Visitor::of(demo, "binh").await;
    let board = |unit: &str, month: &str| format!("/reports/board?unit={unit}&month={month}");
    let words = binh.page(&board(DISTRICT, "2024-11")).await.words();
    assert!(words.contains("1/4 đã nộp"), "{words}");
    let words = binh.page(&month).await.words();
    assert_eq!(words.matches("1 trên 4 đơn vị đã gửi").count(), 2, "{words}");
    for (form, (period, month), owing) in
        [("quarter", ("2024-Q3", "2024-09"), 5), ("directive-18", ("2024", "2024-12"), 0)]
    {
        let page = format!("/reports?unit={DISTRICT}&form={form}&period={period}");
        let page = binh.page(&page).await.words();
        let board = format!("{}&form={form}", board(DISTRICT, month));
        let board = binh.page(&board).await.words();
        if owing == 0 {
            assert!(page.contains("đơn vị bên dưới không phải nộp"), "{form}: {page}");
            assert!(board.contains("0/0 đã nộp"), "{form}: {board}");
            assert_eq!(board.matches("không phải nộp").count(), 5, "{form}: {board}");
        } else {
            assert!(page.contains(&format!("0 trên {owing} đơn vị đã gửi")), "{form}: {page}");
            assert!(board.contains(&format!("0/{owing} đã nộp")), "{form}: {board}");
        }
        assert_eq!(page.matches("chưa mở").count(), owing, "{form}: {page}");
    }
}
