//! *Hôm nay* beside the reports: what waits in the registers, a line each with how many and the way
//! there, until it is done. It opens with who may not.

use crate::house::{self, COMMUNE, Demo, PROVINCE};
use crate::visitor::{Visitor, done, fresh_key};
use axum::http::StatusCode;

const CHECKS: &str = "việc đang chờ";
/// What waits in the demo on 1 November, and where it is looked at.
const LINES: [(&str, &str); 4] = [
    ("Xem 1 con bê đã quá hạn chuyển cho hộ sau", "/cattle?unit=kien-giang"),
    ("Xem 1 thỏa thuận sắp hết hạn", "/agreements?unit=kien-giang"),
    (
        "Thăm 1 người đã 2 tháng chưa ai theo dõi: Dinh dưỡng cho trẻ em nghèo, khuyết tật",
        "/care?unit=kien-giang&amp;programme=nutrition&amp;missed=1",
    ),
    (
        "Thăm 1 người đã 2 tháng chưa ai theo dõi: An toàn cho ngư dân nghèo, khó khăn",
        "/care?unit=kien-giang&amp;programme=fisher&amp;missed=1",
    ),
];

#[tokio::test]
async fn the_day_says_what_waits_in_the_registers() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        let mut binh = Visitor::of(&demo, "binh").await;
        let mut chi = Visitor::of(&demo, "chi").await;
        who_may_not(&demo, &mut chi).await;
        leads_there(&mut binh).await;
        goes_when_somebody_was_seen(&mut binh).await;
        goes_when_it_is_renewed(&mut binh).await;
        work_waits_for_another(&demo, &mut chi, &mut binh).await;
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

fn home(unit: &str) -> String {
    format!("/?unit={unit}")
}

/// Dũng's day has none of Kiên Giang's, nor has a commune of the district's; nobody reads a day.
async fn who_may_not(demo: &Demo, chi: &mut Visitor) {
    let mut dung = Visitor::of(demo, "dung").await;
    let told = Visitor::guest(demo).get(&home(PROVINCE)).await;
    assert!(!told.words().contains("Cần làm"), "{}", told.words());
    assert_eq!(dung.get(&home(PROVINCE)).await.status, StatusCode::NOT_FOUND);
    let (theirs, below) = (dung.page("/").await.words(), chi.page(&home(COMMUNE)).await.words());
    for (line, _) in LINES {
        assert!(!theirs.contains(line), "another province's: {theirs}");
        assert!(!below.contains(line), "of the unit above: {below}");
    }
}

async fn leads_there(binh: &mut Visitor) {
    let page = binh.page(&home(PROVINCE)).await;
    for (line, href) in LINES {
        assert!(page.words().contains(line), "{line}: {}", page.words());
        assert!(page.text().contains(&format!("href=\"{href}\"")), "{href}: {}", page.text());
        binh.page(&href.replace("&amp;", "&")).await;
    }
}

/// Whoever was weighed this month waits no longer.
async fn goes_when_somebody_was_seen(binh: &mut Visitor) {
    let (line, href) = LINES[2];
    let list = binh.page(&href.replace("&amp;", "&")).await;
    let file = list.record("/care/files/");
    let id = fresh_key();
    let form = [("id", id.as_str()), ("on", "01/11/2024"), ("weight", "10,9"), ("height", "80,5")];
    done(&binh.post(&format!("{file}/record?step=follow"), &form).await);
    let words = binh.page(&home(PROVINCE)).await.words();
    assert!(!words.contains(line), "{words}");
}

/// An agreement that runs on is not about to end.
async fn goes_when_it_is_renewed(binh: &mut Visitor) {
    let (line, href) = LINES[1];
    let list = binh.page(href).await.text();
    let before = list.split("Phối hợp sơ cấp cứu tai nạn giao thông").next().unwrap_or_default();
    let id = &before.rsplit("/agreements/").next().expect("an agreement")[..36];
    let edit = format!("/agreements/{id}/edit");
    let page = binh.page(&edit).await;
    let held = ["id", "title", "partner", "signed_on", "from_on", "version"];
    let mut form: Vec<(&str, String)> = held.map(|name| (name, page.field(name))).to_vec();
    form.push(("sort", "programme".to_owned()));
    form.push(("until_on", "31/12/2025".to_owned()));
    let pairs: Vec<(&str, &str)> = form.iter().map(|(n, v)| (*n, v.as_str())).collect();
    done(&binh.post(&edit, &pairs).await);
    let words = binh.page(&home(PROVINCE)).await.words();
    assert!(!words.contains(line), "{words}");
}

/// Chi's work waits on Bình's day and not on her own, in the month it is of, until he checked it.
async fn work_waits_for_another(demo: &Demo, chi: &mut Visitor, binh: &mut Visitor) {
    let checking = format!("/activities/checking?unit={COMMUNE}");
    done(&binh.post(&checking, &[("needs_check", "1")]).await);
    assert!(!binh.page(&home(PROVINCE)).await.words().contains(CHECKS));
    let (id, key) = (fresh_key(), fresh_key());
    let form = [
        ("id", id.as_str()),
        ("key", key.as_str()),
        ("base", "0"),
        ("from", "01/11/2024"),
        ("count-parcels", "4"),
    ];
    let new = format!("/activities/new?unit={COMMUNE}&kind=gift");
    let to = done(&chi.post(&new, &form).await);
    let own = chi.page(&home(COMMUNE)).await.words();
    assert!(!own.contains(CHECKS), "she would check herself: {own}");
    let page = binh.page(&home(PROVINCE)).await;
    assert!(page.words().contains(&format!("Kiểm 1 {CHECKS}")), "{}", page.words());
    let href = "/activities?unit=kien-giang&amp;month=2024-11&amp;state=waiting";
    assert!(page.text().contains(href), "{}", page.text());
    let list = binh.page(&href.replace("&amp;", "&")).await;
    assert_eq!(list.record("/activities/"), to);
    let mut dung = Visitor::of(demo, "dung").await;
    assert!(!dung.page("/").await.words().contains(CHECKS));
    done(&binh.post(&format!("{to}/check"), &[("version", "1")]).await);
    assert!(!binh.page(&home(PROVINCE)).await.words().contains(CHECKS));
}
