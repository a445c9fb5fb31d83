//! Work on the map of another day: the successor has every record of those that came into it,
//! whole, and each once; what a commune recorded that was cut since is told apart and given to
//! nobody. The pages and the API say the same. It opens with who may not.

use super::{
    Demo, NEW_PROVINCE, StatusCode, Tx, Visitor, done, fresh_key, house, place, shelf, today,
};
use crate::house::{COMMUNE, PROVINCE};
use crate::open::program;
use activities::desk::readable;
use activities::model::{Filter, State};
use activities::store::{DoneRow, done_on_map, of_campaign};
use kernel::{Day, Role};
use people::Scope;
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};

const CAMPAIGN: &str = "CMP-15";
const PAGES: [&str; 6] = [
    "/campaigns/CMP-15?unit=an-giang&year=2024&map=today",
    "/campaigns?unit=an-giang&map=today",
    "/activities/around?unit=an-giang&month=2024-10&map=today",
    "/reports/beyond?unit=an-giang&month=2024-10&map=today",
    "/clinics?unit=an-giang&span=2024-10&map=today",
    "/activities/summed?unit=an-giang&kind=kitchen&span=2024&map=today",
];
const CUT: &str = "an-giang/xa-vinh-dieu";
const HEIR: &str = "an-giang/xa-giang-thanh";

/// Before July 2025 a commune of Kiên Giang gives, which closes then.
pub async fn gives_before_july(demo: &Demo) {
    let mut chi = Visitor::of(demo, "chi").await;
    gives(&mut chi, COMMUNE, ("10/06/2025", "5")).await;
}

/// Parcels of a campaign.
async fn gives(who: &mut Visitor, unit: &str, (day, parcels): (&str, &str)) -> (String, String) {
    let (id, key) = (fresh_key(), fresh_key());
    let form = [
        ("id", id.as_str()),
        ("key", key.as_str()),
        ("base", "0"),
        ("from", day),
        ("campaign", CAMPAIGN),
        ("count-parcels", parcels),
        ("value", ""),
        ("source", ""),
    ];
    let record = done(&who.post(&format!("/activities/new?unit={unit}&kind=gift"), &form).await);
    (id, record)
}

/// The story after July 2025: what Kiên Giang recorded in 2024 is An Giang's on today's map.
pub async fn is_the_successors(demo: &Demo, binh: &mut Visitor) {
    for page in PAGES {
        assert_eq!(Visitor::guest(demo).get(page).await.status, StatusCode::SEE_OTHER, "{page}");
        let told = Visitor::of(demo, "dung").await.get(page).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND, "{page}");
        let bad = binh.get(&page.replace("today", "hom-kia")).await;
        assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
        let words = binh.page(page).await.words();
        assert!(words.contains("Bản đồ hôm nay"), "{page}: {words}");
        // The address of the unit that is no more shows who took its place.
        let old = binh.page(&page.replace("an-giang", "kien-giang")).await;
        let said = "Tỉnh Kiên Giang không còn trên bản đồ ngày 02/09/2025";
        assert!(old.words().contains(said), "{page}: {}", old.words());
    }
    every_campaign_adds_up(demo).await;
    a_campaign_opens(binh).await;
    beyond_the_form(binh).await;
    kinds_add_up(binh).await;
    kitchens_are_read_on_the_map(binh).await;
    who_recorded_it_opens(binh).await;
    in_the_api(demo).await;
    // A commune gives in August, before it is cut.
    gives(binh, CUT, ("10/08/2025", "6")).await;
}

/// A year of a campaign.
fn year(campaign: &str) -> Filter {
    Filter {
        from: Day::of(2024, 1, 1).expect("a day"),
        until: Day::of(2024, 12, 31).expect("a day"),
        kinds: Vec::new(),
        state: Some(State::Counted),
        campaign: Some(campaign.to_owned()),
        search: String::new(),
        spot: None,
        begun: None,
        quick: false,
    }
}

