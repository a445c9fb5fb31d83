//! November 2024 from the first cell to the issued paper: who may not see it, Chi who types, two
//! hands in one cell, Bình who returns, approves and issues, An who approves, and the number that
//! leads back from the paper to Chi's cell. October stays as it was. Every page met is judged.

mod entry;
mod issue;
mod review;

use super::judge::Judge;
use super::seat::Seat;
use super::site::Site;

/// Chi's commune.
const COMMUNE: &str = "/reports?unit=kien-giang/huyen-giang-thanh/xa-phu-loi&month=2024-11";
/// The province in November.
const PROVINCE: &str = "/reports?unit=kien-giang&month=2024-11";
/// The province in October, whose total is printed.
const OCTOBER: &str = "/reports?unit=kien-giang&month=2024-10";

#[tokio::test(flavor = "multi_thread")]
async fn november_is_walked_from_entry_to_the_issued_paper() {
    let site = Site::open().await;
    let mut judge = Judge::default();
    strangers(&site, &mut judge).await;
    let chi = Seat::of(&site, "chi").await;
    entry::types(&chi, &mut judge).await;
    entry::two_hands(&site, &chi, &mut judge).await;
    entry::sends(&chi).await;
    let binh = Seat::of(&site, "binh").await;
    review::returns(&binh, &mut judge).await;
    review::mends(&chi, &mut judge).await;
    review::approves(&binh).await;
    review::plans(&binh, &mut judge).await;
    let an = Seat::of(&site, "an").await;
    review::approves_the_province(&an, &mut judge).await;
    issue::issues(&binh, &mut judge).await;
    issue::asks_why(&binh, &mut judge).await;
    issue::october_stands(&binh, &mut judge).await;
    rooms(&an, &binh, &mut judge).await;
    for seat in [chi, binh, an] {
        seat.leave().await;
    }
    judge.end();
}

/// A guest is sent to log in; an officer of another province is told that there is no such page.
async fn strangers(site: &Site, judge: &mut Judge) {
    let guest = Seat::guest(site).await;
    guest.open(PROVINCE).await;
    assert!(guest.here().await.starts_with("/login"), "a guest is sent to log in");
    judge.page(&guest, "log-in").await;
    guest.click("main form button[type=submit]").await;
    guest.until_text(".summary", "Có lỗi cần sửa").await;
    judge.page(&guest, "log-in refused").await;
    guest.leave().await;
    let dung = Seat::of(site, "dung").await;
    for path in [PROVINCE, COMMUNE, OCTOBER] {
        dung.open(path).await;
        assert_eq!(dung.status().await, 404, "{path} is not Dũng's to see");
    }
    judge.page(&dung, "not found").await;
    dung.leave().await;
}

/// The other rooms of the house, as the centre and the province see them.
async fn rooms(an: &Seat, binh: &Seat, judge: &mut Judge) {
    for path in ["/", "/units", "/users", "/journal", "/people", "/organisations"] {
        an.open(path).await;
        assert_eq!(an.status().await, 200, "{path}");
        judge.page(an, &format!("An at {path}")).await;
    }
    let settings = ["/reports/letterhead", "/reports/wording?unit=kien-giang&month=2024-10"];
    for path in ["/", "/signers", "/account", "/units?unit=kien-giang"].into_iter().chain(settings)
    {
        binh.open(path).await;
        assert_eq!(binh.status().await, 200, "{path}");
        judge.page(binh, &format!("Bình at {path}")).await;
    }
}
