//! The public page of addresses in a browser, as Khách sees it on a phone in the dark and on a
//! desk: the list, a card, the counts on a map, and the form by which somebody wishes to help; then
//! the officer's page where that waits. Every page is judged.

use super::judge::Judge;
use super::seat::Seat;
use super::site::Site;
use kernel::db::Tx;

const PATH: &str = "/dia-chi-nhan-dao";

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_finds_whom_to_help_and_is_called_back() {
    let site = Site::open().await;
    let cards = |tx: &mut Tx<'_>| addresses::desk::cards_of_older(tx);
    while site.demo().house.db.write(cards).await.expect("cards") > 0 {}
    let (guest, mut judge) = (Seat::guest(&site).await, Judge::default());
    who_may_not(&guest).await;
    guest.open(&format!("{PATH}?class=elderly&q=kien+giang")).await;
    judge.page(&guest, "the list of cards").await;
    guest.click(".tiles h2 a").await;
    judge.page(&guest, "a card").await;
    // The picture is drawn by the server: it is there, and as wide as the card.
    let width = guest.ask("return document.querySelector('img.wide').naturalWidth").await;
    assert_eq!(width, 1200, "no picture");
    for place in ["", "?noi=kien-giang"] {
        let card = guest.here().await;
        guest.open(&format!("{PATH}/theo-noi{place}")).await;
        judge.page(&guest, &format!("counts by place {place}")).await;
        guest.open(&card).await;
    }
    asks(&guest, &mut judge).await;
    guest.leave().await;
    answered(&site, &mut judge).await;
    judge.end();
}

/// Khách sees no page of the office.
async fn who_may_not(guest: &Seat) {
    for page in ["/sponsors/enquiries", "/appeals/inhandao"] {
        guest.open(page).await;
        assert!(guest.here().await.starts_with("/login"), "Khách is not led to log in: {page}");
    }
}

/// The form comes back with what is missing, keeps what was typed, and is sent.
async fn asks(guest: &Seat, judge: &mut Judge) {
    guest.click(".head .act a").await;
    guest.fill("[name=called]", "Người Muốn Giúp Mẫu").await;
    guest.fill("[name=phone]", "12").await;
    guest.click("main form button[type=submit]").await;
    judge.page(guest, "the form that came back").await;
    assert_eq!(guest.value("[name=called]").await, "Người Muốn Giúp Mẫu");
    guest.fill("[name=phone]", "0987 111 222").await;
    guest.ask("document.querySelector('[name=kind]').value = 'person'").await;
    guest.click("[name=agrees]").await;
    guest.click("main form button[type=submit]").await;
    guest.until_text("h1", "Cảm ơn bạn").await;
    judge.page(guest, "thanks").await;
}

/// Bình finds it on his page of today and opens the telephone.
async fn answered(site: &Site, judge: &mut Judge) {
    let binh = Seat::of(site, "binh").await;
    binh.open("/").await;
    binh.click("main a[href*='/sponsors/enquiries']").await;
    judge.page(&binh, "who wishes to help").await;
    binh.click("main table a").await;
    judge.page(&binh, "an enquiry").await;
    binh.click("main form[action$='/contact'] button").await;
    binh.until_text("main .facts strong", "+84987111222").await;
    binh.open("/appeals/inhandao?unit=kien-giang").await;
    judge.page(&binh, "Inhandao").await;
    binh.leave().await;
}
