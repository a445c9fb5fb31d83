//! Records on paper, one of each kind, printed by the browser. They come on A4, on as many sheets
//! as they need, with their title, unit and counts, without menus, buttons or forms, and without a
//! name that nobody opened. It opens with who may not.

mod records;

use super::judge::{Judge, show};
use super::seat::Seat;
use super::sheets::Printed;
use super::site::Site;
use crate::certified;
use crate::house::{self, CENTRE, DISTRICT};
use crate::visitor::Visitor;
use axum::http::StatusCode;
use book::Figures;
use kernel::db::Tx;
use kernel::{Day, Role, place};
use records::Record;

/// What a page offers to do: menus, buttons, links that look like one, forms and their heads. A
/// record may have a field, a name or a kind like a page of the menu, and names its unit and its
/// year as the top bar does.
const OFFERED: &str = "const said = (css) => [...document.querySelectorAll(css)] \
     .map((one) => one.textContent.trim()); \
     const own = new Set(said('main :is(dt, th, td)')); \
     return said('.rail a, .section a, .top a:not(.switch a, .crumbs a), .top b, \
     .top summary:not(.switch summary), button, a.btn, label, \
     legend, main summary, .steps a, .card:has(> form) > h2, .card:has(> .steps) > h2') \
     .filter((one) => !own.has(one) && !said('h1, .head p').join().includes(one))";

#[tokio::test(flavor = "multi_thread")]
async fn records_print_on_a4_without_what_is_not_theirs() {
    let day = Day::of(2024, 11, 10).expect("a day");
    let site = Site::on(day).await;
    let certificate = certificate(&site, day).await;
    let all = records::all(&site, &certificate).await;
    who_may_not(&site, &all).await;
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
    let mut flaws = Vec::new();
    for record in &all {
        binh.open(&record.path).await;
        flaws.extend(flaws_on_paper(&binh, record).await);
    }
    for record in all.iter().filter(|one| one.opens()) {
        opens_on_paper(&binh, record).await;
    }
    binh.open(&certificate).await;
    let said = &["GIẤY CHỨNG NHẬN"];
    let paper = Record { path: certificate, sheets: 1, said, sealed: None };
    flaws.extend(flaws_on_paper(&binh, &paper).await);
    show(&binh, 1440, "light").await;
    binh.picture("chuong-trinh-chung-nhan").await;
    let mut judge = Judge::default();
    judge.page(&binh, "a certificate").await;
    binh.leave().await;
    let an = Seat::of(&site, "an").await;
    for record in all.iter().filter(|one| one.sealed.is_some()) {
        an.open(&record.path).await;
        flaws.extend(flaws_on_paper(&an, record).await);
    }
    an.leave().await;
    assert!(flaws.is_empty(), "{flaws:#?}");
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

/// Another province finds none of them, Khách is asked who he is, and neither reads a word.
async fn who_may_not(site: &Site, all: &[Record]) {
    let mut dung = Visitor::of(site.demo(), "dung").await;
    let mut khach = Visitor::guest(site.demo());
    for Record { path, said, sealed, .. } in all {
        let (far, none) = (dung.get(path).await, khach.get(path).await);
        assert_eq!(far.status, StatusCode::NOT_FOUND, "Dũng reads {path}");
        assert!(none.to.starts_with("/login"), "{path} leads Khách to {}", none.to);
        for words in [far.words(), none.words()] {
            let all = said.iter().chain(sealed);
            let read: Vec<_> = all.filter(|one| words.contains(**one)).collect();
            assert!(read.is_empty(), "{path} tells {read:?}");
        }
    }
}

/// What is wrong with the paper of the page that is open: it comes on sheets of A4, no more than it
/// needs, with its own words and no others.
async fn flaws_on_paper(seat: &Seat, record: &Record) -> Vec<String> {
    let (mut flaws, printed) = (Vec::new(), Printed::of(seat).await);
    let sizes = &printed.sheets_pt;
    if !(1..=record.sheets).contains(&sizes.len()) || !printed.is_a4() {
        flaws.push(format!("{} sheets of {sizes:?} points", sizes.len()));
    }
    let lost = record.said.iter().filter(|said| !printed.says(said));
    flaws.extend(lost.map(|said| format!("lost “{said}”")));
    let sealed = record.sealed.filter(|name| printed.says(name));
    flaws.extend(sealed.map(|name| format!("prints “{name}”, which nobody opened")));
    let offered = seat.ask(OFFERED).await;
    let offered: Vec<&str> =
        offered.as_array().into_iter().flatten().filter_map(|one| one.as_str()).collect();
    assert!(offered.len() > 10, "{} offers nothing: {offered:?}", record.path);
    // Shorter ones are parts of other words.
    let beside = offered.iter().filter(|one| one.chars().count() > 6 && printed.says(one));
    flaws.extend(beside.map(|one| format!("prints “{one}”, which can be pressed")));
    let at = |flaw| format!("{}: {flaw}", record.path);
    let mut all: Vec<String> = flaws.into_iter().map(at).collect();
    if !all.is_empty() {
        all.push(printed.words);
    }
    all
}

/// A name that was opened for a purpose stands on the paper of that page, not on the next.
async fn opens_on_paper(seat: &Seat, record: &Record) {
    let name = record.sealed.expect("a name that lies sealed");
    seat.open(&record.path).await;
    seat.fill("#purpose-purpose", "Đối chiếu danh sách").await;
    seat.click("#purpose button[type=submit]").await;
    seat.until_text("main", name).await;
    assert!(Printed::of(seat).await.says(name), "{} lost its name", record.path);
    seat.open(&record.path).await;
    assert!(!Printed::of(seat).await.says(name), "{} keeps its name open", record.path);
}
