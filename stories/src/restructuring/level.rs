//! A level that comes and goes: a district of several communes is founded, keeps members and goods
//! of its own, and is abolished. What it kept itself goes to the unit above, nothing of it to the
//! communes, and the page says so; the communes keep theirs. It opens with who may not.

use super::{Demo, NEW, NEW_PROVINCE, StatusCode, Tx, Visitor, done, fresh_key, level, place};
use super::{run_due, words_of};
use kernel::{Day, Month};

const UNDER: [&str; 3] = ["Xã Giang Thành", "Xã Hòa Điền", "Xã Kiên Lương"];
const NAME: &str = "Khu Giang Thành";
const CODE: &str = "an-giang/khu-giang-thanh";
const MEMBERS: i64 = 7;
const RICE: &str = "Gạo của Khu";

/// The story.
pub async fn is_abolished(demo: &mut Demo, binh: &mut Visitor) {
    let september = Month::parse("2025-09").expect("a month");
    let before = level(demo, NEW_PROVINCE, "members_total", september).await;
    founded(demo, binh).await;
    assert_eq!(level(demo, NEW_PROVINCE, "members_total", september).await, before);
    let goods = kept(binh).await;
    assert_eq!(level(demo, NEW_PROVINCE, "members_total", september).await, before + MEMBERS);

    demo.turn_to(Day::of(2025, 10, 2).expect("a day"));
    let mut binh = Visitor::of(demo, "binh").await;
    who_may_not(demo).await;
    let path = written(&mut binh).await;
    tried_dry(&mut binh, &path).await;
    let october = september.next();
    let (communes, had) = (members_of(demo, october).await, held(demo, october).await);
    assert!(communes.iter().any(|(_, members)| *members > 0), "{communes:?}");
    super::ways::taken(demo, &mut binh, &path, "32/QĐ-HCTĐ").await;

    let holds = held(demo, october).await;
    assert_eq!(holds.0, had.0, "nobody is lost");
    assert_eq!(holds.1, had.1 + MEMBERS, "what the district kept is the province's own");
    assert_eq!(members_of(demo, october).await, communes, "nothing was divided");
    goods_went_up(demo, &mut binh, &goods).await;
    // What was reported stays where it was, and is opened by whoever opens the province.
    let archive = format!("/reports?unit={CODE}&month=2025-09");
    let words = binh.page(&archive).await.words();
    assert!(words.contains(NAME), "{words}");
    let then = members_of(demo, september).await;
    assert_eq!(level(demo, CODE, "members_total", september).await, sum(&then) + MEMBERS);
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(&archive).await.status, StatusCode::NOT_FOUND);
}

fn sum(all: &[(String, i64)]) -> i64 {
    all.iter().map(|(_, members)| members).sum()
}

/// Adds a move under a key of its own.
async fn adds(who: &mut Visitor, path: &str, id: &str, sort: &str, fields: &[(&str, &str)]) {
    let to = format!("{path}/moves/new?sort={sort}");
    let version = who.page(&to).await.field("version");
    let mut form = vec![("id", id), ("version", version.as_str())];
    form.extend_from_slice(fields);
    done(&who.post(&to, &form).await);
}

async fn founded(demo: &Demo, binh: &mut Visitor) {
    let (id, new) = (fresh_key(), fresh_key());
    let path = done(&binh.post(NEW, &words_of(&id, "31/QĐ-HCTĐ")).await);
    let fields = [("target", NEW_PROVINCE), ("name", NAME), ("level", "district")];
    adds(binh, &path, &new, "found", &fields).await;
    for unit in UNDER {
        let fields = [("unit", unit), ("target_move", new.as_str())];
        adds(binh, &path, &fresh_key(), "parent", &fields).await;
    }
    super::ways::taken(demo, binh, &path, "31/QĐ-HCTĐ").await;
}

/// Members and rice of the district itself.
async fn kept(binh: &mut Visitor) -> String {
    let key = fresh_key();
    let members = MEMBERS.to_string();
    let cell = [("cell", "members_total"), ("value", &members), ("base", "0"), ("key", &key)];
    let path = format!("/reports/cell?unit={CODE}&month=2025-09");
    let told = binh.post_json(&path, &cell).await;
    assert_eq!(told.status, StatusCode::OK, "{}", told.text());
    let id = fresh_key();
    let rice = [
        ("id", id.as_str()),
        ("item", RICE),
        ("quantity", "40"),
        ("noun", "bao"),
        ("amount", "4 triệu"),
        ("partner", "Nhà hảo tâm"),
        ("received_on", "02/09/2025"),
    ];
    done(&binh.post(&format!("/consignments/new?unit={CODE}"), &rice).await);
    id
}

