//! A commune that is cut where nobody says the shares: on the new map its old numbers cannot be
//! told apart. The page says so and leads to the nearest unit above whose numbers are exact; the
//! API says the same. It opens with who may not.

use super::{
    Demo, Month, NEW, StatusCode, Visitor, done, fresh_key, led_on, level, today, ways, words_of,
};
use crate::open::program;
use people::Scope;

const PAGE: &str = "/reports/map?unit=an-giang/xa-giang-thanh&month=2025-08&map=02/09/2025";
const WORDS: &str = "Không tách được. Một đơn vị cũ bị chia mà không quyết định nào nói tỷ lệ.";

/// The story.
pub async fn cannot_be_told_apart(demo: &Demo, binh: &mut Visitor) {
    let august = Month::of(today()).prev();
    let before = level(demo, super::NEW_PROVINCE, "members_total", august).await;
    let page = binh.page(PAGE).await.words();
    assert!(!page.contains("Không tách được"), "{page}");
    let id = fresh_key();
    let path = done(&binh.post(NEW, &words_of(&id, "23/QĐ-HCTĐ")).await);
    for target in ["Xã Giang Thành", "Xã Hòa Điền"] {
        ways::adds(binh, &path, "part", &[("unit", "Xã Vĩnh Điều"), ("target", target)]).await;
    }
    ways::taken(demo, binh, &path, "23/QĐ-HCTĐ").await;
    for login in ["dung", "khach"] {
        let (mut other, expected) = match login {
            "dung" => (Visitor::of(demo, login).await, StatusCode::NOT_FOUND),
            _ => (Visitor::guest(demo), StatusCode::SEE_OTHER),
        };
        assert_eq!(other.get(PAGE).await.status, expected, "{login}");
    }
    let told = binh.page(PAGE).await;
    let words = told.words();
    assert!(words.contains(WORDS), "{words}");
    assert!(words.contains("Xem Tỉnh An Giang, nơi gần nhất còn đúng đến từng số"), "{words}");
    assert!(told.text().contains("/reports/map?unit=an-giang&amp;month=2025-08"), "the way there");
    let sheet = PAGE.replace("/reports/map?", "/reports/sheet.xlsx?");
    let rows = led_on::rows(binh, &sheet).await;
    let row = rows.iter().find(|row| row.iter().any(|cell| led_on::says(cell, "members_total")));
    let row = row.expect("a row of the members");
    assert!(led_on::says(&row[3], "không tách được"), "no nought stands for it: {row:?}");
    let exact = binh.page(&PAGE.replace("/xa-giang-thanh", "")).await.words();
    assert!(!exact.contains("Không tách được"), "{exact}");
    assert_eq!(level(demo, super::NEW_PROVINCE, "members_total", august).await, before);
    why_this_number(demo, binh, before).await;
    for_leaders(demo, binh).await;
    in_the_api(demo, before).await;
}

/// Leaders read no nought where nothing can be told: the page says so and leads to the nearest
/// exact unit; beside the others the commune says it too, and so do the months of its charts.
async fn for_leaders(demo: &Demo, binh: &mut Visitor) {
    let page = PAGE.replace("/reports/map?", "/leaders?") + "&figure=members_total";
    assert_eq!(Visitor::of(demo, "dung").await.get(&page).await.status, StatusCode::NOT_FOUND);
    let told = binh.page(&page).await;
    let words = told.words();
    assert!(words.contains(WORDS), "{words}");
    assert!(words.contains("Xem Tỉnh An Giang, nơi gần nhất còn đúng đến từng số"), "{words}");
    assert!(!words.contains("chưa có số"), "{words}");
    assert!(told.text().contains("/leaders?unit=an-giang&amp;month=2025-08"), "the way there");
    let above = binh.page(&page.replace("/xa-giang-thanh", "")).await.words();
    assert!(!above.contains(WORDS), "{above}");
    assert!(above.contains("không tách được"), "the commune among the others: {above}");
    let bars = [words, binh.page(&page.replace("/leaders?", "/why?")).await.words()];
    for bars in bars {
        assert!(bars.contains("8/2025 không tách được"), "the table of the months: {bars}");
    }
    let sheet = binh.page(&page.replace("/leaders?", "/leaders/sheet.pdf?")).await;
    assert!(sheet.bytes.starts_with(b"%PDF"), "the paper is made");
}

/// *Vì sao số này?* on that map: no number stands for the commune, and the way leads to the nearest
/// unit whose number is exact; there it stands, opened down to the old units.
async fn why_this_number(demo: &Demo, binh: &mut Visitor, members: i64) {
    let page = PAGE.replace("/reports/map?", "/why?") + "&figure=members_total";
    assert_eq!(Visitor::of(demo, "dung").await.get(&page).await.status, StatusCode::NOT_FOUND);
    assert_eq!(Visitor::guest(demo).get(&page).await.status, StatusCode::SEE_OTHER);
    let told = binh.page(&page).await;
    let words = told.words();
    assert!(words.contains(WORDS), "{words}");
    assert!(words.contains("Xem Tỉnh An Giang, nơi gần nhất còn đúng đến từng số"), "{words}");
    assert!(!words.contains("Các đơn vị của tháng ấy"), "a number stands all the same: {words}");
    let text = told.text();
    let way = text.split("href=\"").find(|rest| {
        let address = rest.split('"').next().unwrap_or_default();
        address.starts_with("/why?unit=an-giang&amp;") && rest.contains("nơi gần nhất")
    });
    let way = way.and_then(|rest| rest.split('"').next()).expect("the way there");
    let way = way.replace("&amp;", "&");
    assert!(way.contains("map=") && way.contains("members_total"), "on the same map: {way}");
    let exact = binh.page(&way).await.words();
    assert!(!exact.contains("Không tách được"), "{exact}");
    let said = kernel::number::count(members);
    assert!(exact.contains(&said), "not {said}: {exact}");
    assert!(exact.contains("Các đơn vị của tháng ấy"), "it opens down: {exact}");
    // The commune held nothing of this one: there is nothing to tell apart.
    let other = page.replace("members_total", "kitchen_meals");
    let words = binh.page(&other).await.words();
    assert!(!words.contains("Không tách được"), "{words}");
    let plain = binh.page("/why?unit=an-giang&month=2025-08&figure=members_total").await;
    assert!(plain.text().contains("map=today"), "the map is chosen on the page");
    let bad = binh.get("/why?unit=an-giang&month=2025-08&figure=members_total&map=x").await;
    assert!(bad.status.is_client_error(), "{}", bad.status);
}

/// No number stands where none can be told; the nearest unit has its own.
async fn in_the_api(demo: &Demo, members: i64) {
    let mut an = program(demo, "an", "trung-uong", &[Scope::Units, Scope::Figures]).await;
    let ask = |unit: &str| {
        format!("/api/v1/values?unit={unit}&period=2025-08&figure=members_total&map=2025-09-02")
    };
    let line = an.page(&ask("an-giang/xa-giang-thanh")).await.json()["items"][0].clone();
    assert_eq!(line["cannot_tell"]["nearest"]["code"], "an-giang", "{line}");
    assert_eq!(line["values"].as_array().map(Vec::len), Some(0), "{line}");
    let line = an.page(&ask("an-giang")).await.json()["items"][0].clone();
    assert!(line["cannot_tell"].is_null(), "{line}");
    assert_eq!(line["values"][0]["value"], members, "{line}");
}
