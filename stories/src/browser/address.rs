//! A humanitarian address on a phone, from the survey to the year's review: Chi writes the dossier
//! down at the door, the community chooses, Bình approves and verifies a sponsor, who takes a slot;
//! help arrives, and the campaign's page names the address. It opens with who may not; every page
//! on the way is judged in the light and in the dark.

use super::judge::{Judge, in_hand};
use super::seat::Seat;
use super::site::Site;
use crate::house::COMMUNE;
use kernel::Day;

const NAME: &str = "Trần Thị Bé Mẫu";
const SPONSOR: &str = "Gia đình bà Sáu Mẫu";
/// Stands in a sealed field alone.
const SEALED: &str = "Ấp Rạch Dứa";

#[tokio::test(flavor = "multi_thread")]
async fn an_address_goes_from_survey_to_review_on_a_phone() {
    let site = Site::on(Day::of(2024, 12, 20).expect("a day")).await;
    let mut judge = Judge::default();
    strangers(&site).await;
    let (chi, binh) = (Seat::of(&site, "chi").await, Seat::of(&site, "binh").await);
    for seat in [&chi, &binh] {
        in_hand(seat, "light").await;
    }
    let home = is_surveyed(&chi, &mut judge).await;
    is_closed_to_others(&site, &home).await;
    is_chosen_and_agreed_to(&chi, &mut judge, &home).await;
    is_approved(&binh, &mut judge, &home).await;
    a_sponsor_is_met(&chi, &binh, &mut judge).await;
    let given = format!("/sponsorship{home}");
    a_slot_is_taken(&chi, &mut judge, (&home, &given)).await;
    help_arrives(&chi, &mut judge, &given).await;
    the_year_is_looked_back_on(&chi, &mut judge, &home).await;
    is_named_by_the_norms(&chi, &mut judge, &given).await;
    // Bình sees at the province what Chi did at her door.
    binh.open(&home).await;
    binh.until_text("main", "đã đánh giá").await;
    chi.leave().await;
    binh.leave().await;
    judge.end();
}

fn here(page: &str) -> String {
    format!("{page}?unit={COMMUNE}")
}

/// Khách is led to log in; for Dũng of another province there is no such page.
async fn strangers(site: &Site) {
    let (guest, dung) = (Seat::guest(site).await, Seat::of(site, "dung").await);
    for page in ["/addresses", "/addresses/new", "/sponsors/new", "/sponsorship/norms"] {
        guest.open(&here(page)).await;
        assert!(guest.here().await.starts_with("/login"), "Khách is not led to log in: {page}");
        dung.open(&here(page)).await;
        assert_eq!(dung.status().await, 404, "Dũng sees {page} of another province");
    }
    guest.leave().await;
    dung.leave().await;
}

/// The same for the dossier itself, once there is one.
async fn is_closed_to_others(site: &Site, home: &str) {
    let (guest, dung) = (Seat::guest(site).await, Seat::of(site, "dung").await);
    let given = format!("/sponsorship{home}");
    for page in [home.to_owned(), format!("{home}/record?what=approve"), given] {
        guest.open(&page).await;
        assert!(guest.here().await.starts_with("/login"), "Khách is not led to log in: {page}");
        dung.open(&page).await;
        assert_eq!(dung.status().await, 404, "Dũng sees {page}");
        assert!(!dung.said("body").await.contains(NAME), "Dũng reads a name");
    }
    guest.leave().await;
    dung.leave().await;
}

/// The line of a table that leads to a page.
fn line(to: &str) -> String {
    format!("main tr:has(a[href='{to}'])")
}

/// Chooses in a list, as a finger does.
async fn choose(seat: &Seat, list: &str, value: &str) {
    seat.click(&format!("{list} option[value='{value}']")).await;
    assert_eq!(seat.value(list).await, value, "{list}");
}

/// The path of the page that was led to, without what was asked with it.
async fn path(seat: &Seat) -> String {
    seat.here().await.split(['?', '#']).next().unwrap_or_default().to_owned()
}