/// The members of the province in a month: in all, and its own.
async fn held(demo: &Demo, month: Month) -> (i64, i64) {
    let view = demo.view(NEW_PROVINCE, month).await;
    let told = view.value("members_total").expect("a figure");
    (told.value, told.own)
}

/// What each commune that stood under it has in a month, by name, wherever it stands now.
async fn members_of(demo: &Demo, month: Month) -> Vec<(String, i64)> {
    let day = month.last();
    let read = move |tx: &mut Tx<'_>| {
        let province = place::find(tx, NEW_PROVINCE, day)?.id;
        let mut all = place::children(tx, province, day)?;
        for unit in all.clone() {
            all.extend(place::children(tx, unit.id, day)?);
        }
        Ok(all)
    };
    let mut all = Vec::new();
    for unit in demo.house.db.read(read).await.expect("units") {
        if UNDER.contains(&unit.name.as_str()) {
            let code: &'static str = Box::leak(unit.code.into_boxed_str());
            all.push((unit.name, level(demo, code, "members_total", month).await));
        }
    }
    all.sort();
    assert_eq!(all.len(), UNDER.len(), "{all:?}");
    all
}

fn words(id: &str) -> Vec<(&str, &str)> {
    let mut form = words_of(id, "32/QĐ-HCTĐ");
    form.retain(|(name, _)| *name != "on_day");
    form.push(("on_day", "01/10/2025"));
    form
}

async fn who_may_not(demo: &Demo) {
    let id = fresh_key();
    assert_eq!(Visitor::guest(demo).post(NEW, &words(&id)).await.status, StatusCode::UNAUTHORIZED);
    for login in ["chi", "dung"] {
        let told = Visitor::of(demo, login).await.post(NEW, &words(&id)).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND, "{login}");
    }
}

/// One move is enough: whoever stood under the district follows it up.
async fn written(binh: &mut Visitor) -> String {
    let id = fresh_key();
    let path = done(&binh.post(NEW, &words(&id)).await);
    let form = binh.page(&format!("{path}/moves/new?sort=abolish")).await.words();
    assert!(form.contains("không phân về xã"), "{form}");
    adds(binh, &path, &fresh_key(), "abolish", &[("unit", NAME)]).await;
    path
}

async fn tried_dry(binh: &mut Visitor, path: &str) {
    let dry = binh.page(&format!("{path}/dry")).await.words();
    for said in [
        "Thôi hoạt động 1",
        "Chuyển trực thuộc 3",
        "1 đơn vị bị bỏ cấp",
        "về Tỉnh An Giang",
        "không phân về xã",
        "Hội viên",
        "1 đợt hàng",
    ] {
        assert!(dry.contains(said), "not {said:?}: {dry}");
    }
}

/// The rice is the province's, all of it, and stands at no commune.
async fn goods_went_up(demo: &Demo, binh: &mut Visitor, id: &str) {
    let id = id.parse().expect("an id");
    let read = move |tx: &mut Tx<'_>| {
        let goods = activities::store::found_consignment(tx, id)?;
        let day = Day::of(2025, 10, 2).expect("a day");
        Ok((place::get(tx, goods.unit, day)?.code, goods.left()))
    };
    let told = demo.house.db.read(read).await.expect("the rice");
    assert_eq!(told, (NEW_PROVINCE.to_owned(), 40));
    let list = binh.page(&format!("/consignments?unit={NEW_PROVINCE}")).await.words();
    assert!(list.contains(RICE), "{list}");
    let mut chi = Visitor::of(demo, "chi").await;
    let own = chi.page("/consignments").await.words();
    let (mine, above) = own.split_once("Hàng của cấp trên").unwrap_or((&own, ""));
    assert!(!mine.contains(RICE) && above.contains(RICE), "{own}");
    assert_eq!(run_due(demo).await, 0);
}
