//! Letters of thanks: what arrived in a span of months, for how many addresses, by codes; signed
//! for the unit; where nothing arrived the page says so. It opens with who may not.

use super::refused;
use super::scene::{Scene, clerk};
use crate::house::{self, Demo};
use crate::october::words_of_docx;
use crate::visitor::Visitor;
use axum::http::StatusCode;
use book::Figures;
use kernel::db::Tx;
use kernel::seal::Keys;
use kernel::{Day, Month};
use sponsorship::GivingId;
use sponsorship::desk::{self, Hand};
use sponsorship::model::{Means, NewGiving, NewSlot, Proof};
use std::sync::Arc;

/// Whom nobody reads of in a letter.
const NAME: &str = "Danh Thị Sóc Mẫu";
/// The last finished quarter.
const QUARTER: &str = "from=2024-07&until=2024-09";

#[tokio::test]
async fn a_sponsor_is_thanked_for_what_arrived() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        let scene = Scene::set(&demo, NAME).await;
        let home = format!("/sponsors/{}", scene.sponsors[0]);
        who_may_not(&demo, &home).await;
        let mut binh = Visitor::of(&demo, "binh").await;
        where_nothing_arrived_there_is_no_letter(&mut binh, &home).await;
        something_arrives(&demo, &scene).await;
        the_letter_tells_codes_and_sums(&mut binh, &scene, &home).await;
        the_sponsor_has_it_too(&demo, &mut binh, &home).await;
        let other = format!("/sponsors/{}/letter?{QUARTER}", scene.sponsors[1]);
        let words = binh.page(&other).await.words();
        assert!(words.contains("Chưa có lần trao nào"), "another's help: {words}");
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