/// The dossier as it is written at the door: what is sealed is drawn nowhere.
async fn is_surveyed(chi: &Seat, judge: &mut Judge) -> String {
    chi.open(&here("/addresses")).await;
    judge.phone(chi, "the list of addresses").await;
    chi.click(".head a.lead").await;
    chi.find("#address-name").await;
    judge.phone(chi, "a new dossier").await;
    chi.click("#address button[type=submit]").await;
    chi.until_text(".summary", "Có lỗi cần sửa").await;
    judge.phone(chi, "a new dossier with nothing in it").await;
    chi.fill("#address-name", NAME).await;
    chi.fill("#address-birth_year", "1951").await;
    choose(chi, "#address-sex", "female").await;
    choose(chi, "#address-group", "lone_elderly").await;
    chi.fill("#address-people", "1").await;
    choose(chi, "#address-housing", "makeshift").await;
    chi.fill("#address-income", "450 nghìn").await;
    chi.fill("#address-phone", "0912 345 678").await;
    chi.fill("#address-where", &format!("{SEALED}, cạnh cầu")).await;
    chi.fill("#address-story", "Bán vé số, sống một mình").await;
    chi.fill("#address-opened_on", "2/12/2024").await;
    judge.phone(chi, "a new dossier that is written").await;
    chi.click("#address button[type=submit]").await;
    chi.until_text("h1", "Hồ sơ").await;
    chi.until_text("main", "đã khảo sát").await;
    assert!(!chi.said("body").await.contains(SEALED), "what is sealed lies open");
    judge.phone(chi, "a dossier that was surveyed").await;
    path(chi).await
}

/// A step is opened from the dossier and recorded; the dossier says where it stands then.
async fn steps(seat: &Seat, home: &str, what: &str, (on, state): (&str, &str)) {
    seat.open(home).await;
    seat.click(&format!("main a[href='{home}/record?what={what}']")).await;
    seat.fill("#record-on", on).await;
    seat.fill("#record-by_whom", "Tổ trưởng tổ nhân dân, 15 hộ").await;
    seat.fill("#record-evidence", "2/BB").await;
    seat.click("#record button[type=submit]").await;
    seat.until_text("h1", "Hồ sơ").await;
    seat.until_text("main", state).await;
}

/// The community chooses, the commune confirms; the person agrees to be kept and to be matched.
async fn is_chosen_and_agreed_to(chi: &Seat, judge: &mut Judge, home: &str) {
    chi.open(&format!("{home}/record?what=select")).await;
    judge.phone(chi, "the form of a step").await;
    steps(chi, home, "select", ("5/12/2024", "đã bình xét")).await;
    steps(chi, home, "confirm", ("9/12/2024", "xã đã xác nhận")).await;
    // No clerk approves: the form is not offered, and sent all the same it is not found.
    chi.until_text("main", "chờ người duyệt phê duyệt").await;
    let form = format!("{home}/record?what=approve");
    let ways = format!("return document.querySelectorAll(\"a[href='{form}']\").length");
    assert_eq!(chi.ask(&ways).await, 0, "a clerk is led to approve");
    chi.open(&form).await;
    chi.fill("#record-on", "10/12/2024").await;
    chi.fill("#record-by_whom", "Chi").await;
    chi.fill("#record-evidence", "1/QĐ").await;
    chi.click("#record button[type=submit]").await;
    chi.until_text("h1", "Không tìm thấy trang này").await;
    for (purpose, said) in [("keep", "lưu hồ sơ"), ("match", "giới thiệu với người đỡ đầu")]
    {
        chi.open(home).await;
        chi.click(&format!("main a[href='{home}/record?what=consent']")).await;
        choose(chi, "#record-purpose", purpose).await;
        chi.fill("#record-given_on", "2/12/2024").await;
        choose(chi, "#record-means", "thumb").await;
        chi.fill("#record-wording", "Mẫu 1").await;
        if purpose == "keep" {
            judge.phone(chi, "the form of a consent").await;
        }
        chi.click("#record button[type=submit]").await;
        chi.until_text("h1", "Hồ sơ").await;
        chi.until_text("main", said).await;
    }
    judge.phone(chi, "a dossier that was confirmed").await;
}

async fn is_approved(binh: &Seat, judge: &mut Judge, home: &str) {
    steps(binh, home, "approve", ("12/12/2024", "đã phê duyệt")).await;
    judge.phone(binh, "a dossier that was approved, above").await;
}

