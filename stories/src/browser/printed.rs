//! Records on paper: an activity, a construction, a herd, a certificate, each printed by the
//! browser. They come on A4, on as many sheets as they need, without menus, buttons or forms. It
//! opens with who may not.

use super::judge::{Judge, show};
use super::seat::Seat;
use super::sheets::Printed;
use super::site::Site;
use crate::certified;
use crate::house::{self, CENTRE, DISTRICT};
use book::Figures;
use kernel::db::Tx;
use kernel::{Day, Role, place};

/// What a page offers to do: menus, buttons, links that look like one, forms and their heads. A
/// record may have a field, or a name, like a page of the menu.
const OFFERED: &str = "const said = (css) => [...document.querySelectorAll(css)] \
     .map((one) => one.textContent.trim()); \
     const own = new Set(said('main :is(dt, th, td)')); \
     return said('.rail a, .section a, .top a, .top b, .top summary, button, a.btn, label, \
     legend, main summary, .steps a, .card:has(> form) > h2, .card:has(> .steps) > h2') \
     .filter((one) => !own.has(one) && !said('h1').join().includes(one))";

#[tokio::test(flavor = "multi_thread")]
async fn records_print_on_a4_without_what_is_not_theirs() {
    let day = Day::of(2024, 11, 10).expect("a day");
    let site = Site::on(day).await;
    let certificate = certificate(&site, day).await;
    let dung = Seat::of(&site, "dung").await;
    dung.open(&certificate).await;
    assert_eq!(dung.status().await, 404, "Dũng reads a certificate of another province");
    let none = Printed::of(&dung).await;
    assert!(!none.says("Lê Văn Tám"), "Dũng prints it: {}", none.words);
    dung.leave().await;
    let binh = Seat::of(&site, "binh").await;
    // A page that wishes for nothing comes on the browser's own sheet, which is not A4.
    binh.driver.goto("data:text/html,<p>nothing").await.expect("an empty page");
    assert!(!Printed::of(&binh).await.is_a4(), "the size would say nothing of our pages");
    let list = format!("unit={DISTRICT}&month=2024-10");
    for (path, link, sheets, said) in [
        ("/activities", "/activities/", 1, "31/10/2024"),
        ("/constructions", "/constructions/", 1, "Nhà số 11 (minh họa)"),
        ("/cattle", "/cattle/", 2, "Ngân hàng bò Giang Thành (minh họa)"),
    ] {
        binh.open(&format!("{path}?{list}")).await;
        binh.click(&format!("main table a[href^='{link}']")).await;
        binh.until_text("main", said).await;
        on_paper(&binh, sheets, said).await;
    }
    binh.open(&certificate).await;
    on_paper(&binh, 1, "GIẤY CHỨNG NHẬN").await;
    show(&binh, 1440, "light").await;
    binh.picture("chuong-trinh-chung-nhan").await;
    let mut judge = Judge::default();
    judge.page(&binh, "a certificate").await;
    binh.leave().await;
    judge.end();
}

/// A certificate that the district gave today.
async fn certificate(site: &Site, day: Day) -> String {
    let house = &site.demo().house;
    let figures = house.shelf::<Figures>().expect("figures");
    let give = move |tx: &mut Tx<'_>| {
        let an = house::person_on(tx, Role::Centre, CENTRE, day)?;
        let place = place::find(tx, DISTRICT, day)?;
        certified::certificate(tx, &an, &figures, &place)
    };
    let id = house.db.write(give).await.expect("a certificate");
    format!("/classes/certificates/{id}")
}

/// The page that is open comes on this many sheets of A4, with its own words and no others.
async fn on_paper(seat: &Seat, sheets: usize, said: &str) {
    let (at, printed) = (seat.here().await, Printed::of(seat).await);
    let sizes = &printed.sheets_pt;
    assert_eq!(sizes.len(), sheets, "{at} needs {} sheets: {}", sizes.len(), printed.words);
    assert!(printed.is_a4(), "{at} prints on {sizes:?} points");
    assert!(printed.says(said), "{at} lost “{said}”: {}", printed.words);
    let offered = seat.ask(OFFERED).await;
    let offered: Vec<&str> =
        offered.as_array().into_iter().flatten().filter_map(|one| one.as_str()).collect();
    assert!(offered.len() > 10, "{at} offers nothing: {offered:?}");
    // Shorter ones are parts of other words.
    let beside = |one: &&&str| one.chars().count() > 6 && printed.says(one);
    let beside: Vec<_> = offered.iter().filter(beside).collect();
    assert!(beside.is_empty(), "{at} prints what can be pressed: {beside:?} in {}", printed.words);
}