fn pieces(rows: &[DoneRow]) -> (i64, i64) {
    rows.iter().fold((0, 0), |(n, sum), row| (n + row.pieces, sum + row.amount))
}

/// The new province has what both old ones had, and its communes have that, each record once: but
/// for what the provinces and districts themselves recorded and what is of a commune that was cut.
async fn every_campaign_adds_up(demo: &Demo) {
    let (_, maps) = shelf(demo);
    let read = move |tx: &mut Tx<'_>| {
        let an = house::person_on(tx, Role::Centre, "trung-uong", today())?;
        let atlas = maps.atlas(tx)?;
        let act = &activities::acts::VIEW;
        let new = place::find(tx, NEW_PROVINCE, today())?;
        let then = Day::of(2024, 12, 31).expect("a day");
        let mut whole_of_all = 0;
        for campaign in catalogue::campaigns() {
            let filter = year(&campaign.code);
            let mut old = (0, 0);
            for province in [PROVINCE, NEW_PROVINCE] {
                let place = place::find(tx, province, then)?;
                let pass = org::standing::pass(tx, &an, act, &place)?;
                let days = (filter.from, filter.until);
                for (_, n, _, amount) in of_campaign(tx, &pass, &campaign.code, days)? {
                    old = (old.0 + n, old.1 + amount);
                }
            }
            let pass = org::standing::pass(tx, &an, act, &new)?;
            let from = readable(tx, &an, &pass, (&atlas, today()))?;
            assert!(from.unseen.is_empty(), "An reads all of the country: {from:?}");
            let done = done_on_map(tx, &pass, &from, &filter)?;
            assert_eq!(pieces(&done.whole), old, "{}", campaign.code);
            assert!(done.shared.is_empty(), "all of both provinces came into one");
            let mut below = (0, 0);
            for commune in place::children(tx, new.id, today())? {
                let place = place::get(tx, commune.id, today())?;
                let pass = org::standing::pass(tx, &an, act, &place)?;
                let from = readable(tx, &an, &pass, (&atlas, today()))?;
                let own = done_on_map(tx, &pass, &from, &filter)?;
                let (n, amount) = pieces(&own.whole);
                below = (below.0 + n, below.1 + amount);
            }
            let mut in_none = done.whole;
            in_none.retain(|row| atlas.branch(row.unit, new.id, today()).is_none());
            let (n, amount) = pieces(&in_none);
            assert_eq!((below.0 + n, below.1 + amount), old, "{}", campaign.code);
            whole_of_all += below.0;
        }
        Ok(whole_of_all)
    };
    let told = demo.house.db.read(read).await.expect("the campaigns");
    assert!(told > 10, "{told} records of communes say little");
}

/// The page has the sum of the old province's, names who recorded it and leads there.
async fn a_campaign_opens(binh: &mut Visitor) {
    let reported = format!("/campaigns/{CAMPAIGN}?unit=kien-giang&year=2024");
    let sum = |words: &str| {
        let sum = words.split(" việc đã ghi ").nth(1).and_then(|rest| rest.split(" đồng").next());
        let digits = sum.unwrap_or_default().replace('.', "");
        digits.parse::<i64>().expect("a sum")
    };
    let mut old = 0;
    for unit in [PROVINCE, NEW_PROVINCE] {
        old += sum(&binh.page(&reported.replace(PROVINCE, unit)).await.words());
    }
    let told = binh.page(PAGES[0]).await;
    let words = told.words();
    assert!(old > 0 && sum(&words) == old, "not {old}: {words}");
    assert!(words.contains("Theo bản đồ ngày 02/09/2025"), "{words}");
    assert!(words.contains("Đơn vị đã ghi") && words.contains("Xã Giang Thành"), "{words}");
    assert!(told.text().contains("/campaigns/CMP-15?unit=kien-giang/"), "no way to who recorded");
    let file = binh.page(&format!("{}&file=csv", PAGES[0])).await.text();
    assert!(file.contains("Giang Thành"), "{file}");
    // A unit that was closed within the year has its months of it, as recorded.
    let closed = binh.page(&reported.replace("2024", "2025")).await.words();
    assert!(closed.contains("Kiên Giang · Năm 2025"), "{closed}");
}