/// Chi registers who wants to help; she does not verify it, Bình does.
async fn a_sponsor_is_met(chi: &Seat, binh: &Seat, judge: &mut Judge) {
    chi.open(&here("/sponsors")).await;
    judge.phone(chi, "the list of sponsors").await;
    chi.click(".head a.lead").await;
    chi.find("#sponsor-name").await;
    judge.phone(chi, "a new sponsor").await;
    choose(chi, "#sponsor-kind", "family").await;
    chi.fill("#sponsor-name", "Lê Thị Sáu Mẫu").await;
    chi.fill("#sponsor-called", SPONSOR).await;
    chi.fill("#sponsor-phone", "0907 654 321").await;
    choose(chi, "#sponsor-wish_class", "elderly").await;
    chi.fill("#sponsor-wish_amount", "300.000").await;
    chi.click("#sponsor button[type=submit]").await;
    chi.until_text("main", "chờ xác minh").await;
    assert_eq!(chi.said("#verify").await, "", "who registered a sponsor verifies it");
    judge.phone(chi, "a sponsor to be verified").await;
    binh.open(&path(chi).await).await;
    judge.phone(binh, "a sponsor, above").await;
    binh.fill("#verify-proof", "Sổ hộ khẩu, Bình đã gặp").await;
    binh.click("#verify button[type=submit]").await;
    binh.until_text("main", "đã xác minh").await;
    judge.phone(binh, "a sponsor that was verified").await;
}

/// A slot is offered from the dossier on, and the sponsor takes it.
async fn a_slot_is_taken(chi: &Seat, judge: &mut Judge, (home, given): (&str, &str)) {
    chi.open(home).await;
    chi.click(&format!("main a[href='{given}']")).await;
    chi.until_text("main", "Chưa mở suất nào").await;
    judge.phone(chi, "an address without a slot").await;
    chi.click("main a[href*='what=slot']").await;
    chi.fill("#record-amount", "300.000").await;
    judge.phone(chi, "the form of a slot").await;
    chi.click("#record button[type=submit]").await;
    chi.until_text("main", "1/1 phần").await;
    chi.click("main a[href*='what=pledge']").await;
    // Found by some words of the name while they are typed; who alone has them is chosen.
    judge.phone(chi, "the form of a pledge before anybody is looked for").await;
    chi.fill("#record-find", "sau mau").await;
    chi.find("#sponsors-found input[type=radio]:checked").await;
    chi.until_text("#sponsors-found", SPONSOR).await;
    judge.phone(chi, "the form of a pledge").await;
    chi.click("#record button[type=submit]").await;
    chi.until_text("main", "0/1 phần").await;
    chi.until_text("main", SPONSOR).await;
    judge.phone(chi, "an address with a pledge").await;
}

/// What came this month is written down by whom it was handed over, with its receipt.
async fn help_arrives(chi: &Seat, judge: &mut Judge, given: &str) {
    chi.click("main a[href*='what=give&pledge=']").await;
    assert_eq!(chi.value("#record-amount").await, "300.000", "what was pledged stands there");
    chi.fill("#record-on", "18/12/2024").await;
    chi.fill("#record-handed_by", "Chi").await;
    choose(chi, "#record-proof", "receipt").await;
    chi.fill("#record-proof_words", "PT 12/2024").await;
    judge.phone(chi, "the form of help that arrived").await;
    chi.click("#record button[type=submit]").await;
    // A phone leaves the columns of less weight out: the day and the months say that it came.
    chi.until_text("main", "18/12/2024").await;
    chi.until_text("main", "1/12").await;
    assert_eq!(path(chi).await, given);
    judge.phone(chi, "an address with help that arrived").await;
    chi.open(&format!("/sponsorship?unit={COMMUNE}&month=2024-12")).await;
    chi.until_text(&line(given), "đã đến tay").await;
    judge.phone(chi, "what is asked in a month").await;
}

/// The first help moved the dossier on; the evaluation is what is due then.
async fn the_year_is_looked_back_on(chi: &Seat, judge: &mut Judge, home: &str) {
    chi.open(home).await;
    chi.until_text("main", "đang giúp").await;
    judge.phone(chi, "a dossier that is helped").await;
    steps(chi, home, "review", ("20/12/2024", "đã đánh giá")).await;
    judge.phone(chi, "a dossier that was reviewed").await;
}

/// The campaign's page of the commune leads to the address, which reached the norm.
async fn is_named_by_the_norms(chi: &Seat, judge: &mut Judge, given: &str) {
    chi.open(&here("/sponsorship/norms")).await;
    let line = line(given);
    chi.until_text(&line, NAME).await;
    chi.until_text(&line, "đạt mức").await;
    judge.phone(chi, "the norms of a commune").await;
    chi.click(&format!("{line} a")).await;
    chi.until_text("main", "18/12/2024").await;
}
