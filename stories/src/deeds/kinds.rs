//! Kinds of a chapter and wordings of campaigns: known above the unit that added them, saying
//! otherwise only what posts nowhere else, offered until they are closed; found by any wording.

use super::{COMMUNE, Demo, PROVINCE, StatusCode, Visitor, done, fresh_key, new, november, post};
use super::{refused, reversed, work};
use crate::house::DISTRICT;

async fn add(who: &mut Visitor, unit: &str, fields: &[(&'static str, &str)]) -> String {
    let id = fresh_key();
    let mut form = vec![("id", id.clone())];
    form.extend(fields.iter().map(|(name, value)| (*name, (*value).to_owned())));
    done(&post(who, &format!("/catalogue/new?unit={unit}"), &form).await);
    id
}

/// A district's own kind has its name on the province's pages and in its *trên*; on a neighbour's
/// it has none.
pub async fn of_a_district_are_known_above(demo: &Demo, binh: &mut Visitor) {
    let name = "Trao bình lọc nước học đường";
    let kind = add(binh, DISTRICT, &[("label_vi", name), ("based_on", "water-filter")]).await;
    let form = work(&[
        ("count-filters", "4"),
        ("value", "20 triệu"),
        ("source", "goods"),
        ("at_least", "1"),
        ("campaign", "CMP-04"),
    ]);
    let to = done(&post(binh, &new(DISTRICT, &kind), &form).await);
    let march = format!("/campaigns/CMP-04?unit={PROVINCE}&year=2024");
    let page = binh.page(&march).await.words();
    assert!(page.contains(name) && !page.contains(&kind), "{page}");
    let list = format!("/activities?unit={PROVINCE}&month=2024-11&kind={kind}");
    assert!(binh.page(&list).await.words().contains(name));
    let view = demo.view(PROVINCE, november()).await;
    let value = view.value("water_filters_value").expect("a figure");
    assert!(value.at_least, "the province does not say trên");
    let calendar = format!("/activities/calendar?unit={PROVINCE}");
    let page = binh.post(&calendar, &[]).await.text();
    let secret =
        page.split("/calendar/").find(|part| part.len() > 64 && part.as_bytes()[64] == b'<');
    let feed = format!("/calendar/{}", &secret.expect("a secret")[..64]);
    let text = Visitor::guest(demo).get(&feed).await.text().replace("\r\n ", "");
    assert!(text.contains(name) && !text.contains(&format!(":{kind}")), "{text}");
    let mut dung = Visitor::of(demo, "dung").await;
    assert!(!dung.page("/catalogue").await.words().contains(name));
    reversed(binh, &to, 1).await;
}

/// Its own campaign, fewer sources, its own words for what it counts; it posts like its base.
pub async fn say_otherwise_what_posts_nowhere_else(demo: &Demo, binh: &mut Visitor) {
    let begin = format!("/catalogue/new?unit={PROVINCE}");
    let asked = binh.page(&begin).await;
    assert!(asked.text().contains("name=\"base\""), "the base comes first");
    let form = binh.page(&format!("{begin}&base=gift")).await.text();
    assert!(form.contains("name=\"label-parcels\"") && form.contains("name=\"sources\""));
    let bad = [
        ("id", &*fresh_key()),
        ("label_vi", "Giỏ Tết"),
        ("based_on", "gift"),
        ("sources", "labour"),
    ];
    refused(&binh.post(&begin, &bad).await, "Chọn");
    let kind = add(
        binh,
        PROVINCE,
        &[
            ("label_vi", "Giỏ Tết"),
            ("based_on", "gift"),
            ("campaign", "CMP-02"),
            ("sources", "cash"),
            ("label-parcels", "giỏ quà"),
        ],
    )
    .await;
    let before = demo.levels("gift_parcels", november()).await;
    let page = binh.page(&new(COMMUNE, &kind)).await.text();
    assert!(page.contains("Số giỏ quà") && !page.contains("value=\"labour\""), "{page}");
    let goods = work(&[("count-parcels", "9"), ("value", "1 triệu"), ("source", "goods")]);
    refused(&post(binh, &new(COMMUNE, &kind), &goods).await, "không nhận nguồn giá trị ấy");
    let cash = work(&[
        ("count-parcels", "9"),
        ("value", "1 triệu"),
        ("source", "cash"),
        ("campaign", "CMP-02"),
    ]);
    let to = done(&post(binh, &new(COMMUNE, &kind), &cash).await);
    let words = binh.page(&to).await.words();
    assert!(words.contains("9 giỏ quà") && words.contains("Tết Nhân ái"), "{words}");
    assert_eq!(demo.levels("gift_parcels", november()).await, before.map(|had| had + 9));
    reversed(binh, &to, 1).await;
}

/// Of what its base counts it counts what it says, the first always: what it leaves out has no
/// field, no column of the table and no number.
pub async fn count_what_they_say(demo: &Demo, binh: &mut Visitor) {
    let begin = format!("/catalogue/new?unit={PROVINCE}");
    let form = binh.page(&format!("{begin}&base=outreach-session")).await.text();
    assert!(form.contains("name=\"without\"") && form.contains("value=\"turns\""), "{form}");
    assert!(!form.contains("value=\"sessions\""), "the first may be left out: {form}");
    let (id, name) = (fresh_key(), "Nói chuyện dưới cờ");
    let main = [
        ("id", id.as_str()),
        ("label_vi", name),
        ("based_on", "outreach-session"),
        ("without", "sessions"),
    ];
    refused(&binh.post(&begin, &main).await, "luôn được đếm");
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.post(&begin, &main).await.status, StatusCode::NOT_FOUND);
    let own = [("label_vi", name), ("based_on", "outreach-session"), ("without", "turns")];
    let kind = add(binh, PROVINCE, &own).await;
    let page = binh.page(&new(COMMUNE, &kind)).await.text();
    assert!(page.contains("name=\"count-people\""), "{page}");
    assert!(!page.contains("name=\"count-turns\""), "{page}");
    let table = binh.page(&format!("/imports/work.csv?unit={PROVINCE}")).await.text();
    let columns = format!("{kind} ({name}): count = cuộc, count_2 = người dự");
    assert!(table.contains(&columns), "{table}");
    let codes = ["outreach_sessions", "outreach_attendance"];
    let before = [levels(demo, codes[0]).await, levels(demo, codes[1]).await];
    let told = work(&[("count-sessions", "2"), ("count-turns", "300"), ("count-people", "90")]);
    let to = done(&post(binh, &new(COMMUNE, &kind), &told).await);
    let words = binh.page(&to).await.words();
    assert!(words.contains("90") && !words.contains("300"), "{words}");
    assert_eq!(levels(demo, codes[0]).await, before[0].map(|had| had + 2));
    assert_eq!(levels(demo, codes[1]).await, before[1], "what is left out counts");
    reversed(binh, &to, 1).await;
}

async fn levels(demo: &Demo, code: &str) -> [i64; 4] {
    demo.levels(code, november()).await
}

/// From its closing day on it is offered no more and taken no more.
pub async fn closed_are_offered_no_more(demo: &Demo, binh: &mut Visitor) {
    let name = "Nồi cháo sáng";
    let kind = add(binh, PROVINCE, &[("label_vi", name), ("based_on", "kitchen")]).await;
    let offered = format!("/activities/new?unit={COMMUNE}");
    assert!(binh.page(&offered).await.words().contains(name));
    done(&binh.post(&format!("/catalogue/{kind}/close?unit={PROVINCE}"), &[("why", "Thôi")]).await);
    assert!(!binh.page(&offered).await.words().contains(name), "{}", demo.engine);
    assert_eq!(binh.get(&new(COMMUNE, &kind)).await.status, StatusCode::NOT_FOUND);
    let late = post(binh, &new(COMMUNE, &kind), &work(&[("count-meals", "1")])).await;
    assert_eq!(late.status, StatusCode::NOT_FOUND, "it takes work on its closing day");
}

/// The filter understands what a campaign is called in any document, and says so when it does not.
pub async fn a_campaign_is_found_by_any_wording(demo: &Demo, chi: &mut Visitor) {
    let form = work(&[("count-parcels", "1"), ("title", "Quà tháng"), ("campaign", "CMP-01")]);
    let to = done(&post(chi, &new(COMMUNE, "gift"), &form).await);
    let list = |campaign: &str| {
        let said: String = form_urlencoded::byte_serialize(campaign.as_bytes()).collect();
        format!("/activities?unit={COMMUNE}&month=2024-11&campaign={said}")
    };
    for said in ["CMP-01", "MTC, MCN gắn với một địa chỉ nhân đạo", "mtc mcn"] {
        let page = chi.page(&list(said)).await;
        assert!(page.words().contains("Quà tháng"), "{said}: {}", page.words());
        assert_eq!(page.record("/activities/"), to, "{}", demo.engine);
    }
    let other = chi.page(&list("Tết Nhân ái")).await.words();
    assert!(!other.contains("Quà tháng"), "{other}");
    let unknown = chi.page(&list("Hội làng")).await;
    assert!(unknown.words().contains("Không có cuộc vận động nào tên “Hội làng”"));
    let page = chi.page(&format!("/campaigns/CMP-01?unit={COMMUNE}&year=2024")).await.words();
    assert!(page.contains("MTC, MCN gắn một địa chỉ nhân đạo") && page.contains("26/03/2019"));
    let early = work(&[("count-parcels", "1"), ("campaign", "CMP-18")]);
    refused(&post(chi, &new(COMMUNE, "gift"), &early).await, "chạy từ 01/01/2025");
    // The humanitarian month is May of every year: in November it is neither taken nor offered.
    let month = work(&[("count-parcels", "1"), ("campaign", "CMP-03")]);
    let told = post(chi, &new(COMMUNE, "gift"), &month).await;
    refused(&told, "chạy từ 01/05 đến 31/05 hằng năm");
    let offered = chi.page(&new(COMMUNE, "gift")).await.text();
    assert!(offered.contains("value=\"CMP-16\"") && !offered.contains("value=\"CMP-18\""));
    assert!(!offered.contains("value=\"CMP-03\""));
    reversed(chi, &to, 1).await;
}
