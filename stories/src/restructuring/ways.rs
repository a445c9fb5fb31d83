//! A decision with every other sort of move through pages: two shares of a commune that are edited,
//! a commune that is no more, one founded, one renamed; and one of the centre that hangs a commune
//! under another province. A later decision is in the way of undoing an earlier one, and so is what
//! was done since at a unit that it founded; after an undo rights and files stand where they were.

use super::{
    Demo, NEW, NEW_PROVINCE, StatusCode, Tx, Visitor, done, fresh_key, level, place, run_due,
    today, words_of,
};
use kernel::{Month, UnitId};

const CUT: &str = "Xã Bình Giang";
const CHIS: &str = "Xã Giang Thành";

/// The story.
pub async fn every_sort_of_move(demo: &Demo, binh: &mut Visitor) {
    founded_by_mistake(demo, binh).await;
    let month = Month::of(today());
    let before = level(demo, NEW_PROVINCE, "members_total", month).await;
    let country = level(demo, "trung-uong", "members_total", month).await;
    let mixed = mixed(demo, binh).await;
    taken(demo, binh, &mixed, "21/QĐ-HCTĐ").await;
    // It only changed what lies under the province.
    named_for_the_province(demo, &[]).await;
    assert_eq!(level(demo, NEW_PROVINCE, "members_total", month).await, before);
    let names = names(demo).await;
    for (name, stands) in [
        ("Xã Bình Minh Mới", true),
        ("Xã Hòn Đất Mới", true),
        ("Xã Hòn Đất", false),
        ("Xã Sơn Kiên", false),
        (CUT, false),
    ] {
        assert_eq!(names.iter().any(|(_, known, _)| known == name), stands, "{name}");
    }
    let mut an = Visitor::of(demo, "an").await;
    let moved = moved(demo, &mut an, country).await;
    let told = undo(binh, &mixed).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = "Quyết định 22/QĐ-TƯ đến sau đã dựa vào quyết định này";
    assert!(told.words().contains(said), "{}", told.words());
    went_back(demo, &mut an, &moved).await;
    assert_eq!(level(demo, "trung-uong", "members_total", month).await, country);
    // What was typed at the founded commune is in the way for good.
    let code = &names.iter().find(|(_, name, _)| name == "Xã Bình Minh Mới").expect("founded").2;
    let (key, path) = (fresh_key(), format!("/reports/cell?unit={code}&month=2025-09"));
    let cell = [("cell", "members_new"), ("value", "3"), ("base", "0"), ("key", key.as_str())];
    let told = binh.post_json(&path, &cell).await;
    assert_eq!(told.status, StatusCode::OK, "{}", told.text());
    let told = undo(binh, &mixed).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = "Xã Bình Minh Mới đã có việc mới từ khi lập (1)";
    assert!(told.words().contains(said), "{}", told.words());
}

/// Once a founding is undone its unit never stood; whatever tells of the map goes on without it.
async fn founded_by_mistake(demo: &Demo, binh: &mut Visitor) {
    let id = fresh_key();
    let path = done(&binh.post(NEW, &words_of(&id, "20/QĐ-HCTĐ")).await);
    let founded = [("target", NEW_PROVINCE), ("name", "Xã Lập Nhầm"), ("level", "commune")];
    adds(binh, &path, "found", &founded).await;
    taken(demo, binh, &path, "20/QĐ-HCTĐ").await;
    done(&undo(binh, &path).await);
    for page in [
        "/reports/map?unit=an-giang&month=2025-08&map=today",
        "/leaders?unit=an-giang&month=2025-08&map=today",
        "/clusters?month=2025-08&map=today",
        "/reports/board?unit=an-giang&month=2025-08",
        "/ogc/collections/units/items?limit=1000",
    ] {
        let told = binh.page(page).await;
        assert!(!told.text().contains("Lập Nhầm"), "{page}");
    }
}

/// Adds a move as its form does.
pub async fn adds(who: &mut Visitor, path: &str, sort: &str, fields: &[(&str, &str)]) {
    let (id, version) = (fresh_key(), version(who, path).await);
    let mut form = vec![("id", id.as_str()), ("version", version.as_str())];
    form.extend_from_slice(fields);
    done(&who.post(&format!("{path}/moves/new?sort={sort}"), &form).await);
}

async fn version(who: &mut Visitor, path: &str) -> String {
    who.page(&format!("{path}/moves/new?sort=whole")).await.field("version")
}