/// Dũng of another province finds no letter, Khách neither; nor does a link that never was.
async fn who_may_not(demo: &Demo, home: &str) {
    let mut dung = Visitor::of(demo, "dung").await;
    for what in ["letter", "letter.pdf", "letter.docx"] {
        let path = format!("{home}/{what}?{QUARTER}");
        assert_eq!(dung.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
        let guest = Visitor::guest(demo).get(&path).await;
        assert_eq!(guest.status, StatusCode::SEE_OTHER, "{path}");
        assert!(guest.to.starts_with("/login"), "{path}: {}", guest.to);
    }
    let link = format!("/nguoi-giup/{}/thu-cam-on.pdf", "0".repeat(64));
    assert_eq!(Visitor::guest(demo).get(&link).await.status, StatusCode::NOT_FOUND);
}

/// The page says so, and asking for the file leads back to the page.
async fn where_nothing_arrived_there_is_no_letter(binh: &mut Visitor, home: &str) {
    let page = format!("{home}/letter?{QUARTER}");
    let told = binh.page(&page).await;
    assert!(told.words().contains("Chưa có lần trao nào quý III/2024"), "{}", told.words());
    assert!(!told.text().contains("letter.pdf"), "a letter for nothing is offered");
    for what in ["letter.pdf", "letter.docx"] {
        let told = binh.get(&format!("{home}/{what}?{QUARTER}")).await;
        assert_eq!((told.status, &told.to), (StatusCode::SEE_OTHER, &page), "{what}");
    }
    let usual = binh.page(&format!("{home}/letter")).await.words();
    assert!(usual.contains("quý III/2024"), "the last finished quarter: {usual}");
    let wrong = binh.get(&format!("{home}/letter?from=2024-09&until=2024-07")).await;
    refused(&wrong, "Tháng cuối phải sau tháng đầu");
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

/// Cash for a slot in August and in September, goods beside any pledge in September; cash in
/// November, which is another quarter's, and some that was taken back.
async fn something_arrives(demo: &Demo, scene: &Scene) {
    let from = Month::parse("2024-08").expect("a month");
    let slot = NewSlot { from, until: from.add_months(5), ..Scene::slot(1) };
    let pledge = scene.pledge(&slot, 1, 0);
    let gift = NewGiving {
        id: GivingId::new(),
        pledge: Some(pledge.id),
        sponsor: None,
        months: vec![from],
        on: day("2024-08-20"),
        means: Means::Cash,
        amount: 300_000,
        words: String::new(),
        handed_by: "Chi hội".to_owned(),
        proof: Proof::Receipt,
        proof_words: "PT 1".to_owned(),
        illustrative: None,
    };
    let of = |month: &str, on: &str| NewGiving {
        id: GivingId::new(),
        months: vec![Month::parse(month).expect("a month")],
        on: day(on),
        ..gift.clone()
    };
    let goods = NewGiving {
        id: GivingId::new(),
        pledge: None,
        sponsor: Some(scene.sponsors[0]),
        months: Vec::new(),
        on: day("2024-09-12"),
        means: Means::Goods,
        amount: 175_000,
        ..gift.clone()
    };
    let mistake = NewGiving { id: GivingId::new(), amount: 999_000, ..goods.clone() };
    let (wrong, id) = (mistake.id, scene.address);
    let all =
        [gift.clone(), of("2024-09", "2024-09-20"), of("2024-11", "2024-11-01"), goods, mistake];
    let keys = demo.house.shelf::<Arc<Keys>>().expect("keys");
    let figures = demo.house.shelf::<Figures>().expect("figures");
    let work = move |tx: &mut Tx<'_>| {
        let who = clerk(tx)?;
        desk::offer(tx, &who, id, &slot)?;
        desk::pledge(tx, &who, id, &pledge)?;
        let hand = Hand { who: &who, figures: &figures, keys: &keys };
        for new in &all {
            desk::give(tx, &hand, id, new)?;
        }
        desk::take_back(tx, &hand, id, (wrong, 1, "Ghi nhầm"))
    };
    demo.house.db.write(work).await.expect("given");
}

/// Three turns at one address, by the codes that the sponsor knows; signed in the society's name.
async fn the_letter_tells_codes_and_sums(binh: &mut Visitor, scene: &Scene, home: &str) {
    let page = binh.page(&format!("{home}/letter?{QUARTER}")).await.words();
    assert!(page.contains("3 lượt đến 1 địa chỉ, 775.000"), "{page}");
    let told = binh.page(&format!("{home}/letter.docx?{QUARTER}")).await;
    let words = words_of_docx(&told.bytes);
    let code = format!("{}-1", scene.code);
    for said in [
        "HỘI CHỮ THẬP ĐỎ TỈNH KIÊN GIANG",
        "Kính gửi: Nhà hảo tâm Mẫu 0",
        "quý III/2024",
        "3 lượt đến 1 địa chỉ",
        "775.000",
        "tiền mặt 600.000 đồng, hàng hóa trị giá 175.000 đồng",
        code.as_str(),
        "TL. CHỦ TỊCH",
        "CHÁNH VĂN PHÒNG",
        "Nguyễn Văn Tùng",
    ] {
        assert!(words.contains(said), "{said}: {words}");
    }
    // S4 (DOC-13): who signs by order of the chairman signs under that line alone.
    assert!(!words.contains("TM. HỘI"), "two lines over one position: {words}");
    for secret in [NAME, "Sóc", "Phú Lợi", "Giang Thành", "912345678", "Chi hội", "999.000"]
    {
        assert!(!words.contains(secret), "{secret} stands in a letter: {words}");
    }
    let paper = binh.page(&format!("{home}/letter.pdf?{QUARTER}")).await;
    assert!(paper.bytes.starts_with(b"%PDF"), "a letter is no PDF");
}

/// Behind its link a sponsor has the letter of the quarter that ended last; of the year nothing
/// arrived in, its page says so.
async fn the_sponsor_has_it_too(demo: &Demo, binh: &mut Visitor, home: &str) {
    let text = binh.post(&format!("{home}/link"), &[]).await.text();
    let from = text.find("/nguoi-giup/").expect("a link");
    let link = &text[from..from + "/nguoi-giup/".len() + 64];
    let mut guest = Visitor::guest(demo);
    let words = guest.page(link).await.words();
    assert!(words.contains("Thư cảm ơn quý III/2024"), "{words}");
    assert!(words.contains("Chưa có lần trao nào năm 2023"), "{words}");
    let paper = guest.page(&format!("{link}/thu-cam-on.pdf?period=quarter")).await;
    assert!(paper.bytes.starts_with(b"%PDF"), "a letter is no PDF");
    let none = guest.get(&format!("{link}/thu-cam-on.pdf?period=year")).await;
    assert_eq!((none.status, none.to.as_str()), (StatusCode::SEE_OTHER, link));
}