/// The figures of a page that open to why they are so, but for money.
fn opened(text: &str) -> BTreeMap<String, i64> {
    let ways = text.split("href=\"/why?").skip(1);
    let number = |way: &str| {
        let code = way.split("figure=").nth(1)?.split(['&', '"']).next()?.to_owned();
        let number = way.split('>').nth(1)?.split('<').next()?.replace('.', "");
        Some((code, number.parse().ok()?))
    };
    ways.filter_map(number).collect()
}

/// What the form has no line for: what both old provinces had, opened on the same map.
async fn beyond_the_form(binh: &mut Visitor) {
    let mut old = BTreeMap::new();
    for unit in [PROVINCE, NEW_PROVINCE] {
        let page = binh.page(&format!("/reports/beyond?unit={unit}&month=2024-10")).await;
        for (code, number) in opened(&page.text()) {
            *old.entry(code).or_default() += number;
        }
    }
    let text = binh.page(PAGES[3]).await.text();
    assert!(old.len() > 3, "{old:?}");
    assert_eq!(opened(&text), old);
    let way = text.split("href=\"").find(|at| at.starts_with("/why?")).expect("a way");
    let way = way.split('"').next().unwrap_or_default().replace("&amp;", "&");
    assert!(way.ends_with("&map=today"), "{way}");
    let why = binh.page(&way).await.words();
    assert!(why.contains("Tỉnh Kiên Giang"), "{why}");
}

/// What the file of a page adds up to, column by column.
async fn columns(who: &mut Visitor, page: &str) -> Vec<i64> {
    let file = who.page(&format!("{page}&file=csv")).await.text();
    let mut sums = Vec::new();
    for line in file.lines() {
        let cells = line.rsplit(',').map_while(|cell| cell.trim().parse::<i64>().ok());
        for (at, cell) in cells.enumerate() {
            sums.resize(sums.len().max(at + 1), 0);
            sums[at] += cell;
        }
    }
    sums
}

/// Clinics and kitchens: pieces, each count and the value are those of both old provinces.
async fn kinds_add_up(binh: &mut Visitor) {
    for page in &PAGES[4..] {
        let reported = page.replace("&map=today", "");
        let mut old = columns(binh, &reported.replace(NEW_PROVINCE, PROVINCE)).await;
        let other = columns(binh, &reported).await;
        old.iter_mut().zip(other).for_each(|(sum, more)| *sum += more);
        assert!(old.iter().filter(|sum| **sum > 0).count() > 2, "{page}: {old:?}");
        assert_eq!(columns(binh, page).await, old, "{page}");
        let told = binh.page(page).await;
        assert!(told.words().contains("Đơn vị đã ghi"), "{page}: {}", told.words());
        let below = told.text().contains("unit=an-giang%2Fxa-");
        assert!(below, "no commune of the new map on {page}: {}", told.words());
    }
}

/// From the kitchens of a province that is no more to their meals on today's map.
async fn kitchens_are_read_on_the_map(binh: &mut Visitor) {
    let page = binh.page("/kitchens?unit=kien-giang&month=2024-10").await.text();
    let way = page.split("href=\"").skip(1).filter_map(|way| way.split('"').next());
    let mut way = way.filter(|way| way.contains("map=today"));
    let way = way.next().expect("a way to today's map").replace("&amp;", "&");
    let words = binh.page(&way).await.words();
    assert!(words.contains("Bản đồ hôm nay") && words.contains("Bếp ăn"), "{way}: {words}");
    // The sums themselves are held against both old provinces above.
    assert!(words.contains("Tỉnh Kiên Giang không còn trên bản đồ"), "{way}: {words}");
}

