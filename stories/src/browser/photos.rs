//! A form with photos that is refused for another field keeps them: Chi mends the day and sends
//! once, also when the network was away. Without script the page says that they must be chosen
//! again. It opens with who may not.

use super::judge::Judge;
use super::seat::Seat;
use super::site::Site;
use crate::house::COMMUNE;
use crate::papers::photo;
use tempfile::TempDir;

const NAMES: &str = "return [...document.querySelector('#work-photos').files] \
    .map((file) => file.name).join(' ')";
const AGAIN: &str = "Nếu đã chọn ảnh hoặc tệp, hãy chọn lại";

fn form() -> String {
    format!("/activities/new?unit={COMMUNE}&kind=gift")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_form_keeps_its_photos() {
    let site = Site::open().await;
    let mut judge = Judge::default();
    let dung = Seat::of(&site, "dung").await;
    dung.open(&form()).await;
    assert_eq!(dung.status().await, 404, "Dũng records for another province");
    dung.leave().await;
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["truoc.jpg", "sau.jpg"] {
        std::fs::write(folder.path().join(name), photo()).expect("a photo");
    }
    let chi = Seat::of(&site, "chi").await;
    refused_for_its_day(&chi, &folder).await;
    assert_eq!(chi.ask(NAMES).await.as_str(), Some("truoc.jpg sau.jpg"), "they are kept");
    assert!(!chi.said("main").await.contains(AGAIN), "they need not be chosen again");
    let focus = chi.ask("return document.activeElement.className").await;
    assert_eq!(focus.as_str(), Some("summary"), "the flaws have the focus");
    assert!(chi.driver.title().await.expect("a title").starts_with("Lỗi"), "the title says so");
    judge.glance(&chi, "a form that keeps its photos").await;
    chi.fill("#work-from", "01/11/2024").await;
    is_sent_when_the_network_is_back(&chi).await;
    chi.leave().await;
    without_script(&site, &folder).await;
    judge.end();
}

async fn filled(seat: &Seat, folder: &TempDir) {
    seat.open(&form()).await;
    seat.fill("#work-from", "hôm kia").await;
    seat.fill("#work-count-parcels", "7").await;
    let field = seat.find("#work-photos").await;
    let paths = ["truoc.jpg", "sau.jpg"].map(|name| folder.path().join(name));
    let paths = paths.map(|path| path.display().to_string()).join("\n");
    field.send_keys(paths).await.expect("photos are chosen");
}

async fn refused_for_its_day(seat: &Seat, folder: &TempDir) {
    filled(seat, folder).await;
    seat.click("#work button[type=submit]").await;
    seat.until_text(".summary", "Có lỗi cần sửa").await;
    assert_eq!(seat.value("#work-from").await, "hôm kia", "what was typed comes back");
    assert_eq!(seat.value("#work-count-parcels").await, "7");
}

/// Nothing leaves the page while there is no network; then it goes once, with both photos.
async fn is_sent_when_the_network_is_back(chi: &Seat) {
    network(chi, true).await;
    chi.click("#work button[type=submit]").await;
    chi.until_text("#work [data-unsent]", "Chưa gửi được").await;
    assert_eq!(chi.ask(NAMES).await.as_str(), Some("truoc.jpg sau.jpg"), "still there");
    network(chi, false).await;
    chi.click("#work button[type=submit]").await;
    chi.until_text("#toasts", "Đã ghi").await;
    let work = chi.here().await;
    chi.open(&format!("{work}/papers")).await;
    let kept = chi.ask("return document.querySelectorAll('main tbody tr').length").await;
    assert_eq!(kept.as_i64(), Some(2), "each photo is stored once: {}", chi.said("main").await);
    chi.open(&format!("/activities?unit={COMMUNE}&month=2024-11")).await;
    let all = chi.driver.find_all(thirtyfour::By::Css("main tbody a[href^='/activities/']")).await;
    assert_eq!(all.expect("a list").len(), 1, "it was recorded once");
}

async fn network(seat: &Seat, is_away: bool) {
    let how = serde_json::json!({
        "offline": is_away, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1,
    });
    let tools = seat.driver.cdp();
    tools.send_raw("Network.enable", serde_json::json!({})).await.expect("the network is watched");
    tools.send_raw("Network.emulateNetworkConditions", how).await.expect("the network is set");
}

/// The browser forgets what was chosen, and says so.
async fn without_script(site: &Site, folder: &TempDir) {
    let chi = Seat::without_script(site).await;
    chi.log_in("chi").await;
    filled(&chi, folder).await;
    chi.click("#work button[type=submit]").await;
    chi.until_text(".summary", "Có lỗi cần sửa").await;
    chi.until_text("#work", AGAIN).await;
    chi.leave().await;
}
