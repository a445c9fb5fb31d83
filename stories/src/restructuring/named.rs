//! A commune is cut and some of its records are named for one part: what they counted is that
//! part's on the map of after, in the API and for DHIS2 alike, only the rest is divided; goods that
//! are still there follow; what is taken back late goes the same way; undone, all is as before. It
//! opens with who may not.

use super::{Demo, NEW, StatusCode, Tx, Visitor, done, fresh_key, place, run_due, today, ways};
use super::{house, level, words_of};
use crate::open::program;
use kernel::{Month, UnitId};
use people::Scope;

const UNIT: &str = "an-giang/xa-vinh-dieu";
const PARTS: [(&str, &str); 2] =
    [("Xã Giang Thành", "an-giang/xa-giang-thanh"), ("Xã Hòa Điền", "an-giang/xa-hoa-dien")];
const FIGURE: &str = "gift_parcels";
const NUMBER: &str = "51/QĐ-HCTĐ";

#[tokio::test]
async fn records_that_are_named_go_to_their_part_and_come_back() {
    for demo in house::every_demo_on(today()).await {
        println!("on {}", demo.engine);
        assert_eq!(run_due(&demo).await, 1, "July comes");
        let mut an = Visitor::of(&demo, "an").await;
        let gifts = [("20/08/2025", "40"), ("21/08/2025", "25"), ("22/08/2025", "10")];
        let mut records = Vec::new();
        for (day, parcels) in gifts {
            records.push(given(&mut an, day, parcels).await);
        }
        let goods = received(&mut an).await;
        let before = parts(&demo).await;
        let with = |more: [i64; 2]| [before[0] + more[0], before[1] + more[1]];
        let path = drafted(&mut an).await;
        let page = format!("{path}/records/{}", unit(&demo, UNIT).await);
        who_may_not(&demo, &page).await;
        what_cannot_be_comes_back(&mut an, &page).await;
        named(&mut an, &page, &records, &goods).await;
        tried_dry(&mut an, &path).await;
        ways::taken(&demo, &mut an, &path, NUMBER).await;
        assert_eq!(parts(&demo).await, with([3, 72]));
        assert_eq!(by_hand(&demo).await, [3, 72]);
        assert_eq!(at(&demo, &goods).await, PARTS[1].1, "the rice went with its part");
        taken_back(&mut an, &records[0]).await;
        assert_eq!(parts(&demo).await, with([3, 32]));
        assert_eq!(by_hand(&demo).await, [3, 32]);
        done(&ways::undo(&mut an, &path).await);
        assert_eq!(at(&demo, &goods).await, UNIT);
        assert_eq!(level(&demo, UNIT, FIGURE, august()).await, 35);
        assert_eq!(parts(&demo).await, before);
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

fn august() -> Month {
    Month::of(today()).prev()
}

async fn given(an: &mut Visitor, day: &str, parcels: &str) -> String {
    let (id, key) = (fresh_key(), fresh_key());
    let form = [
        ("id", id.as_str()),
        ("key", key.as_str()),
        ("base", "0"),
        ("from", day),
        ("count-parcels", parcels),
    ];
    done(&an.post(&format!("/activities/new?unit={UNIT}&kind=gift"), &form).await);
    id
}

async fn received(an: &mut Visitor) -> String {
    let id = fresh_key();
    let rice = [
        ("id", id.as_str()),
        ("item", "Gạo"),
        ("quantity", "40"),
        ("noun", "bao"),
        ("amount", "4 triệu"),
        ("partner", "Nhà hảo tâm"),
        ("received_on", "20/08/2025"),
    ];
    done(&an.post(&format!("/consignments/new?unit={UNIT}"), &rice).await);
    id
}

async fn drafted(an: &mut Visitor) -> String {
    let id = fresh_key();
    let path = done(&an.post(NEW, &words_of(&id, NUMBER)).await);
    for ((target, _), share) in PARTS.into_iter().zip(["1/3", "2/3"]) {
        let fields = [("unit", "Xã Vĩnh Điều"), ("target", target), ("share", share)];
        ways::adds(an, &path, "part", &fields).await;
    }
    path
}

async fn unit(demo: &Demo, code: &'static str) -> UnitId {
    let day = today().add_days(-10);
    let read = move |tx: &mut Tx<'_>| Ok(place::find(tx, code, day)?.id);
    demo.house.db.read(read).await.expect("a unit")
}

/// Where the goods stand.
async fn at(demo: &Demo, goods: &str) -> String {
    let id = goods.parse().expect("an id");
    let read = move |tx: &mut Tx<'_>| {
        let goods = activities::store::found_consignment(tx, id)?;
        Ok(place::get(tx, goods.unit, today())?.code)
    };
    demo.house.db.read(read).await.expect("the goods")
}

/// Guests, clerks and other provinces name no record of An Giang's, and do not see the list.
async fn who_may_not(demo: &Demo, page: &str) {
    let form = [("version", "3"), ("part", ""), ("links", "")];
    let mut khach = Visitor::guest(demo);
    assert_eq!(khach.get(page).await.status, StatusCode::SEE_OTHER);
    assert_eq!(khach.post(page, &form).await.status, StatusCode::UNAUTHORIZED);
    for login in ["chi", "dung"] {
        let mut other = Visitor::of(demo, login).await;
        assert_eq!(other.get(page).await.status, StatusCode::NOT_FOUND, "{login}");
        assert_eq!(other.post(page, &form).await.status, StatusCode::NOT_FOUND, "{login}");
    }
}

/// What is no address, what is of no record here, nothing at all: told beside its field, with its
/// line; nothing is saved and what was typed stays.
async fn what_cannot_be_comes_back(an: &mut Visitor, page: &str) {
    let part = part(&an.page(page).await.text(), PARTS[1].0);
    let stranger = format!("/care/{}", fresh_key());
    for (links, said) in [
        ("gạo", "Dòng 1: chép cả địa chỉ"),
        (stranger.as_str(), "Dòng 1: chọn bản ghi có số liệu"),
        ("", "Chọn ít nhất một bản ghi"),
    ] {
        let version = an.page(page).await.field("version");
        let form = [("version", version.as_str()), ("part", part.as_str()), ("links", links)];
        let told = an.post(page, &form).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{links}");
        assert!(told.words().contains(said), "not {said:?}: {}", told.words());
        assert!(told.text().contains(links), "what was typed is kept");
    }
    let other = an.page(page).await.field("version");
    let form = [("version", other.as_str()), ("part", "x"), ("links", stranger.as_str())];
    let told = an.post(page, &form).await;
    assert!(told.words().contains("Chọn một phần của đơn vị này"), "{}", told.words());
}

/// The choice of a part by the name of its unit.
fn part(page: &str, name: &str) -> String {
    let (_, list) = page.split_once("id=\"named-part\"").expect("the list of parts");
    let choice = list.split("<option value=\"").skip(1).find(|rest| rest.contains(name));
    choice.and_then(|rest| rest.split('"').next()).expect("a part").to_owned()
}

/// One by its box, another and the rice by their addresses; a third is named and taken back.
async fn named(an: &mut Visitor, page: &str, records: &[String], goods: &str) {
    let text = an.page(page).await.text();
    let [first, second] = PARTS.map(|(name, _)| part(&text, name));
    let links = format!("https://hoi.vn/activities/{}\n\n/consignments/{goods}\n", records[1]);
    names(an, page, (&second, &records[0], &links)).await;
    names(an, page, (&first, &records[2], "")).await;
    names(an, page, ("", &records[2], "")).await;
    let mine = an.page(&format!("{page}?part={second}")).await.words();
    for said in ["Tặng quà thường xuyên", "Hồ sơ còn mở", "Xã Hòa Điền 3", "Xã Giang Thành 0"]
    {
        assert!(mine.contains(said), "not {said:?}: {mine}");
    }
    let works = an.page(&format!("{page}?kind=entry-of-work&part=none&q=tang+qua")).await;
    assert!(works.text().contains(&records[2]), "the third is nobody's");
    assert!(!works.text().contains(&records[0]), "the first is named");
    let shares = an.page(&page.replace("/records/", "/shares/")).await.words();
    assert!(shares.contains("3 bản ghi đã nêu tên"), "{shares}");
}

async fn names(an: &mut Visitor, page: &str, (part, record, links): (&str, &str, &str)) {
    let version = an.page(page).await.field("version");
    let form =
        [("version", version.as_str()), ("part", part), ("record", record), ("links", links)];
    done(&an.post(page, &form).await);
}

async fn tried_dry(an: &mut Visitor, path: &str) {
    let dry = an.page(&format!("{path}/dry")).await.words();
    let said = "Xã Vĩnh Điều Xã Hòa Điền 3";
    assert!(dry.contains(said), "not {said:?}: {dry}");
    assert!(dry.contains("65 trong 75"), "{dry}");
}

/// What each part has on the map of after, by the API and by DHIS2 alike.
async fn parts(demo: &Demo) -> [i64; 2] {
    let mut an = program(demo, "an", "trung-uong", &[Scope::Units, Scope::Figures]).await;
    let mut all = [0; 2];
    for (at, (_, code)) in PARTS.into_iter().enumerate() {
        let ask =
            format!("/api/v1/values?unit={code}&period=2025-08&figure={FIGURE}&map=2025-09-02");
        let line = an.page(&ask).await.json()["items"][0].clone();
        let value = line["values"][0]["value"].as_i64().expect("a number");
        assert_eq!(line["is_illustrative"], false, "{line}");
        let listed = an.page(&format!("/api/v1/units?under={code}&limit=1")).await.json();
        let key = listed["items"][0]["id"].as_str().expect("a unit").to_owned();
        let unit = api::uid::of_unit(uuid::Uuid::parse_str(&key).expect("its key"));
        let figure = api::uid::of_figure(FIGURE);
        let told = an
            .page(&format!(
                "/api/analytics?dimension=dx:{figure}&dimension=ou:{unit}&dimension=pe:202508\
                 &map=2025-09-02"
            ))
            .await
            .json();
        let rows = told["rows"].as_array().expect("rows");
        let sum: i64 = rows.iter().filter_map(|row| row[3].as_str()?.parse::<i64>().ok()).sum();
        assert_eq!(sum, value, "{code}: {told}");
        all[at] = value;
    }
    all
}

/// What each part gets, as a stranger works it out from the API alone: what records named for it
/// made, and of the rest its share, what is left over to the larger fraction.
async fn by_hand(demo: &Demo) -> [i64; 2] {
    let mut an = program(demo, "an", "trung-uong", &[Scope::Units, Scope::Figures]).await;
    let ask = format!("/api/v1/values?unit={UNIT}&period=2025-08&figure={FIGURE}");
    let line = an.page(&ask).await.json()["items"][0].clone();
    let mut named = [0; 2];
    for one in line["named"].as_array().expect("what is named") {
        let at = PARTS.iter().position(|(_, code)| one["to"]["code"] == *code).expect("a part");
        assert_eq!(one["values"][0]["figure"], FIGURE);
        named[at] = one["values"][0]["value"].as_i64().expect("a number");
    }
    let rest = line["values"][0]["value"].as_i64().expect("a number") - named[0] - named[1];
    let cut = an.page(&format!("/api/v1/units/{}", text(&line["unit"]["id"]))).await.json();
    let became = cut["became"].as_array().expect("its parts").iter();
    let mut shares = [(0, 0); 2];
    for one in became {
        let at = PARTS.iter().position(|(_, code)| one["to"]["code"] == *code).expect("a part");
        let of = |name: &str| one["share"][name].as_i64().expect("a share");
        shares[at] = (of("part"), of("whole"));
    }
    let floors = shares.map(|(part, whole)| rest * part / whole);
    let is_larger = (rest * shares[0].0 % shares[0].1) * shares[1].1
        > (rest * shares[1].0 % shares[1].1) * shares[0].1;
    let over = rest - floors[0] - floors[1];
    let more = if is_larger { [over, 0] } else { [0, over] };
    std::array::from_fn(|at| named[at] + floors[at] + more[at])
}

fn text(value: &serde_json::Value) -> &str {
    value.as_str().expect("words")
}

/// It was recorded twice, as is learnt after the cut.
async fn taken_back(an: &mut Visitor, id: &str) {
    let form = [("version", "1"), ("why", "Ghi trùng")];
    done(&an.post(&format!("/activities/{id}/reverse"), &form).await);
}