/// Who recorded it opens as it was recorded, also what was closed within the year; from there every
/// way goes on.
async fn who_recorded_it_opens(binh: &mut Visitor) {
    let closed = "/activities?unit=kien-giang&year=2025&view=map".to_owned();
    let around = "/activities/around?unit=an-giang&year=2025&map=today".to_owned();
    let summed = PAGES[5].replace("span=2024", "span=2025").replace("kind=kitchen", "kind=gift");
    for (page, leads_to) in
        [(around, "unit=kien-giang"), (summed, "unit=kien-giang"), (closed, "place=kien-giang")]
    {
        let text = binh.page(&page).await.text();
        let ways = text.split("href=\"").skip(1).filter_map(|way| way.split('"').next());
        let ways: BTreeSet<String> = ways
            .filter(|way| way.starts_with("/activities") && way.contains("unit="))
            .map(|way| way.replace("&amp;", "&"))
            // The years around it are a choice of days and no way to what is shown.
            .filter(|way| !way.contains("year=2026") && !way.contains("year=2024"))
            .collect();
        assert!(ways.iter().any(|way| way.contains(leads_to)), "{page}: {ways:?}");
        for way in &ways {
            let told = binh.get(way).await;
            assert_eq!(told.status, StatusCode::OK, "{page} leads to {way}");
        }
    }
}

async fn all(who: &mut Visitor, path: &str) -> (Vec<Json>, Json) {
    let (mut items, mut after) = (Vec::new(), String::new());
    loop {
        let page = who.page(&format!("{path}&limit=500{after}")).await.json();
        items.extend(page["items"].as_array().expect("items").iter().cloned());
        match page["next"].as_str().and_then(|next| next.split("after=").nth(1)) {
            Some(next) => after = format!("&after={next}"),
            None => return (items, page),
        }
    }
}

