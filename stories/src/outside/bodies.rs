//! The two bodies that the demo shows: both owe the directive's report before 15 December, both say
//! that they are an illustration, and the link of one opens its report to a stranger and nothing
//! else. On every engine; it opens with who may not.

use super::{PROVINCE, StatusCode, Tx, address, house, kept};
use crate::visitor::Visitor;
use house::Demo;
use kernel::Day;
use people::OrganisationId;

const BOARD: &str = "/reports/board?unit=kien-giang&month=2024-12";
const LINKS: &str = "/reports/links?unit=kien-giang&form=directive-18&period=2024";
const BODIES: [&str; 2] =
    ["Sở Y tế tỉnh Kiên Giang (minh họa)", "Ủy ban nhân dân huyện Giang Thành (minh họa)"];

#[tokio::test]
async fn the_demo_shows_bodies_outside_the_society() {
    for mut demo in house::every_demo_on(Day::of(2024, 12, 10).expect("a day")).await {
        println!("on {}", demo.engine);
        who_may_not(&demo).await;
        let mut binh = Visitor::of(&demo, "binh").await;
        let board = binh.page(BOARD).await.words();
        for body in BODIES {
            let owes = format!("{body} chưa mở hạn 14/12/2024");
            assert!(board.contains(&owes), "no {owes:?} in {board}");
        }
        let links = binh.page(LINKS).await.words();
        assert_eq!(links.matches("mở đến 31/12/2024").count(), 1, "{links}");
        offered(&demo, &mut binh).await;
        let mut stranger = Visitor::guest(&demo);
        let page = stranger.page(&format!("/nop/{}", demo.link)).await.words();
        assert!(page.contains(BODIES[0]) && !page.contains(BODIES[1]), "{page}");
        assert!(page.contains("đường dẫn mở đến 31/12/2024"), "{page}");
        told_when_it_is_due(&mut demo).await;
        assert_eq!(stranger.get(BOARD).await.status, StatusCode::SEE_OTHER, "and nothing else");
        demo.turn_to(Day::of(2024, 12, 20).expect("a day"));
        reminded_with_all_others(&demo).await;
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

/// Who opens the link reads the day of the duty first, how far off it is and that it has passed;
/// until when the link opens is another day.
async fn told_when_it_is_due(demo: &mut Demo) {
    let days = [(10, "còn 4 ngày"), (14, "hôm nay là ngày cuối"), (20, "đã quá hạn 6 ngày")];
    for (day, said) in days {
        demo.turn_to(Day::of(2024, 12, day).expect("a day"));
        let page = Visitor::guest(demo).page(&format!("/nop/{}", demo.link)).await;
        let said = format!("Hạn nộp: 14/12/2024 {said}");
        let words = page.words();
        let due = words.find(&said).unwrap_or_else(|| panic!("not {said:?}: {words}"));
        assert!(due < words.find("mở đến 31/12/2024").expect("the link's day"), "{words}");
        assert!(page.text().contains("<h2 id=\"due\">"), "it is a head: {}", page.text());
    }
}

/// Once their day has passed one click reminds them with the units, once a day.
async fn reminded_with_all_others(demo: &Demo) {
    let remind = BOARD.replacen("/board?", "/board/remind?", 1);
    let form = [("form", "directive-18")];
    assert_eq!(Visitor::guest(demo).post(&remind, &form).await.status, StatusCode::UNAUTHORIZED);
    let told = Visitor::of(demo, "dung").await.post(&remind, &form).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND);
    let mut binh = Visitor::of(demo, "binh").await;
    let board = binh.page(&format!("{BOARD}&form=directive-18")).await.words();
    assert!(board.contains("Nhắc tất cả: "), "{board}");
    for said in ["và 2 cơ quan ngoài Hội", "Đã nhắc 0 đơn vị;"] {
        let to = binh.post(&remind, &form).await.to;
        let words = binh.page(&to).await.words();
        assert!(words.contains(said), "not {said:?}: {words}");
    }
    let notices = binh.page("/notices").await.words();
    for body in BODIES {
        assert_eq!(notices.matches(&format!("Nhắc {body} nộp")).count(), 1, "{notices}");
    }
}

/// Those that owe the report are offered first, then whoever else is written down; who is there
/// only as a sponsor is not asked for a report.
async fn offered(demo: &Demo, binh: &mut Visitor) {
    let write = |tx: &mut Tx<'_>| kept(tx, PROVINCE);
    demo.house.db.write(write).await.expect("a department that owes nothing");
    let all = binh.page("/organisations?unit=kien-giang").await.words();
    assert!(all.contains("Nhà hảo tâm"), "the demo has sponsors: {all}");
    let links = binh.page(LINKS).await.text();
    let list = links.split("name=\"organisation\"").nth(1).expect("a list");
    let list = list.split("</select>").next().unwrap_or_default();
    let at = |name: &str| list.find(name).unwrap_or_else(|| panic!("no {name} in {list}"));
    assert!(at(BODIES[0]) < at("Sở Y tế kien-giang"), "{list}");
    assert!(at(BODIES[1]) < at("Sở Y tế kien-giang"), "{list}");
    assert!(!list.contains("Nhà hảo tâm"), "{list}");
}

/// Dũng's board and links know neither; a secret of one letter more is none.
async fn who_may_not(demo: &Demo) {
    let mut dung = Visitor::of(demo, "dung").await;
    for page in [BOARD, LINKS] {
        assert_eq!(dung.get(page).await.status, StatusCode::NOT_FOUND, "{page}");
        let own = dung.page(&page.replace(PROVINCE, "ca-mau")).await.words();
        assert!(BODIES.iter().all(|body| !own.contains(body)), "{own}");
    }
    let unknown = address("/reports", OrganisationId::new());
    assert_eq!(dung.get(&unknown).await.status, StatusCode::NOT_FOUND);
    let told = Visitor::guest(demo).get(&format!("/nop/{}0", demo.link)).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND);
}
