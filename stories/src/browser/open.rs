//! The pages of the doors for other programs: a token made with one slip and shown once, the papers
//! an office publishes, what anyone reads, a cluster. It opens with who may not.

use super::judge::{Judge, show};
use super::seat::Seat;
use super::site::Site;

#[tokio::test(flavor = "multi_thread")]
async fn a_token_is_made_and_open_data_is_read() {
    let site = Site::open().await;
    let mut judge = Judge::default();
    let dung = Seat::of(&site, "dung").await;
    dung.open("/publication?unit=kien-giang").await;
    assert_eq!(dung.status().await, 404, "Dũng publishes nothing of another province");
    dung.open("/du-lieu-mo").await;
    judge.page(&dung, "open data").await;
    dung.click("main table a[href^='/du-lieu-mo/bao-cao/']").await;
    dung.until_text("main", "20.315").await;
    judge.page(&dung, "a published report").await;
    dung.leave().await;

    let binh = Seat::of(&site, "binh").await;
    binh.open("/account/tokens").await;
    binh.fill("#token-name", "Bảng tổng hợp").await;
    binh.ask("document.querySelector('#token-unit').selectedIndex = 1").await;
    binh.fill("#token-until", "31/12/2026").await;
    binh.fill("#token-current", program::demo::PASSWORD).await;
    binh.click("#token button[type=submit]").await;
    binh.until_text(".summary", "Chọn ngày cuối không quá 01/11/2025").await;
    assert_eq!(binh.value("#token-name").await, "Bảng tổng hợp", "what was typed comes back");
    judge.page(&binh, "the form of a token, flawed").await;
    binh.fill("#token-until", "31/12/2024").await;
    binh.fill("#token-current", program::demo::PASSWORD).await;
    binh.click("#token button[type=submit]").await;
    binh.until_text("#token-made", "nhanai_").await;
    judge.page(&binh, "a token, shown once").await;
    binh.open("/publication?unit=kien-giang").await;
    judge.page(&binh, "papers to publish").await;
    binh.open("/clusters?month=2024-10").await;
    binh.until_text("main", "tổng của 1 trên 2 đơn vị").await;
    judge.page(&binh, "a cluster").await;
    show(&binh, 1440, "light").await;
    binh.leave().await;
    judge.end();
}