async fn in_the_api(demo: &Demo) {
    let ask = "/api/v1/activities?until=2024-12-31&under=";
    let scopes = [Scope::Units, Scope::Figures];
    let mut dung = program(demo, "dung", "trung-uong", &scopes).await;
    let told = dung.get(&format!("{ask}an-giang&map=today")).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND);
    let mut an = program(demo, "an", "trung-uong", &scopes).await;
    let (old, page) = all(&mut an, &format!("{ask}kien-giang&map=2024-12-31")).await;
    assert_eq!(page["unit"]["code"], "kien-giang", "{page}");
    let (reported, _) = all(&mut an, &format!("{ask}kien-giang")).await;
    assert_eq!(old, reported, "on the map of its own days it has what it recorded");
    let (other, _) = all(&mut an, &format!("{ask}an-giang&map=2024-12-31")).await;
    let of = |items: &[Json]| -> BTreeSet<String> {
        items.iter().filter_map(|item| item["id"].as_str().map(str::to_owned)).collect()
    };
    let both: BTreeSet<String> = of(&old).union(&of(&other)).cloned().collect();
    for unit in ["an-giang", "kien-giang"] {
        let (new, page) = all(&mut an, &format!("{ask}{unit}&map=today")).await;
        assert_eq!(page["unit"]["code"], "an-giang", "{page}");
        assert!(new.len() == both.len() && of(&new) == both, "{unit}: {}", new.len());
        assert!(new.iter().all(|item| item["is_shared"] == false), "{unit}");
    }
    let wrong = an.get(&format!("{ask}an-giang&map=hom-kia")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// The commune was cut and nobody said by which shares: its gifts are nobody's alone.
pub async fn of_a_commune_that_was_cut(demo: &Demo, binh: &mut Visitor) {
    let scopes = [Scope::Units, Scope::Figures];
    let mut an = program(demo, "an", "trung-uong", &scopes).await;
    let ask = format!("/api/v1/activities?from=2025-08-10&until=2025-08-10&kind=gift&under={HEIR}");
    let (reported, _) = all(&mut an, &ask).await;
    assert!(reported.is_empty(), "as reported they are of the commune that gave them");
    let (told, page) = all(&mut an, &format!("{ask}&map=2025-09-02")).await;
    let cut = page["cut"].as_array().expect("units");
    assert!(cut.iter().any(|unit| unit["code"] == CUT), "{page}");
    assert!(told.len() == 1 && told[0]["is_shared"] == true, "{page}");
    assert_eq!(told[0]["unit"]["code"], CUT, "{page}");
    let (above, page) = all(&mut an, &ask.replace(HEIR, "an-giang&map=2025-09-02")).await;
    assert!(above.len() == 1 && above[0]["is_shared"] == false, "{page}");
    for page in [
        format!("/campaigns/{CAMPAIGN}?unit={HEIR}&year=2025&map=02/09/2025"),
        format!("/activities/around?unit={HEIR}&month=2025-08&map=02/09/2025"),
    ] {
        let told = binh.page(&page).await;
        let words = told.words();
        assert!(words.contains("Không tách được 1 việc (0 đồng)"), "{page}: {words}");
        assert!(words.contains("Xã Vĩnh Điều"), "{page}: {words}");
        assert!(words.contains("Xem Tỉnh An Giang, nơi gần nhất có đủ"), "{page}: {words}");
        let above = binh.page(&page.replace("/xa-giang-thanh", "")).await.words();
        assert!(!above.contains("Không tách được"), "{page}: {above}");
    }
}

/// Chi's commune is under Cà Mau since the first of September: what it records there is not opened
/// by asking An Giang for the map on which it still lay there. Cà Mau and the centre read it.
pub async fn of_a_commune_that_left(demo: &Demo, commune: &str) {
    let mut chi = Visitor::of(demo, "chi").await;
    let (id, record) = gives(&mut chi, commune, ("01/09/2025", "7")).await;
    let scopes = [Scope::Units, Scope::Figures];
    let ask = "/api/v1/activities?from=2025-09-01&until=2025-09-01&kind=gift&under=";
    let (before, today) =
        (format!("{ask}an-giang&map=2025-08-31"), format!("{ask}{commune}&map=today"));
    // Each token reaches as far as whoever it belongs to.
    let mut binh = program(demo, "binh", "trung-uong", &scopes).await;
    let mut dung = program(demo, "dung", "trung-uong", &scopes).await;
    let mut an = program(demo, "an", "trung-uong", &scopes).await;
    assert_eq!(binh.get(&today).await.status, StatusCode::NOT_FOUND);
    assert_eq!(dung.get(&before).await.status, StatusCode::NOT_FOUND);
    let (told, page) = all(&mut binh, &before).await;
    assert!(told.is_empty(), "the old province reads what is the new one's: {told:?}");
    let unseen = page["unseen"].as_array().expect("units");
    assert!(unseen.len() == 1 && unseen[0]["code"] == commune, "{page}");
    let (told, page) = all(&mut an, &before).await;
    assert!(told.len() == 1 && told[0]["id"] == id.as_str(), "{told:?}");
    assert_eq!(page["unseen"], serde_json::json!([]), "{page}");
    let (told, _) = all(&mut dung, &today).await;
    assert!(told.len() == 1 && told[0]["id"] == id.as_str(), "{told:?}");
    for page in [
        format!("/campaigns/{CAMPAIGN}?unit=an-giang&year=2025&map=31/08/2025"),
        "/activities/around?unit=an-giang&month=2025-09&map=31/08/2025".to_owned(),
    ] {
        for (login, says) in [("binh", true), ("an", false)] {
            let words = Visitor::of(demo, login).await.page(&page).await.words();
            let is_said = words.contains("Chưa gồm việc mà 1 đơn vị trên bản đồ này ghi");
            assert_eq!(is_said, says, "{login} {page}: {words}");
        }
    }
    done(&chi.post(&format!("{record}/reverse"), &[("version", "1"), ("why", "Ghi nhầm")]).await);
}