/// Written by Bình: shares that do not make one whole are refused, and a quarter is edited in.
async fn mixed(demo: &Demo, binh: &mut Visitor) -> String {
    let id = fresh_key();
    let path = done(&binh.post(NEW, &words_of(&id, "21/QĐ-HCTĐ")).await);
    adds(binh, &path, "part", &[("unit", CUT), ("target", CHIS), ("share", "1/3")]).await;
    adds(binh, &path, "part", &[("unit", CUT), ("target", "Xã Vĩnh Điều"), ("share", "2/3")]).await;
    adds(binh, &path, "abolish", &[("unit", "Xã Sơn Kiên")]).await;
    adds(binh, &path, "rename", &[("unit", "Xã Hòn Đất"), ("name", "Xã Hòn Đất Mới")]).await;
    let founded = [("target", NEW_PROVINCE), ("name", "Xã Bình Minh Mới"), ("level", "commune")];
    adds(binh, &path, "found", &founded).await;
    let unit = names(demo).await.into_iter().find(|(_, name, _)| name == CUT).expect("it stands").0;
    let shares = format!("{path}/shares/{unit}");
    let version = binh.page(&shares).await.field("version");
    let form = |second: &'static str| {
        [
            ("version".to_owned(), version.clone()),
            ("share".into(), "1/4".into()),
            ("share".into(), second.into()),
        ]
    };
    for (second, status) in
        [("2/4", StatusCode::UNPROCESSABLE_ENTITY), ("3/4", StatusCode::SEE_OTHER)]
    {
        let form = form(second);
        let form: Vec<(&str, &str)> = form.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let mut chi = Visitor::of(demo, "chi").await;
        assert_eq!(chi.post(&shares, &form).await.status, StatusCode::NOT_FOUND);
        let told = binh.post(&shares, &form).await;
        assert_eq!(told.status, status, "{second}: {}", told.words());
    }
    let page = binh.page(&path).await.words();
    assert!(page.contains("1/4") && page.contains("3/4"), "{page}");
    let dry = binh.page(&format!("{path}/dry")).await.words();
    assert!(dry.contains("Chưa có gì thay đổi"), "{dry}");
    path
}

/// Decides it; its day is here.
pub async fn taken(demo: &Demo, who: &mut Visitor, path: &str, number: &str) {
    let version = version(who, path).await;
    done(&who.post(&format!("{path}/take"), &[("version", &version), ("number", number)]).await);
    assert_eq!(run_due(demo).await, 1, "{number}");
}

pub async fn undo(who: &mut Visitor, path: &str) -> crate::visitor::Told {
    let undo = format!("{path}/undo");
    let version = who.page(&undo).await.field("version");
    who.post(&undo, &[("version", &version), ("why", "Ký lại")]).await
}

/// Chi's commune stands under Cà Mau: Dũng has it, Bình does not; nobody in the country is lost.
async fn moved(demo: &Demo, an: &mut Visitor, country: i64) -> (String, UnitId) {
    let chis =
        names(demo).await.into_iter().find(|(_, name, _)| name == CHIS).expect("it stands").0;
    let id = fresh_key();
    let new = NEW.replace(NEW_PROVINCE, "trung-uong");
    let path = done(&an.post(&new, &words_of(&id, "22/QĐ-TƯ")).await);
    adds(an, &path, "parent", &[("unit", CHIS), ("target", "ca-mau")]).await;
    taken(demo, an, &path, "22/QĐ-TƯ").await;
    assert_eq!(level(demo, "trung-uong", "members_total", Month::of(today())).await, country);
    reads(demo, chis, [("dung", true), ("binh", false), ("chi", true)]).await;
    // A quarter of what the first one cut went with the commune that left on the same day.
    named_for_the_province(demo, &["21/QĐ-HCTĐ", "22/QĐ-TƯ"]).await;
    let code = code_of(demo, chis).await;
    super::stood::on_that_day(demo, &code).await;
    super::work::of_a_commune_that_left(demo, &code).await;
    (path, chis)
}

/// Which decisions a span of An Giang's over that day names: those by which something left it.
async fn named_for_the_province(demo: &Demo, expected: &[&str]) {
    let read = |tx: &mut Tx<'_>| {
        let unit = place::find(tx, NEW_PROVINCE, today())?.id;
        restructuring::store::numbers(tx, &[unit], (today().add_days(-2), today()))
    };
    let numbers = demo.house.db.read(read).await.expect("numbers of decisions");
    assert_eq!(numbers, expected);
}

async fn went_back(demo: &Demo, an: &mut Visitor, (path, chis): &(String, UnitId)) {
    done(&undo(an, path).await);
    reads(demo, *chis, [("dung", false), ("binh", true), ("chi", true)]).await;
    let files = Visitor::of(demo, "chi").await.page("/care").await.words();
    assert!(files.contains(CHIS), "{files}");
}

/// Who opens Chi's commune and its files today.
async fn reads(demo: &Demo, chis: UnitId, all: [(&str, bool); 3]) {
    let code = code_of(demo, chis).await;
    for (login, is_seen) in all {
        let mut who = Visitor::of(demo, login).await;
        for page in ["/reports?month=2025-09&unit=", "/care?unit="] {
            let told = who.get(&format!("{page}{code}")).await;
            let expected = if is_seen { StatusCode::OK } else { StatusCode::NOT_FOUND };
            assert_eq!(told.status, expected, "{login}: {page}{code}");
        }
    }
}

async fn code_of(demo: &Demo, unit: UnitId) -> String {
    let read = move |tx: &mut Tx<'_>| Ok(place::get(tx, unit, today())?.code);
    demo.house.db.read(read).await.expect("Chi's commune")
}

/// The units directly under the new province today: id, name, path.
async fn names(demo: &Demo) -> Vec<(UnitId, String, String)> {
    let read = |tx: &mut Tx<'_>| {
        let province = place::find(tx, NEW_PROVINCE, today())?.id;
        place::children(tx, province, today())
    };
    let rows = demo.house.db.read(read).await.expect("units");
    rows.into_iter().map(|row| (row.id, row.name, row.code)).collect()
}
