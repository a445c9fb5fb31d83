//! The cell form without script: sent whole, read back, a wrong number with its message and what
//! was typed.

use super::seat::Seat;
use super::site::Site;

const HERE: &str = "/reports?unit=kien-giang/huyen-giang-thanh/xa-phu-loi&month=2024-11";

#[tokio::test(flavor = "multi_thread")]
async fn cells_are_sent_and_read_without_script() {
    let site = Site::open().await;
    let chi = Seat::without_script(&site).await;
    chi.log_in("chi").await;
    chi.open(HERE).await;
    chi.fill("#cell-members_new", "2").await;
    chi.fill("#cell-members_decreased", "mười").await;
    chi.click("#cells button[type=submit]").await;
    chi.until_text(".summary", "Có lỗi cần sửa").await;
    assert_eq!(chi.value("#cell-members_new").await, "2", "what was typed comes back");
    assert_eq!(chi.value("#cell-members_decreased").await, "mười", "what was wrong comes back");
    let beside = chi.said("td:has(> #cell-members_decreased) .mark").await;
    assert!(!beside.is_empty(), "the message stands beside the cell");
    assert!(chi.said(".summary").await.contains(&beside), "with the words of the summary");
    chi.fill("#cell-members_decreased", "1").await;
    chi.fill("#cell-disaster_appeal_value", "1,98 tỷ").await;
    chi.click("#cells button[type=submit]").await;
    chi.until_text("#state-members_decreased", "Chi").await;
    chi.open(HERE).await;
    assert_eq!(chi.value("#cell-members_new").await, "2");
    assert_eq!(chi.value("#cell-members_decreased").await, "1");
    assert_eq!(chi.value("#cell-disaster_appeal_value").await, "1.980");
    chi.leave().await;
}
